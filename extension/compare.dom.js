/**
 * Two reports side by side. The playground and the history share it.
 *
 * It draws into any container, and needs `summary.css` and `compare.css` beside it.
 */
import { differences, onlyIn, pairs } from "./compare.js";
import { drawing, element, hidden } from "./summary.dom.js";
import { HEADLINES } from "./concerns.js";
import { stateIcon, stateOf } from "./summary.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./words.js").Words} Words
 *
 * @typedef {{ title: string, report: Report }} Side
 * @typedef {{ topic: string, before: Answer | null, after: Answer | null }} Pair
 * @typedef {keyof typeof GROUPS} Group
 * @typedef {import("./compare.js").Difference["kind"] | undefined} Kind
 *
 * @typedef {object} Options
 * @property {Words} words
 * @property {readonly string[]} [headlines] the topics that stand first
 */

/** In the order in which they are shown. */
const GROUPS = Object.freeze(/** @type {const} */ ({ differ: "compare_differ", unclear: "compare_unclear", same: "compare_same" }));

const UNEQUAL = Object.freeze([{ class: "cl-stroke", d: "M5 9.2h14M5 14.8h14M15.8 4.5 8.2 19.5" }]);

/**
 * Draws the comparison, in place of whatever the container held.
 *
 * @param {HTMLElement} container
 * @param {{ left: Side, right: Side }} sides
 * @param {Options} options
 * @returns {HTMLElement} its root
 */
export function drawComparison(container, { left, right }, { words, headlines = HEADLINES }) {
  const root = element("div", { class: "cl-summary cl-compare", lang: words.tag, dir: words.direction });
  const without = [left, right].filter(({ report }) => report.answers.length === 0);
  if (without.length > 0) root.append(...without.map((side) => drawMissing(side, words)));
  else root.append(...drawTable(left, right, words, headlines));
  container.replaceChildren(root);
  return root;
}

/**
 * @param {Side} side
 * @param {Words} words
 */
function drawMissing({ title, report }, words) {
  const why = report.policy.is_policy ? "unsupported_title" : "not_policy_title";
  const name = element("p", { class: "cl-notice-title", dir: "auto" }, title);
  return element("div", { class: "cl-notice" }, name, element("p", {}, words.text(why)), element("p", {}, words.text("compare_missing")));
}

/**
 * @param {Side} left
 * @param {Side} right
 * @param {Words} words
 * @param {readonly string[]} headlines
 * @returns {HTMLElement[]}
 */
function drawTable(left, right, words, headlines) {
  const kinds = new Map(differences(left.report, right.report, headlines).map(({ topic, kind }) => [topic, kind]));
  const groups = Object.groupBy(pairs(left.report, right.report, headlines), (pair) => groupOf(pair, kinds));
  const bodies = /** @type {Group[]} */ (Object.keys(GROUPS)).flatMap((group) => {
    const rows = groups[group]?.map((pair) => drawRow(pair, kinds.get(pair.topic), [left.title, right.title], words));
    return rows ? [drawGroup(group, rows, words)] : [];
  });
  // Stacked, a table is none to some browsers unless it says so.
  const table = element("table", { class: "cl-sides", role: "table" }, drawHead([left.title, right.title], words), ...bodies);
  return [drawCounts(groups.differ?.length ?? 0, groups.unclear?.length ?? 0, words), drawFilter(table, bodies, words), table];
}

/**
 * @param {Pair} pair
 * @param {Map<string, Kind>} kinds
 * @returns {Group}
 */
function groupOf({ topic, before, after }, kinds) {
  if (kinds.has(topic)) return "differ";
  return before?.unclear || after?.unclear ? "unclear" : "same";
}

/**
 * @param {number} differ
 * @param {number} unclear
 * @param {Words} words
 */
function drawCounts(differ, unclear, words) {
  const said = differ > 0 ? words.count("compare_count", differ) : words.text("compare_none");
  const doubt = unclear > 0 && words.count("compare_doubt", unclear);
  return element("p", { class: "cl-compare-counts" }, element("strong", {}, said), doubt && " ", doubt);
}

/**
 * @param {HTMLElement} table
 * @param {HTMLElement[]} bodies
 * @param {Words} words
 */
function drawFilter(table, bodies, words) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    for (const body of bodies) body.hidden = box.checked && body.dataset.group !== "differ";
    table.hidden = bodies.every((body) => body.hidden);
  });
  return element("label", { class: "cl-compare-filter" }, box, " ", words.text("compare_only"));
}

/**
 * @param {string[]} titles
 * @param {Words} words
 */
function drawHead(titles, words) {
  const topic = element("th", { scope: "col", role: "columnheader" }, hidden(words.text("compare_topic")));
  const sides = titles.map((title) => element("th", { scope: "col", role: "columnheader" }, element("bdi", {}, title)));
  return element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, topic, ...sides));
}

/**
 * @param {Group} group
 * @param {HTMLElement[]} rows
 * @param {Words} words
 */
function drawGroup(group, rows, words) {
  const title = element("th", { colspan: "3", scope: "rowgroup", role: "rowheader", class: "cl-group-title" }, words.text(GROUPS[group]));
  return element("tbody", { role: "rowgroup", "data-group": group }, element("tr", { role: "row" }, title), ...rows);
}

/**
 * @param {Pair} pair
 * @param {Kind} kind
 * @param {string[]} titles
 * @param {Words} words
 */
function drawRow({ topic, before, after }, kind, titles, words) {
  const mark = kind && element("span", { class: "cl-differs" }, drawing("cl-unequal", UNEQUAL), words.text("compare_differs"));
  const question = element("span", { class: "cl-question" }, words.text(`question_${topic}`));
  // Where the answers are not alike, their sentences say it all.
  const only = kind === "facts" ? [onlyIn(before, after), onlyIn(after, before)].map((names) => namesOf(names, words)) : ["", ""];
  return element(
    "tr",
    { role: "row", class: "cl-pair", "data-topic": topic, "data-differs": kind !== undefined },
    element("th", { scope: "row", role: "rowheader" }, question, " ", mark),
    drawSide(before, only[0], titles[0], words),
    drawSide(after, only[1], titles[1], words),
  );
}

/**
 * @param {Answer | null} answer
 * @param {string} only what the answer beside it does not name
 * @param {string} title
 * @param {Words} words
 */
function drawSide(answer, only, title, words) {
  const state = answer ? stateOf(answer) : "not_stated";
  const sentence = answer && sentenceOf(answer, state, words);
  const said = element(
    "span",
    { class: "cl-words" },
    element("span", { class: "cl-state" }, words.text(`state_${state}`)),
    sentence && element("span", { class: "cl-sentence" }, sentence),
    only && element("span", { class: "cl-only" }, words.text("compare_only_here", { list: only })),
  );
  const name = element("span", { class: "cl-side-title", "aria-hidden": "true" }, element("bdi", {}, title));
  return element("td", { role: "cell" }, name, element("div", { class: "cl-answer cl-side", "data-state": state }, stateIcon(state), said));
}

/**
 * @param {Answer} answer
 * @param {import("./summary.state.js").State} state
 * @param {Words} words
 */
function sentenceOf(answer, state, words) {
  if (state === "not_stated") return null;
  return state === "unclear" ? words.text("unclear_note") : words.message(answer.message);
}

/**
 * @param {ReturnType<typeof onlyIn>} only
 * @param {Words} words
 */
function namesOf({ periods, destinations, safeguards, rights }, words) {
  const names = [
    ...periods.map((iso) => words.period(iso)),
    ...destinations.map((code) => words.place(code)),
    ...safeguards.map((code) => words.text(`safeguard_${code}`)),
    ...rights.map((code) => words.text(`right_${code}`)),
  ];
  return words.list([...new Set(names.filter((name) => name !== ""))]);
}
