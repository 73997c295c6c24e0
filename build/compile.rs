//! From what is written to tables: words expanded, sorted, checked.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use crate::lexicon::compiled::{DateOrder, Side, Term, Unit, Use, flags};
use crate::lexicon::concepts::Concept;
use crate::pack::Literals;
use crate::pattern;
use crate::source::{Fault, Source, Word};
use crate::text::normalise;

/// A vocabulary as owned tables.
#[derive(Default)]
pub struct Words {
    /// Literals that begin where a word does, with their uses.
    pub begin: Literals,
    /// Literals that may begin within one.
    pub inner: Literals,
    /// See `Vocabulary::patterns`.
    pub patterns: Vec<(Term, u8)>,
}

/// An example of a concept: sentence, whether it shows it, line.
pub struct Example {
    pub concept: Concept,
    pub sentence: String,
    pub shows: bool,
    pub fault: Fault,
}

/// A language ready to be written out.
pub struct Compiled {
    pub tag: String,
    pub full: bool,
    pub spaced: bool,
    pub negation: Side,
    pub fold: Vec<(char, char)>,
    pub abbreviations: Vec<String>,
    pub words: Vec<String>,
    pub characters: Vec<char>,
    pub detect: Words,
    pub body_groups: usize,
    pub url: Vec<String>,
    pub vocabulary: Words,
    pub places: Vec<(String, String)>,
    pub home: Vec<String>,
    pub date_order: Vec<DateOrder>,
    pub date_marks: Vec<String>,
    pub date_era: u16,
    pub examples: Vec<Example>,
}

/// Adds words to vocabularies, gathering faults.
struct Compiler<'a> {
    source: &'a Source,
    fold: Vec<(char, char)>,
    faults: Vec<Fault>,
}

/// Compiles one language.
pub fn compile(source: &Source) -> Result<Compiled, Vec<Fault>> {
    let lexicon = &source.lexicon;
    let mut compiler = Compiler { source, fold: Vec::new(), faults: Vec::new() };
    compiler.fold = compiler.fold_pairs();
    let (detect, body_groups) = compiler.detect();
    let mut vocabulary = Words::default();
    let examples = compiler.concepts(&mut vocabulary);
    let places = compiler.places(&mut vocabulary);
    compiler.numbers_and_units(&mut vocabulary);
    let date_order = compiler.dates(&mut vocabulary);
    let negation = compiler.negation();
    if !compiler.faults.is_empty() {
        return Err(compiler.faults);
    }
    Ok(Compiled {
        tag: lexicon.tag.clone(),
        full: !lexicon.concepts.is_empty(),
        spaced: lexicon.spaced,
        negation,
        abbreviations: lexicon.abbreviations.clone(),
        words: lexicon.identify.words.clone(),
        characters: lexicon.identify.characters.chars().collect::<BTreeSet<_>>().into_iter().collect(),
        detect,
        body_groups,
        url: lexicon.detect.url.clone(),
        vocabulary,
        places,
        home: lexicon.home.clone(),
        date_order,
        date_marks: lexicon.dates.as_ref().map(|d| d.marks.clone()).unwrap_or_default(),
        date_era: lexicon.dates.as_ref().map_or(0, |d| d.era),
        fold: compiler.fold,
        examples,
    })
}

impl Compiler<'_> {
    fn fold_pairs(&mut self) -> Vec<(char, char)> {
        let Some(written) = &self.source.lexicon.fold else { return Vec::new() };
        let mut pairs = BTreeMap::new();
        for word in written.get_ref().split_whitespace() {
            let mut chars = word.chars();
            let (Some(from), Some(to), None) = (chars.next(), chars.next(), chars.next()) else {
                self.faults.push(self.source.fault(written, format!("fold: {word:?} is not a pair of characters")));
                continue;
            };
            if from == to || pairs.insert(from, to).is_some_and(|old| old != to) {
                self.faults.push(self.source.fault(written, format!("fold: {word:?} contradicts itself or another pair")));
            }
        }
        let twice: Vec<char> = pairs.values().copied().filter(|to| pairs.contains_key(to)).collect();
        for to in twice {
            self.faults.push(self.source.fault(written, format!("fold: {to:?} is folded away and folded to")));
        }
        pairs.into_iter().collect()
    }

    fn detect(&mut self) -> (Words, usize) {
        let detect = &self.source.lexicon.detect;
        let mut words = Words::default();
        for (list, term) in [(&detect.title, Term::Title), (&detect.other, Term::OtherTitle), (&detect.link, Term::LinkWord)] {
            self.add_all(&mut words, list, term);
        }
        for (group, word) in detect.body.iter().enumerate() {
            self.add(&mut words, word, Term::Body(u8::try_from(group).unwrap_or(u8::MAX)));
        }
        (words, detect.body.len())
    }

    fn concepts(&mut self, vocabulary: &mut Words) -> Vec<Example> {
        let mut examples = Vec::new();
        for (name, entry) in &self.source.lexicon.concepts {
            let Some(&concept) = Concept::ALL.iter().find(|c| c.name() == name.get_ref()) else {
                self.faults
                    .push(self.source.fault(name, format!("no concept is called {:?}: see src/lexicon/concepts.rs", name.get_ref())));
                continue;
            };
            self.add_all(vocabulary, &entry.words, Term::Concept(concept));
            for (list, shows) in [(&entry.shows, true), (&entry.not, false)] {
                for sentence in list {
                    let wrong = if shows { "should show" } else { "should not show" };
                    let fault = self.source.fault(sentence, format!("this example {wrong} {:?}", concept.name()));
                    examples.push(Example { concept, sentence: sentence.get_ref().clone(), shows, fault });
                }
            }
        }
        examples
    }

    fn places(&mut self, vocabulary: &mut Words) -> Vec<(String, String)> {
        let mut places = Vec::new();
        for (code, names) in &self.source.lexicon.places {
            let Some(first) = names.first() else {
                self.faults.push(self.source.fault(code, "a place without a name"));
                continue;
            };
            self.add_all(vocabulary, names, Term::Place(u8::try_from(places.len()).unwrap_or(u8::MAX)));
            places.push((code.get_ref().clone(), first.get_ref().clone()));
        }
        places
    }

    fn numbers_and_units(&mut self, vocabulary: &mut Words) {
        for (word, value) in &self.source.lexicon.numbers {
            let tenths = (value * 10.0).round();
            if !(1.0..=65_535.0).contains(&tenths) {
                self.faults.push(self.source.fault(word, "a number word says 0.1 to 6553"));
                continue;
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked above
            self.add(vocabulary, word, Term::Number(tenths as u16));
        }
        for (name, words) in &self.source.lexicon.units {
            match Unit::NAMES.iter().find(|(n, _)| n == name.get_ref()) {
                Some(&(_, unit)) => self.add_all(vocabulary, words, Term::Unit(unit)),
                None => self.faults.push(self.source.fault(name, "no such unit of time")),
            }
        }
    }

    fn dates(&mut self, vocabulary: &mut Words) -> Vec<DateOrder> {
        let Some(dates) = &self.source.lexicon.dates else { return Vec::new() };
        for (month, words) in (1u8..).zip(&dates.months) {
            self.add_all(vocabulary, words, Term::Month(month));
        }
        let mut orders = Vec::new();
        for order in &dates.order {
            match order.get_ref().as_str() {
                "dmy" => orders.push(DateOrder::Dmy),
                "mdy" => orders.push(DateOrder::Mdy),
                "ymd" => orders.push(DateOrder::Ymd),
                _ => self.faults.push(self.source.fault(order, "an order is \"dmy\", \"mdy\" or \"ymd\"")),
            }
        }
        orders
    }

    fn negation(&mut self) -> Side {
        let written = &self.source.lexicon.negation;
        match written.get_ref().as_str() {
            "before" => Side::Before,
            "after" => Side::After,
            "both" => Side::Both,
            _ => {
                self.faults.push(self.source.fault(written, "negation is \"before\", \"after\" or \"both\""));
                Side::Both
            }
        }
    }

    fn add_all(&mut self, words: &mut Words, list: &[Word], term: Term) {
        let mut seen = BTreeSet::new();
        for word in list {
            if seen.insert(word.get_ref().as_str()) {
                self.add(words, word, term);
            } else {
                self.faults.push(self.source.fault(word, format!("{:?} stands twice", word.get_ref())));
            }
        }
    }

    fn add(&mut self, words: &mut Words, word: &Spanned<String>, term: Term) {
        let parts = match pattern::parse(word.get_ref()) {
            Ok(parts) => parts,
            Err(what) => {
                self.faults.push(self.source.fault(word, format!("{:?}: {what}", word.get_ref())));
                return;
            }
        };
        let (Ok(number), Ok(count)) = (u16::try_from(words.patterns.len()), u8::try_from(parts.len())) else {
            self.faults.push(self.source.fault(word, "more words than the tables hold"));
            return;
        };
        words.patterns.push((term, count));
        for (part, literals) in (0u8..).zip(&parts) {
            for literal in literals {
                let list = if literal.open_left { &mut words.inner } else { &mut words.begin };
                for text in self.spellings(literal) {
                    list.entry(text).or_default().insert(Use { pattern: number, part, flags: flags_of(literal) });
                }
            }
        }
    }

    /// A literal in all the language's spellings, normalised as texts are.
    fn spellings(&self, literal: &pattern::Literal) -> BTreeSet<String> {
        let mut texts = BTreeSet::from([normalise(&literal.text, &self.fold).text]);
        for [one, other] in &self.source.lexicon.variants {
            let more: Vec<String> = texts.iter().flat_map(|t| [t.replace(one, other), t.replace(other, one)]).collect();
            texts.extend(more);
        }
        texts
    }
}

fn flags_of(literal: &pattern::Literal) -> u8 {
    let capitals = literal.text.chars().any(char::is_uppercase) && !literal.text.chars().any(char::is_lowercase);
    u8::from(literal.open_right) * flags::OPEN_RIGHT + u8::from(capitals) * flags::CAPITALS
}
