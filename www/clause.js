/** One clause, and why it was read as it was: context, concepts, acts and their scope, rules, weights. */
import { element } from "./extension/summary.dom.js";
import { drawWeights, number } from "./weights.js";

/**
 * @typedef {import("./clauses.js").View} View
 * @typedef {import("./types.d.ts").ExplainedClause} ExplainedClause
 * @typedef {import("./types.d.ts").FoundConcept} FoundConcept
 */

/**
 * A clause that opens; its inside is drawn when it is first opened, for a policy has a thousand.
 *
 * @param {ExplainedClause} clause
 * @param {View} view
 * @returns {HTMLElement}
 */
export function drawClause(clause, view) {
  const { id, text, labels } = clause;
  const chips = element("span", { class: "chips" }, ...labels.map(({ label, score }) => drawChip(label, score)));
  const line = element("summary", {}, element("span", { class: "said", dir: "auto" }, text), " ", chips);
  const box = element("details", { class: "detail", "data-id": String(id) }, line);
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) box.append(drawInside(clause, view));
  });
  return box;
}

/**
 * @param {string} label
 * @param {number} score
 * @returns {HTMLElement}
 */
function drawChip(label, score) {
  return element("span", { class: "chip", lang: "en", translate: "no" }, label, " ", element("b", {}, number(score)));
}

/**
 * @param {ExplainedClause} clause
 * @param {View} view
 * @returns {HTMLElement}
 */
function drawInside(clause, view) {
  const { words } = view;
  return element(
    "div",
    { class: "inside" },
    drawContext(clause, view),
    ...section(words.text("www_concepts"), drawConcepts(clause, view)),
    ...section(words.text("www_acts"), drawActs(clause, view)),
    ...section(words.text("www_rules"), drawRules(clause, view)),
    ...section(words.text("www_weights"), drawWeights(view.weigh(clause.id), clause, view)),
    drawButtons(clause, view),
  );
}

/**
 * @param {string} title
 * @param {HTMLElement} content
 */
function section(title, content) {
  return [element("h3", {}, title), content];
}

/**
 * What the clause is, and the clauses that bear on it.
 *
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawContext({ id, role, language, headings, lead_in: leadIn, headers }, view) {
  const rows = /** @type {[string, number[]][]} */ ([["headings", headings], ["lead_in", leadIn === null ? [] : [leadIn]], ["headers", headers]]);
  const drawn = rows.filter(([, ids]) => ids.length > 0).flatMap(([name, ids]) => [
    element("dt", { lang: "en", translate: "no" }, name),
    element("dd", {}, ...ids.flatMap((at, index) => [index > 0 && " › ", linkTo(at, view)])),
  ]);
  const kind = [`#${id}`, role, language].filter(Boolean).join(" · ");
  return element("dl", { class: "data" }, element("dt", { lang: "en", translate: "no" }, "clause"), element("dd", { lang: "en", translate: "no" }, element("bdi", { dir: "ltr" }, kind)), ...drawn);
}

/**
 * @param {number} id
 * @param {View} view
 */
function linkTo(id, { address, clauses }) {
  return element("a", { href: address(id), dir: "auto" }, clauses[id]?.text ?? `#${id}`);
}

/**
 * In the text, and each with its own words, for spans overlap.
 *
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawConcepts({ text, concepts }, { words }) {
  if (concepts.length === 0) return element("p", { class: "quiet" }, words.text("www_none"));
  const chips = concepts.map(({ concept, start, end }) =>
    element("span", { class: "chip" }, element("code", { lang: "en", translate: "no" }, concept), " ", element("bdi", {}, text.slice(start, end))),
  );
  return element("div", {}, element("p", { class: "marked-text", dir: "auto" }, ...spans(text, concepts)), element("p", { class: "chips" }, ...chips));
}

/**
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawActs({ text, acts }, { words }) {
  if (acts.length === 0) return element("p", { class: "quiet" }, words.text("www_none"));
  const rows = acts.map(({ concept, start, end, scope }) =>
    element(
      "tr",
      {},
      element("td", {}, element("bdi", {}, text.slice(start, end))),
      element("td", { lang: "en", translate: "no" }, element("code", {}, concept)),
      element("td", { lang: "en", translate: "no" }, scope.length > 0 ? element("b", {}, scope.join(", ")) : "asserted"),
    ),
  );
  return element("table", { class: "data" }, element("tbody", {}, ...rows));
}

/**
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawRules({ found }, { words }) {
  if (found.length === 0) return element("p", { class: "quiet" }, words.text("www_none"));
  const rows = found.map(({ rule, label, score, counts, answers }) =>
    element(
      "tr",
      { lang: "en", translate: "no" },
      element("td", {}, element("code", {}, rule)),
      element("td", {}, label),
      element("td", { class: "number" }, number(score)),
      element("td", { class: "quiet", lang: words.tag }, [!counts && "www_weights_decide", !answers && "www_weights_object"].flatMap((key) => (key ? words.text(key) : [])).join(" · ")),
    ),
  );
  return element("table", { class: "data" }, element("tbody", {}, ...rows));
}

/**
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawButtons(clause, { words, onShow, weigh, address }) {
  const show = element("button", { type: "button" }, words.text("www_show"));
  show.addEventListener("click", () => onShow(clause.id));
  const copy = element("button", { type: "button" }, words.text("www_copy"));
  const said = element("span", { class: "quiet", role: "status" });
  copy.addEventListener("click", async () => {
    const text = JSON.stringify({ ...clause, weighed: weigh(clause.id) }, null, 2);
    said.textContent = await navigator.clipboard.writeText(text).then(() => words.text("www_copied"), () => words.text("www_copy_failed"));
  });
  const link = element("a", { href: address(clause.id) }, words.text("www_link"));
  return element("div", { class: "actions" }, show, copy, link, said);
}

/**
 * The clause's text with each concept under its words. Spans may overlap: the earliest and longest is drawn, those within it are
 * named beside it.
 *
 * @param {string} text
 * @param {FoundConcept[]} concepts
 * @returns {(Node | string)[]}
 */
function spans(text, concepts) {
  const ordered = [...concepts].sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {(Node | string)[]} */
  const made = [];
  let at = 0;
  for (let next = 0; next < ordered.length; ) {
    const { start, end } = ordered[next];
    const inside = ordered.slice(next).filter((one) => one.start < end);
    made.push(text.slice(at, start), drawConcept(text.slice(start, end), inside));
    at = end;
    next += inside.length;
  }
  return [...made, text.slice(at)];
}

/**
 * @param {string} words
 * @param {FoundConcept[]} concepts
 * @returns {HTMLElement}
 */
function drawConcept(words, concepts) {
  const names = [...new Set(concepts.map(({ concept }) => concept))].join(" ");
  return element("ruby", {}, words, element("rt", { lang: "en", translate: "no" }, names));
}
