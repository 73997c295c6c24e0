// Makes target/extension-BROWSER/ and target/dist/clauselight-BROWSER.zip from extension/ and target/core/.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

import { bundle, modulesOf } from "./bundle.mjs";
import { generate } from "./generate.mjs";
import { BROWSERS, fail, filesBelow, packed, root, target, unpacked, version } from "./lib.mjs";
import { pack } from "./pack.mjs";

const sources = join(root, "extension");

/** What is for the build or for readers of the sources, not for browsers. */
const NOT_SHIPPED = /\.(mjs|md|d\.ts|svg)$|^manifest\.json$/;
const SCRIPT = /\.js$/;

/** Pages that have to stand at once: theirs is one file, for twenty cost a tenth of a second. */
const QUICK = ["popup/popup.js"];

/** @typedef {{ background: { service_worker?: string, scripts?: string[] }, content_scripts?: { js?: string[] }[] }} Manifest */

/** @param {Manifest} manifest */
const contentScripts = (manifest) => (manifest.content_scripts ?? []).flatMap(({ js }) => js ?? []);

/**
 * The modules that background and pages import, and no others: what only bundles use is in them.
 * @param {Manifest} manifest
 */
async function importedModules({ background }) {
  const pages = filesBelow(sources).filter((path) => path.endsWith(".html"));
  const entries = pages.flatMap((path) => scriptsOf(path)).filter((path) => !QUICK.includes(path));
  entries.push(...(background.scripts ?? []), ...(background.service_worker ? [background.service_worker] : []));
  const modules = await Promise.all(entries.map((path) => modulesOf(join(sources, path))));
  return new Set(modules.flat().map((path) => relative(sources, path).split(sep).join("/")));
}

/** @param {string} page */
function scriptsOf(page) {
  const html = readFileSync(join(sources, page), "utf8");
  return [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = ""]) => join(dirname(page), src));
}

/**
 * @param {string} browser
 * @param {Manifest} manifest
 */
async function assemble(browser, manifest) {
  const folder = unpacked(browser);
  rmSync(folder, { recursive: true, force: true });
  const modules = await importedModules(manifest);
  for (const path of filesBelow(sources)) {
    const ships = SCRIPT.test(path) ? modules.has(path) : !NOT_SHIPPED.test(path);
    if (ships) write(join(folder, path), readFileSync(join(sources, path)));
  }
  for (const path of [...contentScripts(manifest), ...QUICK]) write(join(folder, path), await bundle(join(sources, path)));
  write(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The core stands among the sources as the sources import it; nobody commits it. */
function placeCore() {
  const parts = readdirSync(join(target, "core")).filter((name) => /^clauselight(_bg)?\.(js|wasm)$|\.words$/.test(name));
  for (const name of parts) write(join(sources, "core", name), readFileSync(join(target, "core", name)));
  // The playground's core can do all that the extension's can, and more: its types are right for both.
  const types = join(target, "core-playground", "clauselight.d.ts");
  if (existsSync(types)) write(join(sources, "core", "clauselight.d.ts"), readFileSync(types));
}

async function main() {
  generate();
  placeCore();
  const { manifestFor } = await import(join(sources, "manifest.mjs"));
  const source = JSON.parse(readFileSync(join(sources, "manifest.json"), "utf8"));
  for (const browser of BROWSERS) {
    await assemble(browser, manifestFor(browser, source, version()));
    pack(unpacked(browser), packed(browser));
  }
}

main().catch(fail);
