/** How a page was read: whether it is a policy and why, its language, its blocks, the time it took. */
import { element, link } from "./extension/summary.dom.js";

/**
 * @typedef {import("./extension/words.js").Words} Words
 * @typedef {import("./extension/report.d.ts").Report} Report
 * @typedef {import("./extension/snapshot.d.ts").Snapshot} Snapshot
 * @typedef {import("./types.d.ts").Explanation} Explanation
 */

/**
 * @typedef {object} Reading
 * @property {Snapshot} snapshot
 * @property {Explanation} explanation
 * @property {{ reading: number, analysis: number }} milliseconds
 */

/**
 * @param {Reading} reading
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawReading({ snapshot, explanation, milliseconds }, words) {
  const { report } = explanation;
  return element(
    "div",
    { class: "reading" },
    ...section(words.text("www_detection"), drawDetection(report, words)),
    ...section(words.text("www_languages"), drawData(explanation.language)),
    ...section(words.text("www_links"), drawLinks(report, words)),
    ...section(words.text("www_blocks"), drawBlocks(snapshot)),
    ...section(words.text("www_time"), drawTimes(report, milliseconds, words)),
    ...section(words.text("www_data"), drawSave(report, words)),
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
 * @param {Report} report
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawDetection({ policy }, words) {
  const percent = new Intl.NumberFormat(words.tag, { style: "percent", maximumFractionDigits: 1 });
  const most = Math.max(1, ...policy.reasons.map(({ value }) => Math.abs(value)));
  const rows = policy.reasons.map(({ id, value }) => {
    const bar = element("meter", { min: "0", max: String(most), value: String(Math.abs(value)), "aria-hidden": "true" });
    const name = words.has(`reason_${id}`) ? words.text(`reason_${id}`) : id;
    const cells = [element("th", { scope: "row" }, name), element("td", { class: "number" }, signed(value, words)), element("td", {}, bar)];
    return element("tr", { "data-sign": value < 0 ? "against" : "for" }, ...cells);
  });
  const note = words.text("www_detection_note", { score: percent.format(policy.score) });
  return element("div", {}, element("p", {}, note), element("table", { class: "signs" }, element("tbody", {}, ...rows)));
}

/**
 * @param {number} value
 * @param {Words} words
 */
function signed(value, words) {
  return new Intl.NumberFormat(words.tag, { signDisplay: "always", maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value);
}

/**
 * @param {Report} report
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawLinks({ links }, words) {
  if (links.length === 0) return element("p", { class: "quiet" }, words.text("www_none"));
  const hint = words.text("rights_opens_new_tab");
  const items = links.map(({ href, text, score }) => element("li", {}, link(href, text || href, { hint }), " ", element("b", {}, score.toFixed(2))));
  return element("ul", {}, ...items);
}

/**
 * How many blocks of each kind stand in each region.
 *
 * @param {Snapshot} snapshot
 * @returns {HTMLElement}
 */
function drawBlocks({ blocks }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { kind, region = "main" } of blocks) counts.set(`${region} · ${kind}`, (counts.get(`${region} · ${kind}`) ?? 0) + 1);
  return drawData(Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)));
}

/**
 * @param {Report} report
 * @param {{ reading: number, analysis: number }} milliseconds
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawTimes({ policy }, { reading, analysis }, words) {
  const round = (/** @type {number} */ ms) => Math.round(ms * 10) / 10;
  return element(
    "ul",
    {},
    element("li", {}, words.text("www_time_reading", { ms: round(reading) })),
    element("li", {}, words.text("www_time_analysis", { ms: round(analysis) })),
    element("li", {}, words.text("www_size", { n: policy.characters })),
  );
}

/**
 * @param {Report} report
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawSave(report, words) {
  const button = element("button", { type: "button" }, words.text("www_save"));
  button.addEventListener("click", () => save(report));
  return button;
}

/** @param {Report} report */
function save(report) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: "application/json" }));
  element("a", { href: address, download: "clauselight.json" }).click();
  URL.revokeObjectURL(address);
}

/**
 * Plain data as it is: the core may tell more than the playground knows of.
 *
 * @param {unknown} data
 * @returns {HTMLElement}
 */
function drawData(data) {
  if (typeof data === "number") return element("span", {}, String(Math.round(data * 1000) / 1000));
  if (typeof data !== "object" || data === null) return element("span", {}, String(data));
  if (!Array.isArray(data)) return drawPairs(data instanceof Map ? [...data] : Object.entries(data));
  if (data.length > 0 && data.every(isRow)) return drawTable(data);
  return element("ul", { class: "data" }, ...data.map((item) => element("li", {}, drawData(item))));
}

/**
 * @param {[unknown, unknown][]} pairs
 * @returns {HTMLElement}
 */
function drawPairs(pairs) {
  const drawn = pairs.flatMap(([name, value]) => [element("dt", {}, String(name)), element("dd", {}, drawData(value))]);
  return element("dl", { class: "data", lang: "en", translate: "no" }, ...drawn);
}

/**
 * Whether all that it holds fits into cells.
 *
 * @param {unknown} data
 * @returns {data is object}
 */
function isRow(data) {
  return typeof data === "object" && data !== null && Object.values(data).every((value) => typeof value !== "object");
}

/**
 * @param {object[]} rows
 * @returns {HTMLElement}
 */
function drawTable(rows) {
  const drawn = rows.map((row) => element("tr", {}, ...Object.values(row).map((value) => element("td", {}, drawData(value)))));
  return element("table", { class: "data", lang: "en", translate: "no" }, element("tbody", {}, ...drawn));
}
