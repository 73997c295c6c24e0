//! Makes the learned weights from labelled policies, and says how well they do on policies that they have not seen.
//!
//! `train CORPUS [--more LABELS TEXTS] [--write]`: CORPUS is a folder with `docs` and `labels`. The same input gives the same file, byte for byte.

mod data;
mod emit;
mod score;
mod solve;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use clauselight::label::Label;

use data::Policy;
use score::Outcome;

/// Makes the learned weights from labelled policies.
#[derive(Parser)]
struct Arguments {
    /// Folder with `docs/ID.json` and `labels/ID.json`.
    corpus: PathBuf,
    /// Labels of more texts, and the texts: learned from, not measured on.
    #[arg(long, num_args = 2, value_names = ["LABELS", "TEXTS"])]
    more: Vec<PathBuf>,
    /// More folders of the same form: learned from, not measured on.
    #[arg(long)]
    also: Vec<PathBuf>,
    /// Write `model/weights.bin`.
    #[arg(long)]
    write: bool,
}

/// What we wrote ourselves.
const BANK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/model/bank");
/// Policies are dealt out to so many parts; each part is scored by weights made from the others.
const FOLDS: u32 = 5;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let mut policies = data::corpus(&arguments.corpus)?;
    policies.extend(data::bank(Path::new(BANK))?);
    for folder in &arguments.also {
        policies.extend(data::corpus(folder)?.into_iter().map(|policy| Policy { measured: false, ..policy }));
    }
    for pair in arguments.more.chunks_exact(2) {
        policies.extend(data::more(&pair[0], &pair[1])?);
    }
    eprintln!("train: {} policies, {} clauses", policies.len(), policies.iter().map(|p| p.clauses.len()).sum::<usize>());
    let odds = cross_validated(&policies);
    let outcomes: Vec<Outcome> = Label::ALL.iter().map(|&label| score::outcome(label, &policies, &odds)).collect();
    score::print(&policies, &odds, &outcomes);
    if arguments.write {
        let all: Vec<&Policy> = policies.iter().collect();
        let learned: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.learned()).collect();
        let weights = solve::all(&all, &learned.iter().map(|outcome| outcome.label).collect::<Vec<_>>());
        emit::write(&learned, &weights)?;
    }
    Ok(())
}

/// The log odds of each label for each clause of each policy, by weights that have not seen the policy.
fn cross_validated(policies: &[Policy]) -> Vec<Vec<Vec<f32>>> {
    let mut odds = vec![Vec::new(); policies.len()];
    for fold in 0..FOLDS {
        let seen: Vec<&Policy> = policies.iter().filter(|p| p.fold(FOLDS) != fold).collect();
        let weights = solve::all(&seen, Label::ALL);
        for (policy, odds) in policies.iter().zip(&mut odds).filter(|(p, _)| p.fold(FOLDS) == fold) {
            *odds = policy.clauses.iter().map(|clause| weights.iter().map(|w| w.odds(&clause.features)).collect()).collect();
        }
    }
    odds
}
