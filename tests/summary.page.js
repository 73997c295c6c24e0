/** Draws the report named in the address: `?report=full&lang=zh-TW`. What was clicked is left on `window.shown`. */
import { drawSummary } from "../extension/summary.js";
import { loadWords } from "../extension/words.js";
import * as reports from "./summary.reports.mjs";

const wanted = new URLSearchParams(location.search);
const read = async (/** @type {string} */ path) => (await fetch(`../extension/${path}`)).json();
const words = await loadWords(wanted.get("lang") ?? "en", read);
const report = /** @type {Record<string, import("../extension/report.d.ts").Report>} */ (reports)[wanted.get("report") ?? "full"] ?? null;

/** @type {[number, string][]} */
const shown = [];
Object.assign(window, { shown });

const container = /** @type {HTMLElement} */ (document.getElementById("summary"));
drawSummary(container, report, {
  words,
  onShow: (clause, topic) => shown.push([clause, topic]),
  canShow: wanted.get("show") !== "no",
  base: "https://harbourkites.example/privacy",
  concerns: (wanted.get("concerns") ?? "").split(","),
});
if (wanted.has("open")) for (const button of container.querySelectorAll("button[aria-expanded=false]")) /** @type {HTMLElement} */ (button).click();
if (wanted.has("dir")) container.querySelector(".cl-summary")?.setAttribute("dir", wanted.get("dir") ?? "");
document.documentElement.dataset.ready = "";
