//! Which clauses prove an answer, and how surely.

use super::{Answer, Detail, Findings, NOT_STATED, Topic, Verdict};
use crate::document::Role;
use crate::label::Label;

/// Most clauses cited for an answer.
const MOST: usize = 6;
/// Confidence in an answer that nothing speaks against and nothing for.
const SILENCE: f32 = 0.85;
/// A sentence says more than an item, an item more than a cell.
const ITEM_SHARE: f32 = 0.95;
const CELL_SHARE: f32 = 0.85;
/// Too short to be quoted alone, in bytes.
const SHORT: usize = 30;

/// Orders clauses by how well they prove a label, and keeps the best.
pub fn best(findings: &Findings, ids: &[usize], label: Label) -> Vec<usize> {
    let mut ranked: Vec<(usize, f32)> = ids.iter().map(|&id| (id, weight(findings, id, label))).collect();
    crate::order::sort_by_key(&mut ranked, |r| crate::order::best_first(r.1));
    ranked.into_iter().map(|(id, _)| id).take(MOST).collect()
}

fn weight(findings: &Findings, id: usize, label: Label) -> f32 {
    let clause = &findings.document.clauses[id];
    let role = match clause.role {
        Role::Sentence | Role::Heading => 1.0,
        Role::Item => ITEM_SHARE,
        Role::Cell => CELL_SHARE,
    };
    let short = if clause.text.len() < SHORT { 0.8 } else { 1.0 };
    findings.classified[id].score(label) * role * short
}

/// How surely several clauses together say something: one that errs is made up for by the others.
pub fn together(findings: &Findings, ids: &[usize], label: Label) -> f32 {
    let doubt: f32 = ids.iter().take(3).map(|&id| 1.0 - findings.classified[id].score(label)).product();
    1.0 - doubt
}

/// An answer with evidence for a label.
pub fn said(findings: &Findings, topic: Topic, value: &'static str, ids: &[usize], label: Label) -> Answer {
    let evidence = best(findings, ids, label);
    let confidence = together(findings, &evidence, label);
    Answer { topic, verdict: Verdict::One(value), evidence, confidence, detail: Detail::None }
}

/// The answer where the policy says nothing.
pub fn silent(topic: Topic) -> Answer {
    Answer { topic, verdict: Verdict::One(NOT_STATED), evidence: Vec::new(), confidence: SILENCE, detail: Detail::None }
}
