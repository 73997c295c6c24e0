//! The border, called as JavaScript calls it, in a real browser (see `build.sh test wasm`).
#![cfg(target_arch = "wasm32")]

use clauselight::wasm::{analyze, version};
use js_sys::{Error, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NO_POLICY: &str = r#"{ "title": "Bread", "blocks": [{ "kind": "paragraph", "text": "We bake at six." }] }"#;

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn parsed(snapshot: &str) -> JsValue {
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
    let snapshot = r#"{"blocks":[
        {"kind":"paragraph","text":"é🍞","links":[{"start":1,"end":2,"href":"a"},{"start":9,"end":3,"href":"b"},{"start":0,"end":4000000000,"href":"c"}]},
        {"kind":"cell","text":"x","table":{"id":4000000000,"row":0,"column":9}}]}"#;
    assert!(parsed(snapshot).is_instance_of::<Object>());
}
