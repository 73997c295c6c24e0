// Content scripts cannot import: each becomes one classic script, its modules joined in order. Comments go, since every page
// pays for every byte; names and lines stay, so that a reviewer finds what we wrote.
import { rollup } from "@rollup/wasm-node";
import { parse } from "acorn";

/** @param {string} entry */
const join = (entry) =>
  rollup({
    input: entry,
    onwarn: (warning) => {
      throw new Error(`${entry}: ${warning.message}`);
    },
  });

/**
 * @param {string} entry
 * @returns {Promise<string>}
 */
export async function bundle(entry) {
  const joined = await join(entry);
  const { output } = await joined.generate({ format: "iife", indent: false, generatedCode: "es2015" });
  await joined.close();
  return withoutComments(output[0].code);
}

/** @param {string} code */
function withoutComments(code) {
  const kept = [];
  let end = 0;
  const onComment = (/** @type {boolean} */ _block, /** @type {string} */ _text, /** @type {number} */ from, /** @type {number} */ to) => {
    kept.push(code.slice(end, from));
    end = to;
  };
  parse(code, { ecmaVersion: "latest", onComment });
  kept.push(code.slice(end));
  return kept.join("").replace(/(\n[ \t]*)+\n/g, "\n");
}

/**
 * A module and all that it imports.
 * @param {string} entry
 * @returns {Promise<string[]>}
 */
export async function modulesOf(entry) {
  const joined = await join(entry);
  await joined.close();
  return joined.watchFiles;
}
