//! The rules, one file a group of labels. A rule looks at a clause in its context and adds the labels that it finds.

mod people;
mod purposes;
mod retention;
mod sale;
mod sharing;
mod transfer;

use super::{Context, Labelled};
use crate::label::Label;
use crate::lexicon::Concept;
pub use retention::measures;
pub use transfer::{MOVES, consents};

/// What the rules have found so far.
#[derive(Default)]
pub struct Found(Vec<Labelled>);

impl Found {
    fn add(&mut self, label: Label, score: f32, rule: &'static str) {
        self.0.push(Labelled { label, score, rule });
    }

    fn add_if(&mut self, when: bool, label: Label, score: f32, rule: &'static str) {
        if when {
            self.add(label, score, rule);
        }
    }

    fn has(&self, label: Label) -> bool {
        self.0.iter().any(|l| l.label == label)
    }
}

/// Personal data in any wording.
const DATA: &[Concept] = &[Concept::PersonalData, Concept::DataKind, Concept::Pronoun];
/// Anybody who may receive data.
const PARTIES: &[Concept] =
    &[Concept::ThirdParty, Concept::Provider, Concept::Affiliate, Concept::Partner, Concept::Authority, Concept::Advertiser];

/// What a short answer denies of what stands above it, and the rule that says so.
const DENIED_ABOVE: [(Label, Label, &str); 3] = [
    (Label::Sale, Label::SaleDenied, "sale.none"),
    (Label::Sharing, Label::SharingDenied, "sharing.none"),
    (Label::Transfer, Label::TransferDenied, "transfer.none"),
];

/// Whether a label is that of a short answer, whose own words say nothing of the matter.
pub fn is_short_answer(found: &Labelled) -> bool {
    DENIED_ABOVE.iter().any(|&(_, _, rule)| rule == found.rule)
}

/// Applies all rules to a clause.
pub fn apply(context: &Context) -> Vec<Labelled> {
    let mut found = Found::default();
    if !context.announces() {
        for (asserted, denied, rule) in DENIED_ABOVE {
            found.add_if(context.denies_what_is_above(asserted), denied, 0.6, rule);
        }
    }
    sale::apply(context, &mut found);
    sharing::apply(context, &mut found);
    transfer::apply(context, &mut found);
    retention::apply(context, &mut found);
    purposes::apply(context, &mut found);
    people::apply(context, &mut found);
    found.0
}
