// The small drawings of the shell: the mark, and what its buttons do.
import { drawing, element } from "./summary.dom.js";

/** @param {string} d */
const lines = (d) => [{ class: "cl-line-shape", d }];

const SHAPES = {
  close: lines("M6 6l12 12M18 6 6 18"),
  move: [{ class: "cl-dots-shape", d: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" }],
  previous: lines("M6 15l6-6 6 6"),
  next: lines("M6 9l6 6 6-6"),
  back: lines("M4 6h16M4 12h16M4 18h10"),
  history: lines("M12 7v5l3.5 2M4.5 5v4h4M4.9 9A8 8 0 1 1 4 12"),
  legend: lines("M4 5h5v5H4zM4 14h5v5H4zM13 7.5h7M13 16.5h7"),
  settings: lines("M4 7h9M19 7h1M4 17h1M11 17h9M16 4.8v4.4M8 14.8v4.4"),
};

/** A clause, lit, between two that are not. */
export const mark = () => drawing("cl-mark-shape", [
  { class: "cl-dim", d: "M4 6h13M4 18h10" },
  { class: "cl-lit", d: "M4 12h16" },
]);

/**
 * A button that shows a drawing and says a word to those who do not see it.
 * @param {keyof typeof SHAPES} shape
 * @param {string} label
 * @param {() => void} onClick
 */
export function iconButton(shape, label, onClick) {
  const button = element("button", { type: "button", class: "cl-icon-button", "aria-label": label, title: label }, drawing("cl-shape", SHAPES[shape]));
  button.addEventListener("click", onClick);
  return button;
}
