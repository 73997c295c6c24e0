//! Text → language, by its commonest words or characters; `und` is an answer.

use std::collections::BTreeMap;

use crate::lexicon::{LANGUAGES, Language};
use crate::text::{is_unspaced, normalise};

/// Most bytes of a text that are looked at.
const SAMPLE: usize = 12_000;
/// Fewer words (or characters of scripts without spaces) tell nothing.
const FEWEST: usize = 12;
/// Least share of a text's words that are among the language's commonest. Prose has 0.13 to 0.4; of its unknown
/// neighbours (Catalan, Dutch, Danish, Polish…) 0.10 at most.
const LEAST_WORDS: f32 = 0.12;
/// The same where the page names a neighbour that we do not know (Galician reads as Portuguese at 0.22).
const LEAST_AGAINST_HINT: f32 = 0.25;
/// The same for characters.
const LEAST_CHARACTERS: f32 = 0.10;

/// What a text is written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Identified {
    /// BCP 47 tag; `und` if unknown.
    pub tag: String,
    /// The language, where there is a lexicon for it.
    pub language: Option<&'static Language>,
    /// Tags and shares of the text's words, best first.
    pub scores: Vec<(&'static str, f32)>,
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

/// Tells the language of some texts; `hint` is the page's own `lang` attribute, which counts only where it names a
/// language that we could not have told.
#[must_use]
pub fn identify<'a>(texts: impl Iterator<Item = &'a str>, hint: Option<&str>) -> Identified {
    let sample = Sample::new(texts);
    let unknown = hint.and_then(unknown_language);
    let mut scores = sample.scores();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1));
    let told = |(l, score): &&(&Language, f32)| sample.units() >= FEWEST && *score >= least(l, unknown.is_some());
    let best = scores.first().filter(told).map(|&(l, _)| l);
    let tag = match best {
        Some(language) => sample.tag(language),
        None => unknown.unwrap_or_else(|| "und".into()),
    };
    Identified { tag, language: best, scores: scores.into_iter().map(|(l, s)| (l.tag, s)).collect() }
}

/// The language of one clause of a document: another than the document's where it is plainly written in another
/// script (an English clause in a Chinese policy).
#[must_use]
pub fn of_clause(text: &str, document: &'static Language) -> &'static Language {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let unspaced = text.chars().filter(|&c| is_unspaced(c) && c.is_alphabetic()).count();
    let foreign = if document.spaced { unspaced * 10 > letters * 6 } else { unspaced * 10 < letters * 2 };
    if !foreign || letters < FEWEST {
        return document;
    }
    identify(std::iter::once(text), None).language.filter(|l| l.full).unwrap_or(document)
}

fn least(language: &Language, against_hint: bool) -> f32 {
    match (language.characters.is_empty(), against_hint) {
        (false, _) => LEAST_CHARACTERS,
        (true, true) => LEAST_AGAINST_HINT,
        (true, false) => LEAST_WORDS,
    }
}

/// The primary language that a page names, if there is no lexicon for it.
fn unknown_language(hint: &str) -> Option<String> {
    let primary = hint.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    (is_tag && primary != "und" && Language::by_tag(&primary).is_none()).then_some(primary)
}

struct Sample {
    words: Vec<String>,
    characters: Vec<char>,
}

impl Sample {
    fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut sample = Sample { words: Vec::new(), characters: Vec::new() };
        let mut bytes = 0;
        for text in texts {
            let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= SAMPLE - bytes).last().unwrap_or(0);
            let end = if text.len() <= SAMPLE - bytes { text.len() } else { end };
            bytes += end;
            sample.add(&text[..end]);
            if bytes >= SAMPLE - 4 {
                break;
            }
        }
        sample
    }

    fn add(&mut self, text: &str) {
        let text = normalise(text, &[]).text;
        let is_part = |c: char| c.is_alphabetic() || c == '\'';
        self.characters.extend(text.chars().filter(|&c| c.is_alphabetic() && !c.is_ascii()));
        self.words.extend(text.split(|c| !is_part(c) || is_unspaced(c)).filter(|w| !w.is_empty()).map(str::to_string));
    }

    /// Words, and characters of scripts without spaces.
    fn units(&self) -> usize {
        self.words.len() + self.characters.iter().filter(|&&c| is_unspaced(c)).count()
    }

    /// Each language's share. A word that several languages have counts for each in part: what tells Spanish from
    /// Catalan is what Catalan has not.
    fn scores(&self) -> Vec<(&'static Language, f32)> {
        let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, language) in LANGUAGES.iter().enumerate() {
            for word in language.words {
                owners.entry(word).or_default().push(index);
            }
        }
        let mut known = vec![0.0; LANGUAGES.len()];
        for owners in self.words.iter().filter_map(|word| owners.get(word.as_str())) {
            for &owner in owners {
                known[owner] += ratio(1, owners.len());
            }
        }
        let share = |(language, known): (&'static Language, f32)| {
            let known = if language.characters.is_empty() { known } else { self.known_by_characters(language) };
            (language, known / ratio(self.units().max(1), 1))
        };
        LANGUAGES.iter().zip(known).map(share).collect()
    }

    /// Characters that the language is told by; of a language that sets words apart, words with such characters.
    fn known_by_characters(&self, language: &Language) -> f32 {
        let folded = |c| language.fold.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| language.fold[at].1);
        let known = |c: char| !c.is_ascii() && language.characters.contains(folded(c));
        let count = if language.spaced {
            self.words.iter().filter(|word| word.chars().any(known)).count()
        } else {
            self.characters.iter().filter(|&&c| known(c)).count()
        };
        ratio(count, 1)
    }

    /// The tag with its script where the language is written in two.
    fn tag(&self, language: &Language) -> String {
        if language.fold.is_empty() {
            return language.tag.into();
        }
        let mut simplified: Vec<char> = language.fold.iter().map(|pair| pair.1).collect();
        simplified.sort_unstable();
        let is_first = |c: &&char| language.fold.binary_search_by_key(*c, |pair| pair.0).is_ok();
        let is_second = |c: &&char| simplified.binary_search(c).is_ok();
        let first = self.characters.iter().filter(is_first).count();
        let second = self.characters.iter().filter(is_second).count();
        let script = if first > second { "Hant" } else { "Hans" };
        format!("{}-{script}", language.tag)
    }
}

#[allow(clippy::cast_precision_loss)] // counts of a bounded sample
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str, hint: Option<&str>) -> String {
        identify(std::iter::once(text), hint).tag
    }

    #[test]
    fn english_is_told() {
        assert_eq!(tag("We keep the records of your orders for as long as the law of our country wants us to.", Some("de")), "en");
    }

    #[test]
    fn unknown_is_an_answer() {
        assert_eq!(tag("Xyz qwr plom trab zut vek lorp nam fis dru gol pim sta wek", None), "und");
        assert_eq!(tag("Wij bewaren uw gegevens niet langer dan nodig is voor het doel waarvoor ze zijn verzameld.", Some("nl-NL")), "nl");
        assert_eq!(tag("", Some("en")), "und");
    }
}
