//! Prints the words by which the extension's gate tells a page worth reading, all languages together, as JSON.
//!
//! The gate looks for plain pieces of text, the core for patterns: of a pattern of several parts one has to do, since a
//! sign too many costs a reading and a sign too few a policy.

use std::collections::BTreeSet;

use clauselight::lexicon::{LANGUAGES, Language, Term};
use serde::Serialize;

/// The most other scripts that a language's words are spelled in.
const MOST_SCRIPTS: usize = 2;

#[derive(Default, Serialize)]
struct GateWords {
    title: BTreeSet<String>,
    url: BTreeSet<String>,
    link: BTreeSet<String>,
}

fn main() -> serde_json::Result<()> {
    let mut words = GateWords::default();
    for language in LANGUAGES {
        words.title.extend(spelled(language, Term::Title));
        words.link.extend(spelled(language, Term::LinkWord));
        words.url.extend(language.url.iter().map(str::to_owned));
    }
    let GateWords { title, url, link } = words;
    let words = GateWords { title: shortest(&title), url: shortest(&url), link: shortest(&link) };
    serde_json::to_writer(std::io::stdout(), &words)
}

/// Without the words that hold another: where they are found, it is found.
fn shortest(words: &BTreeSet<String>) -> BTreeSet<String> {
    let holds_another = |word: &&String| words.iter().any(|other| other != *word && word.contains(other.as_str()));
    words.iter().filter(|word| !holds_another(word)).cloned().collect()
}

/// The words for a term in every spelling of theirs.
fn spelled(language: &Language, term: Term) -> impl Iterator<Item = String> + '_ {
    words(language, term).into_iter().flat_map(|word| spellings(language, &word))
}

/// Of each pattern that says the term the words of its most telling part.
fn words(language: &Language, term: Term) -> Vec<String> {
    let parts = parts(language);
    let said = language.detect.patterns.iter().enumerate().filter(|&(_, &(said, _))| said == term);
    said.filter_map(|(pattern, _)| most_telling(&parts[pattern])).flatten().cloned().collect()
}

/// For each pattern its parts, for each part the words that it may be.
fn parts(language: &Language) -> Vec<Vec<Vec<String>>> {
    let vocabulary = language.detect;
    let mut parts: Vec<_> = vocabulary.patterns.iter().map(|&(_, parts)| vec![Vec::new(); usize::from(parts)]).collect();
    for (word, uses) in language.detection_words() {
        for found in uses {
            parts[usize::from(found.pattern)][usize::from(found.part)].push(word.clone());
        }
    }
    parts
}

/// The part whose shortest word is the longest.
fn most_telling(parts: &[Vec<String>]) -> Option<&Vec<String>> {
    parts.iter().max_by_key(|words| words.iter().map(String::len).min())
}

/// A word as it stands in the lexicon, and in the other scripts whose characters are read as its own: each wholly in one.
fn spellings(language: &Language, word: &str) -> BTreeSet<String> {
    (0..=MOST_SCRIPTS).map(|script| word.chars().map(|c| spelled_in(language, c, script)).collect()).collect()
}

/// The character that a script has for one of the lexicon's; script 0 is the lexicon's own.
fn spelled_in(language: &Language, character: char, script: usize) -> char {
    let others = language.fold.iter().filter(|&&(_, to)| to == character).map(|&(from, _)| from);
    others.take(script).last().unwrap_or(character)
}
