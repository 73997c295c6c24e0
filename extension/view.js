// What the reader sees of a policy in its page: the badge, the summary it opens, or the bar while passages are highlighted.
import { drawBadge, drawClosed, drawLoading } from "./badge.js";
import { hostOf } from "./browser.js";
import { toBackground } from "./messages.js";
import { drawPanel } from "./panel.js";
import { Surface } from "./surface.js";
import { Tour } from "./tour.js";

/**
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./reader.js").Reading} Reading
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {import("./words.js").Words} Words
 */

/** Time to read a line and to change one's mind. */
const UNDO_TIME = 7000;

/** In a narrower window (px) the legend would cover what it explains: there it opens on demand. */
const NARROW = 544;

export class View {
  #words;
  #surface;
  #onLost;
  /** @type {Report | null} */ #report = null;
  /** @type {Reading | null} */ #reading = null;
  /** @type {import("./messages.js").Change} */ #change = null;
  /** @type {"none" | "loading" | "badge" | "closed" | "panel" | "bar"} */ #mode = "none";
  /** @type {Tour | null} while there is a bar */ #tour = null;
  #badge;
  #concerns;

  /** @param {Words} words @param {Settings} settings @param {readonly string[]} styles @param {() => void} onLost passages are not where they were read */
  constructor(words, settings, styles, onLost) {
    this.#words = words;
    this.#onLost = onLost;
    this.#badge = isWanted(settings);
    this.#concerns = settings.concerns;
    this.#surface = new Surface(styles, words, settings.corner);
  }

  /** The tag of the language it speaks. */
  get language() {
    return this.#words.tag;
  }

  /** Says that the page is being read, where no answer stands yet. */
  wait() {
    if (!["none", "badge"].includes(this.#mode) || !this.#badge) return;
    this.#mode = "loading";
    this.#surface.show(drawLoading(this.#words));
  }

  /**
   * A new report; what the reader has open stays as it is.
   * @param {Report} report @param {Reading} reading @param {import("./messages.js").Change} change
   */
  take(report, reading, change) {
    this.#change = change;
    this.#report = report;
    this.#reading = reading;
    this.#surface.dialog = dialogOf(report, reading);
    this.#tour?.take(report, reading);
    if (["none", "loading", "badge"].includes(this.#mode)) this.#rest();
  }

  /** The same text, in another place of the page. @param {Reading} reading */
  reread(reading) {
    this.#reading = reading;
    if (this.#report) this.#tour?.take(this.#report, reading);
  }

  /** @param {Settings} settings */
  apply(settings) {
    const changes = this.#badge !== isWanted(settings);
    this.#badge = isWanted(settings);
    this.#concerns = settings.concerns;
    this.#surface.corner = settings.corner;
    if (changes && this.#mode !== "panel" && this.#mode !== "bar") this.#rest(this.#surface.focused !== null);
  }

  remove() {
    this.#end();
    this.#surface.remove();
    this.#mode = "none";
  }

  /** Highlights a clause, and the topic's others. @param {number} clause @param {string} topic */
  show(clause, topic) {
    const at = this.#report?.clauses.find(({ id }) => id === clause);
    if (at) this.#openBar([topic], at, topic);
  }

  /** Highlights all that proves anything. */
  showAll() {
    this.#openBar(null);
  }

  /** @param {readonly string[] | null} topics @param {Clause} [at] @param {string} [topic] where the way back leads */
  #openBar(topics, at, topic) {
    if (!this.#report || !this.#reading) return;
    this.#end();
    this.#mode = "bar";
    const tour = new Tour(this.#report, this.#reading, {
      words: this.#words, topics, ...(at && { at }), unfolded: topics === null && innerWidth > NARROW,
      onLost: this.#onLost, onBack: () => this.#openPanel(topic), onClose: () => this.#rest(true),
    });
    this.#tour = tour;
    this.#surface.show(tour.element);
    tour.begin();
  }

  #end() {
    this.#tour?.end();
    this.#tour = null;
  }

  /** Back to the badge, or to nothing. @param {boolean} [focus] */
  #rest(focus = false) {
    this.#end();
    if (!this.#report || !this.#badge) return this.remove();
    this.#mode = "badge";
    const badge = drawBadge(this.#report, {
      words: this.#words, change: this.#change, surface: this.#surface, concerns: this.#concerns, onOpen: () => this.#openPanel(), onClose: (byKey) => this.#close(byKey),
    });
    this.#surface.show(badge.element);
    if (focus) badge.focus();
  }

  /** @param {string} [topic] where the reader comes back from */
  #openPanel(topic) {
    const report = this.#report;
    if (!report) return;
    this.#end();
    this.#mode = "panel";
    const panel = drawPanel(report, {
      words: this.#words, change: this.#change, concerns: this.#concerns, topic, onShow: (clause, of) => this.#showFrom(report, clause, of), onShowAll: () => this.showAll(), onClose: () => this.#rest(true),
    });
    this.#surface.show(panel.element);
    panel.focus();
  }

  /** The page may have been read anew under an open summary: then its clauses have other numbers. @param {Report} drawn @param {number} clause @param {string} topic */
  #showFrom(drawn, clause, topic) {
    const text = drawn.clauses.find(({ id }) => id === clause)?.text;
    const now = drawn === this.#report ? undefined : this.#report?.clauses.find((other) => other.text === text);
    this.show(now?.id ?? clause, topic);
  }

  /** Says so, and how to undo it, for a while. @param {boolean} byKey the keyboard goes on where the badge was */
  #close(byKey) {
    const host = hostOf(location);
    toBackground({ kind: "change", change: { kind: "hide", host } });
    this.#mode = "closed";
    this.#badge = false;
    const undo = () => toBackground({ kind: "change", change: { kind: "unhide", host } });
    const line = drawClosed(this.#words, undo);
    this.#surface.show(line.element);
    if (byKey) line.focus();
    const go = () => {
      if (this.#mode !== "closed") return;
      if (this.#surface.focused) return void setTimeout(go, UNDO_TIME);
      this.remove();
    };
    setTimeout(go, UNDO_TIME);
  }
}

/** The dialog element in which the evidence stands. @param {Report} report @param {Reading} reading @returns {HTMLElement | null} */
function dialogOf({ answers, clauses }, reading) {
  const first = clauses.find(({ id }) => answers.some((answer) => answer.clauses.includes(id)));
  const [range] = (first && reading.locate(first.block, first.start, first.end)) ?? [];
  return range?.startContainer.parentElement?.closest("dialog") ?? null;
}

/** Whether the reader wants a badge here. @param {Settings} settings */
export const isWanted = (settings) => settings.badge && !settings.hidden.includes(hostOf(location));
