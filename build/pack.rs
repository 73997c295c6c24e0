//! Literals as a tree without pointers.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::compiled::{LITERAL_ENDS, PackedTrie, Use};

/// Literals and what they are part of.
pub type Literals = BTreeMap<String, BTreeSet<Use>>;

/// The tables of a [`PackedTrie`], owned.
pub struct Packed {
    pub labels: Vec<u8>,
    pub shape: Vec<u8>,
    pub use_counts: Vec<u8>,
    pub patterns: Vec<u16>,
    pub parts: Vec<u8>,
}

/// A literal's bytes and its uses.
type Entry<'a> = (&'a [u8], &'a BTreeSet<Use>);

/// Lays literals out depth first.
///
/// # Errors
/// Where there are more than the tables can number.
pub fn pack(literals: &Literals) -> Result<Packed, String> {
    let sorted: Vec<Entry> = literals.iter().map(|(text, uses)| (text.as_bytes(), uses)).collect();
    let mut packed = Packed { labels: vec![0], shape: Vec::new(), use_counts: Vec::new(), patterns: Vec::new(), parts: Vec::new() };
    packed.add(&sorted, 0)?;
    Ok(packed)
}

impl Packed {
    /// Adds the node that sorted literals, alike in their first `depth` bytes, have in common, and all below it. It goes as
    /// deep as the longest word of a lexicon is long.
    fn add(&mut self, literals: &[Entry], depth: usize) -> Result<(), String> {
        let (ended, longer) = match literals.split_first() {
            Some((first, rest)) if first.0.len() == depth => (Some(first.1), rest),
            _ => (None, literals),
        };
        let children: Vec<&[Entry]> = longer.chunk_by(|a, b| a.0[depth] == b.0[depth]).collect();
        let count = u8::try_from(children.len()).ok().filter(|&c| c < LITERAL_ENDS).ok_or("more than 127 ways on from one beginning")?;
        self.shape.push(count + if ended.is_some() { LITERAL_ENDS } else { 0 });
        if let Some(uses) = ended {
            self.add_uses(uses)?;
        }
        for child in children {
            self.labels.push(child[0].0[depth]);
            self.add(child, depth + 1)?;
        }
        Ok(())
    }

    fn add_uses(&mut self, uses: &BTreeSet<Use>) -> Result<(), String> {
        self.use_counts.push(u8::try_from(uses.len()).map_err(|_| "a word that is part of more than 255 patterns")?);
        for found in uses {
            self.patterns.push(found.pattern);
            self.parts.push(found.part.checked_mul(4).ok_or("a pattern of more than 63 parts")? + found.flags);
        }
        Ok(())
    }

    /// The tables for good: the build script lives for a second.
    pub fn leak(self) -> PackedTrie {
        PackedTrie {
            labels: self.labels.leak(),
            shape: self.shape.leak(),
            use_counts: self.use_counts.leak(),
            patterns: self.patterns.leak(),
            parts: self.parts.leak(),
        }
    }
}
