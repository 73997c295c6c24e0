//! Sharing: with anybody but the author; and its kinds, legal disclosure and transfer of the business.

use super::sale::by_us;
use super::{DATA, Found, PARTIES};
use crate::classify::{Act, Consent, Context};
use crate::label::Label;
use crate::lexicon::{Concept, Hit};

/// Most bytes between a weak verb ("give", "send") and who receives.
const PARTY_REACH: usize = 90;
/// A score that labels a clause, but decides no answer.
const UNDECIDED: f32 = 0.45;
/// The same for a recipient named before the verb.
const FORE_REACH: usize = 45;
/// Most bytes between "except" and who is excepted.
const EXCEPT_REACH: usize = 60;
/// Most bytes of a word between the reader and the act ("you can share").
const MODAL: usize = 4;
/// Most bytes between "our" and who is ours.
const OWNED_REACH: usize = 25;
/// Most bytes between a verb of sharing and the data shared.
const DATA_REACH: usize = 110;

pub fn apply(context: &Context, found: &mut Found) {
    if context.announces() {
        heading(context, found);
        return;
    }
    for act in context.spoken(&[Concept::Share]).filter(|a| shares(context, a)) {
        add(act, strength(context, act, 0.85), "sharing.verb", found);
        found.add_if(act.denied && excepts_somebody(context, act), Label::Sharing, 0.6, "sharing.excepted");
    }
    for act in context.spoken(&[Concept::Give, Concept::Access]).filter(|a| gives(context, a)) {
        add(act, strength(context, act, 0.6), "sharing.weak_verb", found);
        found.add_if(act.denied && excepts_somebody(context, act), Label::Sharing, 0.55, "sharing.excepted");
    }
    listed(context, found);
    legal(context, found);
    business(context, found);
}

fn heading(context: &Context, found: &mut Found) {
    let shares = context.has(&[Concept::Share]) || (context.has(&[Concept::Access, Concept::Give]) && context.has(PARTIES));
    found.add_if(shares || (context.has(PARTIES) && context.has(DATA)), Label::Sharing, 0.8, "sharing.heading");
    found.add_if(
        context.has(&[Concept::LegalRequest, Concept::Authority]) && !context.has(&[Concept::LegalBasis]),
        Label::LegalDisclosure,
        0.7,
        "legal.heading",
    );
    found.add_if(context.has(&[Concept::BusinessTransfer]), Label::BusinessTransfer, 0.8, "business.heading");
}

fn add(act: &Act, score: f32, rule: &'static str, found: &mut Found) {
    match (act.denied, act.consent) {
        (true, Consent::Only) => {
            found.add(Label::SharingDenied, score, rule);
            found.add(Label::SharingWithConsent, score, rule);
        }
        (true, _) => found.add(Label::SharingDenied, score, rule),
        (false, Consent::Only) => found.add(Label::SharingWithConsent, score, rule),
        (false, Consent::With) => {
            found.add(Label::Sharing, score * 0.8, rule);
            found.add(Label::SharingWithConsent, score, rule);
        }
        (false, Consent::Unmentioned) => found.add(Label::Sharing, score, rule),
    }
}

/// "With nobody, except our service providers": whoever is named in the exception gets it.
fn excepts_somebody(context: &Context, act: &Act) -> bool {
    let somebody = [Concept::Provider, Concept::Affiliate, Concept::Partner, Concept::Advertiser];
    let own = context.own;
    own.of(Concept::Except).any(|except| {
        let named = |h: &Hit| h.start >= except.end && h.start - except.end <= EXCEPT_REACH;
        except.start >= act.end && own.of_any(&somebody).any(named)
    })
}

/// Disclosure to authorities alone is a matter of its own; a condition asserts less than a plain statement.
fn strength(context: &Context, act: &Act, score: f32) -> f32 {
    let recipients = [Concept::ThirdParty, Concept::Provider, Concept::Affiliate, Concept::Partner, Concept::Advertiser];
    let to_authorities = !act.denied && context.has(&[Concept::Authority]) && !context.has(&recipients);
    match (to_authorities, act.conditional && !act.denied) {
        (true, _) => UNDECIDED,
        (false, true) => score * if by_us(context, act) { 0.65 } else { 0.5 },
        (false, false) => score,
    }
}

/// A verb of sharing with data or a recipient near, and not the reader's own doing.
fn shares(context: &Context, act: &Act) -> bool {
    if is_readers(context, act) || guarded_against(context, act) {
        return false;
    }
    let own = context.own;
    own.near(act.span(), PARTIES, PARTY_REACH) || own.near(act.span(), DATA, DATA_REACH) || context.section_has(Label::Sharing)
}

/// "protected against unauthorised access or disclosure": what security guards against is not done.
fn guarded_against(context: &Context, act: &Act) -> bool {
    let names_nobody = !context.has(PARTIES);
    names_nobody && context.own.of(Concept::Security).filter(|h| h.end <= act.start).count() >= 2 && !by_us_directly(context, act)
}

/// Whether the author is named right before the verb.
fn by_us_directly(context: &Context, act: &Act) -> bool {
    context.own.of(Concept::We).any(|we| we.end <= act.start && act.start - we.end <= 12)
}

/// A weak verb needs a recipient behind it and data in the clause.
fn gives(context: &Context, act: &Act) -> bool {
    let own = context.own;
    // The recipient comes first where the verb comes last (向第三方提供, "werden an Partner übermittelt").
    let joined = |h: &Hit| h.start < act.end || !own.text.text[act.end..h.start].contains(';');
    let behind = |h: &Hit| h.start >= act.start && h.start <= act.end + PARTY_REACH && joined(h);
    let before = |h: &Hit| own.language.verb_may_end() && h.end <= act.start && act.start - h.end <= FORE_REACH;
    let recipient = own.of_any(PARTIES).any(|h| behind(h) || before(h));
    let data = own.near(act.span(), DATA, DATA_REACH) || context.section_has(Label::Sharing);
    recipient && data && !is_readers(context, act)
}

/// What the reader gives to the author is no sharing by the author, nor is what other sites do.
fn is_readers(context: &Context, act: &Act) -> bool {
    let own = context.own;
    let collected = own.of(Concept::Collect).any(|h| h.start <= act.start && act.end <= h.end && h.end - h.start > act.end - act.start);
    // "You share", "you can share"; not "with you, we share".
    let subject = own.of(Concept::You).any(|you| {
        let between = own.text.text.get(you.end..act.start).map(str::trim);
        between.is_some_and(|between| between.len() <= MODAL && you.end < act.start && between.chars().all(char::is_alphabetic))
    });
    let chosen = own
        .of(Concept::Choice)
        .any(|c| c.end <= act.start && own.of(Concept::You).any(|you| you.end <= c.start && c.start - you.end <= 30))
        && !by_us(context, act);
    let to_us = own.of(Concept::We).any(|we| we.start >= act.end && we.start - act.end <= 12 && !owns_party(context, we));
    let by_right = own.of(Concept::Right).any(|r| r.end <= act.start && act.start - r.end <= 60);
    let elsewhere = context.has(&[Concept::OtherSites]) && !act.denied && !by_us(context, act);
    collected || subject || chosen || to_us || by_right || elsewhere
}

/// Whether "our" is said of a recipient: "shared with our partners" is not shared with us.
fn owns_party(context: &Context, we: &Hit) -> bool {
    context.own.of_any(PARTIES).any(|party| party.start >= we.end && party.start - we.end <= OWNED_REACH)
}

/// Items under a lead-in that shares, and recipients named in a section on sharing.
fn listed(context: &Context, found: &mut Found) {
    if found.has(Label::Sharing) || found.has(Label::SharingDenied) {
        return;
    }
    if let Some(lead) = context.lead_in {
        let shared = lead.score(Label::Sharing) > 0.0;
        let excepted = lead.score(Label::SharingDenied) > 0.0 && lead.reading.set.has(Concept::Except);
        if shared || excepted {
            item(context, found);
        } else if lead.score(Label::SharingDenied) > 0.0 && context.has(DATA) {
            found.add(Label::SharingDenied, 0.5, "sharing.item_denied");
        }
        return;
    }
    let recipients = context.section_has(Label::Sharing) && context.has(PARTIES) && context.acts.iter().all(|a| !a.denied);
    found.add_if(recipients, Label::Sharing, UNDECIDED, "sharing.section");
}

fn item(context: &Context, found: &mut Found) {
    if context.has(&[Concept::BusinessTransfer]) {
        return;
    }
    found.add(Label::Sharing, 0.65, "sharing.item");
    found.add_if(context.has(&[Concept::WithConsent, Concept::WithoutConsent]), Label::SharingWithConsent, 0.7, "sharing.item_consent");
}

fn in_sharing(context: &Context, found: &Found) -> bool {
    found.has(Label::Sharing)
        || found.has(Label::SharingDenied)
        || context.inherits(Label::Sharing)
        || context.inherits(Label::SharingDenied)
        || context.section_has(Label::Sharing)
}

fn legal(context: &Context, found: &mut Found) {
    let asked = context.has(&[Concept::Authority])
        || (context.has(&[Concept::LegalRequest]) && !context.has(&[Concept::Keep, Concept::LegalBasis]));
    let passed = context.asserted(&[Concept::Share]).next().is_some() || context.asserted(&[Concept::Give]).any(|a| gives(context, a));
    let protects = context.has(&[Concept::ProtectRights, Concept::LegalRequest]) && in_sharing(context, found);
    let complaint = context.has(&[Concept::RightComplain]);
    let legal = !complaint && ((asked && (passed || in_sharing(context, found))) || protects);
    found.add_if(legal, Label::LegalDisclosure, 0.7, "legal.request");
    found.add_if(
        !legal
            && !complaint
            && context.section_has(Label::LegalDisclosure)
            && context.has(&[Concept::LegalRequest, Concept::Authority, Concept::ProtectRights]),
        Label::LegalDisclosure,
        0.5,
        "legal.section",
    );
}

fn business(context: &Context, found: &mut Found) {
    let passes = context.has(DATA)
        || context.has(&[Concept::Give, Concept::Share])
        || context.inherits(Label::Sharing)
        || context.section_has(Label::Sharing)
        || context.section_has(Label::BusinessTransfer);
    found.add_if(context.has(&[Concept::BusinessTransfer]) && passes, Label::BusinessTransfer, 0.8, "business.transfer");
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answer;

    #[test]
    fn an_item_that_leaves_somebody_out_still_says_who_gets_data() {
        let list = "<p>We share your personal data:</p><ul><li>with couriers, never with shops</li></ul>";
        // Not "in certain cases only": that is said where something is denied.
        assert_eq!(answer("sharing", list).message.id, "sharing_yes");
    }
}
