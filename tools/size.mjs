// What the parts weigh, against what they may weigh. Fails where a budget is broken.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { parse } from "acorn";

import { BROWSERS, fail, filesBelow, packed, root, target, unpacked } from "./lib.mjs";

/** What a policy needs: the core, and the words of its language with what was learned about them. */
const NEEDED_BROTLI = 250 * 1000;
/** What every page in the browser has to take in, comments and all. */
const CONTENT_SCRIPT = 135 * 1000;

/** What we have written for the extension, comments apart: more only where it is worth more (docs/extension.md, "What it weighs"). */
const OWN_SCRIPTS = 216 * 1000;
const OWN_STYLES = 36 * 1000;

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} [budget]
 */
function row(what, bytes, budget) {
  const verdict = budget === undefined ? "" : bytes <= budget ? `within ${kilobytes(budget)}` : `OVER ${kilobytes(budget)}`;
  console.log(`${what.padEnd(44)} ${kilobytes(bytes).padStart(10)}  ${verdict}`.trimEnd());
  return budget === undefined || bytes <= budget;
}

/** @param {Buffer} bytes */
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Without comments. @param {string} file */
function ownLength(file) {
  const text = readFileSync(file, "utf8");
  /** @type {import("acorn").Comment[]} */
  const comments = [];
  if (file.endsWith(".css")) return text.replace(/\/\*[\s\S]*?\*\//g, "").length;
  parse(text, { ecmaVersion: "latest", sourceType: "module", onComment: comments });
  return comments.reduce((length, { start, end }) => length - (end - start), text.length);
}

/** @param {string} ending */
function own(ending) {
  const folder = join(root, "extension");
  const written = filesBelow(folder).filter((file) => file.endsWith(ending) && !/^(core|generated|icons)\//.test(file));
  return written.reduce((sum, file) => sum + ownLength(join(folder, file)), 0);
}

function main() {
  const core = readFileSync(join(target, "core", "clauselight_bg.wasm"));
  const content = readFileSync(join(unpacked("chromium"), "content.js"));
  row("core (wasm)", core.length);
  row("core (wasm), gzip", gzipSync(core, { level: 9 }).length);
  row("core (wasm), brotli", brotli(core));
  const kept = [
    row("content script", content.length, CONTENT_SCRIPT),
    row("own scripts, without comments", own(".js"), OWN_SCRIPTS),
    row("own style sheets, without comments", own(".css"), OWN_STYLES),
  ];
  const words = readdirSync(join(target, "core")).filter((name) => name.endsWith(".words"));
  const sizes = words.map((name) => ({ name, bytes: brotli(readFileSync(join(target, "core", name))) }));
  for (const { name, bytes } of sizes) kept.push(row(`core with ${name} (${kilobytes(bytes)}), brotli`, brotli(core) + bytes, NEEDED_BROTLI));
  row("core with all words, brotli", sizes.reduce((sum, { bytes }) => sum + bytes, brotli(core)));
  for (const browser of BROWSERS) row(`package for ${browser}`, statSync(packed(browser)).size);
  const broken = kept.filter((good) => !good).length;
  console.log(`size: ${kept.length - broken} passed, ${broken} failed`);
  if (broken > 0) process.exit(1);
}

try {
  main();
} catch (error) {
  fail(error);
}
