//! The report: plain data, the program's contract with everything that reads it.
//!
//! Its shape is fixed (`schema` 1); what each field means is in `docs/architecture.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::{self, Detail, Stated, Verdict, Way};
use crate::message::message;

/// The version of the report's shape.
pub const SCHEMA: u32 = 1;

/// All that the core has to say about a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What the document is.
    pub policy: Policy,
    /// Where this site keeps its policy, best first.
    pub links: Vec<PolicyLink>,
    /// One answer a topic; empty where the page is no policy or its language is not supported.
    pub answers: Vec<Answer>,
    /// The policy's clauses in order; empty where the page is no policy.
    pub clauses: Vec<ReportClause>,
}

/// What the document is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Whether the page is a privacy policy.
    pub is_policy: bool,
    /// How surely, 0 to 1.
    pub score: f32,
    /// BCP 47 tag, `und` if unknown.
    pub language: String,
    /// Whether there is a full lexicon for the language.
    pub supported: bool,
    /// The document's own title.
    pub title: Option<String>,
    /// `YYYY-MM-DD` or `YYYY-MM`.
    pub last_updated: Option<String>,
    /// Characters (Unicode scalar values) of the document's text.
    pub characters: usize,
    /// Why this is or is not a policy.
    pub reasons: Vec<Reason>,
}

/// One reason for the verdict on a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Which sign.
    pub id: String,
    /// How much it moved the verdict (log odds; negative: away from a policy).
    pub value: f32,
}

/// A link to where the site keeps its policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PolicyLink {
    /// As written in the page.
    pub href: String,
    /// The link's words.
    pub text: String,
    /// How surely, 0 to 1.
    pub score: f32,
}

/// What the policy says to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The question.
    pub topic: String,
    /// One of the topic's answers, or for `retention` a list of kinds.
    pub answer: AnswerValue,
    /// Ids of the clauses that prove it, best first.
    pub clauses: Vec<usize>,
    /// How surely, 0 to 1.
    pub confidence: f32,
    /// Whether the confidence is too low to say it without a warning.
    pub unclear: bool,
    /// The sentence to show.
    pub message: Message,
    /// What else the topic knows.
    #[serde(flatten)]
    pub facts: Facts,
}

/// One answer, or a list of kinds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnswerValue {
    /// A single answer.
    One(String),
    /// Kinds that hold together; empty: not stated.
    Kinds(Vec<String>),
}

/// A sentence as an id and values, worded by whoever shows it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Which sentence.
    pub id: String,
    /// What to put into it: codes, durations, numbers; never prose.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Value>,
}

/// A value in a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(u32),
    /// A list of codes.
    Codes(Vec<String>),
}

/// A topic's further fields; those of other topics are absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// `sharing`: who receives data: `service_providers` `affiliates` `partners` `advertisers` `public` `authorities` `third_parties`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Vec<String>>,
    /// `transfer`: ISO 3166 alpha-2, `EU`, `EEA`, `worldwide`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destinations: Option<Vec<String>>,
    /// `transfer`: the safeguards named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safeguards: Option<Vec<String>>,
    /// `retention`: every stated period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Vec<ReportPeriod>>,
    /// `children`: the age named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_age: Option<Option<u32>>,
    /// `rights`: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Vec<String>>,
    /// `rights`: e-mail addresses to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Vec<String>>,
    /// `rights`: pages for opting out, deleting, requesting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<String>>,
    /// `rights`: what each contact and link is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ways: Option<Vec<ReportWay>>,
}

/// A way to use a right; at least one of `right` and `to` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportWay {
    /// The right, null where the clause names none.
    pub right: Option<String>,
    /// One of `contacts` or `links`, null where no clause on the right names any.
    pub to: Option<String>,
    /// Id of the clause.
    pub clause: usize,
}

/// A stated retention period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportPeriod {
    /// ISO 8601 duration.
    pub iso: String,
    /// The words in the page.
    pub text: String,
    /// Id of the clause.
    pub clause: usize,
    /// What it applies to, in words of the page; null where the clause does not say.
    #[serde(default)]
    pub what: Option<String>,
}

/// One clause of the policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportClause {
    /// Its number in the report, from 0.
    pub id: usize,
    /// Index of the snapshot's block.
    pub block: usize,
    /// First UTF-16 unit in the block's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Exactly as in the page.
    pub text: String,
    /// Ids of the headings above it, outermost first.
    pub headings: Vec<usize>,
    /// Id of the sentence that introduces the list it is an item of.
    pub lead_in: Option<usize>,
    /// Of a cell: ids of the first cell of its row and of its column's header.
    pub headers: Vec<usize>,
    /// What the clause does.
    pub labels: Vec<ReportLabel>,
}

/// One thing a clause does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportLabel {
    /// The label's name.
    pub label: String,
    /// How surely, 0 to 1.
    pub score: f32,
}

/// Answers that are wrong more often than two times in five are shown with a warning: of those below, measured, half are right, of those
/// above seven in ten and more (`docs/accuracy.md`, "Confidence").
const UNCLEAR: f32 = 0.6;

impl From<&answer::Answer> for Answer {
    fn from(answer: &answer::Answer) -> Self {
        Answer {
            topic: answer.topic.name().into(),
            answer: AnswerValue::from(&answer.verdict),
            clauses: answer.evidence.clone(),
            confidence: rounded(answer.confidence),
            unclear: answer.confidence < UNCLEAR,
            message: message(answer),
            facts: Facts::from(&answer.detail),
        }
    }
}

impl From<&Verdict> for AnswerValue {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::One(value) => AnswerValue::One((*value).into()),
            Verdict::Kinds(kinds) => AnswerValue::Kinds(strings(kinds)),
        }
    }
}

impl From<&Detail> for Facts {
    fn from(detail: &Detail) -> Self {
        match detail {
            Detail::None | Detail::CalledSale => Facts::default(),
            Detail::Sharing { recipients, .. } => Facts { recipients: Some(strings(recipients)), ..Facts::default() },
            Detail::Transfer { destinations, safeguards } => {
                Facts { destinations: Some(strings(destinations)), safeguards: Some(strings(safeguards)), ..Facts::default() }
            }
            Detail::Periods(periods) => Facts { periods: Some(periods.iter().map(ReportPeriod::from).collect()), ..Facts::default() },
            Detail::Age(age) => Facts { min_age: Some(*age), ..Facts::default() },
            Detail::Rights { rights, contacts, links, ways } => Facts {
                rights: Some(strings(rights)),
                contacts: Some(contacts.clone()),
                links: Some(links.clone()),
                ways: Some(ways.iter().map(ReportWay::from).collect()),
                ..Facts::default()
            },
        }
    }
}

impl From<&Stated> for ReportPeriod {
    fn from(stated: &Stated) -> Self {
        ReportPeriod { iso: stated.length.iso(), text: stated.text.clone(), clause: stated.clause, what: stated.what.clone() }
    }
}

impl From<&Way> for ReportWay {
    fn from(way: &Way) -> Self {
        ReportWay { right: way.right.map(Into::into), to: way.to.clone(), clause: way.clause }
    }
}

fn strings(values: &[&'static str]) -> Vec<String> {
    values.iter().map(|&v| v.into()).collect()
}

/// Two decimals: more would pretend to be known.
#[must_use]
pub fn rounded(score: f32) -> f32 {
    (score.clamp(0.0, 1.0) * 100.0).round() / 100.0
}
