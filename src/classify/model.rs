//! The learned weights: features → scores of labels. Made by the program `train`; what they were made of and how well they do
//! stands in `model/CARD.md`. What speaks no language is part of the program (`model/weights.bin`); what was learned about the words of
//! a language (`model/words/TAG.bin`, of the same form) comes with them.
//!
//! A file: four bytes "CLW2"; the checksum (FNV-1a, four bytes, little endian) of all that follows; the number of labels, and
//! for each the length of its name, the name, and its threshold; the number of features (two bytes); for each how far its hash is from
//! the one before (LEB128); for each how many labels it speaks for; the places of all these among the labels; their weights. Thresholds and weights are signed bytes that count steps of 1/32 in log odds.

use std::sync::OnceLock;

use super::Labelled;
use super::features::{BITS, Feature};
use crate::checksum::checksum;
use crate::label::Label;
use crate::lexicon::{Language, MOST_LANGUAGES};

/// A step of weights and thresholds, in log odds.
pub const STEP: f32 = 1.0 / 32.0;
/// How the file begins.
pub const MAGIC: &[u8; 4] = b"CLW2";

static FILE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/model/weights.bin"));

/// What stands as the rule of a label that the weights gave.
pub const LEARNED: &str = "learned";
/// Features are found by their highest bits first.
const INDEX_BITS: u32 = 11;

/// The weights, ready.
#[derive(Debug, Default)]
pub struct Model {
    /// What the weights decide, and from which log odds on.
    labels: Vec<(Label, f32)>,
    /// Sorted.
    features: Vec<Feature>,
    /// For each value of the highest bits the first feature that has it or more.
    index: Vec<u16>,
    /// For each feature its first weight, and one past the last.
    first: Vec<u32>,
    /// (place among the labels, weight in steps)
    weights: Vec<(u8, i8)>,
}

impl Model {
    /// The weights of what is said in any language.
    #[must_use]
    pub fn shared() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        // A file that is none decides nothing: then the rules do. That ours is one is tested.
        MODEL.get_or_init(|| Model::parse(FILE).unwrap_or_default())
    }

    /// The weights of a language's words; none where nothing was learned about them, or together with other labels.
    #[must_use]
    pub fn of_words(language: &'static Language) -> &'static Model {
        static MODELS: [OnceLock<Model>; MOST_LANGUAGES] = [const { OnceLock::new() }; MOST_LANGUAGES];
        static NONE: OnceLock<Model> = OnceLock::new();
        let fits = |model: &Model| model.labels == Model::shared().labels;
        let none = || NONE.get_or_init(Model::default);
        let file = language.weights();
        // Where the words are yet to come, nothing is settled.
        let Some(cell) = language.index().and_then(|index| MODELS.get(index)).filter(|_| !file.is_empty()) else { return none() };
        cell.get_or_init(|| Model::parse(file).filter(fits).unwrap_or_default())
    }

    /// Reads a file of weights; none where it is damaged or of another version.
    #[must_use]
    pub fn parse(file: &[u8]) -> Option<Model> {
        let (head, body) = file.split_at_checked(8)?;
        if !head.starts_with(MAGIC) || head[4..] != checksum(body).to_le_bytes() {
            return None;
        }
        let mut file = Reader(body);
        let mut model = Model::default();
        for _ in 0..file.byte()? {
            let length = file.byte()?;
            let name = file.take(usize::from(length))?;
            let label = Label::ALL.iter().find(|label| label.name().as_bytes() == name)?;
            model.labels.push((*label, f32::from(file.signed()?) * STEP));
        }
        let count = u16::from_le_bytes([file.byte()?, file.byte()?]);
        let mut feature = 0;
        for _ in 0..count {
            feature += file.leb128()?;
            model.features.push(feature);
        }
        let mut all = 0;
        for &weights in file.take(usize::from(count))? {
            model.first.push(all);
            all += u32::from(weights);
        }
        model.first.push(all);
        let all = usize::try_from(all).ok()?;
        let (places, weights) = (file.take(all)?, file.take(all)?);
        model.weights = places.iter().zip(weights).map(|(&place, &weight)| (place, weight.cast_signed())).collect();
        model.fill_index();
        Some(model)
    }

    fn fill_index(&mut self) {
        let bound = |high: u32| self.features.partition_point(|feature| feature >> (BITS - INDEX_BITS) < high);
        self.index = (0..=1 << INDEX_BITS).map(|high| u16::try_from(bound(high)).unwrap_or(u16::MAX)).collect();
    }

    /// Whether the weights decide about a label; the rules do about the others.
    #[must_use]
    pub fn decides(&self, label: Label) -> bool {
        self.labels.iter().any(|&(decided, _)| decided == label)
    }

    /// No odds yet.
    #[must_use]
    pub fn even(&self) -> Odds {
        Odds(vec![0; self.labels.len()])
    }

    /// Adds what features say of each label, in steps of log odds.
    pub fn weigh(&self, features: impl Iterator<Item = Feature>, odds: &mut Odds) {
        for weights in features.filter_map(|feature| self.weights_of(feature)) {
            for &(label, weight) in weights {
                if let Some(sum) = odds.0.get_mut(usize::from(label)) {
                    *sum += i32::from(weight);
                }
            }
        }
    }

    /// The labels that are likely enough, of those that the weights decide about.
    #[must_use]
    pub fn labels(&self, odds: &Odds) -> Vec<Labelled> {
        let scored = self.labels.iter().enumerate().map(|(at, &(label, _))| (label, odds.margin(self, at)));
        scored.filter(|&(_, margin)| margin >= 0.0).map(|(label, margin)| Labelled { label, score: score(margin), rule: LEARNED }).collect()
    }

    /// The labels that the weights decide about, and the log odds from which on they give them.
    #[must_use]
    pub fn decided(&self) -> &[(Label, f32)] {
        &self.labels
    }

    /// What a feature says: (place among the labels, log odds).
    pub fn said_by(&self, feature: Feature) -> impl Iterator<Item = (usize, f32)> {
        let weights = self.weights_of(feature).unwrap_or_default();
        weights.iter().map(|&(label, weight)| (usize::from(label), log_odds(weight.into())))
    }

    fn weights_of(&self, feature: Feature) -> Option<&[(u8, i8)]> {
        let high = (feature >> (BITS - INDEX_BITS)) as usize;
        let (from, to) = (usize::from(*self.index.get(high)?), usize::from(*self.index.get(high + 1)?));
        let at = from + self.features.get(from..to)?.binary_search(&feature).ok()?;
        self.weights.get(*self.first.get(at)? as usize..*self.first.get(at + 1)? as usize)
    }
}

/// What was weighed, for each label that the weights decide about.
#[derive(Debug, Clone, Default)]
pub struct Odds(Vec<i32>);

impl Odds {
    /// By how much (log odds) a label is over the threshold from which on it is given; `at` is its place among those decided about.
    #[must_use]
    pub fn margin(&self, model: &Model, at: usize) -> f32 {
        let sum = self.0.get(at).copied().unwrap_or_default();
        log_odds(sum) - model.labels.get(at).map_or(0.0, |&(_, threshold)| threshold)
    }

    /// Adds what other features say.
    pub fn add(&mut self, other: &Odds) {
        for (sum, more) in self.0.iter_mut().zip(&other.0) {
            *sum += more;
        }
    }
}

#[allow(clippy::cast_precision_loss)] // a sum of some hundred bytes
fn log_odds(steps: i32) -> f32 {
    steps as f32 * STEP
}

/// What is just over the threshold is as likely as not.
#[must_use]
pub fn score(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn signed(&mut self) -> Option<i8> {
        self.byte().map(u8::cast_signed)
    }

    fn leb128(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One label, two features.
    fn file() -> Vec<u8> {
        let body = [&[1, 6][..], b"rights", &[8, 2, 0], &[0x05, 0x80, 0x10], &[1, 1], &[0, 0], &[32, 0xF0]].concat();
        [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat()
    }

    #[test]
    fn what_was_written_is_read() {
        let model = Model::parse(&file()).unwrap();
        assert!(model.decides(Label::Rights) && !model.decides(Label::Sale));
        let labels_of = |features: &[Feature]| {
            let mut odds = model.even();
            model.weigh(features.iter().copied(), &mut odds);
            model.labels(&odds)
        };
        let labels = labels_of(&[5, 99]);
        assert_eq!(labels.len(), 1);
        assert!((labels[0].score - score(0.75)).abs() < 1e-6);
        // The second feature speaks against.
        assert!((labels_of(&[5, 5 + 0x800])[0].score - score(0.25)).abs() < 1e-6);
        assert_eq!(labels_of(&[99]), []);
    }

    #[test]
    fn a_damaged_file_is_none() {
        let good = file();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert!(Model::parse(&bad).is_none(), "{at}");
            assert!(Model::parse(&good[..at]).is_none(), "{at}");
        }
    }

    #[test]
    fn the_weights_of_the_program_are_whole() {
        assert!(Model::parse(FILE).is_some());
        for language in crate::lexicon::LANGUAGES {
            let words = Model::of_words(language);
            assert!(language.weights().is_empty() || words.labels == Model::shared().labels, "{}: made together", language.tag);
        }
    }
}
