/** One reading: the text beside its summary, its clauses, and how it was read. */
import { drawClauses } from "./clauses.js";
import { weighClause } from "./core.js";
import { element } from "./extension/summary.dom.js";
import { drawSummary } from "./extension/summary.js";
import { drawReading } from "./reading.js";
import { drawTabs } from "./tabs.js";
import { drawText } from "./text.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./reading.js").Reading} Reading
 *
 * @typedef {object} Options
 * @property {Words} words
 * @property {string} title
 * @property {HTMLElement[]} actions buttons beside the title
 * @property {string | undefined} tab the tab that is open
 * @property {(tab: string) => void} onTab
 * @property {(clause: number) => void} onPick a clause of the text was chosen
 * @property {(clause: number) => string} address
 */

/**
 * @param {HTMLElement} container
 * @param {Reading} reading
 * @param {Options} options
 * @returns {(clause: number) => void} opens a clause
 */
export function drawResult(container, { snapshot, explanation, milliseconds }, { words, title, actions, tab, onTab, onPick, address }) {
  const { report } = explanation;
  const weigh = (/** @type {number} */ id) => weighClause(snapshot, id);
  const clauses = drawClauses({ words, clauses: explanation.clauses, onShow: (id) => text.show(id), weigh, address });
  const language = report.policy.language === "und" ? null : report.policy.language;
  const text = drawText(snapshot, report.clauses, { label: words.text("www_text"), language, onPick });
  const summary = element("div", {});
  drawSummary(summary, report, { words, onShow: (id) => text.show(id), level: 3 });
  const titled = [
    { id: "summary", title: words.text("www_tab_summary"), content: summary },
    { id: "clauses", title: words.text("www_tab_clauses"), content: clauses.root },
    { id: "reading", title: words.text("www_tab_reading"), content: drawReading({ snapshot, explanation, milliseconds }, words) },
  ];
  const tabs = drawTabs(titled, words.text("www_result"), tab, onTab);
  container.replaceChildren(drawHead(title, actions), textColumn(text.root, tabs.root, words), tabs.root);
  return (id) => {
    tabs.choose("clauses");
    clauses.show(id);
  };
}

/**
 * @param {string} title
 * @param {HTMLElement[]} actions
 */
export function drawHead(title, actions) {
  return element("div", { class: "head" }, element("h2", { tabindex: "-1", dir: "auto" }, title), element("div", { class: "actions" }, ...actions));
}

/**
 * @param {HTMLElement} text
 * @param {HTMLElement} results
 * @param {Words} words
 */
function textColumn(text, results, words) {
  const back = element("button", { type: "button", class: "back" }, words.text("www_back"));
  back.addEventListener("click", () => {
    results.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null} */ (results.querySelector("[aria-selected=true]"))?.focus({ preventScroll: true });
  });
  return element("div", { class: "text-column" }, text, back);
}
