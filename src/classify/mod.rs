//! Concepts and context → labels with scores.

mod context;
pub mod features;
pub mod model;
mod rules;
pub mod scope;
mod settle;

use crate::concept::Reading;
use crate::document::Document;
use crate::label::Label;
use crate::language;
use crate::lexicon::Language;
use crate::order;
pub use context::Context;
use features::{Place, Seen};
use model::{Model, Odds};
pub use rules::{MOVES, consents, measures};
pub use scope::{Act, Consent};
pub use settle::LEAST;

/// A label of a clause, how surely, and the rule that gave it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Labelled {
    /// What the clause does.
    pub label: Label,
    /// How surely, 0 to 1.
    pub score: f32,
    /// Which rule said so.
    pub rule: &'static str,
}

/// A clause read and labelled.
#[derive(Debug, Clone)]
pub struct Classified {
    /// Its concepts.
    pub reading: Reading,
    /// Its acts with their polarity.
    pub acts: Vec<Act>,
    /// What the rules say that it does, each label once, best score first.
    pub rules: Vec<Labelled>,
    /// What answers are made of: what the rules say, without what the weights object to and with what they are sure of.
    pub settled: Vec<Labelled>,
    /// What it does, each label once, best score first: by the learned weights where they decide, else by the rules.
    pub labels: Vec<Labelled>,
}

impl Classified {
    /// The settled score of a label; 0 where the clause has it not.
    #[must_use]
    pub fn score(&self, label: Label) -> f32 {
        self.settled.iter().find(|l| l.label == label).map_or(0.0, |l| l.score)
    }
}

/// Labels all clauses of a document, in order; `languages` has the language of each of its blocks.
#[must_use]
pub fn classify(document: &Document, languages: &[&'static Language]) -> Vec<Classified> {
    let mut done: Vec<Classified> = Vec::with_capacity(document.clauses.len());
    for (id, clause) in document.clauses.iter().enumerate() {
        let reading = Reading::new(clause.text, language::of_clause(clause.text, languages[clause.block]));
        let open_denial = clause.lead_in.is_some_and(|lead| scope::leaves_denial_open(&done[lead].reading, &done[lead].acts));
        let acts = scope::acts(&reading, open_denial);
        let rules = {
            let context = Context::new(document, id, &reading, &acts, &done);
            merge(rules::apply(&context), context.announces())
        };
        done.push(Classified { reading, acts, settled: rules.clone(), rules, labels: Vec::new() });
    }
    let odds = weigh(document, &mut done);
    settle::settle(document, &mut done, &odds);
    done
}

/// What the weights say of a clause.
struct Weighed {
    /// In its place.
    whole: Odds,
    /// As if it stood alone.
    alone: Odds,
}

/// Lets the learned weights speak; gives what they say of each clause.
fn weigh(document: &Document, classified: &mut [Classified]) -> Vec<Weighed> {
    let model = Model::shared();
    let seen = seen(classified);
    // A heading and a lead-in bear on many clauses in a row: what they say is weighed once.
    let mut weighed: [(usize, Odds); Place::COUNT] = Default::default();
    let mut all = Vec::with_capacity(classified.len());
    for (id, clause) in classified.iter_mut().enumerate() {
        let mut odds = model.even();
        model.weigh(features::shape(&document.clauses[id]).into_iter(), &mut odds);
        let mut alone = odds.clone();
        for (place, at) in features::around(document, id) {
            let (of, known) = &mut weighed[place as usize];
            if *of != at + 1 {
                (*of, *known) = (at + 1, model.even());
                model.weigh(seen[at].notions_at(place), known);
                Model::of_words(seen[at].language).weigh(seen[at].words_at(place), known);
            }
            odds.add(known);
            if place == Place::Own {
                alone.add(known);
            }
        }
        clause.labels = clause.rules.iter().filter(|found| !model.decides(found.label)).copied().collect();
        clause.labels.extend(model.labels(&odds));
        order::sort_by_key(&mut clause.labels, |l| order::best_first(l.score));
        all.push(Weighed { whole: odds, alone });
    }
    all
}

/// What each clause shows by itself.
#[must_use]
pub fn seen(classified: &[Classified]) -> Vec<Seen> {
    classified.iter().map(|done| Seen::new(&done.reading, &done.acts, &done.rules)).collect()
}

/// Scores of headings and questions are lowered to this share: they announce what other clauses say.
const HEADING_SHARE: f32 = 0.6;

/// Each label once, with its best score.
fn merge(mut labels: Vec<Labelled>, announces: bool) -> Vec<Labelled> {
    order::sort_by_key(&mut labels, |l| (l.label as u64) << 32 | order::best_first(l.score));
    labels.dedup_by_key(|l| l.label);
    if announces {
        labels.iter_mut().for_each(|l| l.score *= HEADING_SHARE);
    }
    order::sort_by_key(&mut labels, |l| order::best_first(l.score));
    labels
}
