// What the reader says is wrong, as a text that can be read, copied and saved. It is sent nowhere.
import { addressOf } from "./memory.entry.js";

/**
 * @typedef {import("./export.js").Passage} Passage
 * @typedef {"answer" | "clause" | "missing"} Kind
 *
 * @typedef {object} Complaint
 * @property {string} topic
 * @property {Kind} kind
 * @property {number | null} clause  the passage it is about; null: all of them
 * @property {string} note
 */

/** In English and in the report's own codes: who reads it speaks those. @type {Readonly<Record<Kind, string>>} */
const KINDS = Object.freeze({ answer: "the answer is wrong", clause: "a passage does not belong here", missing: "something is missing" });

/**
 * @param {import("./opened.js").Opened} opened
 * @param {readonly Passage[]} passages the answer's
 * @param {Complaint} complaint
 * @param {string} version of the extension, and so of its core
 */
export function complaintText({ report, url }, passages, { topic, kind, clause, note }, version) {
  const answer = report.answers.find((one) => one.topic === topic);
  const about = passages.filter(({ id }) => clause === null || id === clause);
  return [
    `Wrong: ${KINDS[kind]}`,
    note.trim() === "" ? null : `Note: ${note.trim()}`,
    "",
    `Page: ${addressOf(url)}`,
    `Title: ${report.policy.title ?? "none"}`,
    `Language: ${report.policy.language}`,
    `Topic: ${topic}`,
    `Answer: ${answer ? JSON.stringify({ ...answer, clauses: undefined }) : "none"}`,
    ...about.flatMap((passage) => ["", ...passageLines(passage, report)]),
    "",
    `Clauselight ${version}, core ${version}, report schema ${report.schema}`,
  ].filter((line) => typeof line === "string").join("\n");
}

/** @param {Passage} passage @param {import("./report.d.ts").Report} report */
function passageLines({ id, path, leads, text }, { clauses }) {
  const labels = clauses.find((clause) => clause.id === id)?.labels ?? [];
  return [
    `Passage: ${text}`,
    `Under: ${path.join(" › ") || "no heading"}`,
    ...leads.map((lead) => `After: ${lead}`),
    `Labels: ${labels.map(({ label, score }) => `${label} ${score}`).join(", ") || "none"}`,
  ];
}
