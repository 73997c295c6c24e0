// The bar while passages are highlighted: from one to the next, back to the summary, or away.
import { iconButton } from "./shapes.js";
import { element } from "./summary.dom.js";

/**
 * @typedef {object} Options
 * @property {import("./words.js").Words} words
 * @property {readonly string[]} passages their text, for those who listen
 * @property {number} start
 * @property {(index: number) => boolean} go  shows a passage; false: it is no longer in the page
 * @property {() => void} onBack
 * @property {() => void} onClose
 */

/** @param {Options} options */
export function drawBar({ words, passages, start, go, onBack, onClose }) {
  let index = start;
  const position = element("span", { class: "cl-position", "aria-hidden": "true" });
  const said = element("span", { class: "cl-hidden", role: "status" });
  const step = (/** @type {number} */ by) => {
    index = (index + by + passages.length) % passages.length;
    const place = words.text("bar_position", { n: index + 1, total: passages.length });
    const found = go(index);
    position.textContent = found ? place : words.text("bar_missing");
    said.textContent = `${position.textContent}. ${passages[index] ?? ""}`;
  };
  const next = iconButton("next", words.text("bar_next"), () => step(1));
  const bar = element(
    "div",
    { class: "cl-summary cl-bar", role: "toolbar", "aria-label": words.text("bar_name") },
    iconButton("previous", words.text("bar_previous"), () => step(-1)),
    position, next,
    iconButton("back", words.text("bar_back"), onBack),
    iconButton("close", words.text("bar_close"), onClose),
    said,
  );
  bar.addEventListener("keydown", (event) => {
    const action = keys(step, onClose)[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  step(0);
  return { element: bar, focus: () => next.focus({ preventScroll: true }) };
}

/** @param {(by: number) => void} step @param {() => void} close @returns {Record<string, () => void>} */
const keys = (step, close) => ({
  n: () => step(1), ArrowDown: () => step(1), ArrowRight: () => step(1),
  p: () => step(-1), ArrowUp: () => step(-1), ArrowLeft: () => step(-1),
  Escape: close,
});
