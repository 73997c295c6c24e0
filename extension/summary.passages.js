/** The policy's own words: where they stand, the words, and the way to them in the page; one passage at a time. */
import { drawing, element, hidden } from "./summary.dom.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./summary.js").View} View
 * @typedef {{ clause: Clause, part?: string }} Passage `part` is marked in it
 */

/** A chevron to the left, and to the right. */
const PREVIOUS = [{ class: "cl-stroke", d: "M15 5l-7 7 7 7" }];
const NEXT = [{ class: "cl-stroke", d: "M9 5l7 7-7 7" }];

/**
 * Passages that are stepped through in place: nothing moves away from under the reader's hand.
 *
 * @param {View} view
 * @param {Answer} answer
 * @param {Passage[]} passages
 * @returns {HTMLElement}
 */
export function drawPassages(view, answer, passages) {
  const said = element("div", { "aria-live": "polite", "aria-atomic": "true" });
  const foot = element("div", {});
  const box = element("div", { class: "cl-passages" }, said, foot);
  const steps = drawSteps(view, 0, passages.length, (to) => put(to));
  if (passages.length > 1) box.prepend(steps.element);
  const put = (/** @type {number} */ at) => {
    const passage = drawPassage(view, answer, passages[at], at);
    said.replaceChildren(hidden(passages.length > 1 ? `${steps.name(at)} ` : ""), passage.words);
    foot.replaceChildren(...passage.show);
    steps.stand(at);
  };
  put(0);
  return box;
}

/**
 * “2 of 5” between two buttons. The arrow keys work as well; after the last comes the first.
 *
 * @param {View} view
 * @param {number} start
 * @param {number} total
 * @param {(to: number, by: number) => void} go
 */
export function drawSteps({ words }, start, total, go) {
  let at = start;
  const name = (/** @type {number} */ n) => words.text("bar_position", { n: n + 1, total });
  const position = element("span", { class: "cl-nth" }, name(at));
  const step = (/** @type {number} */ by) => go((at + by + total) % total, by);
  const button = (/** @type {string} */ key, /** @type {typeof NEXT} */ shape, /** @type {number} */ by) => {
    const made = element("button", { type: "button", class: "cl-step-button", "aria-label": words.text(key), title: words.text(key) }, drawing("cl-chevron", shape));
    made.addEventListener("click", () => step(by));
    return made;
  };
  const buttons = [button("bar_previous", PREVIOUS, -1), button("bar_next", NEXT, 1)];
  const box = element("div", { class: "cl-steps", role: "group", "aria-label": `${words.text("summary_passages")}, ${name(at)}` }, buttons[0], position, buttons[1]);
  box.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(getComputedStyle(box).direction === "rtl" ? -by : by);
  });
  const stand = (/** @type {number} */ to) => {
    at = to;
    position.textContent = name(to);
  };
  return { element: box, name, stand, focus: (/** @type {number} */ by) => buttons[by < 0 ? 0 : 1].focus() };
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Passage} passage
 * @param {number} at
 * @returns {{ words: HTMLElement, show: HTMLElement[] }} its words, and the way to them
 */
export function drawPassage(view, answer, { clause, part = "" }, at) {
  const quote = element("blockquote", { class: "cl-quote", lang: view.policyLanguage, dir: "auto" });
  quote.append(...marked(clause.text, part));
  return { words: element("div", { class: "cl-passage" }, ...drawPlace(view, clause), quote), show: showButton(view, answer, clause, at + 1) };
}

/**
 * @param {View} view
 * @param {readonly number[]} ids
 * @returns {string[]}
 */
export const textsOf = (view, ids) => ids.flatMap((id) => view.clauses.get(id)?.text ?? []);

/**
 * Where a clause stands: its headings, and what it hangs on – the sentence that introduces its list, the row and the
 * column of its table – without which it often says nothing.
 *
 * @param {View} view
 * @param {Clause} clause
 * @returns {(HTMLElement | null)[]}
 */
function drawPlace(view, { headings, lead_in: leadIn, headers }) {
  const leads = [...textsOf(view, leadIn === null ? [] : [leadIn]), textsOf(view, headers).join(" · ")].filter(Boolean);
  return [drawPath(view, textsOf(view, headings)), ...leads.map((text) => drawLead(view, text))];
}

/**
 * @param {View} view
 * @param {string} text
 * @returns {HTMLElement}
 */
function drawLead({ policyLanguage }, text) {
  return element("p", { class: "cl-lead", lang: policyLanguage, dir: "auto" }, text);
}

/**
 * @param {View} view
 * @param {string[]} headings
 * @returns {HTMLElement | null}
 */
function drawPath({ words, policyTitle, policyLanguage }, headings) {
  const path = headings.length > 1 && policyTitle?.includes(headings[0]) ? headings.slice(1) : headings;
  if (path.length === 0) return null;
  const steps = path.map((step) => element("bdi", { class: "cl-step" }, step));
  return element(
    "p",
    { class: "cl-path" },
    hidden(`${words.text("evidence_heading")} `),
    element("span", { lang: policyLanguage }, ...steps),
  );
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Clause} clause
 * @param {number} nth
 * @returns {HTMLElement[]}
 */
function showButton({ words, canShow, onShow }, { topic }, clause, nth) {
  if (!canShow) return [];
  const name = words.text("evidence_passage", { n: nth, question: words.text(`question_${topic}`) });
  const button = element("button", { type: "button", class: "cl-show" }, words.text("evidence_show"), hidden(` – ${name}`));
  button.addEventListener("click", () => onShow(clause.id, topic));
  return [button];
}

/**
 * @param {string} text
 * @param {string} part
 * @returns {(Node | string)[]}
 */
function marked(text, part) {
  const at = part === "" ? -1 : text.indexOf(part);
  if (at < 0) return [text];
  return [text.slice(0, at), element("mark", {}, part), text.slice(at + part.length)];
}
