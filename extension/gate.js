// Is this page worth reading? Runs on every page, so it looks at next to nothing: address, title, first headings.
import { gateWords } from "./generated/gate-words.js";

const FIRST_HEADINGS = 4;
const HEADING_UNITS = 160;

/** @type {readonly string[]} */
const TITLE_WORDS = gateWords.title;
/** @type {readonly string[]} */
const ADDRESS_WORDS = gateWords.url;

/**
 * Whether anything hints at a policy. A weak sign is enough: the core decides.
 * @param {Document} document
 * @param {Location | URL} address
 */
export function hasSign(document, address) {
  return holds(readable(address.pathname + address.search + address.hash), ADDRESS_WORDS)
    || holds(document.title.toLowerCase(), TITLE_WORDS)
    || headingsHold(document);
}

/** @param {string} text @param {readonly string[]} words */
const holds = (text, words) => text !== "" && words.some((word) => text.includes(word));

/** @param {string} address */
function readable(address) {
  const lower = address.toLowerCase();
  if (!lower.includes("%")) return lower;
  try {
    return decodeURIComponent(lower).toLowerCase();
  } catch {
    return lower;
  }
}

/** @param {Document} document */
function headingsHold(document) {
  for (const tag of ["h1", "h2"]) {
    const headings = document.getElementsByTagName(tag);
    for (let i = 0; i < FIRST_HEADINGS; i += 1) {
      const heading = headings[i];
      if (!heading) break;
      if (holds((heading.textContent ?? "").slice(0, HEADING_UNITS).toLowerCase(), TITLE_WORDS)) return true;
    }
  }
  return false;
}
