/**
 * Two languages that nobody speaks, made from the English words, to see what real ones would do to the screens: `en-XA`
 * is two fifths longer and accented, `ar-XB` is written from right to left. They are made here and shipped nowhere.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const EXTENSION = join(dirname(dirname(fileURLToPath(import.meta.url))), "extension");

/** @typedef {Record<string, { message: string }>} Messages */

/** Messages that are no words: changing them would change what is formed with them. */
const NO_WORDS = /^(places_|list_)/;

const ACCENTS = new Map([..."aeiouycnsAEIOUYCNS"].map((letter, at) => [letter, [..."áéíöüýçñšÁÉÍÖÜÝÇÑŠ"][at] ?? letter]));

/** Half as many letters again in short words, for that is how translations grow; less in sentences. @param {string} words */
function lengthened(words) {
  const accented = [...words].map((letter) => ACCENTS.get(letter) ?? letter).join("");
  return accented.replace(/\p{L}{3,}/gu, (word) => `${word}${"~".repeat(Math.ceil(word.length * 0.4))}`);
}

/** Each word forced to run from right to left, as Arabic letters do by themselves. @param {string} words */
const mirrored = (words) => words.replace(/[\p{L}\p{N}’-]+/gu, (word) => `\u200f\u202e${word}\u202c\u200f`);

/** @param {(words: string) => string} change */
function pseudo(change) {
  /** @type {Messages} */
  const english = JSON.parse(readFileSync(join(EXTENSION, "_locales/en/messages.json"), "utf8"));
  const entries = Object.entries(english).map(([key, { message }]) => {
    const pieces = NO_WORDS.test(key) ? [message] : message.split(/(\{\w+\})/).map((piece) => (piece.startsWith("{") ? piece : change(piece)));
    return [key, { message: pieces.join("") }];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

/** Tags of the two, as a reader's settings would have them. Arabic lists and numbers are what `Intl` gives for the one. */
export const PSEUDO = Object.freeze({ long: "eo", mirrored: "ar" });

/** The extension's files in which it speaks the two, by their addresses in the checkout. @returns {Record<string, string>} */
export function pseudoFiles() {
  const source = readFileSync(join(EXTENSION, "words.js"), "utf8");
  const lines = `{ tag: "${PSEUDO.long}", folder: "en_XA", name: "long" }, { tag: "${PSEUDO.mirrored}", folder: "ar_XB", name: "mirrored" },`;
  return {
    "/extension/_locales/en_XA/messages.json": pseudo(lengthened),
    "/extension/_locales/ar_XB/messages.json": pseudo(mirrored),
    "/extension/words.js": source.replace(/(const LANGUAGES = Object\.freeze\(\[[^\]]*)/, `$1${lines}`),
  };
}
