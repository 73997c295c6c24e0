/** What an answer opens onto: what its evidence comes to, and the evidence. */
import { button, element } from "./summary.dom.js";
import { drawPassage, drawPassages, drawSteps, textsOf } from "./summary.passages.js";
import { drawTable } from "./summary.table.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./summary.js").View} View
 * @typedef {{ clause: Clause, part: string, what: string, time: string }} Kept one thing that is kept
 */

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
export function drawEvidence(view, answer) {
  const proof = answer.topic === "retention" ? drawRetention(view, answer) : drawClauses(view, answer);
  const { words, onReport } = view;
  return element("div", {}, proof, onReport && button(words.text("wrong_open"), () => onReport(answer.topic), { class: "cl-quiet" }));
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
function drawClauses(view, answer) {
  const passages = answer.clauses.flatMap((id) => view.clauses.get(id) ?? []).map((clause) => ({ clause }));
  return element("div", {}, answer.topic === "transfer" && drawTransfer(view, answer), drawPassages(view, answer, passages));
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {number} passages that prove the answer, those of its periods included
 */
export function countEvidence(view, answer) {
  const ids = new Set([...answer.clauses, ...(answer.periods ?? []).map(({ clause }) => clause)]);
  return [...ids].filter((id) => view.clauses.has(id)).length;
}

/**
 * Where data goes, and on what basis. A doubtful answer is not put into words.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement | null}
 */
function drawTransfer({ words }, { answer, unclear, destinations = [], safeguards = [] }) {
  const stays = answer === "no";
  if (unclear || (stays && destinations.length + safeguards.length === 0)) return null;
  const named = safeguards.map((code) => words.text(`safeguard_${code}`)).filter(Boolean);
  return element(
    "dl",
    { class: "cl-card" },
    ...drawFact(words.text(stays ? "transfer_card_stays" : "transfer_card_goes"), words.places(destinations), words.text("transfer_card_unnamed")),
    ...(stays && named.length === 0 ? [] : drawFact(words.text("transfer_card_basis"), named, words.text("transfer_card_none"))),
  );
}

/**
 * @param {string} name
 * @param {string[]} values
 * @param {string} silence said where there are none
 * @returns {HTMLElement[]}
 */
function drawFact(name, values, silence) {
  const items = values.map((value) => element("li", {}, value));
  return [element("dt", {}, name), element("dd", {}, items.length > 0 ? element("ul", {}, ...items) : silence)];
}

/**
 * Every stated period, and what is kept without one; a row opens onto its passage, and from there to the others'.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
function drawRetention(view, answer) {
  const { words } = view;
  const kept = [...periodsOf(view, answer), ...kindsOf(view, answer)];
  const rows = kept.map(({ clause, part, what, time }, at) => ({
    name: element("span", { class: what ? "cl-what" : "cl-what cl-quoted", lang: view.policyLanguage, dir: "auto" }, what || clause.text),
    value: [element("span", {}, time)],
    open: (/** @type {(row: number, by: number) => void} */ go) => {
      const passage = drawPassage(view, answer, { clause, part }, at);
      return [...(kept.length > 1 ? [drawSteps(view, at, kept.length, go).element] : []), passage.words, ...passage.show];
    },
  }));
  return drawTable({ looks: "cl-kept", caption: words.text("periods_caption"), heads: [words.text("summary_kept_what"), words.text("periods_time")], rows, opened: 0 });
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {Kept[]}
 */
function periodsOf(view, { periods = [] }) {
  return periods.flatMap(({ iso, text, what, clause: id }) => {
    const clause = view.clauses.get(id);
    return clause ? [{ clause, part: text, what: what ?? rowName(view, clause), time: view.words.period(iso) }] : [];
  });
}

/**
 * Evidence without a number: as long as needed, until deletion, without limit.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {Kept[]}
 */
function kindsOf(view, { answer, clauses, periods = [] }) {
  const timed = new Set(periods.map(({ clause }) => clause));
  return clauses.filter((id) => !timed.has(id)).flatMap((id) => {
    const clause = view.clauses.get(id);
    return clause ? [{ clause, part: "", what: rowName(view, clause), time: view.words.text(`retention_kind_${kindOf(clause, answer)}`) }] : [];
  });
}

/**
 * Which kind of the answer a clause speaks for, surest first.
 *
 * @param {Clause} clause
 * @param {string | string[]} kinds
 * @returns {string}
 */
function kindOf({ labels }, kinds) {
  const scored = labels.map(({ label, score }) => ({ kind: label.replace("retention.", ""), score }));
  const [best] = scored.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => b.score - a.score);
  return best?.kind ?? kinds[0];
}

/**
 * What a table's cell is about: the first cell of its row.
 *
 * @param {View} view
 * @param {Clause} clause
 */
const rowName = (view, { headers }) => textsOf(view, headers)[0] ?? "";
