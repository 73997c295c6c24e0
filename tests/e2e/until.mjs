import { setTimeout as wait } from "node:timers/promises";

/**
 * Asks again until the answer is true; the last answer, or the last error, goes into the complaint.
 * @template T
 * @param {string} what
 * @param {() => Promise<T> | T} ask
 * @param {number} seconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, ask, seconds = 15) {
  const end = Date.now() + seconds * 1000;
  /** @type {unknown} */
  let last;
  while (Date.now() < end) {
    try {
      last = await ask();
      if (last) return /** @type {NonNullable<T>} */ (last);
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    await wait(50);
  }
  throw new Error(`waited ${seconds} s for ${what}; last: ${JSON.stringify(last)}`);
}
