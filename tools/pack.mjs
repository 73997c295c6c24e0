// Packs a folder as a zip whose bytes depend on its files alone: fixed order, times and attributes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { zipSync } from "fflate";

import { filesBelow } from "./lib.mjs";

// Zip has local times only, so this is the same moment in every time zone: the first that it can tell.
const NO_TIME = new Date(1980, 0, 1);

/**
 * @param {string} folder
 * @param {string} file
 */
export function pack(folder, file) {
  const entries = filesBelow(folder).map((path) => [path, readFileSync(join(folder, path))]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zipSync(Object.fromEntries(entries), { level: 9, mtime: NO_TIME, os: 3, attrs: 0o644 << 16 }));
}
