// Opens Chromium with the extension on our sample pages: prints what the badge says of each, keeps pictures in target/demo/.
// In a window where there is a display, and then until it is closed; else without one.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { badgeNow, openSummary, showEvidence, toolbar } from "../tests/e2e/actions.mjs";
import { launchChromium } from "../tests/e2e/browser-chromium.mjs";
import { samples } from "../tests/e2e/samples.mjs";
import { serveSite } from "../tests/e2e/server.mjs";
import { until } from "../tests/e2e/until.mjs";
import { fail, target } from "./lib.mjs";

/** @typedef {Awaited<ReturnType<typeof launchChromium>>} Browser */
/** @typedef {import("../tests/e2e/browser.mjs").Tab} Tab */

const folder = join(target, "demo");
const hasDisplay = Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]) && !process.env["CI"];
const SECONDS_FOR_A_BADGE = 3;

/**
 * What the badge of a page says; nothing where there is none.
 * @param {Tab} tab
 */
async function badgeWords(tab) {
  const signs = await until("a badge", () => badgeNow(tab), SECONDS_FOR_A_BADGE).catch(() => []);
  return signs.map(({ words }) => words.trim()).join(" · ");
}

/**
 * Page with badge, the popup, and the first sentence that proves an answer.
 * @param {Browser} browser
 * @param {Tab} tab
 * @param {string} name
 */
async function takePictures(browser, tab, name) {
  await tab.screenshot(`${name}-1-page`);
  await browser.pressToolbar(tab, `${name}-2-popup`);
  await openSummary(tab);
  const topic = await tab.inShadow((root) => root.querySelector(".cl-panel .cl-answer:has(button.cl-line)")?.getAttribute("data-topic"));
  if (!topic) return;
  await showEvidence(tab, topic);
  await tab.screenshot(`${name}-3-sentence`);
}

/**
 * @param {Browser} browser
 * @param {string} origin
 * @param {import("../tests/e2e/samples.mjs").Sample} sample
 */
async function present(browser, origin, { name, expected }) {
  const tab = await browser.open(`${origin}/pages/${name}`);
  const words = expected.is_policy ? await badgeWords(tab) : "";
  const title = words === "" ? (await toolbar(browser, tab)).title : "";
  console.log(`${name.padEnd(42)} ${words || `(no badge; toolbar: ${title})`}`);
  if (words !== "" && expected.sample) await takePictures(browser, tab, name.replace(".html", ""));
  await tab.close();
}

async function main() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const site = await serveSite();
  const browser = await launchChromium({ headless: !hasDisplay, file: (name) => join(folder, `${name}.png`) });
  for (const sample of samples()) await present(browser, site.origin, sample);
  console.log(`pictures: ${folder}`);
  if (hasDisplay) await untilClosed(browser, site.origin);
  await browser.close();
  await site.close();
}

/**
 * @param {Browser} browser
 * @param {string} origin
 */
async function untilClosed(browser, origin) {
  await browser.open(origin);
  console.log(`the window shows ${origin}; closing it ends the demo`);
  await new Promise((resolve) => browser.context.on("close", resolve));
}

main().catch(fail);
