//! The border to JavaScript: the only file that names the browser crates.

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

/// The crate's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

fn snapshot_error(message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("SnapshotError");
    error.into()
}
