/** Draws two reports of `summary.reports.mjs` side by side: `?left=full&right=mixed&lang=zh-TW&dir=rtl`. */
import { drawComparison } from "../extension/compare.dom.js";
import { loadWords } from "../extension/words.js";
import * as reports from "./summary.reports.mjs";

const wanted = new URLSearchParams(location.search);
const read = async (/** @type {string} */ path) => (await fetch(`../extension/${path}`)).json();
const words = await loadWords(wanted.get("lang") ?? "en", read);

/** `full`, keeping some things for another time. */
const kept = {
  ...reports.full,
  answers: reports.full.answers.map((answer) => (answer.topic === "retention" ? { ...answer, periods: keptFor(["P6M", "P13M", "P24M"]) } : answer)),
};
const all = /** @type {Record<string, import("../extension/report.d.ts").Report>} */ ({ ...reports, kept });

/** @param {string[]} isos */
function keptFor(isos) {
  return isos.map((iso) => ({ iso, text: iso, clause: 0, what: null }));
}

/** @param {string} side */
function named(side) {
  const name = wanted.get(side) ?? "full";
  // History keeps no clauses.
  return { title: wanted.get(`${side}-title`) ?? name, report: { ...all[name], clauses: [] } };
}

const container = /** @type {HTMLElement} */ (document.getElementById("comparison"));
const root = drawComparison(container, { left: named("left"), right: named("right") }, { words });
if (wanted.has("dir")) root.setAttribute("dir", wanted.get("dir") ?? "");
document.documentElement.dataset.ready = "";
