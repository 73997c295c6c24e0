//! Every stage of one page as plain data, for people who want to know why.

use serde::Serialize;

use crate::analysis::Analysis;
use crate::classify::Classified;
use crate::lexicon::{Hit, Term};
use crate::page::block::Kind;
use crate::page::snapshot::Snapshot;
use crate::report::{Report, ReportClause};

/// All stages.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The report.
    pub report: Report,
    /// The policy's logical blocks.
    pub blocks: Vec<ExplainedBlock>,
    /// Its clauses with what was seen in them.
    pub clauses: Vec<ExplainedClause>,
    /// The language and how near others came.
    pub language: ExplainedLanguage,
    /// Why this is or is not a policy.
    pub detection: ExplainedDetection,
}

/// A logical block.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedBlock {
    /// Index of the snapshot's block that it is part of.
    pub source: usize,
    /// UTF-16 units into that block's text.
    pub offset: usize,
    /// `heading`, `paragraph`, `item` or `cell`.
    pub kind: &'static str,
    /// Level of a heading, depth of an item.
    pub level: u8,
    /// Its text.
    pub text: String,
}

/// A clause with what was seen in it.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedClause {
    /// As in the report.
    #[serde(flatten)]
    pub clause: ReportClause,
    /// What was found where.
    pub concepts: Vec<FoundConcept>,
    /// Rules that fired, with the label and the score that each gave.
    pub rules: Vec<String>,
    /// Acts with their polarity.
    pub acts: Vec<String>,
}

/// A concept, place, number or unit in a clause.
#[derive(Debug, Clone, Serialize)]
pub struct FoundConcept {
    /// Its name.
    pub concept: String,
    /// First UTF-16 unit in the clause's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// The language of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedLanguage {
    /// BCP 47.
    pub tag: String,
    /// Tags and their share of the words, best first.
    pub scores: Vec<(String, f32)>,
}

/// The verdict on a page.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedDetection {
    /// Probability that it is a policy.
    pub score: f32,
    /// Signs and their weights in log odds.
    pub signs: Vec<(String, f32)>,
}

/// Reads a page and shows every stage.
#[must_use]
pub fn explain(snapshot: &Snapshot) -> Explanation {
    let analysis = Analysis::new(snapshot);
    let report = analysis.report();
    let clauses = analysis.policy.as_ref().map_or_else(Vec::new, |policy| {
        let read = policy.classified.iter().map(Some).chain(std::iter::repeat(None));
        report.clauses.iter().zip(read).map(|(clause, read)| explained(clause, read)).collect()
    });
    let scores = analysis.language.scores.iter().map(|&(tag, share)| (tag.to_string(), share)).collect();
    let signs = analysis.detection.signs.iter().map(|s| (s.id.to_string(), s.weight)).collect();
    Explanation {
        blocks: blocks(&analysis),
        clauses,
        language: ExplainedLanguage { tag: analysis.language.tag.clone(), scores },
        detection: ExplainedDetection { score: analysis.detection.score, signs },
        report,
    }
}

fn blocks(analysis: &Analysis) -> Vec<ExplainedBlock> {
    let all = analysis.policy.iter().flat_map(|policy| &policy.document.blocks);
    all.map(|block| {
        let (kind, level) = match block.kind {
            Kind::Heading(level) => ("heading", level),
            Kind::Paragraph => ("paragraph", 0),
            Kind::Item(depth) => ("item", depth),
            Kind::Cell(_) => ("cell", 0),
        };
        ExplainedBlock { source: block.source, offset: block.offset, kind, level, text: block.text.into() }
    })
    .collect()
}

fn explained(clause: &ReportClause, read: Option<&Classified>) -> ExplainedClause {
    let Some(read) = read else {
        return ExplainedClause { clause: clause.clone(), concepts: Vec::new(), rules: Vec::new(), acts: Vec::new() };
    };
    let found = |hit: &Hit| {
        let (start, end) = read.reading.text.source_range(hit.start, hit.end);
        let units = |to: usize| clause.text.get(..to).map_or(0, |t| t.encode_utf16().count());
        FoundConcept { concept: name(hit, read), start: units(start), end: units(end) }
    };
    ExplainedClause {
        clause: clause.clone(),
        concepts: read.reading.hits.iter().map(found).collect(),
        rules: read.labels.iter().map(|l| format!("{} → {} {:.2}", l.rule, l.label.name(), l.score)).collect(),
        acts: read.acts.iter().map(ToString::to_string).collect(),
    }
}

fn name(hit: &Hit, read: &Classified) -> String {
    match hit.term {
        Term::Concept(concept) => concept.name().into(),
        Term::Place(index) => read.reading.language.places.get(usize::from(index)).map_or("", |p| p.0).into(),
        other => format!("{other:?}").to_lowercase(),
    }
}
