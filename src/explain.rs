//! Every stage of reading a page as plain data, for people who want to see why.

use serde::Serialize;

use crate::analysis::{Analysis, PolicyStages, units};
use crate::classify::Classified;
use crate::lexicon::{Hit, Term};
use crate::page::snapshot::Snapshot;
use crate::report::{Report, ReportClause, rounded};

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
    /// Notions found in its words.
    pub concepts: Vec<FoundConcept>,
    /// Rules that gave its labels, each once.
    pub rules: Vec<&'static str>,
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

/// A page in a language without a full lexicon has clauses, but nothing was found in them.
fn clauses(report: &Report, policy: Option<&PolicyStages>) -> Vec<ExplainedClause> {
    let classified = policy.map_or(&[][..], |p| &p.classified);
    let explained = |clause: &ReportClause| {
        let found = classified.get(clause.id);
        ExplainedClause {
            clause: clause.clone(),
            concepts: found.map_or_else(Vec::new, |f| concepts(&clause.text, f)),
            rules: found.map_or_else(Vec::new, rules),
        }
    };
    report.clauses.iter().map(explained).collect()
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
    let (start, end) = found.reading.text.source_range(hit.start, hit.end);
    let start = units(text.get(..start)?);
    Some(FoundConcept { concept: name(hit.term)?, start, end: units(text.get(..end)?) })
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
    fn a_page_that_is_no_policy_still_says_why() {
        let all = explain(&Snapshot::default());
        assert!(all.clauses.is_empty() && all.blocks.is_empty());
        assert!(!all.detection.signs.is_empty());
    }
}
