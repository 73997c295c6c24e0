//! The command line as others use it: real runs of the program.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)] // the helpers of tests are tests

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// A policy of our own, long and plain enough to be taken for one.
const POLICY: &str = "<!doctype html><html lang=en><title>Privacy Policy – Harbour Kites</title><body><main>
<h1>Privacy Policy</h1><p>Last updated: 4 March 2025</p>
<p>This privacy policy explains what personal information Harbour Kites collects, how we use it and with whom we share it.</p>
<h2>Information we collect</h2><p>We collect your name, your e-mail address and your postal address when you order a kite.</p>
<h2>How we use your information</h2><p>We use your personal information to send your order and to answer your questions.</p>
<h2>Sharing</h2><p>We do not sell your personal information. We share it with carriers that deliver your order.</p>
<h2>International transfers</h2><p>Your personal data is transferred to the United States under standard contractual clauses.</p>
<h2>How long we keep it</h2><p>We keep your personal data for 180 days after your order.</p>
<h2>Your rights</h2><p>You have the right to access and delete your personal data. Write to privacy@kites.example.</p>
<h2>Cookies</h2><p>We use cookies to remember your basket.</p>
<h2>Children</h2><p>Our website is not directed to children under 13.</p>
<h2>Changes to this policy</h2><p>We will notify you by e-mail of changes to this privacy policy.</p>
<h2>Contact us</h2><p>If you have questions about this privacy policy, contact our data protection officer.</p></main>";

const NO_POLICY: &str = "<title>Kites</title><p>Kites for every wind.</p><footer><a href=/privacy>Privacy Policy</a></footer>";

fn clauselight() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clauselight"));
    command.env_clear().env("LANG", "en_GB.UTF-8");
    command
}

/// Runs the program with an input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = clauselight();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_vec();
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&input); // a program that needs no input does not read it
    });
    let output = child.wait_with_output().expect("the program ends");
    writing.join().expect("the input is written");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("output is UTF-8")
}

fn json_lines(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// A folder of its own for a test's files.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).expect("a folder for files");
    folder
}

fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("a file is written");
    path.display().to_string()
}

// --- usage ---

#[test]
fn version_and_help_succeed() {
    let version = run(&["--version"], b"");
    assert_eq!(text(&version.stdout), format!("clauselight {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(version.status.code(), Some(0));
    for arguments in [&["--help"][..], &["read", "--help"], &["batch", "--help"]] {
        let help = run(arguments, b"");
        assert_eq!(help.status.code(), Some(0));
        assert!(text(&help.stdout).contains("Usage: clauselight"));
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    for arguments in [
        &[][..],
        &["read"],
        &["rede", "x"],
        &["read", "--format", "pdf", "x"],
        &["batch", "--jobs", "0"],
        &["batch", "--jobs", "many"],
        &["batch", "file"],
        &["snapshot"],
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

// --- read ---

#[test]
fn each_address_comes_with_what_it_is_for() {
    let rights = "<p>You can opt out of the sale of your personal data <a href=/out>here</a>.</p>
<p>You have the right to delete your personal data: write to erase@kites.example.</p>
<p>You have the right to access your personal data.</p>
<p>If you have questions about this privacy policy, contact us at privacy@kites.example.</p>";
    let plain = "<p>You have the right to access and delete your personal data. Write to privacy@kites.example.</p>";
    let page = POLICY.replace(plain, rights);
    assert_ne!(page, POLICY);
    let reports = json_lines(&run(&["read", "--json", "-"], page.as_bytes()));
    let answers = reports[0]["answers"].as_array().expect("answers");
    let ways = answers.iter().find(|answer| answer["topic"] == "rights").and_then(|answer| answer["ways"].as_array()).expect("ways");
    let told: BTreeSet<String> = ways.iter().map(|way| format!("{} {}", way["right"], way["to"])).collect();
    let expected = [r#""access" null"#, r#""delete" "erase@kites.example""#, r#""opt_out_sale" "/out""#, r#"null "privacy@kites.example""#];
    assert_eq!(told.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn a_policy_is_read_for_people() {
    let output = run(&["read", "-"], POLICY.as_bytes());
    let view = text(&output.stdout);
    let unwrapped = view.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(output.status.code(), Some(0));
    for words in [
        "Privacy Policy",
        "Last updated 2025-03-04",
        "Sells your data? No",
        "“We do not sell your personal information.”",
        "the United States",
        "standard contractual clauses",
        "– 180 days",
    ] {
        assert!(unwrapped.contains(words), "{words:?} in:\n{view}");
    }
    assert!(!view.contains('\u{1b}'), "no colours where nobody sees them");
    assert!(view.lines().all(|line| line.chars().count() <= 80), "{view}");
}

#[test]
fn answers_come_in_the_language_asked_for() {
    let first_question = |arguments: &[&str]| {
        let output = run(arguments, POLICY.as_bytes());
        let view = text(&output.stdout).to_owned();
        view.lines().find(|line| line.starts_with(['●', '○', '·', '?', '◐'])).expect("an answer").to_owned()
    };
    assert!(first_question(&["read", "--lang", "zh-Hant-HK", "-"]).contains("會出售你的資料嗎？"));
    assert!(first_question(&["read", "--lang", "zh", "-"]).contains("出售"));
    assert!(first_question(&["read", "--lang", "vi-VN", "-"]).contains("Có bán dữ liệu"));
    assert!(first_question(&["read", "--lang", "it-IT", "-"]).contains("Vende i tuoi dati?"));
    for (tag, question) in [
        ("de-AT", "Werden deine Daten verkauft?"),
        ("fr", "Vos données sont-elles vendues"),
        ("es-MX", "¿Vende tus datos?"),
        ("pt-PT", "Vende seus dados?"),
        ("ja", "データを販売しますか？"),
        ("ko-KR", "개인정보를 판매하나요?"),
    ] {
        assert!(first_question(&["read", "--lang", tag, "-"]).contains(question), "{tag}");
    }
    assert!(first_question(&["read", "--lang", "tlh", "-"]).contains("Sells your data?"));
    assert!(first_question(&["read", "-"]).contains("Sells your data?"));
    let mut command = clauselight();
    let path = file(&folder("language"), "policy.html", POLICY);
    let output = command.args(["read", &path]).env("LC_ALL", "zh_TW.UTF-8").output().expect("the program runs");
    assert!(text(&output.stdout).contains("會出售你的資料嗎？"));
}

#[test]
fn a_page_that_is_no_policy_says_so_and_names_the_link() {
    let output = run(&["read", "-"], NO_POLICY.as_bytes());
    let view = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert!(view.contains("No privacy policy found") && view.contains("/privacy"), "{view}");
}

#[test]
fn reports_are_json_one_line_a_file() {
    let folder = folder("json");
    let (policy, other) = (file(&folder, "a.html", POLICY), file(&folder, "b.html", NO_POLICY));
    let output = run(&["read", "--json", &policy, &other], b"");
    let reports = json_lines(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[0]["schema"], 1);
    assert_eq!(reports[0]["policy"]["is_policy"], true);
    assert_eq!(reports[0]["answers"].as_array().map(Vec::len), Some(13));
    assert_eq!(reports[1]["policy"]["is_policy"], false);
    assert_eq!(reports[1]["answers"], json!([]));
    assert_eq!(reports[1]["links"][0]["href"], "/privacy");
}

#[test]
fn a_missing_file_does_not_keep_the_others_from_being_read() {
    let folder = folder("missing");
    let policy = file(&folder, "a.html", POLICY);
    let missing = folder.join("b.html").display().to_string();
    let output = run(&["read", "--json", &policy, &missing, &policy], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json_lines(&output).len(), 2);
    assert!(text(&output.stderr).contains("b.html"), "{}", text(&output.stderr));
}

#[test]
fn what_cannot_be_read_is_explained() {
    let folder = folder("unreadable");
    let cases = [
        (file(&folder, "empty.html", " \n"), "has no text in it"),
        (file(&folder, "paper.pdf", "%PDF-1.7\n%\u{e9}"), "pdftotext"),
        (file(&folder, "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "is not text"),
        (folder.display().to_string(), "is a folder"),
    ];
    for (path, reason) in cases {
        for command in ["read", "snapshot"] {
            let output = run(&[command, &path], b"");
            assert_eq!(output.status.code(), Some(1), "{path}");
            assert!(output.stdout.is_empty(), "{path}");
            assert!(text(&output.stderr).contains(reason), "{}", text(&output.stderr));
        }
    }
}

#[test]
fn a_page_cannot_steer_the_terminal() {
    let page = POLICY.replace("Harbour Kites<", "Harbour\u{1b}[2J\u{1b}]0;x\u{7} Kites<");
    let page = page.replace("We do not sell your", "We do not\u{1b}[8m sell your");
    let output = run(&["read", "-"], page.as_bytes());
    assert!(!text(&output.stdout).contains(['\u{1b}', '\u{7}']));
}

#[test]
fn formats_are_told_by_content_unless_named() {
    let kinds = |arguments: &[&str], input: &str| {
        let output = run(arguments, input.as_bytes());
        let snapshot: Value = serde_json::from_slice(&output.stdout).expect("a snapshot");
        let blocks = snapshot["blocks"].as_array().expect("blocks").clone();
        blocks.iter().map(|block| block["kind"].as_str().expect("a kind").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&["snapshot", "-"], "<h1>a</h1><p>b</p>"), ["heading", "paragraph"]);
    assert_eq!(kinds(&["snapshot", "-"], "# a\n\n**b** [c](d)\n"), ["heading", "paragraph"]);
    assert_eq!(kinds(&["snapshot", "-"], "A\n\nb\n"), ["preformatted"]);
    assert_eq!(kinds(&["snapshot", "--format", "text", "-"], "<h1>a</h1>"), ["preformatted"]);
    assert_eq!(kinds(&["snapshot", "--format", "markdown", "-"], "a\n"), ["paragraph"]);
    assert_eq!(kinds(&["snapshot", "--format", "html", "-"], "# a"), ["paragraph"]);
}

#[test]
fn ten_megabytes_of_text_are_read() {
    let text = "We keep your personal data for 30 days. Nothing of it is sold.\n".repeat(160_000);
    let output = run(&["read", "--json", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let report = &json_lines(&output)[0];
    assert!(report["policy"]["characters"].as_u64() > Some(10_000_000));
}

// --- batch ---

#[test]
fn batch_answers_in_order_whatever_the_jobs() {
    let input: String = (0..120)
        .map(|n| {
            // Long and short documents in turn, so that answers are not ready in order by chance.
            let html = if n % 7 == 0 { POLICY.repeat(6) } else { NO_POLICY.into() };
            format!("{}\n", json!({"id": format!("d{n}"), "html": html, "url": "https://kites.example/", "title": null, "more": [1]}))
        })
        .collect();
    let outputs: Vec<Output> = ["1", "2", "16"].iter().map(|jobs| run(&["batch", "--jobs", jobs], input.as_bytes())).collect();
    for output in &outputs {
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
        assert_eq!(output.stdout, outputs[0].stdout);
    }
    let answers = json_lines(&outputs[0]);
    assert_eq!(answers.len(), 120);
    for (n, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], format!("d{n}"));
        assert_eq!(answer["report"]["schema"], 1);
    }
}

#[test]
fn batch_gives_the_report_that_read_gives() {
    let read = run(&["read", "--json", "-"], POLICY.as_bytes());
    let batch = run(&["batch"], json!({"id": "a", "html": POLICY}).to_string().as_bytes());
    assert_eq!(json_lines(&batch)[0]["report"], json_lines(&read)[0]);
}

#[test]
fn batch_takes_text_and_titles() {
    let input = json!({"id": "a", "text": "We keep your data for 30 days.", "title": "Privacy Policy"}).to_string();
    let answers = json_lines(&run(&["batch"], input.as_bytes()));
    assert_eq!(answers[0]["report"]["policy"]["title"], "Privacy Policy");
}

#[test]
fn bad_lines_are_answered_and_stop_nothing() {
    let good = json!({"id": "good", "text": "hello"}).to_string();
    let mut input = Vec::new();
    for line in [
        good.as_bytes(),
        br#"{"id": "half", "html": "<p>"#,
        b"",
        b"\x00\xff\xfe rubbish",
        br#"{"html": "<p>no id"}"#,
        br#"{"id": "none"}"#,
        br#"{"id": "both", "html": "a", "text": "b"}"#,
        br#"{"id": "wrong", "html": 7}"#,
        br#"{"id": 7, "html": "a"}"#,
        br#"["id", "url", "title", "html"]"#,
        &b"[".repeat(100_000),
        good.as_bytes(),
    ] {
        input.extend(line);
        input.push(b'\n');
    }
    let output = run(&["batch"], &input);
    let answers = json_lines(&output);
    assert_eq!(output.status.code(), Some(0));
    let seen: Vec<(&Value, &Value, &Value)> =
        answers.iter().map(|answer| (&answer["id"], &answer["line"], &answer["error"]["kind"])).collect();
    let none = &Value::Null;
    assert_eq!(
        seen,
        [
            (&json!("good"), none, none),
            (none, &json!(2), &json!("json")),
            (none, &json!(3), &json!("empty_line")),
            (none, &json!(4), &json!("json")),
            (none, &json!(5), &json!("shape")),
            (&json!("none"), none, &json!("no_content")),
            (&json!("both"), none, &json!("two_contents")),
            (&json!("wrong"), none, &json!("shape")),
            (none, &json!(9), &json!("shape")),
            (none, &json!(10), &json!("shape")),
            (none, &json!(11), &json!("shape")),
            (&json!("good"), none, none),
        ]
    );
    assert!(answers.iter().all(|answer| answer["report"].is_object() || answer["error"]["message"].is_string()));
}

#[test]
fn batch_of_nothing_is_nothing() {
    let output = run(&["batch"], b"");
    assert_eq!((output.status.code(), output.stdout), (Some(0), Vec::new()));
}

#[test]
fn batch_answers_a_line_before_the_next_is_given() {
    let mut child = clauselight().arg("batch").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
    for id in ["a", "b", "c"] {
        writeln!(stdin, "{}", json!({"id": id, "text": "hello"})).expect("a line is taken");
        let answer: Value = serde_json::from_str(&answers.next().expect("an answer").expect("UTF-8")).expect("JSON");
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().expect("the program ends").success());
}

// --- pipes ---

/// Reads a little of the output, then hangs up.
fn hang_up(arguments: &[&str], input: &[u8]) -> (Option<i32>, String) {
    let mut command = clauselight();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let mut stdout = child.stdout.take().expect("stdout is piped");
    let mut stderr = child.stderr.take().expect("stderr is piped");
    let input = input.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let mut beginning = [0; 16];
    stdout.read_exact(&mut beginning).expect("some output");
    drop(stdout);
    let mut complaints = String::new();
    stderr.read_to_string(&mut complaints).expect("stderr is UTF-8");
    let code = child.wait().expect("the program ends").code();
    let _ = writing.join().expect("the writer ends");
    (code, complaints)
}

#[test]
fn a_broken_pipe_ends_it_quietly() {
    let line = format!("{}\n", json!({"id": "a", "html": POLICY.repeat(5)}));
    assert_eq!(hang_up(&["batch", "--jobs", "2"], line.repeat(300).as_bytes()), (Some(0), String::new()));
    let page = POLICY.repeat(60);
    assert_eq!(hang_up(&["snapshot", "-"], page.as_bytes()), (Some(0), String::new()));
    assert_eq!(hang_up(&["read", "--json", "-"], page.as_bytes()), (Some(0), String::new()));
}
