// Makes target/core/ from the compiled core: JavaScript glue (wasm-bindgen), then smaller code (wasm-opt).
// and beside it the words of each language (target/release/words writes them). With `playground` it makes target/core-playground/, the core that also explains.
// The stamp is a hash of what goes in, so nothing is done twice and nothing is skipped wrongly.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { digest, fail, root, run, target } from "./lib.mjs";

const compiled = join(target, "wasm32-unknown-unknown", "wasm", "clauselight.wasm");
const folder = join(target, process.argv[2] === "playground" ? "core-playground" : "core");
const bound = join(folder, "clauselight_bg.wasm");
const stamp = join(folder, "stamp");
const wasmOpt = join(root, "node_modules", ".bin", "wasm-opt");

// Named one by one: with --all-features wasm-opt writes a file that Chromium refuses.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const OPTIMISE = ["-Oz", "--converge", ...FEATURES.map((name) => `--enable-${name}`)];
// The extension starts anew after a trap, which needs a function that wasm-bindgen makes only when asked.
const BIND = ["--target", "web", "--experimental-reset-state-function", "--remove-name-section", "--remove-producers-section", "--out-name", "clauselight"];

function main() {
  mkdirSync(folder, { recursive: true });
  bind();
  // Those of the core's own version: written each time.
  run(join(target, "release", "words"), [folder]);
}

function bind() {
  const versions = [run("wasm-bindgen", ["--version"]), run(wasmOpt, ["--version"])];
  const want = digest(readFileSync(compiled), ...versions, ...BIND, ...OPTIMISE);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === want) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("wasm-bindgen", [...BIND, "--out-dir", folder, compiled]);
  run(wasmOpt, [...OPTIMISE, bound, "-o", bound]);
  writeFileSync(stamp, want);
}

try {
  main();
} catch (error) {
  fail(error);
}
