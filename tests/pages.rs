//! Our own pages: what each says is written beside it, by a person, before any program read it.
//!
//! Two tests: the headline answers against what is written, with the known mistakes as a list that is wrong as soon as
//! one is missing or too many; and the whole report as a snapshot.
#![allow(clippy::unwrap_used, clippy::panic)] // tests may
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clauselight::page::html;
use clauselight::report::Report;
use serde_json::{Value, json};

/// How many pages there are: none is lost in silence.
const PAGES: usize = 63;

const HEADLINES: [&str; 4] = ["sale", "sharing", "transfer", "retention"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

/// All pages, by name, with what is written of them.
fn pages() -> Vec<(String, Value)> {
    let mut all: Vec<(String, Value)> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".expected.json").map(str::to_string))
        .map(|name| {
            let written = fs::read_to_string(folder().join(format!("{name}.expected.json"))).unwrap();
            (name, serde_json::from_str(&written).unwrap())
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn read(name: &str, url: &Value) -> Report {
    let mut snapshot = html::read(&fs::read_to_string(folder().join(format!("{name}.html"))).unwrap());
    snapshot.url = url.as_str().map(str::to_string);
    clauselight::analyze(&snapshot)
}

/// Whether a value is the one written, or another that a careful reader would accept.
fn accepted(expected: &Value, field: &str, written: &Value, got: &Value) -> bool {
    let others = expected["accept"][field].as_array().cloned().unwrap_or_default();
    std::iter::once(written).chain(&others).any(|one| sorted(one) == sorted(got))
}

fn sorted(value: &Value) -> Value {
    let Some(list) = value.as_array() else { return value.clone() };
    let ordered: BTreeSet<&str> = list.iter().filter_map(Value::as_str).collect();
    json!(ordered)
}

/// What is wrong with a page's report, a line each.
fn mistakes(name: &str, expected: &Value, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let is_policy = json!(report.policy.is_policy);
    if !accepted(expected, "is_policy", &expected["is_policy"], &is_policy) {
        wrong.push(format!("{name} is_policy {is_policy}"));
        return wrong;
    }
    if read(name, &Value::Null).policy.is_policy != report.policy.is_policy {
        wrong.push(format!("{name} is_policy {} without its address", !report.policy.is_policy));
    }
    let links = expected["policy_links"].as_array().cloned().unwrap_or_default();
    let first = json!(report.links.first().map(|l| l.href.clone()));
    if !report.policy.is_policy && !links.is_empty() && !links.contains(&first) {
        wrong.push(format!("{name} link {first}"));
    }
    for answer in &report.answers {
        let written = &expected["answers"][&answer.topic];
        let got = json!(answer.answer);
        if HEADLINES.contains(&answer.topic.as_str()) && !written.is_null() && !accepted(expected, &answer.topic, written, &got) {
            wrong.push(format!("{name} {} {got}", answer.topic));
        }
    }
    wrong
}

#[test]
fn headline_answers_are_those_that_a_person_wrote() {
    let pages = pages();
    assert_eq!(pages.len(), PAGES);
    let found: BTreeSet<String> =
        pages.iter().flat_map(|(name, expected)| mistakes(name, expected, &read(name, &expected["url"]))).collect();
    let known: BTreeSet<String> =
        include_str!("known_mistakes.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_string).collect();
    let new: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(new.is_empty() && gone.is_empty(), "new mistakes: {new:#?}\nmended, take them off the list: {gone:#?}");
}

/// Of a report what a change should be seen to change: the verdicts and, word for word, what proves them.
fn essence(report: &Report) -> Value {
    let answers: Vec<Value> = report
        .answers
        .iter()
        .map(|a| {
            let quotes: Vec<&str> = a.clauses.iter().take(2).map(|&id| report.clauses[id].text.as_str()).collect();
            json!({ "topic": a.topic, "answer": a.answer, "message": a.message, "facts": a.facts, "evidence": quotes })
        })
        .collect();
    json!({
        "is_policy": report.policy.is_policy,
        "language": report.policy.language,
        "last_updated": report.policy.last_updated,
        "links": report.links,
        "clauses": report.clauses.len(),
        "labels": report.clauses.iter().map(|c| c.labels.len()).sum::<usize>(),
        "answers": answers,
    })
}

#[test]
fn reports_are_as_they_were() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("pages/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (name, expected) in pages() {
            insta::assert_json_snapshot!(name.clone(), essence(&read(&name, &expected["url"])));
        }
    });
}

#[test]
fn every_citation_stands_in_the_page() {
    for (name, expected) in pages() {
        let report = read(&name, &expected["url"]);
        let snapshot = html::read(&fs::read_to_string(folder().join(format!("{name}.html"))).unwrap());
        for clause in &report.clauses {
            let units: Vec<u16> = snapshot.blocks[clause.block].text.encode_utf16().collect();
            assert_eq!(String::from_utf16(&units[clause.start..clause.end]).unwrap(), clause.text, "{name} clause {}", clause.id);
        }
        for answer in &report.answers {
            let stated = json!(answer.answer) != json!("not_stated") && json!(answer.answer) != json!([]);
            assert_eq!(stated, !answer.clauses.is_empty(), "{name} {}", answer.topic);
            assert!(answer.clauses.iter().all(|&id| id < report.clauses.len()), "{name} {}", answer.topic);
        }
    }
}
