// The first page: it opens once, reads its sample with the real core in the reader's own language, and shows where a sentence stands.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { LANGUAGES } from "../../extension/words.js";
import { click, marked, signs, squeezed } from "./actions.mjs";
import { session } from "./session.mjs";
import { until } from "./until.mjs";

const PAGE = "welcome/welcome.html";
const SINGLE_TESTS = 2;

const here = session(LANGUAGES.length + SINGLE_TESTS);

/** @param {import("./browser.mjs").Tab} tab */
const read = (tab) => until("the sample to be read", () => tab.evaluate(() => document.querySelector("[aria-busy=false] .cl-headlines") !== null));

describe("the first page", () => {
  test("opened by itself", async () => {
    const opened = () => here.browser.own(async () => (await chrome.tabs.query({})).map(({ url, pendingUrl }) => url || pendingUrl || ""));
    await until("the page", async () => (await opened()).some((url) => url.endsWith(PAGE)));
    assert.equal((await opened()).filter((url) => url.endsWith(PAGE)).length, 1);
  });

  for (const { tag } of LANGUAGES) {
    test(`reads its sample in ${tag}`, async () => {
      await here.browser.own((language) => chrome.storage.local.set({ settings: { language } }), tag);
      const tab = await here.visitOwn(PAGE);
      await read(tab);
      const shown = Object.fromEntries((await signs(tab)).map(({ topic, state }) => [topic, state]));
      const { sale, sharing, transfer, retention, rights } = shown;
      assert.deepEqual({ sale, sharing, transfer, retention, rights }, { sale: "does_not", sharing: "does", transfer: "does", retention: "stated", rights: "stated" });
      assert.equal(await tab.evaluate(() => document.documentElement.lang), tag);
      const numbers = await tab.evaluate(() => document.querySelector("[data-topic=retention] .cl-sentence")?.textContent ?? "");
      assert.match(numbers, /24|2/);
      await tab.screenshot(`welcome-${tag}`);
    });
  }

  test("shows a sentence where it stands", async () => {
    const tab = await here.visitOwn(PAGE);
    await read(tab);
    await click(tab, "[data-topic=transfer] button.cl-line");
    const quote = await tab.evaluate(() => document.querySelector("[data-topic=transfer] .cl-quote")?.textContent ?? "");
    await click(tab, "[data-topic=transfer] .cl-show");
    assert.equal(squeezed((await marked(tab)).text), squeezed(quote));
    await tab.screenshot("welcome-shown");
  });
});
