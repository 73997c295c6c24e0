//! Plain sentences, as small sites write them: what a policy with one of them in it says. `tests/sentences/TAG.tsv` begins with a title and an
//! opening; each further line is a topic, the answer, a sentence. What is known to be read wrongly has a `!` before it, and loses it once it is
//! right.

use std::fs;
use std::path::{Path, PathBuf};

use clauselight::analyze;
use clauselight::page::html;
use clauselight::report::AnswerValue;

/// So that none is lost in silence.
const LEAST: usize = 240;

struct Case {
    topic: String,
    answer: String,
    sentence: String,
    is_known_mistake: bool,
}

/// Title, opening, cases.
fn read(file: &Path) -> (String, String, Vec<Case>) {
    let text = fs::read_to_string(file).unwrap_or_default();
    let (heads, lines): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    let head = |at: usize| heads[at].trim_start_matches(['#', ' ']).to_owned();
    let case = |line: &&str| {
        let mut fields = line.trim_start_matches('!').split('\t').map(str::to_owned);
        let mut next = || fields.next().unwrap_or_else(|| format!("a field is missing: {line}"));
        Case { topic: next(), answer: next(), sentence: next(), is_known_mistake: line.starts_with('!') }
    };
    (head(0), head(1), lines.iter().map(case).collect())
}

fn said(title: &str, opening: &str, case: &Case) -> String {
    let page = format!("<title>{title}</title><h1>{title}</h1><p>{opening}</p><p>{opening}</p><p>{}</p>", case.sentence);
    let report = analyze(&html::read(&page));
    match report.answers.iter().find(|answer| answer.topic == case.topic).map(|answer| &answer.answer) {
        Some(AnswerValue::One(said)) => said.clone(),
        Some(AnswerValue::Kinds(kinds)) if kinds.is_empty() => "nothing".into(),
        Some(AnswerValue::Kinds(kinds)) => kinds.join("+"),
        None => "no policy".into(),
    }
}

#[test]
fn plain_sentences_are_understood() {
    let mut files: Vec<PathBuf> = fs::read_dir("tests/sentences").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut all, mut wrong) = (0, Vec::new());
    for file in &files {
        let (title, opening, cases) = read(file);
        all += cases.len();
        for case in &cases {
            let said = said(&title, &opening, case);
            if (said == case.answer) == case.is_known_mistake {
                wrong.push(format!("{}: {}: {said}, not {}: {}", file.display(), case.topic, case.answer, case.sentence));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all >= LEAST, "{all} sentences");
}
