// The toolbar button of a tab: icon, three signs, and a tip that says them in words. A navigation resets it by itself.
import { api } from "./browser.js";
import { leadingAnswers } from "./concerns.js";
import { wordsFor } from "./language.js";
import { readSettings } from "./settings.js";
import { stateOf } from "./summary.js";
import { verdictOf } from "./verdict.js";

/** @typedef {import("./report.d.ts").Report} Report */

/** One character a state, told apart by shape; narrow ones, for a button has room for some 18 pixels. @type {Record<ReturnType<typeof stateOf>, string>} */
const SIGNS = { does: "+", does_not: "×", with_consent: "~", opt_out: "~", stated: "+", not_stated: "–", unclear: "?" };

const SIGN_COLOUR = "#e8ebf2";
const SIGN_INK = "#1c2128";

/** @type {Promise<import("./words.js").Words> | null} */
let loading = null;

function loadedWords() {
  loading ??= readSettings().then((settings) => wordsFor(settings)).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** After the language was changed. */
export function forgetWords() {
  loading = null;
}

/** @param {number | undefined} tab @param {Report} report */
export async function showReport(tab, report) {
  const verdict = verdictOf(report);
  if (verdict === "none") return showNothing(tab);
  const words = await loadedWords();
  if (verdict !== "policy") return show(tab, "policy", "", words.text(verdict === "unsupported" ? "toolbar_policy_unsupported" : "badge_too_short"));
  const leading = leadingAnswers(report, (await readSettings()).concerns);
  const signs = leading.map(({ answer }) => SIGNS[stateOf(answer)]).join("");
  return show(tab, "policy", signs, leading.map(({ answer, concern }) => words.short(answer, concern)).join(" · "));
}

/** While a policy is read. @param {number | undefined} tab */
export async function showReading(tab) {
  return show(tab, "policy", "", (await loadedWords()).text("badge_loading"));
}

/** @param {number | undefined} tab */
export async function showLink(tab) {
  return show(tab, "link", "", (await loadedWords()).text("toolbar_link"));
}

/** @param {number | undefined} tab */
export async function showNothing(tab) {
  return show(tab, "none", "", (await loadedWords()).text("toolbar_none"));
}

/**
 * @param {number | undefined} tabId
 * @param {"policy" | "link" | "none"} icon
 * @param {string} text
 * @param {string} title
 */
async function show(tabId, icon, text, title) {
  if (tabId === undefined) return;
  const path = { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` };
  // The tab may be gone by now; then there is nothing to show.
  await Promise.allSettled([
    api.action.setIcon({ tabId, path }),
    api.action.setBadgeText({ tabId, text }),
    api.action.setBadgeBackgroundColor({ tabId, color: SIGN_COLOUR }),
    api.action.setBadgeTextColor({ tabId, color: SIGN_INK }),
    api.action.setTitle({ tabId, title }),
  ]);
}
