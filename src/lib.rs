//! Clauselight reads privacy policies.
//!
//! The modules stand in the order in which the data flows; each knows those before it and none after.
//! `docs/architecture.md` has the picture.
#![forbid(unsafe_code)]

mod letters;
mod order;
pub mod checksum;
pub mod text;
pub mod lexicon;
pub mod page;
pub mod language;
pub mod detect;
pub mod sentence;
pub mod document;
pub mod concept;
pub mod label;
pub mod classify;
pub mod extract;
pub mod answer;
pub mod message;
pub mod report;
pub mod explain;
mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::Analysis;

use page::snapshot::Snapshot;
use report::Report;

/// Reads a page: finds the policy, its clauses, and what they say.
#[must_use]
pub fn analyze(snapshot: &Snapshot) -> Report {
    Analysis::new(snapshot).report()
}
