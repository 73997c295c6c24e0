// Content scripts cannot import: each becomes one classic script, its modules joined in order and otherwise left
// as they were written, so that a reviewer reads what we wrote.
import { rollup } from "@rollup/wasm-node";

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
  return output[0].code;
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
