//! Rules and weights together: the labels that answers are made of.
//!
//! Rules see what must be exact, and err where a word means something else; weights see the whole clause and its place, and err where
//! much hangs on one word. On policies that neither had seen, what a rule says against a clear objection of the weights is right once in
//! six times, and what weights are sure of without a rule three times of four (`docs/accuracy.md`, "Rules and weights").

use super::model::{LEARNED, Model, score};
use super::rules::is_short_answer;
use super::{Classified, Labelled, Weighed};
use crate::document::Document;
use crate::label::Label;

/// From this margin down (log odds under the threshold) the weights object to a label: to the clause in its place and to what it says
/// by itself, for a short page has plain sentences without the headings that the weights expect.
const OBJECTION: f32 = -1.0;
/// From this margin up they are sure of one.
const SURE: f32 = 1.0;
/// A label less sure than this decides no answer.
const LEAST: f32 = 0.5;

/// An objection to these is final. To others it counts only if another clause has the label without one: a rule alone is better than silence.
const OVERRULED: &[Label] = &[
    Label::Transfer,
    Label::TransferDenied,
    Label::TransferWithConsent,
    Label::TransferSafeguard,
    Label::RetentionStatedPeriod,
    Label::RetentionAsNeeded,
    Label::RetentionUntilDeletion,
    Label::RetentionIndefinite,
    Label::RetentionNotStored,
    Label::Tracking,
    Label::Rights,
];
/// What the weights know without a rule, unless rules find only the second anywhere. Other labels are about who does what to what, which a
/// rule has to have seen.
const HEARD: &[(Label, &[Label])] = &[
    (Label::Sharing, &[Label::SharingDenied, Label::SharingWithConsent]),
    (Label::Rights, &[]),
    (Label::RetentionStatedPeriod, &[]),
    (Label::PolicyChange, &[]),
];

/// Settles what each clause says; `weighed` has what the weights say of each.
pub fn settle(document: &Document, classified: &mut [Classified], weighed: &[Weighed]) {
    let model = Model::shared();
    for (at, &(label, _)) in model.decided().iter().enumerate() {
        let margin = |id: usize| weighed[id].whole.margin(model, at);
        let objects = |id: usize| margin(id).max(weighed[id].alone.margin(model, at)) <= OBJECTION;
        let speaks = |id: usize| !document.clauses[id].announces();
        let ruled = |labels: &[Label]| {
            let speaking = classified.iter().enumerate().filter(|(id, _)| speaks(*id));
            speaking.flat_map(|(_, done)| labels.iter().map(|&label| done.score(label))).any(|score| score >= LEAST)
        };
        let heard = HEARD.iter().find(|(heard, _)| *heard == label);
        if heard.is_some_and(|(_, opposite)| ruled(&[label]) || !ruled(opposite)) {
            for (id, done) in classified.iter_mut().enumerate().filter(|(id, _)| speaks(*id) && margin(*id) >= SURE) {
                hear(done, label, margin(id));
            }
        }
        let stands = |(id, done): (usize, &Classified)| speaks(id) && done.score(label) >= LEAST && !objects(id);
        if OVERRULED.contains(&label) || classified.iter().enumerate().any(stands) {
            for (_, done) in classified.iter_mut().enumerate().filter(|(id, _)| objects(*id)) {
                done.settled.retain(|found| found.label != label || is_short_answer(found));
            }
        }
    }
}

fn hear(clause: &mut Classified, label: Label, margin: f32) {
    if clause.score(label) < LEAST {
        clause.settled.retain(|found| found.label != label);
        clause.settled.push(Labelled { label, score: score(margin), rule: LEARNED });
    }
}
