//! Transfer: data goes, is kept or can be reached abroad; and what protects it there.

use super::{DATA, Found};
use crate::classify::{Act, Consent, Context};
use crate::label::Label;
use crate::lexicon::{Concept, Hit, Term};

/// Most bytes between an act and the place where it leads.
const REACH: usize = 100;
/// Most bytes between "located" and what is.
const NEAR: usize = 60;
/// The same between processing and where it happens.
const USE_REACH: usize = 48;
/// A clause is nothing but places where at most this share of it is anything else.
const BESIDES: (usize, usize) = (2, 5);
/// Who receives data.
const RECEIVERS: &[Concept] = &[Concept::Provider, Concept::Affiliate, Concept::ThirdParty, Concept::Partner];
/// Acts by which data comes to stand somewhere.
pub const MOVES: &[Concept] = &[Concept::Move, Concept::Share, Concept::Give, Concept::Keep, Concept::Located, Concept::Access];
/// An exception says less than a statement.
const EXCEPTED: f32 = 0.8;
/// Safeguards that are only used of transfers.
const NAMED: &[Concept] = &[Concept::SafeguardScc, Concept::SafeguardBcr, Concept::SafeguardDpf];
/// Safeguards that are used of other things too.
const VAGUE: &[Concept] = &[Concept::SafeguardAdequacy, Concept::SafeguardContract, Concept::SafeguardAssessment, Concept::SafeguardOther];

pub fn apply(context: &Context, found: &mut Found) {
    if context.announces() {
        let abroad = context.has(&[Concept::CrossBorder]) || (context.has(&[Concept::Abroad]) && context.has(MOVES));
        found.add_if(abroad, Label::Transfer, 0.8, "transfer.heading");
        found.add_if(context.has(NAMED), Label::TransferSafeguard, 0.6, "safeguard.heading");
        return;
    }
    for act in context.spoken(MOVES).filter(|a| leads_abroad(context, a)) {
        add(act, 0.8, "transfer.act", found);
    }
    for act in context.spoken(&[Concept::Use]).filter(|a| happens_abroad(context, a)) {
        add(act, 0.65, "transfer.processed", found);
    }
    found.add_if(stands_abroad(context), Label::Transfer, 0.65, "transfer.server");
    let listed = places(context).next().is_some()
        && (context.inherits(Label::Transfer) || only_places(context) && passed_on(context) || names_receiver(context));
    found.add_if(listed, Label::Transfer, 0.6, "transfer.listed");
    for act in context.spoken(&[Concept::CrossBorder]) {
        let about = context.has(DATA) || context.section_has(Label::Transfer) || act.consent == Consent::Only;
        if about {
            add(act, 0.7, "transfer.cross_border", found);
        }
    }
    stays(context, found);
    safeguards(context, found);
}

fn add(act: &Act, score: f32, rule: &'static str, found: &mut Found) {
    match (act.denied, act.consent) {
        (_, Consent::Only) => found.add(Label::TransferWithConsent, score, rule),
        // "Not abroad, except …" is abroad.
        (true, _) if act.excepted => found.add(Label::Transfer, score * EXCEPTED, rule),
        (true, _) => found.add(Label::TransferDenied, score, rule),
        (false, _) => found.add(Label::Transfer, score, rule),
    }
}

/// Whether an act has data as its object and a place abroad as its end.
fn leads_abroad(context: &Context, act: &Act) -> bool {
    let own = context.own;
    // "If you are located in the EEA" speaks of the reader.
    if act.concept == Concept::Located
        && (act.conditional
            || !own.near(
                act.span(),
                &[Concept::Server, Concept::PersonalData, Concept::Provider, Concept::Affiliate, Concept::ThirdParty, Concept::Partner],
                NEAR,
            ))
    {
        return false;
    }
    let about_data = own.near(act.span(), DATA, REACH)
        || own.near(act.span(), &[Concept::Server], REACH)
        || plainly_moves(context, act)
        || receives(context, act)
        || context.section_has(Label::Transfer);
    if !about_data || context.has(&[Concept::Right, Concept::Contact]) && !context.section_has(Label::Transfer) {
        return false;
    }
    if own.of(Concept::Abroad).any(|a| is_nearest(context, act, a)) {
        return true;
    }
    places(context).any(|p| crate::concept::gap(act.span(), (p.start, p.end)) <= REACH && place_counts(context, act, p))
}

/// Processing with a place abroad right by it ("may be processed in the United States").
fn happens_abroad(context: &Context, act: &Act) -> bool {
    let near = |h: &Hit| crate::concept::gap(act.span(), (h.start, h.end)) <= USE_REACH;
    let about = context.own.near(act.span(), DATA, REACH) || context.section_has(Label::Transfer);
    let about = about && !context.has(&[Concept::Right, Concept::Contact, Concept::LegalRequest, Concept::LegalBasis, Concept::Authority]);
    about
        && (places(context).any(|p| near(p) && is_goal(context, p))
            || context.own.of(Concept::Abroad).any(|a| near(a) && !within_origin(context, a)))
}

/// "Our servers are in the United States": no act is named.
fn stands_abroad(context: &Context) -> bool {
    let server_before = |p: &Hit| context.own.of(Concept::Server).any(|s| s.end <= p.start && p.start - s.end <= USE_REACH);
    context.acts.iter().all(|act| !act.denied) && places(context).any(|p| server_before(p) && is_goal(context, p))
}

/// Whether a word right before a place makes it a goal, or it stands in brackets behind who is there.
fn is_goal(context: &Context, place: &Hit) -> bool {
    let own = context.own;
    let bracketed = own.text.text[..place.start].ends_with(['(', '（']);
    (bracketed || own.is_led_by(place, &[Concept::Goal])) && !own.is_led_by(place, &[Concept::Origin])
}

fn within_origin(context: &Context, abroad: &Hit) -> bool {
    context.own.of(Concept::Origin).any(|o| o.end <= abroad.start + 1 && abroad.start.saturating_sub(o.end) <= 1)
}

/// A cell, an item or a line that is nothing but places.
fn only_places(context: &Context) -> bool {
    let named: usize = context.own.hits.iter().filter(|h| matches!(h.term, Term::Place(_))).map(|h| h.end - h.start).sum();
    let whole = context.own.text.text.len();
    whole.saturating_sub(named) * BESIDES.1 <= whole * BESIDES.0
}

/// "Example Inc. (USA): payments" in a section on who gets data.
fn names_receiver(context: &Context) -> bool {
    let bracketed = |p: &Hit| {
        let text = &context.own.text.text;
        text[..p.start].trim_end().ends_with(['(', '（']) && text[p.end..].trim_start().starts_with([')', '）', ',', '/'])
    };
    (context.section_has(Label::Transfer) || context.inherits(Label::Sharing)) && places(context).any(bracketed)
}

/// Whether the section, or the header, is about who gets data or where it goes.
fn passed_on(context: &Context) -> bool {
    let section = context.section_has(Label::Transfer) || context.section_has(Label::Sharing);
    section
        || context.headers.iter().any(|h| {
            h.reading.set.any(&[Concept::Abroad, Concept::CrossBorder, Concept::Move, Concept::Server]) || h.reading.set.any(RECEIVERS)
        })
}

/// Whether a word for abroad goes with an act: "it is kept at home, and not sent abroad" keeps nothing abroad.
fn is_nearest(context: &Context, act: &Act, abroad: &Hit) -> bool {
    let distance = |a: &Act| crate::concept::gap(a.span(), (abroad.start, abroad.end));
    let other = |a: &&Act| MOVES.contains(&a.concept) && a.denied != act.denied;
    distance(act) <= REACH && context.acts.iter().filter(other).all(|a| distance(a) >= distance(act))
}

/// A verb of sending, whatever its object: "they are transferred".
fn plainly_moves(context: &Context, act: &Act) -> bool {
    let also = |concept| context.acts.iter().any(|a| a.concept == concept && a.start == act.start);
    also(Concept::Give) && also(Concept::Move)
}

/// Whoever receives data sits there: "some of our providers are located outside the EEA".
fn receives(context: &Context, act: &Act) -> bool {
    act.concept == Concept::Located && context.own.near(act.span(), RECEIVERS, NEAR)
}

/// "Transferred to the United States on the basis of …": the law has nothing to do with the place.
fn is_sent_to(context: &Context, act: &Act, place: &Hit) -> bool {
    let near = crate::concept::gap(act.span(), (place.start, place.end)) <= USE_REACH;
    near && plainly_moves(context, act) && is_goal(context, place)
}

/// A place named behind the act; one that stands in an address or a law's name is none.
fn place_counts(context: &Context, act: &Act, place: &Hit) -> bool {
    let behind = place.start >= act.end || context.own.language.verb_may_end();
    let lawful = context.has(&[Concept::LegalRequest, Concept::LegalBasis, Concept::Authority]) && !context.has(&[Concept::Server]);
    let firm = context.has(&[Concept::Server, Concept::Located]) || context.section_has(Label::Transfer);
    behind
        && (!lawful || firm || is_sent_to(context, act, place))
        && (firm || matches!(act.concept, Concept::Move | Concept::Give | Concept::Keep))
}

/// Places that are not the home of the language's readers, nor where something comes from or lies outside of ("outside New Zealand").
fn places<'a>(context: &'a Context) -> impl Iterator<Item = &'a Hit> {
    let own = context.own;
    let outside = |h: &Hit| own.is_part_of(h, &[Concept::Abroad, Concept::StaysHome]) || own.is_led_by(h, &[Concept::Origin]);
    own.hits.iter().filter(move |h| match h.term {
        Term::Place(index) => !own.language.is_home(index) && !outside(h),
        _ => false,
    })
}

fn stays(context: &Context, found: &mut Found) {
    let kept_home = context.own.hits.iter().any(|h| matches!(h.term, Term::Place(index) if context.own.language.is_home(index)))
        && context.has(&[Concept::Server])
        && context.has(&[Concept::Located, Concept::Keep, Concept::Move]);
    found.add_if(kept_home && !found.has(Label::Transfer), Label::TransferDenied, 0.65, "transfer.home");
    let about = || context.has(DATA) || context.has(&[Concept::Server, Concept::Use]);
    if context.has(&[Concept::StaysHome]) && !found.has(Label::Transfer) && about() {
        found.add(Label::TransferDenied, 0.75, "transfer.stays");
    }
}

fn safeguards(context: &Context, found: &mut Found) {
    let moved = found.has(Label::Transfer)
        || context.section_has(Label::Transfer)
        || context.has(&[Concept::Abroad, Concept::CrossBorder])
        || context.inherits(Label::Transfer)
        || context.previous.is_some_and(|clause| clause.score(Label::Transfer) > 0.0);
    found.add_if(context.has(NAMED), Label::TransferSafeguard, 0.85, "safeguard.named");
    found.add_if(moved && context.has(VAGUE), Label::TransferSafeguard, 0.6, "safeguard.vague");
    let said = found.has(Label::Transfer) || found.has(Label::TransferWithConsent);
    found.add_if(consents(context, said), Label::TransferSafeguard, 0.6, "safeguard.consent");
}

/// Whether the reader's consent is what a transfer rests on; `said` tells whether the clause speaks of one. In a section on transfers any
/// sending is one ("you consent to the transfer of your data to these places").
pub fn consents(context: &Context, said: bool) -> bool {
    let sent = || context.section_has(Label::Transfer) && context.has(&[Concept::Move, Concept::Give]) && context.has(&[Concept::You]);
    (said || context.inherits(Label::Transfer) || sent()) && context.has(&[Concept::WithConsent, Concept::WithoutConsent, Concept::Consent])
}
