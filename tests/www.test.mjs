/** The playground as it is served: real core, real reader, real browser, and nothing sent anywhere. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import axe from "axe-core";
import { chromium } from "playwright-core";

import { LANGUAGES } from "../extension/words.js";
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
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
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

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function open(options = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, locale: "en", reducedMotion: "reduce", ...options });
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
  await page.goto(`${server.origin}/some-path/`);
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
  const later = requests.slice(loaded).filter((url) => !url.includes("/_locales/"));
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

test("files are read in the encoding they declare; what is no text is refused in words", async () => {
  const { page } = await open();
  const big5 = Buffer.concat([Buffer.from("<html><meta charset=big5><p>"), Buffer.from([0xc1, 0xf4, 0xa8, 0x70]), Buffer.from("</p></html>")]);
  await openFile(page, { name: "old.html", mimeType: "text/html", buffer: big5 });
  await page.waitForSelector("#output:not([hidden])");
  assert.equal(await page.locator(".text .block").textContent(), "隱私");
  await page.click(".head button");
  await openFile(page, { name: "x.pdf", mimeType: "application/pdf", buffer: Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x80]) });
  await page.waitForSelector("#trouble:not([hidden])");
  assert.match(await page.locator("#trouble").innerText(), /not text that can be read here/);
  await page.close();
});

test("a dropped file is read", async () => {
  const { page } = await open();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["<p>Dropped here.</p>"], "x.html", { type: "text/html" }));
    document.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  assert.ok(await page.locator("#drop").isVisible());
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["<p>Dropped here.</p>"], "x.html", { type: "text/html" }));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.waitForSelector("#output:not([hidden])");
  assert.equal(await page.locator(".text .block").textContent(), "Dropped here.");
  assert.ok(await page.locator("#drop").isHidden());
  await page.close();
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

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const width of [1200, 360]) {
      const { page } = await open({ colorScheme, viewport: { width, height: 800 } });
      assert.deepEqual(await violations(page), [], `start, ${width}`);
      await takeSample(page, POLICY);
      for (const tab of ["summary", "clauses", "reading"]) {
        await page.click(`#tab-${tab}`);
        if (tab === "clauses") await page.locator(".detail summary").first().click();
        assert.deepEqual(await violations(page), [], `${tab}, ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${tab}: ${wide} px wide at ${width}`);
      }
      await page.close();
    }
  });
}
