//! The words of all languages, compiled from `lexicon/*.toml` at build.

mod compiled;
mod concepts;
mod matcher;
mod trie;

use std::sync::OnceLock;

use crate::text::{Normalised, normalise};
pub use compiled::{DateOrder, Language, Side, Term, Unit};
use compiled::{PackedTrie, Vocabulary};
pub use concepts::Concept;
pub use matcher::{Hit, Matcher};
use trie::Trie;

/// All languages, by tag.
pub static LANGUAGES: &[Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What is built from a language's tables when it is first needed.
#[derive(Default)]
struct Built {
    vocabulary: OnceLock<Matcher>,
    detect: OnceLock<Matcher>,
    second_script: OnceLock<Vec<char>>,
}

/// One a language, in the order of [`LANGUAGES`]; room for more than there will be.
static BUILT: [Built; 32] = [const { Built { vocabulary: OnceLock::new(), detect: OnceLock::new(), second_script: OnceLock::new() } }; 32];

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
        self.built().map(|b| built(&b.vocabulary, self.vocabulary)).map_or_else(Vec::new, |m| m.find(text, source))
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

    /// Whether a place (index into [`Language::places`]) is where most readers of the language are at home.
    #[must_use]
    pub fn is_home(&self, place: u8) -> bool {
        self.places.get(usize::from(place)).is_some_and(|(code, _)| self.home.contains(code))
    }

    /// All words that tell a policy, another document, or a link, each with what it is part of; patterns as numbered in
    /// `detect`.
    pub fn detection_words(&self) -> impl Iterator<Item = (String, Vec<compiled::Use>)> {
        [self.detect.begin, self.detect.inner].into_iter().flat_map(|trie| Trie::new(trie).literals())
    }

    fn built(&'static self) -> Option<&'static Built> {
        let index = LANGUAGES.iter().position(|l| l.tag == self.tag)?;
        BUILT.get(index)
    }
}

/// A vocabulary's matcher, made when first asked for.
fn built(cell: &'static OnceLock<Matcher>, vocabulary: Vocabulary) -> &'static Matcher {
    cell.get_or_init(|| Matcher::new(vocabulary))
}
