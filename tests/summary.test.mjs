/** The summary in a real browser: what it says, how it opens, whether everybody can use it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { CONCERNS } from "../extension/concerns.js";
import { LANGUAGES } from "../extension/words.js";
import { served } from "./chromium.mjs";

const REPORTS = ["full", "mixed", "far", "silent", "hostile", "unsupported", "unknown", "elsewhere", "tiny", "none"];

const here = served();

/**
 * @param {string} query
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function open(query, options = {}) {
  const page = await here.browser.newPage({ viewport: { width: 400, height: 600 }, reducedMotion: "reduce", ...options });
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
  await page.goto(`${here.origin}/tests/summary.page.html?${query}`);
  await page.waitForSelector("[data-ready]", { state: "attached" });
  return { page, complaints };
}

/** @param {import("playwright-core").Page} page */
const openAll = (page) =>
  page.evaluate(() => {
    for (const button of document.querySelectorAll("button.cl-line")) /** @type {HTMLElement} */ (button).click();
    for (const button of document.querySelectorAll("button[aria-expanded=false]")) /** @type {HTMLElement} */ (button).click();
  });

/** @param {import("playwright-core").Page} page */
async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  return found.violations.map((/** @type {import("axe-core").Result} */ { id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing in any state, ${colorScheme}`, async () => {
    for (const report of REPORTS) {
      const { page, complaints } = await open(`report=${report}&concerns=${report === "mixed" ? "" : CONCERNS}`, { colorScheme });
      assert.deepEqual(await violations(page), [], `${report}, closed`);
      await openAll(page);
      assert.deepEqual(await violations(page), [], `${report}, open`);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });
}

test("three answers stand first, in a sentence each", async () => {
  const { page } = await open("report=full");
  const lines = await page.locator(".cl-headlines .cl-answer").evaluateAll((all) => all.map((one) => one.getAttribute("data-topic")));
  assert.deepEqual(lines, ["sale", "transfer", "retention"]);
  const sentences = await page.locator(".cl-headlines .cl-sentence").allTextContents();
  assert.deepEqual(sentences, [
    "It says it does not sell your data.",
    "Your data goes, or may go, to the United States and Singapore, on the basis of standard contractual clauses.",
    "It states how long: 30 days, 13 months, and 2 years. Other data is kept as long as needed.",
  ]);
  assert.equal(await page.locator(".cl-answer").count(), 13);
  assert.match(await page.locator(".cl-foot").innerText(), /Last updated March 5, 2026 · Written in English/);
  await page.close();
});

test("each state has a shape and a word of its own", async () => {
  /** @type {Map<string | null, Set<string>>} */
  const looks = new Map();
  for (const report of ["full", "mixed"]) {
    const { page } = await open(`report=${report}`);
    const drawn = await page.locator(".cl-answer").evaluateAll((all) =>
      all.map((one) => ({
        state: one.getAttribute("data-state"),
        shape: [...one.querySelectorAll(".cl-icon path")].map((path) => `${path.getAttribute("class")} ${path.getAttribute("d")}`).join(),
        word: one.querySelector(".cl-state")?.textContent ?? "",
      })),
    );
    for (const { state, shape, word } of drawn) looks.set(state, (looks.get(state) ?? new Set()).add(`${shape}|${word}`));
    await page.close();
  }
  assert.deepEqual([...looks.keys()].sort(), ["does", "does_not", "not_stated", "opt_out", "stated", "unclear", "with_consent"]);
  const all = [...looks.values()].flatMap((set) => [...set]);
  assert.equal(all.length, 7, "a state always looks the same");
  assert.equal(new Set(all.map((look) => look.split("|")[1])).size, 7, "words differ");
  assert.equal(new Set(all.map((look) => look.split("|")[0])).size, 6, "shapes differ; consent and opting out share one");
});

test("a line opens by keyboard onto the words that prove it, and leads to the page", async () => {
  const { page } = await open("report=full");
  await page.keyboard.press("Tab");
  const button = page.locator("[data-topic=sale] button.cl-line");
  assert.ok(await button.evaluate((one) => one === document.activeElement));
  assert.notEqual(await button.evaluate((one) => getComputedStyle(one).outlineStyle), "none");
  await page.keyboard.press("Enter");
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const evidence = page.locator(`#${await button.getAttribute("aria-controls")}`);
  assert.ok(await evidence.isVisible());
  assert.equal(await evidence.locator("blockquote").textContent(), "We do not sell, rent or trade the details you give us.");
  assert.equal(await evidence.locator(".cl-path").textContent(), "Under the heading Who else sees your data");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).shown), [[0, "sale"]]);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.ok(await evidence.isHidden());
  await page.close();
});

test("what stands in a list keeps the sentence that introduces it", async () => {
  const { page } = await open("report=full");
  await page.locator("[data-topic=sharing] button.cl-line").click();
  assert.equal(await page.locator("[data-topic=sharing] .cl-lead").textContent(), "We pass data on to:");
  await page.close();
});

test("passages are stepped through in place, by mouse and keyboard, and those who listen are told", async () => {
  const { page } = await open("report=full");
  const sharing = page.locator("[data-topic=sharing]");
  await sharing.locator("button.cl-line").click();
  const quote = sharing.locator(".cl-quote");
  const said = sharing.locator("[aria-live=polite]");
  assert.equal(await quote.count(), 1);
  assert.equal(await sharing.locator(".cl-steps").innerText(), "1 of 4");
  const [previous, next] = [sharing.getByRole("button", { name: "Previous passage" }), sharing.getByRole("button", { name: "Next passage" })];
  const place = await next.boundingBox();
  await next.click();
  assert.equal(await quote.textContent(), "the company that sends our newsletter.");
  assert.match((await said.textContent()) ?? "", /^2 of 4 .*the company that sends our newsletter\.$/);
  assert.deepEqual(await next.boundingBox(), place, "the button stays under the hand");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await quote.textContent(), "Members see your first name in the club’s calendar.");
  await sharing.locator(".cl-show").click();
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).shown), [[13, "sharing"]]);
  await next.click();
  assert.equal(await quote.textContent(), "couriers, who need your address to bring you a kite;", "after the last comes the first");
  await previous.click();
  assert.equal(await sharing.locator(".cl-steps").innerText(), "4 of 4");
  await page.close();
});

test("a single passage has nothing to step through", async () => {
  const { page } = await open("report=full");
  await page.locator("[data-topic=sale] button.cl-line").click();
  assert.equal(await page.locator("[data-topic=sale] .cl-steps").count(), 0);
  await page.close();
});

test("a card says where data goes and on what basis", async () => {
  for (const [report, expected] of /** @type {const} */ ([
    ["full", ["Goes to", "the United States|Singapore", "Safeguard", "standard contractual clauses"]],
    ["far", [
      "Goes to", "the United States|Singapore|the United Kingdom|Bosnia|the Congo - Kinshasa|North Korea|St. Vincent & Grenadines|Japan|countries around the world",
      "Safeguard", "none stated",
    ]],
    ["home", ["Stays in", "Taiwan"]],
  ])) {
    const { page } = await open(`report=${report}`);
    await page.locator("[data-topic=transfer] button.cl-line").click();
    const said = await page.locator("[data-topic=transfer] .cl-card").evaluate((card) =>
      [...card.children].map((child) => [...child.querySelectorAll("li")].map((item) => item.textContent).join("|") || child.textContent),
    );
    assert.deepEqual(said, expected, report);
    assert.ok(await page.locator("[data-topic=transfer] .cl-quote").isVisible());
    await page.close();
  }
});

test("a doubtful answer gets no card", async () => {
  const { page } = await open("report=mixed");
  await page.locator("[data-topic=transfer] button.cl-line").click();
  assert.equal(await page.locator("[data-topic=transfer] .cl-quote").count(), 1);
  assert.equal(await page.locator(".cl-card").count(), 0);
  await page.close();
});

test("what is kept how long is a table; its rows open onto the words, and lead from one to the next", async () => {
  const { page } = await open("report=full");
  const retention = page.locator("[data-topic=retention]");
  await retention.locator("button.cl-line").click();
  const rows = await retention.locator("tr:has(.cl-row)").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(rows, [
    ["Orders are deleted two years after delivery, web server logs after 30 days.", "2 years"],
    ["Server logs", "30 days"],
    ["Counting visits", "13 months"],
    ["Everything else we keep as long as we need it to run the club.", "as long as needed"],
  ]);
  const opened = retention.locator(".cl-opened:not([hidden])");
  assert.equal(await opened.count(), 1, "the first is open");
  assert.equal(await opened.locator("mark").textContent(), "two years");
  await opened.getByRole("button", { name: "Next passage" }).click();
  assert.equal(await opened.locator("mark").textContent(), "30 days");
  await page.keyboard.press("Enter");
  assert.equal(await opened.count(), 1, "one at a time");
  assert.equal(await opened.locator(".cl-lead").textContent(), "Counting visits · How long", "the row and the column of a table's cell");
  assert.equal(await opened.locator(".cl-steps").innerText(), "3 of 4");
  await opened.locator(".cl-show").click();
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).shown), [[6, "retention"]]);
  await retention.getByRole("button", { name: "Everything else" }).click();
  assert.equal(await opened.count(), 2, "what the reader opens closes nothing");
  await page.close();
});

test("one list gathers what can be done, and where", async () => {
  const { page } = await open("report=full");
  const rows = await page.locator(".cl-actions tr:has(.cl-row)").evaluateAll((all) => all.map((row) => [
    row.querySelector("th")?.textContent, ...[...row.querySelectorAll("td bdi")].map((target) => target.textContent),
  ]));
  assert.deepEqual(rows, [
    ["refuse marketing", "harbourkites.example/unsubscribe"],
    ["have data deleted, see your data, and correct mistakes", "privacy@harbourkites.example"],
    ["complain to an authority no page or address of its own"],
    ["Pages to use", "harbourkites.example/my-data"],
  ]);
  const links = await page.locator(".cl-actions a").evaluateAll((all) => all.map((one) => [/** @type {HTMLAnchorElement} */ (one).href, one.getAttribute("rel")]));
  assert.deepEqual(links, [
    ["https://harbourkites.example/unsubscribe", "noopener noreferrer"],
    ["mailto:privacy@harbourkites.example", null],
    ["https://harbourkites.example/my-data", "noopener noreferrer"],
  ]);
  await page.getByRole("button", { name: "complain to an authority no page" }).click();
  assert.equal(await page.locator(".cl-actions .cl-quote").textContent(), "You can also complain to the data protection authority where you live.");
  await page.close();
});

test("a doubtful answer is not said", async () => {
  const { page } = await open("report=mixed");
  const transfer = page.locator("[data-topic=transfer]");
  assert.equal(await transfer.getAttribute("data-state"), "unclear");
  assert.equal(await transfer.locator(".cl-sentence").textContent(), "The wording is hard to judge. Read the passage yourself.");
  assert.equal(await page.locator("[data-topic=children] .cl-sentence").textContent(), "No passage says it clearly enough.");
  assert.equal(await page.locator("[data-topic=children] button").count(), 0);
  await page.close();
});

test("silence has nothing to open", async () => {
  const { page } = await open("report=silent");
  assert.equal(await page.locator("button").count(), 0);
  assert.equal(await page.locator("[data-state=not_stated]").count(), 13);
  assert.equal(await page.locator(".cl-headlines .cl-sentence").count(), 3);
  assert.match(await page.locator(".cl-notice").innerText(), /answers none of these questions/);
  await page.close();
});

test("the page's text stays text and only safe addresses become links", async () => {
  const { page, complaints } = await open("report=hostile");
  await openAll(page);
  assert.equal(await page.locator("blockquote").first().textContent(), "<img src=x onerror=alert(3)> & <b>we do not sell</b>");
  assert.equal(await page.locator("#summary :is(img, script, b)").count(), 0);
  const hrefs = await page.locator("#summary a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.deepEqual(hrefs, ["https://ok.example/x"]);
  assert.deepEqual(await page.locator(".cl-actions .cl-plain").allTextContents(), ["a@b.example?bcc=c@d.example", "javascript:alert(1)", "data:text/html,<script>alert(2)</script>"]);
  assert.equal(await page.locator("[data-topic=rights] .cl-sentence").textContent(), "It says you can see your data.");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("pages without answers say why", async () => {
  const cases = {
    unsupported: /Clauselight cannot read this language yet.*in Czech/s,
    unknown: /its language could not be told/,
    elsewhere: /does not look like a privacy policy.*worded unusually.*may be here/s,
    tiny: /too little text.*may come later/s,
    none: /Nothing has been read yet/,
  };
  for (const [report, expected] of Object.entries(cases)) {
    const { page } = await open(`report=${report}`);
    assert.match(await page.locator("#summary").innerText(), expected, report);
    assert.equal(await page.locator(".cl-answer").count(), 0);
    await page.close();
  }
});

test("links to the policy are followed only where that is safe", async () => {
  const { page } = await open("report=elsewhere");
  const hrefs = await page.locator("#summary a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.deepEqual(hrefs, ["https://harbourkites.example/privacy"]);
  assert.equal(await page.locator(".cl-links .cl-plain").textContent(), "Legal");
  await page.close();
});

test("nothing overflows from 320 to 800 pixels, at twice the size, in any language, either way round", async () => {
  for (const { tag } of LANGUAGES) {
    for (const [report, width, scale, dir] of /** @type {const} */ ([["far", 320, 1, "ltr"], ["full", 320, 1, "rtl"], ["full", 400, 2, "ltr"], ["far", 400, 2, "rtl"], ["full", 800, 1, "rtl"]])) {
      const { page } = await open(`report=${report}&lang=${tag}&dir=${dir}&concerns=${CONCERNS}`, { viewport: { width, height: 600 } });
      await page.evaluate((size) => (document.documentElement.style.fontSize = `${16 * size}px`), scale);
      await openAll(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${report} ${tag} ${width} ${dir}: ${wide} px`);
      await page.close();
    }
  }
});

test("right to left, everything stands mirrored", async () => {
  const { page } = await open("report=full&dir=rtl");
  const sides = await page.locator("[data-topic=sale]").evaluate((box) => {
    const middle = (/** @type {string} */ part) => {
      const { left, right } = /** @type {Element} */ (box.querySelector(part)).getBoundingClientRect();
      return (left + right) / 2;
    };
    return { icon: middle(".cl-icon"), words: middle(".cl-words") };
  });
  assert.ok(sides.icon > sides.words);
  await page.close();
});

test("it draws inside a closed shadow root, and again in place", async () => {
  const { page } = await open("report=none");
  const seen = await page.evaluate(async () => {
    const at = (/** @type {string} */ path) => new URL(path, location.href).href;
    const { drawSummary } = await import(at("../extension/summary.js"));
    const { loadWords } = await import(at("../extension/words.js"));
    const { full, silent } = await import(at("summary.reports.mjs"));
    const words = await loadWords("vi", async (/** @type {string} */ path) => (await fetch(`../extension/${path}`)).json());
    const host = document.body.appendChild(document.createElement("div"));
    const shadow = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch("../extension/summary.css")).text());
    shadow.adoptedStyleSheets = [sheet];
    const inside = shadow.appendChild(document.createElement("div"));
    drawSummary(inside, silent, { words });
    const root = drawSummary(inside, full, { words });
    root.querySelector("button").click();
    return {
      summaries: inside.children.length,
      lang: root.lang,
      display: getComputedStyle(root.querySelector(".cl-line")).display,
      open: root.querySelector(".cl-evidence").hidden === false,
      showButtons: root.querySelectorAll(".cl-show").length,
    };
  });
  assert.deepEqual(seen, { summaries: 1, lang: "vi", display: "grid", open: true, showButtons: 0 });
  await page.close();
});

test("what the reader watches for stands first, marked in words and by a flag", async () => {
  const { page } = await open("report=far&concerns=no_deletion,ai_training,ads");
  const first = page.locator(".cl-met .cl-answer");
  assert.deepEqual(await first.evaluateAll((all) => all.map((one) => one.getAttribute("data-topic"))), ["advertising", "ai_training", "rights"]);
  assert.deepEqual(await first.locator(".cl-concern").allTextContents(), ["You watch for this", "You watch for this", "No right to have data deleted is named"]);
  assert.equal(await first.locator(".cl-flag").count(), 3);
  assert.equal(await page.locator(".cl-met h2").innerText(), "What you watch for");
  assert.deepEqual(await page.locator(".cl-met + .cl-headlines .cl-answer").evaluateAll((all) => all.map((one) => one.getAttribute("data-topic"))), ["sale", "transfer", "retention"]);
  assert.equal(await page.locator(".cl-answer").count(), 13, "nothing is said twice");
  await page.close();
});

test("where nothing that matters is met, all stands as ever", async () => {
  const { page } = await open("report=silent&concerns=sale,ads,long_retention");
  assert.equal(await page.locator(".cl-met, .cl-concern").count(), 0);
  await page.close();
});
