//! Text → language, by its commonest words or characters; `und` is an answer.

use crate::lexicon::{LANGUAGES, Language};
use crate::text::{is_unspaced, normalise};

/// Most bytes of a text that are looked at.
const SAMPLE: usize = 60_000;
/// Fewer words (or characters of scripts without spaces) tell nothing.
const FEWEST: usize = 12;
/// Least share of a text's words that are among the language's commonest.
const LEAST_WORDS: f32 = 0.17;
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

/// Tells the language of some texts; `hint` is the page's own `lang` attribute, which only names what the words
/// leave unknown.
#[must_use]
pub fn identify<'a>(texts: impl Iterator<Item = &'a str>, hint: Option<&str>) -> Identified {
    let sample = Sample::new(texts);
    let mut scores: Vec<(&'static Language, f32)> = LANGUAGES.iter().map(|l| (l, sample.score(l))).collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1));
    let best = scores.first().filter(|(l, score)| *score >= least(l) && sample.units() >= FEWEST).map(|&(l, _)| l);
    let tag = match best {
        Some(language) => sample.tag(language),
        None => unknown(hint),
    };
    Identified { tag, language: best, scores: scores.into_iter().map(|(l, s)| (l.tag, s)).collect() }
}

fn least(language: &Language) -> f32 {
    if language.characters.is_empty() { LEAST_WORDS } else { LEAST_CHARACTERS }
}

/// The page's word counts only for a language that we could not have told.
fn unknown(hint: Option<&str>) -> String {
    let primary = hint.and_then(|h| h.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
    let named = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if named && Language::by_tag(&primary).is_none() { primary } else { "und".into() }
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

    fn score(&self, language: &Language) -> f32 {
        let known = if language.characters.is_empty() {
            self.words.iter().filter(|w| language.words.contains(&w.as_str())).count()
        } else {
            self.characters.iter().filter(|&&c| language.characters.contains(c)).count()
        };
        ratio(known, self.units())
    }

    /// The tag with its script where the language is written in two.
    fn tag(&self, language: &Language) -> String {
        if language.fold.is_empty() {
            return language.tag.into();
        }
        let count =
            |side: fn(&(char, char)) -> char| self.characters.iter().filter(|&&c| language.fold.iter().any(|pair| side(pair) == c)).count();
        let script = if count(|p| p.0) > count(|p| p.1) { "Hant" } else { "Hans" };
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
