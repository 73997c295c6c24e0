// What became of a policy since it was last read, in words.
import { element } from "./summary.dom.js";
import { stateOf } from "./summary.state.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./compare.js").Difference} Difference
 * @typedef {import("./words.js").Words} Words
 */

/** @param {import("./memory.entry.js").Change} change @param {Words} words */
export function drawChange({ since, differences }, words) {
  const title = words.text(differences.length > 0 ? "changed_title" : "changed_wording", { date: words.date(since) });
  return element(
    "section",
    { class: "cl-summary cl-change", lang: words.tag, dir: words.direction },
    element("p", { class: "cl-change-title", role: "status" }, title),
    differences.length > 0 && drawDifferences(differences, words),
  );
}

/** @param {Difference[]} differences @param {Words} words */
export function drawDifferences(differences, words) {
  const items = differences.map((difference) => element(
    "li",
    { "data-topic": difference.topic },
    element("span", { class: "cl-question" }, words.text(`topic_${difference.topic}`)),
    " ",
    element("span", { class: "cl-change-words" }, differenceText(difference, words)),
  ));
  return element("ul", {}, ...items);
}

/** “was …, is now …”: in few words, in a sentence where the few are the same. @param {Difference} difference @param {Words} words */
export function differenceText({ before, after }, words) {
  const forms = [(/** @type {Answer | null} */ answer) => fewWords(answer, words), (/** @type {Answer | null} */ answer) => (answer ? words.message(answer.message) : "")];
  for (const form of forms) {
    const values = { before: form(before), after: form(after) };
    if (values.before !== values.after) return words.text("changed_line", values);
  }
  return words.text("changed_details");
}

/** @param {Answer | null} answer @param {Words} words */
const fewWords = (answer, words) => (answer && stateOf(answer) !== "not_stated" ? words.short(answer) : words.text("state_not_stated"));
