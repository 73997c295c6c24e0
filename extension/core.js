// The core, compiled from Rust: started when first needed, started anew after it failed.
import { api } from "./browser.js";
import * as core from "./core/clauselight.js";
import { withWords } from "./vocabulary.js";

/** @type {Promise<unknown> | null} */
let ready = null;

/**
 * @param {string} snapshot JSON
 * @returns {Promise<string>} the report's JSON
 */
export async function analyze(snapshot) {
  await start();
  try {
    return await withWords(() => core.analyze(snapshot), core.addWords, locate);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) startAnew();
    throw error;
  }
}

function start() {
  ready ??= core.default({ module_or_path: locate("clauselight_bg.wasm") }).catch((/** @type {unknown} */ error) => {
    ready = null;
    throw error;
  });
  return ready;
}

/** @param {string} name */
function locate(name) {
  return api.runtime.getURL(`core/${name}`);
}

/** A trap leaves the instance's stack and locks as they were: another instance of the same module takes over. */
function startAnew() {
  core.__wbg_reset_state();
}
