/** What the reader can do, and where: one list of the rights, pages and addresses that the policy names. */
import { element, link, safeAddress } from "./summary.dom.js";
import { drawPassages } from "./summary.passages.js";
import { drawTable } from "./summary.table.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Way} Way
 * @typedef {import("./summary.js").View} View
 */

/** Refusing comes first: it is what most look for. */
const ORDER = ["opt_out_sale", "opt_out_marketing", "withdraw_consent", "delete", "access", "correct", "portability", "object", "restrict", "complain"];

/**
 * Part of the answer, not of its proof, so it is never folded away.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement | null}
 */
export function drawActions(view, answer) {
  const { words } = view;
  const rows = [...rightsRows(view, answer), ...otherRows(view, answer)];
  if (rows.length === 0) return null;
  return drawTable({ looks: "cl-actions", caption: words.text("actions_caption"), heads: [words.text("actions_what"), words.text("actions_where")], rows });
}

/**
 * A row for all rights that are used in the same way; those that the policy names no way for come last.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {import("./summary.table.js").Row[]}
 */
function rightsRows(view, answer) {
  const { words } = view;
  /** @type {Map<string, { rights: string[], ways: Way[] }>} */
  const alike = new Map();
  for (const right of ORDER) {
    const ways = (answer.ways ?? []).filter((way) => way.right === right);
    if (ways.length === 0) continue;
    const key = ways.map(({ to }) => to).sort().join(" ");
    const group = alike.get(key) ?? { rights: [], ways: [] };
    alike.set(key, { rights: [...group.rights, right], ways: [...group.ways, ...ways] });
  }
  const groups = [...alike].sort(([a], [b]) => Number(a === "") - Number(b === ""));
  return groups.map(([, { rights, ways }]) => row(view, answer, words.list(rights.map((right) => words.text(`right_${right}`))), ways));
}

/**
 * Addresses of which the policy does not say which right they are for.
 *
 * @param {View} view
 * @param {Answer} answer
 * @returns {import("./summary.table.js").Row[]}
 */
function otherRows(view, answer) {
  const { ways = [], contacts = [] } = answer;
  const others = ways.filter(({ right }) => right === null);
  const mail = others.filter(({ to }) => contacts.includes(to ?? ""));
  const pages = others.filter((way) => !mail.includes(way));
  return [
    ...(mail.length > 0 ? [row(view, answer, view.words.text("rights_contacts"), mail)] : []),
    ...(pages.length > 0 ? [row(view, answer, view.words.text("rights_links"), pages)] : []),
  ];
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {string} name
 * @param {Way[]} ways
 * @returns {import("./summary.table.js").Row}
 */
function row(view, answer, name, ways) {
  const clauses = [...new Set(ways.map(({ clause }) => clause))].flatMap((id) => view.clauses.get(id) ?? []);
  const targets = [...new Set(ways.flatMap(({ to }) => to ?? []))].map((to) => element("li", {}, drawTarget(view, answer, to)));
  const isNamed = targets.length > 0;
  return {
    name: element("span", {}, name, !isNamed && " ", !isNamed && element("span", { class: "cl-nowhere" }, view.words.text("actions_nowhere"))),
    value: isNamed ? [element("ul", {}, ...targets)] : [],
    open: () => [drawPassages(view, answer, clauses.map((clause) => ({ clause })))],
  };
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {string} to
 * @returns {Node}
 */
function drawTarget({ words, base }, { contacts = [] }, to) {
  const hint = words.text("rights_opens_new_tab");
  if (contacts.includes(to)) return link(mailAddress(to), to, { hint });
  return link(to, pageName(to, base), { base, hint });
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
