// One pass over a text finds all the lexicon's words in it.
//
// Shared with the build script.

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};

use super::compiled::{Term, Vocabulary, flags};
use super::concepts::Concept;
use crate::text::{Normalised, is_word};

/// Most bytes that a gap (`…`) of a pattern may take.
const GAP: usize = 48;

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
    automaton: AhoCorasick,
    vocabulary: Vocabulary,
}

#[derive(Clone, Copy)]
struct LiteralHit {
    literal: usize,
    start: usize,
    end: usize,
}

impl Matcher {
    /// Builds the automaton.
    ///
    /// # Errors
    /// Where the vocabulary is larger than an automaton can hold.
    pub fn new(vocabulary: Vocabulary) -> Result<Self, BuildError> {
        // The plain automaton is built several times faster than the others, and a worker may start for one page only.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(vocabulary.literals.split('\n'))?;
        Ok(Self { automaton, vocabulary })
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
        let mut found: Vec<_> = self
            .automaton
            .find_overlapping_iter(&text.text)
            .map(|m| LiteralHit { literal: m.pattern().as_usize(), start: m.start(), end: m.end() })
            .filter(|hit| self.stands(text, source, *hit))
            .collect();
        found.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        found
    }

    /// Whether the literal's ends stand where its flags want them.
    fn stands(&self, text: &Normalised, source: &str, hit: LiteralHit) -> bool {
        let set = self.vocabulary.flags.get(hit.literal).copied().unwrap_or(0);
        (set & flags::OPEN_LEFT != 0 || begins_word(&text.text, hit.start))
            && (set & flags::OPEN_RIGHT != 0 || ends_word(&text.text, hit.end))
            && (set & flags::CAPITALS == 0 || in_capitals(text, source, hit))
    }

    fn uses(&self, literal: usize) -> &'static [(u16, u8)] {
        let bounds = self.vocabulary.first_use;
        match (bounds.get(literal), bounds.get(literal + 1)) {
            (Some(&from), Some(&to)) => &self.vocabulary.uses[usize::from(from)..usize::from(to)],
            _ => &[],
        }
    }

    /// Emits the patterns that begin with the first literal of `from`.
    fn start_patterns(&self, from: &[LiteralHit], first: LiteralHit, hits: &mut Vec<Hit>) {
        for &(pattern, part) in self.uses(first.literal) {
            if part != 0 {
                continue;
            }
            let (term, parts) = self.vocabulary.patterns[usize::from(pattern)];
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
            .filter(|hit| self.uses(hit.literal).contains(&(pattern, part)))
            .find_map(|hit| self.follow(from, hit.end, pattern, part + 1, parts))
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    let inside = text[at..].chars().next().is_some_and(is_word);
    !(inside && text[..at].chars().next_back().is_some_and(is_word))
}

fn ends_word(text: &str, at: usize) -> bool {
    let inside = text[..at].chars().next_back().is_some_and(is_word);
    !(inside && text[at..].chars().next().is_some_and(is_word))
}

fn in_capitals(text: &Normalised, source: &str, hit: LiteralHit) -> bool {
    let (start, end) = text.source_range(hit.start, hit.end);
    source.get(start..end).is_some_and(|s| !s.chars().any(char::is_lowercase))
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
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits.drain(..) {
        let inner = kept.iter().rev().take(24).any(|k| k.term == hit.term && k.start <= hit.start && hit.end <= k.end);
        if !inner {
            kept.push(hit);
        }
    }
    *hits = kept;
}
