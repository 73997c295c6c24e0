/** The pane that shows what was read: the snapshot's blocks, with the clauses as spans that can be found again. */
import { element } from "./extension/summary.dom.js";

/**
 * @typedef {import("./extension/snapshot.d.ts").Snapshot} Snapshot
 * @typedef {import("./extension/snapshot.d.ts").SourceBlock} SourceBlock
 * @typedef {import("./extension/report.d.ts").Clause} Clause
 */

/**
 * @typedef {object} TextPane
 * @property {HTMLElement} root
 * @property {(clause: number) => void} show marks a clause and brings it into view
 */

/**
 * @param {Snapshot} snapshot
 * @param {Clause[]} clauses
 * @param {{ label: string, language: string | null, onPick: (clause: number) => void }} options
 * @returns {TextPane}
 */
export function drawText(snapshot, clauses, { label, language, onPick }) {
  /** @type {Map<number, HTMLElement>} */
  const spans = new Map();
  const root = element("div", { class: "text", role: "region", "aria-label": label, tabindex: "0", lang: language });
  const byBlock = groupByBlock(clauses);
  root.append(...regions(snapshot.blocks.map((block, index) => drawBlock(block, byBlock.get(index) ?? [], spans))));
  root.addEventListener("click", ({ target }) => {
    const picked = target instanceof Element && target.closest("[data-clause]");
    if (picked && getSelection()?.isCollapsed !== false) onPick(Number(picked.getAttribute("data-clause")));
  });
  return { root, show: (clause) => mark(root, spans.get(clause)) };
}

/**
 * @param {Clause[]} clauses
 * @returns {Map<number, Clause[]>}
 */
function groupByBlock(clauses) {
  /** @type {Map<number, Clause[]>} */
  const byBlock = new Map();
  for (const clause of clauses) {
    const own = byBlock.get(clause.block);
    if (own) own.push(clause);
    else byBlock.set(clause.block, [clause]);
  }
  return byBlock;
}

/**
 * @typedef {object} DrawnBlock
 * @property {HTMLElement} drawn
 * @property {string} region
 * @property {string | null} row cells of one row of a table share it
 */

/**
 * @param {SourceBlock} block
 * @param {Clause[]} clauses
 * @param {Map<number, HTMLElement>} spans
 * @returns {DrawnBlock}
 */
function drawBlock({ kind, level = 1, text, region = "main", table }, clauses, spans) {
  const drawn = element("p", { class: `block ${kind}`, "data-level": String(level), dir: "auto" }, ...pieces(text, clauses, spans));
  return { drawn, region, row: table ? `${table.id}.${table.row}` : null };
}

/**
 * The block's text, its clauses wrapped.
 *
 * @param {string} text
 * @param {Clause[]} clauses in order
 * @param {Map<number, HTMLElement>} spans
 * @returns {(Node | string)[]}
 */
function pieces(text, clauses, spans) {
  /** @type {(Node | string)[]} */
  const made = [];
  let at = 0;
  for (const { id, start, end, labels } of clauses) {
    if (start < at) continue;
    const attributes = { class: "clause", "data-clause": String(id), "data-labelled": labels.length > 0 };
    const span = element("span", attributes, text.slice(start, end));
    spans.set(id, span);
    made.push(text.slice(at, start), span);
    at = end;
  }
  return [...made, text.slice(at)];
}

/**
 * Menus, banners and feet are folded away: they are read too, but nobody comes for them.
 *
 * @param {DrawnBlock[]} blocks
 * @returns {HTMLElement[]}
 */
function regions(blocks) {
  /** @type {DrawnBlock[][]} */
  const runs = [];
  for (const block of blocks) {
    const open = runs[runs.length - 1];
    if (open?.[0].region === block.region) open.push(block);
    else runs.push([block]);
  }
  return runs.flatMap((run) => (run[0].region === "main" ? rows(run) : [fold(run)]));
}

/**
 * @param {DrawnBlock[]} run
 * @returns {HTMLElement}
 */
function fold(run) {
  const title = element("summary", { lang: "en", translate: "no" }, `${run[0].region} (${run.length})`);
  return element("details", { class: "region" }, title, ...rows(run));
}

/**
 * Cells of a row stand beside one another.
 *
 * @param {DrawnBlock[]} blocks
 * @returns {HTMLElement[]}
 */
function rows(blocks) {
  /** @type {HTMLElement[]} */
  const made = [];
  let open = /** @type {string | null} */ (null);
  for (const { drawn, row } of blocks) {
    if (row && row !== open) made.push(element("div", { class: "row" }));
    if (row) made[made.length - 1].append(drawn);
    else made.push(drawn);
    open = row;
  }
  return made;
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement | undefined} span
 */
function mark(root, span) {
  for (const old of root.querySelectorAll(".marked")) old.classList.remove("marked");
  if (!span) return;
  span.classList.add("marked");
  const folded = span.closest("details");
  if (folded) folded.open = true;
  span.tabIndex = -1;
  span.focus({ preventScroll: true });
  span.scrollIntoView({ block: "center", inline: "nearest" });
}
