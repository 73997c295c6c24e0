// The page that opens once, after installing: what this is, what it never does, and a sample read by the real core.
import { Highlighter } from "../highlight.js";
import { wordsFor } from "../language.js";
import { toBackground } from "../messages.js";
import { FIRST, speak } from "../own.js";
import { read } from "../reader.js";
import { reveal } from "../reveal.js";
import { onSettings, readSettings } from "../settings.js";
import { mark } from "../shapes.js";
import { drawSummary } from "../summary.js";
import { button, element } from "../summary.dom.js";
import { drawSample } from "./sample.js";

/**
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../report.d.ts").Report} Report
 * @typedef {import("../messages.js").Analyzed} Analyzed
 * @typedef {import("../messages.js").Failed} Failed
 */

const STEPS = [
  ["welcome_badge_title", "welcome_badge"],
  ["welcome_click_title", "welcome_click"],
  ["welcome_elsewhere_title", "welcome_elsewhere"],
];
const NEVER = ["welcome_never_send", "welcome_never_account", "welcome_never_grade", "welcome_never_advice"];

const box = document.getElementById("welcome") ?? document.body;
const highlighter = new Highlighter(() => undefined);

async function draw() {
  const words = await wordsFor(await readSettings());
  speak(words, words.text("welcome_title"));
  const sample = drawSample(words);
  const summary = element("div", { class: "answers" });
  highlighter.clear();
  box.replaceChildren(drawHead(words), drawTrial(words, sample, summary), drawSteps(words), drawNever(words), drawEnd(words));
  await readSample(sample, summary, words);
  box.setAttribute("aria-busy", "false");
}

/** @param {Words} words */
function drawHead(words) {
  return element(
    "header",
    { class: "welcome-head" },
    mark(),
    element("h1", {}, words.text("welcome_title")),
    element("p", { class: "lead" }, words.text("welcome_lead")),
  );
}

/** @param {Words} words @param {HTMLElement} sample @param {HTMLElement} summary */
function drawTrial(words, sample, summary) {
  return element(
    "section",
    { class: "trial", "aria-label": words.text("welcome_try") },
    element("div", { class: "paper" }, element("p", { class: "quiet" }, words.text("welcome_sample")), sample),
    element("div", { class: "result" }, element("p", { class: "quiet" }, words.text("welcome_try")), summary),
  );
}

/** @param {HTMLElement} sample @param {HTMLElement} summary @param {Words} words */
async function readSample(sample, summary, words) {
  const reading = read(document, { root: sample, title: words.text("sample_title") });
  /** @type {Analyzed | Failed} */
  const reply = await toBackground({ kind: "analyze", snapshot: JSON.stringify(reading.snapshot), sign: false });
  if (!reply.ok) return void summary.replaceChildren(element("p", { role: "status" }, words.text(`error_${reply.error}`)));
  /** @type {Report} */
  const report = JSON.parse(reply.report);
  const places = new Map(report.clauses.map(({ id, block, start, end }) => [id, () => reading.locate(block, start, end)]));
  const show = (/** @type {number} */ id) => {
    const ranges = places.get(id)?.();
    if (!ranges?.[0]) return;
    highlighter.markCurrent(ranges);
    reveal(ranges[0], summary);
  };
  drawSummary(summary, report, { words, onShow: show });
}

/** @param {Words} words */
function drawSteps(words) {
  const steps = STEPS.map(([title = "", text = ""]) => element("li", {}, element("h3", {}, words.text(title)), element("p", {}, words.text(text))));
  return element("section", {}, element("h2", {}, words.text("welcome_does")), element("ol", { class: "steps" }, ...steps));
}

/** @param {Words} words */
function drawNever(words) {
  const never = NEVER.map((key) => element("li", {}, words.text(key)));
  return element("section", {}, element("h2", {}, words.text("welcome_never")), element("ul", { class: "never" }, ...never));
}

/** @param {Words} words */
function drawEnd(words) {
  const settings = button(words.text("welcome_open_settings"), () => toBackground({ kind: "open-settings" }), FIRST);
  return element("section", {}, element("h2", {}, words.text("welcome_settings")), element("p", {}, words.text("welcome_settings_note")), element("div", {}, settings));
}

const drawn = () => draw().catch(console.error);
onSettings(drawn);
drawn();
