// The extension in Chromium, on our longest sample policy: gate, reader, core, messages, worker, and Mozilla's Readability beside them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { launchChromium } from "../tests/e2e/browser-chromium.mjs";
import { badge, openPopup } from "../tests/e2e/actions.mjs";
import { nativeSnapshot } from "../tests/e2e/samples.mjs";
import { serveSite } from "../tests/e2e/server.mjs";
import { median, row } from "./table.mjs";

const POLICY = "en-meridian-atlas-long.html";
const WARM_RUNS = 40;
const COLD_RUNS = 5;

const site = await serveSite();
const browser = await launchChromium();
const snapshot = JSON.stringify(nativeSnapshot(POLICY));

/** Times are taken in the browser, so that the wire to it is not in them. @param {string} text @returns {Promise<number>} */
const ask = (text) =>
  browser.own(async (json) => {
    const started = performance.now();
    const reply = await chrome.runtime.sendMessage({ kind: "analyze", snapshot: json, sign: false });
    if (!reply?.ok) throw new Error(`no report: ${JSON.stringify(reply)}`);
    return performance.now() - started;
  }, text);

/** @param {number} runs @param {() => Promise<number>} run */
async function repeated(runs, run) {
  const times = [];
  for (let i = 0; i < runs; i += 1) times.push(await run());
  return median(times);
}

/** A core started anew each time: fetched, compiled, instantiated. */
async function startUp() {
  return browser.own(async () => {
    const started = performance.now();
    const { default: start } = await import(`/core/clauselight.js?${started}`);
    const loaded = performance.now();
    await start({ module_or_path: "/core/clauselight_bg.wasm" });
    return performance.now() - loaded;
  });
}

async function gate() {
  const tab = await browser.open(`${site.origin}/home/?policy=/x`);
  return tab.evaluate(async (module) => {
    const { hasSign } = await import(module);
    const runs = 2000;
    const started = performance.now();
    for (let i = 0; i < runs; i += 1) hasSign(document, location);
    return (performance.now() - started) / runs;
  }, `${site.origin}/extension/gate.js`);
}

/** What the content script costs a page that is no policy: compiled and run, by the browser's own trace. */
async function contentScript() {
  const { page } = /** @type {import("../tests/e2e/browser.mjs").Tab & { page: import("playwright-core").Page }} */ (await browser.open());
  const chromium = /** @type {import("playwright-core").Browser} */ (browser.context.browser());
  await chromium.startTracing(page, { categories: ["devtools.timeline", "v8", "disabled-by-default-v8.compile"] });
  await page.goto(`${site.origin}/home/?policy=/x`);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const { traceEvents } = JSON.parse((await chromium.stopTracing()).toString());
  const ours = traceEvents.filter((/** @type {any} */ event) => event.name === "EvaluateScript" && /chrome-extension:.*content\.js/.test(event.args?.data?.url ?? ""));
  return ours.reduce((/** @type {number} */ sum, /** @type {any} */ event) => sum + event.dur, 0) / 1000;
}

/** Reader and Readability on the rendered page, in the page. */
async function beside() {
  const readability = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
  const tab = await browser.open(`${site.origin}/pages/${POLICY}`);
  return tab.evaluate(async (module, source) => {
    const { read } = await import(module);
    const script = document.createElement("script");
    script.textContent = source;
    document.head.append(script);
    const { Readability } = /** @type {any} */ (globalThis);
    const middle = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
    const reading = Array.from({ length: 15 }, () => {
      const started = performance.now();
      JSON.stringify(read(document).snapshot);
      return performance.now() - started;
    });
    const parsing = Array.from({ length: 15 }, () => {
      const copy = document.cloneNode(true);
      const started = performance.now();
      new Readability(copy).parse();
      return performance.now() - started;
    });
    return { reading: middle(reading), parsing: middle(parsing) };
  }, `${site.origin}/extension/reader.js`, readability);
}

/** From the popup's navigation to its summary, on a page that was read. */
async function popup() {
  const tab = await browser.open(`${site.origin}/pages/${POLICY}`);
  await badge(tab);
  const time = await repeated(COLD_RUNS * 2, async () => {
    const own = await openPopup(browser, tab);
    const drawn = await own.evaluate(() => performance.getEntriesByName("popup-policy")[0]?.startTime ?? NaN);
    await own.close();
    return drawn;
  });
  await tab.close();
  return time;
}

row("gate, a page that is no policy", await gate(), "ms", 0.5);
row("content script, compiled and run on that page", await repeated(COLD_RUNS, contentScript), "ms");
row("start of the core (fetch, compile, instantiate)", await repeated(COLD_RUNS, startUp), "ms", 15);
const first = await ask(snapshot);
const warm = await repeated(WARM_RUNS, () => ask(snapshot));
const stopped = await repeated(COLD_RUNS, async () => {
  await browser.stopBackground();
  return ask(snapshot);
});
const { reading, parsing } = await beside();
const kilobytes = Math.round(snapshot.length / 1000);
row(`ask the background, first (${kilobytes} kB snapshot)`, first, "ms");
row("ask the background, warm", warm, "ms");
row("ask the background, worker stopped", stopped, "ms");
row("read the page", reading, "ms");
row("read and ask, warm", reading + warm, "ms", 15);
row("read and ask, worker stopped", reading + stopped, "ms", 120);
row("popup, opened on a page that was read", await popup(), "ms", 100);
row("Readability's parse of the same page", parsing, "ms");
row("read and ask, warm, against Readability", (reading + warm) / parsing, "x", 1);
await browser.close();
await site.close();
