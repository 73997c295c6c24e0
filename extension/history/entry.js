// One policy in the list: its three answers, and on a click all that is kept of it.
import { drawDifferences } from "../changes.dom.js";
import { changesAt, dayOf, lastRead, reportOf } from "../memory.entry.js";
import { toBackground } from "../messages.js";
import { HEADLINES } from "../concerns.js";
import { drawSummary, stateIcon, stateOf } from "../summary.js";
import { button, element, link } from "../summary.dom.js";
import { fullNameOf, nameOf } from "./find.js";

/**
 * @typedef {import("../memory.entry.js").Entry} Entry
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../compare.dom.js").Side} Side
 *
 * @typedef {object} Options
 * @property {boolean} chosen
 * @property {(chosen: boolean) => void} onChoose
 * @property {(item: HTMLElement) => void} onDelete
 * @property {(left: Side, right: Side) => void} onCompare
 */

let drawn = 0;

/** @param {Entry} entry @param {Words} words @param {Options} options */
export function drawEntry(entry, words, options) {
  drawn += 1;
  const label = words.text("history_choose", { title: fullNameOf(entry) });
  const choose = element("input", { type: "checkbox", class: "unprinted", value: entry.key, checked: options.chosen, "aria-label": label, title: label });
  choose.addEventListener("change", () => options.onChoose(choose.checked));
  const more = element("div", { class: "kept", id: `entry-${drawn}`, hidden: true });
  const open = element("button", { type: "button", class: "open", "aria-expanded": "false", "aria-controls": more.id, dir: "auto" }, nameOf(entry));
  const item = element(
    "li",
    { class: "entry", "data-key": entry.key },
    choose,
    element("div", { class: "what" }, element("h2", {}, open), drawFacts(entry, words), drawThree(entry, words), more),
  );
  open.addEventListener("click", () => {
    if (!more.hasChildNodes()) more.append(...drawKept(entry, words, options, item));
    more.hidden = !more.hidden;
    open.setAttribute("aria-expanded", String(!more.hidden));
  });
  return item;
}

/** @param {Entry} entry @param {Words} words */
function drawFacts(entry, words) {
  const changed = entry.versions.findLastIndex((_, nth) => changesAt(entry, nth).length > 0);
  const day = (/** @type {number} */ time) => words.date(dayOf(time));
  return element(
    "p",
    { class: "quiet facts" },
    element("bdi", {}, entry.host), " · ", words.text("history_read", { date: day(lastRead(entry)) }),
    changed > 0 && " ",
    changed > 0 && element("span", { class: "changed" }, words.text("history_changed", { date: day(entry.versions[changed]?.first ?? 0) })),
  );
}

/** @param {Entry} entry @param {Words} words */
function drawThree(entry, words) {
  const { answers } = reportOf(entry);
  const first = HEADLINES.flatMap((topic) => answers.find((answer) => answer.topic === topic) ?? []);
  const items = first.map((answer) => {
    const state = stateOf(answer);
    return element("li", { class: "cl-answer", "data-topic": answer.topic, "data-state": state }, stateIcon(state), element("span", {}, words.short(answer)));
  });
  return element("ul", { class: "cl-summary three" }, ...items);
}

/** @param {Entry} entry @param {Words} words @param {Options} options @param {HTMLElement} item */
function drawKept(entry, words, options, item) {
  const report = reportOf(entry);
  const summary = element("div");
  drawSummary(summary, report, { words, base: entry.address, level: 3 });
  const buttons = element(
    "div",
    { class: "buttons unprinted" },
    link(entry.address, words.text("history_open"), { hint: words.text("rights_opens_new_tab") }),
    button(words.text("export_open"), () => toBackground({ kind: "open-report", report: JSON.stringify(report), url: entry.address, read: lastRead(entry) })),
    button(words.text("history_delete"), () => options.onDelete(item)),
  );
  return [buttons, drawVersions(entry, words, options), element("p", { class: "quiet" }, words.text("history_no_text")), summary];
}

/** @param {Entry} entry @param {Words} words @param {Options} options */
function drawVersions(entry, words, options) {
  const [first] = entry.versions;
  if (first && entry.versions.length === 1) return element("p", { class: "quiet" }, words.text("history_first", { date: words.date(dayOf(first.first)) }));
  const items = entry.versions.map((version, nth) => drawVersion(entry, nth, words.date(dayOf(version.first)), words, options)).reverse();
  return element("section", { class: "versions" }, element("h3", {}, words.text("history_versions")), element("ol", {}, ...items));
}

/** @param {Entry} entry @param {number} nth @param {string} date @param {Words} words @param {Options} options */
function drawVersion(entry, nth, date, words, { onCompare }) {
  const [before, version] = [entry.versions[nth - 1], entry.versions[nth]];
  if (!before || !version) return element("li", {}, element("p", {}, words.text("history_first", { date })));
  const differences = changesAt(entry, nth);
  const said = version.engine ? words.text("history_engine") : words.count("history_moved", version.moved);
  const sides = [before, version].map((one) => ({ title: words.date(dayOf(one.first)), report: reportOf(entry, one) }));
  return element(
    "li",
    {},
    element("p", { class: "date" }, date),
    differences.length > 0 ? drawDifferences(differences, words) : element("p", { class: "quiet" }, said),
    button(words.text("history_compare"), () => onCompare(/** @type {Side} */ (sides[0]), /** @type {Side} */ (sides[1]))),
  );
}
