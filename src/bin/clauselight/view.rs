//! A report for people: the three main answers, then the rest, each with the sentence that proves it.

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};
use clauselight::report::{Answer, AnswerValue, PolicyLink, Report};

use crate::output::plain;
use crate::quote::quote;
use crate::words::Words;
use crate::wrap::wrap;

/// Lines longer than this are hard to read, however wide the terminal.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;
const WITHOUT_TERMINAL: usize = 80;

/// How many links to policies are named on a page that is none.
const LINKS: usize = 5;

/// How many periods are shown with their clauses; the sentence above spans all of them.
const PERIODS: usize = 10;

const HEADLINES: [&str; 3] = ["sale", "transfer", "retention"];

/// The other topics, as the summary groups them.
const GROUPS: [(&str, &[&str]); 5] = [
    ("recipients", &["sharing", "law_enforcement", "business_transfer"]),
    ("purposes", &["advertising", "tracking", "do_not_track", "ai_training"]),
    ("rights", &["rights"]),
    ("children", &["children"]),
    ("changes", &["policy_change"]),
];

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const HEADING: Style = Style::new().bold().underline();
const QUOTE: Style = Style::new().italic();
const LINK: Style = Style::new().underline();

/// How wide lines may be.
pub fn width() -> usize {
    let terminal = console::Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
    terminal.unwrap_or(WITHOUT_TERMINAL).clamp(NARROWEST, WIDEST)
}

/// The whole view of a document.
pub fn page(report: &Report, file: &str, words: &Words, width: usize) -> String {
    let mut view = View { report, words, width, text: String::new() };
    // Writing to a string cannot fail.
    let _ = view.page(file);
    view.text
}

struct View<'a> {
    report: &'a Report,
    words: &'a Words,
    width: usize,
    text: String,
}

impl View<'_> {
    fn page(&mut self, file: &str) -> fmt::Result {
        self.head(file)?;
        if !self.report.policy.is_policy {
            return self.not_policy();
        }
        if self.report.answers.is_empty() {
            return self.unsupported();
        }
        self.group("summary_headlines", &HEADLINES)?;
        for (group, topics) in GROUPS {
            self.group(&format!("group_{group}"), topics)?;
        }
        let note = self.words.text("summary_note", &[]);
        writeln!(self.text)?;
        self.lines(&note, 0, DIM)
    }

    // --- what the document is ---

    fn head(&mut self, file: &str) -> fmt::Result {
        let policy = &self.report.policy;
        let title = policy.title.as_deref().map(plain).filter(|title| !title.trim().is_empty());
        let mut facts = Vec::new();
        if title.is_some() {
            facts.push(plain(file));
        }
        if let Some(date) = &policy.last_updated {
            facts.push(self.words.text("summary_updated", &[("date", date)]));
        }
        self.lines(&title.unwrap_or_else(|| plain(file)), 0, BOLD)?;
        self.lines(&facts.join(" · "), 0, DIM)
    }

    fn not_policy(&mut self) -> fmt::Result {
        let links: Vec<&PolicyLink> = self.report.links.iter().take(LINKS).collect();
        writeln!(self.text)?;
        self.lines(&self.words.text("cli_no_policy", &[]), 0, Style::new())?;
        if !links.is_empty() {
            self.lines(&self.words.text("cli_links", &[]), 0, Style::new())?;
        }
        for link in links {
            let words = plain(&link.text);
            let separator = if words.trim().is_empty() { "" } else { "  " };
            writeln!(self.text, "  {words}{separator}{LINK}{}{LINK:#}", plain(&link.href))?;
        }
        Ok(())
    }

    fn unsupported(&mut self) -> fmt::Result {
        let language = self.report.policy.language.as_str();
        let why = match language {
            "und" => self.words.text("unsupported_unknown", &[]),
            _ => self.words.text("unsupported_language", &[("language", language)]),
        };
        writeln!(self.text)?;
        self.lines(&self.words.text("unsupported_title", &[]), 0, BOLD)?;
        self.lines(&why, 0, Style::new())
    }

    // --- answers ---

    fn group(&mut self, title: &str, topics: &[&str]) -> fmt::Result {
        let report = self.report;
        let answers: Vec<&Answer> = topics.iter().filter_map(|topic| report.answers.iter().find(|a| a.topic == *topic)).collect();
        if answers.is_empty() {
            return Ok(());
        }
        writeln!(self.text, "\n{HEADING}{}{HEADING:#}", self.words.text(title, &[]))?;
        for answer in answers {
            self.answer(answer)?;
        }
        Ok(())
    }

    fn answer(&mut self, answer: &Answer) -> fmt::Result {
        let state = State::of(answer);
        let question = self.words.text(&format!("question_{}", answer.topic), &[]);
        let word = self.words.text(&format!("state_{}", state.name()), &[]);
        let style = state.style();
        writeln!(self.text, "\n{style}{}{style:#} {BOLD}{question}{BOLD:#} {style}{word}{style:#}", state.sign())?;
        if state == State::NotStated {
            return Ok(());
        }
        // What is put into words is believed.
        match state {
            State::Unclear => self.lines(&self.words.text("unclear_note", &[]), 2, DIM)?,
            _ => self.lines(&self.words.message(&answer.message), 2, Style::new())?,
        }
        self.evidence(answer)?;
        self.ways(answer)
    }

    /// Every period with its clause; for all other topics the best clause.
    fn evidence(&mut self, answer: &Answer) -> fmt::Result {
        let mut shown = Vec::new();
        let periods = answer.facts.periods.as_deref().unwrap_or_default();
        for period in periods.iter().take(PERIODS) {
            let time = self.words.period(&period.iso);
            // What it applies to is the page's own words: no sentence is made of them.
            let what = period.what.as_deref().map_or_else(String::new, |what| format!(" · {}", plain(what)));
            self.lines(&format!("– {time}{what}"), 2, Style::new())?;
            if !shown.contains(&period.clause) {
                self.quote(period.clause, 4)?;
                shown.push(period.clause);
            }
        }
        if periods.len() > PERIODS {
            let more = self.words.text("cli_more", &[("n", &(periods.len() - PERIODS).to_string())]);
            self.lines(&more, 2, DIM)?;
        }
        match answer.clauses.first() {
            Some(best) if shown.is_empty() => self.quote(*best, 2),
            _ => Ok(()),
        }
    }

    fn quote(&mut self, clause: usize, indent: usize) -> fmt::Result {
        // "No." proves nothing without its question, nor an item without what introduces it.
        let lead = self.report.clauses.get(clause).and_then(|clause| clause.lead_in.or(clause.headers.first().copied()));
        if let Some(lead) = lead.and_then(|lead| quote(self.report, lead, self.words)) {
            self.lines(&lead, indent, DIM)?;
        }
        match quote(self.report, clause, self.words) {
            Some(quote) => self.lines(&quote, indent, QUOTE),
            None => Ok(()),
        }
    }

    /// Where rights are used.
    fn ways(&mut self, answer: &Answer) -> fmt::Result {
        let ways = [("rights_contacts", &answer.facts.contacts), ("rights_links", &answer.facts.links)];
        for (title, targets) in ways {
            let Some(targets) = targets.as_ref().filter(|targets| !targets.is_empty()) else { continue };
            writeln!(self.text, "  {}", self.words.text(title, &[]))?;
            for target in targets {
                // A link is not broken: it is to be copied.
                writeln!(self.text, "    {LINK}{}{LINK:#}", plain(target))?;
            }
        }
        Ok(())
    }

    /// A text in lines of the terminal's width.
    fn lines(&mut self, text: &str, indent: usize, style: Style) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        for line in wrap(text, self.width.saturating_sub(indent)) {
            writeln!(self.text, "{:indent$}{style}{line}{style:#}", "")?;
        }
        Ok(())
    }
}

/// The looks of an answer: sign and word tell them apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Does,
    DoesNot,
    WithConsent,
    OptOut,
    Stated,
    NotStated,
    Unclear,
}

impl State {
    fn of(answer: &Answer) -> State {
        if answer.unclear {
            return State::Unclear;
        }
        let answer = match &answer.answer {
            AnswerValue::Kinds(kinds) if kinds.is_empty() => return State::NotStated,
            AnswerValue::Kinds(_) => return State::Stated,
            AnswerValue::One(answer) => answer.as_str(),
        };
        match answer {
            "yes" | "honours" | "notice" => State::Does,
            "no" | "ignores" | "no_notice" => State::DoesNot,
            "with_consent" => State::WithConsent,
            "opt_out" => State::OptOut,
            "stated" => State::Stated,
            "not_stated" => State::NotStated,
            _ => State::Unclear,
        }
    }

    fn name(self) -> &'static str {
        match self {
            State::Does => "does",
            State::DoesNot => "does_not",
            State::WithConsent => "with_consent",
            State::OptOut => "opt_out",
            State::Stated => "stated",
            State::NotStated => "not_stated",
            State::Unclear => "unclear",
        }
    }

    fn sign(self) -> char {
        match self {
            State::Does => '●',
            State::DoesNot => '○',
            State::WithConsent | State::OptOut => '◐',
            State::Stated => '■',
            State::NotStated => '·',
            State::Unclear => '?',
        }
    }

    fn style(self) -> Style {
        let colour = match self {
            State::Does => AnsiColor::Yellow,
            State::DoesNot => AnsiColor::Cyan,
            State::WithConsent | State::OptOut | State::Unclear => AnsiColor::Magenta,
            State::Stated => AnsiColor::Blue,
            State::NotStated => return DIM,
        };
        colour.on_default()
    }
}

#[cfg(test)]
mod tests {
    use clauselight::report::{Facts, Message, Policy, ReportClause, ReportPeriod};

    use super::*;

    fn report(is_policy: bool, language: &str, answers: Vec<Answer>) -> Report {
        let clause = |id: usize, text: &str| ReportClause {
            id,
            block: id,
            start: 0,
            end: 0,
            text: text.into(),
            headings: Vec::new(),
            lead_in: None,
            headers: Vec::new(),
            labels: Vec::new(),
        };
        Report {
            schema: 1,
            policy: Policy {
                is_policy,
                score: 0.5,
                language: language.into(),
                supported: !answers.is_empty(),
                title: Some("Kites".into()),
                last_updated: Some("2025-03".into()),
                characters: 10,
                reasons: Vec::new(),
            },
            links: Vec::new(),
            answers,
            clauses: vec![clause(0, "Logs go after a week."), clause(1, "Orders go after 2 years,\nbackups after 3.")],
        }
    }

    fn answer(topic: &str, value: &str, clauses: &[usize]) -> Answer {
        Answer {
            topic: topic.into(),
            answer: AnswerValue::One(value.into()),
            clauses: clauses.to_vec(),
            confidence: 0.9,
            unclear: false,
            message: Message { id: format!("{topic}_{value}"), ..Message::default() },
            facts: Facts::default(),
        }
    }

    /// The view without its colours.
    fn shown(report: &Report) -> String {
        anstream::adapter::strip_str(&page(report, "kites.html", &Words::of(Some("en")), 60)).to_string()
    }

    #[test]
    fn what_introduces_a_proof_stands_above_it() {
        let mut report = report(true, "en", vec![answer("sale", "no", &[1])]);
        report.clauses[1].lead_in = Some(0);
        let view = shown(&report);
        assert!(view.contains("  “Logs go after a week.”\n  “Orders go after 2 years, backups after 3.”\n"), "{view}");
    }

    #[test]
    fn an_answer_stands_with_its_sentence_and_its_proof() {
        let view = shown(&report(true, "en", vec![answer("sale", "no", &[0, 1])]));
        let expected = "Main answers\n\n○ Sells your data? No\n  It says it does not sell your data.\n  “Logs go after a week.”\n";
        assert!(view.starts_with("Kites\nkites.html · Last updated 2025-03\n\n"), "{view}");
        assert!(view.contains(expected), "{view}");
    }

    #[test]
    fn what_is_not_stated_is_said_once() {
        let view = shown(&report(true, "en", vec![answer("tracking", "not_stated", &[])]));
        assert!(view.contains("· Tracks what you do? Does not say\n\nWhat the policy says"), "{view}");
    }

    #[test]
    fn what_is_unclear_is_called_so() {
        let unclear = Answer { unclear: true, ..answer("sharing", "yes", &[0]) };
        let view = shown(&report(true, "en", vec![unclear]));
        assert!(view.contains("? Shares your data? Unclear"), "{view}");
        assert!(view.contains("The wording is hard to judge."), "{view}");
        assert!(!view.contains("It says your data is shared"), "{view}");
    }

    #[test]
    fn every_period_is_shown_and_no_clause_twice() {
        let period = |iso: &str, clause| ReportPeriod { iso: iso.into(), text: String::new(), clause, what: None };
        let facts = Facts { periods: Some(vec![period("P7D", 0), period("P2Y", 1), period("P3Y", 1)]), ..Facts::default() };
        let retention = Answer { facts, answer: AnswerValue::Kinds(vec!["stated_period".into()]), ..answer("retention", "", &[1, 0]) };
        let view = shown(&report(true, "en", vec![retention]));
        let expected =
            "  – 7 days\n    “Logs go after a week.”\n  – 2 years\n    “Orders go after 2 years, backups after 3.”\n  – 3 years\n";
        assert!(view.contains(expected), "{view}");
    }

    #[test]
    fn rights_come_with_the_ways_to_use_them() {
        let facts = Facts { contacts: Some(vec!["a@b.example".into()]), links: Some(vec!["/out\u{1b}".into()]), ..Facts::default() };
        let view = shown(&report(true, "en", vec![Answer { facts, ..answer("rights", "stated", &[]) }]));
        assert!(view.contains("  Write to\n    a@b.example\n  Pages to use\n    /out \n"), "{view}");
    }

    #[test]
    fn a_language_that_cannot_be_read_is_named() {
        let view = shown(&report(true, "fi", Vec::new()));
        assert!(view.contains("cannot read this language yet") && view.contains(" fi."), "{view}");
        assert!(shown(&report(true, "und", Vec::new())).replace('\n', " ").contains("could not be told"));
    }

    #[test]
    fn links_to_policies_are_named_on_other_pages() {
        let mut other = report(false, "en", Vec::new());
        assert!(shown(&other).ends_with("\n\nNo privacy policy found here.\n"));
        other.links = vec![PolicyLink { href: "/privacy".into(), text: "Privacy".into(), score: 0.9 }];
        assert!(shown(&other).ends_with("here:\n  Privacy  /privacy\n"));
    }
}
