//! Labels → facts: the values that a clause states.

mod contact;
mod date;
mod shape;

use std::ops::Range;

use crate::classify::{Classified, Context, measures};
use crate::concept::{Duration, gap};
use crate::document::Document;
use crate::label::Label;
use crate::lexicon::{Concept, Hit, Term};
pub use contact::emails;
pub use date::{Date, last_updated};

/// What is stated in a clause.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// How long something is kept.
    pub periods: Vec<Period>,
    /// Where data goes: ISO 3166 alpha-2, `EU`, `EEA`, `worldwide`.
    pub destinations: Vec<&'static str>,
    /// What protects it there.
    pub safeguards: Vec<&'static str>,
    /// Which rights a person has.
    pub rights: Vec<&'static str>,
    /// Ages in years.
    pub ages: Vec<u32>,
    /// E-mail addresses.
    pub contacts: Vec<String>,
}

/// A stated length of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// How long.
    pub length: Duration,
    /// Bytes of the clause's text.
    pub range: Range<usize>,
}

/// Concept → safeguard's name in the report.
const SAFEGUARDS: &[(Concept, &str)] = &[
    (Concept::SafeguardScc, "scc"),
    (Concept::SafeguardAdequacy, "adequacy"),
    (Concept::SafeguardDpf, "dpf"),
    (Concept::SafeguardBcr, "bcr"),
    (Concept::SafeguardAssessment, "assessment"),
    (Concept::SafeguardContract, "contract"),
    (Concept::SafeguardOther, "other"),
];

/// Concept → right's name in the report.
const RIGHTS: &[(Concept, &str)] = &[
    (Concept::RightAccess, "access"),
    (Concept::RightCorrect, "correct"),
    (Concept::RightDelete, "delete"),
    (Concept::RightPortability, "portability"),
    (Concept::RightObject, "object"),
    (Concept::RightRestrict, "restrict"),
    (Concept::RightWithdraw, "withdraw_consent"),
    (Concept::RightOptOutMarketing, "opt_out_marketing"),
    (Concept::RightOptOutSale, "opt_out_sale"),
    (Concept::RightComplain, "complain"),
];

/// Ages that a policy may ask for.
const AGES: std::ops::RangeInclusive<u32> = 10..=21;
/// Most bytes between a place and the word that makes it a goal or an origin.
const WORD_REACH: usize = 5;
/// Most bytes between the places of a list.
const LIST_REACH: usize = 18;
/// Most bytes between a framework's name and the places in it ("EU-U.S.", "the UK Extension").
const FRAMEWORK_REACH: usize = 26;

/// The facts of all clauses, in their order.
#[must_use]
pub fn extract(document: &Document, classified: &[Classified]) -> Vec<Facts> {
    document
        .clauses
        .iter()
        .zip(classified)
        .map(|(clause, done)| {
            let context = Context::new(document, clause, &done.reading, &done.acts, classified);
            facts(&context, done, clause.text)
        })
        .collect()
}

fn facts(context: &Context, clause: &Classified, text: &str) -> Facts {
    let mut facts = Facts { contacts: emails(text), ..Facts::default() };
    if context.is_heading() {
        return facts;
    }
    if clause.score(Label::RetentionStatedPeriod) > 0.0 {
        facts.periods = periods(context);
    }
    if clause.score(Label::Transfer) > 0.0 {
        facts.destinations = destinations(context);
    }
    if clause.score(Label::TransferSafeguard) > 0.0 {
        facts.safeguards = named(clause, SAFEGUARDS);
        let consent = clause.reading.set.any(&[Concept::Consent, Concept::WithConsent, Concept::WithoutConsent]);
        if consent && clause.score(Label::Transfer) > 0.0 {
            facts.safeguards.push("consent");
        }
    }
    if clause.score(Label::Rights) > 0.0 || clause.score(Label::Choice) >= 0.7 {
        facts.rights = named(clause, RIGHTS);
    }
    if clause.score(Label::Children) > 0.0 {
        facts.ages = ages(clause);
    }
    facts
}

fn named(clause: &Classified, names: &[(Concept, &'static str)]) -> Vec<&'static str> {
    names.iter().filter(|(concept, _)| clause.reading.set.has(*concept)).map(|&(_, name)| name).collect()
}

fn periods(context: &Context) -> Vec<Period> {
    let stated = context.own.durations.iter().filter(|d| measures(context, d));
    stated
        .map(|d| {
            let (start, end) = context.own.text.source_range(d.start, d.end);
            Period { length: *d, range: start..end }
        })
        .collect()
}

/// How a place is named: as where data goes, as where it or people come from, or just so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Goal,
    Origin,
    Plainly,
}

fn destinations(context: &Context) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    let (mut named, mut end) = (Named::Plainly, 0);
    for hit in &context.own.hits {
        let Term::Place(index) = hit.term else { continue };
        // In a list of places, what stands before the first goes for all.
        named =
            named_as(context, hit).unwrap_or(if end > 0 && hit.start.saturating_sub(end) <= LIST_REACH { named } else { Named::Plainly });
        end = hit.end;
        let code = context.own.language.places.get(usize::from(index)).map_or("", |p| p.0);
        let counts = match named {
            Named::Goal => true,
            Named::Origin => false,
            // Regions are mostly named for their law.
            Named::Plainly => !matches!(code, "EU" | "EEA"),
        };
        if counts && !is_of_phrase(context, hit) && !code.is_empty() && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn named_as(context: &Context, place: &Hit) -> Option<Named> {
    let before = |concept| {
        let ends = context.own.of(concept).map(|o| o.end).filter(|&end| end <= place.start + 1);
        ends.max().filter(|end| place.start.saturating_sub(*end) <= WORD_REACH)
    };
    match (before(Concept::Goal), before(Concept::Origin)) {
        (Some(goal), Some(origin)) if origin >= goal => Some(Named::Origin),
        (None, Some(_)) => Some(Named::Origin),
        (Some(_), _) => Some(Named::Goal),
        (None, None) => None,
    }
}

/// Whether a place is part of "outside the EEA" or of the name of a framework.
fn is_of_phrase(context: &Context, place: &Hit) -> bool {
    let outside =
        context.own.of(Concept::Abroad).any(|a| a.start <= place.start && place.end <= a.end && a.end - a.start > place.end - place.start);
    let framework = context.own.of(Concept::SafeguardDpf).any(|f| gap((f.start, f.end), (place.start, place.end)) <= FRAMEWORK_REACH);
    outside || framework
}

fn ages(clause: &Classified) -> Vec<u32> {
    let reading = &clause.reading;
    let near = [Concept::Age, Concept::Child];
    crate::concept::duration::numbers(&reading.text.text, &reading.hits)
        .into_iter()
        .filter(|n| n.tenths % 10 == 0 && AGES.contains(&(n.tenths / 10)))
        .filter(|n| reading.near((n.start, n.end), &near, 24))
        .map(|n| n.tenths / 10)
        .collect()
}
