//! Labels → facts: the values that a clause states.

mod contact;
mod date;
mod place;
mod shape;

use std::ops::Range;

use crate::classify::{Classified, Context, consents, measures};
use crate::concept::Duration;
use crate::document::Document;
use crate::label::Label;
use crate::lexicon::Concept;
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

/// Most bytes between "not" or "without" and the adequacy that is lacking.
const LACK_REACH: usize = 48;
/// Most bytes between a named safeguard and another beside it.
const OTHER_REACH: usize = 40;
/// Ages that a policy may ask for.
const AGES: std::ops::RangeInclusive<u32> = 5..=21;
/// Most bytes between an age and the word that makes it one ("the minimum age to open an account with us is 13").
const AGE_REACH: usize = 24;
const AGE_TOLD: usize = 48;

/// The facts of all clauses, in their order.
#[must_use]
pub fn extract(document: &Document, classified: &[Classified]) -> Vec<Facts> {
    document
        .clauses
        .iter()
        .zip(classified)
        .enumerate()
        .map(|(id, (clause, done))| {
            let context = Context::new(document, id, &done.reading, &done.acts, classified);
            facts(&context, done, clause.text)
        })
        .collect()
}

fn facts(context: &Context, clause: &Classified, text: &str) -> Facts {
    let mut facts = Facts { contacts: emails(text), ..Facts::default() };
    if context.announces() {
        return facts;
    }
    if clause.score(Label::RetentionStatedPeriod) > 0.0 {
        facts.periods = periods(context);
    }
    // Where data stays is where it stands.
    if clause.score(Label::Transfer) > 0.0 || clause.score(Label::TransferDenied) > 0.0 {
        facts.destinations = place::destinations(context);
    }
    if clause.score(Label::TransferSafeguard) > 0.0 {
        facts.safeguards = named(clause, SAFEGUARDS);
        for (concept, name) in [(Concept::SafeguardAdequacy, "adequacy"), (Concept::SafeguardOther, "other")] {
            if is_lacking(clause, concept) {
                facts.safeguards.retain(|safeguard| *safeguard != name);
            }
        }
        // What is called appropriate, and named in the same sentence, is one safeguard.
        if facts.safeguards.len() > 1 && !adds_another(clause) {
            facts.safeguards.retain(|safeguard| *safeguard != "other");
        }
        let said = clause.score(Label::Transfer).max(clause.score(Label::TransferWithConsent)) > 0.0;
        if consents(context, said) {
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

/// "Standard clauses or other appropriate safeguards": what comes behind the named ones is another.
fn adds_another(clause: &Classified) -> bool {
    let reading = &clause.reading;
    let names = || SAFEGUARDS.iter().filter(|(concept, _)| *concept != Concept::SafeguardOther);
    let behind = |other: &crate::lexicon::Hit| {
        let ends = names().flat_map(|&(concept, _)| reading.of(concept).map(|named| named.end)).filter(|end| *end <= other.start);
        ends.max().is_some_and(|end| other.start - end <= OTHER_REACH)
    };
    !reading.language.verb_may_end() && reading.of(Concept::SafeguardOther).any(behind)
}

/// "To countries without an adequacy decision", "that may not offer the same protection": what they lack protects nothing.
fn is_lacking(clause: &Classified, safeguard: Concept) -> bool {
    let reading = &clause.reading;
    let lacking = |h: &crate::lexicon::Hit| {
        reading.of(Concept::Negation).any(|n| {
            let before = n.end <= h.start + 1 && h.start.saturating_sub(n.end) <= LACK_REACH;
            let behind = reading.language.negation != crate::lexicon::Side::Before
                && n.start + 1 >= h.end
                && n.start.saturating_sub(h.end) <= LACK_REACH;
            let inside = n.start >= h.start && n.end <= h.end;
            before || behind || inside
        })
    };
    reading.set.has(safeguard) && reading.of(safeguard).all(lacking)
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

/// What stands behind an act of collecting comes first: "not made for people under 18, and we knowingly collect nothing of those under
/// 13".
fn ages(clause: &Classified) -> Vec<u32> {
    let reading = &clause.reading;
    let near = [Concept::Age, Concept::Child];
    let ends =
        |end: usize| reading.text.text[end..].chars().find(|c| !c.is_whitespace()).is_none_or(|c| matches!(c, '.' | ',' | ';' | '。'));
    let told = |n: &crate::concept::duration::Number| ends(n.end) && reading.near((n.start, n.end), &[Concept::Age], AGE_TOLD);
    let collected = |start: usize| reading.of(Concept::Collect).any(|collect| collect.end <= start);
    let ages = crate::concept::duration::numbers(&reading.text.text, &reading.hits)
        .into_iter()
        .filter(|n| n.tenths % 10 == 0 && AGES.contains(&(n.tenths / 10)))
        .filter(|n| reading.near((n.start, n.end), &near, AGE_REACH) || told(n));
    let (behind, before): (Vec<_>, Vec<_>) = ages.partition(|n| collected(n.start));
    behind.into_iter().chain(before).map(|n| n.tenths / 10).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use crate::page::html;
    use crate::report::{Answer, Facts};

    /// What a policy with this in it says to a question.
    pub fn answer(topic: &str, body: &str) -> Answer {
        let policy = "<p>This privacy policy says which personal data we collect, how we use it and who gets it.</p>".repeat(3);
        let page = format!("<title>Privacy Policy</title><h1>Privacy Policy</h1>{policy}{body}");
        crate::analyze(&html::read(&page)).answers.into_iter().find(|answer| answer.topic == topic).unwrap()
    }

    /// What it says of transfers.
    pub fn of_transfer(body: &str) -> Facts {
        answer("transfer", body).facts
    }

    fn safeguards(body: &str) -> Vec<String> {
        of_transfer(&format!("<p>We send your data to Chile.</p>{body}")).safeguards.unwrap_or_default()
    }

    #[test]
    fn what_the_named_safeguard_is_called_is_no_other() {
        assert_eq!(safeguards("<p>We use appropriate safeguards such as standard contractual clauses.</p>"), ["scc"]);
        assert_eq!(safeguards("<p>We use standard contractual clauses or other appropriate safeguards.</p>"), ["scc", "other"]);
        let apart = "<p>We take appropriate measures to protect it.</p><p>We use standard contractual clauses.</p>";
        assert_eq!(safeguards(apart), ["scc", "other"]);
        let list = "<p>We put in place one of these appropriate safeguards:</p><ul><li>standard contractual clauses</li></ul>";
        assert_eq!(safeguards(list), ["scc"]);
    }

    #[test]
    fn what_follows_a_transfer_protects_it() {
        assert_eq!(safeguards("<p>We take appropriate measures to protect it.</p>"), ["other"]);
        assert_eq!(safeguards("<p>That country may not offer the same level of protection.</p>"), Vec::<String>::new());
    }
}
