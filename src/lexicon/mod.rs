//! The words of all languages, compiled from `lexicon/*.toml` at build.

mod compiled;
mod concepts;
mod matcher;
mod pack;
mod trie;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::text::{Normalised, normalise};
pub use compiled::{DateOrder, Language, Side, Term, Texts, Unit};
use compiled::{PackedTrie, Vocabulary};
pub use concepts::Concept;
pub use matcher::{Hit, Matcher};
use trie::Trie;

/// The words are part of a program, but not of the core in the browser, which loads those of the languages that it meets.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! embedded {
    ($file:literal) => {
        Some(include_bytes!(concat!(env!("OUT_DIR"), $file)))
    };
}
#[cfg(target_arch = "wasm32")]
macro_rules! embedded {
    ($file:literal) => {
        None
    };
}

/// All languages, by tag.
pub static LANGUAGES: &[Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What is built from a language's tables when it is first needed.
#[derive(Default)]
struct Built {
    vocabulary: OnceLock<(Matcher, &'static [u8])>,
    detect: OnceLock<Matcher>,
    second_script: OnceLock<Vec<char>>,
}

/// One a language, in the order of [`LANGUAGES`].
static BUILT: [Built; MOST_LANGUAGES] =
    [const { Built { vocabulary: OnceLock::new(), detect: OnceLock::new(), second_script: OnceLock::new() } }; MOST_LANGUAGES];
/// Room for more languages than there will be.
pub const MOST_LANGUAGES: usize = 32;

/// The languages whose words were asked for and are not here, a bit each.
static MISSING: AtomicU32 = AtomicU32::new(0);

/// What is wrong with a file of words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// No such language has words.
    #[error("no language \"{0}\" has words of its own")]
    UnknownLanguage(String),
    /// The file is none, or was made by another version.
    #[error("the words of \"{0}\" are damaged, or of another version")]
    Damaged(String),
}

/// Adds the words of a language; those that are there already stay.
///
/// # Errors
/// Where there is no such language, or the file is damaged.
pub fn add_words(tag: &str, file: &[u8]) -> Result<(), WordsError> {
    let language = Language::by_tag(tag).filter(|language| language.full).ok_or_else(|| WordsError::UnknownLanguage(tag.into()))?;
    let built = language.built().ok_or_else(|| WordsError::UnknownLanguage(tag.into()))?;
    if built.vocabulary.get().is_none() {
        let pack = pack::read(file).ok_or_else(|| WordsError::Damaged(tag.into()))?;
        // Whoever was first has added the same.
        let _ = built.vocabulary.set(ready(pack));
    }
    Ok(())
}

/// The languages whose words were asked for in vain since this was last asked.
#[must_use]
pub fn missing_words() -> Vec<&'static str> {
    let missing = MISSING.swap(0, Ordering::Relaxed);
    LANGUAGES.iter().enumerate().filter(|(index, _)| missing & 1 << index != 0).map(|(_, language)| language.tag).collect()
}

impl Language {
    /// The language of a BCP 47 tag, by its primary subtag.
    #[must_use]
    pub fn by_tag(tag: &str) -> Option<&'static Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().find(|l| l.tag.eq_ignore_ascii_case(primary))
    }

    /// Prepares a text for [`Language::find`].
    #[must_use]
    pub fn normalise(&self, source: &str) -> Normalised {
        normalise(source, self.fold)
    }

    /// All terms of a text; spans count bytes of the prepared text.
    #[must_use]
    pub fn find(&'static self, text: &Normalised, source: &str) -> Vec<Hit> {
        self.words().map_or_else(Vec::new, |words| words.find(text, source))
    }

    /// Whether the words are here; where they are not, it is noted that they are missed.
    #[must_use]
    pub fn has_words(&'static self) -> bool {
        self.words().is_some()
    }

    fn words(&'static self) -> Option<&'static Matcher> {
        self.loaded().map(|(matcher, _)| matcher)
    }

    /// Whether the language has words for a concept.
    #[must_use]
    pub fn can_say(&'static self, concept: Concept) -> bool {
        self.words().is_some_and(|words| words.knows(Term::Concept(concept)))
    }

    /// What was learned about the language's words, as `model/words/TAG.bin` has it; empty where nothing was, or the words are
    /// not here.
    #[must_use]
    pub fn weights(&'static self) -> &'static [u8] {
        self.loaded().map_or(&[], |&(_, weights)| weights)
    }

    fn loaded(&'static self) -> Option<&'static (Matcher, &'static [u8])> {
        let index = self.index()?;
        let cell = &BUILT.get(index)?.vocabulary;
        if let Some(loaded) = cell.get() {
            return Some(loaded);
        }
        match self.pack.and_then(pack::read) {
            Some(pack) => Some(cell.get_or_init(|| ready(pack))),
            None => {
                MISSING.fetch_or(u32::from(self.full) << index, Ordering::Relaxed);
                None
            }
        }
    }

    /// All words of a text that tell a policy, another document, or a link to a policy.
    #[must_use]
    pub fn find_detection(&'static self, text: &Normalised, source: &str) -> Vec<Hit> {
        self.built().map(|b| built(&b.detect, self.detect)).map_or_else(Vec::new, |m| m.find(text, source))
    }

    /// The characters that others are read as, sorted.
    pub fn second_script(&'static self) -> &'static [char] {
        let sorted = || {
            let mut all: Vec<char> = self.fold.iter().map(|pair| pair.1).collect();
            crate::order::sort_by_key(&mut all, |&c| u64::from(c));
            all
        };
        self.built().map_or(&[], |built| built.second_script.get_or_init(sorted))
    }

    /// Whether a verb may stand at the end, with what belongs to it before it: where negations may stand behind what they deny,
    /// or words do not stand apart.
    #[must_use]
    pub fn verb_may_end(&self) -> bool {
        !self.spaced || self.negation != Side::Before
    }

    /// The code of a place (index into [`Language::places`]).
    #[must_use]
    pub fn place(&self, place: u8) -> Option<&'static str> {
        self.places.iter().nth(place.into())
    }

    /// Whether a place (index into [`Language::places`]) is where most readers of the language are at home.
    #[must_use]
    pub fn is_home(&self, place: u8) -> bool {
        self.place(place).is_some_and(|code| self.home.contains(&code))
    }

    /// All words that tell a policy, another document, or a link, each with what it is part of; patterns as numbered in
    /// `detect`.
    pub fn detection_words(&self) -> impl Iterator<Item = (String, Vec<compiled::Use>)> {
        [self.detect.begin, self.detect.inner].into_iter().flat_map(|trie| Trie::new(trie).literals())
    }

    fn built(&'static self) -> Option<&'static Built> {
        BUILT.get(self.index()?)
    }

    /// Its place in [`LANGUAGES`].
    #[must_use]
    pub fn index(&'static self) -> Option<usize> {
        LANGUAGES.iter().position(|l| l.tag == self.tag)
    }
}

fn ready(pack: pack::Pack) -> (Matcher, &'static [u8]) {
    (Matcher::new(pack.vocabulary), pack.weights)
}

/// A vocabulary's matcher, made when first asked for.
fn built(cell: &'static OnceLock<Matcher>, vocabulary: Vocabulary) -> &'static Matcher {
    cell.get_or_init(|| Matcher::new(vocabulary))
}
