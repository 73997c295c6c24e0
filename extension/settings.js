// The reader's settings. Only the background writes.
import { api } from "./browser.js";
import { CONCERNS } from "./concerns.js";

/**
 * @typedef {"block_end_inline_end" | "block_end_inline_start" | "block_start_inline_end" | "block_start_inline_start"} Corner
 *
 * @typedef {object} Settings
 * @property {string} language  a tag of the interface, or "auto"
 * @property {boolean} badge    whether policies get a badge in the page
 * @property {string[]} hidden  hosts whose policies get none
 * @property {Corner} corner    where the badge stands
 * @property {boolean} remember whether what was read is kept (`memory.js`)
 * @property {string[]} concerns  what the reader watches for, of `CONCERNS`
 *
 * @typedef {{kind: "language", value: string} | {kind: "badge", value: boolean} | {kind: "corner", value: Corner} | {kind: "concerns", value: string[]}
 *   | {kind: "hide", host: string} | {kind: "unhide", host: string} | {kind: "remember", value: boolean} | {kind: "erase"}} Change
 */

const KEY = "settings";

/** In this order, `surface.js` counts on it. @type {readonly Corner[]} */
export const CORNERS = Object.freeze([
  "block_end_inline_end", "block_end_inline_start", "block_start_inline_end", "block_start_inline_start",
]);

/** @type {Readonly<Settings>} */
const DEFAULTS = Object.freeze({ language: "auto", badge: true, hidden: [], corner: "block_end_inline_end", concerns: [], remember: true });

/** @returns {Promise<Settings>} */
export async function readSettings() {
  return valid((await api.storage.local.get(KEY))[KEY]);
}

/**
 * Whatever is stored, made into settings: an older version or another program may have written it.
 * @param {any} stored
 * @returns {Settings}
 */
function valid(stored) {
  const { language, badge, hidden, corner, concerns, remember } = stored ?? {};
  return {
    language: typeof language === "string" ? language : DEFAULTS.language,
    badge: typeof badge === "boolean" ? badge : DEFAULTS.badge,
    hidden: Array.isArray(hidden) ? hidden.filter((host) => typeof host === "string") : [],
    corner: CORNERS.includes(corner) ? corner : DEFAULTS.corner,
    concerns: Array.isArray(concerns) ? CONCERNS.filter((known) => concerns.includes(known)) : [],
    remember: typeof remember === "boolean" ? remember : DEFAULTS.remember,
  };
}

/** @type {Promise<unknown>} */
let writes = Promise.resolve();

/**
 * Changes what is stored; changes wait for one another. For the background only: two writers would lose changes.
 * @param {Change} change
 */
export function changeSettings(change) {
  const write = writes.then(() => apply(change));
  writes = write.catch(() => undefined);
  return write;
}

/** @param {Change} change */
async function apply(change) {
  if (change.kind === "erase") return Promise.all([api.storage.local.clear(), api.storage.session.clear()]);
  return api.storage.local.set({ [KEY]: changed(await readSettings(), change) });
}

/**
 * @param {Settings} settings
 * @param {Exclude<Change, {kind: "erase"}>} change
 * @returns {Settings}
 */
export function changed(settings, change) {
  const others = (/** @type {string} */ host) => settings.hidden.filter((hidden) => hidden !== host);
  switch (change.kind) {
    case "language": return valid({ ...settings, language: change.value });
    case "badge": return valid({ ...settings, badge: change.value });
    case "corner": return valid({ ...settings, corner: change.value });
    case "concerns": return valid({ ...settings, concerns: change.value });
    case "remember": return valid({ ...settings, remember: change.value });
    case "hide": return { ...settings, hidden: [...others(change.host), change.host].sort() };
    case "unhide": return { ...settings, hidden: others(change.host) };
  }
}

/** @param {(settings: Settings) => void} listener */
export function onSettings(listener) {
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && KEY in changes) listener(valid(changes[KEY]?.newValue));
  });
}
