//! What a stated period applies to, in the page's own words.

use super::Findings;
use crate::document::Role;
use crate::lexicon::Concept;

/// Words longer than this (bytes) are no name of what is kept, but a sentence.
const LONGEST: usize = 90;
/// What is kept, the narrower first.
const KEPT: &[&[Concept]] = &[&[Concept::DataKind, Concept::Tracking], &[Concept::PersonalData, Concept::Account]];

/// What a period in a clause is the time of: the first cell of its row; the words before a colon; else the kind of data that stands next to
/// it in the clause. `at` is where the period begins, in bytes of the clause's text.
pub fn subject(findings: &Findings, clause: usize, at: usize) -> Option<String> {
    row(findings, clause).or_else(|| label(findings.document.clauses[clause].text, at)).or_else(|| kept(findings, clause, at))
}

/// The first cell of the period's row.
fn row(findings: &Findings, clause: usize) -> Option<String> {
    let clauses = &findings.document.clauses;
    if clauses[clause].role != Role::Cell {
        return None;
    }
    // The header of the column comes first, if the table has one.
    let header = clauses[clause].headers.last().filter(|&&id| clauses[id].block + 1 >= clauses[clause].block.saturating_sub(ROW))?;
    named(clauses[*header].text)
}

/// Most cells between the first of a row and one that states a period.
const ROW: usize = 12;

/// "Log files: 30 days".
fn label(text: &str, at: usize) -> Option<String> {
    let before = text.get(..at)?;
    let end = before.rfind([':', '：'])?;
    let start =
        before[..end].rfind(['.', ';', '。', '；', ',', '，']).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    named(&before[start..end])
}

/// The kind of data nearest to the period, before it rather than behind it.
fn kept(findings: &Findings, clause: usize, at: usize) -> Option<String> {
    let reading = &findings.classified[clause].reading;
    let text = findings.document.clauses[clause].text;
    KEPT.iter().find_map(|concepts| {
        let spans = reading.of_any(concepts).map(|hit| reading.text.source_range(hit.start, hit.end));
        let nearest = spans.min_by_key(|&(start, end)| if end <= at { at - end } else { text.len() + start.saturating_sub(at) })?;
        named(text.get(nearest.0..nearest.1)?)
    })
}

/// Words that can stand as a name: without the marks around them, and not too many.
fn named(words: &str) -> Option<String> {
    let words = words.trim().trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '"' | '“' | '「' | '_')).trim_end();
    (!words.is_empty() && words.len() <= LONGEST && words.chars().any(char::is_alphabetic)).then(|| words.into())
}

#[cfg(test)]
mod tests {
    use crate::page::html;

    fn subjects(body: &str) -> Vec<(String, Option<String>)> {
        let policy = "<p>This privacy policy says which personal data we collect, how we use it and how long we keep it.</p>".repeat(3);
        let snapshot =
            html::read(&format!("<title>Privacy Policy</title><h1>Privacy Policy</h1>{policy}<h2>How long we keep your data</h2>{body}"));
        let report = crate::analyze(&snapshot);
        let retention = report.answers.into_iter().find(|answer| answer.topic == "retention").unwrap();
        retention.facts.periods.unwrap().into_iter().map(|period| (period.iso, period.what)).collect()
    }

    #[test]
    fn what_is_kept_is_named_in_the_pages_words() {
        let some = |iso: &str, what: &str| (iso.to_owned(), Some(what.to_owned()));
        assert_eq!(subjects("<p>Server logs: 30 days.</p>"), [some("P30D", "Server logs")]);
        assert_eq!(subjects("<p>We keep your email address for two years.</p>"), [some("P2Y", "email address")]);
        let table = "<table><tr><th>Data</th><th>Kept for</th></tr><tr><td>Invoices</td><td>10 years</td></tr></table>";
        assert_eq!(subjects(table), [some("P10Y", "Invoices")]);
    }
}
