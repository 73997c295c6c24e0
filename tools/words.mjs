// Keeps the languages of the interface together: what is missing where, and new words into their places.
//   node tools/words.mjs                       lists what each language lacks or has too much of, with the English words
//   node tools/words.mjs add FOLDER < LINES    puts "key<TAB>message" lines into _locales/FOLDER, in the order of English
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./lib.mjs";

const FOLDER = join(root, "extension", "_locales");

/** @typedef {Record<string, { message: string, description?: string }>} Messages */

/** @param {string} folder @returns {Messages} */
const read = (folder) => JSON.parse(readFileSync(join(FOLDER, folder, "messages.json"), "utf8"));

/** One line a message, as all these files are written. @param {[string, Messages[string]][]} entries */
const written = (entries) =>
  `{\n${entries.map(([key, { message }]) => `  ${JSON.stringify(key)}: {"message": ${JSON.stringify(message)}}`).join(",\n")}\n}\n`;

/** @param {string} folder @returns {string[]} lines to fill in for `add` */
function gaps(folder) {
  const [own, english] = [read(folder), read("en")];
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(own, key));
  const foreign = Object.keys(own).filter((key) => !Object.hasOwn(english, key));
  return [...missing.map((key) => `${key}\t${english[key]?.message}`), ...foreign.map((key) => `# not in English: ${key}`)];
}

function list() {
  for (const folder of readdirSync(FOLDER).filter((name) => name !== "en")) {
    const lines = gaps(folder);
    if (lines.length > 0) console.log([`# ${folder}: ${lines.length}`, ...lines, ""].join("\n"));
  }
}

/** @param {string} folder @param {string} lines */
function add(folder, lines) {
  const messages = read(folder);
  for (const line of lines.split("\n").filter((text) => text.includes("\t") && !text.startsWith("#"))) {
    const [key = "", message = ""] = line.split("\t");
    messages[key] = { message };
  }
  const entries = Object.keys(read("en")).flatMap((key) => {
    const entry = messages[key];
    return entry ? [/** @type {[string, Messages[string]]} */ ([key, entry])] : [];
  });
  writeFileSync(join(FOLDER, folder, "messages.json"), written(entries));
}

const [command, folder] = process.argv.slice(2);
if (command === "add" && folder) add(folder, readFileSync(0, "utf8"));
else list();
