// Tables: where each cell stands, and whether the table holds data or only arranges the page.
import { spanOf } from "./rules.js";

/**
 * @typedef {import("../snapshot.d.ts").SourceBlock} SourceBlock
 * @typedef {object} Cell
 * @property {Table} table
 * @property {number} row
 * @property {number} column
 * @property {boolean} header
 * @typedef {{from: number, to: number, lastRow: number}} RowSpan
 */

/** A table while it is read. */
export class Table {
  /** @param {number} id @param {string} role */
  constructor(id, role) {
    this.id = id;
    this.arranges = role === "presentation" || role === "none";
    this.hasHeaderCell = false;
    this.hasHeading = false;
    this.hasTable = false;
    this.width = 0;
    this.row = -1;
    this.next = 0;
    /** Columns that cells of rows above reach down into, in order of columns. @type {RowSpan[]} */
    this.spans = [];
    /** Those of this row, which count from the next on. @type {RowSpan[]} */
    this.newSpans = [];
    this.passed = 0;
    this.reach = 0;
    /** Blocks in cells, and the level each would have as a bold heading. @type {{block: SourceBlock, cell: Cell, boldLevel: number}[]} */
    this.blocks = [];
  }

  beginRow() {
    this.row += 1;
    this.next = 0;
    this.passed = 0;
    this.reach = 0;
    if (this.spans.length + this.newSpans.length === 0) return;
    this.spans = [...this.spans, ...this.newSpans].filter(({ lastRow }) => lastRow >= this.row).sort((a, b) => a.from - b.from);
    this.newSpans = [];
  }

  /** @param {Element} element @param {boolean} isHeaderCell @param {boolean} inHead @returns {Cell} */
  place(element, isHeaderCell, inHead) {
    const column = this.firstFree();
    const rows = spanOf(element.getAttribute("rowspan"));
    this.next = column + spanOf(element.getAttribute("colspan"));
    if (rows > 1) this.newSpans.push({ from: column, to: this.next, lastRow: this.row + rows - 1 });
    this.width = Math.max(this.width, this.next);
    this.hasHeaderCell ||= isHeaderCell;
    return { table: this, row: this.row, column, header: isHeaderCell || inHead };
  }

  /** The first column from the next on into which no cell of a row above reaches. Each span is passed once a row. */
  firstFree() {
    let column = Math.max(this.next, this.reach);
    for (let span = this.spans[this.passed]; span && span.from <= column; span = this.spans[this.passed]) {
      this.reach = Math.max(this.reach, span.to);
      this.passed += 1;
      column = Math.max(column, this.reach);
    }
    return column;
  }

  isLayout() {
    if (this.arranges || this.hasTable) return true;
    return !this.hasHeaderCell && (this.hasHeading || this.width <= 1);
  }

  /** Settles what the blocks in the cells are. */
  end() {
    const settle = this.isLayout() ? settleLayout : settleData;
    this.blocks.forEach(settle);
  }
}

/** @param {{block: SourceBlock, boldLevel: number}} entry */
function settleLayout({ block, boldLevel }) {
  if (boldLevel > 0) makeHeading(block, boldLevel);
}

/** @param {{block: SourceBlock, cell: Cell}} entry */
function settleData({ block, cell }) {
  block.kind = "cell";
  delete block.level;
  block.table = { id: cell.table.id, row: cell.row, column: cell.column, header: cell.header };
}

/** @param {SourceBlock} block @param {number} level */
export function makeHeading(block, level) {
  block.kind = "heading";
  if (level > 1) block.level = level;
}
