//! The name that a document gives itself where its text begins.

use super::name::Name;
use crate::page::block::{Block, Kind};
use crate::page::snapshot::{BlockKind, Region, Snapshot};

/// Only so many headings are looked at: farther down, "Privacy policy" is a section of another document.
const FIRST_HEADINGS: usize = 4;
/// Copied text has menus before it and no headings: so many short pieces may be the document's name.
const FIRST_PIECES: usize = 80;
/// A piece of more bytes is no name.
const LONGEST: usize = 80;
/// A piece that is no heading must say little else.
const LEAST_SHARE: f32 = 0.8;
/// What follows a name that opens a text: so many pieces with so many bytes. An entry of a menu has only entries behind it.
const FOLLOWING: usize = 12;
const TEXT: usize = 500;

/// What the opening of a page names.
#[must_use]
pub fn name(snapshot: &Snapshot, blocks: &[Block]) -> Name {
    let headings = blocks.iter().filter(|b| matches!(b.kind, Kind::Heading(_)) && is_shown(b)).take(FIRST_HEADINGS);
    let names: Vec<Name> = headings.enumerate().map(|(at, b)| if at == 0 { Name::of_document(b.text) } else { Name::of(b.text) }).collect();
    let heading = names.iter().map(|n| n.policy).fold(0.0, f32::max);
    let policy = if heading >= LEAST_SHARE { heading } else { heading.max(piece(snapshot, blocks)) };
    Name { policy, other: policy == 0.0 && names.iter().any(|n| n.other), ..Name::default() }
}

/// How far a piece that is no heading names a policy and opens its text.
fn piece(snapshot: &Snapshot, blocks: &[Block]) -> f32 {
    let is_link = |b: &Block| snapshot.blocks.get(b.source).is_some_and(|source| !source.links.is_empty());
    let shown: Vec<&Block> = blocks.iter().filter(|b| is_shown(b)).collect();
    let before = shown.iter().position(|b| b.text.len() > LONGEST * 3).map_or(shown.len(), |prose| prose + 1);
    let short = (0..before).filter(|&at| shown[at].text.len() <= LONGEST).take(FIRST_PIECES);
    let opens = |&at: &usize| !is_link(shown[at]) && shown[at + 1..].iter().take(FOLLOWING).map(|b| b.text.len()).sum::<usize>() >= TEXT;
    // What comes first in plain text is its title.
    let is_title = |at: usize| at == 0 && snapshot.blocks.first().is_some_and(|block| block.kind == BlockKind::Preformatted);
    let shares = short.filter(opens).map(|at| (at, Name::of(shown[at].text).policy));
    shares.filter(|&(at, share)| share >= LEAST_SHARE || is_title(at)).map(|(_, share)| share).fold(0.0, f32::max)
}

fn is_shown(block: &Block) -> bool {
    matches!(block.region, Region::Main | Region::Header)
}
