// Everybody can use it: axe on every screen in both themes, names in the accessibility tree, targets large enough, the keyboard all the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { badge, badgeNow, drawnText, markedNow } from "./actions.mjs";
import { NAME, provenPage, session } from "./session.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SCHEMES = /** @type {const} */ (["light", "dark"]);

/** Pages of the extension's own, and what shows that they are there. `TAB` becomes the number of a tab with a policy. */
const PAGES = /** @type {const} */ ([
  ["welcome/welcome.html", "[aria-busy=false] .cl-headlines"],
  ["options/options.html", "h1"],
  ["popup/popup.html?tab=TAB", ".cl-headlines"],
  ["history/history.html", ".empty, .entries, main h1"],
  ["paste/paste.html", "textarea"],
]);

/** What the extension draws into a page, and how to come there from the badge. @type {Record<string, string[]>} */
const DRAWN = {
  badge: [],
  summary: [".cl-badge .cl-open"],
  bar: [".cl-badge .cl-open", ".cl-panel [data-topic=transfer] button.cl-line", ".cl-panel [data-topic=transfer] .cl-show"],
};

/** WCAG 2.2, 2.5.8: CSS pixels. */
const TARGET = 24;
/** One needs what only Chromium shows. */
const SINGLE_TESTS = NAME === "firefox" ? 2 : 3;

const here = session(PAGES.length * SCHEMES.length + Object.keys(DRAWN).length * SCHEMES.length + SINGLE_TESTS);

/**
 * A page of the extension turned into a policy, with our own script in it: here the closed root can be left open, for axe to look into.
 * @returns {Promise<Tab>}
 */
async function openedUp() {
  const html = readFileSync(new URL(`../pages/${provenPage()}`, import.meta.url), "utf8");
  const tab = await here.visitOwn("options/options.html");
  await until("the page to be still", () => tab.evaluate(() => document.querySelector("h1") !== null));
  await tab.evaluate((page) => {
    const parsed = new DOMParser().parseFromString(page, "text/html");
    for (const script of parsed.querySelectorAll("script")) script.remove();
    document.title = parsed.title;
    document.head.replaceChildren(...document.querySelectorAll("title"));
    document.body.replaceChildren(...parsed.body.childNodes);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: "open" });
    };
    const script = document.createElement("script");
    script.src = "/content.js";
    document.body.append(script);
  }, html);
  await until("the badge", () => drawnOpenly(tab, ".cl-badge [data-topic]"));
  return tab;
}

/** @param {Tab} tab @param {string} selector */
const drawnOpenly = (tab, selector) =>
  tab.evaluate((wanted) => [...document.documentElement.children].some((host) => host.shadowRoot?.querySelector(wanted)), selector);

/** @param {Tab} tab @param {string} selector */
async function pressOpenly(tab, selector) {
  await until(selector, () => drawnOpenly(tab, selector));
  await tab.evaluate((wanted) => {
    for (const host of document.documentElement.children) /** @type {HTMLElement | null | undefined} */ (host.shadowRoot?.querySelector(wanted))?.click();
  }, selector);
}

describe("axe", () => {
  for (const [path, ready] of PAGES) {
    for (const scheme of SCHEMES) {
      test(`finds nothing in ${path}, ${scheme}`, async () => {
        const policy = await here.policy();
        const tab = await here.visitOwn(path.replace("TAB", String(await policy.id())));
        await until("the page", () => tab.evaluate((wanted) => document.querySelector(wanted) !== null, ready));
        await tab.evaluate(() => document.querySelectorAll("button[aria-expanded=false]").forEach((line) => /** @type {HTMLElement} */ (line).click()));
        assert.deepEqual(await tab.audit(axe, scheme), []);
        await tab.screenshot(`access-${path.replace(/\W.*/, "")}-${scheme}`);
      });
    }
  }

  for (const [what, steps] of Object.entries(DRAWN)) {
    for (const scheme of SCHEMES) {
      test(`finds nothing in the ${what}, ${scheme}`, async () => {
        const tab = await openedUp();
        for (const step of steps) await pressOpenly(tab, step);
        const found = await tab.audit(axe, scheme);
        // The sample page around it is not ours to judge.
        assert.deepEqual(found.filter((line) => /\bcl-/.test(line)), []);
      });
    }
  }
});

describe("the keyboard", () => {
  test("goes from the page to the badge, the summary, the sentence, and back", async () => {
    const tab = await here.policy();
    const focusedNow = () => tab.inShadow((root) => root.activeElement?.className ?? "");
    /** @param {string} part of a class */
    const tabTo = async (part) => {
      for (let presses = 0; presses < 400; presses += 1) {
        if ((await focusedNow())?.includes(part)) return;
        await tab.press("Tab");
      }
      throw new Error(`${part} was never reached`);
    };
    await tabTo("cl-open");
    await tab.press("Enter");
    await until("the summary", () => drawnText(tab, ".cl-panel .cl-headlines"));
    await tabTo("cl-line");
    await tab.press("Enter");
    await until("a sentence", () => drawnText(tab, ".cl-panel .cl-quote"));
    await tabTo("cl-show");
    await tab.press("Enter");
    await until("the sentence in the page", async () => (await markedNow(tab))?.inView);
    await tab.press("Escape");
    await until("the badge again", () => badgeNow(tab));
    assert.equal((await markedNow(tab)) ?? "nothing", "nothing");
  });

  test("finds targets that are large enough", async () => {
    const tab = await here.policy();
    const small = [];
    for (const what of ["badge", "panel"]) {
      small.push(...((await tab.inShadow((root, least) => [...root.querySelectorAll("button, input, select, summary")].flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width > 0 && (width < least || height < least) ? [`${target.className} ${width} × ${height}`] : [];
      }), TARGET)) ?? []));
      if (what === "badge") {
        await tab.inShadow((root) => /** @type {HTMLElement} */ (root.querySelector(".cl-open")).click());
        await until("the summary", () => drawnText(tab, ".cl-panel .cl-headlines"));
      }
    }
    assert.deepEqual(small, []);
  });
});

describe("screen readers", () => {
  test("hear a name for everything that can be used", { skip: NAME === "firefox" && "only Chromium shows its accessibility tree to tests" }, async () => {
    const tab = await here.policy();
    await badge(tab);
    const heard = await accessibleNames(tab);
    assert.ok(heard.some(({ role, name }) => role === "region" && name !== ""), "the badge is a region with a name");
    await tab.inShadow((root) => /** @type {HTMLElement} */ (root.querySelector(".cl-open")).click());
    await until("the summary", () => drawnText(tab, ".cl-panel .cl-headlines"));
    const opened = await accessibleNames(tab);
    assert.ok(opened.some(({ role, name }) => role === "dialog" && name !== ""), "the summary is a dialog with a name");
    const useable = opened.filter(({ role }) => ["button", "link", "checkbox", "combobox"].includes(role));
    assert.ok(useable.length > 8, `${useable.length} controls`);
    assert.deepEqual(useable.filter(({ name }) => name.trim() === ""), []);
  });
});

/** What stands in the accessibility tree, closed roots included. @param {Tab} tab */
async function accessibleNames(tab) {
  const { page } = /** @type {{page: import("playwright-core").Page}} */ (/** @type {unknown} */ (tab));
  const wire = await page.context().newCDPSession(page);
  const { nodes } = await wire.send("Accessibility.getFullAXTree");
  await wire.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? "") }));
}
