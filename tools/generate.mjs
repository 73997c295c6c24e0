// Writes extension/generated/: data that the core and the extension share, as modules the extension can import.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { gateWordsFrom } from "../extension/gate-words.mjs";
import { root, run, target } from "./lib.mjs";

const folder = join(root, "extension", "generated");

/**
 * Written only when it differs, so that nobody who watches the file wakes for nothing.
 * @param {string} name
 * @param {string} constant
 * @param {string} source
 * @param {string} json
 */
function module(name, constant, source, json) {
  const text = `// Generated from ${source} by the build.\nexport const ${constant} = ${json.trim()};\n`;
  const file = join(folder, name);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
}

/**
 * Lists of words as one text each: a script with a thousand little strings takes a millisecond longer to start, on every page.
 * @param {string} json
 */
function asText(json) {
  const lists = Object.entries(/** @type {Record<string, string[]>} */ (JSON.parse(json)));
  return `{ ${lists.map(([name, words]) => `${name}: ${JSON.stringify(words.join("\n"))}.split("\\n")`).join(", ")} }`;
}

export function generate() {
  module("reading.js", "reading", "src/page/reading.json", readFileSync(join(root, "src", "page", "reading.json"), "utf8"));
  const words = gateWordsFrom(JSON.parse(run(join(target, "release", "gate-words"), [])));
  module("gate-words.js", "gateWords", "lexicon/*.toml", asText(JSON.stringify(words)));
}
