// The policy in this page: its snapshot, its report, and what is shown of it.
import { api } from "./browser.js";
import { languageOf } from "./language.js";
import { toBackground } from "./messages.js";
import { read } from "./reader.js";
import { onSettings, readSettings } from "./settings.js";
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

export class Page {
  /** @type {Reading | null} */ #reading = null;
  /** @type {Report | null} */ #report = null;
  /** @type {string} the report's JSON */ #json = "";
  /** @type {string} title and blocks that were analysed */ #text = "";
  /** @type {View | null} */ #view = null;
  /** @type {(() => void) | null} */ #unwatch = null;
  /** @type {Promise<unknown>} */ #work = Promise.resolve();
  #readings = 0;
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
  }

  /** What this page is, read now if it has not been. @returns {Promise<string | Failed>} the report's JSON */
  async look() {
    if (this.#report?.policy.is_policy) return this.#json;
    const reply = await this.#queue(() => this.#readNow());
    return reply ?? this.#json;
  }

  /** @param {number} clause @param {string} topic */
  async show(clause, topic) {
    const view = this.#report?.policy.is_policy ? await this.#shown() : null;
    await view?.show(clause, topic);
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
    if (text === this.#text) return null;
    this.#readings += 1;
    /** @type {Analyzed | Failed} */
    const reply = await toBackground({ kind: "analyze", snapshot: withBlocks(reading.snapshot, blocks), sign: true });
    if (!reply.ok) return reply;
    // The reader has gone on meanwhile; the new view is read by itself.
    if (address !== location.href) return null;
    this.#text = text;
    await this.#take(reading, reply);
    return null;
  }

  /** @param {Reading} reading @param {Analyzed} analyzed */
  async #take(reading, { report, behind }) {
    this.#reading = reading;
    this.#json = report;
    this.#report = JSON.parse(report);
    if (!this.#report?.policy.is_policy || behind) {
      this.#view?.remove();
      this.#view = null;
      return;
    }
    this.#signed = true;
    this.#listen();
    if (!this.#view && !isWanted(await readSettings())) return;
    (await this.#shown()).take(this.#report, this.#reading);
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
    const view = new View(words, settings, styles);
    this.#view = view;
    if (this.#report && this.#reading) view.take(this.#report, this.#reading);
    return view;
  }

  /** @param {import("./settings.js").Settings} settings */
  async #apply(settings) {
    if (!this.#report?.policy.is_policy) return;
    const wanted = isWanted(settings);
    if (wanted && this.#view?.language === languageOf(settings)) return this.#view.apply(settings);
    this.#view?.remove();
    this.#view = null;
    if (wanted) await this.#shown();
  }
}

/** The snapshot's JSON, of which the large part is made already. @param {import("./snapshot.d.ts").Snapshot} snapshot @param {string} blocks */
const withBlocks = (snapshot, blocks) => `${JSON.stringify({ ...snapshot, blocks: undefined }).slice(0, -1)},"blocks":${blocks}}`;

/** A page's script may not read packaged files itself. @param {string} path */
async function packagedText(path) {
  /** @type {import("./messages.js").FileText | Failed} */
  const reply = await toBackground({ kind: "file", path });
  if (!reply.ok) throw new Error(path);
  return reply.text;
}
