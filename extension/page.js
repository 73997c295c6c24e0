// The policy in this page: its snapshot, its report, and what is shown of it.
import { api } from "./browser.js";
import { languageOf } from "./language.js";
import { LONG_READ, PATIENCE, toBackground } from "./messages.js";
import { read } from "./reader.js";
import { onSettings, readSettings } from "./settings.js";
import { verdictOf } from "./verdict.js";
import { View, isWanted } from "./view.js";
import { watchForText } from "./watch.js";
import { loadWords } from "./words.js";

/**
 * @typedef {import("./messages.js").Failed} Failed
 * @typedef {import("./messages.js").Analyzed} Analyzed
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./reader.js").Reading} Reading
 */

/** Pages that never come to rest are not read for ever. */
const MOST_READINGS = 24;
/** A page that says too little may still be writing (ms). */
const LATE_TEXT = 1500;

export class Page {
  /** @type {Reading | null} */ #reading = null;
  /** @type {Report | null} */ #report = null;
  /** @type {string} the report's JSON */ #json = "";
  /** @type {import("./messages.js").Change} */ #change = null;
  /** @type {string} title and blocks that were analysed */ #text = "";
  /** @type {View | null} */ #view = null;
  /** @type {(() => void) | null} */ #unwatch = null;
  /** @type {Promise<unknown>} */ #work = Promise.resolve();
  /** @type {string} what of the settings the toolbar button goes by */ #said = "";
  #readings = 0;
  #doubt = 0;
  #address = "";
  #signed = false;
  #listening = false;

  /** Reads the page, and again whenever its text changes. */
  read() {
    const address = location.href.replace(/#.*/s, "");
    if (this.#address !== address) this.forget();
    this.#address = address;
    this.#unwatch ??= watchForText(() => this.#again());
    return this.#queue(() => this.#readNow());
  }

  /** This is no policy any more. */
  leave() {
    if (!this.#unwatch && !this.#report) return;
    this.forget();
    if (this.#signed) toBackground({ kind: "sign", state: "none" });
    this.#signed = false;
  }

  /** What became of the policy since it was last read. */
  get change() {
    return this.#report?.policy.is_policy ? this.#change : null;
  }

  /** Takes everything off the page. */
  forget() {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#view?.remove();
    this.#view = null;
    this.#reading = null;
    this.#report = null;
    this.#text = "";
    this.#readings = 0;
    clearTimeout(this.#doubt);
  }

  /** What this page is, read now if it has not been. @returns {Promise<string | Failed>} the report's JSON */
  async look() {
    if (this.#report?.policy.is_policy) return this.#json;
    const reply = await this.#queue(() => this.#readNow());
    return reply ?? this.#json;
  }

  /** @param {number} clause @param {string} topic */
  async show(clause, topic) {
    const view = this.#report?.policy.is_policy ? await this.#filled() : null;
    view?.show(clause, topic);
  }

  async showAll() {
    const view = this.#report?.policy.is_policy ? await this.#filled() : null;
    view?.showAll();
  }

  #again() {
    // The extension was updated or removed: this script is on its own.
    if (!api.runtime?.id) return this.forget();
    if (this.#readings < MOST_READINGS) this.#queue(() => this.#readNow()).catch(console.error);
  }

  /**
   * One reading after the other.
   * @template Result
   * @param {() => Promise<Result>} task
   * @returns {Promise<Result>}
   */
  #queue(task) {
    const result = this.#work.then(task);
    this.#work = result.catch(() => undefined);
    return result;
  }

  /** @returns {Promise<Failed | null>} */
  async #readNow() {
    const address = location.href;
    const reading = read(document, { url: address });
    const blocks = JSON.stringify(reading.snapshot.blocks);
    const text = `${reading.snapshot.title}\n${blocks}`;
    if (text === this.#text) {
      this.#reading = reading;
      this.#view?.reread(reading);
      return null;
    }
    this.#readings += 1;
    const reply = await this.#analyzed(withBlocks(reading.snapshot, blocks));
    if (!reply.ok) return reply;
    // The reader has gone on meanwhile; the new view is read by itself.
    if (address !== location.href) return null;
    this.#text = text;
    await this.#take(reading, reply);
    return null;
  }

  /** The report; the reader is told if it takes long. @param {string} snapshot @returns {Promise<Analyzed | Failed>} */
  async #analyzed(snapshot) {
    clearTimeout(this.#doubt);
    let isWaiting = true;
    const wait = () => this.#wait(() => isWaiting).catch(console.error);
    const timer = setTimeout(wait, PATIENCE);
    if (snapshot.length > LONG_READ) await wait();
    /** @type {Analyzed | Failed} */
    const reply = await toBackground({ kind: "analyze", snapshot, sign: true, read: { address: location.href, visit: String(performance.timeOrigin) } });
    isWaiting = false;
    clearTimeout(timer);
    if (!reply.ok && !this.#report?.policy.is_policy) this.#clear();
    return reply;
  }

  /** @param {() => boolean} isWaiting */
  async #wait(isWaiting) {
    // Without a watch this is a page that the reader only asked about.
    if (this.#report?.policy.is_policy || !this.#unwatch || !isWanted(await readSettings())) return;
    const view = await this.#shown();
    if (isWaiting()) view.wait();
  }

  #clear() {
    this.#view?.remove();
    this.#view = null;
  }

  /** @param {Reading} reading @param {Analyzed} analyzed */
  async #take(reading, { report: json, behind, change }) {
    this.#reading = reading;
    this.#json = json;
    this.#change = change;
    this.#report = JSON.parse(json);
    clearTimeout(this.#doubt);
    const verdict = verdictOf(/** @type {Report} */ (this.#report));
    if (behind || verdict === "none" || (verdict === "too_short" && !this.#unwatch)) return this.#clear();
    this.#signed = true;
    this.#listen();
    this.#said = saidBy(await readSettings());
    if (verdict !== "too_short") return this.#draw();
    if (this.#view) this.#clear();
    this.#doubt = window.setTimeout(() => this.#draw().catch(console.error), LATE_TEXT);
  }

  /** What is known now, if the reader wants to see it. */
  async #draw() {
    if (this.#view || isWanted(await readSettings())) await this.#filled();
  }

  /** Settings changed elsewhere take effect at once; only a policy listens. */
  #listen() {
    if (this.#listening) return;
    this.#listening = true;
    onSettings((settings) => this.#apply(settings).catch(console.error));
  }

  /** The view, drawn when first needed. @returns {Promise<View>} */
  async #shown() {
    if (this.#view) return this.#view;
    const settings = await readSettings();
    const [words, ...styles] = await Promise.all([
      loadWords(languageOf(settings), async (path) => JSON.parse(await packagedText(path))),
      packagedText("summary.css"), packagedText("page.css"),
    ]);
    // Another may have been faster.
    this.#view ??= new View(words, settings, styles, () => this.#queue(() => this.#readNow()).catch(console.error));
    return this.#view;
  }

  /** The view, with what is known. @returns {Promise<View>} */
  async #filled() {
    const view = await this.#shown();
    if (this.#report && this.#reading) view.take(this.#report, this.#reading, this.#change);
    return view;
  }

  /** @param {import("./settings.js").Settings} settings */
  async #apply(settings) {
    if (!this.#report || verdictOf(this.#report) === "none") return;
    await this.#applyToView(settings);
    if (this.#said === saidBy(settings)) return;
    // The toolbar button is to say it too: that is drawn where the page is read.
    this.#text = "";
    this.#again();
  }

  /** @param {import("./settings.js").Settings} settings */
  async #applyToView(settings) {
    if (this.#view?.language === languageOf(settings)) return this.#view.apply(settings);
    this.#clear();
    if (isWanted(settings)) await this.#filled();
  }
}

/** @param {import("./settings.js").Settings} settings */
const saidBy = (settings) => `${languageOf(settings)} ${settings.concerns}`;

/** The snapshot's JSON, of which the large part is made already. @param {import("./snapshot.d.ts").Snapshot} snapshot @param {string} blocks */
const withBlocks = (snapshot, blocks) => `${JSON.stringify({ ...snapshot, blocks: undefined }).slice(0, -1)},"blocks":${blocks}}`;

/** A page's script may not read packaged files itself. @param {string} path */
async function packagedText(path) {
  /** @type {import("./messages.js").FileText | Failed} */
  const reply = await toBackground({ kind: "file", path });
  if (!reply.ok) throw new Error(path);
  return reply.text;
}
