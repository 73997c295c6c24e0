/** The playground as it is served: real core, real reader, real browser, and nothing sent anywhere. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import axe from "axe-core";
import { Builder } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";

import { LANGUAGES } from "../extension/words.js";
import { launch } from "./chromium.mjs";
import { programPath } from "./e2e/browser.mjs";
import { serve } from "./serve.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const POLICY = "en-pollenly.html";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{ origin: string, close: () => Promise<void> }} */
let server;
/** @type {string} */
let folder;

before(async () => {
  // Below a path, since the playground promises to work from any.
  folder = mkdtempSync(join(tmpdir(), "playground-"));
  symlinkSync(assembled(), join(folder, "some-path"));
  server = await serve(folder);
  browser = await launch();
});

after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @returns {string} the folder that is served; CLAUSELIGHT_WWW names one that is already there */
function assembled() {
  if (process.env.CLAUSELIGHT_WWW) return process.env.CLAUSELIGHT_WWW;
  execFileSync(process.execPath, [join(ROOT, "tools/www.mjs"), "--no-serve"]);
  return join(ROOT, "target/www");
}

/**
 * Without the service worker, unless it is what is tested: what a page asks for is then what the server hears.
 *
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {string} [hash]
 */
async function open(options = {}, hash = "") {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, locale: "en", reducedMotion: "reduce", serviceWorkers: "block", ...options });
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
  await page.goto(`${server.origin}/some-path/${hash}`);
  await page.waitForSelector("[data-ready]", { state: "attached" });
  return { page, requests, complaints };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} file
 */
async function takeSample(page, file) {
  await page.click(`[data-sample="${file}"]`);
  await page.waitForSelector("#output:not([hidden])");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
async function readPasted(page, text) {
  await page.fill("#paste", text);
  await page.click("#input [type=submit]");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {{ name: string, mimeType: string, buffer: Buffer }} file
 */
const openFile = (page, file) => page.setInputFiles("#file", file);

/**
 * @param {import("playwright-core").Page} page
 * @param {[name: string, content: string][]} files
 * @param {string} [where] selector of what they are dropped on
 */
async function drop(page, files, where = "body") {
  await page.evaluate(
    ([given, selector]) => {
      const data = new DataTransfer();
      for (const [name, content] of given) data.items.add(new File([content], name));
      const target = document.querySelector(selector);
      for (const kind of ["dragover", "drop"]) target?.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    /** @type {const} */ ([files, where]),
  );
}

/** @param {import("playwright-core").Page} page */
const hashOf = (page) => page.evaluate(() => location.hash);

/**
 * A policy of our own that says one more thing.
 *
 * @param {string} sentence
 */
const policy = (sentence) =>
  `<html><head><title>Privacy policy</title></head><body><h1>Privacy policy</h1><p>This privacy policy explains how we collect, use and disclose your personal information when you visit our website, and which choices and rights you have about your personal data.</p><h2>Sale</h2><p>${sentence}</p><p>We keep your personal data for 30 days. If you have questions about this policy, please contact us; you may ask us to access, correct or delete your data. We use cookies to provide our services, and we take security measures to protect personal information.</p></body></html>`;

/** @param {import("playwright-core").Page} page */
async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  return found.violations.map((/** @type {import("axe-core").Result} */ { id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test("a sample is read, and its evidence leads to the same words in the text", async () => {
  const { page, complaints } = await open();
  await takeSample(page, POLICY);
  assert.equal(await page.locator(".cl-answer").count(), 13);
  const sale = page.locator("[data-topic=sale]");
  await sale.locator("button.cl-line").click();
  const quote = await sale.locator("blockquote").first().textContent();
  await sale.locator(".cl-show").first().click();
  assert.equal(await page.locator(".marked").textContent(), quote);
  assert.ok(await page.locator(".marked").evaluate((one) => one === document.activeElement));
  assert.deepEqual(complaints, []);
  await page.close();
});

test("every clause of the text leads to what was seen in it", async () => {
  const { page } = await open();
  await takeSample(page, POLICY);
  const picked = page.locator(".text > .block .clause[data-labelled]").first();
  const said = await picked.textContent();
  await picked.click();
  assert.equal(await page.locator("#tab-clauses").getAttribute("aria-selected"), "true");
  const detail = page.locator(".detail[open]");
  assert.equal(await detail.locator(".said").textContent(), said);
  assert.ok((await detail.locator(".chip").count()) > 0);
  assert.ok((await detail.locator("ruby").count()) > 0, "a label rests on concepts");
  await page.selectOption(".filter select", "*");
  assert.equal(await page.locator(".detail").count(), await page.locator(".clause").count());
  await page.close();
});

test("how it was read: signs, language, blocks, time", async () => {
  const { page } = await open();
  await takeSample(page, POLICY);
  await page.click("#tab-reading");
  const text = await page.locator("#panel-reading").innerText();
  assert.match(text, /Title of the page\s+\+/);
  assert.match(text, /main · paragraph/);
  assert.match(text, /Analysis: [\d.,]+ ms/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#panel-reading button").click()]);
  const report = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(report.schema, 1);
  await page.close();
});

test("tabs go by arrow keys", async () => {
  const { page } = await open();
  await takeSample(page, POLICY);
  await page.focus("#tab-summary");
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("#panel-clauses").isVisible());
  assert.ok(await page.locator("#panel-summary").isHidden());
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.ok(await page.locator("#panel-reading").isVisible());
  await page.close();
});

test("nothing is asked of anybody but the playground's own files, and nothing at all while reading", async () => {
  const { page, requests } = await open();
  const loaded = requests.length;
  await readPasted(page, "<html><body><img src='https://elsewhere.example/x.png'><link rel=stylesheet href=https://elsewhere.example/y.css><p>We never sell data.</p></body></html>");
  await page.waitForSelector("#output:not([hidden])");
  await page.selectOption("#language", "vi");
  await page.click("#tab-reading");
  const later = requests.slice(loaded).filter((url) => !/\/_locales\/|\/icon\.svg$/.test(url));
  assert.deepEqual(later, []);
  assert.deepEqual(requests.filter((url) => !url.startsWith(`${server.origin}/some-path/`)), []);
  const blocked = await page.evaluate(() => fetch("https://elsewhere.example/").then(() => "sent", () => "refused"));
  assert.equal(blocked, "refused");
  await page.close();
});

test("pasted HTML is data: it runs nothing and becomes no markup of ours", async () => {
  const { page, complaints } = await open();
  await readPasted(page, "<p onclick=alert(1)>One</p><script>alert(2)</script><p>&lt;img src=x onerror=alert(3)&gt;</p><svg onload=alert(4)></svg>");
  await page.waitForSelector("#output:not([hidden])");
  assert.equal(await page.locator(".text .block").last().textContent(), "<img src=x onerror=alert(3)>");
  assert.equal(await page.locator("#output img, #output script").count(), 0);
  // The browser says aloud that it refused the handlers; a dialog would mean that it did not.
  assert.deepEqual(complaints.filter((complaint) => !complaint.startsWith("Executing inline event handler violates")), []);
  await page.close();
});

test("plain text keeps its lines", async () => {
  const { page } = await open();
  await readPasted(page, "Privacy\n\nWe keep logs for 30 days.\nThen they go.");
  await page.waitForSelector("#output:not([hidden])");
  assert.equal(await page.locator(".text .preformatted").innerText(), "Privacy\n\nWe keep logs for 30 days.\nThen they go.");
  await page.click(".head button");
  assert.ok(await page.locator("#paste").isVisible());
  await page.close();
});

test("files are read in the encoding they declare; what cannot be read is refused in words", async () => {
  const { page } = await open();
  const big5 = Buffer.concat([Buffer.from("<html><meta charset=big5><p>"), Buffer.from([0xc1, 0xf4, 0xa8, 0x70]), Buffer.from("</p></html>")]);
  await openFile(page, { name: "old.html", mimeType: "text/html", buffer: big5 });
  await page.waitForSelector("#output:not([hidden])");
  assert.equal(await page.locator(".text .block").textContent(), "隱私");
  await page.click(".head button");
  const bytes = /** @type {[string, Buffer, RegExp][]} */ ([
    ["x.pdf", Buffer.from("%PDF-1.7\n%\xe2\xe3", "latin1"), /PDF file, which cannot be read here/],
    ["x.docx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xfe, 0x80]), /not text that can be read here/],
    ["x.txt", Buffer.from(" \n\t\n"), /no text in it/],
    ["x.html", Buffer.alloc(10_000_001, 0x61), /more than 10 MB/],
  ]);
  for (const [name, buffer, said] of bytes) {
    await openFile(page, { name, mimeType: "", buffer });
    await page.waitForFunction((source) => new RegExp(source).test(document.getElementById("trouble")?.innerText ?? ""), said.source);
    assert.ok(await page.locator("#paste").isVisible());
  }
  await page.click("#input [type=submit]");
  assert.match(await page.locator("#trouble").innerText(), /no text in it/);
  assert.ok(await page.locator("#paste").evaluate((area) => area === document.activeElement));
  await page.close();
});

test("a dropped file is read", async () => {
  const { page } = await open();
  await page.evaluate(() => document.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true })));
  assert.ok(await page.locator("#drop").isVisible());
  await drop(page, [["x.html", "<p>Dropped here.</p>"]]);
  await page.waitForSelector("#output:not([hidden])");
  assert.equal(await page.locator(".text .block").textContent(), "Dropped here.");
  assert.equal(await page.locator(".head h2").textContent(), "x.html");
  assert.ok(await page.locator("#drop").isHidden());
  await page.close();
});

test("Markdown is read as what it means", async () => {
  const { page } = await open();
  const text =
    "---\nlayout: page\n---\nPrivacy *Policy*\n==============\n\nWe keep\n**little**, see [the list](/list) and <https://a.example/>.  \nFor `snake_case_names` write to [us][mail].\n\n" +
    "## What ##\n\n* one\n  * two,\n    going on\n* three\n\n1. first\n2. second\n\n> quoted\n\n| kind | time |\n|---|---|\n| logs | 7 days |\n\n[mail]: mailto:a@b.example\n";
  await drop(page, [["policy.md", text]]);
  await page.waitForSelector("#output:not([hidden])");
  const blocks = await page.locator(".text .block").evaluateAll((all) => all.map((one) => `${one.className.split(" ")[1]} ${one.getAttribute("data-level")} ${one.textContent}`));
  assert.deepEqual(blocks, [
    "heading 1 Privacy Policy",
    "paragraph 1 We keep little, see the list and https://a.example/.\nFor snake_case_names write to us.",
    "heading 2 What",
    "item 1 one",
    "item 2 two, going on",
    "item 1 three",
    "item 1 first",
    "item 1 second",
    "paragraph 1 quoted",
    "cell 1 kind",
    "cell 1 time",
    "cell 1 logs",
    "cell 1 7 days",
  ]);
  await page.close();
});

test("two texts are compared, and each opens as a reading of its own", async () => {
  const { page, complaints } = await open();
  await page.check("[value=two]");
  await page.fill("#paste", policy("We do not sell your personal information."));
  await page.click("#input [type=submit]");
  assert.match(await page.locator("#trouble").innerText(), /no text/, "the second is missing");
  await page.fill("#paste-2", policy("We sell your personal information to data brokers."));
  await page.click("#input [type=submit]");
  await page.waitForSelector(".cl-compare");
  assert.deepEqual(await page.locator(".cl-pair[data-differs]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-topic")).includes("sale")), true);
  assert.deepEqual(await page.locator("thead th bdi").allTextContents(), ["Privacy policy (1)", "Privacy policy (2)"]);
  await page.click("[data-open='2']");
  await page.waitForSelector(".tabbed");
  assert.match(await page.locator("[data-topic=sale] .cl-state").innerText(), /Yes/);
  await page.click(".head button:first-of-type");
  await page.waitForSelector(".cl-compare");
  await page.goBack();
  await page.waitForSelector(".tabbed");
  await page.goBack();
  await page.waitForSelector(".cl-compare");
  await page.click(".head button");
  assert.ok(await page.locator("#paste-2").isVisible());
  assert.match(await page.inputValue("#paste"), /do not sell/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("two dropped files are put side by side, one goes where it is dropped, three are too many", async () => {
  const { page } = await open();
  await drop(page, [["one.html", policy("We sell your personal information.")], ["two.txt", "Privacy\n\nWe never sell data."]]);
  await page.waitForSelector("#paste-2:visible");
  assert.deepEqual(await page.locator(".origin").allTextContents(), ["one.html", "two.txt"]);
  assert.ok(await page.locator("#input [type=submit]").evaluate((button) => button === document.activeElement));
  await drop(page, [["three.html", policy("We do not sell your personal information.")]], "#paste-2");
  await page.waitForFunction(() => document.querySelectorAll(".origin")[1].textContent === "three.html");
  await page.click("#input [type=submit]");
  await page.waitForSelector(".cl-pair[data-topic=sale][data-differs]");
  await drop(page, [["a", "a"], ["b", "b"], ["c", "c"]]);
  await page.waitForSelector("#trouble:not([hidden])");
  assert.match(await page.locator("#trouble").innerText(), /At most two/);
  await page.close();
});

test("samples can be compared, and an address leads there", async () => {
  const { page } = await open();
  await page.check("[value=two]");
  await page.click(`[data-sample="${POLICY}"]`);
  await page.waitForFunction(() => document.querySelectorAll(".origin")[0].textContent);
  await page.click('[data-sample="zh-hant-tw-shanyu-tea.html"]');
  await page.waitForFunction(() => document.querySelectorAll(".origin")[1].textContent);
  await page.click("#input [type=submit]");
  await page.waitForSelector(".cl-pair");
  const hash = await hashOf(page);
  const counts = await page.locator(".cl-compare-counts").innerText();
  await page.close();
  const again = await open({}, hash);
  assert.equal(await again.page.locator(".cl-compare-counts").innerText(), counts);
  await again.page.close();
});

test("an address leads to a clause, and whoever picks one has its address", async () => {
  const { page } = await open({}, `#read=${POLICY}&clause=12`);
  assert.equal(await page.locator(".detail[open]").getAttribute("data-id"), "12");
  assert.ok(await page.locator('.detail[data-id="12"] > summary').evaluate((one) => one === document.activeElement));
  await page.locator('.clause[data-clause="14"]').click();
  assert.equal(await hashOf(page), `#read=${POLICY}&clause=14`);
  await page.evaluate(() => (location.hash = "#clause=9"));
  await page.waitForSelector('.detail[data-id="9"][open]');
  await page.locator('.detail[data-id="9"] .data a').first().click();
  assert.match(await hashOf(page), /clause=\d+$/);
  await page.goto(`${server.origin}/some-path/#read=text`);
  await page.reload();
  await page.waitForSelector("[data-ready]", { state: "attached" });
  assert.ok(await page.locator("#paste").isVisible(), "a text of the reader’s own is gone with the page");
  await page.goto(`${server.origin}/some-path/#read=../../secret`);
  await page.reload();
  await page.waitForSelector("#trouble:not([hidden])");
  await page.close();
});

test("a clause says why: scope, rules, weights with what they stand on, all as JSON too", async () => {
  const { page, complaints } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await readPasted(page, policy("We do not sell your personal information."));
  await page.waitForSelector("#output:not([hidden])");
  await page.locator(".clause", { hasText: "We do not sell" }).click();
  const detail = page.locator(".detail[open]");
  assert.match(await detail.locator("tr", { hasText: "sell" }).first().innerText(), /sell\s+sell\s+denied/);
  assert.match(await detail.innerText(), /sale\.verb\s+sale\.denied/);
  assert.match(await detail.locator("dl").first().innerText(), /headings\s+Privacy policy › Sale/);
  const label = detail.locator(".weighed-label[data-label='sale.denied']");
  const first = (await label.count()) > 0 ? label : detail.locator(".weighed-label").first();
  if ((await first.getAttribute("open")) === null) await first.locator("summary").click();
  await first.locator(".weights tbody tr").nth(3).waitFor();
  await detail.locator("button", { hasText: "JSON" }).click();
  await page.waitForFunction(() => document.querySelector(".detail[open] [role=status]")?.textContent === "Copied.");
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.text, "We do not sell your personal information.");
  assert.deepEqual(copied.acts.map((/** @type {{ scope: string[] }} */ { scope }) => scope), [["denied"]]);
  const { odds, places } = copied.weighed[0];
  assert.ok(Math.abs(places.reduce((/** @type {number} */ sum, /** @type {{ value: number }} */ { value }) => sum + value, 0) - odds) < 1e-3);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("clauses are searched, and filtered by label and concept", async () => {
  const { page } = await open({}, "#read=zh-hant-tw-shanyu-tea.html");
  await page.click("#tab-clauses");
  await page.selectOption(".filter select", "*");
  const all = await page.locator(".detail").count();
  await page.fill(".filter [type=search]", "個人資料");
  const found = await page.locator(".detail .said").allTextContents();
  assert.ok(found.length > 0 && found.length < all);
  assert.ok(found.every((text) => text.includes("個人資料")));
  await page.fill(".filter [type=search]", "");
  const concept = await page.locator(".filter select optgroup").nth(1).locator("option").first().getAttribute("value");
  await page.selectOption(".filter select", concept);
  const some = page.locator(".detail");
  assert.ok((await some.count()) > 0);
  await some.first().locator("> summary").click();
  await some.first().locator("rt").first().waitFor();
  assert.ok((await some.first().locator("rt").allTextContents()).join(" ").includes(concept?.split(" ")[1] ?? "?"));
  await page.fill(".filter [type=search]", "no such words");
  assert.match(await page.locator(".tabbed [role=status]").first().innerText(), /No clause/);
  await page.close();
});

test("after one visit it works without a connection, and a newer one comes when it is asked for", async () => {
  const copy = mkdtempSync(join(tmpdir(), "playground-"));
  cpSync(assembled(), join(copy, "below", "a-path"), { recursive: true, dereference: true });
  const own = await serve(copy);
  const context = await browser.newContext({ locale: "en", reducedMotion: "reduce" });
  const page = await context.newPage();
  const ready = () => page.waitForSelector("[data-ready]", { state: "attached" });
  await page.goto(`${own.origin}/below/a-path/`);
  await page.waitForSelector("#offline:not([hidden])");
  await page.waitForFunction(() => navigator.serviceWorker.controller);

  const worker = join(copy, "below", "a-path", "sw.js");
  writeFileSync(join(copy, "below", "a-path", "style.css"), "body { --newer: yes; }");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/VERSION = "/, 'VERSION = "newer-'));
  await page.reload();
  await ready();
  await page.waitForSelector("#newer:not([hidden])");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).getPropertyValue("--newer")), "", "the old one, whole");
  await Promise.all([page.waitForEvent("load"), page.click("#take-over")]);
  await ready();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).getPropertyValue("--newer")), "yes");
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);

  await own.close();
  await page.reload();
  await ready();
  for (const [file, language] of [[POLICY, "English"], ["zh-hans-haitu-global.html", "Chinese"]]) {
    await takeSample(page, file);
    assert.equal(await page.locator(".cl-answer").count(), 13);
    assert.match(await page.locator(".cl-foot").innerText(), new RegExp(language));
    await page.click(".head button");
  }
  await page.selectOption("#language", "vi");
  await page.waitForFunction(() => document.documentElement.lang === "vi");
  await context.close();
  rmSync(copy, { recursive: true });
});

test("Firefox reads two languages without a connection, too", async () => {
  const own = await serve(folder);
  const options = new firefox.Options().setBinary(programPath("firefox-esr")).addArguments("-headless").setPreference("intl.accept_languages", "en");
  const service = new firefox.ServiceBuilder(programPath("geckodriver"));
  const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
  try {
    await driver.get(`${own.origin}/some-path/`);
    await driver.wait(async () => driver.executeScript("return navigator.serviceWorker.controller && !document.getElementById('offline').hidden"), 30_000);
    await own.close();
    for (const [file, language] of [[POLICY, "English"], ["zh-hans-haitu-global.html", "Chinese"]]) {
      await driver.get(`${own.origin}/some-path/?${language}#read=${file}`);
      await driver.wait(async () => driver.executeScript("return document.querySelectorAll('.cl-answer').length === 13"), 30_000);
      assert.match(await driver.executeScript("return document.querySelector('.cl-foot').innerText"), new RegExp(language));
    }
  } finally {
    await driver.quit();
  }
});

test("it speaks the reader's language, and changes it in place", async () => {
  const { page } = await open({ locale: "zh-TW" });
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-TW");
  await takeSample(page, POLICY);
  await page.click("#tab-clauses");
  const titles = new Set();
  for (const { tag } of LANGUAGES) {
    await page.selectOption("#language", tag);
    await page.waitForFunction((lang) => document.documentElement.lang === lang, tag);
    titles.add(await page.locator("#tab-reading").innerText());
    assert.equal(await page.locator("#tab-clauses").getAttribute("aria-selected"), "true", "the reader stays where they were");
    assert.equal(await page.locator(".cl-answer").count(), 13);
  }
  assert.equal(titles.size, LANGUAGES.length);
  await page.close();
});

test("every sample can be read, and says what it is", async () => {
  const { page, complaints } = await open();
  const samples = JSON.parse(readFileSync(join(ROOT, "www/samples.json"), "utf8"));
  assert.ok(samples.length >= 10);
  for (const { file } of samples) {
    await takeSample(page, file);
    assert.ok((await page.locator(".text .block").count()) > 3, file);
    assert.ok((await page.locator(".cl-answer, .cl-notice").count()) > 0, file);
    await page.click(".head button");
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

/**
 * A clause, and what is folded away in it.
 *
 * @param {import("playwright-core").Page} page
 */
async function openEverything(page) {
  await page.locator(".detail > summary").nth(1).click();
  await page.locator(".weighed-label > summary").first().click();
  await page.locator(".rest > summary").first().click();
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const width of [1200, 360]) {
      const { page } = await open({ colorScheme, viewport: { width, height: 800 } });
      assert.deepEqual(await violations(page), [], `start, ${width}`);
      await page.check("[value=two]");
      assert.deepEqual(await violations(page), [], `two to compare, ${width}`);
      await page.check("[value=one]");
      await takeSample(page, POLICY);
      for (const tab of ["summary", "clauses", "reading"]) {
        await page.click(`#tab-${tab}`);
        if (tab === "clauses") await openEverything(page);
        assert.deepEqual(await violations(page), [], `${tab}, ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${tab}: ${wide} px wide at ${width}`);
      }
      await page.goto(`${server.origin}/some-path/#read=${POLICY}&with=zh-hant-tw-shanyu-tea.html`);
      await page.waitForSelector(".cl-pair");
      assert.deepEqual(await violations(page), [], `comparison, ${width}`);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `comparison at ${width}`);
      await page.close();
    }
  });
}
