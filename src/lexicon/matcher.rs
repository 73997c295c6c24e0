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
    /// Whether a word ends where it ends.
    closed: bool,
}

impl Matcher {
    /// Makes a vocabulary ready.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self { begin: Trie::new(vocabulary.begin), inner: Trie::new(vocabulary.inner), patterns: vocabulary.patterns }
    }

    /// Whether any pattern stands for a term.
    #[must_use]
    pub fn knows(&self, term: Term) -> bool {
        self.patterns.iter().any(|&(known, _)| known == term)
    }

    /// All terms in `text`, by where they begin, longer first; `source` is what `text` was made from.
    #[must_use]
    pub fn find(&self, text: &Normalised, source: &str) -> Vec<Hit> {
        let literals = self.literal_hits(&text.text);
        let search = Search { matcher: self, text, source };
        let mut hits = Vec::with_capacity(literals.len());
        for (at, literal) in literals.iter().enumerate() {
            search.start_patterns(&literals[at..], *literal, &mut hits);
        }
        hide_masked(&mut hits);
        drop_inner(&mut hits);
        hits
    }

    /// All literals in a text, by where they begin, longer first.
    fn literal_hits(&self, text: &str) -> Vec<LiteralHit> {
        let mut found: Vec<LiteralHit> = Vec::new();
        let bytes = text.as_bytes();
        let (mut in_word, within_words) = (false, !self.inner.is_empty());
        let mut next = 0;
        while let Some(c) = text[next..].chars().next() {
            let start = next;
            next += c.len_utf8();
            let goes_on = is_word(c);
            let begins = !(in_word && goes_on);
            in_word = goes_on;
            let first = found.len();
            let mut add = |inner, end, literal| found.push(LiteralHit { inner, literal, start, end, closed: ends_word(text, end) });
            if begins {
                self.begin.walk(bytes, start, |end, literal| add(false, end, literal));
            }
            if within_words {
                self.inner.walk(bytes, start, |end, literal| add(true, end, literal));
            } else if goes_on {
                // Nothing begins in the rest of the word.
                next += bytes[next..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            }
            if found.len() > first + 1 {
                crate::order::sort_few(&mut found[first..], |hit| crate::order::outer_first(hit.start, hit.end));
            }
        }
        found
    }
}

/// A matcher at work on a text.
struct Search<'a> {
    matcher: &'a Matcher,
    text: &'a Normalised,
    source: &'a str,
}

impl Search<'_> {
    /// The patterns, and which part of each, that a literal is where it stands.
    fn parts(&self, hit: LiteralHit) -> impl Iterator<Item = (u16, u8)> + '_ {
        let tree = if hit.inner { &self.matcher.inner } else { &self.matcher.begin };
        tree.uses(hit.literal).filter(move |u| self.meets(hit, u.flags)).map(|u| (u.pattern, u.part))
    }

    /// Whether a literal stands as one of its uses asks for.
    fn meets(&self, hit: LiteralHit, set: u8) -> bool {
        (hit.closed || set & flags::OPEN_RIGHT != 0) && (set & flags::CAPITALS == 0 || self.in_capitals(hit))
    }

    fn in_capitals(&self, hit: LiteralHit) -> bool {
        let (start, end) = self.text.source_range(hit.start, hit.end);
        // Only short names are asked for in capitals.
        hit.end - hit.start <= LONGEST_CAPITALS && self.source.get(start..end).is_some_and(|s| !s.chars().any(char::is_lowercase))
    }

    /// Emits the patterns that begin with the first literal of `from`.
    fn start_patterns(&self, from: &[LiteralHit], first: LiteralHit, hits: &mut Vec<Hit>) {
        for (pattern, part) in self.parts(first) {
            if part != 0 {
                continue;
            }
            let (term, parts) = self.matcher.patterns[usize::from(pattern)];
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

fn ends_word(text: &str, at: usize) -> bool {
    let inside = text[..at].chars().next_back().is_some_and(is_word);
    !(inside && text[at..].chars().next().is_some_and(is_word))
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
