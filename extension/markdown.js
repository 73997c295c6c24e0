/**
 * Markdown → a document of headings, paragraphs, lists and tables, which the reader then reads as any page. It knows what policies
 * are written with; emphasis and code say nothing to the reader and only lose their marks.
 */

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const RULE = /^ {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/;
const FENCE = /^ {0,3}(```|~~~)/;
const TABLE_RULE = /^(?=.*-)(?=.*\|)[|:\- \t]+$/;
const DEFINITION = /^ {0,3}\[([^\]]+)\]:[ \t]*<?([^\s>]+)>?.*$/;
const METADATA = /^---[ \t]*\n[\s\S]*?\n(---|\.\.\.)[ \t]*(\n|$)/;

/** Within a line: what is not plain text. */
const INLINE =
  /(?<escape>\\[!-/:-@[-`{-~])|(?<code>`+)(?<inside>.+?)\k<code>(?!`)|!\[(?<alt>[^\]]*)\]\([^)]*\)|\[(?<text>(?:[^[\]]|\[[^\]]*\])*)\](?:\((?<href><[^>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)[^)]*\)|\[(?<ref>[^\]]*)\])|<(?<auto>(?:https?:|mailto:)[^\s<>]+)>|(?<br><br\s*\/?>| {2,}\n|\\\n)|<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/giu;

const EMPHASIS = /\*+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

/** Writes a document block by block. */
class Writer {
  /** Lines of the paragraph or item that is open. @type {string[]} */
  #lines = [];
  /** The lists that are open, outermost first. @type {{ indent: number, list: HTMLElement }[]} */
  #lists = [];
  /** What the open lines become; null: a paragraph. @type {HTMLElement | null} */
  #item = null;
  #page;
  #links;

  /**
   * @param {Document} page
   * @param {ReadonlyMap<string, string>} links by the names that the text gives them
   */
  constructor(page, links) {
    this.#page = page;
    this.#links = links;
  }

  get isOpen() {
    return this.#lines.length > 0;
  }

  get isInList() {
    return this.#lists.length > 0;
  }

  /** @param {string} line */
  add(line) {
    this.#lines.push(line);
  }

  /** Ends the open paragraph or item. */
  end() {
    const nodes = this.#inline(this.#lines.join("\n"));
    this.#lines = [];
    if (nodes.length === 0) return;
    if (this.#item) this.#item.append(...nodes);
    else this.#page.body.append(this.#made("p", ...nodes));
    this.#item = null;
  }

  /** Ends all lists, too. */
  endLists() {
    this.end();
    this.#lists = [];
  }

  /** @param {number} level @param {string} text */
  heading(level, text) {
    this.endLists();
    this.#page.body.append(this.#made(/** @type {"h1"} */ (`h${level}`), ...this.#inline(text)));
  }

  /** The open paragraph turns out to be a heading. @param {number} level */
  underline(level) {
    const text = this.#lines.join("\n");
    this.#lines = [];
    this.heading(level, text);
  }

  /** @param {number} indent @param {string} text */
  item(indent, text) {
    this.end();
    while (this.#lists.length > 1 && indent < (this.#lists.at(-1)?.indent ?? 0)) this.#lists.pop();
    const open = this.#lists.at(-1);
    if (!open || indent > open.indent + 1) this.#openList(indent);
    this.#item = this.#made("li");
    this.#lists.at(-1)?.list.append(this.#item);
    if (text !== "") this.add(text);
  }

  /** @param {number} indent */
  #openList(indent) {
    const list = this.#made("ul");
    (this.#lists.at(-1)?.list.lastElementChild ?? this.#page.body).append(list);
    this.#lists.push({ indent, list });
  }

  /** @param {string} text */
  preformatted(text) {
    this.endLists();
    this.#page.body.append(this.#made("pre", text));
  }

  /** @param {string[]} rows the first is the head */
  table([head, ...rows]) {
    this.endLists();
    const row = (/** @type {string} */ line, /** @type {"th" | "td"} */ cell) =>
      this.#made("tr", ...cellsOf(line).map((text) => this.#made(cell, ...this.#inline(text))));
    this.#page.body.append(this.#made("table", row(head, "th"), ...rows.map((line) => row(line, "td"))));
  }

  /** @param {string} text @returns {Node[]} */
  #inline(text) {
    /** @type {Node[]} */
    const made = [];
    const plain = (/** @type {string} */ said) => said !== "" && made.push(this.#page.createTextNode(said));
    let at = 0;
    for (const found of text.matchAll(INLINE)) {
      plain(text.slice(at, found.index).replace(EMPHASIS, ""));
      at = found.index + found[0].length;
      const { escape, inside, alt, auto, br } = found.groups ?? {};
      plain(escape?.slice(1) ?? inside ?? alt ?? "");
      if (br) made.push(this.#made("br"));
      if (auto) made.push(this.#link(auto, auto));
      if (found.groups?.text) made.push(this.#linkOf(found.groups));
    }
    plain(text.slice(at).replace(EMPHASIS, ""));
    return made;
  }

  /** @param {Record<string, string | undefined>} groups */
  #linkOf({ text = "", href, ref }) {
    const address = href?.replace(/^<|>$/g, "") ?? this.#links.get((ref || text).toLowerCase());
    return this.#link(text, address);
  }

  /** @param {string} text @param {string | undefined} href */
  #link(text, href) {
    const link = this.#made("a", text.replace(EMPHASIS, ""));
    if (href) link.setAttribute("href", href);
    return link;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {...(Node | string)} children
   */
  #made(name, ...children) {
    const made = this.#page.createElement(name);
    made.append(...children);
    return made;
  }
}

/**
 * @param {string} text
 * @returns {Document}
 */
export function markdownPage(text) {
  const page = document.implementation.createHTMLDocument("");
  const lines = text.replace(/\r\n?/g, "\n").replace(/^\u{feff}/u, "").replace(METADATA, "").split("\n");
  const defined = lines.flatMap((line) => [...(DEFINITION.exec(line)?.slice(1, 3) ?? [])]);
  const links = new Map(defined.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), defined[index + 1]]] : [])));
  const writer = new Writer(page, links);
  for (let at = 0; at < lines.length; ) at += writeBlock(lines, at, writer);
  writer.end();
  return page;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {Writer} writer
 * @returns {number} how many lines it took
 */
function writeBlock(lines, at, writer) {
  const line = lines[at].replace(/^ {0,3}(> ?)+/, "");
  if (line.trim() === "") return writer.end(), 1;
  if (FENCE.test(line)) return writeFence(lines, at, writer);
  if (TABLE_RULE.test(lines[at + 1] ?? "") && line.includes("|")) return writeTable(lines, at, writer);
  if (writeMark(line, writer)) return 1;
  const [, indent, item] = ITEM.exec(line) ?? [];
  if (item !== undefined) writer.item(indent.replace(/\t/g, "    ").length, item);
  else writeLine(line, writer);
  return 1;
}

/**
 * Headings, rules, definitions of links: what is one line.
 *
 * @param {string} line
 * @param {Writer} writer
 * @returns {boolean} whether it was one
 */
function writeMark(line, writer) {
  const [, marks, title] = HEADING.exec(line) ?? [];
  const underlines = UNDERLINE.test(line) && writer.isOpen && !writer.isInList;
  if (marks) writer.heading(marks.length, title);
  else if (underlines) writer.underline(line.includes("=") ? 1 : 2);
  else if (RULE.test(line)) writer.endLists();
  else return DEFINITION.test(line) && !writer.isOpen;
  return true;
}

/**
 * A line that opens a paragraph, or goes on with what is open. What stands at the edge after an empty line is no part of a list.
 *
 * @param {string} line
 * @param {Writer} writer
 */
function writeLine(line, writer) {
  if (!writer.isOpen && writer.isInList && !/^[ \t]/.test(line)) writer.endLists();
  // Two blanks at the end are a line break.
  writer.add(line.trimStart().replace(/[ \t]+$/, (end) => (end.length > 1 ? "  " : "")));
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {Writer} writer
 */
function writeFence(lines, at, writer) {
  const mark = FENCE.exec(lines[at])?.[1] ?? "";
  const length = lines.slice(at + 1).findIndex((line) => line.trimStart().startsWith(mark));
  const inside = length < 0 ? lines.slice(at + 1) : lines.slice(at + 1, at + 1 + length);
  writer.preformatted(inside.join("\n"));
  return inside.length + 2;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {Writer} writer
 */
function writeTable(lines, at, writer) {
  const rest = lines.slice(at + 2);
  const end = rest.findIndex((line) => !line.includes("|"));
  const rows = end < 0 ? rest : rest.slice(0, end);
  writer.table([lines[at], ...rows]);
  return rows.length + 2;
}

/** @param {string} row */
function cellsOf(row) {
  return row.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim());
}
