// Tables: where each cell stands, and whether the table holds data or only arranges the page.
import { spanOf } from "./rules.js";

/**
 * @typedef {import("../snapshot.d.ts").SourceBlock} SourceBlock
 * @typedef {object} Cell
 * @property {Table} table
 * @property {number} row
 * @property {number} column
 * @property {boolean} header
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
    /** The last row each column is taken in by a cell of a row above. @type {Map<number, number>} */
    this.takenUntil = new Map();
    /** Blocks in cells, and the level each would have as a bold heading. @type {{block: SourceBlock, cell: Cell, boldLevel: number}[]} */
    this.blocks = [];
  }

  beginRow() {
    this.row += 1;
    this.next = 0;
  }

  /** @param {Element} element @param {boolean} isHeaderCell @param {boolean} inHead @returns {Cell} */
  place(element, isHeaderCell, inHead) {
    let column = this.next;
    while ((this.takenUntil.get(column) ?? -1) >= this.row) column += 1;
    const columns = spanOf(element.getAttribute("colspan"));
    const rows = spanOf(element.getAttribute("rowspan"));
    for (let i = 0; rows > 1 && i < columns; i += 1) this.takenUntil.set(column + i, this.row + rows - 1);
    this.next = column + columns;
    this.width = Math.max(this.width, this.next);
    this.hasHeaderCell ||= isHeaderCell;
    return { table: this, row: this.row, column, header: isHeaderCell || inHead };
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
