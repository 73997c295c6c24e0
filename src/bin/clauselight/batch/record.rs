//! One line: a document in, its report or an error out.

use std::borrow::Cow;

use clauselight::analyze;
use clauselight::page::snapshot::Snapshot;
use clauselight::page::{html, text};
use clauselight::report::Report;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::lines::Line;

/// A line as it should be.
#[derive(Debug, Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    html: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
}

/// What of a bad line may still be understood.
#[derive(Debug, Deserialize)]
struct Named {
    id: String,
}

#[derive(Debug, Error)]
enum RecordError {
    #[error("the line is empty")]
    EmptyLine,
    #[error("the line is too long")]
    TooLong,
    #[error("the line is not JSON: {0}")]
    Json(serde_json::Error),
    #[error("the line is a list, not a document")]
    List,
    #[error("the line is not a document: {0}")]
    Shape(serde_json::Error),
    #[error("neither \"html\" nor \"text\" is given")]
    NoContent,
    #[error("both \"html\" and \"text\" are given")]
    TwoContents,
}

impl RecordError {
    fn kind(&self) -> &'static str {
        match self {
            RecordError::EmptyLine => "empty_line",
            RecordError::TooLong => "too_long",
            RecordError::Json(_) => "json",
            RecordError::List | RecordError::Shape(_) => "shape",
            RecordError::NoContent => "no_content",
            RecordError::TwoContents => "two_contents",
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Report(Box<Report>),
    Error { kind: &'static str, message: String },
}

impl From<RecordError> for Outcome {
    fn from(error: RecordError) -> Outcome {
        Outcome::Error { kind: error.kind(), message: error.to_string() }
    }
}

/// The answer to a line, as JSON.
pub fn answer(line: &Line) -> String {
    let answered = match parse(line) {
        Ok(record) => written(Some(&record.id), None, report(&record)),
        Err(error) => match named(line) {
            Some(id) => written(Some(&id), None, error.into()),
            None => written(None, Some(line.number), error.into()),
        },
    };
    // A report is plain data: writing it cannot fail.
    answered.unwrap_or_default()
}

fn written(id: Option<&str>, line: Option<u64>, outcome: Outcome) -> serde_json::Result<String> {
    serde_json::to_string(&Answer { id, line, outcome })
}

fn parse(line: &Line) -> Result<Record<'_>, RecordError> {
    let bytes = line.bytes.as_deref().ok_or(RecordError::TooLong)?;
    match bytes.trim_ascii_start().first() {
        None => return Err(RecordError::EmptyLine),
        // A list would be taken for the values in their order.
        Some(b'[') => return Err(RecordError::List),
        Some(_) => {}
    }
    serde_json::from_slice(bytes).map_err(|error| if error.is_data() { RecordError::Shape(error) } else { RecordError::Json(error) })
}

/// The id of a line that is no document.
fn named(line: &Line) -> Option<String> {
    let bytes = line.bytes.as_deref().filter(|bytes| bytes.trim_ascii_start().starts_with(b"{"))?;
    serde_json::from_slice::<Named>(bytes).ok().map(|named| named.id)
}

fn report(record: &Record) -> Outcome {
    let snapshot = match (&record.html, &record.text) {
        (Some(page), None) => html::read(page),
        (None, Some(plain)) => text::read(plain),
        (None, None) => return RecordError::NoContent.into(),
        (Some(_), Some(_)) => return RecordError::TwoContents.into(),
    };
    Outcome::Report(Box::new(analyze(&completed(snapshot, record))))
}

/// What the line knows of the document that its content does not say.
fn completed(mut snapshot: Snapshot, record: &Record) -> Snapshot {
    snapshot.url = record.url.as_deref().map(str::to_owned);
    if let Some(title) = record.title.as_deref().filter(|title| !title.trim().is_empty()) {
        snapshot.title = Some(title.to_owned());
    }
    snapshot
}
