// For what cannot be read where it stands (a PDF, a letter): a policy's text, pasted or dropped, read by the same core.
import { wordsFor } from "../language.js";
import { toBackground } from "../messages.js";
import { FIRST, drawTitle, speak } from "../own.js";
import { onSettings, readSettings } from "../settings.js";
import { SourceError, snapshotOf, sourceOf } from "../source.js";
import { drawSummary } from "../summary.js";
import { button, element } from "../summary.dom.js";

/**
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../messages.js").Analyzed} Analyzed
 * @typedef {import("../messages.js").Failed} Failed
 */

/** What is read last counts, however long each takes. */
let reading = 0;

const field = element("textarea", { spellcheck: "false", autofocus: true, dir: "auto" });
const file = element("input", { type: "file", accept: ".txt,.md,.htm,.html,text/plain,text/html", hidden: true });
const trouble = element("p", { role: "status" });
const result = element("div", { tabindex: "-1" });
/** @type {Words} */
let words;

/** All but what was written and what was read is drawn anew. @param {HTMLElement} box */
async function draw(box) {
  words = await wordsFor(await readSettings());
  speak(words, words.text("paste_title"));
  box.replaceChildren(
    drawTitle(words.text("paste_title")),
    element("p", {}, words.text("paste_note")),
    element("label", {}, words.text("paste_label"), field),
    element(
      "div",
      { class: "buttons" },
      button(words.text("paste_read"), () => readText(field.value), FIRST),
      button(words.text("paste_file"), () => file.click()),
      file,
    ),
    trouble,
    result,
  );
}

/** @param {string} text */
async function readText(text) {
  if (text.trim() === "") return field.focus();
  reading += 1;
  const mine = reading;
  await attempt(async () => {
    const snapshot = JSON.stringify(snapshotOf(text).snapshot);
    /** @type {Analyzed | Failed} */
    const reply = await toBackground({ kind: "analyze", snapshot, sign: false });
    if (mine !== reading) return;
    if (!reply.ok) throw new SourceError(`error_${reply.error}`);
    drawSummary(result, JSON.parse(reply.report), { words, canShow: false });
    result.focus();
  });
}

/** @param {File | undefined} chosen */
const readFile = (chosen) => chosen && attempt(async () => readText((await sourceOf(chosen)).text));

/** @param {() => Promise<unknown>} work */
async function attempt(work) {
  trouble.textContent = "";
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SourceError)) console.error(error);
    result.replaceChildren();
    trouble.textContent = error instanceof SourceError ? words.text(error.key, error.values) : words.text("error_core");
  }
}

/** @param {boolean} over */
const markDrop = (over) => document.body.classList.toggle("over", over);

function listen() {
  file.addEventListener("change", () => {
    readFile(file.files?.[0]);
    file.value = "";
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    markDrop(true);
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => markDrop(relatedTarget !== null));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    markDrop(false);
    const data = event.dataTransfer;
    if (data?.files[0]) readFile(data.files[0]);
    else readText(data?.getData("text/html") || data?.getData("text/plain") || "");
  });
}

async function main() {
  const box = document.getElementById("paste") ?? document.body.appendChild(element("main"));
  listen();
  onSettings(() => draw(box).catch(console.error));
  await draw(box);
  field.focus();
}

main().catch(console.error);
