//! Logistic regression with squared weights as the price (L2), solved in its dual by coordinate descent: Yu, Huang and Lin, "Dual
//! coordinate descent methods for logistic regression and maximum entropy models", 2011, algorithm 5. Features are there or not.

use std::collections::BTreeMap;
use std::thread;

use clauselight::classify::features::Feature;
use clauselight::label::Label;

use crate::data::{Labelled, Policy};

/// What an error costs against the price of the weights.
const COST: f64 = 0.1;
/// A feature of fewer clauses is not learned from.
const FEWEST: usize = 4;
/// A label of fewer clauses is not learned.
const FEWEST_LABELLED: usize = 8;
const ROUNDS: usize = 30;
/// Newton's method for one clause stops at such a slope, or after so many steps.
const FLAT: f64 = 1e-3;
const STEPS: usize = 20;

/// The weights of one label.
pub struct Weights(pub BTreeMap<Feature, f64>);

impl Weights {
    /// The log odds of a clause.
    #[allow(clippy::cast_possible_truncation)]
    pub fn odds(&self, features: &[Feature]) -> f32 {
        if self.0.is_empty() { f32::NEG_INFINITY } else { features.iter().filter_map(|feature| self.0.get(feature)).sum::<f64>() as f32 }
    }
}

/// The weights of each label.
pub fn all(policies: &[&Policy], labels: &[Label]) -> Vec<Weights> {
    let clauses: Vec<&Labelled> = policies.iter().flat_map(|policy| &policy.clauses).collect();
    let columns = columns(&clauses);
    let rows: Vec<Vec<u32>> =
        clauses.iter().map(|clause| clause.features.iter().filter_map(|f| columns.get(f).copied()).collect()).collect();
    let solved = |label: &Label| {
        let truth: Vec<bool> = clauses.iter().map(|clause| clause.labels.contains(label)).collect();
        let weights = solve(&rows, &truth, columns.len());
        Weights(columns.iter().map(|(&feature, &column)| (feature, weights[column as usize])).filter(|(_, w)| *w != 0.0).collect())
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = labels.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = labels.chunks(share).map(|part| scope.spawn(move || part.iter().map(solved).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

/// A number for each feature that occurs often enough.
fn columns(clauses: &[&Labelled]) -> BTreeMap<Feature, u32> {
    let mut counts: BTreeMap<Feature, usize> = BTreeMap::new();
    for &feature in clauses.iter().flat_map(|clause| &clause.features) {
        *counts.entry(feature).or_default() += 1;
    }
    counts.into_iter().filter(|&(_, count)| count >= FEWEST).zip(0..).map(|((feature, _), column)| (feature, column)).collect()
}

fn solve(rows: &[Vec<u32>], truth: &[bool], columns: usize) -> Vec<f64> {
    let mut weights = vec![0.0; columns];
    if truth.iter().filter(|&&is| is).count() < FEWEST_LABELLED {
        return weights;
    }
    let start = (COST * 1e-3).min(1e-8);
    let mut dual = vec![[start, COST - start]; rows.len()];
    for (row, &is) in rows.iter().zip(truth) {
        step(&mut weights, row, sign(is) * start);
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for &at in &order {
            let change = improve(&mut dual[at], &rows[at], sign(truth[at]), &weights);
            step(&mut weights, &rows[at], sign(truth[at]) * change);
        }
    }
    weights
}

fn sign(is: bool) -> f64 {
    if is { 1.0 } else { -1.0 }
}

fn step(weights: &mut [f64], row: &[u32], change: f64) {
    if change != 0.0 {
        row.iter().for_each(|&column| weights[column as usize] += change);
    }
}

/// Moves one clause's dual variable to where it is best, the others held still; gives by how much.
#[allow(clippy::cast_precision_loss)]
fn improve(dual: &mut [f64; 2], row: &[u32], sign: f64, weights: &[f64]) -> f64 {
    let a = row.len() as f64;
    let b = sign * row.iter().map(|&column| weights[column as usize]).sum::<f64>();
    let first = 0.5 * a * (dual[1] - dual[0]) + b >= 0.0;
    let (one, other, way) = if first { (0, 1, 1.0) } else { (1, 0, -1.0) };
    let old = dual[one];
    let mut z = if COST - old < 0.5 * COST { 0.1 * old } else { old };
    for _ in 0..STEPS {
        let slope = a * (z - old) + way * b + (z / (COST - z)).ln();
        if slope.abs() < FLAT {
            break;
        }
        let next = z - slope / (a + COST / (COST - z) / z);
        z = if next <= 0.0 { z * 0.1 } else { next.min(COST * (1.0 - 1e-12)) };
    }
    (dual[one], dual[other]) = (z, COST - z);
    way * (z - old)
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

    /// Feature 0 is everywhere, 1 goes with the label, 2 against it, 3 says nothing.
    #[test]
    fn what_goes_with_a_label_weighs_for_it() {
        let rows: Vec<Vec<u32>> =
            (0..60).map(|at| vec![0, 1 + at % 2, 3].into_iter().filter(|&f| f != 3 || at % 3 == 0).collect()).collect();
        let truth: Vec<bool> = (0..60).map(|at| at % 2 == 0).collect();
        let weights = solve(&rows, &truth, 4);
        assert!(weights[1] > 0.5 && weights[2] < -0.5 && weights[3].abs() < 0.1, "{weights:?}");
        assert_eq!(weights, solve(&rows, &truth, 4), "the same each time");
    }
}
