//! Retention: how long data is kept, in which words.

use super::{DATA, Found};
use crate::classify::Context;
use crate::concept::{Duration, gap};
use crate::label::Label;
use crate::lexicon::{Concept, Hit};

/// Acts of keeping and deleting.
const KEEPING: &[Concept] = &[Concept::Keep, Concept::Delete];
/// A length of time this near to "after you delete your account" counts from there.
const COUNTED: usize = 12;
/// A clause is nothing but lengths of time where they are at least this share of it ("_id: 2 years").
const LASTING: (usize, usize) = (1, 3);
/// Most bytes between a length of time and the act that it measures.
const REACH: usize = 120;

pub fn apply(context: &Context, found: &mut Found) {
    if context.announces() {
        let named = context.has(&[Concept::Retention]) || (context.has(&[Concept::Delete, Concept::Keep]) && context.has(DATA));
        found.add_if(named, Label::RetentionAsNeeded, 0.6, "retention.heading");
        return;
    }
    let about = context.has(KEEPING) || context.has_nearby(&[Concept::Retention]) || in_section(context) || lasts(context);
    if !about {
        return;
    }
    found.add_if(has_period(context), Label::RetentionStatedPeriod, 0.85, "retention.period");
    found.add_if(context.has(&[Concept::Session]) && has_cookies(context), Label::RetentionStatedPeriod, 0.5, "retention.session");
    let as_needed = as_needed(context);
    found.add_if(as_needed, Label::RetentionAsNeeded, 0.8, "retention.as_needed");
    let until = until_deletion(context);
    found.add_if(until, Label::RetentionUntilDeletion, 0.75, "retention.until_deletion");
    found.add_if(indefinite(context), Label::RetentionIndefinite, 0.75, "retention.indefinite");
    let settled = as_needed || until || found.has(Label::RetentionStatedPeriod) || context.has(&[Concept::Indefinite]);
    found.add_if(!settled && not_stored(context), Label::RetentionNotStored, 0.7, "retention.not_stored");
}

/// Said outright, or composed: unmistakable retention with its reason in the same clause, and no length of time that
/// the reason is given for.
fn as_needed(context: &Context) -> bool {
    let about_rights = context.has(&[Concept::Right, Concept::Child]) && !in_section(context);
    if about_rights {
        return false;
    }
    let keeps = context.has(&[Concept::Keep, Concept::Retention, Concept::Delete]);
    if context.has(&[Concept::AsNeeded]) && (keeps || in_section(context)) {
        return true;
    }
    let reason = context.has(&[Concept::Necessary, Concept::LegalRequest, Concept::ProtectRights, Concept::LegalBasis]);
    let retains = (context.asserted(&[Concept::Keep]).next().is_some() || under_header(context)) && !has_period(context);
    reason && retains && (context.has(&[Concept::Retention]) || in_section(context)) && !context.has(&[Concept::Security])
}

/// Until the reader acts, or deleted when the reader acts; where a length of time counts from the reader's act, it is
/// the length that is stated.
fn until_deletion(context: &Context) -> bool {
    let own = context.own;
    let told = (context.has(&[Concept::Right, Concept::Choice]) && !context.has(&[Concept::Keep])) && !in_section(context);
    let counted = own.durations.iter().any(|d| {
        let span = (d.start, d.end);
        measures(context, d) && own.of_any(&[Concept::UntilDeletion, Concept::AccountEnd]).all(|u| gap(span, (u.start, u.end)) <= COUNTED)
    });
    let until =
        context.has(&[Concept::UntilDeletion]) && (context.has(KEEPING) || context.has(&[Concept::Retention]) || in_section(context));
    // A browser's session ends by itself.
    (until || deleted_then(context)) && !told && !counted && !context.has(&[Concept::Session])
}

/// "After you close your account we delete it": a deletion besides the reader's own.
fn deleted_then(context: &Context) -> bool {
    let own = context.own;
    let besides = |h: &&Hit| own.of(Concept::AccountEnd).all(|end| h.end <= end.start || end.end <= h.start);
    context.has(&[Concept::AccountEnd])
        && own
            .of(Concept::Delete)
            .filter(besides)
            .any(|h| context.acts.iter().any(|a| (a.start, a.end) == (h.start, h.end) && a.asserted()))
}

/// Under a heading, or a table's header, that speaks of retention.
fn in_section(context: &Context) -> bool {
    context.headings.iter().any(|h| h.score(Label::RetentionAsNeeded) > 0.0) || under_header(context)
}

fn under_header(context: &Context) -> bool {
    context.headers.iter().any(|h| h.reading.set.has(Concept::Retention))
}

/// Whether a length of time measures how long something is kept.
pub fn measures(context: &Context, duration: &Duration) -> bool {
    let own = context.own;
    let span = (duration.start, duration.end);
    let others = own.distance(span, &[Concept::Deadline, Concept::Age]);
    let acts = own.distance(span, &[Concept::Keep, Concept::Delete, Concept::Retention, Concept::Session]);
    match (acts, others) {
        (Some(act), Some(other)) => act <= REACH && act <= other,
        (Some(act), None) => act <= REACH * 2,
        (None, Some(_)) => false,
        (None, None) => {
            context.above().any(|c| c.reading.set.any(&[Concept::Retention, Concept::Keep])) || in_section(context) || lasts(context)
        }
    }
}

/// "13 months" alone where cookies are the subject: how long they last.
fn lasts(context: &Context) -> bool {
    let timed: usize = context.own.durations.iter().map(|d| d.end - d.start).sum();
    let whole = context.own.text.text.len();
    timed > 0 && timed * LASTING.1 >= whole * LASTING.0 && has_cookies(context)
}

fn has_period(context: &Context) -> bool {
    context.own.durations.iter().any(|d| measures(context, d))
}

fn has_cookies(context: &Context) -> bool {
    context.has_nearby(&[Concept::Tracking]) || context.section_has(Label::Tracking)
}

fn indefinite(context: &Context) -> bool {
    context.own.of(Concept::Indefinite).any(|h| {
        let denied = context.own.of(Concept::Negation).any(|n| n.end <= h.start && gap((n.start, n.end), (h.start, h.end)) <= 40);
        !denied && (context.has(&[Concept::Keep]) || in_section(context))
    })
}

fn not_stored(context: &Context) -> bool {
    context.acts.iter().any(|a| a.concept == Concept::Keep && a.denied && !a.supposed && context.own.near(a.span(), DATA, REACH))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answer;
    use crate::report::AnswerValue;

    #[test]
    fn in_a_table_of_times_without_a_limit_is_one() {
        let table =
            "<h2>Retention</h2><table><tr><th>Data</th><th>Kept</th></tr><tr><td>Certificates</td><td>Indefinitely</td></tr></table>";
        assert_eq!(answer("retention", table).answer, AnswerValue::Kinds(vec!["indefinite".into()]));
    }
}
