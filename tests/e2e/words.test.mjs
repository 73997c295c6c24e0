// Every language of the interface, chosen in the settings, as it then stands on the badge, in the popup and in the settings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { LANGUAGES, loadWords } from "../../extension/words.js";
import { root } from "../../tools/lib.mjs";
import { badge, badgeNow, signs } from "./actions.mjs";
import { HEADLINES, nativeReport } from "./samples.mjs";
import { provenPage, session } from "./session.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */
/** @typedef {import("../../extension/report.d.ts").Report} Report */

const here = session(LANGUAGES.length + 1);

/** @param {string} path */
const readJson = async (path) => JSON.parse(readFileSync(join(root, "extension", path), "utf8"));

/** @param {Tab} settings @param {string} tag */
const choose = (settings, tag) =>
  settings.evaluate((wanted) => {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById("language"));
    select.value = wanted;
    select.dispatchEvent(new Event("change"));
  }, tag);

/** @param {Tab} tab a page of the extension */
const spoken = (tab) => tab.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title }));

/** @param {Tab} tab a policy */
const spokenInPage = (tab) =>
  tab.inShadow((shadow) => {
    const box = /** @type {HTMLElement | null} */ (shadow.querySelector("[lang]"));
    return { lang: box?.lang, dir: box?.dir, name: shadow.querySelector(".cl-badge")?.getAttribute("aria-label") };
  });

/** @returns {Promise<Tab>} */
async function openSettings() {
  const settings = await here.visitOwn("options/options.html");
  await until("the settings", () => settings.evaluate(() => document.getElementById("language") !== null));
  return settings;
}

for (const { tag, name } of LANGUAGES) {
  test(`${name} is spoken by badge, popup and settings`, async () => {
    const words = await loadWords(tag, readJson);
    const report = /** @type {Report} */ (/** @type {unknown} */ (nativeReport(provenPage())));
    const answers = HEADLINES.flatMap((topic) => report.answers.filter((answer) => answer.topic === topic));

    const tab = await here.policy();
    const settings = await openSettings();
    await choose(settings, tag);
    const said = await until("the settings in it", async () => ((await spoken(settings)).title === words.text("options_title") ? spoken(settings) : undefined));
    assert.deepEqual({ lang: said.lang, dir: said.dir }, { lang: tag, dir: "ltr" });
    await settings.screenshot(`words-settings-${tag}`);

    // The badge that stood there already is drawn anew.
    await until("the badge in it", async () => (await spokenInPage(tab))?.lang === tag && (await badgeNow(tab)) !== undefined);
    assert.deepEqual(await spokenInPage(tab), { lang: tag, dir: "ltr", name: words.text("badge_name") });
    assert.deepEqual((await badge(tab)).map((sign) => sign.words), answers.map((answer) => words.short(answer)));
    await tab.screenshot(`words-badge-${tag}`);

    const popup = await here.popupOf(tab);
    const { lang, dir } = await spoken(popup);
    assert.deepEqual({ lang, dir }, { lang: tag, dir: "ltr" });
    const shown = await signs(popup);
    for (const { topic, unclear, message } of answers) {
      const line = shown.find((sign) => sign.topic === topic)?.words ?? "";
      assert.ok(line.includes(words.text(`question_${topic}`)), `${line} asks about ${topic}`);
      assert.ok(unclear || line.includes(words.message(message)), `${line} answers about ${topic}`);
    }
    await popup.screenshot(`words-popup-${tag}`);
  });
}

test("“as the browser” goes back to the browser's own language", async () => {
  const settings = await openSettings();
  const own = (await spoken(settings)).lang;
  const other = own === "ko" ? "ja" : "ko";
  await choose(settings, other);
  await until("another language", async () => (await spoken(settings)).lang === other);
  await choose(settings, "auto");
  await until("the browser's own", async () => (await spoken(settings)).lang === own);
});
