//! Which concepts a language cannot say yet: a list that is wrong as soon as one is missing or too many.
#![allow(clippy::unwrap_used)] // tests may
#![allow(missing_docs)]

use std::collections::BTreeSet;

use clauselight::lexicon::{Concept, LANGUAGES};

/// `TAG concept`, a line each.
const GAPS: &str = include_str!("concept_gaps.txt");

#[test]
fn every_language_says_every_concept_but_those_listed() {
    let full: Vec<_> = LANGUAGES.iter().filter(|language| language.full).collect();
    assert!(full.len() >= 10, "{} languages", full.len());
    let missing = |language: &&'static clauselight::lexicon::Language| {
        let language = *language;
        let silent = Concept::ALL.iter().filter(move |&&concept| !language.can_say(concept));
        silent.map(|concept| format!("{} {}", language.tag, concept.name())).collect::<Vec<_>>()
    };
    let found: BTreeSet<String> = full.iter().flat_map(missing).collect();
    let listed: BTreeSet<String> = GAPS.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    assert_eq!(found, listed, "concepts without words; give them words, or list them in tests/concept_gaps.txt with a reason");
}
