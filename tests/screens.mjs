/**
 * The extension's screens in a plain page of a test browser: popup, settings and what stands in a page, drawn by the
 * extension's own entry points. The browser's extension interface is played by a few lines, so that any language, any report
 * and any failure can be had at will.
 */
import { pseudoFiles } from "./pseudo.mjs";
import { serve } from "./serve.mjs";

/** @typedef {import("../extension/report.d.ts").Report} Report */
/** @typedef {{ ok: false, error: string } | Report} Reply a failure, or what was read */
/** @typedef {{ language: string, look?: Reply, linked?: Reply, hidden?: string[] }} Played */

const POLICY_URL = "https://harbourkites.example/privacy";

/** A site as its owner might have named it, to see what long names do. */
export const LONG_HOST = "a-very-long-name-of-a-shop-for-kites-and-strings.harbourkites.example";

/** A policy with the passages of a report, a paragraph each. @param {Report} report @param {string} dir */
const policyPage = (report, dir) =>
  `<!doctype html><html lang="en" dir="${dir}"><title>Privacy policy</title><body><h1>Privacy policy</h1>${report.clauses.map(({ text }) => `<p>${text}</p>`).join("")}`;

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} root the checkout
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function screens(browser, root, options = {}) {
  const made = pseudoFiles();
  const { origin, close } = await serve(root, made);
  const context = await browser.newContext({ viewport: { width: 400, height: 600 }, reducedMotion: "reduce", ...options });
  /** @type {string[]} */
  const complaints = [];

  /** @param {string} path @param {Played} played @returns {Promise<import("playwright-core").Page>} */
  async function open(path, played) {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.addInitScript(play, { origin, url: POLICY_URL, ...played });
    await page.goto(`${origin}/${path}`);
    return page;
  }

  return {
    complaints,
    async close() {
      await context.close();
      await close();
    },

    /** @param {Played} played */
    async popup(played) {
      const page = await open("extension/popup/popup.html?tab=1", played);
      await page.waitForSelector(".body:not([data-state=reading])");
      return page;
    },

    /** @param {Played} played */
    async settings(played) {
      const page = await open("extension/options/options.html", played);
      await page.waitForSelector("#language");
      return page;
    },

    /** A policy with a badge in it. @param {Played & { look: Report, dir?: string }} played */
    async policy({ dir = "ltr", ...played }) {
      // Another name for every page: the browser keeps what it has read.
      const path = `privacy-policy-${Object.keys(made).length}.html`;
      made[`/${path}`] = policyPage(played.look, dir);
      const page = await open(path, played);
      await page.addScriptTag({ type: "module", url: `${origin}/extension/content.js` });
      await page.waitForSelector(".cl-badge");
      return page;
    },
  };
}

/** Plays the browser; runs in the page, before anything else. @param {Played & { origin: string, url: string }} played */
function play({ origin, url, language, look, linked, hidden = [] }) {
  const reply = (/** @type {any} */ what) => (what?.ok === false ? what : { ok: true, report: JSON.stringify(what), url, base: url, signUp: false, behind: false, change: null });
  const path = (/** @type {string} */ file) => `${origin}/extension/${file.replace(/^\//, "")}`;
  const nothing = () => Promise.resolve(undefined);
  const event = { addListener: nothing, removeListener: nothing };
  /** @type {Record<string, (message: any) => unknown>} */
  const background = {
    analyze: () => reply(look),
    file: async (message) => ({ ok: true, text: await (await fetch(path(message.path))).text() }),
  };
  const settings = { language, hidden };
  Object.assign(globalThis, {
    browser: {
      i18n: { getUILanguage: () => language },
      runtime: {
        id: "played", getURL: path, onMessage: event, openOptionsPage: nothing,
        sendMessage: async (/** @type {any} */ message) => background[message.kind]?.(message) ?? { ok: true },
      },
      scripting: { executeScript: nothing },
      storage: { local: { get: async () => ({ settings }), set: nothing }, session: { get: async () => ({}), set: nothing }, onChanged: event },
      tabs: {
        get: async () => ({ id: 1, url }), query: async () => [{ id: 1, url }], update: nothing,
        sendMessage: async (/** @type {number} */ _tab, /** @type {any} */ { kind }) => reply(kind === "read-linked" ? linked : look),
      },
    },
  });
  // Closed to the page; these tests have to look in.
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function opened(init) {
    return attach.call(this, { ...init, mode: "open" });
  };
}

/**
 * What is wider than its place: what leaves the window, and words that run out of their box or are cut off. Runs in the page.
 * @returns {string[]}
 */
export function tooWide() {
  // Titles of other people's pages may be cut off, and so may a quote of a passage that is gone.
  const allowed = "h1, .cl-panel-title, .cl-hidden, .cl-position :nth-child(2)";
  const host = [...document.documentElement.children].find((child) => child.shadowRoot)?.shadowRoot;
  const found = [];
  if (!host && document.documentElement.scrollWidth > innerWidth) found.push(`the page: ${document.documentElement.scrollWidth}`);
  for (const one of (host ?? document.body).querySelectorAll("*")) {
    if (!(one instanceof HTMLElement) || one.closest(`${allowed}, script, style`) || !one.checkVisibility()) continue;
    const { left, right, width } = one.getBoundingClientRect();
    const name = `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent ?? "").slice(0, 50)}”`;
    if (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) found.push(`${name} ${Math.round(left)}–${Math.round(right)}`);
    // Of what runs on within a line there is no width of its own.
    if (one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1) found.push(`${name}: ${one.scrollWidth} in ${one.clientWidth}`);
  }
  return found;
}
