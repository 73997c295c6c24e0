/** The playground: takes a text, reads it in this page, and shows every stage. */
import { drawClauses } from "./clauses.js";
import { explainSnapshot, startCore } from "./core.js";
import { SourceError, snapshotOf, textOf } from "./extension/source.js";
import { element } from "./extension/summary.dom.js";
import { drawSummary } from "./extension/summary.js";
import { LANGUAGES, loadWords, pickLanguage } from "./extension/words.js";
import { drawReading } from "./reading.js";
import { drawTabs } from "./tabs.js";
import { drawText } from "./text.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {{ file: string, title: string, lang: string }} Sample
 */

const input = /** @type {HTMLFormElement} */ (byId("input"));
const paste = /** @type {HTMLTextAreaElement} */ (byId("paste"));
const file = /** @type {HTMLInputElement} */ (byId("file"));
const language = /** @type {HTMLSelectElement} */ (byId("language"));
const output = byId("output");
const trouble = byId("trouble");
const drop = byId("drop");

/** @type {Words} */
let words;
/** @type {Reading | null} */
let shown = null;
/** @type {string | undefined} */
let tab;

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} path relative to the page */
async function readJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new SourceError("www_error_start");
  return response.json();
}

/** @param {string} tag */
async function speak(tag) {
  words = await loadWords(tag, (path) => readJson(`extension/${path}`));
  document.documentElement.lang = words.tag;
  document.documentElement.dir = words.direction;
  document.title = words.text("www_title");
  for (const place of document.querySelectorAll("[data-words]")) place.textContent = words.text(place.getAttribute("data-words") ?? "");
  if (shown) draw(shown);
}

/** @param {string} text */
async function readText(text) {
  if (text.trim() === "") return paste.focus();
  await attempt(async () => {
    const { snapshot, milliseconds: reading } = snapshotOf(text);
    const { explanation, milliseconds: analysis } = await explainSnapshot(snapshot);
    shown = { snapshot, explanation, milliseconds: { reading, analysis } };
    tab = undefined;
    draw(shown);
    output.querySelector("h2")?.focus();
  });
}

/**
 * @param {() => Promise<void>} work
 */
async function attempt(work) {
  trouble.hidden = true;
  try {
    await work();
  } catch (error) {
    const { key, values } = error instanceof SourceError ? error : new SourceError("www_error_read");
    trouble.textContent = words.text(key, values);
    trouble.hidden = false;
    if (!(error instanceof SourceError)) console.error(error);
  }
}

/** @param {Reading} reading */
function draw(reading) {
  const { snapshot, explanation } = reading;
  const { report } = explanation;
  const clauses = drawClauses(explanation.clauses, { words, onShow: (id) => text.show(id) });
  const policyLanguage = report.policy.language === "und" ? null : report.policy.language;
  const text = drawText(snapshot, report.clauses, { label: words.text("www_text"), language: policyLanguage, onPick: pick });
  const summary = element("div", {});
  drawSummary(summary, report, { words, onShow: (id) => text.show(id), level: 3 });
  const titled = [
    { id: "summary", title: words.text("www_tab_summary"), content: summary },
    { id: "clauses", title: words.text("www_tab_clauses"), content: clauses.root },
    { id: "reading", title: words.text("www_tab_reading"), content: drawReading(reading, words) },
  ];
  const tabs = drawTabs(titled, words.text("www_result"), tab);
  tabs.root.addEventListener("click", () => (tab = tabs.chosen()));
  input.hidden = true;
  output.hidden = false;
  output.replaceChildren(head(report.policy.title ?? snapshot.title), textColumn(text.root, tabs.root), tabs.root);

  /** @param {number} id */
  function pick(id) {
    tabs.choose("clauses");
    clauses.show(id);
  }
}

/** @param {string | null} title */
function head(title) {
  const again = element("button", { type: "button" }, words.text("www_new"));
  again.addEventListener("click", startAgain);
  return element("div", { class: "head" }, element("h2", { tabindex: "-1", dir: "auto" }, title ?? words.text("www_text")), again);
}

/**
 * @param {HTMLElement} text
 * @param {HTMLElement} results
 */
function textColumn(text, results) {
  const back = element("button", { type: "button", class: "back" }, words.text("www_back"));
  back.addEventListener("click", () => {
    results.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null} */ (results.querySelector("[aria-selected=true]"))?.focus({ preventScroll: true });
  });
  return element("div", { class: "text-column" }, text, back);
}

function startAgain() {
  shown = null;
  output.hidden = true;
  output.replaceChildren();
  input.hidden = false;
  file.value = "";
  paste.focus();
}

/** @param {Blob | null | undefined} blob */
async function readFile(blob) {
  if (blob) await attempt(async () => readText(await textOf(blob)));
}

/** @param {string} name */
async function readSample(name) {
  await attempt(async () => {
    const response = await fetch(`samples/${name}`);
    if (!response.ok) throw new SourceError("www_error_start");
    await readText(await response.text());
  });
}

function listen() {
  input.addEventListener("submit", (event) => {
    event.preventDefault();
    void readText(paste.value);
  });
  byId("open").addEventListener("click", () => file.click());
  file.addEventListener("change", () => void readFile(file.files?.[0]));
  language.addEventListener("change", () => void attempt(() => speak(language.value)));
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.hidden = true;
    void dropped(event.dataTransfer);
  });
}

/** @param {DataTransfer | null} data */
async function dropped(data) {
  const [first] = data?.files ?? [];
  if (first) return readFile(first);
  await readText(data?.getData("text/html") || data?.getData("text/plain") || "");
}

/** @param {Sample[]} samples */
function offer(samples) {
  byId("samples").append(...samples.map(drawSample));
  language.append(...LANGUAGES.map(({ tag, name }) => element("option", { value: tag, lang: tag }, name)));
}

/** @param {Sample} sample */
function drawSample({ file: name, title, lang }) {
  const button = element("button", { type: "button", lang, "data-sample": name }, title);
  button.addEventListener("click", () => void readSample(name));
  return element("li", {}, button);
}

async function start() {
  listen();
  offer(await readJson("samples.json"));
  language.value = pickLanguage(navigator.languages);
  await speak(language.value);
  await startCore();
  document.documentElement.dataset.ready = "";
}

start().catch((error) => {
  trouble.textContent = words?.text("www_error_start") || "The playground could not start: a file of it is missing.";
  trouble.hidden = false;
  console.error(error);
});
