// The command line over many documents: our sample pages again and again, as `clauselight batch` takes them.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

import { root, target } from "../tools/lib.mjs";
import { median, row } from "./table.mjs";

const FOLDER = join(root, "tests", "pages");
const BYTES = 24_000_000;
const RUNS = 3;

const pages = readdirSync(FOLDER).filter((name) => name.endsWith(".html")).map((name) => readFileSync(join(FOLDER, name), "utf8"));
const lines = [];
for (let bytes = 0; bytes < BYTES; bytes += Buffer.byteLength(lines.at(-1) ?? "")) {
  lines.push(JSON.stringify({ id: String(lines.length), html: pages[lines.length % pages.length] }));
}
const input = `${lines.join("\n")}\n`;

/** @param {number} jobs */
function seconds(jobs) {
  const started = performance.now();
  const { status, stdout } = spawnSync(join(target, "release", "clauselight"), ["batch", "--jobs", String(jobs)], { input, maxBuffer: 1 << 30 });
  const took = (performance.now() - started) / 1000;
  const answered = stdout.toString().split("\n").length - 1;
  if (status !== 0 || answered !== lines.length) throw new Error(`batch: exit ${status}, ${answered} answers for ${lines.length} lines`);
  return took;
}

for (const jobs of [1, availableParallelism()]) {
  const took = median(Array.from({ length: RUNS }, () => seconds(jobs)));
  row(`batch, ${lines.length} pages, ${jobs} ${jobs === 1 ? "core" : "cores"}`, input.length / 1e6 / took, "MB/s", jobs === 1 ? 40 : undefined, "at least");
}
