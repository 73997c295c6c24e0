/** The core in this page: compiled once, at the first use. */
import start, { explain } from "./extension/core/clauselight.js";

/**
 * @typedef {import("./extension/snapshot.d.ts").Snapshot} Snapshot
 * @typedef {import("./types.d.ts").Explanation} Explanation
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
  const begin = performance.now();
  const explanation = explain(snapshot);
  return { explanation, milliseconds: performance.now() - begin };
}
