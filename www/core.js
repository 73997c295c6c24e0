/** The core in this page: compiled once, at the first use. */
import start, { addWords, explain, weigh } from "./extension/core/clauselight.js";
import { withWords } from "./extension/vocabulary.js";

/**
 * @typedef {import("./extension/snapshot.d.ts").Snapshot} Snapshot
 * @typedef {import("./types.d.ts").Explanation} Explanation
 * @typedef {import("./types.d.ts").Weighed} Weighed
 */

/** @type {Promise<unknown> | null} */
let started = null;

/** Starts the core; what went wrong once may go right the next time. */
export function startCore() {
  started ??= start().catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

/**
 * Every stage of reading a page, and how long it took.
 *
 * @param {Snapshot} snapshot
 * @returns {Promise<{ explanation: Explanation, milliseconds: number }>}
 */
export async function explainSnapshot(snapshot) {
  await startCore();
  let milliseconds = 0;
  const timed = () => {
    const begin = performance.now();
    const explanation = explain(snapshot);
    milliseconds = performance.now() - begin;
    return explanation;
  };
  const explanation = await withWords(timed, addWords, (name) => new URL(`./extension/core/${name}`, import.meta.url).href);
  return { explanation, milliseconds };
}

/**
 * What the learned weights say of one clause of a page that was explained before.
 *
 * @param {Snapshot} snapshot
 * @param {number} clause
 * @returns {Weighed[]} likeliest label first
 */
export function weighClause(snapshot, clause) {
  return weigh(snapshot, clause) ?? [];
}
