/** Two columns whose rows open onto the passages that say so: how long what is kept, where to use which right. */
import { element } from "./summary.dom.js";

/**
 * @typedef {object} Row
 * @property {Node} name
 * @property {Node[]} value none: the name has the room for itself
 * @property {(go: (row: number, by: number) => void) => Node[]} open draws its passages; `go` opens another row in its place
 *
 * @typedef {{ looks: string, caption: string, heads: [string, string], rows: Row[], opened?: number }} Table `opened`: which row is open at first
 */

/** Ids tie buttons to what they open. */
let drawn = 0;

/**
 * @param {Table} table
 * @returns {HTMLElement}
 */
export function drawTable({ looks, caption, heads, rows, opened = -1 }) {
  const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, name)));
  /** @type {ReturnType<typeof drawRow>[]} */
  const all = rows.map((row) => drawRow(row, (to, by) => {
    for (const other of all) other.set(false);
    all[to].set(true);
    all[to].focus(by);
  }));
  all[opened]?.set(true);
  return element(
    "table",
    { class: `cl-table ${looks}` },
    element("caption", {}, caption),
    element("thead", {}, head),
    element("tbody", {}, ...all.flatMap(({ elements }) => elements)),
  );
}

/**
 * @param {Row} row
 * @param {(row: number, by: number) => void} go
 */
function drawRow({ name, value, open }, go) {
  drawn += 1;
  const id = `cl-row-${drawn}`;
  const cell = element("td", { colspan: "2" });
  const more = element("tr", { class: "cl-opened", id, hidden: true }, cell);
  const button = element("button", { type: "button", class: "cl-row", "aria-expanded": "false", "aria-controls": id }, name);
  const set = (/** @type {boolean} */ isOpen) => {
    if (isOpen && !cell.hasChildNodes()) cell.append(...open(go));
    more.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.addEventListener("click", () => set(more.hidden !== false));
  return {
    elements: [element("tr", {}, element("th", { scope: "row", colspan: value.length === 0 && "2" }, button), value.length > 0 && element("td", {}, ...value)), more],
    set,
    /** The keyboard comes along from another row, to the same button. @param {number} by */
    focus: (by) => {
      cell.querySelectorAll("button")[by < 0 ? 0 : 1].focus();
      button.scrollIntoView({ block: "nearest" });
    },
  };
}
