// “This is wrong”: what a report about an answer would say, shown in full, to copy or to save.
import { api } from "../browser.js";
import { fileName, save } from "../export.js";
import { button, element } from "../summary.dom.js";
import { complaintText } from "../wrong.js";

/**
 * @typedef {import("../export.js").Said} Said
 * @typedef {import("../opened.js").Opened} Opened
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../wrong.js").Kind} Kind
 */

const KINDS = /** @type {const} */ (["answer", "clause", "missing"]);

/** @param {Said} said @param {Opened} opened @param {Words} words @param {() => void} onClose */
export function drawComplaint({ answer: { topic }, passages, question }, opened, words, onClose) {
  const form = element("form", { class: "complaint unprinted", tabindex: "-1", "aria-label": words.text("wrong_title", { question }) });
  const note = element("textarea", { id: `note-${topic}`, rows: "3" });
  const text = element("pre", { class: "complaint-text", dir: "ltr", tabindex: "0", role: "region", "aria-label": words.text("wrong_text") });
  const which = drawChoice(passages, topic, words);
  const update = () => {
    const kind = /** @type {Kind} */ (new FormData(form).get("kind"));
    which.row.hidden = kind !== "clause" || passages.length < 2;
    const clause = which.row.hidden ? null : which.chosen();
    text.textContent = complaintText(opened, passages, { topic, kind, clause, note: note.value }, api.runtime.getManifest().version);
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(
    element("p", {}, words.text("wrong_intro")),
    drawKinds(passages.length > 0, words),
    which.row,
    element("div", { class: "field" }, element("label", { for: note.id }, words.text("wrong_note")), note),
    element("p", { class: "label" }, words.text("wrong_text")),
    text,
    drawButtons(() => text.textContent ?? "", opened, words, onClose),
  );
  update();
  return form;
}

/** @param {boolean} hasPassages @param {Words} words */
function drawKinds(hasPassages, words) {
  const kinds = KINDS.filter((kind) => hasPassages || kind !== "clause");
  const lines = kinds.map((kind, index) => element(
    "label",
    { class: "check" },
    element("input", { type: "radio", name: "kind", value: kind, checked: index === 0 }),
    element("span", {}, words.text(`wrong_kind_${kind}`)),
  ));
  return element("fieldset", {}, element("legend", { class: "label" }, words.text("wrong_kind")), ...lines);
}

/** @param {readonly import("../export.js").Passage[]} passages @param {string} topic @param {Words} words */
function drawChoice(passages, topic, words) {
  const all = element("option", { value: "" }, words.text("wrong_clause_all"));
  const select = element("select", { id: `clause-${topic}` }, all, ...passages.map(({ id, text }) => element("option", { value: String(id), dir: "auto" }, text.slice(0, 120))));
  const row = element("div", { class: "field", hidden: true }, element("label", { for: select.id }, words.text("wrong_clause")), select);
  return { row, chosen: () => (select.value === "" ? null : Number(select.value)) };
}

/** @param {() => string} text @param {Opened} opened @param {Words} words @param {() => void} onClose */
function drawButtons(text, opened, words, onClose) {
  const status = element("span", { role: "status" });
  const made = (/** @type {string} */ key, /** @type {() => void} */ onClick, looks = "button") => button(words.text(key), onClick, { class: looks, "data-does": key });
  const copy = made("wrong_copy", () => {
    navigator.clipboard.writeText(text()).then(() => "wrong_copied", () => "wrong_not_copied").then((key) => (status.textContent = words.text(key)));
  }, "button first");
  const keep = made("wrong_save", () => save(fileName(opened, "txt"), "text/plain", text()));
  return element("div", { class: "buttons" }, copy, keep, made("wrong_close", onClose), status);
}
