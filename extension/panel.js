// The summary over the page, opened from the badge.
import { drawChange } from "./changes.dom.js";
import { toBackground } from "./messages.js";
import { iconButton, mark } from "./shapes.js";
import { drawSummary } from "./summary.js";
import { button, element } from "./summary.dom.js";
import { verdictOf } from "./verdict.js";

/**
 * @typedef {object} Options
 * @property {import("./words.js").Words} words
 * @property {import("./messages.js").Change} change
 * @property {readonly string[]} concerns
 * @property {string} [topic] opened at once
 * @property {(clause: number, topic: string) => void} onShow
 * @property {() => void} onShowAll
 * @property {() => void} onClose
 */

/** @param {import("./report.d.ts").Report} report @param {Options} options */
export function drawPanel(report, options) {
  const { words, topic, onClose } = options;
  const settings = iconButton("settings", words.text("panel_settings"), () => toBackground({ kind: "open-settings" }));
  const close = iconButton("close", words.text("panel_close"), onClose);
  const title = element("p", { class: "cl-panel-title", dir: "auto" }, report.policy.title ?? document.title);
  const panel = element(
    "section",
    { class: "cl-summary cl-panel", role: "dialog", "aria-label": words.text("panel_name"), tabindex: "-1" },
    element("div", { class: "cl-panel-head" }, mark(), title, settings, close),
    ...drawBody(report, options),
  );
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") onClose();
  });
  return { element: panel, focus: () => focusOn(panel, topic) };
}

/** @param {import("./report.d.ts").Report} report @param {Options} options */
function drawBody(report, { words, change, concerns, onShow, onShowAll }) {
  const summary = element("div");
  const body = element("div", { class: "cl-panel-body" }, change && drawChange(change, words), summary);
  const verdict = verdictOf(report);
  if (verdict === "too_short") summary.append(element("p", { class: "cl-panel-note" }, words.text("panel_too_short")));
  else drawSummary(summary, report, { words, concerns, onShow, base: location.href, onReport: (wrong) => open(report, wrong) });
  if (verdict !== "policy") return [body];
  const all = button(words.text("panel_show_all"), onShowAll, { class: "cl-panel-all" });
  return [body, element("div", { class: "cl-panel-foot" }, all)];
}

/** A page of our own, which may save files. @param {import("./report.d.ts").Report} report @param {string} [wrong] a topic */
const open = (report, wrong) => toBackground({ kind: "open-report", report: JSON.stringify(report), url: location.href, wrong });

/** To the line that the reader left, which opens again, or to the top. @param {HTMLElement} panel @param {string | undefined} topic */
function focusOn(panel, topic) {
  const line = topic && panel.querySelector(`[data-topic="${CSS.escape(topic)}"] button.cl-line`);
  if (!(line instanceof HTMLElement)) return panel.focus();
  line.click();
  line.focus();
  line.scrollIntoView({ block: "nearest" });
}
