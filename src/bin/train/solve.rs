//! Logistic regression with two prices of a weight: its size (L1), for which most come out as nothing, and its square (L2), for which
//! those that say the same share what there is to say. Solved by coordinate descent with Newton steps that a trust region keeps short:
//! Genkin, Lewis and Madigan, "Large-scale Bayesian logistic regression for text
//! categorization", 2007. Features are there or not.

use std::collections::BTreeMap;
use std::thread;

use clauselight::classify::features::{Feature, Origin};
use clauselight::classify::model::STEP;
use clauselight::label::Label;

use crate::data::{Example, Policy};

/// What an error costs against a weight's size; chosen by cross-validation, as is the next.
const COST: f32 = 0.45;
/// What half a weight's square costs.
const SQUARE: f32 = 0.5;
/// Words of a language with fewer clauses than this are cheaper, as there is less to learn them from; with more they are dearer, or
/// there would be too many of them to load.
const PLENTY: f32 = 7_000.0;
/// What the words of any language cost, at least and at most.
const PRICES: (f32, f32) = (0.9, 2.6);
/// A feature of fewer clauses is not learned from.
const FEWEST: usize = 4;
/// A label of fewer clauses is not learned.
const FEWEST_LABELLED: usize = 8;
const ROUNDS: usize = 40;
/// Rounds in which all features are looked at; in those between only the ones that weigh something, or nearly.
const WHOLE: usize = 5;
/// So far from weighing something, a feature rests until the next whole round.
const RESTS: f32 = 0.8;
/// The first step of a weight is at most so long.
const FIRST_STEP: f32 = 1.0;
/// A round that moves no weight farther than this is the last.
const STILL: f32 = 0.01;

/// A feature and whose it is.
pub type Known = (Origin, Feature);

/// The weights of one label, as the file holds them: in steps.
pub struct Weights(pub BTreeMap<Known, i8>);

impl Weights {
    /// The log odds of a clause.
    #[allow(clippy::cast_precision_loss)] // a sum of some hundred bytes
    pub fn odds(&self, features: &[Known]) -> f32 {
        if self.0.is_empty() {
            return f32::NEG_INFINITY;
        }
        features.iter().filter_map(|feature| self.0.get(feature)).map(|&steps| i32::from(steps)).sum::<i32>() as f32 * STEP
    }
}

/// The weights of each label.
pub fn all(policies: &[&Policy], labels: &[Label]) -> Vec<Weights> {
    let examples: Vec<Example> = policies.iter().flat_map(|policy| policy.examples()).collect();
    let columns = columns(&examples);
    let solved = |label: &Label| {
        let truth: Vec<bool> = examples.iter().map(|example| example.labels.contains(label)).collect();
        let weights = solve(&columns.rows, &columns.prices, &truth);
        let weighing = columns.features.iter().zip(weights).map(|(&feature, weight)| (feature, steps(weight)));
        Weights(weighing.filter(|&((origin, _), steps)| steps.abs() >= least(origin)).collect())
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = labels.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = labels.chunks(share).map(|part| scope.spawn(move || part.iter().map(solved).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

#[allow(clippy::cast_possible_truncation)] // clamped
fn steps(weight: f32) -> i8 {
    (weight / STEP).round().clamp(-127.0, 127.0) as i8
}

/// The lightest weights of words are a fifth of them all, and are not missed.
fn least(origin: Origin) -> i8 {
    if origin == Origin::Shared { 1 } else { 3 }
}

/// The features that occur often enough, and for each the examples that have it.
struct Columns {
    features: Vec<Known>,
    rows: Vec<Vec<u32>>,
    prices: Vec<f32>,
}

fn columns(examples: &[Example]) -> Columns {
    let mut rows: BTreeMap<Known, Vec<u32>> = BTreeMap::new();
    for (row, example) in (0..).zip(examples) {
        for &feature in example.features {
            rows.entry(feature).or_default().push(row);
        }
    }
    let (features, rows): (Vec<Known>, _) = rows.into_iter().filter(|(_, rows)| rows.len() >= FEWEST).unzip();
    let prices = prices(examples);
    let price = |(origin, _): &Known| prices.get(origin).copied().unwrap_or(1.0);
    Columns { prices: features.iter().map(price).collect(), features, rows }
}

/// What a weight of each language's words costs.
#[allow(clippy::cast_precision_loss)] // thousands of examples
fn prices(examples: &[Example]) -> BTreeMap<Origin, f32> {
    let mut counts: BTreeMap<Origin, usize> = BTreeMap::new();
    for example in examples {
        // The last of the sorted features are words, if there are any.
        if let Some(&(origin @ Origin::Words(_), _)) = example.features.last() {
            *counts.entry(origin).or_default() += 1;
        }
    }
    counts.into_iter().map(|(origin, count)| (origin, (count as f32 / PLENTY).sqrt().clamp(PRICES.0, PRICES.1))).collect()
}

/// The weight of each column.
fn solve(columns: &[Vec<u32>], prices: &[f32], truth: &[bool]) -> Vec<f32> {
    let mut weights = vec![0.0; columns.len()];
    if truth.iter().filter(|&&is| is).count() < FEWEST_LABELLED {
        return weights;
    }
    let mut clauses = Clauses::new(truth);
    let mut reach = vec![FIRST_STEP; columns.len()];
    let mut order: Vec<usize> = (0..columns.len()).collect();
    let mut awake = vec![true; columns.len()];
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for round in 0..ROUNDS {
        let is_whole = round % WHOLE == 0;
        random.shuffle(&mut order);
        let mut farthest = 0.0f32;
        for &at in &order {
            if !is_whole && !awake[at] {
                continue;
            }
            let (slope, bend) = clauses.slope(&columns[at]);
            let (slope, bend) = (slope + SQUARE * weights[at], bend + SQUARE);
            awake[at] = weights[at] != 0.0 || slope.abs() > RESTS * prices[at];
            let step = step(weights[at], slope, bend, prices[at]).clamp(-reach[at], reach[at]);
            reach[at] = (2.0 * step.abs()).max(reach[at] / 2.0);
            if step != 0.0 {
                weights[at] += step;
                clauses.shift(&columns[at], step);
                farthest = farthest.max(step.abs());
            }
        }
        if is_whole && farthest < STILL {
            break;
        }
    }
    weights
}

/// How far a weight is to move: Newton's step with the price of its size, which holds it at nothing where the slope is not worth it.
fn step(weight: f32, slope: f32, bend: f32, price: f32) -> f32 {
    if slope + price <= bend * weight {
        -(slope + price) / bend
    } else if slope - price >= bend * weight {
        -(slope - price) / bend
    } else {
        -weight
    }
}

/// What the weights so far say of each clause.
struct Clauses<'a> {
    truth: &'a [bool],
    odds: Vec<f32>,
    likely: Vec<f32>,
}

impl<'a> Clauses<'a> {
    fn new(truth: &'a [bool]) -> Self {
        Clauses { truth, odds: vec![0.0; truth.len()], likely: vec![0.5; truth.len()] }
    }

    /// First and second derivative of the errors' cost by the weight of a column.
    fn slope(&self, rows: &[u32]) -> (f32, f32) {
        let (mut slope, mut bend) = (0.0f32, 1e-3f32);
        for &row in rows {
            let likely = self.likely[row as usize];
            slope += likely - f32::from(u8::from(self.truth[row as usize]));
            bend += likely * (1.0 - likely);
        }
        (COST * slope, COST * bend)
    }

    fn shift(&mut self, rows: &[u32], step: f32) {
        for &row in rows {
            let odds = &mut self.odds[row as usize];
            *odds += step;
            self.likely[row as usize] = 1.0 / (1.0 + (-*odds).exp());
        }
    }
}

/// Xorshift: an order that is the same each time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    #[allow(clippy::cast_possible_truncation)]
    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Column 0 is everywhere, 1 goes with the label, 2 against it, 3 says nothing.
    #[test]
    fn what_goes_with_a_label_weighs_for_it() {
        let truth: Vec<bool> = (0..60).map(|at| at % 2 == 0).collect();
        let every = |step: usize, from: usize| (from..60).step_by(step).map(|at| at as u32).collect::<Vec<_>>();
        let columns = [every(1, 0), every(2, 0), every(2, 1), every(3, 0)];
        let weights = solve(&columns, &[1.0; 4], &truth);
        assert!(weights[1] - weights[2] > 1.0, "{weights:?}");
        assert!(weights[3] == 0.0, "what says nothing weighs nothing: {weights:?}");
        assert_eq!(weights, solve(&columns, &[1.0; 4], &truth), "the same each time");
    }
}
