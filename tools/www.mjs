// Assembles the playground in target/www/: static files only, from any path. With `--no-serve` that is all.
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join, sep } from "node:path";

import { serve } from "../tests/serve.mjs";
import { fail, root, target } from "./lib.mjs";

const folder = join(target, "www");

const sources = join(root, "extension");

/** Of the extension the playground shares the reader, the summary, the words and the core; not what needs a browser's extension interface. */
const NOT_SHARED = new Set(["manifest.json", "background.js", "content.js", "icons", "options", "paste", "popup"]);

/** @param {string} path */
function isShared(path) {
  const [first = ""] = path.slice(sources.length + 1).split(sep);
  return !NOT_SHARED.has(first) && !/\.(mjs|md|d\.ts)$/.test(path);
}

function assemble() {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "www"), folder, { recursive: true, filter: (path) => !path.endsWith(".d.ts") });
  cpSync(sources, join(folder, "extension"), { recursive: true, filter: isShared });
  cpSync(join(target, "core-playground"), join(folder, "extension", "core"), { recursive: true, filter: (path) => !/stamp$|\.d\.ts$/.test(path) });
  const samples = /** @type {{ file: string }[]} */ (JSON.parse(readFileSync(join(root, "www", "samples.json"), "utf8")));
  for (const { file } of samples) cpSync(join(root, "tests", "pages", file), join(folder, "samples", file));
}

async function main() {
  assemble();
  if (process.argv.includes("--no-serve")) return;
  const { origin } = await serve(folder);
  console.log(`playground: ${origin}/ (Ctrl+C ends it)`);
}

main().catch(fail);
