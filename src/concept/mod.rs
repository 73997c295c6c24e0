//! Clause → concepts: which of the lexicon's notions stand where in it.

pub mod duration;

use crate::lexicon::{Concept, Hit, Language, Term};
use crate::text::Normalised;
pub use duration::Duration;

/// A set of concepts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConceptSet(u128);

impl ConceptSet {
    /// Whether it holds the concept.
    #[must_use]
    pub fn has(self, concept: Concept) -> bool {
        self.0 & Self::bit(concept) != 0
    }

    /// Whether it holds any of them.
    #[must_use]
    pub fn any(self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|&c| self.has(c))
    }

    fn bit(concept: Concept) -> u128 {
        1 << (concept as u32)
    }
}

impl FromIterator<Concept> for ConceptSet {
    fn from_iter<I: IntoIterator<Item = Concept>>(concepts: I) -> Self {
        Self(concepts.into_iter().fold(0, |set, c| set | Self::bit(c)))
    }
}

const _: () = assert!(Concept::ALL.len() <= 128, "a set of concepts is 128 bits");

/// A clause read: its prepared text, the terms found in it, the lengths of time that it names.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The language that it was read in.
    pub language: &'static Language,
    /// The text that spans count in.
    pub text: Normalised,
    /// Terms by where they begin.
    pub hits: Vec<Hit>,
    /// Which concepts there are.
    pub set: ConceptSet,
    /// Lengths of time, in order.
    pub durations: Vec<Duration>,
}

impl Reading {
    /// Reads a text.
    #[must_use]
    pub fn new(source: &str, language: &'static Language) -> Self {
        let text = language.normalise(source);
        let hits = language.find(&text, source);
        let set = hits.iter().filter_map(|h| if let Term::Concept(c) = h.term { Some(c) } else { None }).collect();
        let durations = duration::durations(&text.text, &hits);
        Self { language, text, hits, set, durations }
    }

    /// The spans of a concept, in order.
    pub fn of(&self, concept: Concept) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |h| h.is(concept))
    }

    /// The spans of any of the concepts, in order.
    pub fn of_any<'a>(&'a self, concepts: &'a [Concept]) -> impl Iterator<Item = &'a Hit> {
        self.hits.iter().filter(move |h| concepts.iter().any(|&c| h.is(c)))
    }

    /// Whether any of the concepts stands within `reach` bytes of a span.
    #[must_use]
    pub fn near(&self, span: (usize, usize), concepts: &[Concept], reach: usize) -> bool {
        self.of_any(concepts).any(|h| gap(span, (h.start, h.end)) <= reach)
    }

    /// Whether any of the concepts stands right before a hit; they may share an article ("from the", "the EEA").
    #[must_use]
    pub fn is_led_by(&self, hit: &Hit, concepts: &[Concept]) -> bool {
        self.of_any(concepts).any(|o| o.start < hit.start && o.end <= hit.end && hit.start.saturating_sub(o.end) <= 1)
    }

    /// Whether a hit is part of a longer one of the concepts ("outside the EEA").
    #[must_use]
    pub fn is_part_of(&self, hit: &Hit, concepts: &[Concept]) -> bool {
        self.of_any(concepts).any(|o| o.start <= hit.start && hit.end <= o.end && o.end - o.start > hit.end - hit.start)
    }

    /// How many bytes lie between a span and the nearest of the concepts.
    #[must_use]
    pub fn distance(&self, span: (usize, usize), concepts: &[Concept]) -> Option<usize> {
        self.of_any(concepts).map(|h| gap(span, (h.start, h.end))).min()
    }
}

/// Bytes between two spans; 0 where they touch or overlap.
#[must_use]
pub fn gap(a: (usize, usize), b: (usize, usize)) -> usize {
    if a.1 <= b.0 { b.0 - a.1 } else { a.0.saturating_sub(b.1) }
}
