/**
 * In what two reports differ in meaning: two policies, or one before and after a change.
 *
 * Only what is sure on both sides counts. Other words for the same, other passages, another confidence are no difference.
 */

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Report} Report
 *
 * @typedef {object} Difference
 * @property {string} topic
 * @property {"answer" | "facts" | "added" | "removed"} kind `added`, `removed`: the first, or the second, does not say
 * @property {Answer | null} before null where the report has no such answer
 * @property {Answer | null} after
 */

/** Fields of an answer that are sets of codes. */
const SETS = Object.freeze(/** @type {const} */ (["destinations", "safeguards", "rights"]));

const DAYS = Object.freeze({ W: 7, D: 1 });
const MONTHS = Object.freeze({ Y: 12, M: 1 });

/**
 * Reports need no clauses. Where one of them has no answers, nothing can be told.
 *
 * @param {Report} before
 * @param {Report} after
 * @param {readonly string[]} [headlines] the topics that stand first
 * @returns {Difference[]} most important first
 */
export function differences(before, after, headlines = ["sale", "transfer", "retention"]) {
  if (before.answers.length === 0 || after.answers.length === 0) return [];
  return pairs(before, after, headlines).flatMap(({ topic, before: one, after: other }) => {
    const kind = kindOf(one, other);
    return kind ? [{ topic, kind, before: one, after: other }] : [];
  });
}

/**
 * The answers of two reports side by side: the first topics first, the others as the report has them.
 *
 * @param {Report} before
 * @param {Report} after
 * @param {readonly string[]} headlines
 * @returns {{ topic: string, before: Answer | null, after: Answer | null }[]}
 */
export function pairs(before, after, headlines) {
  const [older, newer] = [before, after].map(({ answers }) => new Map(answers.map((answer) => [answer.topic, answer])));
  const known = new Set([...newer.keys(), ...older.keys()]);
  const topics = [...headlines.filter((topic) => known.delete(topic)), ...known];
  return topics.map((topic) => ({ topic, before: older.get(topic) ?? null, after: newer.get(topic) ?? null }));
}

/**
 * @param {Answer | null} before
 * @param {Answer | null} after
 * @returns {Difference["kind"] | null} null where they mean the same, or where one of them is doubtful
 */
function kindOf(before, after) {
  if (before?.unclear || after?.unclear) return null;
  const [was, is] = [isSaid(before), isSaid(after)];
  if (!was || !is) return is ? "added" : was ? "removed" : null;
  if (codes(before?.answer) !== codes(after?.answer)) return "answer";
  return factsOf(before) === factsOf(after) ? null : "facts";
}

/** @param {Answer | null} answer */
function isSaid(answer) {
  const values = [answer?.answer ?? []].flat();
  return values.length > 0 && values[0] !== "not_stated";
}

/**
 * The sentence an answer is said in, and what is put into it, as one string.
 *
 * @param {Answer | null} answer
 */
function factsOf(answer) {
  const periods = (answer?.periods ?? []).map(({ iso }) => duration(iso));
  return [answer?.message.id, answer?.min_age, codes(periods), ...SETS.map((name) => codes(answer?.[name]))].join();
}

/** @param {string | string[]} [values] in any order, repeats count once */
function codes(values = []) {
  return [...new Set([values].flat())].sort().join("+");
}

/**
 * Twelve months are a year and seven days a week, but thirty days are no month.
 *
 * @param {string} iso
 * @returns {string} the same for durations that are equally long
 */
export function duration(iso) {
  const parts = /^P(?=\d)((?:\d+[YM])*)((?:\d+[WD])*)$/.exec(iso);
  return parts ? `${sum(parts[1], MONTHS)}M${sum(parts[2], DAYS)}D` : iso;
}

/**
 * @param {string} parts
 * @param {Readonly<Record<string, number>>} units
 */
function sum(parts, units) {
  return [...parts.matchAll(/(\d+)([A-Z])/g)].reduce((total, [, n, unit]) => total + Number(n) * units[unit], 0);
}

/**
 * What an answer names and another does not.
 *
 * @param {Answer | null} answer
 * @param {Answer | null} other
 * @returns {{ periods: string[], destinations: string[], safeguards: string[], rights: string[] }}
 */
export function onlyIn(answer, other) {
  const without = (/** @type {string[]} */ own = [], /** @type {string[]} */ others = []) => own.filter((code) => !others.includes(code));
  const held = new Set((other?.periods ?? []).map(({ iso }) => duration(iso)));
  const periods = (answer?.periods ?? []).map(({ iso }) => iso).filter((iso) => !held.has(duration(iso)));
  return {
    periods: [...new Set(periods)],
    destinations: without(answer?.destinations, other?.destinations),
    safeguards: without(answer?.safeguards, other?.safeguards),
    rights: without(answer?.rights, other?.rights),
  };
}
