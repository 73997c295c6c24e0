/** Where texts come in: pasted, opened, dropped, or a sample; one to read or two to compare. */
import { element } from "./extension/summary.dom.js";
import { SourceError, sourceOf } from "./extension/source.js";

/**
 * @typedef {import("./extension/source.js").Source} Source
 * @typedef {{ file: string, title: string, lang: string }} Sample
 *
 * @typedef {object} Handlers
 * @property {(sources: Source[]) => void} onRead one source is read, two are compared
 * @property {(work: () => Promise<void>) => Promise<void>} attempt says what goes wrong
 * @property {() => void} onReturn the form is to be seen again
 */

/** One text field with its button for files. */
class Side {
  /** What the field was filled with, until the reader changes it. @type {Omit<Source, "text">} */
  #origin = { name: null, sample: null };

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.area = /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));
    this.file = /** @type {HTMLInputElement} */ (root.querySelector("[type=file]"));
    this.note = /** @type {HTMLElement} */ (root.querySelector(".origin"));
    this.area.addEventListener("input", () => this.#say({ name: null, sample: null }));
  }

  /** @returns {Source} */
  get source() {
    return { ...this.#origin, text: this.area.value };
  }

  get isEmpty() {
    return this.area.value.trim() === "";
  }

  /** @param {Source} source */
  fill({ text, ...origin }) {
    this.area.value = text;
    this.#say(origin);
  }

  /** @param {Omit<Source, "text">} origin */
  #say(origin) {
    this.#origin = origin;
    this.note.textContent = origin.name;
  }
}

/** The form. */
export class Input {
  #handlers;
  #form;
  #sides;
  /** @type {readonly Sample[]} */
  samples = [];

  /**
   * @param {HTMLFormElement} form
   * @param {Handlers} handlers
   */
  constructor(form, handlers) {
    this.#form = form;
    this.#handlers = handlers;
    this.#sides = [...form.querySelectorAll(".side")].map((side) => new Side(/** @type {HTMLElement} */ (side)));
    this.#listen();
    this.#arrange();
  }

  get isComparison() {
    return new FormData(this.#form).get("mode") === "two";
  }

  set hidden(/** @type {boolean} */ hidden) {
    this.#form.hidden = hidden;
  }

  focus() {
    (this.#shown.find(({ isEmpty }) => isEmpty) ?? this.#sides[0]).area.focus();
  }

  /** @param {readonly Sample[]} samples */
  offer(samples) {
    this.samples = samples;
    this.#form.querySelector("#samples")?.append(...samples.map((sample) => this.#drawSample(sample)));
  }

  /**
   * @param {string} file
   * @returns {Promise<Source>}
   */
  async sample(file) {
    const found = this.samples.find((sample) => sample.file === file);
    const response = found && (await fetch(`samples/${found.file}`));
    if (!response?.ok) throw new SourceError("www_error_start");
    return { text: await response.text(), name: found?.title ?? null, sample: file };
  }

  /**
   * Files of the reader's: one is read or goes to a side, two are there to be compared.
   *
   * @param {readonly File[]} files
   * @param {Side} [side]
   */
  async take(files, side) {
    await this.#handlers.attempt(async () => {
      if (files.length > 2) throw new SourceError("www_error_files");
      const sources = [];
      for (const file of files) sources.push(await sourceOf(file));
      if (sources.length === 2) this.#compare(sources);
      else if (sources.length === 1) this.#give(sources[0], side);
    });
  }

  get #shown() {
    return this.isComparison ? this.#sides : this.#sides.slice(0, 1);
  }

  /** @param {Source[]} sources */
  #compare(sources) {
    /** @type {HTMLElement | null} */ (this.#form.querySelector("[value=two]"))?.click();
    sources.forEach((source, index) => this.#sides[index].fill(source));
    this.#handlers.onReturn();
    /** @type {HTMLElement | null} */ (this.#form.querySelector("[type=submit]"))?.focus();
  }

  /**
   * @param {Source} source
   * @param {Side} [side] if the reader said which
   */
  #give(source, side) {
    if (!this.isComparison) return this.#handlers.onRead([source]);
    (side ?? this.#sides.find(({ isEmpty }) => isEmpty) ?? this.#sides[1]).fill(source);
    this.#handlers.onReturn();
  }

  /** Shows one side or both. */
  #arrange() {
    this.#form.dataset.mode = this.isComparison ? "two" : "one";
    for (const [index, side] of this.#sides.entries()) side.root.hidden = index > 0 && !this.isComparison;
  }

  #submit() {
    const empty = this.#shown.find(({ isEmpty }) => isEmpty);
    if (!empty) return this.#handlers.onRead(this.#shown.map(({ source }) => source));
    empty.area.focus();
    void this.#handlers.attempt(async () => {
      throw new SourceError("www_error_empty");
    });
  }

  /** @param {Sample} sample */
  #drawSample({ file, title, lang }) {
    const button = element("button", { type: "button", lang, "data-sample": file }, title);
    button.addEventListener("click", () => void this.#handlers.attempt(async () => this.#give(await this.sample(file))));
    return element("li", {}, button);
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    for (const mode of this.#form.querySelectorAll("[name=mode]")) mode.addEventListener("change", () => this.#arrange());
    for (const side of this.#sides) {
      side.root.querySelector(".open")?.addEventListener("click", () => side.file.click());
      side.file.addEventListener("change", () => {
        const files = [...(side.file.files ?? [])];
        // The same file may be chosen again.
        side.file.value = "";
        void this.take(files, side);
      });
    }
  }

  /**
   * Listens to what is dropped anywhere.
   *
   * @param {HTMLElement} sign shown meanwhile
   */
  watchDrops(sign) {
    const show = (/** @type {boolean} */ shown) => sign.toggleAttribute("hidden", !shown);
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      show(true);
    });
    document.addEventListener("dragleave", (event) => event.relatedTarget || show(false));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      show(false);
      const { target, dataTransfer: data } = event;
      const side = this.#sides.find(({ root }) => target instanceof Node && root.contains(target));
      if (data?.files.length) return void this.take([...data.files], side);
      const text = data?.getData("text/html") || data?.getData("text/plain") || "";
      if (text.trim() !== "") this.#give({ text, name: null, sample: null }, side);
    });
  }
}
