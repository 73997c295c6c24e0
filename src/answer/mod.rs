//! Labels and facts of all clauses → one answer a topic, with its evidence.

mod confidence;
mod evidence;
mod headline;
mod subject;
mod topics;

use crate::classify::Classified;
use crate::concept::Duration;
use crate::document::Document;
use crate::extract::Facts;
use crate::label::Label;

/// The questions, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Is data sold?
    Sale,
    /// Is it shared?
    Sharing,
    /// Does it cross a border?
    Transfer,
    /// How long is it kept?
    Retention,
    /// Targeted advertising?
    Advertising,
    /// Cookies, analytics and the like?
    Tracking,
    /// Does it train models?
    AiTraining,
    /// Are browser signals honoured?
    DoNotTrack,
    /// How are changes told?
    PolicyChange,
    /// From which age?
    Children,
    /// Which rights?
    Rights,
    /// Disclosed to authorities?
    LawEnforcement,
    /// Passed on with the business?
    BusinessTransfer,
}

impl Topic {
    /// The name in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Topic::Sale => "sale",
            Topic::Sharing => "sharing",
            Topic::Transfer => "transfer",
            Topic::Retention => "retention",
            Topic::Advertising => "advertising",
            Topic::Tracking => "tracking",
            Topic::AiTraining => "ai_training",
            Topic::DoNotTrack => "do_not_track",
            Topic::PolicyChange => "policy_change",
            Topic::Children => "children",
            Topic::Rights => "rights",
            Topic::LawEnforcement => "law_enforcement",
            Topic::BusinessTransfer => "business_transfer",
        }
    }
}

/// What the policy says to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// One of the topic's answers.
    One(&'static str),
    /// Kinds of retention that hold together; empty: not stated.
    Kinds(Vec<&'static str>),
}

/// What is not said.
pub const NOT_STATED: &str = "not_stated";

/// A stated period and the clause that states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// How long.
    pub length: Duration,
    /// The words in the page.
    pub text: String,
    /// Id of the clause.
    pub clause: usize,
    /// What it applies to, in words of the page.
    pub what: Option<String>,
}

/// What a topic knows besides its answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Nothing.
    None,
    /// Sale: also denies it, and only calls its sharing a sale.
    CalledSale,
    /// Sharing: whether it is denied with exceptions, and who receives data.
    Sharing {
        /// Denied, but for these.
        is_exception: bool,
        /// Kinds of recipients.
        recipients: Vec<&'static str>,
    },
    /// Transfer: where to, and what protects.
    Transfer {
        /// Codes of places.
        destinations: Vec<&'static str>,
        /// Names of safeguards.
        safeguards: Vec<&'static str>,
    },
    /// Retention: all periods.
    Periods(Vec<Stated>),
    /// Children: the age.
    Age(Option<u32>),
    /// Rights: which, whom to write to, where to go.
    Rights {
        /// Names of rights.
        rights: Vec<&'static str>,
        /// E-mail addresses.
        contacts: Vec<String>,
        /// Targets of links.
        links: Vec<String>,
        /// What each of them is for.
        ways: Vec<Way>,
    },
}

/// A way to use a right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The right; none where the clause names an address and no right.
    pub right: Option<&'static str>,
    /// An e-mail address or a link's target; none where the policy names the right and no way to use it.
    pub to: Option<String>,
    /// The clause that says so.
    pub clause: usize,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The question.
    pub topic: Topic,
    /// The answer.
    pub verdict: Verdict,
    /// Clauses that prove it, best first.
    pub evidence: Vec<usize>,
    /// How often answers like it are right, 0 to 1; before it is calibrated, how sure its labels are.
    pub confidence: f32,
    /// What else is known.
    pub detail: Detail,
}

/// All that answers are made of.
pub struct Findings<'a> {
    /// The policy.
    pub document: &'a Document<'a>,
    /// Its clauses read and labelled.
    pub classified: &'a [Classified],
    /// Their facts.
    pub facts: &'a [Facts],
    /// For each of the policy's blocks the targets of its links.
    pub links: &'a dyn Fn(usize) -> Vec<String>,
}

impl Findings<'_> {
    /// Clauses that say something and have the label at least so surely.
    pub fn with(&self, label: Label, least: f32) -> Vec<usize> {
        (0..self.classified.len()).filter(|&id| !self.announces(id) && self.classified[id].score(label) >= least).collect()
    }

    /// Whether a clause only announces what others say: a heading, or a question.
    pub fn announces(&self, id: usize) -> bool {
        self.document.clauses[id].announces()
    }
}

/// Answers all questions, in the report's order.
#[must_use]
pub fn answers(findings: &Findings) -> Vec<Answer> {
    let answers = [
        headline::sale(findings),
        headline::sharing(findings),
        headline::transfer(findings),
        headline::retention(findings),
        topics::advertising(findings),
        topics::tracking(findings),
        topics::ai_training(findings),
        topics::do_not_track(findings),
        topics::policy_change(findings),
        topics::children(findings),
        topics::rights(findings),
        topics::law_enforcement(findings),
        topics::business_transfer(findings),
    ];
    answers.into_iter().map(confidence::calibrate).collect()
}
