// Shared by the build scripts: where things are, running programs, walking folders.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the build makes. */
export const target = join(root, "target");

/** The two browsers, as folder and file names spell them. */
export const BROWSERS = Object.freeze(["chromium", "firefox"]);

/** @param {string} browser the unpacked extension */
export const unpacked = (browser) => join(target, `extension-${browser}`);

/** @param {string} browser the package as a store takes it */
export const packed = (browser) => join(target, "dist", `clauselight-${browser}.zip`);

/** The crate's version, which is the extension's too. */
export function version() {
  const found = /^version = "([^"]+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  if (!found) throw new Error("Cargo.toml has no version");
  return /** @type {string} */ (found[1]);
}

/**
 * Runs a program and gives its output; its error output comes with the exception.
 * @param {string} program
 * @param {string[]} args
 */
export function run(program, args) {
  return execFileSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
}

/** @param {...(string | Uint8Array)} parts */
export function digest(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/**
 * Every file below a folder, relative to it with `/`, in one fixed order.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).split(sep).join("/"))
    .sort((a, b) => (a < b ? -1 : 1));
}

/**
 * For the end of a script's `main`: a build error is a sentence, not a stack.
 * @param {unknown} error
 */
export function fail(error) {
  const { message, stderr } = /** @type {{message?: string, stderr?: string}} */ (error ?? {});
  process.stderr.write(`error: ${message ?? error}\n${stderr ?? ""}`);
  process.exit(1);
}
