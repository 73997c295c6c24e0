// The way through the passages that prove answers: which topics are shown, which passage the reader is at.
import { drawBar } from "./bar.js";
import { Highlighter } from "./highlight.js";
import { isSeen, reveal } from "./reveal.js";

/**
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./reader.js").Reading} Reading
 *
 * @typedef {object} Subject  a topic that has passages
 * @property {string} topic
 * @property {number} look  its place in the report, which gives it its looks
 * @property {Set<number>} clauses
 *
 * @typedef {object} Options
 * @property {import("./words.js").Words} words
 * @property {readonly string[] | null} topics  shown at first; null: all
 * @property {Clause} [at]  where to begin
 * @property {boolean} unfolded  whether the legend is open at first
 * @property {() => void} onLost  a passage is not where it was: the page should be read anew
 * @property {() => void} onBack
 * @property {() => void} onClose
 */

export class Tour {
  #report;
  #reading;
  #onLost;
  #highlighter;
  #bar;
  /** @type {Subject[]} */ #subjects = [];
  /** @type {Set<string>} */ #shown;
  /** @type {Clause[]} of the topics that are shown, in the order of the page */ #passages = [];
  #index = 0;
  /** What the reader is at, for the day that its number is another. */ #text = "";
  /** The passage has no place to scroll to yet. */ #waits = false;

  /** @param {Report} report @param {Reading} reading @param {Options} options */
  constructor(report, reading, options) {
    this.#report = report;
    this.#reading = reading;
    this.#onLost = options.onLost;
    this.#highlighter = new Highlighter(options.onLost);
    this.#subjects = subjectsOf(report, options.at ?? null, options.topics);
    this.#shown = new Set(options.topics ?? this.#subjects.map(({ topic }) => topic));
    this.#bar = drawBar({
      words: options.words, subjects: this.#subjects, shown: this.#shown, unfolded: options.unfolded,
      onGo: (to) => this.#step(to), onToggle: (topics, on) => this.#toggle(topics, on),
      onUnfold: () => this.#go(this.#index), onBack: options.onBack, onClose: options.onClose,
    });
    this.#collect();
    this.#index = Math.max(0, this.#passages.findIndex(({ id }) => id === options.at?.id));
    this.#mark();
  }

  get element() {
    return this.#bar.element;
  }

  /** Once the bar is in the page. */
  begin() {
    this.#bar.focus();
    this.#go(this.#index);
  }

  end() {
    this.#highlighter.clear();
  }

  /** The page has changed: the reader stays at the passage, wherever it stands now. @param {Report} report @param {Reading} reading */
  take(report, reading) {
    this.#report = report;
    this.#reading = reading;
    const before = contents(this.#subjects);
    this.#subjects = subjectsOf(report, null, null);
    if (contents(this.#subjects) !== before) this.#bar.list(this.#subjects);
    this.#collect();
    this.#index = this.#nearest();
    this.#mark();
    if (this.#waits) return this.#go(this.#index);
    this.#say(this.#markCurrent() !== null && this.#passages[this.#index]?.text === this.#text);
  }

  #collect() {
    const ids = new Set(this.#subjects.filter(({ topic }) => this.#shown.has(topic)).flatMap(({ clauses }) => [...clauses]));
    this.#passages = this.#report.clauses.filter(({ id }) => ids.has(id));
  }

  /** Where the passage stands now that the reader was at; where it stood, if it is gone. */
  #nearest() {
    const same = this.#passages.flatMap(({ text }, index) => (text === this.#text ? [index] : []));
    const distance = (/** @type {number} */ index) => Math.abs(index - this.#index);
    const [nearest] = same.sort((a, b) => distance(a) - distance(b));
    return nearest ?? Math.max(0, Math.min(this.#index, this.#passages.length - 1));
  }

  /** @param {Clause} clause */
  #locate = ({ block, start, end }) => this.#reading.locate(block, start, end);

  #mark() {
    const ranges = this.#subjects.filter(({ topic }) => this.#shown.has(topic)).map(({ look, clauses }) => {
      const passages = this.#passages.filter(({ id }) => clauses.has(id));
      return /** @type {const} */ ([look, passages.flatMap((passage) => this.#locate(passage) ?? [])]);
    });
    this.#highlighter.mark(new Map(ranges));
  }

  /** @returns {Range[] | null} */
  #markCurrent() {
    const passage = this.#passages[this.#index];
    const ranges = passage ? this.#locate(passage) : null;
    this.#highlighter.markCurrent(ranges ?? []);
    return ranges;
  }

  /** @param {"first" | "last" | "next" | "previous"} to */
  #step(to) {
    const count = this.#passages.length;
    if (count === 0) return;
    const index = { first: 0, last: count - 1, next: this.#index + 1, previous: this.#index - 1 }[to];
    this.#go((index + count) % count);
  }

  /** @param {number} index */
  #go(index) {
    this.#index = index;
    this.#text = this.#passages[index]?.text ?? "";
    const [range] = this.#markCurrent() ?? [];
    const wasLost = this.#waits;
    this.#waits = false;
    this.#say(range !== undefined);
    if (range) reveal(range, this.element);
    if (this.#passages.length === 0 || (range && isSeen(range))) return;
    this.#waits = !wasLost;
    if (!range && this.#waits) this.#onLost();
  }

  /** @param {readonly string[]} topics @param {boolean} on */
  #toggle(topics, on) {
    for (const topic of topics) on ? this.#shown.add(topic) : this.#shown.delete(topic);
    const was = this.#passages[this.#index]?.id ?? 0;
    this.#collect();
    const index = this.#passages.findIndex(({ id }) => id >= was);
    this.#index = index < 0 ? Math.max(0, this.#passages.length - 1) : index;
    this.#text = this.#passages[this.#index]?.text ?? "";
    this.#mark();
    this.#say(this.#markCurrent() !== null);
  }

  /** @param {boolean} found */
  #say(found) {
    const passage = this.#passages[this.#index];
    const topics = this.#subjects.filter(({ topic, clauses }) => passage && this.#shown.has(topic) && clauses.has(passage.id)).map(({ topic }) => topic);
    this.#bar.say({ index: this.#index, total: this.#passages.length, text: this.#text, topics, found });
  }
}

/**
 * Topics with passages, as the report orders them.
 * @param {Report} report @param {Clause | null} at belongs to the topics, whatever the report says @param {readonly string[] | null} topics
 * @returns {Subject[]}
 */
function subjectsOf({ answers, clauses }, at, topics) {
  const known = new Set(clauses.map(({ id }) => id));
  const all = answers.map((answer, look) => {
    const ids = evidenceOf(answer);
    if (at && topics?.includes(answer.topic)) ids.push(at.id);
    return { topic: answer.topic, look, clauses: new Set(ids.filter((id) => known.has(id))) };
  });
  return all.filter((subject) => subject.clauses.size > 0);
}

/** What the legend shows of them. @param {Subject[]} subjects */
const contents = (subjects) => subjects.map(({ topic, clauses }) => `${topic} ${clauses.size}`).join();

/** @param {Answer} answer */
const evidenceOf = ({ clauses, periods = [] }) => [...clauses, ...periods.map(({ clause }) => clause)];
