/** What the reader said matters: which answers of a report meet it, and so which of them stand first. Pure. */
import { periodParts } from "./words.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {{ answer: Answer, concern?: string }} Leading
 */

/** The questions that stand first where nothing that matters to the reader is met. */
export const HEADLINES = Object.freeze(["sale", "transfer", "retention"]);

/** So many lines has the badge, and so many signs the toolbar button. */
const LINES = 3;

const DAYS = /** @type {Record<string, number>} */ ({ year: 365, month: 30.4, week: 7, day: 1 });

/** What is asked for, or may be refused, happens too: it matters to whoever watches for it. @param {Answer} answer */
const happens = ({ answer }) => ["yes", "with_consent", "opt_out", "stated"].includes(String(answer));

/**
 * Concern → the topic that meets it, and when. A doubtful answer counts: it is shown as doubtful.
 *
 * @type {Record<string, [topic: string, isMet: (answer: Answer, report: Report) => boolean]>}
 */
const WHEN = {
  sale: ["sale", happens],
  abroad: ["transfer", happens],
  long_retention: ["retention", ({ answer, periods = [] }) => answer.includes("indefinite") || periods.some(({ iso }) => isLong(iso))],
  ads: ["advertising", happens],
  ai_training: ["ai_training", happens],
  children: ["children", happens],
  no_deletion: ["rights", ({ rights = [] }, report) => !rights.includes("delete") && !isKeptUntilDeletion(report)],
};

/** @param {string} concern */
export const topicOf = (concern) => WHEN[concern][0];

/** Whatever a reader can choose, in the order in which it leads. */
export const CONCERNS = Object.freeze(Object.keys(WHEN));

/**
 * @param {Report} report
 * @param {readonly string[]} chosen of `CONCERNS`
 * @returns {Map<string, string>} topics that meet a concern, and which
 */
export function metConcerns(report, chosen) {
  /** @type {Map<string, string>} */
  const met = new Map();
  for (const concern of CONCERNS.filter((known) => chosen.includes(known))) {
    const [topic, isMet] = WHEN[concern];
    const answer = answerTo(report, topic);
    if (answer && isMet(answer, report)) met.set(topic, concern);
  }
  return met;
}

/**
 * The answers for a place that has room for few.
 *
 * @param {Report} report
 * @param {readonly string[]} chosen
 * @returns {Leading[]}
 */
export function leadingAnswers(report, chosen) {
  const met = metConcerns(report, chosen);
  const topics = [...new Set([...met.keys(), ...HEADLINES])];
  const answers = topics.flatMap((topic) => answerTo(report, topic) ?? []);
  return answers.slice(0, LINES).map((answer) => ({ answer, concern: met.get(answer.topic) }));
}

/** @param {Report} report @param {string} topic */
const answerTo = ({ answers }, topic) => answers.find((answer) => answer.topic === topic);

/** A policy that keeps data until the reader deletes it names a deletion. @param {Report} report */
const isKeptUntilDeletion = (report) => answerTo(report, "retention")?.answer.includes("until_deletion") ?? false;

/** Longer than a year, however it is counted. @param {string} iso */
function isLong(iso) {
  return periodParts(iso).reduce((days, [unit, n]) => days + n * (DAYS[unit] ?? 0), 0) > 366;
}
