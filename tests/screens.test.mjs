/** Every screen in every language, and in two that are longer and that run from right to left: nothing overflows, all is mirrored. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { LANGUAGES } from "../extension/words.js";
import { launch } from "./chromium.mjs";
import { PSEUDO } from "./pseudo.mjs";
import { LONG_HOST, screens, tooWide } from "./screens.mjs";
import * as reports from "./summary.reports.mjs";

/** @typedef {import("playwright-core").Page} Page */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PICTURES = join(ROOT, "target", "screens");
const EVERY = [...LANGUAGES.map(({ tag }) => tag), ...Object.values(PSEUDO)];

const ELSEWHERE = {
  ...reports.elsewhere,
  links: [
    { href: `https://${LONG_HOST}/legal/data-protection/privacy-policy-for-everybody`, text: "Privacy", score: 0.9 },
    { href: "/privacy", text: "Our privacy policy and what else there is to know about your data", score: 0.8 },
  ],
};
/** Of what can go wrong, what takes most words to say. */
const LONGEST_FAILURE = { ok: /** @type {const} */ (false), error: "file_page" };
const HERE = { ...reports.elsewhere, links: [{ href: "/privacy", text: "Privacy", score: 0.9 }] };
const NO_LINK = { ...reports.elsewhere, links: [] };

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof screens>>} */
let drawn;

before(async () => {
  mkdirSync(PICTURES, { recursive: true });
  browser = await launch();
  drawn = await screens(browser, ROOT);
});

after(async () => {
  await drawn?.close();
  await browser?.close();
});

/** The windows to try: as narrow as a phone, and letters at twice their size. */
const SIZES = [{ width: 320, scale: 1 }, { width: 360, scale: 1 }, { width: 400, scale: 2 }];

/** @param {Page} page @param {string} name */
async function fits(page, name) {
  for (const { width, scale } of SIZES) {
    await page.setViewportSize({ width, height: 600 });
    await page.evaluate((size) => (document.documentElement.style.fontSize = `${16 * size}px`), scale);
    assert.deepEqual(await page.evaluate(tooWide), [], `${name}, ${width} px, ${scale}×`);
  }
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  await page.setViewportSize({ width: 400, height: 600 });
}

/** @param {Page} page @param {string} name */
async function keep(page, name) {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** @param {Page} page opens all that opens */
const openAll = (page) =>
  page.evaluate(() => {
    const host = [...document.documentElement.children].find((child) => child.shadowRoot)?.shadowRoot ?? document;
    for (const button of host.querySelectorAll("button[aria-expanded=false], .cl-more")) /** @type {HTMLElement} */ (button).click();
  });

for (const language of EVERY) {
  describe(`in ${language}`, () => {
    test("the popup holds its words in every state", async () => {
      const states = { policy: reports.full, mixed: reports.mixed, elsewhere: ELSEWHERE, nowhere: NO_LINK };
      for (const [name, look] of Object.entries(states)) {
        const page = await drawn.popup({ language, look });
        await keep(page, `popup-${name}-${language}`);
        await openAll(page);
        await fits(page, `${language} popup, ${name}`);
        await page.close();
      }
    });

    test("the popup holds what it read elsewhere, or why it could not", async () => {
      for (const linked of [reports.full, LONGEST_FAILURE]) {
        const page = await drawn.popup({ language, look: HERE, linked });
        await page.click(".button.first");
        await page.waitForSelector(".body:is([data-state=read], [data-state=failed])");
        await fits(page, `${language} popup, ${"error" in linked ? linked.error : "read"}`);
        await page.close();
      }
    });

    test("the settings hold their words", async () => {
      const page = await drawn.settings({ language, hidden: [LONG_HOST, "harbourkites.example"] });
      await keep(page, `settings-${language}`);
      await fits(page, `${language} settings`);
      await page.click("#erase");
      await fits(page, `${language} settings, asking`);
      await page.close();
    });

    test("badge, summary and bar hold their words in a page", async () => {
      const page = await drawn.policy({ language, look: reports.full });
      await keep(page, `badge-${language}`);
      await fits(page, `${language} badge`);
      await page.click(".cl-badge .cl-open");
      await page.waitForSelector(".cl-panel");
      await openAll(page);
      await fits(page, `${language} panel`);
      await page.click(".cl-panel .cl-show");
      await page.waitForSelector(".cl-bar");
      await fits(page, `${language} bar`);
      // The page has changed meanwhile; the bar says so.
      await page.evaluate(() => document.body.replaceChildren());
      await page.locator(".cl-bar button").nth(1).click();
      assert.doesNotMatch(await page.locator(".cl-position").innerText(), /\d/);
      await fits(page, `${language} bar, passage gone`);
      await page.close();
    });

    test("a badge without answers holds its words", async () => {
      const page = await drawn.policy({ language, look: { ...reports.unsupported, clauses: reports.full.clauses } });
      await fits(page, `${language} badge, unsupported`);
      await page.close();
    });
  });
}

test("the pages say which language and direction they are in", async () => {
  for (const language of ["de", "ja", PSEUDO.mirrored]) {
    const page = await drawn.popup({ language, look: reports.full });
    const { lang, dir } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
    assert.deepEqual({ lang, dir }, { lang: language, dir: language === PSEUDO.mirrored ? "rtl" : "ltr" });
    await page.close();
  }
});

describe("right to left", () => {
  /** All at one moment: a page read again draws its badge anew. @param {Page} page @param {string[]} inOrder from the left to the right as English has it */
  async function mirrored(page, inOrder) {
    const places = await page.evaluate((selectors) => {
      const root = [...document.documentElement.children].find((child) => child.shadowRoot)?.shadowRoot ?? document;
      return selectors.map((selector) => {
        const { left = NaN, right = NaN } = root.querySelector(selector)?.getBoundingClientRect() ?? {};
        return (left + right) / 2;
      });
    }, inOrder);
    assert.ok(places.every((place) => place > 0), `${inOrder.join(", ")} are drawn: ${places.join(", ")}`);
    assert.deepEqual(places, [...places].sort((one, other) => other - one), inOrder.join(" > "));
  }

  test("the popup stands mirrored", async () => {
    const page = await drawn.popup({ language: PSEUDO.mirrored, look: reports.full });
    await mirrored(page, [".head .cl-mark-shape", ".head .cl-icon-button"]);
    await mirrored(page, ["[data-topic=sale] .cl-icon", "[data-topic=sale] .cl-words", "[data-topic=sale] .cl-count"]);
    await mirrored(page, [".site input", ".site span"]);
    await page.close();
  });

  test("the settings stand mirrored", async () => {
    const page = await drawn.settings({ language: PSEUDO.mirrored, hidden: ["harbourkites.example"] });
    await mirrored(page, [".title .cl-mark-shape", ".title h1"]);
    await mirrored(page, [".check input", ".check .label"]);
    await mirrored(page, [".sites bdi", ".sites .button"]);
    await page.close();
  });

  test("badge, panel and bar stand mirrored, whichever way the page runs", async () => {
    for (const dir of ["ltr", "rtl"]) {
      const page = await drawn.policy({ language: PSEUDO.mirrored, look: reports.full, dir });
      const { left, right } = await page.locator(".cl-badge").evaluate((one) => one.getBoundingClientRect().toJSON());
      assert.ok(left < 400 - right, "the badge stands at the end of the line, which is on the left");
      await mirrored(page, [".cl-badge .cl-grip", ".cl-badge .cl-mark-shape", ".cl-badge .cl-lines", ".cl-badge > button:last-of-type"]);
      await page.click(".cl-badge .cl-open");
      await mirrored(page, [".cl-panel .cl-mark-shape", ".cl-panel-title", ".cl-panel-head button:last-of-type"]);
      await page.locator(".cl-panel button.cl-line").first().click();
      await page.locator(".cl-panel .cl-show").first().click();
      await page.waitForSelector(".cl-bar");
      await mirrored(page, [".cl-bar button:first-of-type", ".cl-bar .cl-position", ".cl-bar button:last-of-type"]);
      await keep(page, `bar-${PSEUDO.mirrored}-${dir}`);
      await page.close();
    }
  });

  test("drawings that have a beginning are turned round, the mark is not", async () => {
    const page = await drawn.popup({ language: PSEUDO.mirrored, look: reports.full });
    const scale = (/** @type {string} */ selector) => page.locator(selector).first().evaluate((one) => getComputedStyle(one).scale);
    assert.equal(await scale(".head .cl-shape"), "-1 1");
    assert.equal(await scale("[data-state=stated] .cl-icon"), "-1 1");
    assert.equal(await scale(".head .cl-mark-shape"), "none");
    await page.close();
  });
});

test("nothing went wrong on the way", () => assert.deepEqual(drawn.complaints, []));
