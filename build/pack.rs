//! Literals as a tree without pointers.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::compiled::{LITERAL_ENDS, PackedTrie, Use};

/// Literals and what they are part of.
pub type Literals = BTreeMap<String, BTreeSet<Use>>;

/// The tables of a [`PackedTrie`], owned.
pub struct Packed {
    pub labels: Vec<u8>,
    pub shape: Vec<u8>,
    pub first_use: Vec<u16>,
    pub uses: Vec<Use>,
}

/// A run of sorted literals that begin alike, and how many bytes they have in common.
struct Run<'a> {
    literals: &'a [(&'a [u8], &'a BTreeSet<Use>)],
    depth: usize,
}

/// Lays literals out breadth first.
///
/// # Errors
/// Where there are more than the tables can number.
pub fn pack(literals: &Literals) -> Result<Packed, String> {
    let sorted: Vec<(&[u8], &BTreeSet<Use>)> = literals.iter().map(|(text, uses)| (text.as_bytes(), uses)).collect();
    let mut packed = Packed { labels: vec![0], shape: Vec::new(), first_use: vec![0], uses: Vec::new() };
    let mut level = vec![Run { literals: &sorted, depth: 0 }];
    while !level.is_empty() {
        let mut next = Vec::new();
        for run in level {
            packed.add(&run, &mut next)?;
        }
        level = next;
    }
    Ok(packed)
}

impl Packed {
    fn add<'a>(&mut self, run: &Run<'a>, next: &mut Vec<Run<'a>>) -> Result<(), String> {
        let (ended, longer) = match run.literals.split_first() {
            Some((first, rest)) if first.0.len() == run.depth => (Some(first.1), rest),
            _ => (None, run.literals),
        };
        let children = longer.chunk_by(|a, b| a.0[run.depth] == b.0[run.depth]);
        let mut count = 0u8;
        for literals in children {
            self.labels.push(literals[0].0[run.depth]);
            next.push(Run { literals, depth: run.depth + 1 });
            count = count.checked_add(1).filter(|&c| c < LITERAL_ENDS).ok_or("more than 127 ways on from one beginning")?;
        }
        self.shape.push(count + if ended.is_some() { LITERAL_ENDS } else { 0 });
        if let Some(uses) = ended {
            self.uses.extend(uses);
            self.first_use.push(u16::try_from(self.uses.len()).map_err(|_| "more than 65,535 uses of literals")?);
        }
        Ok(())
    }

    /// The tables for good: the build script lives for a second.
    pub fn leak(self) -> PackedTrie {
        PackedTrie { labels: self.labels.leak(), shape: self.shape.leak(), first_use: self.first_use.leak(), uses: self.uses.leak() }
    }
}
