//! The border to JavaScript: the only file that names the browser crates.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::page::snapshot::Snapshot;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Reads a page: snapshot JSON in, report JSON out.
///
/// # Errors
/// A `SnapshotError` where the snapshot is not of the documented shape.
#[wasm_bindgen]
pub fn analyze(snapshot: &str) -> Result<String, JsValue> {
    let snapshot: Snapshot = serde_json::from_str(snapshot).map_err(|e| snapshot_error(&e.to_string()))?;
    serde_json::to_string(&crate::analyze(&snapshot)).map_err(|e| snapshot_error(&e.to_string()))
}

/// Reads a page: snapshot object in, report object out.
///
/// # Errors
/// A `SnapshotError` where the snapshot is not of the documented shape.
#[wasm_bindgen(js_name = analyzeValue)]
pub fn analyze_value(snapshot: JsValue) -> Result<JsValue, JsValue> {
    to_value(&crate::analyze(&from_value(snapshot)?))
}

/// Every stage of reading a page: snapshot object in, explanation object out.
///
/// # Errors
/// A `SnapshotError` where the snapshot is not of the documented shape.
#[wasm_bindgen]
pub fn explain(snapshot: JsValue) -> Result<JsValue, JsValue> {
    to_value(&crate::explain::explain(&from_value(snapshot)?))
}

/// The crate's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

fn from_value(snapshot: JsValue) -> Result<Snapshot, JsValue> {
    serde_wasm_bindgen::from_value(snapshot).map_err(|e| snapshot_error(&e.to_string()))
}

/// Objects, not maps, and null, not undefined: the same as parsing the JSON.
fn to_value(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|e| snapshot_error(&e.to_string()))
}

fn snapshot_error(message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("SnapshotError");
    error.into()
}
