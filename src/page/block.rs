//! The snapshot's pieces as logical blocks: a piece whose line breaks mean something becomes several.

use super::lines;
use super::snapshot::{BlockKind, CellPosition, Region, Snapshot, SourceBlock};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading and its level, 1 the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item and the depth of its list, from 1.
    Item(u8),
    /// A table cell.
    Cell(CellPosition),
}

/// Most UTF-16 units that stand with each link of a table of contents: a number, a mark, a space.
const BESIDES: usize = 5;

/// One visible piece of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<'a> {
    /// Index of the snapshot's block that it is part of.
    pub source: usize,
    /// Where it begins in that block's text, in UTF-16 units.
    pub offset: usize,
    /// Its text, exactly as in the page; a line feed in it is a soft wrap.
    pub text: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub region: Region,
    /// How many links to places in the page it is made of; 0 where it is more than such links.
    pub jumps: usize,
}

/// All logical blocks of a page, in order.
#[must_use]
pub fn blocks(snapshot: &Snapshot) -> Vec<Block<'_>> {
    let mut all = Vec::with_capacity(snapshot.blocks.len());
    for (source, block) in snapshot.blocks.iter().enumerate() {
        if block.text.contains('\n') {
            split(source, block, &mut all);
        } else if !block.text.trim().is_empty() {
            all.push(Block { source, offset: 0, text: &block.text, kind: kind_of(block), region: block.region, jumps: jumps(block) });
        }
    }
    all
}

/// The links of a block that is nothing but links to places in its own page.
fn jumps(block: &SourceBlock) -> usize {
    if block.links.is_empty() || !block.links.iter().all(|link| link.href.starts_with('#') && link.href.len() > 1) {
        return 0;
    }
    let linked: usize = block.links.iter().map(|link| (link.end.saturating_sub(link.start)) as usize).sum();
    let whole = block.text.encode_utf16().count();
    if whole.saturating_sub(linked) <= BESIDES * block.links.len() { block.links.len() } else { 0 }
}

fn kind_of(block: &SourceBlock) -> Kind {
    match (block.kind, block.table) {
        (BlockKind::Heading, _) => Kind::Heading(block.level.clamp(1, 6)),
        (BlockKind::Item, _) => Kind::Item(block.level.max(1)),
        (BlockKind::Cell, Some(place)) => Kind::Cell(place),
        (BlockKind::Paragraph, _) if lines::is_item(&block.text) => Kind::Item(1),
        (BlockKind::Cell | BlockKind::Paragraph | BlockKind::Preformatted, _) => Kind::Paragraph,
    }
}

fn split<'a>(source: usize, block: &'a SourceBlock, all: &mut Vec<Block<'a>>) {
    let (whole, jumps) = (kind_of(block), jumps(block));
    let (mut units, mut at) = (0, 0);
    for piece in lines::pieces(&block.text) {
        units += block.text[at..piece.start].encode_utf16().count();
        at = piece.start;
        let marks = if block.kind == BlockKind::Preformatted { lines::heading_marks(&block.text[piece.start..piece.end]) } else { 0 };
        if marks > 0 {
            let begin = piece.start + marks + 1;
            let level = u8::try_from(marks).unwrap_or(1);
            let (text, offset) = (&block.text[begin..piece.end], units + marks + 1);
            all.push(Block { source, offset, text, kind: Kind::Heading(level), region: block.region, jumps });
            continue;
        }
        let kind = match (whole, piece.item) {
            (Kind::Paragraph, true) => Kind::Item(1),
            (Kind::Item(_), false) if block.kind != BlockKind::Item => Kind::Paragraph,
            (Kind::Item(depth), true) if block.kind == BlockKind::Item => Kind::Item(depth.saturating_add(1)),
            _ => whole,
        };
        all.push(Block { source, offset: units, text: &block.text[piece.start..piece.end], kind, region: block.region, jumps });
    }
}
