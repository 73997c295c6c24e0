//! The border to JavaScript: the only file that names the browser crates.

use wasm_bindgen::prelude::*;

use crate::lexicon;
use crate::page::snapshot::Snapshot;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Reads a page: snapshot JSON in, report JSON out.
///
/// # Errors
/// A `SnapshotError` where the snapshot is not of the documented shape; a `WordsMissing` where the words of its language are to
/// be added first ([`add_words`]).
#[wasm_bindgen]
pub fn analyze(snapshot: &str) -> Result<String, JsValue> {
    let snapshot: Snapshot = serde_json::from_str(snapshot).map_err(|e| snapshot_error(&e.to_string()))?;
    let _measured = Measured::start();
    let report = with_words(|| crate::analyze(&snapshot))?;
    serde_json::to_string(&report).map_err(|e| snapshot_error(&e.to_string()))
}

/// Adds the words of a language, as in the file `TAG.words`; those that are there already stay.
///
/// # Errors
/// A `WordsError` where there is no such language, or the file is damaged.
#[wasm_bindgen(js_name = addWords)]
pub fn add_words(tag: &str, file: &[u8]) -> Result<(), JsValue> {
    lexicon::add_words(tag, file).map_err(|error| typed("WordsError", &error.to_string()))
}

/// Does what needs words.
///
/// # Errors
/// A `WordsMissing` where words are not here: its message is the tags of their languages, with commas between. Who has added
/// them may ask again.
fn with_words<T>(work: impl FnOnce() -> T) -> Result<T, JsValue> {
    let done = work();
    let missing = lexicon::missing_words();
    if missing.is_empty() { Ok(done) } else { Err(typed("WordsMissing", &missing.join(","))) }
}

/// Name of the mark and the measure that an analysis leaves in the context's performance timeline; the benches read it.
const MEASURE: &str = "clauselight";

/// Measures from its making to its end.
struct Measured(Option<web_sys::Performance>);

impl Measured {
    fn start() -> Self {
        let timeline = js_sys::global()
            .dyn_into::<web_sys::WorkerGlobalScope>()
            .map_or_else(|_| web_sys::window().and_then(|window| window.performance()), |worker| worker.performance());
        if let Some(timeline) = &timeline {
            timeline.clear_marks_with_mark_name(MEASURE);
            timeline.clear_measures_with_measure_name(MEASURE);
            note(timeline.mark(MEASURE));
        }
        Measured(timeline)
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        if let Some(timeline) = &self.0 {
            note(timeline.measure_with_start_mark(MEASURE, MEASURE));
        }
    }
}

/// Not being measured harms nobody.
fn note<T>(measured: Result<T, JsValue>) {
    if let Err(error) = measured {
        web_sys::console::debug_2(&"clauselight: not measured".into(), &error);
    }
}

/// Reads a page: snapshot object in, report object out.
///
/// # Errors
/// A `SnapshotError` where the snapshot is not of the documented shape; a `WordsMissing` where the words of its language are to
/// be added first ([`add_words`]).
#[cfg(feature = "objects")]
#[wasm_bindgen(js_name = analyzeValue)]
pub fn analyze_value(snapshot: JsValue) -> Result<JsValue, JsValue> {
    let snapshot = from_object(snapshot)?;
    to_object(&with_words(|| crate::analyze(&snapshot))?)
}

/// Reads a page and shows every stage: snapshot object in, [`crate::explain::Explanation`] out.
///
/// # Errors
/// A `SnapshotError` where the snapshot is not of the documented shape; a `WordsMissing` where the words of its language are to
/// be added first ([`add_words`]).
#[cfg(feature = "objects")]
#[wasm_bindgen]
pub fn explain(snapshot: JsValue) -> Result<JsValue, JsValue> {
    let snapshot = from_object(snapshot)?;
    to_object(&with_words(|| crate::explain::explain(&snapshot))?)
}

/// What the learned weights say of one clause of a page, and why: snapshot object and the clause's id in, a list of
/// [`crate::explain::Weighed`] out, or null.
///
/// # Errors
/// As [`explain`].
#[cfg(feature = "objects")]
#[wasm_bindgen]
pub fn weigh(snapshot: JsValue, clause: usize) -> Result<JsValue, JsValue> {
    let snapshot = from_object(snapshot)?;
    to_object(&with_words(|| crate::explain::weigh(&snapshot, clause))?)
}

/// The crate's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

#[cfg(feature = "objects")]
fn from_object(snapshot: JsValue) -> Result<Snapshot, JsValue> {
    serde_wasm_bindgen::from_value(snapshot).map_err(|e| snapshot_error(&e.to_string()))
}

/// Objects and `null`, as `JSON.parse` would give them.
#[cfg(feature = "objects")]
fn to_object(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|e| snapshot_error(&e.to_string()))
}

fn snapshot_error(message: &str) -> JsValue {
    typed("SnapshotError", message)
}

fn typed(name: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    error.into()
}
