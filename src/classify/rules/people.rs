//! Rights, choices, children, changes, security, legal bases, contact: what a person can do and whom to ask.

use super::{DATA, Found};
use crate::classify::Context;
use crate::label::Label;
use crate::lexicon::Concept;

/// The rights that a person may have.
pub const RIGHTS: &[Concept] = &[
    Concept::RightAccess,
    Concept::RightCorrect,
    Concept::RightDelete,
    Concept::RightPortability,
    Concept::RightObject,
    Concept::RightRestrict,
    Concept::RightWithdraw,
    Concept::RightOptOutMarketing,
    Concept::RightOptOutSale,
    Concept::RightComplain,
];

pub fn apply(context: &Context, found: &mut Found) {
    rights(context, found);
    children(context, found);
    changes(context, found);
    security(context, found);
    let basis = context.has(&[Concept::LegalBasis]);
    found.add_if(basis, Label::LegalBasis, 0.7, "legal_basis.named");
    found.add_if(!basis && context.inherits(Label::LegalBasis), Label::LegalBasis, 0.5, "legal_basis.item");
    found.add_if(context.has(&[Concept::Contact]), Label::Contact, 0.6, "contact.named");
    found.add_if(!context.announces() && context.section_has(Label::Contact), Label::Contact, 0.5, "contact.section");
}

fn rights(context: &Context, found: &mut Found) {
    if context.announces() {
        found.add_if(context.has(&[Concept::Right]), Label::Rights, 0.8, "rights.heading");
        found.add_if(context.has(&[Concept::Choice]), Label::Choice, 0.7, "choice.heading");
        return;
    }
    let named = context.has(&[Concept::Right]) && context.has(RIGHTS);
    found.add_if(named, Label::Rights, 0.8, "rights.named");
    found.add_if(context.inherits(Label::Rights), Label::Rights, 0.6, "rights.item");
    found.add_if(
        !named && context.section_has(Label::Rights) && (context.has(RIGHTS) || context.has(&[Concept::Right])),
        Label::Rights,
        0.6,
        "rights.section",
    );
    // "Write to us to have your data erased", "to delete your account, go to the settings".
    let way = context.has(&[Concept::RightDelete])
        && context.has(&[Concept::Choice, Concept::Contact])
        && !context.has(&[Concept::Keep, Concept::If]);
    found.add_if(!named && way, Label::Rights, 0.55, "rights.way");
    found.add_if(context.has(&[Concept::RightComplain]), Label::Rights, 0.7, "rights.complain");
    found.add_if(context.has(&[Concept::Choice]), Label::Choice, 0.55, "choice.named");
    found.add_if(context.has(&[Concept::RightOptOutMarketing]), Label::Choice, 0.7, "choice.marketing");
}

fn children(context: &Context, found: &mut Found) {
    // "Not meant for children under 13".
    let aged = context.has(&[Concept::Age, Concept::Collect, Concept::Use, Concept::Negation])
        || context.announces()
        || context.section_has(Label::Children);
    found.add_if(context.has(&[Concept::Child]) && aged, Label::Children, 0.8, "children.named");
    found.add_if(!context.announces() && context.section_has(Label::Children), Label::Children, 0.5, "children.section");
}

fn changes(context: &Context, found: &mut Found) {
    let policy = context.has(&[Concept::ThisPolicy]);
    if context.announces() {
        let alone = context.has(&[Concept::Change]) && !context.has(DATA);
        found.add_if(context.has(&[Concept::Change]) && (policy || alone), Label::PolicyChange, 0.8, "change.heading");
        return;
    }
    found.add_if(policy && context.has(&[Concept::Change]) && !dated(context), Label::PolicyChange, 0.75, "change.policy");
    let section = context.section_has(Label::PolicyChange);
    found.add_if(section && context.has(&[Concept::Change, Concept::Notify, Concept::Post]), Label::PolicyChange, 0.65, "change.section");
}

/// A line that only dates the policy says nothing of changes.
fn dated(context: &Context) -> bool {
    let text = &context.own.text.text;
    let has_date = text.contains(|c: char| c.is_ascii_digit());
    context.has(&[Concept::Updated, Concept::Effective]) && text.len() < 60 && (has_date || !context.has(&[Concept::Post, Concept::Notify]))
}

fn security(context: &Context, found: &mut Found) {
    if context.announces() {
        found.add_if(context.has(&[Concept::Security]), Label::Security, 0.8, "security.heading");
        return;
    }
    let measures = context.own.of(Concept::Security).count();
    let section = context.section_has(Label::Security);
    found.add_if(measures >= 2 || (measures == 1 && section), Label::Security, 0.65, "security.measures");
}
