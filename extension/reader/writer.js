// Collects texts into blocks and links, and remembers which text node each piece came from.
import { BOLD_HEADING_UNITS, SPACES, bounds, collapse, endsSentence } from "./rules.js";
import { Table, makeHeading } from "./tables.js";

/**
 * @typedef {import("./rules.js").Region} Region
 * @typedef {import("./context.js").Context} Context
 * @typedef {import("../snapshot.d.ts").SourceBlock} SourceBlock
 * @typedef {import("../snapshot.d.ts").TextLink} TextLink
 * @typedef {import("../snapshot.d.ts").Link} Link
 *
 * @typedef {object} OpenLink  a link while it is read
 * @property {Link} entry
 * @property {string} href
 * @property {string} name     what it is called whatever its words are
 * @property {string[]} parts  its words so far, white space collapsed
 * @property {boolean} gap     white space waits to be written
 * @property {string} label    what stands in for words that say nothing
 * @property {TextLink | null} inBlock  its place in the open block
 *
 * @typedef {object} Source  a text node's part in a block
 * @property {Text} node
 * @property {number} at      where in the block its first character stands
 * @property {number} length
 * @property {boolean} breaks whether its newlines are line breaks
 *
 * @typedef {object} OpenBlock
 * @property {SourceBlock} block
 * @property {Context} context
 * @property {string[]} parts
 * @property {number} length
 * @property {boolean} bold
 * @property {boolean} broken  holds a line break
 * @property {TextLink | null} lastLink
 * @property {Source[]} sources
 */

const LINE_BREAKS = ["", "\n", "\n\n"];
/** Signs and the letters of icon fonts are no words. */
const SAYS_SOMETHING = /[\p{Alphabetic}\p{N}]/u;

/** @param {string} run a run of white space */
function breaksIn(run) {
  let count = 0;
  for (let at = run.indexOf("\n"); at >= 0 && count < 2; at = run.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Collapses white space within a text. @param {string} text @param {boolean} breaks */
export function squeeze(text, breaks) {
  if (!breaks) return text.replace(SPACES, " ");
  return text.replace(SPACES, (run) => LINE_BREAKS[breaksIn(run)] || " ");
}

export class Writer {
  constructor() {
    /** @type {SourceBlock[]} */ this.blocks = [];
    /** @type {Source[][]} */ this.sources = [];
    /** @type {Link[]} */ this.links = [];
    /** @type {OpenLink[]} */ this.openLinks = [];
    /** @type {OpenBlock | null} */ this.open = null;
    this.space = false;
    this.breaks = 0;
    this.lastLevel = 0;
    this.tables = 0;
  }

  /** @param {string} role */
  beginTable(role) {
    this.tables += 1;
    return new Table(this.tables - 1, role);
  }

  /** The level of a heading that has none of its own. */
  get levelBelow() {
    return this.lastLevel === 0 ? 2 : Math.min(6, this.lastLevel + 1);
  }

  /** Ends the open block. */
  boundary() {
    this.space = false;
    this.breaks = 0;
    const open = this.open;
    if (!open) return;
    this.open = null;
    for (const link of this.openLinks) link.inBlock = null;
    this.finish(open);
  }

  /** @param {OpenBlock} open */
  finish(open) {
    const { block, context } = open;
    block.text = open.parts.join("");
    const boldLevel = isBoldHeading(open) ? this.levelBelow : 0;
    if (context.cell) context.cell.table.blocks.push({ block, cell: context.cell, boldLevel });
    else if (boldLevel > 0) makeHeading(block, boldLevel);
    this.blocks.push(block);
    this.sources.push(open.sources);
  }

  lineBreak() {
    this.breaks += 1;
  }

  /** White space between the pieces of a link's words. */
  gapInLinks() {
    for (const link of this.openLinks) link.gap = true;
  }

  /** @param {Text} node @param {Context} context @param {boolean} breaks whether newlines are line breaks */
  text(node, context, breaks) {
    const data = node.data;
    const [from, to] = bounds(data);
    const core = from === to ? "" : squeeze(data.slice(from, to), breaks);
    for (const link of this.openLinks) addWords(link, core, from > 0, to < data.length);
    if (context.silent) return;
    if (core === "" || context.unseen) {
      if (data.search(SPACES) >= 0) this.wait(data, breaks);
      return;
    }
    if (from > 0) this.wait(data.slice(0, from), breaks);
    this.write(node, core, context, breaks);
    if (to < data.length) this.wait(data.slice(to), breaks);
  }

  /** Notes white space that is written once more text follows. @param {string} text @param {boolean} breaks */
  wait(text, breaks) {
    this.space = true;
    if (breaks) this.breaks += breaksIn(text);
  }

  /** @param {Text} node @param {string} core @param {Context} context @param {boolean} breaks */
  write(node, core, context, breaks) {
    const link = this.openLinks.at(-1);
    const open = (this.open ??= this.begin(context));
    const join = this.joint(open, link);
    if (join) this.append(open, join);
    const at = open.length;
    this.append(open, core);
    open.bold &&= context.bold;
    open.broken ||= breaks && core.includes("\n");
    open.sources.push({ node, at, length: core.length, breaks });
    if (link) this.markLink(open, link, at);
    this.space = false;
    this.breaks = 0;
  }

  /** What stands between the block's text and what follows. @param {OpenBlock} open @param {OpenLink | undefined} link */
  joint(open, link) {
    if (open.length === 0) return "";
    if (this.breaks > 0) {
      open.broken = true;
      return LINE_BREAKS[Math.min(2, this.breaks)];
    }
    if (this.space) return " ";
    const touching = link && !link.inBlock && open.lastLink?.end === open.length;
    return touching ? " " : "";
  }

  /** @param {OpenBlock} open @param {string} text */
  append(open, text) {
    open.parts.push(text);
    open.length += text.length;
  }

  /** @param {Context} context @returns {OpenBlock} */
  begin(context) {
    /** @type {SourceBlock} */
    const block = { kind: context.kind, text: "" };
    if (context.level > 1) block.level = context.level;
    if (context.region !== "main") block.region = context.region;
    return { block, context, parts: [], length: 0, bold: true, broken: false, lastLink: null, sources: [] };
  }

  /** @param {OpenBlock} open @param {OpenLink} link @param {number} at */
  markLink(open, link, at) {
    if (!link.inBlock) {
      link.inBlock = { start: at, end: at, href: link.href };
      (open.block.links ??= []).push(link.inBlock);
    }
    link.inBlock.end = open.length;
    open.lastLink = link.inBlock;
  }

  /** @param {string} href @param {Region} region @param {string} name @param {string} label @returns {OpenLink} */
  openLink(href, region, name, label) {
    /** @type {Link} */
    const entry = { href, text: "" };
    if (region !== "main") entry.region = region;
    /** @type {OpenLink} */
    const link = { entry, href, name, parts: [], gap: false, label, inBlock: null };
    this.links.push(entry);
    this.openLinks.push(link);
    return link;
  }

  closeLink() {
    const link = this.openLinks.pop();
    if (!link) return;
    const words = link.parts.join("");
    link.entry.text = link.name || (SAYS_SOMETHING.test(words) ? words : link.label || words);
  }

  /** An image’s words stand in for a link’s. @param {string | null} alt */
  image(alt) {
    for (const link of this.openLinks) link.label ||= collapse(alt ?? "");
  }

  /** So does a drawing’s title. @param {Element} svg */
  drawing(svg) {
    if (this.openLinks.some(({ label }) => label === "")) this.image(svg.querySelector("title")?.textContent ?? "");
  }
}

/** @param {OpenLink} link @param {string} words @param {boolean} spaceBefore @param {boolean} spaceAfter */
function addWords(link, words, spaceBefore, spaceAfter) {
  link.gap ||= spaceBefore;
  if (words === "") return;
  if (link.gap && link.parts.length > 0) link.parts.push(" ");
  link.parts.push(words.replace(/\n+/g, " "));
  link.gap = spaceAfter;
}

/** @param {OpenBlock} open */
function isBoldHeading({ block, bold, broken, length }) {
  return block.kind === "paragraph" && bold && !broken && length <= BOLD_HEADING_UNITS
    && !block.region && !endsSentence(block.text);
}
