//! Clauselight reads privacy policies.
//!
//! The modules stand in the order in which the data flows; each knows those before it and none after.
#![forbid(unsafe_code)]

pub mod detect;
pub mod document;
pub mod language;
pub mod lexicon;
pub mod page;
pub mod report;
pub mod sentence;
pub mod text;

use page::snapshot::Snapshot;
use report::{Policy, Report, SCHEMA};

/// Reads a page: finds the policy, its clauses, and what they say.
#[must_use]
pub fn analyze(snapshot: &Snapshot) -> Report {
    Report {
        schema: SCHEMA,
        policy: Policy {
            is_policy: false,
            score: 0.0,
            language: "und".into(),
            supported: false,
            title: snapshot.title.clone(),
            last_updated: None,
            characters: 0,
            reasons: Vec::new(),
        },
        links: Vec::new(),
        answers: Vec::new(),
        clauses: Vec::new(),
    }
}

#[cfg(target_arch = "wasm32")]
pub mod wasm;
