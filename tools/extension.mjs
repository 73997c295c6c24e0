// Makes target/extension-BROWSER/ and target/dist/clauselight-BROWSER.zip from extension/ and target/core/.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { bundle } from "./bundle.mjs";
import { generate } from "./generate.mjs";
import { BROWSERS, fail, filesBelow, packed, root, target, unpacked, version } from "./lib.mjs";
import { pack } from "./pack.mjs";

const sources = join(root, "extension");
const core = join(target, "core");

/** What is for the build or for readers of the sources, not for browsers. */
const NOT_SHIPPED = /\.(mjs|md|d\.ts)$|^manifest\.json$|^icons\/.*\.svg$/;

/** @typedef {{ content_scripts?: { js?: string[] }[] }} Manifest */

/**
 * @param {string} browser
 * @param {Manifest} manifest
 */
async function assemble(browser, manifest) {
  const folder = unpacked(browser);
  rmSync(folder, { recursive: true, force: true });
  const scripts = (manifest.content_scripts ?? []).flatMap(({ js }) => js ?? []);
  for (const path of filesBelow(sources)) {
    if (!NOT_SHIPPED.test(path) && !scripts.includes(path)) copy(join(sources, path), join(folder, path));
  }
  for (const path of scripts) write(join(folder, path), await bundle(join(sources, path)));
  for (const name of ["clauselight.js", "clauselight_bg.wasm"]) copy(join(core, name), join(folder, "core", name));
  write(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function main() {
  generate();
  // Where the type checker looks for the core that the sources import.
  cpSync(core, join(sources, "core"), { recursive: true, filter: (path) => !path.endsWith("stamp") });
  const { manifestFor } = await import(join(sources, "manifest.mjs"));
  const source = JSON.parse(readFileSync(join(sources, "manifest.json"), "utf8"));
  for (const browser of BROWSERS) {
    await assemble(browser, manifestFor(browser, source, version()));
    pack(unpacked(browser), packed(browser));
  }
}

main().catch(fail);
