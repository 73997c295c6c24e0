// What an element says for all that is inside it.
import {
  DEEPEST_ITEM, isBold, isHeadingTag, isItem, isList, isSectioning, isTelling, isUnlevelledHeading, isAccordionButton,
  ownHeadingLevel, partOf, regionOf,
} from "./rules.js";

/**
 * @typedef {import("./rules.js").Region} Region
 * @typedef {import("./tables.js").Table} Table
 * @typedef {import("./tables.js").Cell} Cell
 * @typedef {import("./sight.js").Look} Look
 * @typedef {import("./sight.js").Sight} Sight
 * @typedef {import("./writer.js").Writer} Writer
 *
 * @typedef {object} Context
 * @property {Sight} sight
 * @property {"heading"|"paragraph"|"item"|"cell"|"preformatted"} kind
 * @property {number} level      of a heading or an item
 * @property {number} ownLevel   of the innermost heading that has one; 0: none
 * @property {number} lists      open lists
 * @property {Region} region
 * @property {boolean} sectioned inside a sectioning element
 * @property {boolean} bold
 * @property {boolean} pre       newlines are line breaks
 * @property {boolean} silent    invisible: only links are read
 * @property {boolean} unseen    text is invisible
 * @property {boolean} inPanel   visibility does not count
 * @property {Table | null} table
 * @property {Table | null} row  the table whose row is open
 * @property {Table | null} head the table whose head is open
 * @property {Cell | null} cell
 * @property {number} frames     how many frames deep
 */

/** @param {Sight} sight @returns {Context} */
export const outermost = (sight) => ({
  sight, kind: "paragraph", level: 1, ownLevel: 0, lists: 0, region: "main", sectioned: false, bold: false, pre: false,
  silent: false, unseen: false, inPanel: false, table: null, row: null, head: null, cell: null, frames: 0,
});

/** The context inside an element. @param {Element} element @param {string} tag @param {string} role
 * @param {Look} look @param {Context} outer @param {Writer} writer @returns {Context} */
export function contextIn(element, tag, role, look, outer, writer) {
  if (saysNothing(element, tag, look, outer)) return outer;
  const inner = { ...outer };
  inner.region = regionOf(element, tag, role, outer.region, outer.sectioned);
  inner.sectioned ||= isSectioning(tag);
  if (outer.silent) return inner;
  see(look, inner);
  if (inner.silent) return inner;
  const part = partOf(tag, role);
  inner.bold ||= isBold(tag);
  if (isList(part)) inner.lists += 1;
  takeTablePart(element, part, role, inner, writer);
  takeKind(element, tag, part, role, inner, writer);
  return inner;
}

/** Most elements change nothing: their inside shares the context outside. @param {Element} element @param {string} tag @param {Look} look @param {Context} outer */
const saysNothing = (element, tag, look, outer) =>
  !isTelling(tag) && !element.hasAttributes() && look.gone === outer.silent
  && (look.unseen === undefined || outer.inPanel || look.unseen === outer.unseen);

/** @param {Look} look @param {Context} inner */
function see(look, inner) {
  inner.silent = look.gone;
  inner.inPanel ||= look.panel;
  if (inner.inPanel) inner.unseen = false;
  else if (look.unseen !== undefined) inner.unseen = look.unseen;
  if (look.breaks !== undefined) inner.pre = look.breaks;
}

/** @param {Element} element @param {string} tag @param {string} part @param {string} role @param {Context} inner @param {Writer} writer */
function takeKind(element, tag, part, role, inner, writer) {
  const own = ownHeadingLevel(element, tag, role);
  if (own > 0 || isUnlevelledHeading(tag) || isAccordionButton(element, role)) {
    takeHeading(own, inner, writer);
    if (isHeadingTag(tag) && inner.table) inner.table.hasHeading = true;
  } else if (isItem(part)) {
    inner.kind = "item";
    inner.level = Math.min(DEEPEST_ITEM, Math.max(1, inner.lists));
  } else if (tag === "pre") {
    inner.kind = "preformatted";
    inner.level = 1;
  }
  if (tag === "pre") inner.pre = true;
}

/** @param {number} own @param {Context} inner @param {Writer} writer */
function takeHeading(own, inner, writer) {
  if (own > 0) {
    inner.ownLevel = own;
    writer.lastLevel = own;
  }
  inner.kind = "heading";
  inner.level = inner.ownLevel || writer.levelBelow;
}

/** @param {Element} element @param {string} part @param {string} role @param {Context} inner @param {Writer} writer */
function takeTablePart(element, part, role, inner, writer) {
  if (part === "table") {
    if (inner.table) inner.table.hasTable = true;
    inner.table = writer.beginTable(role);
    inner.cell = null;
    return;
  }
  const table = inner.table;
  if (!table) return;
  if (part === "thead") inner.head = table;
  if (part === "tr") {
    table.beginRow();
    inner.row = table;
  }
  if (part === "td" || part === "th") takeCell(element, part, table, inner);
}

/** @param {Element} element @param {string} part @param {Table} table @param {Context} inner */
function takeCell(element, part, table, inner) {
  if (inner.row !== table) table.beginRow();
  inner.cell = table.place(element, part === "th", inner.head === table);
  inner.kind = "paragraph";
  inner.level = 1;
  inner.ownLevel = 0;
}
