// One pass over a text finds all the lexicon's words in it.
//
// Shared with the build script.

use super::compiled::{Term, Vocabulary, flags};
use super::concepts::Concept;
use super::trie::Trie;
use crate::text::{Normalised, is_word};

/// Most bytes that a gap (`…`) of a pattern may take.
const GAP: usize = 48;
/// Longest literal in bytes that may be asked for in capitals.
const LONGEST_CAPITALS: usize = 12;

/// A term found in a text; the span counts bytes of the normalised text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// What it says.
    pub term: Term,
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Hit {
    /// Whether it is this concept.
    #[must_use]
    pub fn is(&self, concept: Concept) -> bool {
        self.term == Term::Concept(concept)
    }
}

/// A vocabulary made ready for searching.
#[derive(Debug)]
pub struct Matcher {
    begin: Trie,
    inner: Trie,
    patterns: &'static [(Term, u8)],
}

#[derive(Clone, Copy)]
struct LiteralHit {
    /// Whether it was found in the tree of literals that may begin within a word.
    inner: bool,
    literal: u16,
    start: usize,
    end: usize,
    /// The [`flags`] that a use may ask for here: the word ends, or is in capitals.
    stands: u8,
}

impl LiteralHit {
    fn meets(&self, set: u8) -> bool {
        let open = set & flags::OPEN_RIGHT != 0 || self.stands & flags::OPEN_RIGHT != 0;
        open && (set & flags::CAPITALS == 0 || self.stands & flags::CAPITALS != 0)
    }
}

impl Matcher {
    /// Makes a vocabulary ready.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self { begin: Trie::new(vocabulary.begin), inner: Trie::new(vocabulary.inner), patterns: vocabulary.patterns }
    }

    /// All terms in `text`, by where they begin, longer first; `source` is what `text` was made from.
    #[must_use]
    pub fn find(&self, text: &Normalised, source: &str) -> Vec<Hit> {
        let literals = self.literal_hits(text, source);
        let mut hits = Vec::with_capacity(literals.len());
        for (at, literal) in literals.iter().enumerate() {
            self.start_patterns(&literals[at..], *literal, &mut hits);
        }
        hide_masked(&mut hits);
        drop_inner(&mut hits);
        hits
    }

    fn literal_hits(&self, text: &Normalised, source: &str) -> Vec<LiteralHit> {
        let mut found: Vec<LiteralHit> = Vec::new();
        let bytes = text.text.as_bytes();
        let mut in_word = false;
        for (start, c) in text.text.char_indices() {
            let first = found.len();
            let goes_on = is_word(c);
            if !(in_word && goes_on) {
                self.begin.walk(bytes, start, |end, literal| found.push(LiteralHit { inner: false, literal, start, end, stands: 0 }));
            }
            self.inner.walk(bytes, start, |end, literal| found.push(LiteralHit { inner: true, literal, start, end, stands: 0 }));
            in_word = goes_on;
            for hit in &mut found[first..] {
                hit.stands = stands(text, source, *hit);
            }
        }
        crate::order::sort_by_key(&mut found, |hit| crate::order::outer_first(hit.start, hit.end));
        found
    }

    /// The patterns, and which part of each, that a literal is where it stands.
    fn parts(&self, hit: LiteralHit) -> impl Iterator<Item = (u16, u8)> + '_ {
        let tree = if hit.inner { &self.inner } else { &self.begin };
        tree.uses(hit.literal).filter(move |u| hit.meets(u.flags)).map(|u| (u.pattern, u.part))
    }

    /// Emits the patterns that begin with the first literal of `from`.
    fn start_patterns(&self, from: &[LiteralHit], first: LiteralHit, hits: &mut Vec<Hit>) {
        for (pattern, part) in self.parts(first) {
            if part != 0 {
                continue;
            }
            let (term, parts) = self.patterns[usize::from(pattern)];
            if let Some(end) = self.follow(from, first.end, pattern, 1, parts) {
                hits.push(Hit { term, start: first.start, end });
            }
        }
    }

    /// Where the rest of a pattern ends, looking no farther than the gap allows; the nearest next part counts.
    fn follow(&self, from: &[LiteralHit], end: usize, pattern: u16, part: u8, parts: u8) -> Option<usize> {
        if part == parts {
            return Some(end);
        }
        from.iter()
            .skip_while(|hit| hit.start < end)
            .take_while(|hit| hit.start <= end + GAP)
            .filter(|hit| self.parts(**hit).any(|found| found == (pattern, part)))
            .find_map(|hit| self.follow(from, hit.end, pattern, part + 1, parts))
    }
}

/// What can be said of where a literal stands, as [`flags`].
fn stands(text: &Normalised, source: &str, hit: LiteralHit) -> u8 {
    u8::from(ends_word(&text.text, hit.end)) * flags::OPEN_RIGHT + u8::from(in_capitals(text, source, hit)) * flags::CAPITALS
}

fn ends_word(text: &str, at: usize) -> bool {
    let inside = text[..at].chars().next_back().is_some_and(is_word);
    !(inside && text[at..].chars().next().is_some_and(is_word))
}

fn in_capitals(text: &Normalised, source: &str, hit: LiteralHit) -> bool {
    let (start, end) = text.source_range(hit.start, hit.end);
    // Only short names are asked for in capitals.
    hit.end - hit.start <= LONGEST_CAPITALS && source.get(start..end).is_some_and(|s| !s.chars().any(char::is_lowercase))
}

/// Takes out the masks and what is shorter and lies inside one: the same words may be a mask and say something themselves.
fn hide_masked(hits: &mut Vec<Hit>) {
    let masks: Vec<(usize, usize)> = hits.iter().filter(|h| h.is(Concept::Mask)).map(|h| (h.start, h.end)).collect();
    if masks.is_empty() {
        return;
    }
    let inside = |hit: &Hit, (start, end): (usize, usize)| start <= hit.start && hit.end <= end && hit.end - hit.start < end - start;
    hits.retain(|hit| !hit.is(Concept::Mask) && !masks.iter().any(|&mask| inside(hit, mask)));
}

/// Of hits that say the same within each other, keeps the outermost.
fn drop_inner(hits: &mut Vec<Hit>) {
    crate::order::sort_by_key(hits, |hit| crate::order::outer_first(hit.start, hit.end));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits.drain(..) {
        let inner = kept.iter().rev().take(24).any(|k| k.term == hit.term && k.start <= hit.start && hit.end <= k.end);
        if !inner {
            kept.push(hit);
        }
    }
    *hits = kept;
}
