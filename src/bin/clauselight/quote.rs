//! The policy's own words, as they are shown.

use clauselight::report::{Report, ReportClause};

use crate::output::plain;
use crate::words::Words;

/// Beyond this many characters a quotation is cut: a page without punctuation is one long clause.
const LONGEST: usize = 600;

/// A clause in quotation marks.
pub fn quote(report: &Report, id: usize, words: &Words) -> Option<String> {
    let clause = report.clauses.get(id).filter(|clause| clause.id == id);
    let clause = clause.or_else(|| report.clauses.iter().find(|clause| clause.id == id))?;
    Some(words.text("cli_quote", &[("text", &shown(clause))]))
}

fn shown(clause: &ReportClause) -> String {
    let text = plain(&clause.text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
