// The popup: the summary of the policy in this tab, or where this site keeps its policy, read there and then.
import { api, hostOf } from "../browser.js";
import { wordsFor } from "../language.js";
import { toBackground, toPage } from "../messages.js";
import { speak } from "../own.js";
import { onSettings, readSettings } from "../settings.js";
import { element } from "../summary.dom.js";
import { verdictOf } from "../verdict.js";
import { drawState } from "./states.js";
import { loadedTab, pageOfTab } from "./tab.js";

/**
 * @typedef {import("./states.js").State} State
 * @typedef {import("./states.js").FoundLink} FoundLink
 * @typedef {import("../report.d.ts").Report} Report
 * @typedef {import("../report.d.ts").PolicyLink} PolicyLink
 * @typedef {import("../messages.js").Failed} Failed
 * @typedef {import("../messages.js").Looked} Looked
 * @typedef {import("../settings.js").Settings} Settings
 * @typedef {import("../words.js").Words} Words
 */

/** What takes less is there before "Reading…" could be read. */
const SOON = 150;

class Popup {
  #tab;
  #box;
  /** @type {State} */ #state = { kind: "reading" };
  /** @type {State} what "back" goes to */ #found = { kind: "reading" };
  /** @type {Promise<{settings: Settings, words: Words}>} */ #speech;

  /** @param {chrome.tabs.Tab} tab @param {HTMLElement} box @param {ReturnType<typeof speech>} words */
  constructor(tab, box, words) {
    this.#tab = tab;
    this.#box = box;
    this.#speech = words;
  }

  /** Words and page come at the same time, and one draw is enough where both are quick. */
  async open() {
    const waiting = setTimeout(() => this.#go({ kind: "reading" }), SOON);
    this.#found = await this.#look();
    clearTimeout(waiting);
    await this.#go(this.#found);
    if (this.#found.kind === "loading") await this.#openOnceLoaded();
  }

  async #openOnceLoaded() {
    await loadedTab(this.#id);
    return this.open();
  }

  /** In whatever language is set now. */
  speak() {
    this.#speech = speech();
    return this.#draw();
  }

  async #draw() {
    const { settings, words } = await this.#speech;
    speak(words, words.text("popup_title"));
    drawState(this.#box, this.#state, { words, settings, actions: this });
    performance.mark(`popup-${this.#state.kind}`);
  }

  /** @param {State} state */
  async #go(state) {
    this.#state = state;
    await this.#draw();
  }

  get #id() {
    return /** @type {number} */ (this.#tab.id);
  }

  /** @returns {Promise<State>} */
  async #look() {
    const reply = await pageOfTab(this.#tab);
    if (reply === "loading") return { kind: "loading" };
    if (!reply.ok) return { kind: "failed", error: reply.error };
    /** @type {Report} */
    const report = JSON.parse(reply.report);
    const host = hostOf(new URL(reply.url));
    if (report.policy.is_policy) return { kind: "policy", report, host, url: reply.url, base: reply.base, change: reply.change };
    return { kind: "elsewhere", links: addressesOf(report.links, reply), signUp: reply.signUp, isShort: verdictOf(report) === "too_short" };
  }

  tryAgain() {
    return this.open();
  }

  back() {
    return this.#go(this.#found);
  }

  /** Puts another of the links that were found in the first place. @param {FoundLink} link */
  choose(link) {
    if (this.#found.kind !== "elsewhere") return;
    this.#found = { ...this.#found, links: [link, ...this.#found.links.filter((other) => other !== link)] };
    return this.back();
  }

  async reload() {
    await api.tabs.reload(this.#id);
    await this.#go({ kind: "loading" });
    return this.#openOnceLoaded();
  }

  /** @param {FoundLink} link @param {boolean} behind in a tab behind this one, instead of by the page's own fetch */
  async readHere(link, behind) {
    await this.#go({ kind: "reading", ...(behind ? { behind: link.host } : {}) });
    const { href } = link;
    /** @type {Looked | Failed | null} */
    const reply = behind ? await toBackground({ kind: "read-behind", href, tab: this.#id }) : await toPage(this.#id, { kind: "read-linked", href });
    await this.#go(this.#afterReading(reply, link, behind));
  }

  /** @param {Looked | Failed | null} reply @param {FoundLink} link @param {boolean} behind @returns {State} */
  #afterReading(reply, link, behind) {
    if (!reply?.ok) return { kind: "failed", error: reply?.error ?? "reload", link, behind };
    /** @type {Report} */
    const report = JSON.parse(reply.report);
    if (!report.policy.is_policy) return { kind: "failed", error: "not_policy", link, behind };
    return { kind: "read", report, url: reply.url, base: reply.base, change: reply.change };
  }

  /** @param {string} href */
  async visit(href) {
    await api.tabs.update(this.#id, { url: href });
    close();
  }

  /** @param {string} address a page of ours, or of the browser's */
  async openTab(address) {
    await api.tabs.create({ url: address, index: this.#tab.index + 1, windowId: this.#tab.windowId });
    close();
  }

  /** @param {Report} report @param {string} url @param {string} [wrong] a topic */
  openReport(report, url, wrong) {
    return toBackground({ kind: "open-report", report: JSON.stringify(report), url, wrong });
  }

  /** @param {number} clause @param {string} topic */
  show(clause, topic) {
    return this.#showInPage({ kind: "show", clause, topic });
  }

  showAll() {
    return this.#showInPage({ kind: "show-all" });
  }

  /** @param {import("../messages.js").ToPage} message */
  async #showInPage(message) {
    const reply = await toPage(this.#id, message);
    if (reply?.ok) close();
  }
}

/** @returns {Promise<{settings: Settings, words: Words}>} */
async function speech() {
  const settings = await readSettings();
  return { settings, words: await wordsFor(settings) };
}

/** Links as whole addresses, each once, web pages only. @param {PolicyLink[]} links @param {Looked} page @returns {FoundLink[]} */
function addressesOf(links, { url, base }) {
  const page = new URL(url);
  /** @type {Map<string, FoundLink>} */
  const found = new Map();
  for (const { href, text } of links) {
    const address = URL.canParse(href, base) ? new URL(href, base) : null;
    if (!address || !/^(https?|file):$/.test(address.protocol) || found.has(address.href)) continue;
    const way = wayTo(address, page);
    found.set(address.href, { href: address.href, text, host: hostOf(address), way });
  }
  return [...found.values()];
}

/** How a page can be read from this one. @param {URL} address @param {URL} page @returns {FoundLink["way"]} */
function wayTo(address, page) {
  if (address.protocol === "file:") return "open";
  if (/\.pdf$/i.test(address.pathname)) return "pdf";
  // A script shows another text at another hash: it is not what the server sends.
  const isView = /^#[/!]/.test(address.hash);
  return address.origin === page.origin && !isView ? "fetch" : "behind";
}

/** The tab named in the address, for tests, or the one the popup was opened on. */
async function chosenTab() {
  const named = new URLSearchParams(location.search).get("tab");
  if (named) return api.tabs.get(Number(named));
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function main() {
  const words = speech();
  const tab = await chosenTab();
  const box = document.getElementById("popup") ?? document.body.appendChild(element("main"));
  if (!tab) return;
  const popup = new Popup(tab, box, words);
  onSettings(() => popup.speak());
  await popup.open();
}

main().catch(console.error);
