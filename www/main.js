/** The playground: takes texts, reads them in this page, and shows every stage. */
import { OWN, hashOf, parseAddress } from "./address.js";
import { drawBoth } from "./comparison.js";
import { explainSnapshot, startCore } from "./core.js";
import { SourceError, snapshotOf } from "./extension/source.js";
import { element } from "./extension/summary.dom.js";
import { LANGUAGES, loadWords, pickLanguage } from "./extension/words.js";
import { Input } from "./input.js";
import { keepFiles } from "./offline.js";
import { drawResult } from "./result.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {import("./extension/source.js").Source} Source
 */

const language = /** @type {HTMLSelectElement} */ (byId("language"));
const output = byId("output");
const trouble = byId("trouble");
const input = new Input(/** @type {HTMLFormElement} */ (byId("input")), { onRead: (sources) => void read(sources), attempt, onReturn: leave });

/** @type {Words} */
let words;
/** What was read last: one text, or two to compare. @type {{ sources: Source[], readings: Reading[] }} */
let held = { sources: [], readings: [] };
/** What is drawn of it; null while the form is shown. @type {{ held: typeof held, open: number | null, show: (clause: number) => void } | null} */
let drawn = null;
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
  if (drawn) draw(drawn.open);
}

/**
 * Does something that may go wrong, and says what did.
 *
 * @param {() => void | Promise<void>} work
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

/** @param {Source[]} sources */
async function read(sources) {
  await attempt(async () => {
    await hold(sources);
    go(hashOf({ read: namesOf(sources) }));
  });
}

/** @param {Source[]} sources */
async function hold(sources) {
  /** @type {Reading[]} */
  const readings = [];
  for (const { text } of sources) {
    const { snapshot, milliseconds: reading } = snapshotOf(text);
    const { explanation, milliseconds: analysis } = await explainSnapshot(snapshot);
    readings.push({ snapshot, explanation, milliseconds: { reading, analysis } });
  }
  held = { sources, readings };
  tab = undefined;
}

/** @param {Source[]} sources */
function namesOf(sources) {
  return sources.map(({ sample }) => sample ?? OWN);
}

/** @param {string} hash the empty one leads to the form */
function go(hash) {
  if (location.hash !== hash) history.pushState(null, "", hash || location.pathname + location.search);
  void follow();
}

/** Shows what the address says. */
async function follow() {
  await attempt(async () => {
    const { read: names, open, clause } = parseAddress(location.hash);
    if (names.length > 0 && names.join() !== namesOf(held.sources).join()) await fetchSamples(names);
    if (held.readings.length === 0 || (names.length === 0 && clause === null)) return showForm();
    const which = held.readings.length > 1 && names.length > 0 ? open : (drawn?.open ?? null);
    if (drawn?.held !== held || drawn.open !== which) draw(which);
    if (clause !== null) drawn?.show(clause);
    else output.querySelector("h2")?.focus();
  });
}

/** @param {string[]} names as the address has them */
async function fetchSamples(names) {
  held = { sources: [], readings: [] };
  // What the reader pasted is gone with the page.
  if (names.includes(OWN)) return;
  await hold(await Promise.all(names.map((name) => input.sample(name))));
}

function showForm() {
  const returns = drawn !== null;
  drawn = null;
  output.hidden = true;
  output.replaceChildren();
  input.hidden = false;
  if (returns) input.focus();
}

/** Back to the form, wherever we are. */
function leave() {
  if (drawn) go("");
}

/** @param {number | null} open which of two texts to show as a reading of its own */
function draw(open) {
  const both = held.readings.length > 1 && !held.readings[(open ?? 0) - 1];
  const again = button("www_new", leave);
  input.hidden = true;
  output.hidden = false;
  output.classList.toggle("both", both);
  if (both) drawBoth(output, held.readings, { words, titles: titles(), actions: [again], onOpen: (which) => go(addressOf(which)) });
  drawn = { held, open, show: both ? () => undefined : drawOne(open, again) };
}

/**
 * @param {number | null} open
 * @param {HTMLElement} again
 */
function drawOne(open, again) {
  const which = (open ?? 1) - 1;
  const back = held.readings.length > 1 && button("www_back_to_comparison", () => go(addressOf(null)));
  const show = drawResult(output, held.readings[which], {
    words,
    title: titles()[which],
    actions: back ? [back, again] : [again],
    tab,
    onTab: (chosen) => (tab = chosen),
    address: (clause) => addressOf(open, clause),
    onPick: (clause) => {
      history.replaceState(null, "", addressOf(open, clause));
      show(clause);
    },
  });
  return show;
}

/**
 * @param {number | null} open
 * @param {number | null} [clause]
 */
function addressOf(open, clause = null) {
  return hashOf({ read: namesOf(held.sources), open, clause });
}

/**
 * @param {string} key
 * @param {() => void} act
 */
function button(key, act) {
  const made = element("button", { type: "button" }, words.text(key));
  made.addEventListener("click", act);
  return made;
}

/** Of each text held; two of the same title are told apart. */
function titles() {
  const all = held.readings.map(({ snapshot, explanation }, index) => {
    return explanation.report.policy.title ?? snapshot.title ?? held.sources[index].name ?? words.text("www_text");
  });
  return all.every((title) => title === all[0]) && all.length > 1 ? all.map((title, index) => `${title} (${index + 1})`) : all;
}

/** @param {() => void} takeOver */
function offerNewer(takeOver) {
  byId("newer").hidden = false;
  byId("take-over").addEventListener("click", takeOver);
}

async function start() {
  language.append(...LANGUAGES.map(({ tag, name }) => element("option", { value: tag, lang: tag }, name)));
  language.value = pickLanguage(navigator.languages);
  language.addEventListener("change", () => void attempt(() => speak(language.value)));
  await speak(language.value);
  input.offer(await readJson("samples.json"));
  input.watchDrops(byId("drop"));
  addEventListener("popstate", () => void follow());
  keepFiles({ onReady: () => (byId("offline").hidden = false), onNewer: offerNewer }).catch(console.warn);
  await startCore();
  if (location.hash !== "") await follow();
  document.documentElement.dataset.ready = "";
}

start().catch((error) => {
  // There may be no words to say it with.
  trouble.textContent = words?.text("www_error_start") ?? "The playground could not start: a file of it is missing.";
  trouble.hidden = false;
  console.error(error);
});
