// What was read: a list to search, and two of it side by side.
import { api } from "../browser.js";
import { drawComparison } from "../compare.dom.js";
import { asJson, save } from "../export.js";
import { wordsFor } from "../language.js";
import { readMemory } from "../memory.js";
import { PREFIX, dayOf, reportOf } from "../memory.entry.js";
import { toBackground } from "../messages.js";
import { FIRST, askFirst, drawTitle, speak } from "../own.js";
import { readSettings } from "../settings.js";
import { iconButton } from "../shapes.js";
import { button, element } from "../summary.dom.js";
import { drawEntry } from "./entry.js";
import { NEWEST, ORDERS, found, fullNameOf, ordered } from "./find.js";
import { historyMarkdown } from "./markdown.js";

/**
 * @typedef {import("../memory.entry.js").Entry} Entry
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../compare.dom.js").Side} Side
 */

/** So many are drawn at once. */
const SHOWN = 40;

class History {
  #box;
  #words;
  #remembers;
  /** @type {Entry[]} */ #entries;
  /** @type {string[]} keys, at most two */ #chosen = [];
  #shown = SHOWN;
  #count = element("p", { class: "quiet unprinted", role: "status" });
  #list = element("ul", { class: "entries" });
  #choice = element("div", { class: "choice unprinted", hidden: true });
  #search = element("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false" });
  #order = element("select", { id: "order" });

  /** @param {HTMLElement} box @param {Entry[]} entries @param {Words} words @param {boolean} remembers */
  constructor(box, entries, words, remembers) {
    this.#box = box;
    this.#entries = entries;
    this.#words = words;
    this.#remembers = remembers;
    this.#order.append(...ORDERS.map((order) => element("option", { value: order }, words.text(`history_sort_${order}`))));
    for (const [control, type] of /** @type {const} */ ([[this.#search, "input"], [this.#order, "change"]])) {
      control.addEventListener(type, () => {
        this.#shown = SHOWN;
        this.#drawList();
      });
    }
  }

  /** @param {Entry[]} entries as they are stored now */
  take(entries) {
    this.#entries = entries;
    if (this.#list.isConnected || entries.length === 0) this.draw();
  }

  draw() {
    if (this.#entries.length === 0) return this.#box.replaceChildren(this.#drawHead(), this.#drawEmpty());
    this.#box.replaceChildren(this.#drawHead(), this.#drawControls(), this.#count, this.#list, this.#drawFoot(), this.#choice);
    this.#drawList();
    this.#drawChoice();
  }

  #drawHead() {
    const words = this.#words;
    const settings = iconButton("settings", words.text("popup_settings"), () => toBackground({ kind: "open-settings" }));
    return element(
      "header",
      {},
      drawTitle(words.text("history_title"), settings),
      element("p", { class: "note" }, words.text("history_intro")),
      !this.#remembers && element("p", { class: "note" }, words.text("history_off")),
    );
  }

  #drawEmpty() {
    const words = this.#words;
    return element("section", { class: "empty" }, element("h2", {}, words.text("history_empty_title")), element("p", {}, words.text("history_empty")));
  }

  #drawControls() {
    const words = this.#words;
    return element(
      "div",
      { class: "controls unprinted", role: "search" },
      element("div", { class: "field" }, element("label", { for: "search" }, words.text("history_search")), this.#search),
      element("div", { class: "field" }, element("label", { for: "order" }, words.text("history_sort")), this.#order),
    );
  }

  #drawList() {
    const words = this.#words;
    const all = ordered(found(this.#entries, this.#search.value), this.#order.value || NEWEST, words.tag);
    this.#count.textContent = all.length === 0 ? words.text("history_none") : words.count("history_count", all.length);
    this.#list.replaceChildren(...all.slice(0, this.#shown).map((entry) => this.#drawEntry(entry)));
    if (all.length > this.#shown) this.#list.append(this.#drawMore(all));
  }

  /** @param {Entry[]} all */
  #drawMore(all) {
    const rest = all.slice(this.#shown, this.#shown + SHOWN);
    const item = element("li", { class: "more unprinted" }, button(this.#words.text("history_more", { n: rest.length }), () => {
      this.#shown += SHOWN;
      const items = rest.map((entry) => this.#drawEntry(entry));
      item.replaceWith(...items);
      if (all.length > this.#shown) this.#list.append(this.#drawMore(all));
      // The button is gone: the keyboard goes on where it was.
      items[0]?.querySelector("button")?.focus();
    }));
    return item;
  }

  /** @param {Entry} entry */
  #drawEntry(entry) {
    return drawEntry(entry, this.#words, {
      chosen: this.#chosen.includes(entry.key),
      onChoose: (chosen) => this.#choose(entry.key, chosen),
      onDelete: (item) => this.#delete(entry, item).catch(console.error),
      onCompare: (left, right) => this.#compare(left, right),
    });
  }

  /** @param {string} key @param {boolean} chosen */
  #choose(key, chosen) {
    const others = this.#chosen.filter((one) => one !== key);
    // A third takes the place of the first.
    this.#chosen = chosen ? [...others, key].slice(-2) : others;
    for (const box of this.#list.querySelectorAll("input")) box.checked = this.#chosen.includes(box.value);
    this.#drawChoice();
  }

  #drawChoice() {
    const words = this.#words;
    const chosen = this.#chosen.flatMap((key) => this.#entries.find((entry) => entry.key === key) ?? []);
    this.#choice.hidden = chosen.length === 0;
    const [left, right] = chosen.map((entry) => ({ title: fullNameOf(entry), report: reportOf(entry) }));
    const names = left && right && [element("bdi", {}, left.title), " · ", element("bdi", {}, right.title)];
    const said = element("p", { role: "status" }, ...(names || [words.text("history_choose_second")]));
    this.#choice.replaceChildren(
      said,
      left && right ? button(words.text("history_compare"), () => this.#compare(left, right), FIRST) : "",
      button(words.text("history_clear"), () => {
        this.#chosen = [];
        this.#drawList();
        this.#drawChoice();
        this.#search.focus();
      }),
    );
  }

  /** @param {Side} left @param {Side} right */
  #compare(left, right) {
    const words = this.#words;
    const back = button(words.text("history_back"), () => this.draw());
    const table = element("div");
    drawComparison(table, { left, right }, { words });
    this.#box.replaceChildren(element("header", {}, element("h1", {}, words.text("history_compare")), back), table);
    scrollTo(0, 0);
    back.focus();
  }

  /** @param {Entry} entry @param {HTMLElement} item */
  async #delete(entry, item) {
    const words = this.#words;
    await toBackground({ kind: "forget", keys: [entry.key] });
    this.#entries = this.#entries.filter((one) => one !== entry);
    this.#choose(entry.key, false);
    const undo = button(words.text("history_undo"), async () => {
      await toBackground({ kind: "restore", entry });
      this.#entries = [entry, ...this.#entries];
      const again = this.#drawEntry(entry);
      gone.replaceWith(again);
      again.querySelector("button")?.focus();
    });
    const gone = element("li", { class: "gone" }, element("span", { role: "status", dir: "auto" }, words.text("history_deleted", { title: fullNameOf(entry) })), undo);
    item.replaceWith(gone);
    undo.focus();
  }

  /** All that was found, also what is not on the page yet. */
  #print() {
    if (this.#list.querySelector(".more")) {
      this.#shown = this.#entries.length;
      this.#drawList();
    }
    print();
  }

  #drawFoot() {
    const words = this.#words;
    const foot = element("div", { class: "buttons foot unprinted" });
    const name = `policies-${dayOf(Date.now())}`;
    const markdown = button(words.text("export_markdown"), () => save(`${name}.md`, "text/markdown", historyMarkdown(this.#entries, words)));
    const json = button(words.text("export_json"), () => save(`${name}.json`, "application/json", asJson({ policies: this.#entries })));
    const all = button(words.text("history_delete_all"), () => askFirst(foot, {
      question: words.count("history_delete_confirm", this.#entries.length), yes: words.text("options_erase_yes"), no: words.text("options_erase_no"),
      onYes: () => toBackground({ kind: "forget", keys: null }).then(() => this.take([])),
    }));
    foot.append(button(words.text("export_print"), () => this.#print()), markdown, json, all);
    return foot;
  }
}

async function main() {
  const box = document.getElementById("history") ?? document.body;
  const [settings, entries] = await Promise.all([readSettings(), readMemory()]);
  const words = await wordsFor(settings);
  speak(words, words.text("history_title"));
  const history = new History(box, entries, words, settings.remember);
  history.draw();
  refreshWhenSeen(history);
}

/** What is read in another tab is here when the reader comes back. @param {History} history */
function refreshWhenSeen(history) {
  let stale = false;
  api.storage.onChanged.addListener((changes) => {
    stale ||= document.hidden && Object.keys(changes).some((key) => key.startsWith(PREFIX));
  });
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || !stale) return;
    stale = false;
    history.take(await readMemory());
  });
}

main().catch(console.error);
