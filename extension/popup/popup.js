// The popup: the summary of the policy in this tab, or where this site keeps its policy, read there and then.
import { api, hostOf } from "../browser.js";
import { wordsFor } from "../language.js";
import { toBackground, toPage } from "../messages.js";
import { onSettings, readSettings } from "../settings.js";
import { element } from "../summary.dom.js";
import { drawState } from "./states.js";
import { pageOfTab } from "./tab.js";

/**
 * @typedef {import("./states.js").State} State
 * @typedef {import("../report.d.ts").Report} Report
 * @typedef {import("../report.d.ts").PolicyLink} PolicyLink
 * @typedef {import("../messages.js").Failed} Failed
 * @typedef {import("../messages.js").Looked} Looked
 */

class Popup {
  #tab;
  #box;
  /** @type {State} */ #state = { kind: "reading" };
  /** @type {State} what "back" goes to */ #found = { kind: "reading" };

  /** @param {chrome.tabs.Tab} tab @param {HTMLElement} box */
  constructor(tab, box) {
    this.#tab = tab;
    this.#box = box;
  }

  async open() {
    await this.#go({ kind: "reading" });
    this.#found = await this.#look();
    await this.#go(this.#found);
  }

  /** Draws again, in whatever language is set now. */
  async draw() {
    const settings = await readSettings();
    const words = await wordsFor(settings);
    document.documentElement.lang = words.tag;
    document.documentElement.dir = words.direction;
    document.title = words.text("popup_title");
    drawState(this.#box, this.#state, { words, settings, actions: this });
  }

  /** @param {State} state */
  async #go(state) {
    this.#state = state;
    await this.draw();
  }

  /** @returns {Promise<State>} */
  async #look() {
    const reply = await pageOfTab(this.#tab);
    if (!reply.ok) return { kind: "failed", error: reply.error };
    /** @type {Report} */
    const report = JSON.parse(reply.report);
    const host = hostOf(new URL(reply.url));
    if (report.policy.is_policy) return { kind: "policy", report, host, url: reply.url, change: reply.change };
    return { kind: "elsewhere", links: addressesOf(report.links, reply.url), host };
  }

  tryAgain() {
    return this.open();
  }

  back() {
    return this.#go(this.#found);
  }

  /** @param {string} href */
  async readHere(href) {
    await this.#go({ kind: "reading" });
    /** @type {Looked | Failed | null} */
    const reply = this.#tab.id === undefined ? null : await toPage(this.#tab.id, { kind: "read-linked", href });
    await this.#go(this.#afterReading(reply, href));
  }

  /** @param {Looked | Failed | null} reply @param {string} href @returns {State} */
  #afterReading(reply, href) {
    if (!reply?.ok) return { kind: "failed", error: reply?.error ?? "reload", href, back: true };
    /** @type {Report} */
    const report = JSON.parse(reply.report);
    if (!report.policy.is_policy) return { kind: "failed", error: "not_policy", href, back: true };
    return { kind: "read", report, url: reply.url, change: reply.change };
  }

  /** @param {string} href */
  async visit(href) {
    await api.tabs.update(/** @type {number} */ (this.#tab.id), { url: href });
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
    const reply = this.#tab.id === undefined ? null : await toPage(this.#tab.id, message);
    if (reply?.ok) close();
  }
}

/** Links as whole addresses, each once, web pages only. @param {PolicyLink[]} links @param {string} base @returns {import("./states.js").FoundLink[]} */
function addressesOf(links, base) {
  /** @type {Map<string, import("./states.js").FoundLink>} */
  const found = new Map();
  for (const { href, text } of links) {
    const address = URL.canParse(href, base) ? new URL(href, base) : null;
    if (!address || !/^(https?|file):$/.test(address.protocol) || found.has(address.href)) continue;
    found.set(address.href, { href: address.href, text, host: address.host, same: address.origin === new URL(base).origin && address.protocol !== "file:" });
  }
  return [...found.values()];
}

/** The tab named in the address, for tests, or the one the popup was opened on. */
async function chosenTab() {
  const named = new URLSearchParams(location.search).get("tab");
  if (named) return api.tabs.get(Number(named));
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function main() {
  const tab = await chosenTab();
  const box = document.getElementById("popup") ?? document.body.appendChild(element("main"));
  if (!tab) return;
  const popup = new Popup(tab, box);
  onSettings(() => popup.draw());
  await popup.open();
}

main().catch(console.error);
