// The table both readers share, in the shape the walk needs. What the rules mean: docs/reading.md.
import { reading } from "../generated/reading.js";

/**
 * @typedef {"main"|"navigation"|"header"|"footer"|"aside"|"banner"} Region
 * @typedef {import("../snapshot.d.ts").SourceBlock} SourceBlock
 */

const SPACE_CLASS = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
export const SPACES = new RegExp(`${SPACE_CLASS}+`, "g");
const WIDE_SPACE = new RegExp(SPACE_CLASS);

const SKIP = new Set(reading.skip);
const BLOCK = new Set(reading.block);
const DISPLAYS = new Set(reading.block_displays);
const HEADING_ROLES = new Set(reading.heading_roles);
const UNLEVELLED = new Set(reading.unlevelled_headings);
const ITEMS = new Set(reading.items);
const LISTS = new Set(reading.lists);
const BOLD = new Set(reading.bold);
const SECTIONING = new Set(reading.regions.sectioning);
const NAMES_NEVER_ON = new Set(reading.regions.names_never_on);
const HEADINGS = new Map(Object.entries(reading.headings));
const PARTS_BY_ROLE = new Map(Object.entries(reading.parts_by_role));
const REGION_BY_TAG = new Map(Object.entries(reading.regions.tags));
const REGION_BY_ROLE = new Map(Object.entries(reading.regions.roles));
const NAME_LISTS = Object.entries(reading.regions.names).map(([region, names]) => ({ region, names: new Set(names) }));

// Tags that change nothing for what is inside them, unless an attribute does.
const TELLING = new Set([
  ...UNLEVELLED, ...ITEMS, ...LISTS, ...BOLD, ...SECTIONING, ...HEADINGS.keys(), ...REGION_BY_TAG.keys(),
  ...PARTS_BY_ROLE.values(), "thead", "pre",
]);
export const isTelling = (/** @type {string} */ tag) => TELLING.has(tag);

export const DEEPEST_ITEM = reading.deepest_item;
export const WIDEST_SPAN = reading.widest_span;
export const BOLD_HEADING_UNITS = reading.bold_heading_units;
export const isSkipped = (/** @type {string} */ tag) => SKIP.has(tag);
export const isBlockTag = (/** @type {string} */ tag) => BLOCK.has(tag);
export const isBlockDisplay = (/** @type {string} */ display) => DISPLAYS.has(display);
export const isItem = (/** @type {string} */ part) => ITEMS.has(part);
export const isList = (/** @type {string} */ part) => LISTS.has(part);
export const isBold = (/** @type {string} */ tag) => BOLD.has(tag);
export const isSectioning = (/** @type {string} */ tag) => SECTIONING.has(tag);
export const isUnlevelledHeading = (/** @type {string} */ tag) => UNLEVELLED.has(tag);
export const endsSentence = (/** @type {string} */ text) => reading.sentence_ends.includes(text.slice(-1));

/** @param {number} unit a UTF-16 unit */
function isSpace(unit) {
  if (unit < 0x85) return unit === 32 || (unit >= 9 && unit <= 13);
  return WIDE_SPACE.test(String.fromCharCode(unit));
}

/** Where a text's first character that is not white space stands, and one past the last. By hand: a pattern anchored at the end takes
 * quadratic time on long runs. @param {string} text @returns {[number, number]} */
export function bounds(text) {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return [start, end];
}

/** @param {string} text */
export const collapse = (text) => text.slice(...bounds(text)).replace(SPACES, " ");

/** @param {string | null} text */
export const isBlank = (text) => !text || bounds(text)[0] === text.length;

/** The first token of the role attribute. @param {Element} element */
export function roleOf(element) {
  const role = element.getAttribute("role");
  return role ? (collapse(role).toLowerCase().split(" ")[0] ?? "") : "";
}

/** What the element is a part of structurally: `li`, `td`, …; a role outweighs the tag. @param {string} tag @param {string} role */
export const partOf = (tag, role) => PARTS_BY_ROLE.get(role) ?? tag;

/** @param {string} role */
export const isPartRole = (role) => PARTS_BY_ROLE.has(role) || HEADING_ROLES.has(role);

/** Inline decorations; block elements with aria-hidden are read, pages set it on everything behind a dialog. @param {Element} element @param {string} tag */
export const isDecoration = (element, tag) =>
  element.getAttribute("aria-hidden") === "true" && !BLOCK.has(tag) && !tag.includes("-");

/** @param {Element} element @param {string} role */
export function isAccordionButton(element, role) {
  return element.hasAttribute("aria-expanded") && !element.hasAttribute("aria-haspopup")
    && role !== "combobox" && !isBlank(element.getAttribute("aria-controls"));
}

/** A heading's own level, 0 where it has none. @param {Element} element @param {string} tag @param {string} role */
export function ownHeadingLevel(element, tag, role) {
  if (HEADING_ROLES.has(role)) return levelNamed(element.getAttribute("aria-level"));
  return HEADINGS.get(tag) ?? 0;
}

/** @param {string | null} level */
function levelNamed(level) {
  return level && /^\s*\d+\s*$/.test(level) ? Math.min(6, Math.max(1, Number(level))) : 2;
}

/** @param {string} tag */
export const isHeadingTag = (tag) => HEADINGS.has(tag);

/** A span of rows or columns. @param {string | null} span */
export function spanOf(span) {
  return span && /^\s*\d+\s*$/.test(span) ? Math.min(WIDEST_SPAN, Math.max(1, Number(span))) : 1;
}

/**
 * The region inside an element.
 * @param {Element} element @param {string} tag @param {string} role
 * @param {Region} outer @param {boolean} sectioned whether a sectioning element is open around it
 * @returns {Region}
 */
export function regionOf(element, tag, role, outer, sectioned) {
  if (outer === "banner") return outer;
  const byRole = REGION_BY_ROLE.get(role);
  if (byRole) return settle(role, /** @type {Region} */ (byRole), outer);
  const byTag = regionOfTag(tag, sectioned);
  if (byTag) return settle(tag, byTag, outer);
  return regionOfNames(element, tag) ?? outer;
}

/** An article beside the page's matter stays beside it. @param {string} name @param {Region} region @param {Region} outer */
const settle = (name, region, outer) =>
  name === "article" && (outer === "navigation" || outer === "footer" || outer === "aside") ? outer : region;

/** @param {string} tag @param {boolean} sectioned @returns {Region | undefined} */
function regionOfTag(tag, sectioned) {
  if (sectioned && (tag === "header" || tag === "footer")) return undefined;
  return /** @type {Region | undefined} */ (REGION_BY_TAG.get(tag));
}

/** @param {Element} element @param {string} tag @returns {Region | undefined} */
function regionOfNames(element, tag) {
  if (!BLOCK.has(tag) || NAMES_NEVER_ON.has(tag)) return undefined;
  const className = element.getAttribute("class");
  const id = element.id;
  if (!className && !id) return undefined;
  const names = className ? collapse(className).toLowerCase().split(" ") : [];
  if (id) names.push(id.toLowerCase());
  const list = NAME_LISTS.find((candidate) => names.some((name) => candidate.names.has(name)));
  return /** @type {Region | undefined} */ (list?.region);
}
