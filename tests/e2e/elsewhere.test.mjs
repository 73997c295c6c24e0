// The third moment: away from the policy, and wherever a policy is no plain page of the web.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { badge, click, isDrawn, marked, openPopup, openSummary, showEvidence, signs, squeezed, toolbar } from "./actions.mjs";
import { HEADLINES, nativeReport } from "./samples.mjs";
import { made } from "./server.mjs";
import { NAME, headlineLooks, provenPage, session, states } from "./session.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */

/** What stands on a page → the address that is the policy's, all of them below /made/. */
const LINKS = {
  "a footer": ["<footer><a href=/terms>Terms</a> <a href=/lamps>Lamps</a> <a href=p4>Privacy</a></footer>", "p4"],
  "a form": ["<form><input type=search></form><p>By signing up you agree to our <a href=p3>Terms</a> and <a href=p4>Privacy Policy</a>.</p>", "p4"],
  "a sentence that says what is here": ["<p>Our privacy policy is <a href=p4>here</a>; lamps are <a href=p5>there</a>.</p>", "p4"],
  "a link with a label only": ["<footer><a href=p4 aria-label='Privacy policy'><i>&#xe90a;</i></a><a href=p5 aria-label=Lamps><i>&#xe90b;</i></a></footer>", "p4"],
  "a picture": ["<footer><a href=p4><img alt='Privacy policy' width=9 height=9></a></footer>", "p4"],
  "a drawing": ["<footer><a href=p4><svg width=9 height=9><title>Datenschutzerklärung</title><path d='M0 0h9v9z'/></svg></a></footer>", "p4"],
  "a link to several documents": ["<footer><a href=p4>Datenschutz &amp; AGB</a></footer>", "p4"],
  "a hub": ["<nav><a href=p4>Legal</a></nav>", "p4"],
  "an open shadow root": ["<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML='<a href=p4>Privacy policy</a>'</script>", "p4"],
  "a closed shadow root": ["<div id=h></div><script>h.attachShadow({mode:'closed'}).innerHTML='<a href=p4>Privacy policy</a>'</script>", "p4"],
  "a frame": ["<iframe src=frames/banner.html></iframe>", "frames/p4"],
  "a page with a base": ["<base href=/made/below/><footer><a href=p4>Privacy policy</a></footer>", "below/p4"],
};
const SINGLE_TESTS = 22;

const here = session(Object.keys(LINKS).length + SINGLE_TESTS);

made.set("frames/banner.html", "<!doctype html><p>We use cookies. <a href=p4>Privacy policy</a></p>");

/** A policy that reads the same as plain text. */
const TEXT = "en-pollenly.html";

/** A page of our own writing. @param {string} body @param {string} [title] @returns {Promise<Tab>} */
async function page(body, title = "Marlow Kites") {
  made.set("page.html", `<!doctype html><html lang="en"><title>${title}</title><h1>Kites for grey days</h1><p>Sewn by the harbour.</p>${body}</html>`);
  return here.visit("made/page.html");
}

/** @param {Tab} popup */
const address = (popup) => popup.evaluate(() => document.querySelector(".address")?.textContent ?? "");
/** @param {Tab} popup */
const state = (popup) => popup.evaluate(() => document.querySelector(".body")?.getAttribute("data-state"));
/** @param {Tab} popup */
const words = (popup) => popup.evaluate(() => document.body.innerText);
/** @param {Tab} popup @param {string} wanted */
const untilState = (popup, wanted) => until(`the popup to be ${wanted}`, async () => (await state(popup)) === wanted);
const tabs = () => here.browser.own(async () => (await chrome.tabs.query({})).length);
/** The text of a sample policy, hard-wrapped. @param {string} name @param {string} mark what a heading begins with */
function wrapped(name, mark) {
  const html = readFileSync(new URL(`../pages/${name}`, import.meta.url), "utf8").replace(/<(head|script|style|nav|footer)\b.*?<\/\1\s*>/gs, "");
  const blocks = [...html.matchAll(/<(h[1-6]|p|li)\b[^>]*>(.*?)<\/\1/gs)];
  const lines = blocks.map(([, tag = "", inner = ""]) => {
    const text = squeezed(inner.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&"));
    return `${tag.startsWith("h") ? mark : ""}${text}`.replace(/(.{50,72}) /g, tag.startsWith("h") ? "$1 " : "$1\n");
  });
  return lines.join("\n\n");
}

describe("the link to the policy", () => {
  for (const [where, [body = "", wanted = ""]] of Object.entries(LINKS)) {
    test(`is found in ${where}`, async () => {
      const tab = await page(body);
      if (body.includes("iframe")) await until("the frame", () => tab.evaluate(() => document.querySelector("iframe")?.contentDocument?.querySelector("a") !== null));
      const popup = await here.popupOf(tab);
      assert.equal(await address(popup), `${here.address("made/").replace("http://", "")}${wanted}`);
    });
  }

  test("leads where the page has a form to sign up", async () => {
    const form = (/** @type {string} */ fields) => `<form>${fields}<button>Go</button></form><footer><a href=p4>Privacy policy</a></footer>`;
    const lead = async (/** @type {string} */ body) => {
      const popup = await here.popupOf(await page(body));
      const text = await popup.evaluate(() => document.querySelector(".lead")?.textContent ?? "");
      await popup.screenshot("popup-sign-up");
      return text;
    };
    const other = await lead("<footer><a href=p4>Privacy policy</a></footer>");
    assert.equal(await lead(form("<input type=email><input type=password autocomplete=current-password>")), other);
    assert.equal(await lead(`<div style="display: none">${form("<input type=password autocomplete=new-password>")}</div>`), other);
    const before = await lead(form("<input type=email><input type=password autocomplete=new-password>"));
    assert.notEqual(before, other);
    for (const fields of ["<input name=a><input name=b><input type=password>", "<input type=email>"]) assert.equal(await lead(form(fields)), before);
  });

  test("that was not found leaves the reader a way to paste", async () => {
    const popup = await here.popupOf(await page("<a href=/lamps>Lamps</a>"));
    await popup.screenshot("popup-no-link");
    const before = await tabs();
    await popup.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".button")).click());
    await until("the page to paste in", async () => here.browser.own(async () => (await chrome.tabs.query({})).some(({ url }) => url?.includes("/paste/"))));
    assert.ok((await tabs()) <= before + 1);
  });
});

describe("a policy on another site", () => {
  const elsewhere = (/** @type {string} */ path) => `<footer><a href="${here.elsewhere.origin}/${path}">Privacy policy</a></footer>`;

  test("is read in a tab behind, after saying so", async () => {
    const name = provenPage();
    const tab = await page(elsewhere(`pages/${name}`));
    const popup = await here.popupOf(tab);
    here.elsewhere.heard.length = 0;
    const host = here.elsewhere.origin.replace("http://", "");
    assert.ok((await words(popup)).split(host).length >= 3, "host in address and explanation");
    await popup.screenshot("popup-behind");
    const before = await tabs();
    await click(popup, ".button.first");
    await until("the summary", async () => (await signs(popup)).length > 0);
    assert.deepEqual(states(await signs(popup)).filter(({ topic }) => HEADLINES.includes(topic)), headlineLooks(nativeReport(name)));
    await popup.screenshot("popup-behind-read");
    assert.equal(await tabs(), before);
    assert.ok(here.elsewhere.heard.some((line) => line.endsWith(name)));
    assert.equal(await tab.evaluate(() => location.pathname), "/made/page.html");
    assert.equal(await isDrawn(tab), false);
  });

  test("is read from the popup that a person opens", async () => {
    const tab = await page(elsewhere(`pages/${provenPage()}`));
    const before = await tabs();
    const text = await here.browser.pressToolbar(tab, "popup-real-behind", ".button.first");
    assert.ok(text.length > 400, text);
    assert.equal(await tabs(), before);
  });

  test("does not stay open where the popup is closed meanwhile, and its tab is neither seen nor drawn in", async () => {
    const tab = await page(elsewhere(`halting/${provenPage()}?ms=1500`));
    const popup = await openPopup(here.browser, tab);
    const before = await tabs();
    await click(popup, ".button.first");
    await until("the tab behind", async () => (await tabs()) === before + 1);
    assert.equal(await here.browser.own(async () => (await chrome.tabs.query({ active: true })).length), 1);
    await popup.close();
    await until("the tab behind to go", async () => (await tabs()) === before - 1);
  });

  test("that never comes is given up, and its tab closed", async () => {
    const tab = await page(elsewhere(`halting/${provenPage()}?ms=0`));
    const popup = await here.popupOf(tab);
    const before = await tabs();
    await click(popup, ".button.first");
    await untilState(popup, "failed");
    await popup.screenshot("popup-unreachable");
    assert.equal(await tabs(), before);
    assert.deepEqual(await signs(popup), []);
  });
});

test("a policy of the same site that a script writes is read in a tab behind", async () => {
  const tab = await page(`<footer><a href="/late/${provenPage()}">Privacy policy</a></footer>`);
  const popup = await here.popupOf(tab);
  await click(popup, ".button.first");
  await untilState(popup, "failed");
  await popup.screenshot("popup-not-policy");
  await click(popup, ".button.first");
  await until("the summary", async () => (await signs(popup)).length > 0);
});

describe("a policy", () => {
  test("in a dialog that comes up is read, and forgotten when it goes", async () => {
    const name = "en-stillwater-dialog.html";
    const tab = await here.visit(`pages/${name}#closed`);
    assert.equal(await isDrawn(tab), false);
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#open")).click());
    if (NAME === "chromium") await until("a sign on the toolbar", async () => (await toolbar(here.browser, tab)).text);
    const popup = await here.popupOf(tab);
    assert.equal(await state(popup), "policy");
    assert.equal(await popup.evaluate(() => document.querySelector("h1")?.textContent), "Privacy policy");
    await popup.screenshot("popup-dialog");
  });

  test("in a modal dialog has a badge that can be used, though all around the dialog cannot", async () => {
    const tab = await here.visit("pages/en-stillwater-dialog.html#closed");
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#open")).click());
    await badge(tab);
    await openSummary(tab);
    await showEvidence(tab, "sale");
    assert.equal((await marked(tab)).inView, true);
    await tab.screenshot("modal-dialog");
  });

  test("in a frame is read", async () => {
    const tab = await page(`<iframe src="/pages/${TEXT}" width=900 height=700></iframe>`);
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(TEXT)));
  });

  test("in plain text is read, whatever its lines", async () => {
    made.set("p/notice.txt", wrapped(TEXT, ""));
    const tab = await here.visit("made/p/notice.txt");
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(TEXT)));
    const popup = await here.popupOf(tab);
    assert.equal(await popup.evaluate(() => document.querySelector("h1")?.textContent), "notice.txt");
    await popup.screenshot("popup-text");
  });

  test("in Markdown is read", async () => {
    made.set("p/privacy.md", wrapped(TEXT, "## "));
    const tab = await here.visit("made/p/privacy.md");
    assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(TEXT)));
  });

  test("in plain text is read from elsewhere", async () => {
    made.set("p/notice.txt", wrapped(TEXT, ""));
    const popup = await here.popupOf(await page("<footer><a href=p/notice.txt>Privacy policy</a></footer>"));
    await click(popup, ".button.first");
    await until("the summary", async () => (await signs(popup)).length > 0);
    assert.deepEqual(states(await signs(popup)).filter(({ topic }) => HEADLINES.includes(topic)), headlineLooks(nativeReport(TEXT)));
  });

  test("in a file is read where the browser lets us, else the popup says where to switch it on", async () => {
    const tab = here.kept(await here.browser.open(new URL(`../pages/${provenPage()}`, import.meta.url).href));
    // Chromium switches it on for an extension that is loaded unpacked; Firefox for none.
    if (NAME === "chromium") assert.deepEqual(states(await badge(tab)), headlineLooks(nativeReport(provenPage())));
    const popup = await here.popupOf(tab);
    assert.equal(await state(popup), NAME === "chromium" ? "policy" : "failed");
    if (NAME === "firefox") assert.match(await words(popup), /about:addons/);
    await popup.screenshot("popup-file");
  });
});

describe("the popup says why", () => {
  test("a PDF cannot be read, and what to do", async () => {
    const popup = await here.popupOf(await page("<footer><a href=/document/policy.pdf>Privacy policy</a></footer>"));
    assert.match(await words(popup), /PDF/);
    assert.equal(await popup.evaluate(() => document.querySelectorAll(".button").length), 2);
    await popup.screenshot("popup-pdf-link");
  });

  test("the browser's own pages cannot be read", async () => {
    const tab = here.kept(await here.browser.open(NAME === "firefox" ? "about:license" : "chrome://version"));
    const popup = await here.popupOf(tab);
    assert.equal(await state(popup), "failed");
    await popup.screenshot("popup-browser-page");
  });

  test("a page that is still loading has to be waited for, and then reads it", async () => {
    const tab = await here.visit("made/blank.html");
    await tab.evaluate((to) => void setTimeout(() => location.assign(to)), here.address(`halting/${provenPage()}?ms=4000`));
    await until("the page to begin", () => here.site.heard.some((line) => line.includes("halting")));
    const popup = await here.popupOf(tab);
    assert.equal(await state(popup), "loading");
    await popup.screenshot("popup-loading");
    await untilState(popup, "policy");
  });
});

describe("the page to paste in", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  test("reads what is pasted", async () => {
    const own = await here.visitOwn("paste/paste.html");
    await until("the field", () => own.evaluate(() => document.querySelector("textarea") !== null));
    await own.evaluate((text) => void (/** @type {HTMLTextAreaElement} */ (document.querySelector("textarea")).value = text), wrapped(TEXT, ""));
    await click(own, ".button.first");
    await until("the summary", async () => (await signs(own)).length > 0);
    assert.deepEqual(states(await signs(own)).filter(({ topic }) => HEADLINES.includes(topic)), headlineLooks(nativeReport(TEXT)));
    await own.screenshot("paste");
  });

  test("reads a file that is dropped, and says what it cannot read", async () => {
    const own = await here.visitOwn("paste/paste.html");
    await until("the field", () => own.evaluate(() => document.querySelector("textarea") !== null));
    const drop = (/** @type {string} */ text, /** @type {string} */ name) =>
      own.evaluate((content, called) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], called));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
      }, text, name);
    await drop("%PDF\0", "policy.pdf");
    await until("the complaint", () => own.evaluate(() => document.querySelector("[role=status]")?.textContent !== ""));
    await drop(readFileSync(new URL(`../pages/${provenPage()}`, import.meta.url), "utf8"), "policy.html");
    await until("the summary", async () => (await signs(own)).length > 0);
    assert.equal(await own.evaluate(() => document.querySelector("[role=status]")?.textContent), "");
  });

  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    test(`can be used by everybody, ${scheme}`, async () => {
      const own = await here.visitOwn("paste/paste.html");
      await until("the field", () => own.evaluate(() => document.querySelector("textarea") !== null));
      assert.deepEqual(await own.audit(axe, scheme), []);
      await own.screenshot(`paste-${scheme}`);
    });
  }
});

test("the popup of a page that was read is there at once", async () => {
  const tab = await here.policy();
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    const popup = await here.popupOf(tab);
    times.push(await popup.evaluate(() => {
      const [mark] = performance.getEntriesByName("popup-policy");
      return Math.round(mark?.startTime ?? -1);
    }));
  }
  console.log(`popup, from opening to the summary: ${times.join(", ")} ms`);
  assert.ok(times.every((time) => time > 0), String(times));
});

