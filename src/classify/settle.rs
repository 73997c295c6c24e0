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
pub const LEAST: f32 = 0.5;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html;

    /// Everything that our own pages' clauses say: by rules, and settled.
    fn said(mut look: impl FnMut(&Labelled, bool, bool)) {
        for entry in std::fs::read_dir("tests/pages").unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let snapshot = html::read(&std::fs::read_to_string(path).unwrap());
            for done in crate::Analysis::new(&snapshot).policy.into_iter().flat_map(|stages| stages.classified) {
                let has = |labels: &[Labelled], found: &Labelled| labels.iter().any(|other| other.label == found.label);
                for found in done.rules.iter().chain(&done.settled) {
                    look(found, has(&done.rules, found), has(&done.settled, found));
                }
            }
        }
    }

    #[test]
    fn weights_take_only_what_they_decide_about_and_no_short_answer() {
        let mut taken = 0;
        said(|found, _, settled| {
            if !settled {
                assert!(Model::shared().decides(found.label) && !is_short_answer(found), "{}", found.rule);
                taken += 1;
            }
        });
        assert!(taken > 20, "{taken}");
    }

    #[test]
    fn weights_give_only_what_is_heard_of_them() {
        let mut given = 0;
        said(|found, ruled, _| {
            if !ruled {
                assert!(found.rule == LEARNED && HEARD.iter().any(|(label, _)| *label == found.label), "{}", found.label.name());
                given += 1;
            }
        });
        assert!(given > 20, "{given}");
    }
}
