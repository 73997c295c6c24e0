//! Every stage of reading a page as plain data, for people who want to see why.

mod weights;

use serde::Serialize;

use crate::analysis::{Analysis, PolicyStages, units};
use crate::classify::{Act, Classified, Consent, Labelled};
use crate::document::{Clause, Role};
use crate::lexicon::{Hit, Term};
use crate::page::snapshot::Snapshot;
use crate::report::{Report, ReportClause, rounded};
pub use weights::{Share, Weighed, Weight};

/// A page with every stage of its reading.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// What all of it comes to.
    pub report: Report,
    /// The logical blocks; empty where the page is no policy.
    pub blocks: Vec<ExplainedBlock>,
    /// The report's clauses with what was found in them.
    pub clauses: Vec<ExplainedClause>,
    /// Which language, and what others it might have been.
    pub language: ExplainedLanguage,
    /// Whether it is a policy, and why.
    pub detection: ExplainedDetection,
}

/// A logical block.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedBlock {
    /// Index of the snapshot's block that it is part of.
    pub source: usize,
    /// Where it begins in that block's text, in UTF-16 units.
    pub start: usize,
    /// Its text.
    pub text: String,
}

/// A clause and what was found in it.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedClause {
    /// The clause as the report has it.
    #[serde(flatten)]
    pub clause: ReportClause,
    /// `heading`, `sentence`, `item` or `cell`.
    pub role: &'static str,
    /// The language that it was read in.
    pub language: Option<&'static str>,
    /// Notions found in its words.
    pub concepts: Vec<FoundConcept>,
    /// Acts among them, and what reaches them.
    pub acts: Vec<FoundAct>,
    /// Rules that gave its labels, each once.
    pub rules: Vec<&'static str>,
    /// Every label that a rule found, whether or not it counts in the end, and those that answers have from the weights alone.
    pub found: Vec<FoundLabel>,
}

/// An act and its scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundAct {
    /// The concept's name.
    pub concept: &'static str,
    /// First UTF-16 unit in the clause's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What is said of it, any of `denied` `excepted` `with_consent` `only_with_consent` `supposed` (the reader's, or a rule for the
    /// reader) `conditional`; none: it is asserted.
    pub scope: Vec<&'static str>,
}

/// A label that a rule found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundLabel {
    /// The rule.
    pub rule: &'static str,
    /// The label.
    pub label: &'static str,
    /// How surely.
    pub score: f32,
    /// Whether the clause has the label by this rule; else the weights decide about it.
    pub counts: bool,
    /// Whether answers count it; else the weights object.
    pub answers: bool,
}

/// A notion and the words it was found in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundConcept {
    /// Its name.
    pub concept: &'static str,
    /// First UTF-16 unit in the clause's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Which language a page is in.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedLanguage {
    /// BCP 47 tag.
    pub tag: String,
    /// The languages that there are words for, best first.
    pub scores: Vec<LanguageScore>,
}

/// How well a language fits.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageScore {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Share of the text's words that are among the language's commonest.
    pub score: f32,
}

/// Whether a page is a policy.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedDetection {
    /// Probability.
    pub score: f32,
    /// The verdict.
    pub is_policy: bool,
    /// What spoke for it and against it.
    pub signs: Vec<ExplainedSign>,
}

/// One sign.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedSign {
    /// Its name.
    pub id: &'static str,
    /// Log odds.
    pub weight: f32,
}

/// Reads a page and keeps every stage.
#[must_use]
pub fn explain(snapshot: &Snapshot) -> Explanation {
    let analysis = Analysis::new(snapshot);
    let report = analysis.report();
    Explanation {
        blocks: analysis.policy.as_ref().map_or_else(Vec::new, blocks),
        clauses: clauses(&report, analysis.policy.as_ref()),
        language: ExplainedLanguage {
            tag: analysis.language.tag.clone(),
            scores: analysis.language.scores.iter().map(|&(tag, score)| LanguageScore { tag, score }).collect(),
        },
        detection: ExplainedDetection {
            score: rounded(analysis.detection.score),
            is_policy: analysis.detection.is_policy,
            signs: analysis.detection.signs.iter().map(|s| ExplainedSign { id: s.id, weight: s.weight }).collect(),
        },
        report,
    }
}

fn blocks(policy: &PolicyStages) -> Vec<ExplainedBlock> {
    let all = policy.document.blocks.iter();
    all.map(|b| ExplainedBlock { source: b.source, start: b.offset, text: b.text.into() }).collect()
}

/// What the weights say of one clause, the likeliest label first; none where there is no such clause, or nothing was found in
/// any.
#[must_use]
pub fn weigh(snapshot: &Snapshot, clause: usize) -> Option<Vec<Weighed>> {
    let policy = Analysis::new(snapshot).policy?;
    (clause < policy.classified.len()).then(|| weights::weigh(&policy.document, &policy.classified, clause))
}

/// A page in a language without a full lexicon has clauses, but nothing was found in them.
fn clauses(report: &Report, policy: Option<&PolicyStages>) -> Vec<ExplainedClause> {
    let Some(policy) = policy else { return Vec::new() };
    let explained = |(said, clause): (&ReportClause, &Clause)| {
        let found = policy.classified.get(said.id);
        ExplainedClause {
            clause: said.clone(),
            role: role(clause.role),
            language: found.map(|f| f.reading.language.tag),
            concepts: found.map_or_else(Vec::new, |f| concepts(&said.text, f)),
            acts: found.map_or_else(Vec::new, |f| f.acts.iter().filter_map(|act| found_act(&said.text, f, act)).collect()),
            rules: found.map_or_else(Vec::new, rules),
            found: found.map_or_else(Vec::new, found_labels),
        }
    };
    report.clauses.iter().zip(&policy.document.clauses).map(explained).collect()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Heading => "heading",
        Role::Sentence => "sentence",
        Role::Item => "item",
        Role::Cell => "cell",
    }
}

fn found_labels(found: &Classified) -> Vec<FoundLabel> {
    let is_among = |labels: &[Labelled], by: &Labelled| labels.iter().any(|l| l.label == by.label && l.rule == by.rule);
    let heard = found.settled.iter().filter(|by| !is_among(&found.rules, by));
    let labelled = |by: &Labelled| FoundLabel {
        rule: by.rule,
        label: by.label.name(),
        score: rounded(by.score),
        counts: is_among(&found.labels, by),
        answers: is_among(&found.settled, by),
    };
    found.rules.iter().chain(heard).map(labelled).collect()
}

fn found_act(text: &str, found: &Classified, act: &Act) -> Option<FoundAct> {
    let (start, end) = span(text, found, act.span())?;
    let scope = [
        (act.denied, "denied"),
        (act.excepted, "excepted"),
        (act.consent == Consent::With, "with_consent"),
        (act.consent == Consent::Only, "only_with_consent"),
        (act.supposed, "supposed"),
        (act.conditional, "conditional"),
    ];
    let scope = scope.into_iter().filter_map(|(holds, name)| holds.then_some(name)).collect();
    Some(FoundAct { concept: act.concept.name(), start, end, scope })
}

fn rules(found: &Classified) -> Vec<&'static str> {
    let mut all: Vec<_> = found.labels.iter().map(|l| l.rule).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn concepts(text: &str, found: &Classified) -> Vec<FoundConcept> {
    found.reading.hits.iter().filter_map(|hit| concept(text, found, hit)).collect()
}

fn concept(text: &str, found: &Classified, hit: &Hit) -> Option<FoundConcept> {
    let (start, end) = span(text, found, (hit.start, hit.end))?;
    Some(FoundConcept { concept: name(hit.term)?, start, end })
}

/// Bytes of the prepared text as UTF-16 units of the clause's.
fn span(text: &str, found: &Classified, (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let (start, end) = found.reading.text.source_range(start, end);
    Some((units(text.get(..start)?), units(text.get(..end)?)))
}

/// Terms that only detection looks for stand in no clause's reading.
fn name(term: Term) -> Option<&'static str> {
    match term {
        Term::Concept(concept) => Some(concept.name()),
        Term::Place(_) => Some("place"),
        Term::Number(_) => Some("number"),
        Term::Unit(_) => Some("unit"),
        Term::Month(_) => Some("month"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{ "title": "Privacy Policy", "blocks": [
        { "kind": "heading", "text": "Privacy Policy" },
        { "kind": "paragraph", "text": "This privacy policy explains how we collect, use and disclose your personal information when you visit our website, and which choices and rights you have about your personal data. 🪁 We do not sell your personal information. We keep your personal data for 30 days. We share personal information with service providers, who process personal data for us. If you have questions about this policy, please contact us; you may ask us to access, correct or delete your data. We use cookies to provide our services, and we take security measures to protect personal information. We may update this privacy policy." }
    ] }"#;

    fn explained() -> Explanation {
        explain(&serde_json::from_str(POLICY).unwrap())
    }

    #[test]
    fn concepts_stand_where_the_browser_counts_them() {
        let all = explained();
        let sale = all.clauses.iter().find(|c| c.clause.text.contains("not sell")).unwrap();
        let wide: Vec<u16> = sale.clause.text.encode_utf16().collect();
        let words: Vec<String> = sale.concepts.iter().map(|c| String::from_utf16(&wide[c.start..c.end]).unwrap()).collect();
        assert!(words.iter().any(|w| w == "sell"), "{words:?}");
        assert!(words.iter().all(|w| w.trim() == w && !w.is_empty()), "{words:?}");
    }

    #[test]
    fn labels_come_with_the_rules_that_gave_them() {
        let all = explained();
        assert_eq!(all.clauses.len(), all.report.clauses.len());
        for clause in &all.clauses {
            assert_eq!(clause.rules.is_empty(), clause.clause.labels.is_empty(), "{}", clause.clause.text);
        }
        assert!(all.clauses.iter().any(|c| !c.rules.is_empty()));
    }

    #[test]
    fn acts_come_with_what_reaches_them() {
        let all = explained();
        let scope_of = |concept: &str| {
            let mut acts = all.clauses.iter().flat_map(|c| &c.acts);
            acts.find(|act| act.concept == concept).map(|act| act.scope.clone())
        };
        assert_eq!(scope_of("sell"), Some(vec!["denied"]));
        assert_eq!(scope_of("keep"), Some(vec![]));
    }

    #[test]
    fn weights_add_up_to_the_labels() {
        let snapshot = serde_json::from_str(POLICY).unwrap();
        let mut given = 0;
        for clause in explain(&snapshot).clauses {
            let weighed = weigh(&snapshot, clause.clause.id).unwrap();
            for label in &weighed {
                let found = clause.clause.labels.iter().find(|l| l.label == label.label);
                assert_eq!(found.is_some(), label.odds >= label.threshold, "{} {}", label.label, clause.clause.text);
                assert!(found.is_none_or(|l| l.score == rounded(label.score)), "{} {}", label.label, clause.clause.text);
                assert!((label.places.iter().map(|p| p.value).sum::<f32>() - label.odds).abs() < 1e-3);
                given += usize::from(found.is_some());
            }
            assert!(weighed.is_sorted_by(|a, b| a.score >= b.score));
        }
        assert!(given > 2);
        assert!(weigh(&snapshot, usize::MAX).is_none());
    }

    #[test]
    fn a_page_that_is_no_policy_still_says_why() {
        let all = explain(&Snapshot::default());
        assert!(all.clauses.is_empty() && all.blocks.is_empty());
        assert!(!all.detection.signs.is_empty());
    }
}
