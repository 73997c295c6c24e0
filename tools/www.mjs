// Assembles the playground in target/www/: static files only, from any path. With `--no-serve` that is all.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { serve } from "../tests/serve.mjs";
import { modulesOf } from "./bundle.mjs";
import { digest, fail, filesBelow, root, target } from "./lib.mjs";

const folder = join(target, "www");

const sources = join(root, "extension");

/** Of the extension's scripts the playground ships those that it imports; of the rest the looks of what they draw, and the words. */
const SHARED = ["summary.css", "compare.css", "_locales"];

async function assemble() {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "www"), folder, { recursive: true, filter: (path) => !path.endsWith(".d.ts") });
  for (const name of SHARED) cpSync(join(sources, name), join(folder, "extension", name), { recursive: true });
  cpSync(join(target, "core-playground"), join(folder, "extension", "core"), { recursive: true, filter: (path) => !/stamp$|\.d\.ts$/.test(path) });
  for (const path of await sharedModules()) cpSync(path, join(folder, "extension", relative(sources, path)));
  const samples = /** @type {{ file: string }[]} */ (JSON.parse(readFileSync(join(root, "www", "samples.json"), "utf8")));
  for (const { file } of samples) cpSync(join(root, "tests", "pages", file), join(folder, "samples", file));
  nameFiles();
}

/** The core is the playground's own. */
async function sharedModules() {
  const entries = filesBelow(join(root, "www")).filter((path) => path.endsWith(".js") && path !== "sw.js");
  const imported = entries.flatMap((path) => {
    const text = readFileSync(join(root, "www", path), "utf8");
    return [...text.matchAll(/ from "\.\/extension\/(?!core\/)([^"]+)"/g)].map(([, name = ""]) => join(sources, name));
  });
  const modules = await Promise.all([...new Set(imported)].map((path) => modulesOf(path)));
  return new Set(modules.flat().filter((path) => path.startsWith(sources + sep)));
}

/** Tells the service worker what there is to keep; another name for every other content, so that it is fetched again. */
function nameFiles() {
  const files = filesBelow(folder).filter((path) => path !== "sw.js");
  const version = digest(...files.flatMap((path) => [path, readFileSync(join(folder, path))])).slice(0, 16);
  // The page has the folder's address: some servers give no other.
  const addresses = files.map((path) => (path === "index.html" ? "./" : path));
  const worker = readFileSync(join(root, "www", "sw.js"), "utf8");
  writeFileSync(join(folder, "sw.js"), `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(addresses)};\n${worker}`);
}

async function main() {
  await assemble();
  if (process.argv.includes("--no-serve")) return;
  const { origin } = await serve(folder);
  console.log(`playground: ${origin}/ (Ctrl+C ends it)`);
}

main().catch(fail);
