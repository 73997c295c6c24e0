/** Every clause with what the core saw in it: concepts, rules, labels and their scores. */
import { element } from "./extension/summary.dom.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./types.d.ts").ExplainedClause} ExplainedClause
 * @typedef {import("./types.d.ts").FoundConcept} FoundConcept
 */

/** Filters that are no label. */
const LABELLED = "";
const ALL = "*";

/**
 * @typedef {object} ClausePane
 * @property {HTMLElement} root
 * @property {(clause: number) => void} show opens a clause, whatever the filter
 */

/**
 * @param {ExplainedClause[]} clauses
 * @param {{ words: Words, onShow: (clause: number) => void }} options
 * @returns {ClausePane}
 */
export function drawClauses(clauses, { words, onShow }) {
  const filter = drawFilter(clauses, words);
  const list = element("div", { class: "clauses" });
  const fill = () => {
    const shown = clauses.filter((clause) => passes(clause, filter.value));
    list.replaceChildren(...shown.map((clause) => drawClause(clause, clauses, words, onShow)));
    if (shown.length === 0) list.append(element("p", { class: "quiet" }, words.text("www_filter_none")));
  };
  filter.addEventListener("change", fill);
  fill();
  const label = element("label", { class: "filter" }, element("span", {}, words.text("www_filter")), " ", filter);
  return { root: element("div", {}, label, list), show: (id) => reveal(id, filter, fill, list) };
}

/**
 * @param {number} id
 * @param {HTMLSelectElement} filter
 * @param {() => void} fill
 * @param {HTMLElement} list
 */
function reveal(id, filter, fill, list) {
  const find = () => /** @type {HTMLDetailsElement | null} */ (list.querySelector(`[data-id="${id}"]`));
  if (!find()) {
    filter.value = ALL;
    fill();
  }
  const found = find();
  if (!found) return;
  found.open = true;
  found.querySelector("summary")?.focus({ preventScroll: true });
  found.scrollIntoView({ block: "nearest" });
}

/**
 * @param {ExplainedClause} clause
 * @param {string} filter
 */
function passes({ labels }, filter) {
  if (filter === ALL) return true;
  return filter === LABELLED ? labels.length > 0 : labels.some(({ label }) => label === filter);
}

/**
 * @param {ExplainedClause[]} clauses
 * @param {Words} words
 * @returns {HTMLSelectElement}
 */
function drawFilter(clauses, words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { label } of clauses.flatMap(({ labels }) => labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labelled = clauses.filter(({ labels }) => labels.length > 0).length;
  const byName = [...counts].sort(([a], [b]) => a.localeCompare(b, "en"));
  return element(
    "select",
    {},
    element("option", { value: LABELLED }, words.text("www_filter_labelled", { n: labelled })),
    element("option", { value: ALL }, words.text("www_filter_all", { n: clauses.length })),
    ...byName.map(([label, n]) => element("option", { value: label, lang: "en", translate: "no" }, `${label} (${n})`)),
  );
}

/**
 * A clause that opens; its inside is drawn when it is first opened, for a policy has a thousand.
 *
 * @param {ExplainedClause} clause
 * @param {ExplainedClause[]} clauses all of them
 * @param {Words} words
 * @param {(clause: number) => void} onShow
 * @returns {HTMLElement}
 */
function drawClause(clause, clauses, words, onShow) {
  const { id, text, labels } = clause;
  const chips = element("span", { class: "chips" }, ...labels.map(({ label, score }) => drawChip(label, score)));
  const line = element("summary", {}, element("span", { class: "said", dir: "auto" }, text), " ", chips);
  const box = element("details", { class: "detail", "data-id": String(id) }, line);
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) box.append(drawInside(clause, clauses, words, onShow));
  });
  return box;
}

/**
 * @param {string} label
 * @param {number} score
 * @returns {HTMLElement}
 */
function drawChip(label, score) {
  return element("span", { class: "chip", lang: "en", translate: "no" }, label, " ", element("b", {}, score.toFixed(2)));
}

/**
 * @param {ExplainedClause} clause
 * @param {ExplainedClause[]} clauses all of them
 * @param {Words} words
 * @param {(clause: number) => void} onShow
 * @returns {HTMLElement}
 */
function drawInside({ id, text, headings, lead_in: leadIn, headers, concepts, rules }, clauses, words, onShow) {
  const texts = (/** @type {number[]} */ ids) => ids.flatMap((at) => clauses[at]?.text ?? []);
  const show = element("button", { type: "button", class: "quiet-button" }, words.text("www_show"));
  show.addEventListener("click", () => onShow(id));
  return element(
    "div",
    { class: "inside" },
    headings.length > 0 && element("p", { class: "quiet", dir: "auto" }, texts(headings).join(" › ")),
    leadIn !== null && element("p", { class: "quiet", dir: "auto" }, ...texts([leadIn])),
    headers.length > 0 && element("p", { class: "quiet", dir: "auto" }, texts(headers).join(" · ")),
    element("h3", {}, words.text("www_concepts")),
    element("p", { class: "marked-text", dir: "auto" }, ...spans(text, concepts)),
    element("h3", {}, words.text("www_rules")),
    drawRules(rules, words),
    show,
  );
}

/**
 * @param {string[]} rules
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawRules(rules, words) {
  if (rules.length === 0) return element("p", { class: "quiet" }, words.text("www_none"));
  return element("ul", { class: "codes", lang: "en", translate: "no" }, ...rules.map((rule) => element("li", {}, element("code", {}, rule))));
}

/**
 * The clause's text with each concept under its words. Spans may overlap: the earliest and longest is drawn, those within it are
 * named beside it.
 *
 * @param {string} text
 * @param {FoundConcept[]} concepts
 * @returns {(Node | string)[]}
 */
function spans(text, concepts) {
  const ordered = [...concepts].sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {(Node | string)[]} */
  const made = [];
  let at = 0;
  for (let next = 0; next < ordered.length; ) {
    const { start, end } = ordered[next];
    const inside = ordered.slice(next).filter((one) => one.start < end);
    made.push(text.slice(at, start), drawConcept(text.slice(start, end), inside));
    at = end;
    next += inside.length;
  }
  return [...made, text.slice(at)];
}

/**
 * @param {string} words
 * @param {FoundConcept[]} concepts
 * @returns {HTMLElement}
 */
function drawConcept(words, concepts) {
  const names = [...new Set(concepts.map(({ concept }) => concept))].join(" ");
  return element("ruby", {}, words, element("rt", { lang: "en", translate: "no" }, names));
}
