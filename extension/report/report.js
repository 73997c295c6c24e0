// One report with all its passages: to print, to save, or to say what is wrong with it.
import { fileName, origin, outline, save, titleOf, toJson, toMarkdown } from "../export.js";
import { wordsFor } from "../language.js";
import { addressOf } from "../memory.entry.js";
import { readOpened } from "../opened.js";
import { FIRST, drawTitle, speak } from "../own.js";
import { readSettings } from "../settings.js";
import { button, element, hidden, link } from "../summary.dom.js";
import { stateIcon } from "../summary.js";
import { drawComplaint } from "./complaint.js";

/**
 * @typedef {import("../export.js").Said} Said
 * @typedef {import("../opened.js").Opened} Opened
 * @typedef {import("../words.js").Words} Words
 */

const box = document.getElementById("report") ?? document.body;

async function main() {
  const [words, opened] = await Promise.all([readSettings().then((settings) => wordsFor(settings)), readOpened()]);
  speak(words, opened ? `${titleOf(opened)} – ${words.text("app_name")}` : words.text("app_name"));
  if (!opened) return box.replaceChildren(element("p", { class: "lead" }, words.text("export_missing")));
  const said = outline(opened.report, words).map((one) => drawSaid(one, opened, words));
  box.replaceChildren(drawHead(opened, words), ...said.map(({ section }) => section), element("p", { class: "quiet" }, words.text("summary_note")));
  said.find(({ topic }) => topic === opened.wrong)?.complain();
}

/** @param {Opened} opened @param {Words} words */
function drawHead(opened, words) {
  const address = addressOf(opened.url);
  const hint = words.text("rights_opens_new_tab");
  return element(
    "header",
    {},
    drawTitle(titleOf(opened)),
    element("p", { class: "address", dir: "ltr" }, link(address, address, { hint })),
    element("p", { class: "quiet" }, origin(opened, words).join(" · ")),
    opened.report.clauses.length === 0 && element("p", { class: "quiet" }, words.text("history_no_text")),
    element(
      "div",
      { class: "buttons unprinted" },
      button(words.text("export_print"), () => print(), FIRST),
      button(words.text("export_markdown"), () => save(fileName(opened, "md"), "text/markdown", toMarkdown(opened, words))),
      button(words.text("export_json"), () => save(fileName(opened, "json"), "application/json", toJson(opened))),
    ),
  );
}

/** @param {Said} said @param {Opened} opened @param {Words} words */
function drawSaid(said, opened, words) {
  const { answer, question, state, says, sentence, times, passages } = said;
  const wrong = button(words.text("wrong_open"), () => complain(), { class: "quiet-button unprinted" });
  const heading = [element("span", { class: "cl-question" }, question), " ", element("span", { class: "cl-state" }, says)];
  const section = element(
    "section",
    { class: "cl-answer", "data-topic": answer.topic, "data-state": state },
    element("h2", {}, stateIcon(state), element("span", {}, ...heading)),
    element("p", {}, sentence),
    times.length > 0 && element("ul", { class: "times" }, ...times.map(({ time, what }) => element("li", {}, what ? element("bdi", {}, `${time}: ${what}`) : time))),
    ...passages.map((passage) => drawPassage(passage, opened.report.policy.language, words)),
    wrong,
  );
  const complain = () => {
    const form = drawComplaint(said, opened, words, () => {
      form.replaceWith(wrong);
      wrong.focus();
    });
    wrong.replaceWith(form);
    form.focus();
    section.scrollIntoView({ block: "start" });
  };
  return { topic: answer.topic, section, complain };
}

/** @param {import("../export.js").Passage} passage @param {string} language @param {Words} words */
function drawPassage({ path, leads, text }, language, words) {
  const lang = language === "und" ? null : language;
  return element(
    "figure",
    { class: "passage" },
    path.length > 0 && element("figcaption", { class: "quiet", lang, dir: "auto" }, hidden(`${words.text("evidence_heading")} `), path.join(" › ")),
    ...leads.map((lead) => element("p", { class: "quiet", lang, dir: "auto" }, lead)),
    element("blockquote", { lang, dir: "auto" }, text),
  );
}

main().catch(console.error);
