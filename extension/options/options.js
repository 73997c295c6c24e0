// The settings. Each change is kept at once.
import { CONCERNS, topicOf } from "../concerns.js";
import { languageOf, wordsFor } from "../language.js";
import { readMemory } from "../memory.js";
import { sizeOfAll } from "../memory.entry.js";
import { toBackground } from "../messages.js";
import { askFirst, drawTitle, speak } from "../own.js";
import { onSettings, readSettings } from "../settings.js";
import { button, element } from "../summary.dom.js";
import { LANGUAGES } from "../words.js";

/**
 * @typedef {import("../settings.js").Settings} Settings
 * @typedef {import("../settings.js").Change} Change
 * @typedef {import("../words.js").Words} Words
 */

const box = document.getElementById("options") ?? document.body;
const status = element("p", { class: "status", role: "status" });

/** @param {Change} change @param {string} done what is said then */
const change = (change, done) => tell({ kind: "change", change }, done);

/** @param {import("../messages.js").ToBackground} message @param {string} done */
async function tell(message, done) {
  const reply = await toBackground(message);
  const words = await wordsFor(await readSettings());
  status.textContent = words.text(reply.ok ? done : "error_core");
}

/** @param {Settings} settings */
async function draw(settings) {
  const [words, entries] = await Promise.all([wordsFor(settings), readMemory()]);
  speak(words, words.text("options_title"));
  const focused = document.activeElement?.id;
  box.replaceChildren(
    drawTitle(words.text("options_title")),
    drawLanguage(settings, words), drawBadge(settings, words), drawConcerns(settings, words), drawSites(settings, words),
    drawMemory(settings, entries, words), drawStored(words), status,
  );
  if (focused) document.getElementById(focused)?.focus();
}

/** @param {Settings} settings @param {Words} words */
function drawLanguage(settings, words) {
  const own = LANGUAGES.find(({ tag }) => tag === languageOf({ ...settings, language: "auto" }))?.name ?? "";
  const select = element("select", { id: "language" }, element("option", { value: "auto" }, words.text("options_language_auto", { language: own })));
  for (const { tag, name } of LANGUAGES) select.append(element("option", { value: tag, lang: tag }, name));
  select.value = settings.language;
  select.addEventListener("change", () => change({ kind: "language", value: select.value }, "options_saved"));
  return element("section", {}, element("label", { class: "label", for: "language" }, words.text("options_language")), select);
}

/** @param {Settings} settings @param {Words} words */
function drawBadge(settings, words) {
  const check = element("input", { type: "checkbox", id: "badge", checked: settings.badge, "aria-describedby": "badge-note" });
  check.addEventListener("change", () => change({ kind: "badge", value: check.checked }, "options_saved"));
  return element(
    "section",
    {},
    element("label", { class: "check" }, check, element("span", { class: "label" }, words.text("options_badge"))),
    element("p", { class: "note", id: "badge-note" }, words.text("options_badge_note")),
  );
}

/** @param {Settings} settings @param {Words} words */
function drawConcerns({ concerns }, words) {
  const checks = CONCERNS.map((concern) => {
    const check = element("input", { type: "checkbox", id: `concern-${concern}`, checked: concerns.includes(concern) });
    check.addEventListener("change", () => change({ kind: "concerns", value: chosenIn(list) }, "options_saved"));
    return element("label", { class: "check" }, check, element("span", {}, words.text(`concern_${concern}`) || words.text(`topic_${topicOf(concern)}`)));
  });
  const list = element(
    "fieldset",
    { class: "concerns", "aria-describedby": "concerns-note" },
    element("legend", { class: "label" }, words.text("concern_title")),
    element("p", { class: "note", id: "concerns-note" }, words.text("options_concerns_note")),
    ...checks,
  );
  return element("section", {}, list);
}

/** @param {HTMLElement} list what is ticked now, for two ticks may follow faster than settings are kept */
const chosenIn = (list) => CONCERNS.filter((concern) => list.querySelector(`#concern-${concern}:checked`) !== null);

/** @param {Settings} settings @param {Words} words */
function drawSites({ hidden }, words) {
  const title = element("h2", {}, words.text("options_sites"));
  if (hidden.length === 0) return element("section", {}, title, element("p", { class: "note" }, words.text("options_sites_none")));
  return element("section", {}, title, element("ul", { class: "sites" }, ...hidden.map((host) => drawSite(host, words))));
}

/** @param {string} host @param {Words} words */
function drawSite(host, words) {
  const name = words.text("options_sites_remove", { host });
  const show = button(words.text("options_sites_remove_short"), () => change({ kind: "unhide", host }, "options_saved"), { class: "button", "aria-label": name });
  return element("li", {}, element("bdi", {}, host), show);
}

/** @param {Settings} settings @param {import("../memory.entry.js").Entry[]} entries @param {Words} words */
function drawMemory(settings, entries, words) {
  const check = element("input", { type: "checkbox", id: "remember", checked: settings.remember, "aria-describedby": "remember-note" });
  check.addEventListener("change", () => change({ kind: "remember", value: check.checked }, "options_saved"));
  const size = new Intl.NumberFormat(words.tag, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(Math.ceil(sizeOfAll(entries) / 1000));
  const kept = entries.length === 0 ? words.text("history_empty_title") : words.text("options_memory_kept", { policies: words.count("history_count", entries.length), size });
  const see = button(words.text("history_title"), () => toBackground({ kind: "open-history" }), { class: "button", id: "history" });
  const buttons = element("div", { class: "buttons" }, see);
  if (entries.length > 0) {
    buttons.append(erasing(buttons, "forget", words.text("options_memory_erase"), words.text("options_memory_confirm"), () => tell({ kind: "forget", keys: null }, "options_erased"), words));
  }
  return element(
    "section",
    {},
    element("h2", {}, words.text("history_title")),
    element("label", { class: "check" }, check, element("span", {}, words.text("options_memory"))),
    element("p", { class: "note", id: "remember-note" }, words.text("options_memory_note")),
    element("p", { id: "kept" }, kept),
    buttons,
  );
}

/** @param {Words} words */
function drawStored(words) {
  const buttons = element("div", { class: "buttons" });
  buttons.append(erasing(buttons, "erase", words.text("options_erase"), words.text("options_memory_confirm_all"), () => change({ kind: "erase" }, "options_erased"), words));
  return element("section", {}, element("h2", {}, words.text("options_stored")), element("p", { class: "note" }, words.text("options_memory_stored")), buttons);
}

/**
 * A button that asks before it erases.
 * @param {HTMLElement} buttons where it stands @param {string} id @param {string} label @param {string} question
 * @param {() => Promise<void>} erase @param {Words} words
 */
function erasing(buttons, id, label, question, erase, words) {
  const onYes = () => erase().then(async () => draw(await readSettings()));
  const ask = () => askFirst(buttons, { question, yes: words.text("options_erase_yes"), no: words.text("options_erase_no"), onYes });
  return button(label, ask, { class: "button", id });
}

onSettings((settings) => draw(settings));
readSettings().then(draw).catch(console.error);
