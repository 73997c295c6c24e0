// What every end-to-end file needs: a browser with the packed extension, the sites it visits, and a clean slate after each test.
import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";

import { badge, openPopup } from "./actions.mjs";
import { launchChromium } from "./browser-chromium.mjs";
import { launchFirefox } from "./browser-firefox.mjs";
import { HEADLINES, look, nativeReport, samples } from "./samples.mjs";
import { serveProxy, serveSilence, serveSite } from "./server.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */
/** @typedef {import("./browser.mjs").Browser} Browser */
/** @typedef {Awaited<ReturnType<typeof serveSite>>} Server */

/** Which browser this run is for. */
export const NAME = process.env["BROWSER"] ?? "chromium";

const runsAll = !process.execArgv.some((argument) => argument.startsWith("--test-name-pattern"));

export const policies = samples().filter(({ expected }) => expected.is_policy);
export const others = samples().filter(({ expected }) => !expected.is_policy);

/** The running browser and the sites; what a session opens, it closes after each test. */
class Session {
  /** @type {Browser} */ browser = /** @type {any} */ (undefined);
  /** @type {Server} */ site = /** @type {any} */ (undefined);
  /** Another origin with the same pages. @type {Server} */ elsewhere = /** @type {any} */ (undefined);
  /** A server that must hear nothing. @type {Server} */ silence = /** @type {any} */ (undefined);
  /** What everything the browser says goes through. @type {Server} */ proxy = /** @type {any} */ (undefined);
  /** @type {Tab[]} */ opened = [];

  async start() {
    [this.site, this.elsewhere, this.silence, this.proxy] = await Promise.all([serveSite(), serveSite(), serveSilence(), serveProxy()]);
    this.browser = await (NAME === "firefox" ? launchFirefox : launchChromium)({ proxy: this.proxy.origin });
  }

  async stop() {
    await this.browser?.close();
    for (const server of [this.site, this.elsewhere, this.silence, this.proxy]) await server?.close();
  }

  async clean() {
    for (const tab of this.opened) await tab.close().catch(() => undefined);
    this.opened = [];
    await this.browser.own(() => chrome.storage.local.clear());
  }

  /** @param {string} path */
  address(path) {
    return `${this.site.origin}/${path}`;
  }

  /** @param {string} path of the site @returns {Promise<Tab>} */
  async visit(path) {
    return this.kept(await this.browser.open(this.address(path)));
  }

  /** A page of the extension. @param {string} path @returns {Promise<Tab>} */
  async visitOwn(path) {
    return this.kept(await this.browser.openOwn(path));
  }

  /** @param {Tab} tab @returns {Promise<Tab>} */
  async popupOf(tab) {
    return this.kept(await openPopup(this.browser, tab));
  }

  /** @param {Tab} tab closed after this test */
  kept(tab) {
    this.opened.push(tab);
    return tab;
  }

  /** Opens a policy and waits for its badge. @param {string} [name] one of our pages @returns {Promise<Tab>} */
  async policy(name = provenPage()) {
    const tab = await this.visit(`pages/${name}`);
    await badge(tab);
    return tab;
  }

  /** The extension's answers to a message are its own affair; its storage is not. @param {string} part */
  async untilStored(part) {
    await until(`${part} to be kept`, () => this.browser.own(async (wanted) => JSON.stringify(await chrome.storage.local.get()).includes(wanted), part));
  }
}

/**
 * Starts and stops a browser around a file's tests.
 * @param {number} tests how many there are: one that is lost is to be noticed
 */
export function session(tests) {
  const made = new Session();
  let ran = 0;
  before(() => made.start());
  afterEach(async () => {
    ran += 1;
    await made.clean();
  });
  after(async () => {
    await made.stop();
    if (runsAll) assert.equal(ran, tests, "every test has run");
  });
  return made;
}

/** What a report's headline answers look like. @param {import("./samples.mjs").Report} report */
export function headlineLooks(report) {
  return HEADLINES.map((topic) => {
    const answer = report.answers.find((one) => one.topic === topic);
    return { topic, state: answer ? look(answer) : "absent" };
  });
}

/** @param {import("./actions.mjs").Sign[]} shown */
export const states = (shown) => shown.map(({ topic, state }) => ({ topic, state }));

/** A page on which all three answers have a sentence to show. */
export function provenPage() {
  const page = policies.find(({ name, expected }) => {
    if (expected.language !== "en") return false;
    const { answers } = nativeReport(name);
    return HEADLINES.every((topic) => answers.some((answer) => answer.topic === topic && answer.clauses.length > 0));
  });
  assert.ok(page, "a sample page whose three answers all have evidence");
  return page.name;
}
