// Takes the pictures of docs/pictures/ from the real extension in Chromium, on our sample pages. One table, one picture a line.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { badge, clickDrawn, drawnText, openPopup, openSummary, showEvidence } from "../tests/e2e/actions.mjs";
import { launchChromium } from "../tests/e2e/browser-chromium.mjs";
import { serveSite } from "../tests/e2e/server.mjs";
import { until } from "../tests/e2e/until.mjs";
import { fail, root } from "./lib.mjs";

/**
 * @typedef {Awaited<ReturnType<typeof launchChromium>>} Browser
 * @typedef {import("../tests/e2e/browser.mjs").Tab & { page: import("playwright-core").Page }} Tab
 *
 * @typedef {object} Shot
 * @property {string} name of the picture
 * @property {(set: Set) => Promise<Tab>} take gives the tab to be photographed
 * @property {[number, number]} [size] CSS pixels
 * @property {"light" | "dark"} [scheme]
 * @property {string} [language] of the interface
 *
 * @typedef {{ browser: Browser, open: (path: string) => Promise<Tab>, own: (path: string) => Promise<Tab> }} Set
 */

const folder = join(root, "docs", "pictures");
/** What both stores take. @type {[number, number]} */
const STORE = [1280, 800];
const PHONE = /** @type {[number, number]} */ ([360, 740]);

/** What the Chrome Web Store lists an extension by. @type {[number, number]} */
const TILE = [440, 280];

/** Each on a site of its own: a server of samples by its number would stand in the pictures. */
const POLICY = "loomcast.example/pages/en-loomcast.html";
const CHINESE = "pailu.example/pages/zh-hant-tw-pailu-app.html";
const SELLER = "pollenly.example/pages/en-pollenly.html";

/** A policy with its badge. @param {string} path */
const policy = (path) => async (/** @type {Set} */ { open }) => {
  const tab = await open(path);
  await badge(tab);
  return tab;
};

/** @param {string} path */
const summary = (path) => async (/** @type {Set} */ set) => {
  const tab = await policy(path)(set);
  await openSummary(tab);
  return tab;
};

/** @param {string} path @param {string} topic */
const sentence = (path, topic) => async (/** @type {Set} */ set) => {
  const tab = await summary(path)(set);
  await showEvidence(tab, topic);
  return tab;
};

/** All that proves anything, with the legend. @param {string} path */
const everything = (path) => async (/** @type {Set} */ set) => {
  const tab = await summary(path)(set);
  await clickDrawn(tab, ".cl-panel-all");
  await until("the bar", () => drawnText(tab, ".cl-bar"));
  return tab;
};

/** The popup over a tab. @param {string} path */
const popup = (path) => async (/** @type {Set} */ { browser, open }) => {
  const tab = await open(path);
  return /** @type {Tab} */ (await openPopup(browser, tab));
};

/** @param {string} path @param {string} ready a selector */
const own = (path, ready) => async (/** @type {Set} */ set) => {
  const tab = await set.own(path);
  await until(ready, () => tab.evaluate((wanted) => document.querySelector(wanted) !== null, ready));
  return tab;
};

/** What was read: a few policies first. @param {Set} set */
const history = async (set) => {
  for (const path of [POLICY, CHINESE, SELLER]) await policy(path)(set);
  return own("history/history.html", ".entries li")(set);
};

/** The store's tile: the icon and the name. @param {Set} set */
async function tile({ browser }) {
  const tab = /** @type {Tab} */ (await browser.open());
  const icon = readFileSync(join(root, "extension", "icons", "policy.svg"), "utf8");
  await tab.page.setContent(readFileSync(join(root, "tools", "tile.html"), "utf8").replace("<!-- icon -->", icon));
  return tab;
}

/** @type {Shot[]} */
const SHOTS = [
  { name: "badge", take: policy(POLICY) },
  { name: "summary", take: summary(POLICY) },
  { name: "summary-dark", take: summary(POLICY), scheme: "dark" },
  { name: "sentence", take: sentence(POLICY, "transfer") },
  { name: "everything", take: everything(POLICY) },
  { name: "summary-zh", take: summary(CHINESE), language: "zh-TW" },
  { name: "phone", take: policy(POLICY), size: PHONE },
  { name: "phone-summary", take: summary(POLICY), size: PHONE },
  { name: "elsewhere", take: popup("loomcast.example/home/?policy=/pages/en-loomcast.html"), size: [400, 340] },
  { name: "popup-de", take: popup(POLICY), size: [400, 600], language: "de" },
  { name: "popup-ja-dark", take: popup(POLICY), size: [400, 600], language: "ja", scheme: "dark" },
  { name: "history", take: history },
  { name: "welcome", take: own("welcome/welcome.html", "[aria-busy=false] .cl-headlines") },
  { name: "tile", take: tile, size: TILE },
  { name: "settings-dark", take: own("options/options.html", "h1"), scheme: "dark" },
];

/** @param {Browser} browser @param {Shot} shot */
async function shoot(browser, { name, take, size = STORE, scheme = "light", language = "en" }) {
  await browser.own((settings) => chrome.storage.local.set({ settings }), { language });
  /** @type {Tab[]} */
  const opened = [];
  const dress = async (/** @type {Tab} */ tab, /** @type {string} */ url) => {
    opened.push(tab);
    await tab.page.setViewportSize({ width: size[0], height: size[1] });
    await tab.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    if (url) await tab.goto(url);
    return tab;
  };
  const set = {
    browser,
    open: async (/** @type {string} */ path) => dress(/** @type {Tab} */ (await browser.open()), `http://${path}`),
    own: async (/** @type {string} */ path) => dress(/** @type {Tab} */ (await browser.openOwn(path)), ""),
  };
  const tab = await take(set);
  await dress(tab, "");
  await tab.screenshot(name);
  for (const one of new Set(opened)) await one.close();
  console.log(`${name}.png  ${size.join(" × ")}, ${scheme}, ${language}`);
}

async function main() {
  mkdirSync(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  const site = await serveSite();
  const browser = await launchChromium({ hosts: `MAP *.example 127.0.0.1:${site.port}`, file: (name) => join(folder, `${name}.png`) });
  for (const shot of SHOTS) if (wanted.length === 0 || wanted.includes(shot.name)) await shoot(browser, shot);
  await browser.close();
  await site.close();
}

main().catch(fail);
