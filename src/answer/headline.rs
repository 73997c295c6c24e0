//! The headline questions: sold, shared, sent abroad, kept how long.

use super::evidence::{best, said, silent, together};
use super::subject::subject;
use super::{Answer, Detail, Findings, Stated, Topic, Verdict};
use crate::classify::LEAST;
use crate::label::Label;
use crate::lexicon::Concept;

pub fn sale(findings: &Findings) -> Answer {
    let yes = findings.with(Label::Sale, LEAST);
    let no = findings.with(Label::SaleDenied, LEAST);
    let consent = findings.with(Label::SaleWithConsent, LEAST);
    if !yes.is_empty() {
        let mut answer = said(findings, Topic::Sale, "yes", &yes, Label::Sale);
        if !no.is_empty() {
            // Where nothing only counts as a sale, the denial is of some kinds of data.
            if yes.iter().any(|&id| findings.classified[id].reading.set.has(Concept::CalledSale)) {
                answer.detail = Detail::CalledSale;
            }
            answer.confidence *= 0.8;
            answer.evidence.extend(best(findings, &no, Label::SaleDenied).first());
        }
        return answer;
    }
    if !no.is_empty() {
        return said(findings, Topic::Sale, "no", &no, Label::SaleDenied);
    }
    if !consent.is_empty() {
        return said(findings, Topic::Sale, "with_consent", &consent, Label::SaleWithConsent);
    }
    silent(Topic::Sale)
}

pub fn sharing(findings: &Findings) -> Answer {
    let consent = findings.with(Label::SharingWithConsent, LEAST);
    let denied = findings.with(Label::SharingDenied, LEAST);
    let mut yes = findings.with(Label::Sharing, LEAST);
    yes.retain(|&id| findings.classified[id].score(Label::SharingWithConsent) == 0.0);
    let legal = findings.with(Label::LegalDisclosure, 0.6);
    if yes.is_empty() && consent.is_empty() && !legal.is_empty() {
        let answer = said(findings, Topic::Sharing, "yes", &legal, Label::LegalDisclosure);
        return Answer { detail: Detail::Sharing { is_exception: false, recipients: recipients(findings, &[], &legal) }, ..answer };
    }
    if !yes.is_empty() {
        let mut answer = said(findings, Topic::Sharing, "yes", &yes, Label::Sharing);
        answer.detail = Detail::Sharing { is_exception: !denied.is_empty(), recipients: recipients(findings, &yes, &legal) };
        return answer;
    }
    if !consent.is_empty() {
        return said(findings, Topic::Sharing, "with_consent", &consent, Label::SharingWithConsent);
    }
    if !denied.is_empty() {
        return said(findings, Topic::Sharing, "no", &denied, Label::SharingDenied);
    }
    silent(Topic::Sharing)
}

/// Concept → kind of recipient in the report.
const RECIPIENTS: &[(Concept, &str)] = &[
    (Concept::Provider, "service_providers"),
    (Concept::Affiliate, "affiliates"),
    (Concept::Partner, "partners"),
    (Concept::Advertiser, "advertisers"),
    (Concept::Publish, "public"),
    (Concept::Authority, "authorities"),
    (Concept::ThirdParty, "third_parties"),
];

/// Who receives data, by the clauses that say that it is shared; the others than those named come last.
fn recipients(findings: &Findings, shared: &[usize], legal: &[usize]) -> Vec<&'static str> {
    let named = |concept: Concept, ids: &[usize]| ids.iter().any(|&id| findings.classified[id].reading.set.has(concept));
    let receives = |&&(concept, _): &&(Concept, &str)| named(concept, shared) || concept == Concept::Authority && !legal.is_empty();
    RECIPIENTS.iter().filter(receives).map(|&(_, name)| name).collect()
}

pub fn transfer(findings: &Findings) -> Answer {
    let yes = findings.with(Label::Transfer, LEAST);
    let no = findings.with(Label::TransferDenied, LEAST);
    let consent = findings.with(Label::TransferWithConsent, LEAST);
    let safe = findings.with(Label::TransferSafeguard, LEAST);
    let mut answer = if !yes.is_empty() {
        said(findings, Topic::Transfer, "yes", &yes, Label::Transfer)
    } else if !consent.is_empty() {
        said(findings, Topic::Transfer, "with_consent", &consent, Label::TransferWithConsent)
    } else if !no.is_empty() {
        said(findings, Topic::Transfer, "no", &no, Label::TransferDenied)
    } else if let protected = protected(findings, &safe)
        && !protected.is_empty()
    {
        said(findings, Topic::Transfer, "yes", &protected, Label::TransferSafeguard)
    } else {
        silent(Topic::Transfer)
    };
    let stated = answer.verdict != Verdict::One(super::NOT_STATED);
    let collect = |ids: &[usize], of: fn(&crate::extract::Facts) -> &Vec<&'static str>| {
        let mut values: Vec<&'static str> = Vec::new();
        for value in ids.iter().flat_map(|&id| of(&findings.facts[id])) {
            if !values.contains(value) {
                values.push(value);
            }
        }
        values
    };
    let named: Vec<usize> = [yes, no].concat();
    let destinations = if stated { collect(&named, |f| &f.destinations) } else { Vec::new() };
    let safeguards = if stated { collect(&safe, |f| &f.safeguards) } else { Vec::new() };
    let safeguards = others_last(safeguards, adds_others(findings, &safe));
    answer.detail = Detail::Transfer { destinations, safeguards };
    answer
}

/// Who names what only protects data abroad says that it goes there.
fn protected(findings: &Findings, safe: &[usize]) -> Vec<usize> {
    let names = |&id: &usize| findings.facts[id].safeguards.iter().any(|s| matches!(*s, "scc" | "dpf" | "bcr"));
    safe.iter().copied().filter(|id| names(id) && !findings.announces(*id)).collect()
}

/// Whether others than the named safeguards are spoken of, and not only as what a list of them is introduced with.
fn adds_others(findings: &Findings, safe: &[usize]) -> bool {
    let introduces = |id: usize| findings.document.clauses[id].text.trim_end().ends_with([':', '：']);
    safe.iter().any(|&id| findings.facts[id].safeguards.contains(&"other") && !introduces(id))
}

/// "Other" safeguards stand behind those that they are other than; where one has a name and none is added, what introduces it means that one.
fn others_last(mut safeguards: Vec<&'static str>, added: bool) -> Vec<&'static str> {
    let Some(at) = safeguards.iter().position(|s| *s == "other") else { return safeguards };
    if added || safeguards.iter().all(|s| matches!(*s, "other" | "consent")) {
        let other = safeguards.remove(at);
        safeguards.push(other);
    } else {
        safeguards.remove(at);
    }
    safeguards
}

/// Retention's labels, their names, and the order in which a summary names them.
const KINDS: [(Label, &str); 4] = [
    (Label::RetentionStatedPeriod, "stated_period"),
    (Label::RetentionAsNeeded, "as_needed"),
    (Label::RetentionUntilDeletion, "until_deletion"),
    (Label::RetentionIndefinite, "indefinite"),
];

pub fn retention(findings: &Findings) -> Answer {
    let periods = periods(findings);
    let (mut kinds, mut evidence, mut doubt) = (Vec::new(), Vec::new(), 1.0f32);
    for (label, name) in KINDS {
        let ids = findings.with(label, LEAST);
        if ids.is_empty() || (label == Label::RetentionStatedPeriod && periods.is_empty()) {
            continue;
        }
        let ranked = best(findings, &ids, label);
        kinds.push(name);
        doubt = doubt.min(together(findings, &ranked, label));
        evidence.push(ranked);
    }
    let confidence = if kinds.is_empty() { silent(Topic::Retention).confidence } else { doubt };
    let evidence = round_robin(&evidence);
    Answer { topic: Topic::Retention, verdict: Verdict::Kinds(kinds), evidence, confidence, detail: Detail::Periods(periods) }
}

/// The best of each kind first, then the second best.
fn round_robin(ranked: &[Vec<usize>]) -> Vec<usize> {
    let longest = ranked.iter().map(Vec::len).max().unwrap_or(0);
    let mut all = Vec::new();
    for id in (0..longest).flat_map(|at| ranked.iter().filter_map(move |ids| ids.get(at).copied())) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

fn periods(findings: &Findings) -> Vec<Stated> {
    let clauses = findings.facts.iter().enumerate().filter(|&(id, _)| !findings.announces(id));
    clauses
        .flat_map(|(clause, facts)| {
            let text = findings.document.clauses[clause].text;
            facts.periods.iter().map(move |p| Stated {
                length: p.length,
                text: text.get(p.range.clone()).unwrap_or_default().into(),
                clause,
                what: subject(findings, clause, p.range.start),
            })
        })
        .collect()
}
