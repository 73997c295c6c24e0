// Our sample pages, what their authors say of them, and what the command line says: the badge has to say the same.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { root, target } from "../../tools/lib.mjs";

const FOLDER = join(root, "tests", "pages");
const COMMAND = join(target, "release", "clauselight");

export const HEADLINES = Object.freeze(["sale", "transfer", "retention"]);

/**
 * @typedef {object} Expected what the page's author knows of it
 * @property {boolean} is_policy
 * @property {string} [language]
 * @property {boolean} [sample]
 * @property {Record<string, unknown>} [answers]
 * @property {string[]} [policy_links]
 *
 * @typedef {{ name: string, expected: Expected }} Sample
 * @typedef {{ topic: string, answer: string | string[], clauses: number[], unclear: boolean }} Answer
 * @typedef {{ policy: { is_policy: boolean, supported: boolean }, answers: Answer[], links: { href: string }[] }} Report
 */

/** @returns {Sample[]} */
export function samples() {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".expected.json"))
    .map((name) => ({ name: name.replace(".expected.json", ".html"), expected: JSON.parse(readFileSync(join(FOLDER, name), "utf8")) }));
}

/** @returns {string[]} pages that try to break an extension */
export const hostile = () => readdirSync(join(FOLDER, "hostile")).filter((name) => name.endsWith(".html"));

/** @param {string} name @returns {Report} */
export const nativeReport = (name) =>
  JSON.parse(execFileSync(COMMAND, ["read", "--json", join(FOLDER, name)], { encoding: "utf8", maxBuffer: 1 << 28 }));

/** @param {string} name @returns {import("../../extension/snapshot.d.ts").Snapshot} */
export const nativeSnapshot = (name) =>
  JSON.parse(execFileSync(COMMAND, ["snapshot", join(FOLDER, name)], { encoding: "utf8", maxBuffer: 1 << 28 }));

/** How an answer has to look. @param {Answer} answer */
export function look({ answer, unclear }) {
  if (unclear) return "unclear";
  if (Array.isArray(answer)) return answer.length > 0 ? "stated" : "not_stated";
  return LOOKS[answer] ?? `no look for ${answer}`;
}

const LOOKS = /** @type {Record<string, string>} */ ({
  yes: "does",
  honours: "does",
  notice: "does",
  no: "does_not",
  ignores: "does_not",
  no_notice: "does_not",
  with_consent: "with_consent",
  opt_out: "opt_out",
  stated: "stated",
  not_stated: "not_stated",
});

/**
 * The first sample page of a policy on which author and command line agree that a topic has an answer.
 * @param {string} topic
 * @param {string} answer
 * @param {string} [language] the beginning of its tag
 */
export function pageSaying(topic, answer, language = "") {
  const candidates = samples().filter(({ expected }) => expected.is_policy && (expected.language ?? "").startsWith(language));
  const found = candidates.find(({ name, expected }) => says(expected.answers?.[topic], answer) && agrees(nativeReport(name), topic, answer));
  if (!found) throw new Error(`no sample page in which ${topic} is ${answer}`);
  return { name: found.name, report: nativeReport(found.name) };
}

/** @param {Report} report @param {string} topic @param {string} answer */
function agrees({ answers }, topic, answer) {
  const given = answers.find((one) => one.topic === topic);
  return given !== undefined && !given.unclear && says(given.answer, answer);
}

/** @param {unknown} given @param {string} answer */
const says = (given, answer) =>
  Array.isArray(given) ? given.includes(answer) || (given.length === 0 && answer === "not_stated") : given === answer;
