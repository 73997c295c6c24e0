// What was read, kept on the device: one stored value a policy. Only the background writes.
import { api } from "./browser.js";
import { PREFIX, isKept, keyFor, lastRead, merged, newsOf, overflow, packed, unpacked, valid } from "./memory.entry.js";

/**
 * @typedef {import("./memory.entry.js").Entry} Entry
 * @typedef {import("./memory.entry.js").Change} Change
 */

/** @type {Promise<unknown>} */
let writes = Promise.resolve();

/**
 * One after the other: two writers would lose what the other wrote.
 * @template Result
 * @param {() => Promise<Result>} write
 * @returns {Promise<Result>}
 */
function queued(write) {
  const result = writes.then(write);
  writes = result.catch(() => undefined);
  return result;
}

/** @returns {Promise<Entry[]>} newest first */
export async function readMemory() {
  const stored = await api.storage.local.get(null);
  const entries = Object.entries(stored).flatMap(([key, value]) => (key.startsWith(PREFIX) ? unpacked(value, key) ?? [] : []));
  return entries.sort((one, other) => lastRead(other) - lastRead(one));
}

/**
 * Keeps what was read. Nobody waits for the writing.
 * @param {import("./report.d.ts").Report} report
 * @param {import("./memory.entry.js").Reading} reading
 * @returns {Promise<Change | null>} what has changed since the policy was read before
 */
export function remember(report, reading) {
  if (!isKept(report)) return Promise.resolve(null);
  return new Promise((tell, fail) => {
    queued(async () => {
      const key = keyFor(report, reading.address);
      const before = unpacked((await api.storage.local.get(key))[key], key);
      const entry = merged(before, report, reading);
      tell(newsOf(entry, reading.at));
      await api.storage.local.set({ [key]: packed(entry) });
      if (!before) await makeRoom();
    }).catch(fail);
  });
}

async function makeRoom() {
  await api.storage.local.remove(overflow(await api.storage.local.get(null)));
}

/** @param {string[] | null} keys null: everything that was read */
export function forget(keys) {
  return queued(async () => api.storage.local.remove(keys?.filter((key) => key.startsWith(PREFIX)) ?? (await storedKeys())));
}

/** What cannot be read goes, too. */
async function storedKeys() {
  return Object.keys(await api.storage.local.get(null)).filter((key) => key.startsWith(PREFIX));
}

/** Takes back a deletion. @param {Entry} entry */
export function restore(entry) {
  return queued(async () => {
    if (valid(entry, entry.key)) await api.storage.local.set({ [entry.key]: packed(entry) });
  });
}
