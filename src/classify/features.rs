//! A clause in its context → features: what the learned weights stand for. Training and reading share this code.
//!
//! A feature is the hash of what was seen and where: a concept, a label that a rule gave, a word; in the clause itself, in
//! what it hangs on, in its neighbours. Concepts and labels are the same in all languages; words are told apart by theirs.

use super::{Act, Labelled};
use crate::concept::Reading;
use crate::document::{Clause, Document, Role};
use crate::lexicon::Term;
use crate::text::is_unspaced;

/// A feature, 24 bits.
pub type Feature = u32;

/// Bits of a feature.
pub const BITS: u32 = 24;
/// So many headings above a clause are looked at, the words of so many.
const HEADINGS: usize = 3;
const WORDED_HEADINGS: usize = 2;
/// Bytes of the stem that stands beside a whole word: six Latin letters, two Korean syllables.
const STEM: usize = 6;
/// Clauses are sorted by length in steps of so many bytes, up to so many steps.
const LENGTH_STEP: usize = 40;
const LENGTH_STEPS: usize = 6;

/// Where something was seen.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Place {
    Own = 1,
    LeadIn,
    Header,
    Heading,
    OuterHeading,
    Before,
    Behind,
    Shape,
}

/// What a clause shows by itself, as hashes.
pub struct Seen {
    is_heading: bool,
    /// Concepts, acts with their polarity, labels, rules.
    notions: Vec<u32>,
    /// Words or pieces of them.
    words: Vec<u32>,
}

impl Seen {
    /// Gathers it.
    #[must_use]
    pub fn new(role: Role, reading: &Reading, acts: &[Act], rules: &[Labelled]) -> Self {
        let mut notions = Vec::with_capacity(reading.hits.len() + acts.len() + 2 * rules.len());
        notions.extend(reading.hits.iter().filter_map(|hit| name_of(hit.term)).map(|name| hash(b'c', &[name])));
        notions.extend(acts.iter().map(|act| hash(b'a', &[polarity(act), act.concept.name()])));
        notions.extend(rules.iter().map(|found| hash(b'l', &[found.label.name()])));
        notions.extend(rules.iter().map(|found| hash(b'r', &[found.label.name(), found.rule])));
        unique(&mut notions);
        let mut words = words(&reading.text.text, reading.language.tag, reading.language.spaced);
        unique(&mut words);
        Seen { is_heading: role == Role::Heading, notions, words }
    }
}

/// The features of a clause, each once; `seen` holds what each clause of the document shows.
#[must_use]
pub fn features(document: &Document, id: usize, seen: &[Seen]) -> Vec<Feature> {
    let clause = &document.clauses[id];
    let mut all = Vec::with_capacity(256);
    shape(clause, &mut all);
    add(&mut all, Place::Own, &seen[id].notions);
    add(&mut all, Place::Own, &seen[id].words);
    if let Some(lead) = clause.lead_in.and_then(|lead| seen.get(lead)) {
        add(&mut all, Place::LeadIn, &lead.notions);
        add(&mut all, Place::LeadIn, &lead.words);
    }
    for header in clause.headers.iter().filter_map(|&header| seen.get(header)) {
        add(&mut all, Place::Header, &header.notions);
    }
    for (depth, heading) in document.headings_above(clause).take(HEADINGS).filter_map(|heading| seen.get(heading)).enumerate() {
        add(&mut all, if depth == 0 { Place::Heading } else { Place::OuterHeading }, &heading.notions);
        if depth < WORDED_HEADINGS {
            add(&mut all, Place::Heading, &heading.words);
        }
    }
    let neighbours = [(id.checked_sub(1), Place::Before), (Some(id + 1), Place::Behind)];
    for (neighbour, place) in neighbours.into_iter().filter_map(|(at, place)| Some((seen.get(at?)?, place))) {
        if !neighbour.is_heading {
            add(&mut all, place, &neighbour.notions);
        }
    }
    unique(&mut all);
    all
}

fn shape(clause: &Clause, all: &mut Vec<Feature>) {
    let role = match clause.role {
        Role::Heading => 0,
        Role::Sentence => 1,
        Role::Item => 2,
        Role::Cell => 3,
    };
    let length = u32::try_from((clause.text.len() / LENGTH_STEP).min(LENGTH_STEPS)).unwrap_or(0);
    let led = u32::from(clause.lead_in.is_some());
    // The first is in every clause: what weighs without regard to anything.
    add(all, Place::Shape, &[0, 16 + role, 32 + length, 48 + led]);
}

fn add(all: &mut Vec<Feature>, place: Place, hashes: &[u32]) {
    all.extend(hashes.iter().map(|hash| {
        let mixed = (hash ^ (place as u32).wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
        (mixed ^ (mixed >> 15)) >> (32 - BITS)
    }));
}

fn unique(all: &mut Vec<u32>) {
    all.sort_unstable();
    all.dedup();
}

fn name_of(term: Term) -> Option<&'static str> {
    match term {
        Term::Concept(concept) => Some(concept.name()),
        Term::Place(_) => Some("(place)"),
        Term::Number(_) => Some("(number)"),
        Term::Unit(_) => Some("(unit)"),
        Term::Month(_) => Some("(month)"),
        _ => None,
    }
}

fn polarity(act: &Act) -> &'static str {
    match (act.supposed, act.denied) {
        (true, _) => "~",
        (false, true) => "-",
        (false, false) => "+",
    }
}

/// FNV-1a over a kind and its parts.
fn hash(kind: u8, parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    std::iter::once(kind).chain(bytes).fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Words, their stems and pairs; where words do not stand apart, two and three characters in a row.
fn words(text: &str, language: &str, spaced: bool) -> Vec<u32> {
    if spaced { spaced_words(text, language) } else { pieces(text, language) }
}

fn spaced_words(text: &str, language: &str) -> Vec<u32> {
    let mut all = Vec::with_capacity(text.len() / 2);
    let mut last = "";
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all.push(hash(b'w', &[language, word]));
        if let Some(stem) = stem(word) {
            all.push(hash(b's', &[language, stem]));
        }
        if !last.is_empty() {
            all.push(hash(b'p', &[language, last, word]));
        }
        last = word;
    }
    all
}

fn stem(word: &str) -> Option<&str> {
    let end = word.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= STEM).last()?;
    (end < word.len()).then(|| &word[..end])
}

fn pieces(text: &str, language: &str) -> Vec<u32> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let slices = |width: usize| ends.windows(width + 1).map(move |window| &text[window[0]..window[width]]);
    let told = |piece: &&str| piece.chars().all(|c| c.is_alphanumeric() || is_unspaced(c));
    [2, 3].into_iter().flat_map(slices).filter(told).map(|piece| hash(b'w', &[language, piece])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_a_part() {
        assert_eq!(stem("collected"), Some("collec"));
        assert_eq!(stem("data"), None);
        assert_eq!(stem("개인정보를"), Some("개인"));
    }

    #[test]
    fn what_was_seen_elsewhere_is_another_feature() {
        let mut all = Vec::new();
        for place in [Place::Own, Place::LeadIn, Place::Heading, Place::Before] {
            add(&mut all, place, &[hash(b'c', &["sell"])]);
        }
        unique(&mut all);
        assert_eq!(all.len(), 4);
        assert!(all.iter().all(|feature| feature >> BITS == 0));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(hash(b'p', &["en", "a", "bc"]), hash(b'p', &["en", "ab", "c"]));
    }
}
