// The words in the reader's language, wherever the code runs.
import { api } from "./browser.js";
import { loadWords, pickLanguage } from "./words.js";

/** The tag of the interface's language. @param {import("./settings.js").Settings} settings */
export function languageOf({ language }) {
  return pickLanguage(language === "auto" ? [api.i18n.getUILanguage(), ...navigator.languages] : [language]);
}

/**
 * Reads a packaged file as an extension page may; a page's own script has to ask the background.
 * @param {string} path
 */
export async function packaged(path) {
  const response = await fetch(api.runtime.getURL(path));
  return response.json();
}

/** @param {import("./settings.js").Settings} settings @param {(path: string) => Promise<any>} [read] */
export const wordsFor = (settings, read = packaged) => loadWords(languageOf(settings), read);
