//! What a page's text says of itself by its words.

use std::collections::BTreeSet;

use crate::language::Identified;
use crate::lexicon::{Language, Term};
use crate::page::block::Block;
use crate::page::snapshot::Region;
use crate::text::is_unspaced;

/// Most bytes of a page whose words are counted.
const SAMPLE: usize = 40_000;
/// Least share of words by which the likeliest language of a page that is told as none may still be read.
const LEAST_LIKELY: f32 = 0.05;
/// So many letters say what a Chinese or Japanese character says (translations of one text: two to three).
const UNSPACED: usize = 3;

/// What was counted.
#[derive(Debug, Default)]
pub struct Body {
    /// Whether the page's language was told and has words here.
    pub language_known: bool,
    /// How many kinds of expressions of policies occur.
    pub groups: f32,
    /// Such expressions per thousand characters.
    pub density: f32,
    /// Names of policies per thousand characters.
    pub own_names: f32,
    /// Names of other documents per thousand characters.
    pub other_names: f32,
    /// Length of the text in characters.
    pub characters: f32,
    /// Its length in letters: a character of a script without spaces says as much as some.
    pub letters: f32,
}

impl Body {
    /// Counts.
    #[must_use]
    pub fn new(blocks: &[Block], identified: &Identified) -> Self {
        let texts = texts(blocks);
        let mut body = Self {
            language_known: identified.language.is_some(),
            characters: count(texts.iter().map(|text| text.chars().count()).sum()),
            letters: count(texts.iter().flat_map(|text| text.chars()).map(|c| if is_unspaced(c) { UNSPACED } else { 1 }).sum()),
            ..Self::default()
        };
        if let Some(language) = identified.language.or_else(|| likeliest(identified)) {
            body.read(&texts, language);
        }
        body
    }

    fn read(&mut self, texts: &[&str], language: &'static Language) {
        let (mut groups, mut expressions, mut own, mut other) = (BTreeSet::new(), 0, 0, 0);
        for hit in texts.iter().flat_map(|text| language.find_detection(&language.normalise(text), text)) {
            match hit.term {
                Term::Body(group) => {
                    groups.insert(group);
                    expressions += 1;
                }
                Term::Title => own += 1,
                Term::OtherTitle => other += 1,
                _ => {}
            }
        }
        // A few words of a form or a notice are no density: every text counts as a thousand characters longer.
        let per_thousand = |hits| count(hits) * 1000.0 / (self.characters + 1000.0);
        (self.density, self.own_names, self.other_names) = (per_thousand(expressions), per_thousand(own), per_thousand(other));
        self.groups = count(groups.len());
    }
}

/// A page of two languages may be told as neither: the likelier one still has words in it.
fn likeliest(identified: &Identified) -> Option<&'static Language> {
    let (tag, score) = identified.scores.first()?;
    if *score < LEAST_LIKELY { None } else { Language::by_tag(tag) }
}

/// The page's own text: cookie banners and footers talk like policies everywhere. Where nearly all stands in them
/// (a policy in a dialog), they are the text.
fn texts<'a>(blocks: &[Block<'a>]) -> Vec<&'a str> {
    let own = |b: &&Block| matches!(b.region, Region::Main | Region::Header | Region::Aside);
    let shown = |b: &&Block| b.region != Region::Navigation;
    let length = |filter: &dyn Fn(&&Block) -> bool| blocks.iter().filter(filter).map(|b| b.text.len()).sum::<usize>();
    let filter: &dyn Fn(&&Block) -> bool = if length(&own) * 4 >= length(&shown) { &own } else { &shown };
    let mut read = 0;
    let more = |text: &&str| {
        let more = read < SAMPLE;
        read += text.len();
        more
    };
    blocks.iter().filter(filter).map(|b| b.text).take_while(more).collect()
}

#[allow(clippy::cast_precision_loss)] // counts of a bounded sample
fn count(n: usize) -> f32 {
    n as f32
}
