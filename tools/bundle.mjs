// Content scripts cannot import, and a popup has no time to: each becomes one script, its modules joined in order. Comments go, and white space that
// nothing depends on, since every page pays for every byte; names and lines stay, so that a reviewer finds what we wrote.
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
    const neighbours = `${code[end - 1] ?? ""}${code[token.start] ?? ""}`;
    end = token.end;
    return [leanGap(gap, neighbours), code.slice(token.start, token.end)];
  });
  return `${kept.join("")}\n`;
}

/** What stands between two tokens. @param {string} gap @param {string} neighbours the characters around it */
function leanGap(gap, neighbours) {
  if (gap.includes("\n")) return "\n";
  return gap === "" || /[,;:{}()[\]]/.test(neighbours) ? "" : " ";
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
