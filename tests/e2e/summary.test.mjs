// The summary in the packed extension: what the reader watches for leads everywhere; cards, tables and steps on real policies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { badge, badgeNow, click, clickDrawn, drawnText, marked, openSummary, signs, squeezed, toolbar } from "./actions.mjs";
import { nativeReport } from "./samples.mjs";
import { policies, session, states } from "./session.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */
/** @typedef {import("../../extension/report.d.ts").Report} Report */
/** @typedef {import("../../extension/report.d.ts").Answer} Answer */

const here = session(10);

/** @param {Report} report @param {string} topic */
const answerTo = (report, topic) => /** @type {Answer} */ (report.answers.find((answer) => answer.topic === topic));

/**
 * An English sample page whose report has what a test needs.
 * @param {(report: Report) => boolean} fits
 */
function pageWith(fits) {
  for (const { name, expected } of policies) {
    if (expected.language !== "en") continue;
    const report = /** @type {Report} */ (/** @type {unknown} */ (nativeReport(name)));
    if (report.answers.length > 0 && fits(report)) return { name, report };
  }
  throw new Error("no sample page fits");
}

/** Ticks a concern in the settings, as a person does. @param {string} concern @returns {Promise<Tab>} */
async function watchFor(concern) {
  const options = await here.visitOwn("options/options.html");
  await click(options, `#concern-${concern}`);
  await here.untilStored(`"${concern}"`);
  return options;
}

/** What a page of the extension shows of an answer. @param {Tab} tab @param {string} selector */
const texts = (tab, selector) => tab.evaluate((wanted) => [...document.querySelectorAll(wanted)].map((one) => one.textContent ?? ""), selector);

/** @param {Tab} tab @param {string} selector */
const text = async (tab, selector) => squeezed((await texts(tab, selector))[0] ?? "");

describe("what the reader watches for", () => {
  const withoutDeletion = () => pageWith((report) =>
    answerTo(report, "rights").answer === "stated" && !answerTo(report, "rights").unclear && !answerTo(report, "rights").rights?.includes("delete") && !answerTo(report, "retention").answer.includes("until_deletion"));

  test("leads the badge, the toolbar button, the popup and the panel at once", async () => {
    const { name } = pageWith((report) => answerTo(report, "advertising").answer === "yes");
    const tab = await here.policy(name);
    const before = states(await badge(tab));
    await watchFor("ads");
    const after = await until("the badge to change", async () => {
      const shown = await badgeNow(tab);
      return shown?.[0]?.topic === "advertising" ? shown : undefined;
    });
    assert.deepEqual(states(after).slice(1), before.slice(0, 2), "then the usual ones, three in all");
    assert.match(after[0]?.words ?? "", /You watch for this/);
    const tip = await until("the toolbar to follow", async () => {
      const { title } = await toolbar(here.browser, tab);
      return title.startsWith("Uses it for personalised ads · ") ? title : undefined;
    });
    assert.equal(tip.split(" · ").length, 3);
    await tab.screenshot("concern-badge");
    const popup = await here.popupOf(tab);
    assert.deepEqual(states(await signs(popup)).slice(0, 4), [states(after)[0], ...before]);
    assert.match(await text(popup, ".cl-met"), /^What you watch for.*You watch for this/);
    await popup.screenshot("concern-popup");
    await openSummary(tab);
    assert.equal(await tab.inShadow((root) => root.querySelector(".cl-panel .cl-met [data-topic]")?.getAttribute("data-topic")), "advertising");
    await tab.screenshot("concern-panel");
  });

  test("is taken back as easily", async () => {
    const { name } = pageWith((report) => answerTo(report, "advertising").answer === "yes");
    const options = await watchFor("ads");
    const tab = await here.policy(name);
    assert.equal((await badge(tab))[0]?.topic, "advertising");
    await options.focus();
    await click(options, "#concern-ads");
    await until("the badge as it was", async () => (await badgeNow(tab))?.[0]?.topic === "sale");
  });

  test("may be something that is not said", async () => {
    const { name } = withoutDeletion();
    await watchFor("no_deletion");
    const tab = await here.policy(name);
    const [first] = await badge(tab);
    assert.equal(first?.topic, "rights");
    assert.match(first?.words ?? "", /Names no right to deletion/);
  });

  test("stays chosen, in settings that can be read with eyes closed", async () => {
    await watchFor("children");
    const options = await watchFor("long_retention");
    const ticked = await options.evaluate(() => [...document.querySelectorAll("fieldset input:checked")].map(({ id }) => id));
    assert.deepEqual(ticked, ["concern-long_retention", "concern-children"]);
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const scheme of /** @type {const} */ (["light", "dark"])) assert.deepEqual(await options.audit(axe, scheme), []);
    await options.screenshot("concern-options");
    assert.deepEqual(await here.browser.own(async () => /** @type {any} */ (await chrome.storage.local.get())["settings"].concerns), ["long_retention", "children"]);
  });

  test("moves a badge that is moved by keys no more than before", async () => {
    await watchFor("sale");
    const tab = await here.policy();
    await tab.inShadow((root) => /** @type {HTMLElement} */ (root.querySelector(".cl-grip")).focus());
    await tab.press("ArrowLeft");
    await here.untilStored("block_end_inline_start");
    await tab.press("ArrowUp");
    await here.untilStored("block_start_inline_start");
  });
});

describe("evidence", () => {
  test("is stepped through in the popup, and the one that stands there is shown", async () => {
    const { name, report } = pageWith((report) => answerTo(report, "sharing").clauses.length >= 3);
    const clauses = answerTo(report, "sharing").clauses.map((id) => squeezed(report.clauses.find((clause) => clause.id === id)?.text ?? ""));
    const tab = await here.policy(name);
    const popup = await here.popupOf(tab);
    const sharing = '[data-topic="sharing"]';
    await click(popup, `${sharing} button.cl-line`);
    assert.equal(await text(popup, `${sharing} .cl-quote`), clauses[0]);
    await click(popup, `${sharing} .cl-step-button:last-child`);
    assert.equal(await text(popup, `${sharing} .cl-quote`), clauses[1]);
    await popup.press("ArrowRight");
    assert.equal(await text(popup, `${sharing} .cl-quote`), clauses[2]);
    assert.equal(await text(popup, `${sharing} .cl-nth`), `3 of ${clauses.length}`);
    await popup.screenshot("summary-steps");
    await popup.press("ArrowLeft");
    await click(popup, `${sharing} .cl-show`);
    assert.equal(squeezed((await marked(tab)).text), clauses[1]);
  });

  test("is stepped through in the panel over the page", async () => {
    const { name, report } = pageWith((report) => answerTo(report, "sharing").clauses.length >= 2);
    const [, second] = answerTo(report, "sharing").clauses.map((id) => squeezed(report.clauses.find((clause) => clause.id === id)?.text ?? ""));
    const tab = await here.policy(name);
    await openSummary(tab);
    await clickDrawn(tab, '.cl-panel [data-topic="sharing"] button.cl-line');
    await clickDrawn(tab, '.cl-panel [data-topic="sharing"] .cl-step-button:last-child');
    assert.equal(squeezed((await drawnText(tab, '.cl-panel [data-topic="sharing"] .cl-quote')) ?? ""), second);
    await tab.screenshot("summary-panel-steps");
  });
});

describe("cards and tables", () => {
  test("say where data goes and on what basis", async () => {
    const { name, report } = pageWith((report) => (answerTo(report, "transfer").destinations ?? []).length >= 2 && !answerTo(report, "transfer").unclear);
    const popup = await here.popupOf(await here.policy(name));
    await click(popup, '[data-topic="transfer"] button.cl-line');
    const names = await texts(popup, ".cl-card dd:first-of-type li");
    assert.equal(names.length, answerTo(report, "transfer").destinations?.length);
    assert.ok(names.every((place) => place.length > 2), names.join());
    await popup.screenshot("summary-transfer");
  });

  test("say what is kept how long, and show the words in the page", async () => {
    const { name, report } = pageWith((report) => (answerTo(report, "retention").periods ?? [])[1]?.what !== null && (answerTo(report, "retention").periods ?? []).length >= 3);
    const [, second, third] = answerTo(report, "retention").periods ?? [];
    const tab = await here.policy(name);
    const popup = await here.popupOf(tab);
    const row = (/** @type {number} */ nth) => `.cl-kept tbody tr:nth-child(${2 * nth - 1})`;
    await click(popup, '[data-topic="retention"] button.cl-line');
    assert.equal(await text(popup, `${row(2)} .cl-row`), second?.what);
    await popup.screenshot("summary-retention");
    await click(popup, `${row(2)} .cl-row`);
    await click(popup, `${row(2)} + .cl-opened .cl-step-button:last-child`);
    const quote = await text(popup, `${row(3)} + .cl-opened .cl-quote`);
    assert.ok(quote.includes(squeezed(third?.text ?? "?")), quote);
    await popup.screenshot("summary-retention-open");
    await click(popup, `${row(3)} + .cl-opened .cl-show`);
    assert.equal(squeezed((await marked(tab)).text), quote);
  });

  test("gather what can be done, each way with what it is for", async () => {
    const { name, report } = pageWith((report) => (answerTo(report, "rights").ways ?? []).some(({ right, to }) => right && to));
    const { ways = [] } = answerTo(report, "rights");
    const popup = await here.popupOf(await here.policy(name));
    const links = await texts(popup, ".cl-actions li bdi");
    const targets = new Set(ways.flatMap(({ to }) => to ?? []));
    assert.equal(new Set(links).size, targets.size);
    assert.ok((await texts(popup, ".cl-actions .cl-row")).length >= 1);
    await click(popup, ".cl-actions .cl-row");
    assert.ok((await text(popup, ".cl-actions .cl-quote")).length > 10);
    await popup.screenshot("summary-actions");
  });
});
