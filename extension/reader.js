// Reads a page: one walk over the DOM, which it never changes. The rules: docs/reading.md.
import { isPlain, nameIn } from "./plain.js";
import { contextIn, outermost } from "./reader/context.js";
import { rangesOf } from "./reader/locate.js";
import { collapse, isBlank, isDecoration, isSkipped, roleOf } from "./reader/rules.js";
import { Sight } from "./reader/sight.js";
import { Writer } from "./reader/writer.js";
import { rootIn } from "./tree.js";

/**
 * @typedef {import("./reader/context.js").Context} Context
 * @typedef {import("./reader/tables.js").Table} Table
 * @typedef {import("./snapshot.d.ts").Snapshot} Snapshot
 *
 * @typedef {object} Reading
 * @property {Snapshot} snapshot
 * @property {(block: number, start: number, end: number) => Range[] | null} locate  where a slice of a block's text (UTF-16 units) stands
 *   in the page, one range a text node; null where the page has changed since
 *
 * @typedef {object} Frame  an element whose children are being read
 * @property {Context} context
 * @property {Element} element
 * @property {Node | null} child    the next child
 * @property {Iterator<Node> | null} list  or the nodes a slot shows
 * @property {boolean} boundary     begins and ends a block
 * @property {boolean} link         is an open link
 * @property {Table | null} table   the table it opened
 */

const DEEPEST_FRAME = 3;

/**
 * Reads a document, rendered or only parsed, or a part of it.
 * @param {Document} document
 * @param {{url?: string | null, root?: Element, title?: string}} [options]
 * @returns {Reading}
 */
export function read(document, { url = null, root = document.documentElement, title = document.title } = {}) {
  const writer = new Writer();
  walk(document, root, writer);
  return {
    snapshot: { ...pageOf(document, title, url), url, blocks: writer.blocks, links: writer.links },
    locate: (block, start, end) => rangesOf(writer.sources[block] ?? [], start, end),
  };
}

/** @param {Document} document @param {string} title @param {string | null} url */
function pageOf(document, title, url) {
  return {
    title: (isPlain(document.contentType) ? nameIn(url ?? "") : collapse(title)) || null,
    lang: collapse(document.documentElement?.getAttribute("lang") ?? "") || null,
  };
}

/** @param {Document} document @param {Element | null} root @param {Writer} writer */
function walk(document, root, writer) {
  /** @type {Frame[]} */
  const open = [];
  if (root) enter(root, outermost(new Sight(document)), open, writer);
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const node = next(frame);
    if (!node) {
      open.pop();
      leave(frame, writer);
    } else if (node.nodeType === Node.TEXT_NODE) {
      readText(/** @type {Text} */ (node), frame, writer);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      enter(/** @type {Element} */ (node), frame.context, open, writer);
    }
  }
  writer.boundary();
}

/** @param {Frame} frame @returns {Node | null} */
function next(frame) {
  if (frame.list) return frame.list.next().value ?? null;
  const node = frame.child;
  frame.child = node ? node.nextSibling : null;
  return node;
}

/** @param {Text} node @param {Frame} frame @param {Writer} writer */
function readText(node, { context, element }, writer) {
  const newline = !context.pre && !context.silent && node.data.includes("\n");
  // Only where there is a newline is the style worth its price.
  const breaks = newline ? (context.sight.breaks(element) ?? false) : context.pre;
  writer.text(node, context, breaks);
}

/** @param {Element} element @param {Context} outer @param {Frame[]} open @param {Writer} writer */
function enter(element, outer, open, writer) {
  const tag = element.localName;
  if (tag === "br") return readBreak(outer, writer);
  if (tag === "img" && !isDecoration(element, tag)) writer.image(element.getAttribute("alt"));
  if (tag === "svg") writer.drawing(element);
  if (tag === "iframe" || tag === "frame") return enterFrame(element, outer, open, writer);
  if (isSkipped(tag) || isDecoration(element, tag)) return;
  const role = roleOf(element);
  const look = outer.sight.look(element, tag, role, outer);
  if (look.boundary) bound(look.gone, writer);
  const context = contextIn(element, tag, role, look, outer, writer);
  const link = tag === "a" && openLink(element, context, writer);
  const list = tag === "slot" ? shownIn(/** @type {HTMLSlotElement} */ (element)) : null;
  const child = (shadowOf(element, tag) ?? element).firstChild;
  const table = context.table === outer.table ? null : context.table;
  open.push({ context, element, child, list, boundary: look.boundary, link, table });
}

/** @param {Frame} frame @param {Writer} writer */
function leave({ context, boundary, link, table }, writer) {
  if (link) writer.closeLink();
  if (boundary) bound(context.silent, writer);
  if (table) table.end();
}

/** @param {boolean} silent @param {Writer} writer */
function bound(silent, writer) {
  writer.gapInLinks();
  if (!silent) writer.boundary();
}

/** @param {Context} context @param {Writer} writer */
function readBreak(context, writer) {
  writer.gapInLinks();
  if (!context.silent) writer.lineBreak();
}

/** @param {Element} element @param {Context} context @param {Writer} writer */
function openLink(element, context, writer) {
  const href = element.getAttribute("href");
  if (href === null || isBlank(href)) return false;
  const said = (/** @type {string} */ name) => collapse(element.getAttribute(name) ?? "");
  // What a frame's page calls a place is no address in this page.
  const whole = context.frames > 0 ? /** @type {HTMLAnchorElement} */ (element).href : href;
  writer.openLink(whole, context.region, said("aria-label"), said("title"));
  return true;
}

/** What stands in a slot, in place of its own content. @param {HTMLSlotElement} slot */
function shownIn(slot) {
  const shown = slot.assignedNodes();
  return shown.length > 0 ? shown.values() : null;
}

/** Elements besides those with a hyphen that scripts give a closed root: they are empty without it. */
const PLAIN_HOSTS = new Set(["div", "section", "aside", "span"]);

/** Only elements that may have closed roots are asked for them: asking costs. @param {Element} element @param {string} tag */
function shadowOf(element, tag) {
  const mayHost = tag.includes("-") || (!element.firstChild && PLAIN_HOSTS.has(tag));
  return mayHost ? rootIn(element) : element.shadowRoot;
}

/** @param {Element} element @param {Context} outer @param {Frame[]} open @param {Writer} writer */
function enterFrame(element, outer, open, writer) {
  const root = frameRoot(element);
  if (!root || outer.silent || outer.frames >= DEEPEST_FRAME) return;
  if (outer.sight.look(element, "iframe", "", outer).gone) return;
  const context = { ...outer, sight: new Sight(root.ownerDocument), frames: outer.frames + 1 };
  writer.boundary();
  open.push({ context, element: root, child: root, list: null, boundary: true, link: false, table: null });
}

/** The frame's page, if it is of the same origin. @param {Element} element @returns {Element | null} */
function frameRoot(element) {
  try {
    return /** @type {HTMLIFrameElement} */ (element).contentDocument?.body ?? null;
  } catch {
    return null;
  }
}
