// What the reader sees of a policy in its page: the badge, the summary it opens, or the bar while passages are highlighted.
import { drawBadge } from "./badge.js";
import { drawBar } from "./bar.js";
import { hostOf } from "./browser.js";
import { Highlighter } from "./highlight.js";
import { toBackground } from "./messages.js";
import { drawPanel } from "./panel.js";
import { Surface } from "./surface.js";

/**
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./reader.js").Reading} Reading
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {import("./words.js").Words} Words
 */

export class View {
  #words;
  #surface;
  #highlighter = new Highlighter();
  /** @type {Report | null} */ #report = null;
  /** @type {Reading | null} */ #reading = null;
  /** @type {import("./messages.js").Change} */ #change = null;
  /** @type {"none" | "badge" | "panel" | "bar"} */ #mode = "none";
  #badge;
  #concerns;

  /** @param {Words} words @param {Settings} settings @param {readonly string[]} styles */
  constructor(words, settings, styles) {
    this.#words = words;
    this.#badge = isWanted(settings);
    this.#concerns = settings.concerns;
    this.#surface = new Surface(styles, words, settings.corner);
  }

  /** The tag of the language it speaks. */
  get language() {
    return this.#words.tag;
  }

  /**
   * A new report; what the reader has open stays as it is.
   * @param {Report} report @param {Reading} reading @param {import("./messages.js").Change} change
   */
  take(report, reading, change) {
    this.#report = report;
    this.#reading = reading;
    this.#change = change;
    if (this.#mode === "none" || this.#mode === "badge") this.#rest();
  }

  /** @param {Settings} settings */
  apply(settings) {
    this.#badge = isWanted(settings);
    this.#concerns = settings.concerns;
    if (this.#mode !== "none") this.#surface.corner = settings.corner;
  }

  remove() {
    this.#highlighter.clear();
    this.#surface.remove();
    this.#mode = "none";
  }

  /** Highlights a clause, and the topic's others more faintly. @param {number} clause @param {string} topic */
  show(clause, topic) {
    const places = this.#placesOf(clause, topic);
    this.#mode = "bar";
    const go = (/** @type {number} */ index) => this.#highlighter.go(places.map(({ ranges }) => ranges), index);
    const start = places.findIndex(({ id }) => id === clause);
    const bar = drawBar({
      words: this.#words, passages: places.map(({ text }) => text), start, go,
      onBack: () => this.#openPanel(topic), onClose: () => this.#rest(),
    });
    this.#surface.show(bar.element);
    bar.focus();
  }

  /** The clauses that prove a topic's answer, in the order of the page. @param {number} clause @param {string} topic */
  #placesOf(clause, topic) {
    const answer = this.#report?.answers.find((candidate) => candidate.topic === topic);
    const timed = (answer?.periods ?? []).map((period) => period.clause);
    const ids = new Set([clause, ...(answer?.clauses ?? []), ...timed]);
    const clauses = this.#report?.clauses.filter(({ id }) => ids.has(id)) ?? [];
    return clauses.map(({ id, block, start, end, text }) => ({
      id, text, ranges: () => this.#reading?.locate(block, start, end) ?? null,
    }));
  }

  /** Back to the badge, or to nothing. @param {boolean} [focus] */
  #rest(focus = false) {
    this.#highlighter.clear();
    if (!this.#report || !this.#badge) return this.remove();
    this.#mode = "badge";
    const badge = drawBadge(this.#report, {
      words: this.#words, change: this.#change, surface: this.#surface, concerns: this.#concerns, onOpen: () => this.#openPanel(), onClose: () => this.#close(),
    });
    this.#surface.show(badge.element);
    if (focus) badge.focus();
  }

  /** @param {string} [topic] where the reader comes back from */
  #openPanel(topic) {
    if (!this.#report) return;
    this.#highlighter.clear();
    this.#mode = "panel";
    const panel = drawPanel(this.#report, {
      words: this.#words, change: this.#change, concerns: this.#concerns, topic, onShow: (clause, of) => this.show(clause, of), onClose: () => this.#rest(true),
    });
    this.#surface.show(panel.element);
    panel.focus();
  }

  #close() {
    toBackground({ kind: "change", change: { kind: "hide", host: hostOf(location) } });
    this.remove();
  }
}

/** Whether the reader wants a badge here. @param {Settings} settings */
export const isWanted = (settings) => settings.badge && !settings.hidden.includes(hostOf(location));
