/** Two readings side by side. */
import { drawComparison } from "./extension/compare.dom.js";
import { element } from "./extension/summary.dom.js";
import { drawHead } from "./result.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./reading.js").Reading} Reading
 */

/**
 * @param {HTMLElement} container
 * @param {Reading[]} readings two
 * @param {{ words: Words, titles: string[], actions: HTMLElement[], onOpen: (which: number) => void }} options
 */
export function drawBoth(container, readings, { words, titles, actions, onOpen }) {
  const [left, right] = readings.map(({ explanation }, index) => ({ title: titles[index], report: explanation.report }));
  const table = element("div", {});
  drawComparison(table, { left, right }, { words });
  const opens = titles.map((title, index) => {
    const button = element("button", { type: "button", "data-open": String(index + 1) }, words.text("www_open_side", { title }));
    button.addEventListener("click", () => onOpen(index + 1));
    return button;
  });
  container.replaceChildren(drawHead(words.text("www_compared"), actions), element("div", { class: "comparison" }, element("div", { class: "actions" }, ...opens), table));
}
