// Brings a passage before the reader: opens what hides it, scrolls all that scrolls around it.
import { openerOf } from "./reader/openers.js";
import { fixedAround, frameOf, hitAt, parentOf } from "./tree.js";

/** Less than this is no box to read in. */
const SHUT = 4;
/** Between a passage and what covered it. */
const GAP = 12;
/** What opens slowly has opened by then. */
const OPENED = 400;

/** @param {Range} range the first of a passage @param {Element} own what of ours must not cover it */
export function reveal(range, own) {
  const opened = open(range.startContainer);
  bringIntoView(range, own);
  if (opened) setTimeout(() => range.collapsed || bringIntoView(range, own), OPENED);
}

/** Whether a passage has a place in its window. @param {Range} range */
export const isSeen = (range) => range.getClientRects().length > 0;

/** From the outside in: an inner panel often exists only once the outer one is open. @param {Node} node @returns {boolean} whether anything had to be opened */
function open(node) {
  const around = [];
  for (let at = parentOf(node); at; at = parentOf(at)) around.unshift(at);
  return around.filter(openOne).length > 0;
}

/** @param {Element} element @returns {boolean} */
function openOne(element) {
  if (element.localName === "details" && !element.hasAttribute("open")) return element.toggleAttribute("open");
  if (element.getAttribute("hidden") === "until-found") return openUntilFound(element);
  const opener = isShut(element) ? openerOf(element) : null;
  opener?.click();
  return opener !== null;
}

/** As the browser itself does when it finds text there. @param {Element} panel */
function openUntilFound(panel) {
  panel.dispatchEvent(new Event("beforematch", { bubbles: true }));
  panel.removeAttribute("hidden");
  return true;
}

/** @param {Element} element */
function isShut(element) {
  const { display, overflowY, visibility } = getComputedStyle(element);
  if (display === "none") return true;
  const outer = parentOf(element);
  if (visibility === "hidden") return outer !== null && getComputedStyle(outer).visibility !== "hidden";
  return overflowY !== "visible" && element.clientHeight < SHUT && element.scrollHeight > element.clientHeight;
}

/** Innermost first. @param {Range} range @param {Element} own */
function bringIntoView(range, own) {
  for (let at = parentOf(range.startContainer); at; at = parentOf(at)) {
    const { down, across } = scrolls(at);
    if (down) scrollDown(at, range);
    if (across) scrollAcross(at, range);
    if (down && at === document.scrollingElement) comeOut(at, range, own.getBoundingClientRect());
  }
}

/** Out from under what is ours. @param {Element} page @param {Range} range @param {DOMRect} own */
function comeOut(page, range, own) {
  const { top, height } = placeIn(range, document);
  const { left, right } = range.getBoundingClientRect();
  const bottom = top + height;
  if (bottom < own.top || top > own.bottom || right < own.left || left > own.right) return;
  const isLow = own.top > innerHeight - own.bottom;
  page.scrollBy({ top: isLow ? Math.min(bottom - own.top, top) + GAP : top - own.bottom - GAP, behavior: "instant" });
}

/** @param {Element} scroller @param {Range} range */
function scrollDown(scroller, range) {
  const { top, height } = placeIn(range, scroller.ownerDocument);
  const frame = isPage(scroller) ? { top: 0, height: scroller.clientHeight } : scroller.getBoundingClientRect();
  scroller.scrollBy({ top: top + Math.min(height, frame.height / 2) / 2 - (frame.top + frame.height / 2), behavior: "instant" });
  uncover(scroller, range);
}

/** Out from under a header or a banner that is fixed there. @param {Element} scroller @param {Range} range */
function uncover(scroller, range) {
  const root = range.startContainer.getRootNode();
  const line = range.getClientRects()[0];
  if (!line || !("elementFromPoint" in root) || range.startContainer.ownerDocument !== scroller.ownerDocument) return;
  const hit = hitAt(/** @type {Document} */ (root), line.left + 1, line.top + line.height / 2);
  const cover = hit && !hit.contains(range.startContainer) && fixedAround(hit);
  if (!cover || cover.contains(range.startContainer)) return;
  const { top, bottom } = cover.getBoundingClientRect();
  const isAbove = (top + bottom) / 2 < innerHeight / 2;
  scroller.scrollBy({ top: isAbove ? line.top - bottom - GAP : line.bottom - top + GAP, behavior: "instant" });
}

/** Sideways no more than it takes. @param {Element} scroller @param {Range} range */
function scrollAcross(scroller, range) {
  if (range.startContainer.ownerDocument !== scroller.ownerDocument) return;
  const { left, right } = range.getBoundingClientRect();
  const frame = isPage(scroller) ? { left: 0, right: scroller.clientWidth } : scroller.getBoundingClientRect();
  if (left >= frame.left && right <= frame.right) return;
  const isWide = right - left > frame.right - frame.left;
  const fromRight = getComputedStyle(scroller).direction === "rtl" ? isWide : !isWide && left > frame.left;
  scroller.scrollBy({ left: fromRight ? right - frame.right + GAP : left - frame.left - GAP, behavior: "instant" });
}

/** Where a range stands in the window of an outer document. @param {Range} range @param {Document} outer */
function placeIn(range, outer) {
  let { top } = range.getBoundingClientRect();
  const { height } = range.getBoundingClientRect();
  for (let inner = range.startContainer.ownerDocument; inner && inner !== outer;) {
    const frame = frameOf(inner);
    top += frame?.getBoundingClientRect().top ?? 0;
    inner = frame?.ownerDocument ?? null;
  }
  return { top, height };
}

/** @param {Element} element */
const isPage = (element) => element === element.ownerDocument.scrollingElement;

/** @param {Element} element */
function scrolls(element) {
  const down = element.scrollHeight > element.clientHeight;
  const across = element.scrollWidth > element.clientWidth;
  if (isPage(element) || !(down || across)) return { down, across };
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return { down: down && /auto|scroll/.test(style?.overflowY ?? ""), across: across && /auto|scroll/.test(style?.overflowX ?? "") };
}
