// What was read is kept: in the store, in the words of a change, in the history, in files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { badge, badgeNow, click, clickDrawn, drawnText, openSummary, signs } from "./actions.mjs";
import { nativeReport, pageSaying } from "./samples.mjs";
import { NAME, headlineLooks, provenPage, session, states } from "./session.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */
/** @typedef {import("../../extension/memory.entry.js").Entry} Entry */

/** Private windows can be opened in Firefox only; `mayKeep` has a test of its own. */
const noPrivate = NAME !== "firefox" && "no private window can be driven with extensions in it";
const TESTS = noPrivate ? 21 : 22;
const here = session(TESTS);
const HISTORY = "history/history.html";

/** What is kept. @returns {Promise<Entry[]>} */
const kept = () => here.browser.own(async () => Object.entries(await chrome.storage.local.get()).filter(([key]) => key.startsWith("policy:")).flatMap(([, value]) => {
  try {
    return JSON.parse(/** @type {string} */ (value));
  } catch {
    return [];
  }
}));

/** @param {number} n @returns {Promise<Entry[]>} */
const untilKept = (n) => until(`${n} kept`, async () => {
  const entries = await kept();
  return entries.length === n ? entries : undefined;
});

/** Opens a page that is another on its second visit, twice. @param {string} name @returns {Promise<Tab>} */
async function visitTwice(name) {
  const first = await here.visit(`changing/${name}`);
  await badge(first);
  await untilKept(1);
  await first.close();
  const second = await here.visit(`changing/${name}`);
  await until("the changed badge", async () => (await badgeNow(second))?.some(({ topic, state }) => topic === "retention" && state === "not_stated"));
  return second;
}

/** @param {Tab} tab @param {string} selector */
const text = (tab, selector) => tab.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);

/** @param {Tab} tab @param {string} selector */
const count = (tab, selector) => tab.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);

/** Entries as they would be after many readings. @param {number} n @param {string} [tag] */
async function fill(n, tag = "en") {
  const tab = await here.policy(pageSaying("sale", "yes", tag).name);
  const [entry] = await untilKept(1);
  await tab.close();
  await here.browser.own(async (one, many) => {
    const entries = Array.from({ length: many }, (_, at) => {
      const address = `https://shop${at}.example/privacy`;
      const day = at * 86_400_000;
      const versions = one.versions.map((/** @type {any} */ version) => ({ ...version, first: version.first - day, last: version.last - day }));
      return { ...one, address, host: new URL(address).host, key: `policy:${one.language} ${address}`, title: `Privacy at shop ${at}`, versions };
    });
    await chrome.storage.local.clear();
    await chrome.storage.local.set(Object.fromEntries(entries.map((made) => [made.key, JSON.stringify(made)])));
  }, /** @type {any} */ (entry), n);
}

/** Opens what a press leads to: a page with a report. @param {() => Promise<unknown>} press @returns {Promise<Tab>} */
async function reportAfter(press) {
  const opened = () => here.browser.own(async () => Object.keys(await chrome.storage.session.get()).filter((key) => key.startsWith("opened:")));
  const tabs = () => here.browser.own(async () => (await chrome.tabs.query({})).map(({ id }) => id ?? -1));
  const [before, tabsBefore] = [await opened(), await tabs()];
  await press();
  const key = await until("a report to be opened", async () => (await opened()).find((one) => !before.includes(one)));
  const made = await until("its tab", async () => (await tabs()).find((id) => !tabsBefore.includes(id)));
  await here.browser.own((id) => chrome.tabs.remove(id), made);
  const tab = await here.visitOwn(`report/report.html?of=${key.slice("opened:".length)}`);
  await until("the report", async () => (await count(tab, "section")) > 0);
  return tab;
}

/** What would be saved. @param {Tab} tab @param {() => Promise<void>} press @returns {Promise<string>} */
async function savedBy(tab, press) {
  await tab.evaluate(() => {
    const scope = /** @type {any} */ (window);
    scope.saved = "";
    URL.createObjectURL = (blob) => {
      /** @type {Blob} */ (blob).text().then((content) => (scope.saved = content));
      return "blob:saved";
    };
    // Where browsers put files is not for tests.
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await press();
  return until("a file", () => tab.evaluate(() => /** @type {any} */ (window).saved));
}

/** @param {Tab} tab @param {string} scope @param {string} label */
async function clickLabelled(tab, scope, label) {
  await until(`${label} in ${scope}`, () => tab.evaluate((within, words) => {
    const found = [...document.querySelectorAll(`${within} button`)].find((button) => button.textContent?.includes(words));
    for (const old of document.querySelectorAll("[data-clicked]")) old.removeAttribute("data-clicked");
    found?.setAttribute("data-clicked", "");
    return found !== undefined;
  }, scope, label));
  await click(tab, "[data-clicked]");
}

/** @param {Tab} tab @param {string} selector @param {string} value */
const type = (tab, selector, value) => tab.evaluate((wanted, typed) => {
  const field = /** @type {HTMLInputElement} */ (document.querySelector(wanted));
  field.value = typed;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}, selector, value);

describe("what was read", () => {
  test("is kept, without its text", async () => {
    const name = provenPage();
    await here.policy(name);
    const [entry] = await untilKept(1);
    const report = /** @type {import("../../extension/report.d.ts").Report} */ (/** @type {unknown} */ (nativeReport(name)));
    assert.equal(entry?.address, here.address(`pages/${name}`));
    assert.equal(entry?.title, report.policy.title);
    assert.deepEqual(entry?.versions[0]?.answers.map(({ answer }) => answer), report.answers.map(({ answer }) => answer));
    const stored = JSON.stringify(entry);
    for (const { text: sentence, labels } of report.clauses) if (labels.length > 0 && sentence.length > 30) assert.ok(!stored.includes(sentence), sentence);
  });

  test("is kept once where a page is read many times", async () => {
    const name = provenPage();
    await badge(await here.visit(`late/${name}`));
    await badge(await here.visit(`slow/${name}`));
    await badge(await here.visit(`slow/${name}`));
    await untilKept(2);
    // While a page comes in, less of it may have been read.
    await until("one version of each", async () => (await kept()).every(({ versions }) => versions.length === 1));
  });

  test("is not kept of pages that are no policy", async () => {
    const tab = await here.visit("home/?policy=/pages/nowhere.html");
    await here.popupOf(tab);
    assert.deepEqual(await kept(), []);
  });

  test("is kept of a policy read from its link", async () => {
    const name = provenPage();
    const popup = await here.popupOf(await here.visit(`home/?policy=/pages/${name}`));
    await click(popup, ".button.first");
    const [entry] = await untilKept(1);
    assert.equal(entry?.address, here.address(`pages/${name}`));
  });

  test("is not kept if the reader does not want it", async () => {
    const options = await here.visitOwn("options/options.html");
    await click(options, "#remember");
    await here.untilStored('"remember":false');
    await here.policy();
    assert.deepEqual(await kept(), []);
    const history = await here.visitOwn(HISTORY);
    await until("the notice", async () => (await text(history, "header")).includes("turned off"));
  });

  test("is read in a private window, but not kept", { skip: noPrivate }, async () => {
    const name = provenPage();
    const tab = here.kept(await /** @type {NonNullable<typeof here.browser.openPrivate>} */ (here.browser.openPrivate)(here.address(`pages/${name}`)));
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(name)));
    assert.deepEqual(await kept(), []);
    await here.policy(name);
    await untilKept(1);
  });

  test("keeps nobody from reading where the store is damaged", async () => {
    const name = provenPage();
    const key = `policy:en ${here.address(`pages/${name}`)}`;
    await here.browser.own((bad) => chrome.storage.local.set({ [bad]: '{"versions":7}', "policy:": 7, "policy:x": "{\"" }), key);
    const tab = await here.visit(`pages/${name}`);
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(name)));
    await until("a good entry in its place", async () => (await kept()).some((entry) => entry?.versions?.length === 1));
    const history = await here.visitOwn(HISTORY);
    await until("one entry", async () => (await count(history, ".entry")) === 1);
  });
});

describe("what has changed", () => {
  test("is told by badge, panel and popup, and still after a reload", async () => {
    const tab = await visitTwice("told");
    const words = /How long data is kept\s*was “Kept for 30 days”, is now “Does not say”/;
    assert.equal(await drawnText(tab, ".cl-badge .cl-changed"), "Changed since you last read it");
    await tab.screenshot("changed-badge");
    await openSummary(tab);
    assert.match((await drawnText(tab, ".cl-panel .cl-change")) ?? "", words);
    await tab.screenshot("changed-panel");
    const popup = await here.popupOf(tab);
    assert.match(await text(popup, ".cl-change"), words);
    await popup.screenshot("changed-popup");
    const again = await here.visit("changing/told");
    await until("the word", () => drawnText(again, ".cl-badge .cl-changed"));
  });

  test("is nothing where nothing has", async () => {
    const name = provenPage();
    await (await here.policy(name)).close();
    const tab = await here.policy(name);
    assert.equal((await drawnText(tab, ".cl-changed")) ?? null, null);
    assert.equal(await count(await here.popupOf(tab), ".cl-change"), 0);
  });
});

describe("the history", () => {
  test("explains itself while it is empty", async () => {
    const history = await here.visitOwn(HISTORY);
    await until("words", async () => (await text(history, ".empty")).includes("Open a privacy policy"));
    await history.screenshot("history-empty");
  });

  test("is one press away", async () => {
    const popup = await here.popupOf(await here.policy());
    const before = await here.browser.own(async () => (await chrome.tabs.query({})).map(({ id }) => id ?? -1));
    await click(popup, ".head .cl-icon-button");
    const made = await until("its tab", async () => (await here.browser.own(async () => (await chrome.tabs.query({})).map(({ id }) => id ?? -1))).find((id) => !before.includes(id)));
    await here.browser.own((id) => chrome.tabs.remove(id), made);
  });

  test("lists what was read, with answers, and opens each", async () => {
    const name = provenPage();
    await here.policy(name);
    const history = await here.visitOwn(HISTORY);
    await until("the entry", async () => (await count(history, ".entry")) === 1);
    assert.deepEqual(states(await signs(history)), headlineLooks(nativeReport(name)));
    await click(history, ".open");
    assert.equal(await count(history, ".kept .cl-headlines .cl-answer"), 3);
    assert.equal(await count(history, ".kept button.cl-line"), 0, "no passages to open");
    assert.match(await text(history, ".kept"), /own words are not kept/);
    assert.equal(await history.evaluate(() => document.querySelector(".kept a")?.getAttribute("href")), here.address(`pages/${name}`));
    await history.screenshot("history-open");
  });

  test("finds and orders, and draws many little by little", async () => {
    await fill(60);
    const history = await here.visitOwn(HISTORY);
    await until("a part of it", async () => (await count(history, ".entry")) === 40);
    await history.screenshot("history-60");
    await click(history, ".more .button");
    assert.equal(await count(history, ".entry"), 60);
    await type(history, "#search", "shop 17");
    assert.equal(await count(history, ".entry"), 1);
    await type(history, "#search", "nowhere");
    assert.match(await text(history, "[role=status]"), /No policy/);
    await type(history, "#search", "");
    await type(history, "#order", "name");
    assert.match(await text(history, ".entry .facts"), /shop0\.example/);
  });

  test("lets one go, and takes that back", async () => {
    await fill(3);
    const history = await here.visitOwn(HISTORY);
    await click(history, ".entry .open");
    await clickLabelled(history, ".entry", "Delete");
    await untilKept(2);
    await until("the way back", async () => (await count(history, ".gone")) === 1);
    await history.screenshot("history-deleted");
    await click(history, ".gone .button");
    await untilKept(3);
    assert.equal(await count(history, ".entry"), 3);
  });

  test("lets all go, after a question", async () => {
    await fill(3);
    const history = await here.visitOwn(HISTORY);
    await clickLabelled(history, ".foot", "Delete all");
    await clickLabelled(history, ".foot", "Keep");
    assert.equal((await kept()).length, 3);
    await clickLabelled(history, ".foot", "Delete all");
    await clickLabelled(history, ".foot", "Erase");
    await untilKept(0);
    await until("the empty page", async () => (await count(history, ".empty")) === 1);
  });

  test("puts two side by side", async () => {
    const [one, other] = [pageSaying("sale", "yes", "en").name, pageSaying("sale", "no", "en").name];
    await here.policy(one);
    await here.policy(other);
    const history = await here.visitOwn(HISTORY);
    await click(history, ".entry:nth-child(1) > input");
    assert.match(await text(history, ".choice"), /second policy/);
    await click(history, ".entry:nth-child(2) > input");
    await history.screenshot("history-chosen");
    await click(history, ".choice .first");
    await until("the table", async () => (await count(history, ".cl-compare [data-topic=sale]")) === 1);
    await history.screenshot("history-compare");
    await clickLabelled(history, "header", "Back to the list");
    await until("the list", async () => (await count(history, ".entry")) === 2);
  });

  test("tells how one has changed", async () => {
    await visitTwice("versions");
    await until("two versions", async () => (await kept())[0]?.versions.length === 2);
    const history = await here.visitOwn(HISTORY);
    await click(history, ".open");
    assert.equal(await count(history, ".facts .changed"), 1);
    assert.match(await text(history, ".versions"), /was “Kept for 30 days”, is now “Does not say”/);
    await history.screenshot("history-versions");
    await clickLabelled(history, ".versions", "Side by side");
    await until("the table", async () => (await count(history, ".cl-compare [data-differs]")) >= 1);
  });
});

describe("files", () => {
  test("of a report, with its passages, from the summary in the page", async () => {
    const name = provenPage();
    const tab = await here.policy(name);
    await openSummary(tab);
    const page = await reportAfter(() => clickDrawn(tab, ".cl-foot .cl-quiet"));
    await page.screenshot("report");
    const report = /** @type {import("../../extension/report.d.ts").Report} */ (/** @type {unknown} */ (nativeReport(name)));
    const sale = report.answers.find(({ topic }) => topic === "sale");
    const sentence = report.clauses.find(({ id }) => id === sale?.clauses[0])?.text ?? "";
    assert.ok((await text(page, "[data-topic=sale] blockquote")).includes(sentence));
    const markdown = await savedBy(page, () => clickLabelled(page, "header", "Markdown"));
    assert.ok(markdown.startsWith("# ") && markdown.includes("## Sells your data? ") && markdown.includes(`<${here.address(`pages/${name}`)}>`));
    assert.ok(markdown.replace(/\\/g, "").includes(`> ${sentence}`), markdown);
    const json = JSON.parse(await savedBy(page, () => clickLabelled(page, "header", "JSON")));
    assert.deepEqual(json.report.answers.map((/** @type {{ answer: unknown }} */ { answer }) => answer), report.answers.map(({ answer }) => answer));
    assert.ok(json.report.clauses.some((/** @type {{ text: string }} */ clause) => clause.text === sentence));
    assert.equal(json.address, here.address(`pages/${name}`));
  });

  test("of a long history on paper, all of it and nothing to press", async () => {
    await fill(45);
    const history = await here.visitOwn(HISTORY);
    await history.evaluate(() => void (window.print = () => document.body.setAttribute("data-printed", "")));
    await clickLabelled(history, ".foot", "Print");
    await until("print", () => history.evaluate(() => document.body.hasAttribute("data-printed")));
    assert.equal(await count(history, ".entry"), 45);
    await history.onPaper?.(async () => {
      const pressed = await history.evaluate(() => [...document.querySelectorAll("button, input, select")].filter((control) => control.checkVisibility()).map((control) => control.className));
      assert.deepEqual([...new Set(pressed)], ["open"], "titles are all that is left of the controls");
      await history.screenshot("history-paper");
    });
  });

  test("of the whole history", async () => {
    await fill(3);
    const history = await here.visitOwn(HISTORY);
    const json = JSON.parse(await savedBy(history, () => clickLabelled(history, ".foot", "JSON")));
    assert.deepEqual(json.policies.map((/** @type {Entry} */ { host }) => host), ["shop0.example", "shop1.example", "shop2.example"]);
    const markdown = await savedBy(history, () => clickLabelled(history, ".foot", "Markdown"));
    for (const part of ["# What you have read\n", "## Privacy at shop 1 (shop1.example)\n\n<https://shop1.example/privacy>\n\nRead on ", "\n- Sells your data? **Yes** "]) {
      assert.ok(markdown.includes(part), markdown);
    }
  });

  test("about what is wrong, from an opened answer of the popup", async () => {
    const name = provenPage();
    const popup = await here.popupOf(await here.policy(name));
    await click(popup, "[data-topic=sale] button.cl-line");
    const page = await reportAfter(() => click(popup, "[data-topic=sale] .cl-evidence .cl-quiet"));
    await until("the form", async () => (await count(page, "[data-topic=sale] form")) === 1);
    await type(page, "textarea", "It does so.");
    const shown = await text(page, ".complaint-text");
    for (const part of ["Wrong: the answer is wrong", "Note: It does so.", "Topic: sale", `Page: ${here.address(`pages/${name}`)}`, "Passage: "]) assert.ok(shown.includes(part), part);
    await page.screenshot("wrong");
    await click(page, "input[value=missing]");
    assert.match(await text(page, ".complaint-text"), /^Wrong: something is missing/);
    assert.equal(await savedBy(page, () => click(page, "[data-does=wrong_save]")), await text(page, ".complaint-text"));
    assert.deepEqual(here.silence.heard, []);
  });
});

describe("everybody", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  test("can use history, report and settings, light and dark", async () => {
    const popup = await here.popupOf(await here.policy());
    const report = await reportAfter(() => click(popup, ".cl-foot .cl-quiet"));
    await clickLabelled(report, "section", "Is this wrong?");
    const history = await here.visitOwn(HISTORY);
    await click(history, ".open");
    await click(history, ".entry > input");
    const options = await here.visitOwn("options/options.html");
    await until("what is kept", async () => /1 policy/.test(await text(options, "#kept")));
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      for (const [name, page] of /** @type {const} */ ([["report", report], ["history", history], ["options-memory", options]])) {
        assert.deepEqual(await page.audit(axe, scheme), [], `${name}, ${scheme}`);
        await page.screenshot(`${name}-${scheme}`);
      }
    }
  });
});
