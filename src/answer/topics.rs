//! The other questions.

use std::collections::BTreeSet;

use super::evidence::{said, silent};
use super::{Answer, Detail, Findings, Topic, Verdict, Way};
use crate::classify::LEAST;
use crate::label::Label;
use crate::lexicon::Concept;

/// Whether a clause asserts (true) or denies (false) an act, if it speaks of it.
fn speaks(findings: &Findings, id: usize, concept: Concept) -> Option<bool> {
    let acts = &findings.classified[id].acts;
    let mut spoken = acts.iter().filter(|a| a.concept == concept && !a.supposed).peekable();
    spoken.peek()?;
    Some(spoken.any(|a| !a.denied))
}

/// Clauses with a label, parted by whether they assert or deny an act. Those without the act say what introduces them says; else
/// they count as asserting.
fn parted(findings: &Findings, label: Label, concept: Concept) -> (Vec<usize>, Vec<usize>) {
    let introduced = |id: usize| speaks(findings, findings.document.clauses[id].lead_in?, concept);
    findings.with(label, LEAST).into_iter().partition(|&id| speaks(findings, id, concept).or_else(|| introduced(id)).unwrap_or(true))
}

pub fn advertising(findings: &Findings) -> Answer {
    let targeted = |&id: &usize| speaks(findings, id, Concept::TargetedAds);
    let asserts = |id: &usize| targeted(id).or_else(|| speaks(findings, *id, Concept::Advertising)).unwrap_or(true);
    let about = findings.with(Label::Advertising, LEAST).into_iter().filter(|id| !supposes_ads(findings, *id));
    let (mut yes, no) = about.partition::<Vec<usize>, _>(asserts);
    // Ads that are shown, but not by what is known of the reader.
    if no.iter().any(|id| targeted(id).is_some()) {
        yes.retain(|id| targeted(id).is_some());
    }
    yes_or_no(findings, Topic::Advertising, Label::Advertising, &yes, &no)
}

/// A right to opt out supposes ads, and says nothing of them.
fn supposes_ads(findings: &Findings, id: usize) -> bool {
    let set = &findings.classified[id].reading.set;
    set.any(&[Concept::Right, Concept::RightOptOutSale]) && !set.has(Concept::We)
}

pub fn tracking(findings: &Findings) -> Answer {
    let (mut yes, mut no) = parted(findings, Label::Tracking, Concept::Tracking);
    let only_needed = |&id: &usize| findings.classified[id].reading.set.any(&[Concept::StrictlyNecessary, Concept::Session]);
    if !no.is_empty() || yes.iter().all(only_needed) {
        no.extend(yes.iter().copied().filter(only_needed));
        yes.retain(|id| !only_needed(id));
    }
    yes_or_no(findings, Topic::Tracking, Label::Tracking, &yes, &no)
}

fn yes_or_no(findings: &Findings, topic: Topic, label: Label, yes: &[usize], no: &[usize]) -> Answer {
    if !yes.is_empty() {
        said(findings, topic, "yes", yes, label)
    } else if !no.is_empty() {
        said(findings, topic, "no", no, label)
    } else {
        silent(topic)
    }
}

pub fn ai_training(findings: &Findings) -> Answer {
    let trains: Vec<usize> = findings.with(Label::Automation, LEAST);
    let (mut yes, mut no, mut out) = (Vec::new(), Vec::new(), Vec::new());
    for id in trains {
        let set = findings.classified[id].reading.set;
        match speaks(findings, id, Concept::TrainAi) {
            Some(true) if set.has(Concept::Choice) => out.push(id),
            Some(true) => yes.push(id),
            Some(false) => no.push(id),
            None => {}
        }
    }
    if !out.is_empty() {
        return said(findings, Topic::AiTraining, "opt_out", &out, Label::Automation);
    }
    yes_or_no(findings, Topic::AiTraining, Label::Automation, &yes, &no)
}

pub fn do_not_track(findings: &Findings) -> Answer {
    let about = findings.with(Label::DoNotTrack, LEAST);
    let (mut honours, mut ignores) = (Vec::new(), Vec::new());
    for id in about {
        match speaks(findings, id, Concept::Honour) {
            Some(true) => honours.push(id),
            Some(false) => ignores.push(id),
            None => {}
        }
    }
    // One signal that is honoured is enough to be heard, whatever becomes of the other.
    if !honours.is_empty() {
        said(findings, Topic::DoNotTrack, "honours", &honours, Label::DoNotTrack)
    } else if !ignores.is_empty() {
        said(findings, Topic::DoNotTrack, "ignores", &ignores, Label::DoNotTrack)
    } else {
        silent(Topic::DoNotTrack)
    }
}

pub fn policy_change(findings: &Findings) -> Answer {
    let about = findings.with(Label::PolicyChange, LEAST);
    let has = |id: &usize, concept| findings.classified[*id].reading.set.has(concept);
    let told = |id: &usize| speaks(findings, *id, Concept::Notify) == Some(true);
    let notice: Vec<usize> = about.iter().copied().filter(told).collect();
    if !notice.is_empty() {
        return said(findings, Topic::PolicyChange, "notice", &notice, Label::PolicyChange);
    }
    let posted: Vec<usize> = about.iter().copied().filter(|id| has(id, Concept::Post)).collect();
    if posted.is_empty() {
        silent(Topic::PolicyChange)
    } else {
        said(findings, Topic::PolicyChange, "no_notice", &posted, Label::PolicyChange)
    }
}

pub fn children(findings: &Findings) -> Answer {
    let about = findings.with(Label::Children, LEAST);
    let mut answer =
        if about.is_empty() { silent(Topic::Children) } else { said(findings, Topic::Children, "stated", &about, Label::Children) };
    answer.detail = Detail::Age(age(findings, &about));
    answer
}

/// The age below which data is knowingly not collected; else that below which nobody is served; else the one named most often, of several
/// the last. Where a guardian may agree, nobody is turned away.
fn age(findings: &Findings, about: &[usize]) -> Option<u32> {
    let first = |id: &usize| findings.facts[*id].ages.first().copied();
    let commonest = |ages: Vec<u32>| ages.iter().rev().copied().max_by_key(|age| ages.iter().filter(|a| *a == age).count());
    let of = |turns_away: fn(&Findings, usize) -> bool| {
        commonest(about.iter().filter(|id| turns_away(findings, **id)).filter_map(first).collect())
    };
    let named = || about.iter().filter(|id| !is_aside(findings, **id)).flat_map(|&id| findings.facts[id].ages.iter().copied()).collect();
    of(collects_nothing).or_else(|| of(serves_nobody)).or_else(|| commonest(named()))
}

fn collects_nothing(findings: &Findings, id: usize) -> bool {
    let clause = &findings.classified[id];
    let only_sold = clause.score(Label::SaleDenied) > 0.0 && !clause.reading.set.has(Concept::Collect);
    clause.reading.set.has(Concept::Negation) && clause.reading.set.any(&[Concept::Collect, Concept::Use]) && !only_sold
}

fn serves_nobody(findings: &Findings, id: usize) -> bool {
    findings.classified[id].reading.set.has(Concept::Negation) && !is_aside(findings, id)
}

/// Consent, a right, a sale, sharing or advertising that is denied, for those below an age: none of these is an age to be served from.
fn is_aside(findings: &Findings, id: usize) -> bool {
    let clause = &findings.classified[id];
    let has = |label| clause.score(label) > 0.0 || clause.labels.iter().any(|found| found.label == label);
    let set = clause.reading.set;
    let dealt =
        [Label::Sale, Label::SaleDenied, Label::SharingDenied, Label::Advertising].into_iter().any(has) && !set.has(Concept::Collect);
    dealt || has(Label::Rights) || set.any(&[Concept::Consent, Concept::WithConsent, Concept::WithoutConsent])
}

pub fn rights(findings: &Findings) -> Answer {
    let about = findings.with(Label::Rights, LEAST);
    let mut rights: Vec<&'static str> = Vec::new();
    for right in findings.facts.iter().flat_map(|f| &f.rights) {
        if !rights.contains(right) {
            rights.push(right);
        }
    }
    let mut answer = if about.is_empty() { silent(Topic::Rights) } else { said(findings, Topic::Rights, "stated", &about, Label::Rights) };
    if answer.verdict == Verdict::One(super::NOT_STATED) {
        rights.clear();
    }
    let (mut contacts, mut links, mut ways) = (Vec::new(), Vec::new(), Vec::new());
    for id in 0..findings.classified.len() {
        let (mail, pages) = addresses(findings, id);
        push_new(&mut contacts, mail.iter().cloned());
        push_new(&mut links, pages.iter().cloned());
        add_ways(&mut ways, findings, id, mail.into_iter().chain(pages).collect());
    }
    // Of several clauses on a right, the one that is surest to grant it tells of it: not "what you cannot delete".
    let sure = |id: usize| {
        if findings.classified[id].reading.set.has(Concept::Negation) { 0.0 } else { findings.classified[id].score(Label::Rights) }
    };
    crate::order::sort_by_key(&mut ways, |way| crate::order::best_first(sure(way.clause)));
    answer.detail = Detail::Rights { ways: told_once(ways, &rights), rights, contacts, links };
    answer
}

/// Where to write and where to go: e-mail addresses and links of a clause on rights, choices or contact.
fn addresses(findings: &Findings, id: usize) -> (Vec<String>, Vec<String>) {
    let helps = |labels: &[Label]| labels.iter().any(|&l| findings.classified[id].score(l) > 0.0);
    let acts = helps(&[Label::Rights, Label::Choice]);
    let mail = if acts || helps(&[Label::Contact]) { findings.facts[id].contacts.clone() } else { Vec::new() };
    let pages = if acts && !findings.announces(id) { (findings.links)(id) } else { Vec::new() };
    (mail, pages)
}

/// What a clause's addresses are for: the rights that it names, else those named by the sentence that introduces its list.
fn add_ways(ways: &mut Vec<Way>, findings: &Findings, clause: usize, to: Vec<String>) {
    let own = &findings.facts[clause].rights;
    let led = findings.document.clauses[clause].lead_in.map(|lead| &findings.facts[lead].rights);
    let rights = if own.is_empty() && !to.is_empty() { led.unwrap_or(own) } else { own };
    let some = |right| to.iter().map(move |to| Way { right, to: Some(to.clone()), clause });
    match (rights.is_empty(), to.is_empty()) {
        (true, _) => ways.extend(some(None)),
        (false, true) => ways.extend(rights.iter().map(|&right| Way { right: Some(right), to: None, clause })),
        (false, false) => ways.extend(rights.iter().flat_map(|&right| some(Some(right)))),
    }
}

/// Every right that the answer names with every address once; no right without an address that has one elsewhere, nor the reverse.
fn told_once(mut ways: Vec<Way>, rights: &[&'static str]) -> Vec<Way> {
    for way in &mut ways {
        way.right = way.right.filter(|right| rights.contains(right));
    }
    // Rights and addresses are never the same word. Inserted one by one: collecting sorts, and every sort is some kilobytes of WebAssembly.
    let mut used = BTreeSet::new();
    for (right, to) in ways.iter().filter_map(|way| way.right.zip(way.to.as_deref())) {
        used.insert(right);
        used.insert(to);
    }
    let keys: Vec<String> = ways.iter().map(|way| [way.right, way.to.as_deref()].map(Option::unwrap_or_default).join(" ")).collect();
    let mut seen = BTreeSet::new();
    let adds = |way: &Way| match (way.right, way.to.as_deref()) {
        (Some(_), Some(_)) => true,
        (Some(one), None) | (None, Some(one)) => !used.contains(one),
        (None, None) => false,
    };
    let kept: Vec<bool> = ways.iter().zip(&keys).map(|(way, key)| adds(way) && seen.insert(key.as_str())).collect();
    let mut kept = kept.into_iter();
    ways.retain(|_| kept.next().unwrap_or(false));
    ways
}

fn push_new(all: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for item in more {
        if !all.contains(&item) {
            all.push(item);
        }
    }
}

pub fn law_enforcement(findings: &Findings) -> Answer {
    let about = findings.with(Label::LegalDisclosure, LEAST);
    yes_or_no(findings, Topic::LawEnforcement, Label::LegalDisclosure, &about, &[])
}

pub fn business_transfer(findings: &Findings) -> Answer {
    let about = findings.with(Label::BusinessTransfer, LEAST);
    yes_or_no(findings, Topic::BusinessTransfer, Label::BusinessTransfer, &about, &[])
}
