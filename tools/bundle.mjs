// Content scripts cannot import: each becomes one classic script, its modules joined in order. Comments and indentation go, since
// every page pays for every byte; names and lines stay, so that a reviewer finds what we wrote.
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
  /** @type {import("acorn").Token[]} */
  const tokens = [];
  parse(code, { ecmaVersion: "latest", onToken: tokens });
  let end = 0;
  const kept = tokens.flatMap((token) => {
    const gap = code.slice(end, token.start);
    end = token.end;
    return [leanGap(gap), code.slice(token.start, token.end)];
  });
  return `${kept.join("")}\n`;
}

/** What stands between two tokens. @param {string} gap */
function leanGap(gap) {
  if (gap.includes("\n")) return "\n";
  return gap.trim() === "" ? gap : " ";
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
