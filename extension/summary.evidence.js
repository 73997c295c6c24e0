/** What an answer opens onto: the policy's own words, and where to use them. */
import { element, hidden, link, safeAddress } from "./summary.dom.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./report.d.ts").Period} Period
 * @typedef {import("./summary.js").View} View
 */

/** So many passages are shown at once; the best evidence comes first. */
const SHOWN = 3;

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
export function drawEvidence(view, answer) {
  const { onReport } = view;
  const timed = new Set((answer.periods ?? []).map(({ clause }) => clause));
  const passages = answer.clauses.filter((id) => !timed.has(id)).flatMap((id) => view.clauses.get(id) ?? []);
  return element(
    "div",
    {},
    timed.size > 0 && drawPeriods(view, answer),
    passages.length > 0 && drawPassages(view, answer, passages),
    onReport && quietButton(view.words.text("wrong_open"), () => onReport(answer.topic)),
  );
}

/** @param {string} label @param {() => void} onClick */
export function quietButton(label, onClick) {
  const button = element("button", { type: "button", class: "cl-quiet" }, label);
  button.addEventListener("click", onClick);
  return button;
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {number} passages that prove the answer, those of its periods included
 */
export function countEvidence(view, answer) {
  const ids = new Set([...answer.clauses, ...(answer.periods ?? []).map(({ clause }) => clause)]);
  return [...ids].filter((id) => view.clauses.has(id)).length;
}

/**
 * Addresses and pages to act on: part of the answer, not of its proof, so it is never folded away.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement | null}
 */
export function drawActions({ words, base }, { contacts = [], links = [] }) {
  if (contacts.length + links.length === 0) return null;
  const hint = words.text("rights_opens_new_tab");
  return element(
    "dl",
    { class: "cl-actions" },
    ...actionList(words.text("rights_contacts"), contacts.map((mail) => link(mailAddress(mail), mail, { hint }))),
    ...actionList(words.text("rights_links"), links.map((href) => link(href, pageName(href, base), { base, hint }))),
  );
}

/**
 * @param {string} title
 * @param {Node[]} items
 * @returns {HTMLElement[]}
 */
function actionList(title, items) {
  if (items.length === 0) return [];
  return [element("dt", {}, title), ...items.map((item) => element("dd", {}, item))];
}

/**
 * A letter to one address, which cannot bring its own subject, text or further recipients.
 *
 * @param {string} mail
 */
function mailAddress(mail) {
  return /^[^\s?&#:,;]+@[^\s?&#:,;]+$/.test(mail) ? `mailto:${mail}` : "";
}

/**
 * An address as people read it.
 *
 * @param {string} href as written in the page
 * @param {string | null} base
 */
function pageName(href, base) {
  return (safeAddress(href, base) ?? href).replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Clause[]} passages
 * @returns {DocumentFragment}
 */
function drawPassages(view, answer, passages) {
  const made = document.createDocumentFragment();
  const list = element("ol", { class: "cl-passages" });
  passages.slice(0, SHOWN).forEach((clause, index) => list.append(drawPassage(view, answer, clause, index + 1)));
  made.append(list);
  if (passages.length > SHOWN) made.append(moreButton(view, answer, passages, list));
  return made;
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Clause[]} passages
 * @param {HTMLElement} list
 */
function moreButton(view, answer, passages, list) {
  const rest = passages.slice(SHOWN);
  const button = element("button", { type: "button", class: "cl-more" }, view.words.text("evidence_more", { n: rest.length }));
  button.addEventListener("click", () => {
    const added = rest.map((clause, index) => drawPassage(view, answer, clause, SHOWN + index + 1));
    list.append(...added);
    button.remove();
    // The button is gone: without this the keyboard would start again at the top of the page.
    added[0].tabIndex = -1;
    added[0].focus();
  });
  return button;
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Clause} clause
 * @param {number} nth
 * @returns {HTMLElement}
 */
function drawPassage(view, answer, clause, nth) {
  const lang = { lang: view.policyLanguage, dir: "auto" };
  return element(
    "li",
    { class: "cl-passage" },
    ...drawPlace(view, clause),
    element("blockquote", { class: "cl-quote", ...lang }, clause.text),
    showButton(view, answer, clause, nth),
  );
}

/**
 * Where a clause stands: its headings, and what it hangs on – the sentence that introduces its list, the row and the
 * column of its table – without which it often says nothing.
 *
 * @param {View} view
 * @param {Clause} clause
 * @returns {(HTMLElement | null)[]}
 */
function drawPlace(view, { headings, lead_in: leadIn, headers }) {
  const texts = (/** @type {number[]} */ ids) => ids.flatMap((id) => view.clauses.get(id)?.text ?? []);
  const leads = [...texts(leadIn === null ? [] : [leadIn]), texts(headers).join(" · ")].filter(Boolean);
  return [drawPath(view, texts(headings)), ...leads.map((text) => drawLead(view, text))];
}

/**
 * @param {View} view
 * @param {string} text
 * @returns {HTMLElement}
 */
function drawLead({ policyLanguage }, text) {
  return element("p", { class: "cl-lead", lang: policyLanguage, dir: "auto" }, text);
}

/**
 * @param {View} view
 * @param {string[]} headings
 * @returns {HTMLElement | null}
 */
function drawPath({ words, policyTitle, policyLanguage }, headings) {
  const path = headings.length > 1 && policyTitle?.includes(headings[0]) ? headings.slice(1) : headings;
  if (path.length === 0) return null;
  const steps = path.map((step) => element("bdi", { class: "cl-step" }, step));
  return element(
    "p",
    { class: "cl-path" },
    hidden(`${words.text("evidence_heading")} `),
    element("span", { lang: policyLanguage }, ...steps),
  );
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Clause} clause
 * @param {number} nth
 * @returns {HTMLElement | null}
 */
function showButton({ words, canShow, onShow }, { topic }, clause, nth) {
  if (!canShow) return null;
  const name = words.text("evidence_passage", { n: nth, question: words.text(`question_${topic}`) });
  const button = element("button", { type: "button", class: "cl-show" }, words.text("evidence_show"), hidden(` – ${name}`));
  button.addEventListener("click", () => onShow(clause.id, topic));
  return button;
}

/**
 * Every stated period with the words it stands in; one row a period.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
function drawPeriods(view, answer) {
  const { words, clauses } = view;
  const rows = (answer.periods ?? []).map((period, index) => periodRow(view, answer, period, clauses.get(period.clause), index + 1));
  const head = ["periods_time", "periods_words"].map((key) => element("th", { scope: "col" }, hidden(words.text(key))));
  return element(
    "table",
    { class: "cl-periods" },
    element("caption", {}, words.text("periods_caption")),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {Period} period
 * @param {Clause | undefined} clause
 * @param {number} nth
 * @returns {HTMLElement}
 */
function periodRow(view, answer, period, clause, nth) {
  const quote = element("blockquote", { class: "cl-quote", lang: view.policyLanguage, dir: "auto" });
  quote.append(...marked(clause?.text ?? period.text, period.text));
  // The quote says it already, unless it is a table's cell.
  const what = period.what && !clause?.text.includes(period.what) ? period.what : undefined;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, view.words.period(period.iso)),
    element("td", {}, what && element("p", { class: "cl-what", lang: view.policyLanguage, dir: "auto" }, what), ...(clause ? drawPlace(view, clause) : []), quote, clause && showButton(view, answer, clause, nth)),
  );
}

/**
 * @param {string} text
 * @param {string} part
 * @returns {(Node | string)[]}
 */
function marked(text, part) {
  const at = part === "" ? -1 : text.indexOf(part);
  if (at < 0) return [text];
  return [text.slice(0, at), element("mark", {}, part), text.slice(at + part.length)];
}
