/** What the reader gives – text, HTML, Markdown, a file – turned into a document and a snapshot. */
import { formatOf } from "./format.js";
import { markdownPage } from "./markdown.js";
import { plainDocument } from "./plain.js";
import { read } from "./reader.js";

/**
 * @typedef {import("./snapshot.d.ts").Snapshot} Snapshot
 *
 * @typedef {object} Source
 * @property {string} text
 * @property {string | null} name what a person calls it, if it has no title of its own
 * @property {string | null} sample the sample's file, where it is one
 */

/** The work is linear in the text, but a page of this size is no policy. */
export const MEGABYTES = 10;

/** @type {{ createPolicy: (name: string, rules: object) => { createHTML: (html: string) => string } } | undefined} */
const trustedTypes = Reflect.get(globalThis, "trustedTypes");

/** The one place where a string becomes markup: a document that is only parsed runs no script and loads nothing. */
const parsing = trustedTypes?.createPolicy("clauselight-parse", { createHTML: (/** @type {string} */ html) => html });

const READERS = Object.freeze({ html: parse, markdown: markdownPage, text: plainDocument });

/** What cannot be read, for the reader: `key` names the words. */
export class SourceError extends Error {
  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  constructor(key, values = {}) {
    super(key);
    this.name = "SourceError";
    this.key = key;
    this.values = values;
  }
}

/**
 * @param {string} text in whatever format; told apart by content
 * @returns {{ snapshot: Snapshot, milliseconds: number }}
 */
export function snapshotOf(text) {
  if (text.trim() === "") throw new SourceError("www_error_empty");
  if (text.length > MEGABYTES * 1_000_000) throw new SourceError("www_error_large", { limit: MEGABYTES });
  const begin = performance.now();
  const { snapshot } = read(READERS[formatOf(text)](text));
  return { snapshot, milliseconds: performance.now() - begin };
}

/** @param {string} html */
function parse(html) {
  return new DOMParser().parseFromString(parsing?.createHTML(html) ?? html, "text/html");
}

/**
 * @param {File} file
 * @returns {Promise<Source>}
 */
export async function sourceOf(file) {
  if (file.size > MEGABYTES * 1_000_000) throw new SourceError("www_error_large", { limit: MEGABYTES });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 64)).trimStart().startsWith("%PDF-")) throw new SourceError("www_error_pdf");
  const text = decode(bytes);
  if (text === null || text.includes("\0")) throw new SourceError("www_error_file");
  if (text.trim() === "") throw new SourceError("www_error_empty");
  return { text, name: file.name, sample: null };
}

/**
 * UTF-8 where it is that, else what the bytes say of themselves.
 *
 * @param {Uint8Array} bytes
 * @returns {string | null} null where they are no text
 */
function decode(bytes) {
  for (const label of [markOf(bytes) ?? "utf-8", declaredIn(bytes)]) {
    const text = label && tryDecode(bytes, label);
    if (typeof text === "string") return text;
  }
  return null;
}

/** @param {Uint8Array} bytes */
function markOf([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** @param {Uint8Array} bytes */
function declaredIn(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? null;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} label
 */
function tryDecode(bytes, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
