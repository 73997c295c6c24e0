//! What the learned weights say of one clause, and which of its features say so.

use serde::Serialize;

use crate::classify::Classified;
use crate::classify::features::{Named, Place, named};
use crate::classify::model::{Model, score};
use crate::document::Document;

/// So many weights of a label are told; the others are in the sums.
const STRONGEST: usize = 16;

/// A label that the weights decide about; all numbers but the score are log odds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weighed {
    /// The label.
    pub label: &'static str,
    /// The sum of all weights.
    pub odds: f32,
    /// The clause has the label from this sum on.
    pub threshold: f32,
    /// What they come to, .5 at the threshold.
    pub score: f32,
    /// How much of the sum comes from where, most first.
    pub places: Vec<Share>,
    /// The strongest weights, for or against.
    pub weights: Vec<Weight>,
}

/// The share of a place in a sum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// The place.
    pub place: &'static str,
    /// Its share.
    pub value: f32,
}

/// A feature's weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weight {
    /// Where it was seen.
    pub place: &'static str,
    /// In which clause; none for the form of the clause itself.
    pub clause: Option<usize>,
    /// `concept` `act` `label` `rule` `word` `stem` `pair` `form`.
    pub kind: &'static str,
    /// What was seen.
    pub name: String,
    /// What it weighs.
    pub value: f32,
}

/// Weighs a clause.
pub fn weigh(document: &Document, classified: &[Classified], id: usize) -> Vec<Weighed> {
    let shared = Model::shared();
    let mut all: Vec<(Weighed, [f32; Place::COUNT])> =
        shared.decided().iter().map(|&(label, threshold)| even(label.name(), threshold)).collect();
    for seen in named(document, id, classified) {
        let model = seen.language.map_or(shared, Model::of_words);
        for (label, value) in model.said_by(seen.feature) {
            let Some((weighed, sums)) = all.get_mut(label) else { continue };
            sums[seen.place as usize] += value;
            weighed.weights.push(weight(&seen, value));
        }
    }
    let mut all: Vec<Weighed> = all.into_iter().map(|(weighed, sums)| summed(weighed, sums)).collect();
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    all
}

fn even(label: &'static str, threshold: f32) -> (Weighed, [f32; Place::COUNT]) {
    let weighed = Weighed { label, odds: 0.0, threshold, score: 0.0, places: Vec::new(), weights: Vec::new() };
    (weighed, [0.0; Place::COUNT])
}

fn weight(seen: &Named, value: f32) -> Weight {
    Weight { place: seen.place.name(), clause: seen.clause, kind: seen.kind, name: seen.name.clone(), value }
}

fn summed(mut weighed: Weighed, sums: [f32; Place::COUNT]) -> Weighed {
    weighed.odds = sums.iter().sum();
    weighed.score = score(weighed.odds - weighed.threshold);
    let shares = Place::ALL.iter().map(|&place| Share { place: place.name(), value: sums[place as usize] });
    weighed.places = shares.filter(|share| share.value != 0.0).collect();
    weighed.places.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    weighed.weights.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    weighed.weights.truncate(STRONGEST);
    weighed
}
