// The bar while passages are highlighted: from one to the next, which topics, back to the summary, or away.
import { LOOKS } from "./highlight.js";
import { iconButton } from "./shapes.js";
import { element } from "./summary.dom.js";

/**
 * @typedef {import("./tour.js").Subject} Subject
 * @typedef {"first" | "last" | "next" | "previous"} Step
 *
 * @typedef {object} Options
 * @property {import("./words.js").Words} words
 * @property {readonly Subject[]} subjects  what the legend lists
 * @property {ReadonlySet<string>} shown    topics that are shown
 * @property {boolean} unfolded             whether the legend is open at first
 * @property {(to: Step) => void} onGo
 * @property {(topics: readonly string[], on: boolean) => void} onToggle
 * @property {() => void} onUnfold  the legend has come to stand somewhere
 * @property {() => void} onBack
 * @property {() => void} onClose
 *
 * @typedef {object} Place  where the reader is
 * @property {number} index
 * @property {number} total
 * @property {string} text       the passage, for those who listen and for those who look for it
 * @property {string[]} topics   what it proves
 * @property {boolean} found     whether it is in the page
 */

/** @param {Options} options */
export function drawBar(options) {
  const { words, onGo, onBack, onClose } = options;
  const position = element("span", { class: "cl-position", "aria-hidden": "true" });
  const said = element("span", { class: "cl-hidden", role: "status" });
  const legend = element("div", { class: "cl-legend", id: "cl-legend", role: "group", "aria-label": words.text("legend_name"), hidden: !options.unfolded });
  const fold = iconButton("legend", words.text("legend_open"), () => {
    legend.hidden = !legend.hidden;
    fold.setAttribute("aria-expanded", String(!legend.hidden));
    if (!legend.hidden) options.onUnfold();
  });
  fold.setAttribute("aria-expanded", String(options.unfolded));
  fold.setAttribute("aria-controls", legend.id);
  const next = iconButton("next", words.text("bar_next"), () => onGo("next"));
  const row = element(
    "div", { class: "cl-bar-row", role: "toolbar", "aria-label": words.text("bar_name") },
    iconButton("previous", words.text("bar_previous"), () => onGo("previous")), position, next,
    fold, iconButton("back", words.text("bar_back"), onBack), iconButton("close", words.text("bar_close"), onClose),
  );
  const bar = element("div", { class: "cl-summary cl-bar" }, row, legend, said);
  const actions = { ...keys(onGo, words.direction === "rtl"), Escape: onClose, l: () => fold.click() };
  bar.addEventListener("keydown", (event) => act(event, actions));
  const list = (/** @type {readonly Subject[]} */ subjects) => drawLegend(legend, { ...options, subjects });
  list(options.subjects);
  const say = (/** @type {Place} */ place) => {
    position.replaceChildren(...linesOf(place, words).map((line) => element("span", { dir: "auto" }, line)));
    said.textContent = [...linesOf(place, words), place.found && place.text].filter(Boolean).join(". ");
  };
  return { element: bar, list, say, focus: () => next.focus({ preventScroll: true }) };
}

/** @param {Place} place @param {import("./words.js").Words} words @returns {string[]} */
function linesOf({ index, total, text, topics, found }, words) {
  if (!found && text) return [words.text("bar_missing"), words.text("bar_missing_text", { text })];
  if (total === 0) return [words.text("legend_none")];
  return [words.text("bar_position", { n: index + 1, total }), topics.map((topic) => words.text(`topic_${topic}`)).join(" · ")];
}

/** @param {(to: Step) => void} go @param {boolean} mirrored @returns {Record<string, () => void>} */
function keys(go, mirrored) {
  const [next, previous] = [() => go("next"), () => go("previous")];
  return {
    n: next, ArrowDown: next, [mirrored ? "ArrowLeft" : "ArrowRight"]: next,
    p: previous, ArrowUp: previous, [mirrored ? "ArrowRight" : "ArrowLeft"]: previous,
    Home: () => go("first"), End: () => go("last"),
  };
}

/** @param {KeyboardEvent} event @param {Record<string, () => void>} actions */
function act(event, actions) {
  const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Topics by their looks, each with a box to tick; the first ticks all. @param {HTMLElement} legend @param {Options} options */
function drawLegend(legend, { words, subjects, shown, onToggle }) {
  const all = element("input", { type: "checkbox" });
  const boxes = subjects.map(({ topic }) => ({ topic, box: element("input", { type: "checkbox", "data-topic": topic }) }));
  const show = () => {
    for (const { topic, box } of boxes) box.checked = shown.has(topic);
    all.checked = boxes.every(({ box }) => box.checked);
    all.indeterminate = !all.checked && boxes.some(({ box }) => box.checked);
  };
  const toggle = (/** @type {string[]} */ topics, /** @type {boolean} */ on) => {
    onToggle(topics, on);
    show();
  };
  all.addEventListener("change", () => toggle(subjects.map(({ topic }) => topic), all.checked));
  for (const { topic, box } of boxes) box.addEventListener("change", () => toggle([topic], box.checked));
  const rows = subjects.map(({ topic, look, clauses }, at) =>
    element("label", {}, boxes[at]?.box, swatch(look), element("span", {}, words.text(`topic_${topic}`)), element("span", { class: "cl-number" }, String(clauses.size))));
  legend.replaceChildren(element("label", {}, all, element("span", {}, words.text("legend_all"))), ...rows);
  show();
}

/** What the topic's passages look like in the page. @param {number} look */
function swatch(look) {
  const [ground = "", line = "", kind = ""] = LOOKS[look] ?? [];
  const made = element("span", { class: "cl-swatch", "aria-hidden": "true" });
  made.style.background = ground;
  made.style.borderBlockEnd = `3px ${kind} ${line}`;
  return made;
}
