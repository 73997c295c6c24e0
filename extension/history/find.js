// Finding and ordering what was read. Pure.
import { lastRead } from "../memory.entry.js";

/** @typedef {import("../memory.entry.js").Entry} Entry */

export const NEWEST = "newest";
export const ORDERS = Object.freeze([NEWEST, "name"]);

/** What a policy is called in a list. @param {Entry} entry */
export const nameOf = ({ title, host }) => title?.trim() || host;

/** What tells it from others that are called the same. @param {Entry} entry */
export const fullNameOf = (entry) => (nameOf(entry) === entry.host ? entry.host : `${nameOf(entry)} (${entry.host})`);

/** Those whose title or host holds all the words. @param {readonly Entry[]} entries @param {string} query */
export function found(entries, query) {
  const words = folded(query).split(/\s+/);
  return entries.filter(({ title, host }) => {
    const text = folded(`${title} ${host}`);
    return words.every((word) => text.includes(word));
  });
}

/** Capitals and accents do not matter. @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

/** @param {readonly Entry[]} entries @param {string} order @param {string} tag */
export function ordered(entries, order, tag) {
  if (order === NEWEST) return [...entries].sort((one, other) => lastRead(other) - lastRead(one));
  const { compare } = new Intl.Collator(tag, { numeric: true });
  const site = (/** @type {Entry} */ { host }) => host.replace(/^www\./, "");
  return [...entries].sort((one, other) => compare(site(one), site(other)) || compare(nameOf(one), nameOf(other)));
}
