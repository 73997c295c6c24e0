/** What the learned weights say of a clause: for each label the sum, what it needs, where it comes from, the strongest weights. */
import { element } from "./extension/summary.dom.js";

/**
 * @typedef {import("./clauses.js").View} View
 * @typedef {import("./types.d.ts").ExplainedClause} ExplainedClause
 * @typedef {import("./types.d.ts").Weighed} Weighed
 * @typedef {import("./types.d.ts").Weight} Weight
 */

/** Labels less likely than this are folded away. */
const LIKELY = 0.1;

/**
 * @param {Weighed[]} weighed
 * @param {ExplainedClause} clause
 * @param {View} view
 * @returns {HTMLElement}
 */
export function drawWeights(weighed, clause, view) {
  if (weighed.length === 0) return element("p", { class: "quiet" }, view.words.text("www_none"));
  const drawn = weighed.map((one) => drawLabel(one, clause, view));
  const likely = weighed.filter(({ score }, index) => index === 0 || score >= LIKELY).length;
  const rest = drawn.slice(likely);
  const more = element("summary", {}, view.words.text("www_weights_more", { n: rest.length }));
  return element("div", { class: "weighed" }, ...drawn.slice(0, likely), rest.length > 0 && element("details", { class: "rest" }, more, ...rest));
}

/**
 * @param {Weighed} weighed
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawLabel({ label, odds, threshold, score, places, weights }, clause, view) {
  const given = odds >= threshold;
  const sums = `${signed(odds)} ${given ? "≥" : "<"} ${signed(threshold)}`;
  const meter = element("meter", { min: "0", max: "1", value: String(score), "aria-hidden": "true" });
  const name = element("code", {}, label);
  const line = element("summary", { lang: "en", translate: "no" }, name, " ", meter, " ", element("b", {}, number(score)), " ", element("span", { class: "quiet" }, sums));
  const box = element("details", { class: "weighed-label", "data-label": label, "data-given": given }, line);
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) box.append(drawSums(places), drawTable(weights, clause, view));
  });
  return box;
}

/** @param {Weighed["places"]} places */
function drawSums(places) {
  const parts = places.map(({ place, value }) => element("span", { class: "chip" }, place, " ", element("b", {}, signed(value))));
  return element("p", { class: "chips", lang: "en", translate: "no" }, ...parts);
}

/**
 * @param {Weight[]} weights
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawTable(weights, clause, view) {
  const { words } = view;
  const titles = ["www_weight", "www_feature", "www_place"].map((key) => element("th", { scope: "col" }, words.text(key)));
  const rows = weights.map((weight) => drawRow(weight, clause, view));
  return element("table", { class: "data weights" }, element("thead", {}, element("tr", {}, ...titles)), element("tbody", {}, ...rows));
}

/**
 * @param {Weight} weight
 * @param {ExplainedClause} clause
 * @param {View} view
 */
function drawRow({ value, kind, name, place, clause: at }, clause, { address, clauses }) {
  const elsewhere = at !== null && at !== clause.id;
  const where = elsewhere ? element("a", { href: address(at), title: clauses[at]?.text }, `${place} #${at}`) : place;
  return element(
    "tr",
    { "data-sign": value < 0 ? "against" : "for" },
    element("td", { class: "number" }, signed(value)),
    element("td", {}, element("span", { class: "quiet", lang: "en", translate: "no" }, `${kind} `), element("bdi", { translate: "no" }, name)),
    element("td", { lang: "en", translate: "no" }, where),
  );
}

/**
 * Numbers of the core are written as programs write them, in every language.
 *
 * @param {number} value
 */
export function number(value) {
  return value.toFixed(2);
}

/** @param {number} value */
function signed(value) {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
