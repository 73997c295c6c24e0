//! Tables: where cells stand, and whether the table holds data or only the layout.

use crate::page::snapshot::{BlockKind, CellPosition, SourceBlock};

/// No cell.
pub(super) const NO_CELL: u32 = u32::MAX;

/// The tables that are open, and every cell met.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
    opened: u32,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    position: CellPosition,
    /// Index in `Tables::open` while the cell is open.
    table: usize,
}

/// A table that is open.
#[derive(Debug)]
struct Table {
    id: u32,
    /// The row that is being filled; none before the first.
    row: Option<u32>,
    next_column: u32,
    columns: u32,
    is_layout: bool,
    has_header_cell: bool,
    has_heading: bool,
    /// Columns that cells of former rows reach down into, in order of columns.
    spans: Vec<RowSpan>,
    /// Those of this row, which count from the next row on.
    new_spans: Vec<RowSpan>,
    /// How many of `spans` the row has come past, and how far they reach.
    passed: usize,
    reach: u32,
    blocks: Vec<CellBlock>,
}

#[derive(Debug, Clone, Copy)]
struct RowSpan {
    from: u32,
    to: u32,
    last_row: u32,
}

/// A block in a cell, to be settled when the table ends.
#[derive(Debug, Clone, Copy)]
struct CellBlock {
    block: usize,
    cell: u32,
    /// The level it has as a heading if it is a bold paragraph and the table is but layout.
    bold_level: Option<u8>,
}

impl Tables {
    pub(super) fn begin(&mut self, is_layout: bool) {
        if let Some(outer) = self.open.last_mut() {
            outer.is_layout = true;
        }
        self.open.push(Table {
            id: self.opened,
            row: None,
            next_column: 0,
            columns: 0,
            is_layout,
            has_header_cell: false,
            has_heading: false,
            spans: Vec::new(),
            new_spans: Vec::new(),
            passed: 0,
            reach: 0,
            blocks: Vec::new(),
        });
        self.opened += 1;
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.begin_row();
        }
    }

    /// Places a cell; its number is for the blocks inside it.
    pub(super) fn begin_cell(&mut self, is_th: bool, is_header: bool, columns: u32, rows: u32) -> u32 {
        let table = self.open.len().wrapping_sub(1);
        let Some(innermost) = self.open.last_mut() else {
            return NO_CELL;
        };
        innermost.has_header_cell |= is_th;
        let position = innermost.place(columns, rows, is_header);
        self.cells.push(Cell { position, table });
        u32::try_from(self.cells.len() - 1).unwrap_or(NO_CELL)
    }

    /// An `h1` to `h6` stands in the innermost table.
    pub(super) fn note_heading(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.has_heading = true;
        }
    }

    /// A block in a cell has ended.
    pub(super) fn note_block(&mut self, cell: u32, block: usize, bold_level: Option<u8>) {
        let Some(&Cell { table, .. }) = self.cells.get(cell as usize) else {
            return;
        };
        if let Some(table) = self.open.get_mut(table) {
            table.blocks.push(CellBlock { block, cell, bold_level });
        }
    }

    /// The innermost table has ended: its blocks become what they are.
    pub(super) fn end(&mut self, blocks: &mut [SourceBlock]) {
        let Some(table) = self.open.pop() else { return };
        let is_layout = table.is_layout();
        for cell_block in &table.blocks {
            let Some(block) = blocks.get_mut(cell_block.block) else {
                continue;
            };
            if is_layout {
                make_heading(block, cell_block.bold_level);
            } else if let Some(cell) = self.cells.get(cell_block.cell as usize) {
                block.kind = BlockKind::Cell;
                block.level = 1;
                block.table = Some(cell.position);
            }
        }
    }
}

/// A bold paragraph is a heading.
pub(super) fn make_heading(block: &mut SourceBlock, level: Option<u8>) {
    if let Some(level) = level {
        block.kind = BlockKind::Heading;
        block.level = level;
    }
}

impl Table {
    fn begin_row(&mut self) {
        let row = self.row.map_or(0, |row| row.saturating_add(1));
        self.row = Some(row);
        self.next_column = 0;
        self.passed = 0;
        self.reach = 0;
        self.spans.append(&mut self.new_spans);
        self.spans.retain(|span| span.last_row >= row);
        self.spans.sort_by_key(|span| span.from); // two sorted runs: the stable sort merges them
    }

    fn place(&mut self, columns: u32, rows: u32, header: bool) -> CellPosition {
        if self.row.is_none() {
            self.begin_row();
        }
        let row = self.row.unwrap_or_default();
        let column = self.first_free();
        let after = column.saturating_add(columns);
        self.next_column = after;
        self.columns = self.columns.max(after);
        if rows > 1 {
            self.new_spans.push(RowSpan { from: column, to: after, last_row: row.saturating_add(rows - 1) });
        }
        CellPosition { id: self.id, row, column, header }
    }

    /// The first column from the next on into which no cell of a former row reaches.
    fn first_free(&mut self) -> u32 {
        let mut column = self.next_column.max(self.reach);
        while let Some(span) = self.spans.get(self.passed).filter(|span| span.from <= column) {
            self.reach = self.reach.max(span.to);
            self.passed += 1;
            column = column.max(self.reach);
        }
        column
    }

    fn is_layout(&self) -> bool {
        self.is_layout || (!self.has_header_cell && (self.has_heading || self.columns <= 1))
    }
}
