//! The pairs of letter and mark that the crate joins, taken from Unicode; in the build script itself the tables of Unicode
//! do the same.

use unicode_normalization::char::decompose_canonical;

/// Latin letters with marks stand here: Latin-1 to Latin Extended-B, Latin Extended Additional.
const BLOCKS: [std::ops::RangeInclusive<u32>; 2] = [0xC0..=0x24F, 0x1E00..=0x1EFF];

pub use unicode_normalization::char::compose;

/// See `src/letters.rs`.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A letter with a mark as the two: its last mark, and what it is without.
pub fn decompose(letter: char) -> Option<(char, char)> {
    let mut parts = Vec::new();
    decompose_canonical(letter, |c| parts.push(c));
    let mark = parts.pop().filter(|_| !parts.is_empty())?;
    let base = parts.into_iter().reduce(|base, mark| compose(base, mark).unwrap_or(base))?;
    (compose(base, mark) == Some(letter)).then_some((base, mark))
}

/// The table of `src/letters.rs`, as Rust source.
pub fn table() -> String {
    let letters = BLOCKS.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_lowercase());
    let mut pairs: Vec<(char, char, char)> = letters.filter_map(|c| decompose(c).map(|(base, mark)| (base, mark, c))).collect();
    pairs.sort_unstable();
    format!("&{pairs:?}")
}
