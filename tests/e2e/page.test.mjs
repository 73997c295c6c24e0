// What the extension draws into a page, on pages that make it hard: consent banners, scrollers, accordions, text drawn anew.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { badge, badgeNow, click, clickDrawn, drawnText, isDrawn, marked, markedNow, openPopup, openSummary, showEvidence, toolbar } from "./actions.mjs";
import { session } from "./session.mjs";
import { SENTENCES } from "./stage.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */

const BANNERS = ["banner-bottom", "banner-both", "banner-frame", "banner-shadow", "banner-closed", "modal", "dialog", "bubble"];
const HIDDEN = ["details", "controlled", "unnamed", "titled", "tabs", "row", "table", "scrollers", "sticky", "shadow-open", "shadow-closed"];
const SINGLE_TESTS = 22;

const here = session(BANNERS.length + HIDDEN.length + SINGLE_TESTS);

/** @param {string} name of a page in stage.mjs */
const visit = (name) => here.visit(`stage/${name}`);

/** In Firefox all tabs have the window's size. @param {string} name @param {(tab: Tab) => Promise<void>} look */
async function inNarrowWindow(name, look) {
  const tab = await visit(name);
  await tab.resize(360, 700);
  try {
    await badge(tab);
    await look(tab);
  } finally {
    await tab.resize(1280, 900);
  }
}

/** @param {string} name */
async function visitRead(name) {
  const tab = await visit(name);
  await badge(tab);
  return tab;
}

/** Where what we drew stands; nothing where it keeps away. @param {Tab} tab */
const place = (tab) =>
  tab.inShadow((root) => {
    const box = root.querySelector(".cl-page");
    if (!box || getComputedStyle(box).visibility === "hidden") return undefined;
    const { left, top, right, bottom } = box.getBoundingClientRect();
    return { left, top, right, bottom };
  });

/** The page's own controls that stand fixed. @param {Tab} tab */
const controls = (tab) =>
  tab.evaluate(() => {
    const { consentRoot } = /** @type {{ consentRoot?: ShadowRoot }} */ (/** @type {unknown} */ (globalThis));
    const found = consentRoot?.querySelectorAll("div") ?? document.querySelectorAll(".bar, [data-consent] button, dialog, iframe, body > button");
    return [...found].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    });
  });

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {Tab} tab */
async function standsClear(tab) {
  const taken = await controls(tab);
  assert.ok(taken.length > 0);
  return until("a place beside the page's controls", async () => {
    const own = await place(tab);
    return own && own.bottom > own.top && !taken.some((box) => overlap(own, box)) ? own : undefined;
  });
}

/** @param {Tab} tab */
const highlights = (tab) =>
  tab.evaluate(() => {
    const all = /** @type {Map<string, Set<Range>>} */ (/** @type {unknown} */ (CSS.highlights));
    return [...all].flatMap(([name, ranges]) => (ranges.size > 0 ? [{ name, texts: [...ranges].map(String) }] : []));
  });

/** @param {Tab} tab */
const topicsShown = async (tab) => (await highlights(tab)).filter(({ name }) => name !== "reading-current");

/** Opens all topics from the summary. @param {Tab} tab */
async function showAll(tab) {
  await openSummary(tab);
  await clickDrawn(tab, ".cl-panel-all");
  await until("the bar", () => drawnText(tab, ".cl-bar"));
}

/** @param {Tab} tab @param {string} selector */
const focusOn = (tab, selector) => tab.inShadow((root, wanted) => /** @type {HTMLElement} */ (root.querySelector(wanted)).focus(), selector);

/** @param {Tab} tab */
const position = (tab) => drawnText(tab, ".cl-position");

describe("the badge keeps away", () => {
  for (const name of BANNERS) {
    test(`from the controls of ${name}`, async () => {
      const tab = await visitRead(name);
      await standsClear(tab);
      await tab.screenshot(`page-${name}`);
    });
  }

  test("from a banner that comes later, and returns when it goes", async () => {
    const tab = await visitRead("banner-late");
    const before = await place(tab);
    await tab.evaluate(() => /** @type {any} */ (globalThis).consent());
    await standsClear(tab);
    await tab.evaluate(() => document.querySelector(".bar")?.remove());
    await until("the corner it had", async () => JSON.stringify(await place(tab)) === JSON.stringify(before));
  });

  test("altogether where nothing is free, until something is", async () => {
    const tab = await visitRead("modal-corners");
    await until("the badge to keep away", async () => !(await place(tab)));
    await tab.evaluate(() => document.querySelector("[data-consent]")?.remove());
    await until("the badge", () => place(tab));
  });

  test("but stands over the text of an application that scrolls in a fixed box", async () => {
    const tab = await visitRead("application");
    assert.ok(await place(tab));
  });

  test("from a banner in a narrow window", async () => {
    await inNarrowWindow("banner-both", async (tab) => {
      const own = await standsClear(tab);
      assert.ok(own.left >= 0 && own.right <= (await tab.evaluate(() => innerWidth)), JSON.stringify(own));
      await tab.screenshot("page-banner-narrow");
    });
  });
});

describe("the badge says", () => {
  test("that it is reading, where that takes long, and so does the toolbar", async () => {
    const tab = await visit("grows");
    await tab.evaluate(() => /** @type {any} */ (globalThis).grow());
    await until("the word that it reads", () => drawnText(tab, ".cl-loading"), 30);
    // In Firefox the page that asks waits for the thread on which the core works.
    if (here.browser.name === "chromium") await until("the toolbar", async () => (await toolbar(here.browser, tab)).title.includes("Reading"));
    await tab.screenshot("page-loading");
    await until("the answers", async () => (await badgeNow(tab))?.length, 60);
    await until("the toolbar", async () => (await toolbar(here.browser, tab)).text);
  });

  test("that there is too little text, and so does the toolbar", async () => {
    const tab = await visit("short");
    const words = await until("the badge", () => drawnText(tab, ".cl-badge .cl-open"));
    assert.match(words, /too little text/i);
    await until("the toolbar", async () => (await toolbar(here.browser, tab)).title.includes("Too little text"));
    await tab.screenshot("page-short");
    await clickDrawn(tab, ".cl-badge .cl-open");
    await until("the reason", () => drawnText(tab, ".cl-panel-note"));
    await tab.screenshot("page-short-panel");
    const popup = await openPopup(here.browser, tab);
    assert.match(await popup.evaluate(() => document.querySelector(".lead")?.textContent ?? ""), /calls itself a privacy policy.* too little text/);
    await popup.screenshot("page-short-popup");
    await popup.close();
  });

  test("nothing of too little text once more has come", async () => {
    const tab = await visit("short");
    await tab.evaluate(async () => {
      const text = await (await fetch("/stage/plain")).text();
      document.body.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    });
    assert.equal((await until("three answers", async () => ((await badgeNow(tab))?.length ? badgeNow(tab) : undefined))).length, 3);
  });

  test("that it does not know the language, and so does the toolbar", async () => {
    const tab = await here.visit("privacy-policy?page=nl-zeewind-hostel.html");
    const words = await until("the badge", () => drawnText(tab, ".cl-badge .cl-open"));
    assert.match(words, /language/);
    await until("the toolbar", async () => (await toolbar(here.browser, tab)).title.includes("language"));
    await tab.screenshot("page-unsupported");
  });

  test("what closing did, and undoes it", async () => {
    const tab = await visitRead("plain");
    await clickDrawn(tab, ".cl-badge .cl-open ~ button");
    await until("the line", () => drawnText(tab, ".cl-closed"));
    const hidden = () => here.browser.own(async () => /** @type {any} */ ((await chrome.storage.local.get("settings"))["settings"])?.hidden ?? []);
    await until("the choice to be kept", async () => (await hidden()).length === 1);
    await tab.screenshot("page-closed");
    await clickDrawn(tab, ".cl-undo");
    await badge(tab);
    await until("the site to be forgotten", async () => (await hidden()).length === 0);
  });

  test("it, and goes after a while", async () => {
    const tab = await visitRead("plain");
    await clickDrawn(tab, ".cl-badge .cl-open ~ button");
    await until("the line", () => drawnText(tab, ".cl-closed"));
    await until("nothing", async () => !(await isDrawn(tab)));
  });
});

describe("a passage is shown", () => {
  for (const name of HIDDEN) {
    test(`in ${name}`, async () => {
      const tab = await visitRead(name);
      for (const topic of /** @type {const} */ (["retention", "sale"])) {
        await openSummary(tab);
        await showEvidence(tab, topic);
        await until(`the sentence about ${topic} to be seen`, () => isPlainlySeen(tab, SENTENCES[topic]));
        if (topic === "sale") await tab.screenshot(`page-in-${name}`);
        await tab.press("Escape");
        await until("the badge", () => badgeNow(tab));
      }
    });
  }
});

/** Whether the passage shown is that one, and what stands at its place in the window is its own text. @param {Tab} tab @param {string} sentence */
function isPlainlySeen(tab, sentence) {
  return tab.evaluate((wanted) => {
    const [range] = /** @type {any} */ (CSS.highlights).get("reading-current") ?? [];
    if (!range || !String(range).includes(wanted)) return false;
    const { textRoot = document } = /** @type {{ textRoot?: ShadowRoot }} */ (/** @type {unknown} */ (globalThis));
    const [line] = range.getClientRects();
    if (!line || line.height < 2) return false;
    const hit = textRoot.elementFromPoint(line.left + 3, line.top + line.height / 2);
    return hit !== null && hit.contains(range.startContainer);
  }, sentence);
}

describe("all topics at once", () => {
  test("are marked each in its colour, with a legend that turns them off and on", async () => {
    const tab = await visitRead("long");
    await showAll(tab);
    const all = await until("the topics", async () => ((await topicsShown(tab)).length > 6 ? topicsShown(tab) : undefined));
    const topics = await tab.inShadow((root) => [...root.querySelectorAll(".cl-legend [data-topic]")].map((box) => /** @type {HTMLElement} */ (box).dataset["topic"]));
    assert.equal(topics?.length, all.length);
    await tab.screenshot("page-all");
    await clickDrawn(tab, ".cl-legend [data-topic=sale]");
    await until("one topic less", async () => (await topicsShown(tab)).length === all.length - 1);
    assert.ok(!(await topicsShown(tab)).some(({ texts }) => texts.join("") === SENTENCES.sale));
    await clickDrawn(tab, ".cl-legend label:first-child input");
    await until("all again", async () => (await topicsShown(tab)).length === all.length);
    await clickDrawn(tab, ".cl-legend label:first-child input");
    await until("none", async () => (await highlights(tab)).length === 0);
    assert.match((await position(tab)) ?? "", /No topic/);
  });

  test("are gone through by keyboard, from the first to the last and round", async () => {
    const tab = await visitRead("long");
    await showAll(tab);
    const first = (await marked(tab)).text;
    await tab.press("End");
    const last = await until("the last", async () => ((await markedNow(tab))?.text !== first ? markedNow(tab) : undefined));
    await tab.press("n");
    await until("the first again", async () => (await markedNow(tab))?.text === first);
    await tab.press("p");
    await until("the last again", async () => (await markedNow(tab))?.text === last.text);
    await tab.press("Home");
    await until("the first", async () => (await markedNow(tab))?.text === first);
    await tab.press("l");
    await until("the legend to fold", () => tab.inShadow((root) => /** @type {HTMLElement} */ (root.querySelector(".cl-legend")).hidden));
    await tab.press("l");
    await focusOn(tab, ".cl-legend [data-topic=retention]");
    const before = (await topicsShown(tab)).length;
    await tab.press(" ");
    await until("a topic less", async () => (await topicsShown(tab)).length === before - 1);
  });

  test("go without a trace", async () => {
    const tab = await visitRead("shadow-open");
    const traces = () => tab.evaluate(() => {
      const { textRoot } = /** @type {{ textRoot: ShadowRoot }} */ (/** @type {unknown} */ (globalThis));
      const named = (/** @type {Element} */ element) => [...element.attributes].map(({ name }) => name).join();
      return {
        sheets: document.adoptedStyleSheets.length + textRoot.adoptedStyleSheets.length, styles: document.querySelectorAll("style").length,
        attributes: [...document.querySelectorAll("*"), ...textRoot.querySelectorAll("*")].map(named).filter(Boolean).join(" "),
      };
    });
    const before = await traces();
    await showAll(tab);
    await until("the topics", async () => (await topicsShown(tab)).length > 6);
    assert.equal((await traces()).sheets, 1);
    await tab.press("Escape");
    await until("the badge", () => badgeNow(tab));
    assert.deepEqual(await highlights(tab), []);
    assert.deepEqual(await traces(), before);
  });

  test("can be had from the popup", async () => {
    const tab = await visitRead("plain");
    const popup = await here.popupOf(tab);
    await popup.screenshot("popup-all");
    await click(popup, ".all button");
    await until("the topics", async () => (await topicsShown(tab)).length > 6);
  });

  test("lead back to the summary", async () => {
    const tab = await visitRead("plain");
    await showAll(tab);
    await clickDrawn(tab, ".cl-bar-row button:nth-last-child(2)");
    await until("the summary", () => drawnText(tab, ".cl-panel .cl-headlines"));
    assert.deepEqual(await highlights(tab), []);
  });
});

describe("the bar", () => {
  test("does not cover the passage it has gone to", async () => {
    const tab = await here.policy("en-meridian-atlas-long.html");
    await showAll(tab);
    for (let step = 0; step < 6; step += 1) {
      const passage = await until("a passage", () => tab.evaluate(() => {
        const [range] = /** @type {any} */ (CSS.highlights).get("reading-current") ?? [];
        const { left, top, right, bottom } = range.getBoundingClientRect();
        return { left, top, right, bottom };
      }));
      assert.ok(!overlap(passage, /** @type {Box} */ (await place(tab))), JSON.stringify(passage));
      await tab.press("n");
    }
    await tab.screenshot("page-bar-long");
  });
});

describe("text that is drawn anew", () => {
  test("is marked again where it stands now, and the reader stays there", async () => {
    const tab = await visitRead("long");
    await openSummary(tab);
    await showEvidence(tab, "retention");
    await until("the sentence", async () => (await markedNow(tab))?.text === SENTENCES.retention);
    const before = await position(tab);
    await tab.evaluate(() => /** @type {any} */ (globalThis).redraw());
    await until("the sentence again", async () => (await markedNow(tab))?.text === SENTENCES.retention);
    assert.equal(await position(tab), before);
  });

  test("keeps the reader at the passage where others have come before it", async () => {
    const tab = await visitRead("long");
    await showAll(tab);
    for (let step = 0; step < 30 && (await markedNow(tab))?.text !== SENTENCES.retention; step += 1) await tab.press("n");
    const before = await position(tab);
    await tab.evaluate(() => /** @type {any} */ (globalThis).redraw((/** @type {string} */ html) => html.replace("</h1>", "</h1><p>We do not sell your personal data to anyone, ever.</p>")));
    await until("another place in the row", async () => (await position(tab)) !== before);
    assert.equal((await marked(tab)).text, SENTENCES.retention);
  });

  test("says that a passage is gone, and what it said", async () => {
    const tab = await visitRead("plain");
    await openSummary(tab);
    await showEvidence(tab, "transfer");
    await tab.evaluate((sentence) => /** @type {any} */ (globalThis).redraw((/** @type {string} */ html) => html.replace(sentence, "Your data stays.")), SENTENCES.transfer);
    const said = await until("the word that it is gone", async () => ((await position(tab))?.includes(SENTENCES.transfer) ? position(tab) : undefined));
    assert.match(said, /no longer in the page/);
    await tab.screenshot("page-missing");
  });

  test("in a shadow root is marked again too", async () => {
    const tab = await visitRead("shadow-open");
    await openSummary(tab);
    await showEvidence(tab, "sale");
    await until("the sentence", async () => (await markedNow(tab))?.text === SENTENCES.sale);
    await tab.evaluate(() => {
      const { textRoot } = /** @type {{ textRoot: ShadowRoot }} */ (/** @type {unknown} */ (globalThis));
      textRoot.innerHTML = String(textRoot.innerHTML);
    });
    await until("the sentence again", async () => (await markedNow(tab))?.text === SENTENCES.sale);
  });
});

describe("a narrow window", () => {
  test("has the summary rise from its lower edge, and a bar of its width", () =>
    inNarrowWindow("long", async (tab) => {
      await tab.screenshot("page-narrow-badge");
      await openSummary(tab);
      const [width, height] = await tab.evaluate(() => /** @type {const} */ ([document.documentElement.clientWidth, innerHeight]));
      const sheet = await until("the sheet", () => place(tab));
      assert.deepEqual([Math.round(sheet.left), Math.round(sheet.right), Math.round(sheet.bottom)], [0, width, height]);
      await tab.screenshot("page-narrow-panel");
      await clickDrawn(tab, ".cl-panel-all");
      await until("the topics", async () => (await topicsShown(tab)).length > 6);
      await clickDrawn(tab, ".cl-bar [aria-controls]");
      const small = await tab.inShadow((root) =>
        [...root.querySelectorAll("button, label")].map((target) => target.getBoundingClientRect()).filter((box) => box.width < 24 || box.height < 24).length);
      assert.equal(small, 0);
      const bar = await until("the bar", () => place(tab));
      assert.ok(bar.left >= 0 && bar.right <= width && bar.right - bar.left > width - 20, JSON.stringify(bar));
      await tab.screenshot("page-narrow-bar");
    }));
});

describe("consoles", () => {
  test("hear no complaint of the extension's", async () => {
    assert.deepEqual(await here.browser.complaints(), []);
  });
});
