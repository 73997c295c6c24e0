// The settings. Each change is kept at once.
import { CONCERNS, topicOf } from "../concerns.js";
import { languageOf, wordsFor } from "../language.js";
import { toBackground } from "../messages.js";
import { onSettings, readSettings } from "../settings.js";
import { mark } from "../shapes.js";
import { element } from "../summary.dom.js";
import { LANGUAGES } from "../words.js";

/**
 * @typedef {import("../settings.js").Settings} Settings
 * @typedef {import("../settings.js").Change} Change
 * @typedef {import("../words.js").Words} Words
 */

const box = document.getElementById("options") ?? document.body;
const status = element("p", { class: "status", role: "status" });

/** @param {Change} change @param {string} done what is said then */
async function change(change, done) {
  const reply = await toBackground({ kind: "change", change });
  const words = await wordsFor(await readSettings());
  status.textContent = words.text(reply.ok ? done : "error_core");
}

/** @param {Settings} settings */
async function draw(settings) {
  const words = await wordsFor(settings);
  document.documentElement.lang = words.tag;
  document.documentElement.dir = words.direction;
  document.title = words.text("options_title");
  const focused = document.activeElement?.id;
  box.replaceChildren(
    element("div", { class: "title" }, mark(), element("h1", {}, words.text("options_title"))),
    drawLanguage(settings, words), drawBadge(settings, words), drawConcerns(settings, words), drawSites(settings, words), drawStored(words), status,
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
  const show = element("button", { type: "button", class: "button", "aria-label": words.text("options_sites_remove", { host }) }, words.text("options_sites_remove_short"));
  show.addEventListener("click", () => change({ kind: "unhide", host }, "options_saved"));
  return element("li", {}, element("bdi", {}, host), show);
}

/** @param {Words} words */
function drawStored(words) {
  const buttons = element("div", { class: "buttons" });
  const erase = element("button", { type: "button", class: "button", id: "erase" }, words.text("options_erase"));
  erase.addEventListener("click", () => askFirst(buttons, erase, words));
  buttons.append(erase);
  return element("section", {}, element("h2", {}, words.text("options_stored")), element("p", { class: "note" }, words.text("options_stored_note")), buttons);
}

/** @param {HTMLElement} buttons @param {HTMLElement} erase @param {Words} words */
function askFirst(buttons, erase, words) {
  const back = () => {
    buttons.replaceChildren(erase);
    erase.focus();
  };
  const yes = element("button", { type: "button", class: "button" }, words.text("options_erase_yes"));
  yes.addEventListener("click", () => change({ kind: "erase" }, "options_erased").then(back));
  const no = element("button", { type: "button", class: "button first" }, words.text("options_erase_no"));
  no.addEventListener("click", back);
  buttons.replaceChildren(element("span", { role: "status" }, words.text("options_erase_confirm")), yes, no);
  no.focus();
}

onSettings((settings) => draw(settings));
readSettings().then(draw).catch(console.error);
