// The summary over the page, opened from the badge.
import { drawChange } from "./changes.dom.js";
import { toBackground } from "./messages.js";
import { iconButton, mark } from "./shapes.js";
import { drawSummary } from "./summary.js";
import { element } from "./summary.dom.js";

/**
 * @typedef {object} Options
 * @property {import("./words.js").Words} words
 * @property {import("./messages.js").Change} change
 * @property {readonly string[]} concerns
 * @property {string} [topic] opened at once
 * @property {(clause: number, topic: string) => void} onShow
 * @property {() => void} onClose
 */

/** @param {import("./report.d.ts").Report} report @param {Options} options */
export function drawPanel(report, { words, change, concerns, topic, onShow, onClose }) {
  const settings = iconButton("settings", words.text("panel_settings"), () => toBackground({ kind: "open-settings" }));
  const close = iconButton("close", words.text("panel_close"), onClose);
  const title = element("p", { class: "cl-panel-title", dir: "auto" }, report.policy.title ?? document.title);
  const summary = element("div");
  drawSummary(summary, report, { words, concerns, onShow, base: location.href, onReport: (wrong) => open(report, wrong) });
  const body = element("div", { class: "cl-panel-body" }, change && drawChange(change, words), summary);
  const panel = element(
    "section",
    { class: "cl-summary cl-panel", role: "dialog", "aria-label": words.text("panel_name"), tabindex: "-1" },
    element("div", { class: "cl-panel-head" }, mark(), title, settings, close),
    body,
  );
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") onClose();
  });
  return { element: panel, focus: () => focusOn(panel, topic) };
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
