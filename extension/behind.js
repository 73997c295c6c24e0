// Reads a page of another site: in a tab behind the reader's, which is closed again whatever comes of it.
import { api } from "./browser.js";
import { toPage } from "./messages.js";

/**
 * @typedef {import("./messages.js").Looked} Looked
 * @typedef {import("./messages.js").Failed} Failed
 */

/** Milliseconds: for all of it, between two looks, and for a page that has loaded and may still be filled by a script. */
const LONGEST = 10_000;
const BETWEEN = 300;
const FILLING = 3000;

const KEY = "behind";

/** Tabs that nobody is to see: nothing is drawn in them, and the toolbar says nothing of them. @type {Set<number | undefined>} */
const open = new Set();

/** @param {number | undefined} tab */
export const isBehind = (tab) => open.has(tab);

/**
 * @param {string} href
 * @param {number} beside the tab the reader is in
 * @returns {Promise<Looked | Failed>}
 */
export async function readBehind(href, beside) {
  if (!/^https?:/.test(href)) return { ok: false, error: "unreachable" };
  const { windowId, index } = await api.tabs.get(beside);
  const tab = await api.tabs.create({ url: href, active: false, windowId, index: index + 1 });
  const id = /** @type {number} */ (tab.id);
  open.add(id);
  try {
    await Promise.all([api.storage.session.set({ [KEY]: id }), api.tabs.update(id, { muted: true })]);
    return await lookUntilRead(id, href);
  } finally {
    await closeBehind(id);
  }
}

/** @param {number} id */
async function closeBehind(id) {
  // It may be closed already.
  await api.tabs.remove(id).catch(() => undefined);
  open.delete(id);
  await api.storage.session.remove(KEY);
}

/** What is left where the browser stopped the background in between. */
export async function closeLeftBehind() {
  const id = (await api.storage.session.get(KEY))[KEY];
  if (typeof id === "number" && !open.has(id)) await closeBehind(id);
}

/** Nothing tells when a page has said all that it will say, so it is looked at again. @param {number} id @param {string} href @returns {Promise<Looked | Failed>} */
async function lookUntilRead(id, href) {
  const begin = Date.now();
  let end = begin + LONGEST;
  /** @type {Looked | Failed} */
  let last = { ok: false, error: /\.pdf([?#]|$)/i.test(href) ? "pdf" : "unreachable" };
  while (Date.now() < end) {
    await pause(BETWEEN);
    const reply = await Promise.race([look(id), pause(end - Date.now())]);
    if (reply) last = reply;
    if (last.ok ? JSON.parse(last.report).policy.is_policy : last.error !== "unreachable") return last;
    if (await isLoaded(id)) end = Math.min(end, Date.now() + FILLING, begin + LONGEST);
  }
  return last;
}

/** @param {number} id @returns {Promise<Looked | Failed | null>} */
const look = (id) => toPage(id, { kind: "look" });

/** @param {number} id */
const isLoaded = (id) => api.tabs.get(id).then(({ status }) => status === "complete", () => true);

/** @param {number} milliseconds @returns {Promise<null>} */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(() => resolve(null), Math.max(0, milliseconds)));
