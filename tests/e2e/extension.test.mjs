// The packed extension in a real browser, as a reader meets it. BROWSER=firefox runs the same in Firefox.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import {
  badge, badgeNow, click, clickDrawn, isDrawn, marked, markedNow, openSummary, showEvidence, signs, squeezed, toolbar,
} from "./actions.mjs";
import { HEADLINES, hostile, nativeReport, pageSaying } from "./samples.mjs";
import { headlineLooks, others, policies, provenPage, session, states } from "./session.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */

const KINDS = [
  ["sale", "yes"], ["sale", "no"], ["sale", "with_consent"], ["sale", "not_stated"],
  ["transfer", "yes"], ["transfer", "no"], ["transfer", "with_consent"], ["transfer", "not_stated"],
  ["retention", "stated_period"], ["retention", "as_needed"], ["retention", "until_deletion"], ["retention", "indefinite"], ["retention", "not_stated"],
];
const LEAST_POLICIES = 40;
const LANGUAGES = ["en", "zh-Hant", "zh-Hans", "vi", "de", "fr", "es", "pt", "ja", "ko", "it"];
/** Tests besides those that lists above and folders make. */
const SINGLE_TESTS = 31;

const here = session(KINDS.length + LANGUAGES.length + hostile().length + SINGLE_TESTS);

/** @param {string} path */
const visit = (path) => here.visit(path);
/** @param {Tab} tab */
const popupOf = (tab) => here.popupOf(tab);

describe("the badge", () => {
  for (const [topic = "", answer = ""] of KINDS) {
    test(`says that ${topic} is ${answer}`, async () => {
      const { name, report } = pageSaying(topic, answer);
      const tab = await visit(`pages/${name}`);
      const shown = await badge(tab);
      assert.deepEqual(states(shown), headlineLooks(report));
      assert.ok(shown.every(({ words }) => words.trim() !== ""));
      await tab.screenshot(`badge-${topic}-${answer}`);
    });
  }

  for (const language of LANGUAGES) {
    test(`reads a policy in ${language}`, async () => {
      const page = policies.find(({ name, expected }) => expected.language === language && nativeReport(name).policy.is_policy);
      assert.ok(page);
      const tab = await visit(`pages/${page.name}`);
      assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(page.name)));
      await tab.screenshot(`badge-${language}`);
    });
  }

  test("stands on every sample page that the command line calls a policy", async () => {
    const wrong = [];
    let seen = 0;
    for (const { name } of policies) {
      const report = nativeReport(name);
      if (!report.policy.is_policy || !report.policy.supported) continue;
      const tab = await visit(`pages/${name}`);
      const shown = states((await badge(tab).catch(() => undefined)) ?? []);
      if (JSON.stringify(shown) !== JSON.stringify(headlineLooks(report))) wrong.push({ name, shown, report: headlineLooks(report) });
      await tab.close();
      seen += 1;
    }
    assert.deepEqual(wrong, []);
    assert.ok(seen >= LEAST_POLICIES, `${seen} policies`);
  });

  test("stands on the toolbar too", async () => {
    const tab = await visit(`pages/${provenPage()}`);
    const shown = await badge(tab);
    const sign = await until("a sign on the toolbar", async () => {
      const now = await toolbar(here.browser, tab);
      return now.text === "" ? undefined : now;
    });
    assert.equal([...sign.text].length, HEADLINES.length);
    for (const { words } of shown) assert.ok(sign.title.includes(words.trim()), `${sign.title} says ${words}`);
  });

  test("is out of the page's reach", async () => {
    const tab = await visit(`pages/${provenPage()}`);
    await badge(tab);
    const seen = await tab.evaluate(() => {
      const hosts = [...document.documentElement.children].filter((child) => !["HEAD", "BODY"].includes(child.tagName));
      return { hosts: hosts.length, roots: hosts.filter((host) => host.shadowRoot).length, words: hosts.map((host) => host.textContent).join("") };
    });
    assert.deepEqual(seen, { hosts: 1, roots: 0, words: "" });
  });

  test("closes, stays closed on this site, and can be had back", async () => {
    const path = `pages/${provenPage()}`;
    const tab = await visit(path);
    await badge(tab);
    await clickDrawn(tab, ".cl-badge .cl-open ~ button");
    await until("the badge to go", async () => !(await isDrawn(tab)));
    await until("the choice to be kept", () => here.browser.own(async () => JSON.stringify(await chrome.storage.local.get()).includes("127.0.0.1")));
    const again = await visit(path);
    await until("the toolbar's sign", async () => (await toolbar(here.browser, again)).text);
    assert.equal(await isDrawn(again), false);
    const popup = await popupOf(again);
    await click(popup, ".site input");
    await badge(again);
  });

  test("moves by keyboard and remembers where", async () => {
    const path = `pages/${provenPage()}`;
    const tab = await visit(path);
    await badge(tab);
    const corner = () => tab.inShadow((root) => /** @type {HTMLElement | null} */ (root.querySelector("[data-corner]"))?.dataset["corner"]);
    await tab.inShadow((root) => /** @type {HTMLElement} */ (root.querySelector(".cl-grip")).focus());
    await tab.press("ArrowUp");
    await until("the other corner", async () => (await corner()) === "block_start_inline_end");
    await until("the choice to be kept", () => here.browser.own(async () => JSON.stringify(await chrome.storage.local.get()).includes("block_start_inline_end")));
  });
});

describe("the summary in the page", () => {
  test("opens from the badge, proves an answer in the page, and leaves again", async () => {
    const tab = await visit(`pages/${provenPage()}`);
    await badge(tab);
    await openSummary(tab);
    await tab.screenshot("summary");
    const quote = await showEvidence(tab, "transfer");
    const sentence = await marked(tab);
    assert.equal(squeezed(sentence.text), squeezed(quote));
    assert.equal(sentence.inView, true);
    await tab.screenshot("evidence");
    await tab.press("Escape");
    await until("the badge again", () => badgeNow(tab));
    assert.equal((await markedNow(tab)) ?? "nothing", "nothing");
  });

  test("goes from passage to passage by keyboard", async () => {
    const { name, topic, count } = manyPassages();
    const tab = await visit(`pages/${name}`);
    await badge(tab);
    await openSummary(tab);
    await showEvidence(tab, topic);
    const seen = new Set([(await marked(tab)).text]);
    for (let step = 1; step < count; step += 1) {
      const before = (await marked(tab)).text;
      await tab.press("n");
      const next = await until("the next passage", async () => ((await markedNow(tab))?.text !== before ? markedNow(tab) : undefined));
      assert.equal(next.inView, true);
      seen.add(next.text);
    }
    assert.equal(seen.size, count);
  });

  test("shows a sentence that stands in closed content", async () => {
    const { name, topic, sentence } = hiddenEvidence();
    const tab = await visit(`pages/${name}`);
    await badge(tab);
    const popup = await popupOf(tab);
    await click(popup, `[data-topic="${topic}"] button.cl-line`);
    await click(popup, `[data-topic="${topic}"] .cl-show`);
    const shown = await marked(tab);
    assert.equal(squeezed(shown.text), squeezed(sentence));
    assert.equal(shown.inView, true);
  });
});

/** A page with several passages for one answer. */
function manyPassages() {
  for (const { name, expected } of policies) {
    if (expected.language !== "en") continue;
    const found = nativeReport(name).answers.find(({ clauses }) => clauses.length >= 2 && clauses.length <= 3);
    if (found) return { name, topic: found.topic, count: found.clauses.length };
  }
  throw new Error("no sample page has two or three passages for an answer");
}

/** A sentence inside `<details>` that is the best evidence of an answer. */
function hiddenEvidence() {
  for (const { name } of policies) {
    const html = squeezed(readFileSync(new URL(`../pages/${name}`, import.meta.url), "utf8"));
    const inside = [...html.matchAll(/<details(?! open)[^>]*>.*?<\/details>/g)].map(([all]) => all).join(" ");
    const { answers, clauses } = /** @type {any} */ (nativeReport(name));
    for (const { topic, clauses: [best] } of answers) {
      const sentence = best === undefined ? undefined : clauses[best].text;
      if (sentence && inside.includes(sentence)) return { name, topic, sentence };
    }
  }
  throw new Error("no sample page has evidence in closed content");
}

describe("the popup", () => {
  test("says what the badge says, and more", async () => {
    const name = provenPage();
    const tab = await visit(`pages/${name}`);
    await badge(tab);
    const popup = await popupOf(tab);
    const shown = states(await signs(popup));
    const report = nativeReport(name);
    assert.deepEqual(shown.filter(({ topic }) => HEADLINES.includes(topic)), headlineLooks(report));
    assert.equal(shown.length, report.answers.length);
    await popup.screenshot("popup");
  });

  test("opens from the toolbar as a person opens it", async () => {
    const tab = await visit(`pages/${provenPage()}`);
    const shown = await badge(tab);
    const words = await here.browser.pressToolbar(tab, "popup-real");
    assert.ok(words.length > shown.map((sign) => sign.words).join("").length, words);
  });

  test("finds the site's policy and reads it without leaving the page", async () => {
    const name = provenPage();
    const tab = await visit(`home/?policy=/pages/${name}`);
    const popup = await popupOf(tab);
    assert.equal(await popup.evaluate(() => document.querySelector(".address")?.textContent?.endsWith(".html")), true);
    await popup.screenshot("popup-link");
    await click(popup, ".button.first");
    await until("the summary", async () => (await signs(popup)).length > 0);
    assert.deepEqual(states(await signs(popup)).filter(({ topic }) => HEADLINES.includes(topic)), headlineLooks(nativeReport(name)));
    assert.equal(await tab.evaluate(() => location.pathname), "/home/");
    assert.equal(await isDrawn(tab), false);
    await popup.screenshot("popup-read-here");
  });

  for (const [what, path] of [["is missing", "/pages/nowhere.html"], ["is no policy", "/app/"]]) {
    test(`says so where the linked page ${what}`, async () => {
      const tab = await visit(`home/?policy=${path}`);
      const popup = await popupOf(tab);
      await click(popup, ".button.first");
      await until("the complaint", () => popup.evaluate(() => document.querySelector("[data-state=failed]") !== null));
      assert.deepEqual(await signs(popup), []);
      await popup.screenshot(`popup-${path?.split("/")[1]}`);
    });
  }

  test("says so before anything is pressed where the linked page is a PDF", async () => {
    const popup = await popupOf(await visit("home/?policy=/document/policy.pdf"));
    assert.match(await popup.evaluate(() => document.body.innerText), /PDF/);
    assert.ok(await popup.evaluate(() => document.querySelectorAll(".buttons button").length === 2), "to open it, and to paste its text");
    await popup.screenshot("popup-pdf");
  });

  test("opens a policy on another site", async () => {
    const name = provenPage();
    const policy = `${here.elsewhere.origin}/pages/${name}`;
    const tab = await visit(`home/?policy=${policy}`);
    const popup = await popupOf(tab);
    assert.equal(here.elsewhere.heard.length, 0);
    await popup.screenshot("popup-elsewhere");
    await click(popup, ".button:not(.first)");
    await badge(tab);
    assert.equal(await tab.evaluate(() => location.href), policy);
  });

  test("finds the policy from sample pages that are none", async () => {
    let found = 0;
    for (const { name, expected } of others) {
      const [wanted] = expected.policy_links ?? [];
      if (wanted === undefined || nativeReport(name).links[0]?.href !== wanted) continue;
      const tab = await visit(`pages/${name}`);
      const popup = await popupOf(tab);
      const words = await popup.evaluate(() => document.querySelector(".found, .address")?.textContent ?? "");
      assert.notEqual(words, "", name);
      found += 1;
    }
    assert.ok(found >= 3, `${found} pages`);
  });
});

describe("the background", () => {
  test("is not woken, and nothing is drawn, on pages that are no policy", async () => {
    await here.browser.stopBackground();
    for (const path of ["home/", "app/", "nowhere"]) {
      const tab = await visit(path);
      await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 300))));
      assert.equal(await isDrawn(tab), false, path);
      assert.equal(await here.browser.backgroundRuns(), false, path);
    }
  });

  test("may be stopped at any time", async () => {
    await here.browser.stopBackground();
    const tab = await visit(`pages/${provenPage()}`);
    await badge(tab);
    await here.browser.stopBackground();
    await openSummary(tab);
    await here.browser.stopBackground();
    await showEvidence(tab, "sale");
    await marked(tab);
    await here.browser.stopBackground();
    const popup = await popupOf(tab);
    assert.ok((await signs(popup)).length > 0);
  });
});

describe("pages of all kinds", () => {
  test("a policy that forbids scripts and styles", async () => {
    const name = provenPage();
    const tab = await visit(`strict/${name}`);
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(name)));
    await openSummary(tab);
    const quote = await showEvidence(tab, "retention");
    assert.equal(squeezed((await marked(tab)).text), squeezed(quote));
    await tab.screenshot("strict");
  });

  test("a single page that becomes a policy, another, and none", async () => {
    const [first, second] = [pageSaying("sale", "yes", "en"), pageSaying("sale", "no", "en")];
    const tab = await visit("app/");
    assert.equal(await isDrawn(tab), false);
    const show = (/** @type {string} */ name, /** @type {string} */ to) =>
      tab.evaluate((page, path) => /** @type {any} */ (globalThis).show(page, path), name, to);
    for (const { name, report } of [first, second]) {
      await show(name, `/app/privacy-policy/${name}`);
      await until(`the badge of ${name}`, async () => JSON.stringify(states((await badgeNow(tab)) ?? [])) === JSON.stringify(headlineLooks(report)));
    }
    await tab.evaluate(() => /** @type {any} */ (globalThis).leave());
    await until("the badge to go", async () => !(await isDrawn(tab)));
    await until("the toolbar to clear", async () => (await toolbar(here.browser, tab)).text === "");
  });

  test("a page that is empty until its script has run", async () => {
    const name = provenPage();
    const tab = await visit(`late/${name}`);
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(name)));
  });

  test("a page that comes slowly", async () => {
    const name = provenPage();
    const tab = await visit(`slow/${name}`);
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(name)));
  });

  for (const name of hostile()) {
    test(`a page that means harm: ${name}`, async () => {
      const tab = await visit(`pages/hostile/${name}`);
      assert.equal(await tab.lives(), true);
      const after = await visit(`pages/${provenPage()}`);
      await badge(after);
    });
  }
});

describe("the network", () => {
  test("hears nothing but the pages themselves", async () => {
    const name = provenPage();
    here.proxy.heard.length = 0;
    here.silence.heard.length = 0;
    const tab = await visit(`pages/${name}`);
    await badge(tab);
    await openSummary(tab);
    await showEvidence(tab, "sale");
    const popup = await popupOf(tab);
    await signs(popup);
    await here.visitOwn("options/options.html");
    assert.deepEqual(
      here.proxy.heard.filter((line) => !BROWSERS_OWN.test(line)),
      [`GET ${here.address(`pages/${name}`)}`],
    );
    assert.deepEqual(here.silence.heard, []);
  });

  test("is closed to the extension's own pages", async () => {
    here.silence.heard.length = 0;
    const tries = await here.browser.own(async (to) => {
      const asked = await fetch(to).then(() => "went out", () => "refused");
      const sent = navigator.sendBeacon(to, "x") ? "beacon queued" : "refused";
      const image = await new Promise((resolve) => {
        const made = new Image();
        made.onload = () => resolve("went out");
        made.onerror = () => resolve("refused");
        made.src = `${to}/image.png`;
      });
      return { asked, sent, image };
    }, here.silence.origin);
    assert.equal(tries.asked, "refused");
    assert.equal(tries.image, "refused");
    assert.deepEqual(here.silence.heard, []);
  });

  test("would be heard: a page that calls out is", async () => {
    here.silence.heard.length = 0;
    await visit(`calls-out/?to=${here.silence.origin}`);
    await until("the call", () => here.silence.heard.length > 0);
    assert.ok(here.proxy.heard.some((line) => line.includes(here.silence.origin)));
  });
});

/** What browsers ask for their own sake, extension or not. */
const BROWSERS_OWN = /^(CONNECT|POST|GET) (https?:\/\/)?([\w.-]+\.)?(google|googleapis|gvt1|mozilla|firefox)\.(com|net|org)\b|\/favicon\.ico$/;

describe("the settings", () => {
  test("turn the badge off, and on again, everywhere", async () => {
    const tab = await visit(`pages/${provenPage()}`);
    await badge(tab);
    const options = await here.visitOwn("options/options.html");
    await click(options, "input[type=checkbox]");
    await until("the badge to go", async () => !(await isDrawn(tab)));
    await click(options, "input[type=checkbox]");
    await badge(tab);
  });

  test("change the language of everything", async () => {
    const tab = await visit(`pages/${provenPage()}`);
    const before = await badge(tab);
    const options = await here.visitOwn("options/options.html");
    await until("the settings", () => options.evaluate(() => document.querySelector("select") !== null));
    await options.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector("select"));
      select.value = "vi";
      select.dispatchEvent(new Event("input", { bubbles: true }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await until("the badge in Vietnamese", async () => (await badgeNow(tab))?.[0]?.words !== before[0]?.words && badgeNow(tab));
    assert.equal(await tab.inShadow((root) => root.querySelector("[lang]")?.getAttribute("lang")), "vi");
    await until("the settings in Vietnamese", () => options.evaluate(() => document.documentElement.lang === "vi"));
    const popup = await popupOf(tab);
    assert.equal(await popup.evaluate(() => document.documentElement.lang), "vi");
    await popup.screenshot("popup-vi");
  });
});

describe("everybody", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    for (const [what, path] of [["popup", "popup/popup.html"], ["options", "options/options.html"]]) {
      test(`can use the ${what}, ${scheme}`, async () => {
        const tab = await visit(`pages/${provenPage()}`);
        await badge(tab);
        const own = await here.visitOwn(`${path}?tab=${await tab.id()}`);
        await until("the page", () => own.evaluate(() => document.body.innerText.length > 40));
        await own.evaluate(() => document.querySelectorAll("button.cl-line").forEach((line) => /** @type {HTMLElement} */ (line).click()));
        assert.deepEqual(await own.audit(axe, scheme), []);
        await own.screenshot(`${what}-${scheme}`);
      });
    }
  }
});
