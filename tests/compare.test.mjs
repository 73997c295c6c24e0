/** In what two reports differ: what counts, in which order, and how it is shown in a real here.browser. */
import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { differences, duration, onlyIn } from "../extension/compare.js";
import { LANGUAGES } from "../extension/words.js";
import { served } from "./chromium.mjs";
import { elsewhere, full, mixed, unsupported } from "./summary.reports.mjs";

/**
 * @typedef {import("../extension/report.d.ts").Answer} Answer
 * @typedef {import("../extension/report.d.ts").Report} Report
 */


const here = served();

/**
 * `full` with one answer changed.
 *
 * @param {string} topic
 * @param {Partial<Answer>} change
 * @returns {Report}
 */
function changed(topic, change) {
  return { ...full, answers: full.answers.map((answer) => (answer.topic === topic ? { ...answer, ...change } : answer)) };
}

/** @param {Report} one @param {Report} other */
const kinds = (one, other) => differences(one, other).map(({ topic, kind }) => `${topic} ${kind}`);

/** @param {string[]} isos */
const periods = (isos) => isos.map((iso) => ({ iso, text: iso, clause: 0, what: null }));

test("a report does not differ from itself, nor from its like with other passages, confidence or words", () => {
  assert.deepEqual(differences(full, full), []);
  const again = { ...full, clauses: [], answers: full.answers.map((answer) => ({ ...answer, clauses: [99], confidence: 0.61 })) };
  assert.deepEqual(differences(full, again), []);
  const rights = full.answers.find(({ topic }) => topic === "rights")?.rights ?? [];
  assert.deepEqual(differences(full, changed("rights", { rights: [...rights].reverse(), contacts: [] })), []);
});

test("every way to differ has its kind", () => {
  assert.deepEqual(kinds(full, changed("sale", { answer: "yes" })), ["sale answer"]);
  assert.deepEqual(kinds(full, changed("sale", { answer: "not_stated" })), ["sale removed"]);
  assert.deepEqual(kinds(changed("sale", { answer: "not_stated" }), full), ["sale added"]);
  assert.deepEqual(kinds(full, changed("retention", { answer: [], periods: [] })), ["retention removed"]);
  assert.deepEqual(kinds(full, changed("retention", { answer: ["as_needed"], periods: [] })), ["retention answer"]);
  assert.deepEqual(kinds(full, changed("retention", { periods: periods(["P2Y", "P30D"]) })), ["retention facts"]);
  assert.deepEqual(kinds(full, changed("retention", { answer: ["as_needed", "stated_period"], periods: periods(["P13M", "P30D", "P24M"]) })), []);
  assert.deepEqual(kinds(full, changed("transfer", { destinations: ["SG"] })), ["transfer facts"]);
  assert.deepEqual(kinds(full, changed("transfer", { safeguards: ["scc", "dpf"] })), ["transfer facts"]);
  assert.deepEqual(kinds(full, changed("rights", { rights: ["access"] })), ["rights facts"]);
  assert.deepEqual(kinds(full, changed("children", { min_age: 16 })), ["children facts"]);
  assert.deepEqual(kinds(full, changed("sharing", { message: { id: "sharing_yes_exceptions" } })), ["sharing facts"]);
});

test("what is unclear on either side is no difference", () => {
  const doubtful = changed("sale", { answer: "yes", unclear: true });
  assert.deepEqual(kinds(full, doubtful), []);
  assert.deepEqual(kinds(doubtful, full), []);
});

test("the first topics come first, then the report's order", () => {
  const topics = differences(full, mixed).map(({ topic }) => topic);
  assert.deepEqual(topics.slice(0, 2), ["sale", "retention"], "transfer is unclear");
  const order = full.answers.map(({ topic }) => topic);
  const rest = topics.slice(2);
  assert.deepEqual(rest, order.filter((topic) => rest.includes(topic)));
  assert.deepEqual(differences(full, mixed, ["rights"])[0].topic, "rights");
});

test("both answers come along; where nothing was read there is nothing to compare", () => {
  const [sale] = differences(full, mixed);
  assert.deepEqual([sale.before?.answer, sale.after?.answer], ["no", "yes"]);
  const fewer = { ...full, answers: full.answers.filter(({ topic }) => topic !== "rights") };
  assert.deepEqual(differences(fewer, full).map(({ kind, before }) => [kind, before]), [["added", null]]);
  for (const empty of [elsewhere, unsupported]) assert.deepEqual([differences(full, empty), differences(empty, full)], [[], []]);
});

test("durations are compared by their length", () => {
  for (const [one, other] of [["P1Y", "P12M"], ["P2W", "P14D"], ["P1Y6M", "P18M"]]) assert.equal(duration(one), duration(other));
  for (const [one, other] of [["P30D", "P1M"], ["P1Y", "P365D"], ["session", "P1D"], ["PT1H", "PT60S"], ["P1M", "PT1M"]]) {
    assert.notEqual(duration(one), duration(other));
  }
  const more = onlyIn({ ...full.answers[3], periods: periods(["P1Y", "P30D"]) }, { ...full.answers[3], periods: periods(["P12M"]) });
  assert.deepEqual(more.periods, ["P30D"]);
});

/**
 * @param {string} query
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function open(query, options = {}) {
  const page = await here.browser.newPage({ viewport: { width: 900, height: 700 }, reducedMotion: "reduce", ...options });
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${here.origin}/tests/compare.page.html?${query}`);
  await page.waitForSelector("[data-ready]", { state: "attached" });
  return { page, complaints };
}

/** @param {import("playwright-core").Page} page */
async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  return found.violations.map((/** @type {import("axe-core").Result} */ { id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test("rows that differ stand first, say so in words, and can be had alone", async () => {
  const { page, complaints } = await open("left=full&right=mixed");
  assert.equal(await page.locator(".cl-pair").count(), 13);
  const differing = await page.locator(".cl-pair[data-differs]").evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.topic));
  assert.deepEqual(differing, differences(full, mixed).map(({ topic }) => topic));
  assert.match(await page.locator(".cl-compare-counts").innerText(), new RegExp(`^${differing.length} answers differ. 2 more are unclear`));
  const sale = page.locator(".cl-pair").first();
  assert.match(await sale.innerText(), /Sells your data\?\s+Differs\s+No\s+It says it does not sell your data\.\s+Yes/);
  await page.check(".cl-compare-filter input");
  assert.equal(await page.locator(".cl-pair:visible").count(), differing.length);
  await page.uncheck(".cl-compare-filter input");
  assert.equal(await page.locator(".cl-pair:visible").count(), 13);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a doubtful answer is not put into words", async () => {
  const { page } = await open("left=full&right=mixed");
  const cells = page.locator("[data-group=unclear] [data-topic=transfer] td");
  assert.match(await cells.nth(1).innerText(), /Unclear\s+The wording is hard to judge/);
  await page.close();
});

test("what only one of them names is named", async () => {
  const { page } = await open("left=full&right=kept");
  const cells = page.locator("[data-topic=retention] td");
  assert.match(await cells.nth(0).innerText(), /Only here: 30 days/);
  assert.match(await cells.nth(1).innerText(), /Only here: 6 months/);
  await page.close();
});

test("reports that are alike, and reports without answers", async () => {
  const { page } = await open("left=full&right=full");
  assert.match(await page.locator(".cl-compare-counts").innerText(), /^No answer is known to differ\.$/);
  await page.check(".cl-compare-filter input");
  assert.ok(await page.locator("table").isHidden());
  await page.goto(`${here.origin}/tests/compare.page.html?left=full&right=elsewhere`);
  assert.match(await page.locator(".cl-notice").innerText(), /^elsewhere\s+This does not look like a privacy policy\./);
  assert.equal(await page.locator("table").count(), 0);
  await page.close();
});

test("it says nothing empty or unformed in any language, and keeps within a narrow window", async () => {
  for (const { tag } of LANGUAGES) {
    const { page } = await open(`left=full&right=mixed&lang=${tag}`, { viewport: { width: 360, height: 700 } });
    const text = await page.locator("main").innerText();
    assert.doesNotMatch(text, /[{}]|undefined|null|compare_/);
    assert.equal(await page.locator("strong:empty, th:empty, .cl-differs:empty").count(), 0);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, tag);
    await page.close();
  }
});

test("stacked, every answer says whose it is, and the table remains one", async () => {
  const { page } = await open("left=full&right=mixed&left-title=Harbour+Kites&right-title=%E9%A2%A8%E7%AE%8F%E7%A4%BE", { viewport: { width: 360, height: 700 } });
  assert.deepEqual(await page.locator("[data-topic=sale] .cl-side-title:visible").allInnerTexts(), ["Harbour Kites", "風箏社"]);
  assert.equal(await page.getByRole("columnheader").count(), 3);
  assert.equal(await page.getByRole("row").count(), 1 + 3 + 13);
  await page.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const query of ["left=full&right=mixed", "left=full&right=mixed&dir=rtl", "left=silent&right=elsewhere"]) {
      for (const width of [900, 360]) {
        const { page } = await open(query, { colorScheme, viewport: { width, height: 700 } });
        assert.deepEqual(await violations(page), [], `${query}, ${width}`);
        await page.close();
      }
    }
  });
}
