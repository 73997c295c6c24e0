/** The background's core after a trap: the real WebAssembly, made to trap for real. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** A module whose one function, `analyze`, executes `unreachable`. */
const TRAP = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // type: () -> ()
  ...[0x03, 0x02, 0x01, 0x00], // one function of it
  ...[0x07, 0x0b, 0x01, 0x07, ...new TextEncoder().encode("analyze"), 0x00, 0x00],
  ...[0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b], // unreachable
);

const core = readFileSync(fileURLToPath(new URL("../extension/core/clauselight_bg.wasm", import.meta.url)));
const snapshot = JSON.stringify({ title: "Privacy Policy", url: "https://kites.example/privacy-policy", blocks: [{ kind: "heading", level: 1, text: "Privacy Policy" }, ...Array(6).fill({ kind: "paragraph", text: "This privacy policy says how we use your personal data. We do not sell your personal information to third parties, and we keep it for 30 days." })] });

test("a trap is told, and the next page is read by a fresh core", async () => {
  // The only parts of the extension's world that the core asks for.
  const file = (/** @type {string} */ path) => readFileSync(new URL(`../extension/${path}`, import.meta.url));
  const getURL = (/** @type {string} */ path) => (path.endsWith(".wasm") ? core : `data:application/octet-stream;base64,${file(path).toString("base64")}`);
  /** @type {any} */ (globalThis).chrome = { runtime: { getURL } };
  const instances = replaceFirstInstance();
  const { analyze } = await import("../extension/core.js");
  await assert.rejects(analyze(snapshot), WebAssembly.RuntimeError);
  assert.equal(JSON.parse(await analyze(snapshot)).answers[0].answer, "no", "with words loaded anew");
  await assert.rejects(analyze("no snapshot"), { name: "SnapshotError" });
  assert.equal(JSON.parse(await analyze(snapshot)).schema, 1);
  assert.equal(instances.count, 2, "a fresh core after the trap, none after a snapshot that is none");
});

/** The first core's `analyze` traps; those made later are as they are. */
function replaceFirstInstance() {
  const { instantiate, Instance } = WebAssembly;
  const made = { count: 0 };
  /** @type {any} */ (WebAssembly).instantiate = async (/** @type {BufferSource} */ bytes, /** @type {WebAssembly.Imports} */ imports) => {
    if (bytes !== core) return instantiate(bytes, imports);
    made.count += 1;
    const { instance, module } = await instantiate(bytes, imports);
    const { analyze } = new Instance(new WebAssembly.Module(TRAP)).exports;
    return { instance: Object.setPrototypeOf({ exports: { ...instance.exports, analyze } }, Instance.prototype), module };
  };
  /** @type {any} */ (WebAssembly).Instance = class extends Instance {
    /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} [imports] */
    constructor(module, imports) {
      super(module, imports);
      if (imports) made.count += 1;
    }
  };
  return made;
}
