// What is kept of a policy that was read: the answers, never the text. Pure: what comes in, what goes out.
import { differences } from "./compare.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./compare.js").Difference} Difference
 *
 * @typedef {object} Version  the policy as it was from one reading to another
 * @property {number} first   when it was first read so, in milliseconds
 * @property {number} last    when it was last read so
 * @property {string} visit   the visit that it was first read in
 * @property {string} core    what read it
 * @property {boolean} engine whether another core than the version's before read it: differences may come from that
 * @property {string | null} updated
 * @property {string} text    the whole text's hash
 * @property {string} hashes  those of the clauses that say something, each `HASH` characters; empty once it is old
 * @property {number} moved   clauses that the version before had not
 * @property {Record<string, number>} labels how many clauses do what
 * @property {Answer[]} answers
 *
 * @typedef {object} Entry    a policy
 * @property {string} key
 * @property {string} address
 * @property {string} host
 * @property {string | null} title
 * @property {string} language
 * @property {Version[]} versions oldest first, at least one
 *
 * @typedef {object} Reading
 * @property {string} address
 * @property {string} visit one document's life in a tab, in which late text makes a page be read several times
 * @property {number} at
 * @property {string} core
 *
 * @typedef {object} Change   what became of a policy since it was last read
 * @property {string} since   the day that was
 * @property {Difference[]} differences most important first; empty: other words, the same answers
 */

export const PREFIX = "policy:";
/** All policies together, in bytes of JSON, and how many. */
export const LARGEST = 5_000_000;
export const MOST = 1000;

const MOST_VERSIONS = 8;
/** The latest, and the one it is taken back to when a reading turns out to have been half a page. */
const HASHED_VERSIONS = 2;
const HASH = 9;
const DAY = 24 * 60 * 60 * 1000;
const LONGEST_VALUE = 40;
/** What is added to an address to tell where a reader came from. */
const CAMPAIGN = /^(utm_.*|.*clid|ref|referrer|source|src|_ga|_gl|mc_.id)$/i;

/**
 * An address that tells a policy from others, and nothing more: without what follows #, unless it is where a
 * single-page site names its pages, without campaign marks, and without values that look like somebody's.
 *
 * @param {string} href
 */
export function addressOf(href) {
  const url = new URL(href);
  for (const [name, value] of [...url.searchParams]) {
    if (CAMPAIGN.test(name) || value.length > LONGEST_VALUE || value.includes("@")) url.searchParams.delete(name);
  }
  url.username = "";
  url.password = "";
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  return url.href;
}

/** A policy in two languages is two policies: what reads otherwise need not say otherwise. @param {string} address @param {string} language */
const keyOf = (address, language) => `${PREFIX}${language} ${address}`;

/** The key a report is kept under. @param {Report} report @param {string} href */
export const keyFor = ({ policy }, href) => keyOf(addressOf(href), policy.language);

/** Whether there is anything to keep. @param {Report} report */
export const isKept = ({ policy, answers }) => policy.is_policy && policy.supported && answers.length > 0;

/**
 * An entry after one more reading.
 *
 * @param {Entry | null} entry
 * @param {Report} report
 * @param {Reading} reading
 * @returns {Entry}
 */
export function merged(entry, report, reading) {
  const address = addressOf(reading.address);
  const { language, title } = report.policy;
  // What this visit has read so far gives way to what it reads now.
  const before = (entry?.versions ?? []).filter(({ visit }) => visit !== reading.visit);
  const versions = withVersion(before, versionOf(report, reading)).slice(-MOST_VERSIONS);
  const old = versions.length - HASHED_VERSIONS;
  const kept = versions.map((version, index) => (index < old ? { ...version, hashes: "" } : version));
  return { key: keyOf(address, language), address, host: new URL(address).host || new URL(address).protocol, title, language, versions: kept };
}

/** @param {Version[]} versions @param {Version} now @returns {Version[]} */
function withVersion(versions, now) {
  const before = versions.at(-1);
  if (!before) return [now];
  const { first, visit, engine, moved } = before;
  // The same text: another core's answers take the place of the older one's, and nothing has changed.
  const same = before.core === now.core ? before.hashes === now.hashes && said(before) === said(now) : before.text === now.text;
  // What was only a part of the page is no earlier version of it, and no later one.
  if (isPart(now, before)) return versions;
  if (same || isPart(before, now)) return [...versions.slice(0, -1), { ...now, first, visit, engine, moved }];
  return [...versions, { ...now, engine: before.core !== now.core, moved: movedBetween(before.hashes, now.hashes) }];
}

/** @param {Version} version */
const said = ({ answers }) => JSON.stringify(answers.map(({ topic, answer, unclear, message }) => [topic, answer, unclear, message]));

/** Whether a reading met less than half of the other's clauses, and no others. @param {Version} part @param {Version} whole */
const isPart = (part, whole) => part.hashes.length * 2 < whole.hashes.length && movedBetween(whole.hashes, part.hashes) === 0;

/** @param {string} before @param {string} now */
function movedBetween(before, now) {
  const known = new Set(split(before));
  return split(now).filter((hash) => !known.has(hash)).length;
}

/** @param {string} hashes @returns {string[]} */
const split = (hashes) => hashes.match(new RegExp(`.{${HASH}}`, "g")) ?? [];

/** @param {Report} report @param {Reading} reading @returns {Version} */
function versionOf({ policy, clauses, answers }, { visit, at, core }) {
  const saying = clauses.filter(({ labels }) => labels.length > 0);
  /** @type {Record<string, number>} */
  const labels = {};
  for (const { label } of saying.flatMap((clause) => clause.labels)) labels[label] = (labels[label] ?? 0) + 1;
  return {
    first: at, last: at, visit, core, engine: false, updated: policy.last_updated, moved: 0, labels,
    // Independent of how a core cuts a text into clauses.
    text: hash(clauses.map(({ text }) => text).join("").replace(/\s+/g, "")),
    hashes: [...new Set(saying.map(({ text }) => hash(text.replace(/\s+/g, " "))))].sort().join(""),
    answers: answers.map(withoutText),
  };
}

/** @param {Answer} answer @returns {Answer} */
function withoutText({ periods, confidence, ...answer }) {
  const bare = { ...answer, clauses: [], confidence: Math.round(confidence * 100) / 100 };
  return periods ? { ...bare, periods: periods.map(({ iso, what }) => ({ iso, what, text: "", clause: -1 })) } : bare;
}

/**
 * 45 bits of a text: enough to tell whether it is the same, too few to tell what it was.
 *
 * @param {string} text
 */
function hash(text) {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(32).padStart(HASH, "0").slice(-HASH);
}

/** A version as a report, without clauses. @param {Entry} entry @param {Version} [version] @returns {Report} */
export function reportOf({ title, language, versions }, version = versions.at(-1)) {
  const policy = { is_policy: true, score: 1, language, supported: true, title, last_updated: version?.updated ?? null, characters: 0, reasons: [] };
  return { schema: 1, policy, links: [], answers: version?.answers ?? [], clauses: [] };
}

/**
 * What changed from the version before the nth to the nth.
 *
 * @param {Entry} entry
 * @param {number} nth
 * @returns {Difference[]} none where another core read it: the policy may be the same
 */
export function changesAt(entry, nth) {
  const [before, now] = [entry.versions[nth - 1], entry.versions[nth]];
  if (!before || !now || now.engine) return [];
  return differences(reportOf(entry, before), reportOf(entry, now));
}

/**
 * What the reader should hear of: for a day, so that it is not lost with a reload.
 *
 * @param {Entry} entry
 * @param {number} at
 * @returns {Change | null}
 */
export function newsOf(entry, at) {
  const [before, now] = entry.versions.slice(-2);
  if (!before || !now || now.engine || now.first < at - DAY) return null;
  return { since: dayOf(before.last), differences: changesAt(entry, entry.versions.length - 1) };
}

/** The day here, as `words.date` takes it. @param {number} time */
export function dayOf(time) {
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** How an entry is stored: browsers hand over a text far faster than objects. @param {Entry} entry */
export const packed = (entry) => JSON.stringify(entry);

/** What is stored, if it is an entry: an older version or another program may have written it. @param {unknown} value @param {string} key */
export function unpacked(value, key) {
  try {
    return typeof value === "string" ? valid(JSON.parse(value), key) : null;
  } catch {
    return null;
  }
}

/** Bytes of what is stored. @param {unknown} value */
const sizeOf = (value) => (typeof value === "string" ? new TextEncoder().encode(value).length : 0);

/** Bytes that entries take. @param {readonly Entry[]} entries */
export const sizeOfAll = (entries) => entries.reduce((sum, entry) => sum + sizeOf(packed(entry)), 0);

/**
 * Whether what this tab reads may be kept: never of a private window, nor where it cannot be told.
 *
 * @param {{ incognito: boolean } | undefined} tab
 */
export const mayKeep = (tab) => tab?.incognito === false;

/** When it was last read. @param {Entry} entry */
export const lastRead = ({ versions }) => versions.at(-1)?.last ?? 0;

/**
 * What has to go so that the rest has room, oldest first. What cannot be read is older than all.
 *
 * @param {Record<string, unknown>} stored
 * @returns {string[]} keys
 */
export function overflow(stored) {
  const all = Object.entries(stored).filter(([key]) => key.startsWith(PREFIX)).map(([key, value]) => {
    const entry = unpacked(value, key);
    return { key, size: sizeOf(value), read: entry ? lastRead(entry) : -1 };
  });
  let room = LARGEST;
  let places = MOST;
  return all.sort((one, other) => other.read - one.read).filter(({ size, read }) => {
    room -= size;
    places -= 1;
    return read < 0 || room < 0 || places < 0;
  }).map(({ key }) => key);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is string[]} */
const areTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
/** @param {unknown} value */
const isTextOrNull = (value) => value === null || typeof value === "string";

/**
 * @param {unknown} value
 * @param {string} key that it is stored under
 * @returns {Entry | null}
 */
export function valid(value, key) {
  if (!isObject(value)) return null;
  const { address, host, title, language, versions } = value;
  if (typeof address !== "string" || !URL.canParse(address) || typeof host !== "string" || typeof language !== "string") return null;
  if (!isTextOrNull(title) || key !== keyOf(address, language) || !Array.isArray(versions)) return null;
  const good = versions.filter(isVersion);
  return good.length > 0 ? /** @type {Entry} */ ({ key, address, host, title, language, versions: good }) : null;
}

/** @param {unknown} value @returns {value is Version} */
function isVersion(value) {
  if (!isObject(value)) return false;
  const numbers = [value["first"], value["last"], value["moved"]].every(Number.isFinite);
  const texts = areTexts([value["visit"], value["core"], value["text"], value["hashes"]]);
  const { updated, engine, labels, answers } = value;
  return numbers && texts && isTextOrNull(updated) && typeof engine === "boolean" && isObject(labels) && Array.isArray(answers) && answers.every(isAnswer);
}

/** @param {unknown} value */
function isAnswer(value) {
  if (!isObject(value) || typeof value["topic"] !== "string" || typeof value["unclear"] !== "boolean") return false;
  const { answer, message, periods = [], clauses } = value;
  const lists = ["recipients", "destinations", "safeguards", "rights", "contacts", "links"].every((name) => areTexts(value[name] ?? []));
  const timed = Array.isArray(periods) && periods.every((period) => isObject(period) && typeof period["iso"] === "string");
  return lists && timed && Array.isArray(clauses) && (typeof answer === "string" || areTexts(answer)) && isMessage(message);
}

/** @param {unknown} message */
function isMessage(message) {
  if (!isObject(message) || typeof message["id"] !== "string") return false;
  return Object.values(message["values"] ?? {}).every((value) => typeof value === "number" || areTexts(value));
}
