//! How well weights do on policies that they have not seen, beside the rules.

use std::collections::{BTreeMap, BTreeSet};

use clauselight::label::Label;

use crate::data::Policy;

/// Log odds that are tried as thresholds.
const THRESHOLDS: [f32; 13] = [-2.5, -2.2, -1.9, -1.6, -1.3, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.3, 0.6];
/// The weights decide about a label that they do better at than the rules by so much.
const BETTER: f64 = 0.01;

/// What became of a label.
pub struct Outcome {
    pub label: Label,
    /// From these log odds on.
    pub threshold: f32,
    pub rules: Tally,
    pub weights: Tally,
}

impl Outcome {
    /// Whether the weights decide about it.
    pub fn learned(&self) -> bool {
        self.weights.f1() > self.rules.f1() + BETTER
    }

    fn tally(&self) -> Tally {
        if self.learned() { self.weights } else { self.rules }
    }
}

/// Right, wrong, missed.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn count(&mut self, is: bool, said: bool) {
        self.right += usize::from(is && said);
        self.wrong += usize::from(!is && said);
        self.missed += usize::from(is && !said);
    }

    fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    #[allow(clippy::cast_precision_loss)]
    pub fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 0.0 } else { 2.0 * self.right as f64 / all as f64 }
    }

    fn labelled(self) -> usize {
        self.right + self.missed
    }
}

/// `odds`: for each policy, clause, label.
pub fn outcome(label: Label, policies: &[Policy], odds: &[Vec<Vec<f32>>]) -> Outcome {
    let place = place(label);
    let rules = total(policies, |policy, clause| policies[policy].clauses[clause].rules.contains(&label), label);
    let by = |threshold: f32| total(policies, |policy, clause| odds[policy][clause][place] >= threshold, label);
    let tried = THRESHOLDS.iter().map(|&threshold| (threshold, by(threshold)));
    let (threshold, weights) = tried.max_by(|a, b| a.1.f1().total_cmp(&b.1.f1())).unwrap_or_default();
    Outcome { label, threshold, rules, weights }
}

fn place(label: Label) -> usize {
    Label::ALL.iter().position(|&other| other == label).unwrap_or_default()
}

fn total(policies: &[Policy], said: impl Fn(usize, usize) -> bool, label: Label) -> Tally {
    let mut tally = Tally::default();
    for (at, policy) in policies.iter().enumerate().filter(|(_, policy)| policy.measured) {
        tally.add(of_policy(policy, |clause| said(at, clause), label));
    }
    tally
}

/// Counts labelled clauses, each once, whatever the program split them into.
fn of_policy(policy: &Policy, said: impl Fn(usize) -> bool, label: Label) -> Tally {
    let claimed: BTreeSet<usize> =
        policy.clauses.iter().enumerate().filter(|&(at, _)| said(at)).flat_map(|(_, clause)| clause.of.iter().copied()).collect();
    let mut tally = Tally::default();
    for (at, gold) in policy.gold.iter().enumerate() {
        tally.count(gold.contains(&label), claimed.contains(&at));
    }
    tally
}

/// The table.
pub fn print(policies: &[Policy], odds: &[Vec<Vec<f32>>], outcomes: &[Outcome]) {
    println!("label                      clauses  rules  weights  decided by");
    for outcome in outcomes {
        let by = if outcome.learned() { format!("weights from {:.1} on", outcome.threshold) } else { "rules".into() };
        println!(
            "{:26} {:7}  {:.3}  {:.3}    {by}",
            outcome.label.name(),
            outcome.rules.labelled(),
            outcome.rules.f1(),
            outcome.weights.f1()
        );
    }
    let mut languages: BTreeMap<&str, Tally> = BTreeMap::new();
    for (at, policy) in policies.iter().enumerate().filter(|(_, policy)| policy.measured) {
        for outcome in outcomes {
            let (label, place) = (outcome.label, place(outcome.label));
            let said = |clause: usize| {
                if outcome.learned() { odds[at][clause][place] >= outcome.threshold } else { policy.clauses[clause].rules.contains(&label) }
            };
            languages.entry(&policy.language).or_default().add(of_policy(policy, said, label));
        }
    }
    let mut all = Tally::default();
    languages.values().for_each(|tally| all.add(*tally));
    let macro_f1 = outcomes.iter().filter(|o| o.rules.labelled() > 0).map(|o| o.tally().f1());
    #[allow(clippy::cast_precision_loss)]
    let macro_f1 = macro_f1.clone().sum::<f64>() / macro_f1.count() as f64;
    println!("\nmicro F1 {:.3}   macro F1 {macro_f1:.3}", all.f1());
    for (language, tally) in languages {
        println!("  {language:8} {:.3}", tally.f1());
    }
}
