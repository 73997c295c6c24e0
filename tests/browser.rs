//! The border, called as JavaScript calls it, in a real browser (see `build.sh test wasm`).
#![cfg(target_arch = "wasm32")]

use clauselight::report::Report;
use clauselight::wasm::{add_words, analyze, analyze_value, explain, version};
use js_sys::{Array, Error, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NO_POLICY: &str = r#"{ "title": "Bread", "blocks": [{ "kind": "paragraph", "text": "We bake at six." }] }"#;

const POLICY: &str = r#"{
    "title": "Privacy Policy - Harbour Kites", "url": "https://kites.example/privacy", "lang": "en",
    "blocks": [
        { "kind": "heading", "level": 1, "text": "Privacy Policy" },
        { "kind": "paragraph", "text": "This privacy policy explains how Harbour Kites collects, uses and shares your personal information." },
        { "kind": "heading", "level": 2, "text": "Information we collect" },
        { "kind": "paragraph", "text": "We collect your name, your e-mail address and your payment details when you place an order. We use this information to send your order." },
        { "kind": "heading", "level": 2, "text": "Selling" },
        { "kind": "paragraph", "text": "We do not sell your personal information to anyone." },
        { "kind": "heading", "level": 2, "text": "How long we keep it" },
        { "kind": "paragraph", "text": "We retain your personal data for 18 months after your last order. Then we delete it." },
        { "kind": "heading", "level": 2, "text": "Your rights" },
        { "kind": "paragraph", "text": "You have the right to access, correct and delete your personal data. Write to privacy@kites.example." }
    ], "links": [] }"#;

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// What the extension does where English is asked for.
fn add_english() {
    add_words("en", include_bytes!(concat!(env!("OUT_DIR"), "/en.pack"))).unwrap();
}

fn parsed(snapshot: &str) -> JsValue {
    add_english();
    JSON::parse(&analyze(snapshot).unwrap()).unwrap()
}

#[wasm_bindgen_test]
fn version_is_the_crates() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn a_page_that_is_no_policy_has_no_answers() {
    let report = parsed(NO_POLICY);
    assert_eq!(field(&report, "schema"), 1);
    assert_eq!(field(&field(&report, "policy"), "is_policy"), false);
    assert_eq!(field(&field(&report, "answers"), "length"), 0);
    assert_eq!(field(&field(&report, "clauses"), "length"), 0);
}

fn answer(report: &JsValue, topic: &str) -> JsValue {
    let answers = Array::from(&field(report, "answers"));
    answers.iter().find(|answer| field(answer, "topic") == topic).unwrap()
}

#[wasm_bindgen_test]
fn a_policy_is_answered_with_its_own_sentences() {
    let report = parsed(POLICY);
    assert_eq!(field(&field(&report, "policy"), "is_policy"), true);
    let sale = answer(&report, "sale");
    assert_eq!(field(&sale, "answer"), "no");
    let evidence = Array::from(&field(&sale, "clauses")).get(0);
    let clause = Array::from(&field(&report, "clauses")).find(&mut |clause, _, _| field(&clause, "id") == evidence);
    assert_eq!(field(&clause, "text"), "We do not sell your personal information to anyone.");
    let period = Array::from(&field(&answer(&report, "retention"), "periods")).get(0);
    assert_eq!(field(&period, "iso"), "P18M");
}

/// As the core's own type: numbers look different as text, depending on how they came.
#[wasm_bindgen_test]
fn words_that_are_not_here_are_asked_for() {
    let german = r#"{ "title": "Datenschutzerklärung", "url": "https://drachen.example/datenschutz", "blocks": [
        { "kind": "heading", "level": 1, "text": "Datenschutzerklärung" },
        { "kind": "paragraph", "text": "Wir verarbeiten Ihre personenbezogenen Daten nur, soweit dies für die Bestellung nötig ist, und verkaufen sie nicht. Wir geben Ihre personenbezogenen Daten nicht an Dritte weiter und speichern sie zwei Jahre lang." } ] }"#;
    let error: Error = analyze(german).unwrap_err().dyn_into().unwrap();
    assert_eq!((error.name(), error.message()), ("WordsMissing".into(), "de".into()));
    add_words("de", include_bytes!(concat!(env!("OUT_DIR"), "/de.pack"))).unwrap();
    assert_eq!(field(&answer(&parsed(german), "sale"), "answer"), "no");
}

#[wasm_bindgen_test]
fn words_that_are_none_are_refused() {
    for (tag, file) in [("xx", &b""[..]), ("fr", b"CLP1"), ("fr", b"")] {
        let error: Error = add_words(tag, file).unwrap_err().dyn_into().unwrap();
        assert_eq!(error.name(), "WordsError");
    }
}

fn as_report(value: &JsValue) -> Report {
    let text: String = JSON::stringify(value).unwrap().into();
    serde_json::from_str(&text).unwrap()
}

#[wasm_bindgen_test]
fn objects_and_text_give_the_same_report() {
    add_english();
    for snapshot in [POLICY, NO_POLICY] {
        let by_value = analyze_value(JSON::parse(snapshot).unwrap()).unwrap();
        assert!(as_report(&by_value) == as_report(&parsed(snapshot)), "{snapshot}");
    }
}

#[wasm_bindgen_test]
fn every_stage_is_explained() {
    add_english();
    let stages = explain(JSON::parse(POLICY).unwrap()).unwrap();
    assert!(as_report(&field(&stages, "report")) == as_report(&parsed(POLICY)));
    for stage in ["blocks", "clauses"] {
        assert_ne!(field(&field(&stages, stage), "length"), 0, "{stage}");
    }
    for stage in ["language", "detection"] {
        assert!(field(&stages, stage).is_object(), "{stage}");
    }
}

#[wasm_bindgen_test]
fn objects_of_the_wrong_shape_are_typed_errors() {
    for wrong in ["7", "null", r#""text""#, r#"{"blocks":7}"#, r#"{"blocks":[{"kind":"poem","text":"x"}]}"#] {
        for refused in [analyze_value(JSON::parse(wrong).unwrap()), explain(JSON::parse(wrong).unwrap())] {
            let error: Error = refused.unwrap_err().dyn_into().unwrap();
            assert_eq!(error.name(), "SnapshotError", "{wrong}");
        }
    }
}

#[wasm_bindgen_test]
fn malformed_snapshots_are_typed_errors() {
    for malformed in ["", "{", "null", "7", r#"{"blocks":7}"#, r#"{"blocks":[{"kind":"poem","text":"x"}]}"#] {
        let error: Error = analyze(malformed).unwrap_err().dyn_into().unwrap();
        assert_eq!(error.name(), "SnapshotError", "{malformed}");
        assert_ne!(String::from(error.message()), "", "{malformed}");
    }
}

/// Strings that trip readers: each as title, address, heading and text.
const ODD: [&str; 9] = [
    "",
    " \n\t",
    "\u{0}\u{1}\u{7f}",
    "\u{202e}desrever\u{202c}",
    "e\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦 sells 🍞",
    "https://%zz:99999/%%%",
    "privacy privacy privacy",
    "隱私權政策",
];

#[wasm_bindgen_test]
fn odd_text_is_read_without_a_trap() {
    add_english();
    for odd in ODD {
        let quoted: String = JSON::stringify(&odd.into()).unwrap().into();
        let snapshot = format!(
            r#"{{"url":{quoted},"title":{quoted},"lang":{quoted},
                "blocks":[{{"kind":"heading","text":{quoted}}},{{"kind":"item","level":200,"text":{quoted}}}],
                "links":[{{"href":{quoted},"text":{quoted}}}]}}"#
        );
        assert_eq!(field(&parsed(&snapshot), "schema"), 1, "{odd:?}");
    }
}

#[wasm_bindgen_test]
fn offsets_outside_of_the_text_are_no_trap() {
    add_english();
    let snapshot = r#"{"blocks":[
        {"kind":"paragraph","text":"é🍞","links":[{"start":1,"end":2,"href":"a"},{"start":9,"end":3,"href":"b"},{"start":0,"end":4000000000,"href":"c"}]},
        {"kind":"cell","text":"x","table":{"id":4000000000,"row":0,"column":9}}]}"#;
    assert!(parsed(snapshot).is_instance_of::<Object>());
}
