// A report on its way from a popup or a page to a page of our own: in memory, until the browser is closed.
import { api } from "./browser.js";

/**
 * @typedef {object} Opened
 * @property {import("./report.d.ts").Report} report
 * @property {string} url
 * @property {number} read  when, in milliseconds
 * @property {string} [wrong] the topic whose answer the reader finds wrong
 */

const PREFIX = "opened:";
/** So many pages can be loaded again. */
const MOST = 6;

/** Opens the page that saves, prints and complains. @param {Opened} opened */
export async function openReport(opened) {
  const key = `${PREFIX}${Date.now()}`;
  const older = Object.keys(await api.storage.session.get(null)).filter((one) => one.startsWith(PREFIX)).sort();
  await api.storage.session.remove(older.slice(0, Math.max(0, older.length - MOST + 1)));
  await api.storage.session.set({ [key]: opened });
  await api.tabs.create({ url: api.runtime.getURL(`report/report.html?of=${key.slice(PREFIX.length)}`) });
}

/** @returns {Promise<Opened | null>} null: the browser was closed since, or many others were opened */
export async function readOpened() {
  const key = PREFIX + (new URLSearchParams(location.search).get("of") ?? "");
  return /** @type {Opened | undefined} */ ((await api.storage.session.get(key))[key]) ?? null;
}
