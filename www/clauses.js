/** Every clause of a policy: searched, filtered, and each opened onto what the core saw in it. */
import { drawClause } from "./clause.js";
import { element } from "./extension/summary.dom.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./types.d.ts").ExplainedClause} ExplainedClause
 * @typedef {import("./types.d.ts").Weighed} Weighed
 *
 * @typedef {object} View what the parts need to know
 * @property {Words} words
 * @property {ExplainedClause[]} clauses
 * @property {(clause: number) => void} onShow goes to a clause in the text
 * @property {(clause: number) => Weighed[]} weigh what the learned weights say of it
 * @property {(clause: number) => string} address of a clause, to link to
 *
 * @typedef {object} ClausePane
 * @property {HTMLElement} root
 * @property {(clause: number) => void} show opens a clause, whatever the filter
 */

/** Filters that are neither label nor concept. */
const LABELLED = "";
const ALL = "*";

/**
 * @param {View} view
 * @returns {ClausePane}
 */
export function drawClauses(view) {
  const { words, clauses } = view;
  const filter = drawFilter(view);
  const search = element("input", { type: "search", autocomplete: "off", spellcheck: "false", dir: "auto" });
  const count = element("p", { class: "quiet", role: "status" });
  const list = element("div", { class: "clauses" });
  const fill = () => {
    const wanted = plain(search.value);
    const shown = clauses.filter((clause) => passes(clause, filter.value) && plain(clause.text).includes(wanted));
    list.replaceChildren(...shown.map((clause) => drawClause(clause, view)));
    count.textContent = shown.length === 0 ? words.text("www_filter_none") : words.text("www_filter_count", { n: shown.length, all: clauses.length });
  };
  filter.addEventListener("change", fill);
  search.addEventListener("input", fill);
  fill();
  const controls = element("div", { class: "filters" }, labelled(words.text("www_filter"), filter), labelled(words.text("www_search"), search));
  return { root: element("div", {}, controls, count, list), show: (id) => reveal(id, filter, search, fill, list) };
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
function labelled(label, control) {
  return element("label", { class: "filter" }, element("span", {}, label), " ", control);
}

/**
 * As it is searched: case and width of letters do not matter.
 *
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * @param {number} id
 * @param {HTMLSelectElement} filter
 * @param {HTMLInputElement} search
 * @param {() => void} fill
 * @param {HTMLElement} list
 */
function reveal(id, filter, search, fill, list) {
  const find = () => /** @type {HTMLDetailsElement | null} */ (list.querySelector(`[data-id="${id}"]`));
  if (!find()) {
    filter.value = ALL;
    search.value = "";
    fill();
  }
  const found = find();
  if (!found) return;
  found.open = true;
  found.querySelector("summary")?.focus({ preventScroll: true });
  found.scrollIntoView({ block: "nearest" });
}

/**
 * @param {ExplainedClause} clause
 * @param {string} filter
 */
function passes({ labels, concepts }, filter) {
  if (filter === ALL) return true;
  if (filter === LABELLED) return labels.length > 0;
  const [kind, name] = filter.split(" ");
  return kind === "label" ? labels.some(({ label }) => label === name) : concepts.some(({ concept }) => concept === name);
}

/**
 * @param {View} view
 * @returns {HTMLSelectElement}
 */
function drawFilter({ words, clauses }) {
  const some = clauses.filter(({ labels }) => labels.length > 0).length;
  return element(
    "select",
    {},
    element("option", { value: LABELLED }, words.text("www_filter_labelled", { n: some })),
    element("option", { value: ALL }, words.text("www_filter_all", { n: clauses.length })),
    drawNames(words.text("www_labels"), "label", clauses.map(({ labels }) => labels.map(({ label }) => label))),
    drawNames(words.text("www_concepts"), "concept", clauses.map(({ concepts }) => concepts.map(({ concept }) => concept))),
  );
}

/**
 * @param {string} title
 * @param {string} kind
 * @param {string[][]} named the names in each clause
 */
function drawNames(title, kind, named) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of named.flatMap((names) => [...new Set(names)])) counts.set(name, (counts.get(name) ?? 0) + 1);
  const byName = [...counts].sort(([a], [b]) => a.localeCompare(b, "en"));
  const options = byName.map(([name, n]) => element("option", { value: `${kind} ${name}`, lang: "en", translate: "no" }, `${name} (${n})`));
  return options.length > 0 && element("optgroup", { label: title }, ...options);
}
