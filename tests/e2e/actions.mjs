// What a reader does, in the words of the tests: looks at the badge, opens the summary, goes to a sentence.
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Browser} Browser */
/** @typedef {import("./browser.mjs").Tab} Tab */

/** @typedef {{ topic: string, state: string, words: string }} Sign one answer as it is shown */

/** The three answers on the badge in the page. @param {Tab} tab @returns {Promise<Sign[]>} */
export const badge = (tab) => until("the badge", () => badgeNow(tab));

/** @param {Tab} tab @returns {Promise<Sign[] | undefined>} undefined where there is no badge */
export function badgeNow(tab) {
  return tab.inShadow((root) => {
    const badge = root.querySelector(".cl-badge");
    if (!badge) return undefined;
    return [...badge.querySelectorAll("[data-topic]")].map((line) => {
      const { topic = "", state = "" } = /** @type {HTMLElement} */ (line).dataset;
      return { topic, state, words: line.textContent ?? "" };
    });
  });
}

/** Whether the extension drew anything into the page. @param {Tab} tab */
export const isDrawn = async (tab) => (await tab.inShadow((root) => root.querySelector("button") !== null)) === true;

/**
 * A real click on something the extension drew, wherever it has to be scrolled from.
 * @param {Tab} tab
 * @param {string} selector
 */
export async function clickDrawn(tab, selector) {
  const spot = await until(`${selector} to click`, () =>
    tab.inShadow((root, wanted) => {
      const element = root.querySelector(wanted);
      if (!element) return undefined;
      element.scrollIntoView({ block: "nearest" });
      const { x, y, width, height } = element.getBoundingClientRect();
      return width > 0 ? { x: x + width / 2, y: y + height / 2 } : undefined;
    }, selector),
  );
  await tab.click(spot.x, spot.y);
}

/** @param {Tab} tab @param {string} selector */
export const drawnText = (tab, selector) =>
  tab.inShadow((root, wanted) => root.querySelector(wanted)?.textContent ?? undefined, selector);

/** Opens the summary over the page from its badge. @param {Tab} tab */
export async function openSummary(tab) {
  await clickDrawn(tab, ".cl-badge .cl-open");
  await until("the summary", () => drawnText(tab, ".cl-panel .cl-headlines"));
}

/**
 * Opens an answer of the summary and goes to the first sentence that proves it.
 * @param {Tab} tab
 * @param {string} topic
 * @returns {Promise<string>} the sentence as the summary quotes it
 */
export async function showEvidence(tab, topic) {
  const answer = `.cl-panel [data-topic="${topic}"]`;
  await clickDrawn(tab, `${answer} button.cl-line`);
  const quote = await until("a quoted sentence", () => drawnText(tab, `${answer} .cl-quote`));
  await clickDrawn(tab, `${answer} .cl-show`);
  await until("the bar", () => drawnText(tab, ".cl-bar"));
  return quote;
}

/** @typedef {{ text: string, inView: boolean }} Marked */

/** The sentence that is highlighted now, as the page itself can see it. @param {Tab} tab @returns {Promise<Marked>} */
export const marked = (tab) => until("a highlighted sentence", () => markedNow(tab));

/** @param {Tab} tab @returns {Promise<Marked | undefined>} */
export function markedNow(tab) {
  return tab.evaluate(() => {
    const highlights = /** @type {Map<string, Set<Range>>} */ (/** @type {unknown} */ (CSS.highlights));
    const ranges = [...(highlights.get("reading-current") ?? [])];
    if (ranges.length === 0) return undefined;
    const { top, bottom } = /** @type {Range} */ (ranges[0]).getBoundingClientRect();
    return { text: ranges.map(String).join(""), inView: top >= 0 && top < innerHeight && bottom > 0 };
  });
}

/** @param {string} text */
export const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/**
 * The sign on the toolbar button of a tab.
 * @param {Browser} browser
 * @param {Tab} tab
 */
export async function toolbar(browser, tab) {
  return browser.own(
    async (tabId) => ({ text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) }),
    await tab.id(),
  );
}

/**
 * The popup's page, looking at a tab.
 * @param {Browser} browser
 * @param {Tab} tab
 */
export async function openPopup(browser, tab) {
  const popup = await browser.openOwn(`popup/popup.html?tab=${await tab.id()}`);
  await until("the popup", () => popup.evaluate(() => document.querySelector(".body:not([data-state=reading])") !== null));
  return popup;
}

/** The answers that a page of the extension shows. @param {Tab} tab @returns {Promise<Sign[]>} */
export const signs = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll(".cl-answer[data-topic]")].map((answer) => {
      const { topic = "", state = "" } = /** @type {HTMLElement} */ (answer).dataset;
      return { topic, state, words: answer.textContent ?? "" };
    }),
  );

/**
 * A real click in a page of the extension.
 * @param {Tab} tab
 * @param {string} selector
 */
export async function click(tab, selector) {
  const spot = await until(`${selector} to click`, () =>
    tab.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: "center" });
      const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
      return width > 0 ? { x: x + width / 2, y: y + height / 2 } : undefined;
    }, selector),
  );
  await tab.click(spot.x, spot.y);
}
