// Is this page worth reading? Runs on every page, so it looks at next to nothing: address, title, first headings.
import { gateWords } from "./generated/gate-words.js";

const FIRST_HEADINGS = 4;
const HEADING_UNITS = 160;
/** Where nothing is marked up as a heading, the first words of the page stand in for one. */
const FIRST_UNITS = 600;
const FIRST_TEXTS = 60;
const NO_WORDS = new Set(["script", "style", "noscript", "a", "button", "option"]);

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
    || holds(`${document.title}\n${headings(document)}`.toLowerCase(), TITLE_WORDS);
}

const FIRST_FRAMES = 4;
/** A dialog with less text holds no policy. */
const LEAST_DIALOG = 1000;
const DIALOGS = "dialog[open], [role=dialog], [aria-modal=true]";

/** The same of frames of the page's own origin. @param {Window} window */
export const hasSignedFrame = (window) => framesOf(window).some(isFrameSigned);

/** The same of a dialog that has come up. Looks through the whole page. @param {Document} document */
export const hasSignedDialog = (document) => [...document.querySelectorAll(DIALOGS)].some(isDialogSigned);

/** @param {Window} window */
const framesOf = (window) => Array.from({ length: Math.min(window.length, FIRST_FRAMES) }, (_, at) => window[at]);

/** @param {Window | undefined} frame */
function isFrameSigned(frame) {
  try {
    return frame !== undefined && hasSign(frame.document, frame.location);
  } catch {
    return false; // another origin's
  }
}

/** @param {Element} dialog */
function isDialogSigned(dialog) {
  const heading = dialog.querySelector("h1, h2, h3, [role=heading]")?.textContent ?? "";
  return holds(heading.toLowerCase(), TITLE_WORDS) && (dialog.textContent ?? "").length >= LEAST_DIALOG && dialog.checkVisibility();
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

/** The first headings in one text, which is searched once. @param {Document} document */
function headings(document) {
  const texts = [];
  for (const tag of ["h1", "h2"]) {
    const found = document.getElementsByTagName(tag);
    for (let i = 0; i < FIRST_HEADINGS && found[i]; i += 1) texts.push((found[i]?.textContent ?? "").slice(0, HEADING_UNITS));
  }
  return texts.length > 0 ? texts.join("\n") : firstWords(document);
}

/** @param {Document} document */
function firstWords(document) {
  if (!document.body) return "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = "";
  for (let i = 0; i < FIRST_TEXTS && words.length < FIRST_UNITS && walker.nextNode(); i += 1) {
    const { parentElement } = walker.currentNode;
    if (parentElement && !NO_WORDS.has(parentElement.localName)) words += (walker.currentNode.nodeValue ?? "").slice(0, FIRST_UNITS);
  }
  return words;
}
