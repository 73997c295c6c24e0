//! A clause in its context → features: what the learned weights stand for. Training and reading share this code.
//!
//! A feature is the hash of what was seen and where: a concept, a label that a rule gave, a word; in the clause itself, in
//! what it hangs on, in its neighbours. Concepts and labels are the same in all languages; words are told apart by theirs.

use super::{Act, Classified, Labelled};
use crate::concept::Reading;
use crate::document::{Clause, Document, Role};
use crate::lexicon::{Language, Term};
use crate::text::{is_letter, is_unspaced};

/// A feature, 24 bits.
pub type Feature = u32;

/// Bits of a feature.
pub const BITS: u32 = 24;
/// Bytes of the stem that stands beside a whole word: six Latin letters, two Korean syllables.
const STEM: usize = 6;
/// Clauses are sorted by length in steps of so many bytes, up to so many steps.
const LENGTH_STEP: usize = 40;
const LENGTH_STEPS: usize = 6;

/// Where something was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// In the clause itself.
    Own = 1,
    /// In the sentence that introduces its list.
    LeadIn,
    /// In the header of its column.
    Column,
    /// In the first cell of its row.
    Row,
    /// In the heading above it.
    Heading,
    /// In the heading above that.
    OuterHeading,
    /// In the clause before it.
    Before,
    /// In the clause behind it.
    Behind,
    /// In its form.
    Shape,
}

impl Place {
    /// How many there are, and one.
    pub const COUNT: usize = Place::Shape as usize + 1;
    /// All of them.
    pub const ALL: &'static [Place] = &[
        Place::Own,
        Place::LeadIn,
        Place::Column,
        Place::Row,
        Place::Heading,
        Place::OuterHeading,
        Place::Before,
        Place::Behind,
        Place::Shape,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Place::Own => "own",
            Place::LeadIn => "lead_in",
            Place::Column => "column",
            Place::Row => "row",
            Place::Heading => "heading",
            Place::OuterHeading => "outer_heading",
            Place::Before => "before",
            Place::Behind => "behind",
            Place::Shape => "shape",
        }
    }

    /// Whether words count there, or only what they say.
    fn is_worded(self) -> bool {
        matches!(self, Place::Own | Place::LeadIn | Place::Heading | Place::OuterHeading)
    }
}

/// What a clause shows by itself, as hashes.
pub struct Seen {
    /// Whose words they are.
    pub language: &'static Language,
    /// Concepts, acts with their polarity, labels, rules.
    notions: Vec<u32>,
    /// Words or pieces of them.
    words: Vec<u32>,
}

impl Seen {
    /// Gathers it.
    #[must_use]
    pub fn new(reading: &Reading, acts: &[Act], rules: &[Labelled]) -> Self {
        let mut notions = Vec::with_capacity(reading.hits.len() + acts.len() + 2 * rules.len());
        each_notion(reading, acts, rules, |kind, parts| notions.push(hash(kind, parts)));
        unique(&mut notions);
        let mut words = Vec::with_capacity(reading.text.text.len() / 2);
        each_word(reading, |kind, parts| words.push(hash(kind, parts)));
        unique(&mut words);
        Seen { language: reading.language, notions, words }
    }
}

/// What a clause says, whatever its language: kinds and parts.
fn each_notion(reading: &Reading, acts: &[Act], rules: &[Labelled], mut each: impl FnMut(u8, &[&str])) {
    for name in reading.hits.iter().filter_map(|hit| name_of(hit.term)) {
        each(b'c', &[name]);
    }
    for act in acts {
        each(b'a', &[polarity(act), act.concept.name()]);
    }
    for found in rules {
        each(b'l', &[found.label.name()]);
        each(b'r', &[found.label.name(), found.rule]);
    }
}

/// What bears on a clause, and where: ids of clauses, each place once.
pub fn around(document: &Document, id: usize) -> impl Iterator<Item = (Place, usize)> {
    let clause = &document.clauses[id];
    let mut headings = document.headings_above(clause);
    let mut headers = clause.headers.iter().copied();
    let is_text = |&at: &usize| document.clauses.get(at).is_some_and(|clause| clause.role != Role::Heading);
    let all = [
        (Place::Own, Some(id)),
        (Place::LeadIn, clause.lead_in),
        (Place::Column, headers.next()),
        (Place::Row, headers.next()),
        (Place::Heading, headings.next()),
        (Place::OuterHeading, headings.next()),
        (Place::Before, id.checked_sub(1).filter(is_text)),
        (Place::Behind, Some(id + 1).filter(is_text)),
    ];
    all.into_iter().filter_map(|(place, at)| Some((place, at?)))
}

impl Seen {
    /// What it says, whatever its language, as features of the place where it was seen.
    pub fn notions_at(&self, place: Place) -> impl Iterator<Item = Feature> + '_ {
        self.notions.iter().map(move |&hash| feature(place, hash))
    }

    /// Its words, as features of that place.
    pub fn words_at(&self, place: Place) -> impl Iterator<Item = Feature> + '_ {
        let words = if place.is_worded() { &self.words[..] } else { &[] };
        words.iter().map(move |&hash| feature(place, hash))
    }
}

/// Whose a feature is: what is said in any language, or the words of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Concepts, labels, form.
    Shared,
    /// Words of the language with this tag.
    Words(&'static str),
}

/// The features of a clause, each once; `seen` holds what each clause of the document shows.
#[must_use]
pub fn features(document: &Document, id: usize, seen: &[Seen]) -> Vec<(Origin, Feature)> {
    gathered(document, id, seen, around(document, id))
}

/// The features that it would have if nothing stood around it.
#[must_use]
pub fn features_alone(document: &Document, id: usize, seen: &[Seen]) -> Vec<(Origin, Feature)> {
    gathered(document, id, seen, [(Place::Own, id)].into_iter())
}

fn gathered(document: &Document, id: usize, seen: &[Seen], places: impl Iterator<Item = (Place, usize)>) -> Vec<(Origin, Feature)> {
    let mut all: Vec<(Origin, Feature)> = shape(&document.clauses[id]).map(|feature| (Origin::Shared, feature)).into();
    for (place, seen) in places.filter_map(|(place, at)| Some((place, seen.get(at)?))) {
        all.extend(seen.notions_at(place).map(|feature| (Origin::Shared, feature)));
        all.extend(seen.words_at(place).map(|feature| (Origin::Words(seen.language.tag), feature)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Its features of form.
#[must_use]
pub fn shape(clause: &Clause) -> [Feature; 4] {
    let role = match clause.role {
        Role::Heading => 0,
        Role::Sentence => 1,
        Role::Item => 2,
        Role::Cell => 3,
    };
    let length = u32::try_from((clause.text.len() / LENGTH_STEP).min(LENGTH_STEPS)).unwrap_or(0);
    let led = u32::from(clause.lead_in.is_some());
    // The first is in every clause: what weighs without regard to anything.
    [0, 16 + role, 32 + length, 48 + led].map(|form| feature(Place::Shape, form))
}

fn feature(place: Place, hash: u32) -> Feature {
    let mixed = (hash ^ (place as u32).wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    (mixed ^ (mixed >> 15)) >> (32 - BITS)
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
    parts.iter().fold(hash_on(0x811C_9DC5, &[kind]), |hash, part| hash_on(hash_on(hash, part.as_bytes()), &[0]))
}

fn hash_on(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Words, their stems and pairs; where words do not stand apart, two and three characters in a row.
fn each_word(reading: &Reading, each: impl FnMut(u8, &[&str])) {
    let (text, language) = (&reading.text.text, reading.language);
    if language.spaced { each_spaced_word(text, language.tag, each) } else { each_piece(text, language.tag, each) }
}

fn each_spaced_word(text: &str, language: &str, mut each: impl FnMut(u8, &[&str])) {
    let mut last = "";
    for word in text.split(|c| !is_letter(c)).filter(|word| !word.is_empty()) {
        each(b'w', &[language, word]);
        if let Some(stem) = stem(word) {
            each(b's', &[language, stem]);
        }
        if !last.is_empty() {
            each(b'p', &[language, last, word]);
        }
        last = word;
    }
}

fn stem(word: &str) -> Option<&str> {
    let end = word.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= STEM).last()?;
    (end < word.len()).then(|| &word[..end])
}

fn each_piece(text: &str, language: &str, mut each: impl FnMut(u8, &[&str])) {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let slices = |width: usize| ends.windows(width + 1).map(move |window| &text[window[0]..window[width]]);
    let told = |piece: &&str| piece.chars().all(|c| is_unspaced(c) || c.is_alphanumeric());
    for piece in [2, 3].into_iter().flat_map(slices).filter(told) {
        each(b'w', &[language, piece]);
    }
}

/// A feature with what it stands for, for people who want to see why.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Where it was seen.
    pub place: Place,
    /// In which clause; none for what is its form.
    pub clause: Option<usize>,
    /// What sort of thing it is.
    pub kind: &'static str,
    /// Its words.
    pub name: String,
    /// Whose it is.
    pub language: Option<&'static Language>,
    /// What the weights know it by.
    pub feature: Feature,
}

/// The features of a clause as they are weighed, by name.
#[must_use]
pub fn named(document: &Document, id: usize, classified: &[Classified]) -> Vec<Named> {
    let clause = &document.clauses[id];
    let form = shape(clause).into_iter().zip(shape_names(clause));
    let form = form.map(|(feature, name)| Named { place: Place::Shape, clause: None, kind: "form", name, language: None, feature });
    let mut all: Vec<Named> = form.collect();
    for (place, at) in around(document, id) {
        let Classified { reading, acts, rules, .. } = &classified[at];
        let named = |language, kind, parts: &[&str], hash| Named {
            place,
            clause: Some(at),
            kind: kind_name(kind),
            name: parts.join(" "),
            language,
            feature: feature(place, hash),
        };
        let mut seen = Vec::new();
        each_notion(reading, acts, rules, |kind, parts| seen.push((hash(kind, parts), named(None, kind, parts, hash(kind, parts)))));
        if place.is_worded() {
            // The first part is the language.
            let language = Some(reading.language);
            each_word(reading, |kind, parts| seen.push((hash(kind, parts), named(language, kind, &parts[1..], hash(kind, parts)))));
        }
        seen.sort_by_key(|&(hash, _)| hash);
        seen.dedup_by_key(|&mut (hash, _)| hash);
        all.extend(seen.into_iter().map(|(_, named)| named));
    }
    all
}

fn kind_name(kind: u8) -> &'static str {
    match kind {
        b'c' => "concept",
        b'a' => "act",
        b'l' => "label",
        b'r' => "rule",
        b's' => "stem",
        b'p' => "pair",
        _ => "word",
    }
}

/// What the features of [`shape`] stand for.
fn shape_names(clause: &Clause) -> [String; 4] {
    let role = match clause.role {
        Role::Heading => "heading",
        Role::Sentence => "sentence",
        Role::Item => "item",
        Role::Cell => "cell",
    };
    let length = (clause.text.len() / LENGTH_STEP).min(LENGTH_STEPS) * LENGTH_STEP;
    let led = if clause.lead_in.is_some() { "introduced" } else { "not introduced" };
    ["any clause".into(), role.into(), format!("{length} bytes or more"), led.into()]
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
            all.push(feature(place, hash(b'c', &["sell"])));
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
