//! Answers → the sentences to show, as ids and values; the words are the reader's side's.

use std::collections::BTreeMap;

use crate::answer::{Answer, Detail, Verdict};
use crate::concept::Duration;
use crate::order;
use crate::report::{Message, Value};

/// The sentence that says an answer.
#[must_use]
pub fn message(answer: &Answer) -> Message {
    let topic = answer.topic.name();
    match (&answer.verdict, &answer.detail) {
        (Verdict::Kinds(kinds), Detail::Periods(periods)) => retention(kinds, periods.iter().map(|p| &p.length)),
        (Verdict::Kinds(kinds), _) => retention(kinds, std::iter::empty()),
        (Verdict::One("yes"), Detail::CalledSale) => plain("sale_yes_called_sale"),
        (Verdict::One("yes"), Detail::Sharing { is_exception: true, .. }) => plain("sharing_yes_exceptions"),
        (Verdict::One("yes"), Detail::Transfer { destinations, safeguards }) => transfer(destinations, safeguards),
        (Verdict::One("stated"), Detail::Age(Some(age))) => with("children_stated_age", [("age", Value::Number(*age))]),
        (Verdict::One("stated"), Detail::Rights { rights, .. }) => with("rights_stated", [("rights", codes(rights))]),
        (Verdict::One(value), _) => plain(&format!("{topic}_{value}")),
    }
}

fn plain(id: &str) -> Message {
    Message { id: id.into(), values: BTreeMap::new() }
}

fn with<const N: usize>(id: &str, values: [(&str, Value); N]) -> Message {
    Message { id: id.into(), values: values.into_iter().map(|(name, value)| (name.into(), value)).collect() }
}

fn codes(codes: &[&str]) -> Value {
    Value::Codes(codes.iter().map(|&c| c.into()).collect())
}

fn transfer(places: &[&'static str], safeguards: &[&'static str]) -> Message {
    match (places.is_empty(), safeguards.is_empty()) {
        (true, true) => plain("transfer_yes"),
        (false, true) => with("transfer_yes_to", [("places", codes(places))]),
        (true, false) => with("transfer_yes_safeguards", [("safeguards", codes(safeguards))]),
        (false, false) => with("transfer_yes_to_safeguards", [("places", codes(places)), ("safeguards", codes(safeguards))]),
    }
}

/// The most telling kind leads; the others are named with it.
const LEADING: [&str; 4] = ["stated_period", "until_deletion", "as_needed", "indefinite"];

fn retention<'a>(kinds: &[&'static str], periods: impl Iterator<Item = &'a Duration>) -> Message {
    let Some(lead) = LEADING.iter().find(|k| kinds.contains(k)) else { return plain("retention_not_stated") };
    let also: Vec<&str> = LEADING.iter().copied().filter(|k| k != lead && kinds.contains(k)).collect();
    let mut message = with(&format!("retention_{lead}"), [("also", codes(&also))]);
    if *lead == "stated_period" {
        let mut sorted: Vec<&Duration> = periods.collect();
        order::sort_by_key(&mut sorted, |d| d.minutes());
        let mut written: Vec<String> = sorted.iter().map(|d| d.iso()).collect();
        written.dedup();
        message.values.insert("periods".into(), Value::Codes(written));
    }
    message
}
