//! All stages of one page, kept so that a report can be made of them or each be shown.

use crate::answer::{self, Answer, Findings};
use crate::classify::{Classified, classify};
use crate::detect::{self, Detection};
use crate::document::{Clause, Document};
use crate::extract::{self, Facts};
use crate::language::{self, Identified};
use crate::page::block::{Block, Kind, blocks};
use crate::page::snapshot::{Region, Snapshot};
use crate::report::{Policy, PolicyLink, Reason, Report, ReportClause, ReportLabel, SCHEMA, rounded};

/// A page, read through all stages.
pub struct Analysis<'a> {
    snapshot: &'a Snapshot,
    /// What it calls itself.
    title: Option<&'a str>,
    /// Its language.
    pub language: Identified,
    /// Whether it is a policy, and why.
    pub detection: Detection,
    /// The policy taken apart; absent where the page is none.
    pub policy: Option<PolicyStages<'a>>,
}

/// The stages behind detection.
pub struct PolicyStages<'a> {
    /// Blocks, sections, clauses.
    pub document: Document<'a>,
    /// Clauses read and labelled; empty where the language has no full lexicon.
    pub classified: Vec<Classified>,
    /// Their facts.
    pub facts: Vec<Facts>,
    /// The answers.
    pub answers: Vec<Answer>,
    last_updated: Option<String>,
}

impl<'a> Analysis<'a> {
    /// Reads a page.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let page = Part::new(snapshot, snapshot.title.as_deref(), blocks(snapshot));
        let dialog = if page.detection.is_policy { None } else { detect::dialog(&page.blocks) };
        let dialog = dialog.map(|(title, blocks)| Part::new(snapshot, Some(title), blocks));
        let Part { title, blocks, language, detection } = dialog.filter(|d| d.detection.is_policy).unwrap_or(page);
        let policy = detection.is_policy.then(|| PolicyStages::new(snapshot, blocks, &language));
        Analysis { snapshot, title, language, detection, policy }
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> Report {
        let links = detect::policy_links(self.snapshot);
        Report {
            schema: SCHEMA,
            policy: self.verdict(),
            links: links
                .iter()
                .map(|c| PolicyLink { href: c.link.href.clone(), text: c.link.text.clone(), score: rounded(c.score) })
                .collect(),
            answers: self.policy.iter().flat_map(|p| p.answers.iter().map(Into::into)).collect(),
            clauses: self.policy.as_ref().map_or_else(Vec::new, PolicyStages::clauses),
        }
    }

    fn verdict(&self) -> Policy {
        Policy {
            is_policy: self.detection.is_policy,
            score: rounded(self.detection.score),
            language: self.language.tag.clone(),
            supported: self.language.language.is_some_and(|l| l.full),
            title: self.title.map(str::to_owned).filter(|t| !t.is_empty()),
            last_updated: self.policy.as_ref().and_then(|p| p.last_updated.clone()),
            characters: self.snapshot.blocks.iter().map(|b| b.text.chars().count()).sum(),
            reasons: self.detection.signs.iter().map(|s| Reason { id: s.id.into(), value: s.weight }).collect(),
        }
    }
}

/// All of a page, or the dialog in it, judged.
struct Part<'a> {
    title: Option<&'a str>,
    blocks: Vec<Block<'a>>,
    language: Identified,
    detection: Detection,
}

impl<'a> Part<'a> {
    fn new(snapshot: &Snapshot, title: Option<&'a str>, blocks: Vec<Block<'a>>) -> Self {
        let texts = blocks.iter().filter(|b| b.region != Region::Navigation).map(|b| b.text);
        let language = language::identify(texts, snapshot.lang.as_deref());
        let detection = detect::detect(snapshot, title, &blocks, &language);
        Part { title, blocks, language, detection }
    }
}

impl<'a> PolicyStages<'a> {
    fn new(snapshot: &'a Snapshot, blocks: Vec<Block<'a>>, identified: &Identified) -> Self {
        let document = Document::new(blocks, identified.language);
        let Some(language) = identified.language.filter(|l| l.full && l.has_words()) else {
            return PolicyStages { document, classified: Vec::new(), facts: Vec::new(), answers: Vec::new(), last_updated: None };
        };
        let texts = document.blocks.iter().map(|block| (block.text, matches!(block.kind, Kind::Heading(_))));
        let classified = classify(&document, &language::of_texts(texts, language, identified.is_mixed));
        let facts = extract::extract(&document, &classified);
        let starts = starts(&document);
        let links = |clause: usize| links_of(snapshot, &document, &document.clauses[clause], starts[clause]);
        let answers = answer::answers(&Findings { document: &document, classified: &classified, facts: &facts, links: &links });
        let last_updated = extract::last_updated(&document, &classified, language).map(|d| d.to_string());
        PolicyStages { document, classified, facts, answers, last_updated }
    }

    fn clauses(&self) -> Vec<ReportClause> {
        let mut all = Vec::with_capacity(self.document.clauses.len());
        for ((id, clause), start) in self.document.clauses.iter().enumerate().zip(starts(&self.document)) {
            let block = &self.document.blocks[clause.block];
            let mut headings: Vec<usize> = self.document.headings_above(clause).collect();
            headings.reverse();
            all.push(ReportClause {
                id,
                block: block.source,
                start,
                end: start + units(clause.text),
                text: clause.text.into(),
                headings,
                lead_in: clause.lead_in,
                headers: clause.headers.iter().rev().copied().collect(),
                labels: self.labels(id),
            });
        }
        all
    }

    fn labels(&self, clause: usize) -> Vec<ReportLabel> {
        let labels = self.classified.get(clause).map_or(&[][..], |c| &c.labels);
        labels.iter().map(|l| ReportLabel { label: l.label.name().into(), score: rounded(l.score) }).collect()
    }
}

/// UTF-16 units of a text: the one place where the core's bytes become the browser's offsets.
pub(crate) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// Where each clause begins in its snapshot block, in UTF-16 units. Clauses stand in order, so each piece of text is counted
/// once, however many clauses a block has.
fn starts(document: &Document) -> Vec<usize> {
    let (mut block, mut byte, mut at) = (usize::MAX, 0, 0);
    let mut starts = Vec::with_capacity(document.clauses.len());
    for clause in &document.clauses {
        let text = document.blocks[clause.block].text;
        if clause.block != block {
            (block, byte, at) = (clause.block, 0, document.blocks[clause.block].offset);
        }
        at += units(&text[byte..clause.range.start]);
        byte = clause.range.start;
        starts.push(at);
    }
    starts
}

/// Targets of the links within a clause that a person can open.
fn links_of(snapshot: &Snapshot, document: &Document, clause: &Clause, start: usize) -> Vec<String> {
    let block = &document.blocks[clause.block];
    let Some(source) = snapshot.blocks.get(block.source) else { return Vec::new() };
    let end = start + units(clause.text);
    let inside = source.links.iter().filter(|l| (l.start as usize) < end && (l.end as usize) > start);
    inside.map(|l| l.href.clone()).filter(|href| can_open(href)).collect()
}

fn can_open(href: &str) -> bool {
    !href.is_empty() && !href.starts_with('#') && !["javascript:", "mailto:", "tel:"].iter().any(|s| href.starts_with(s))
}
