// Marks passages without touching the page's elements: CSS Custom Highlight. Names say nothing, the page may list them.
const CURRENT = "reading-current";
const OTHERS = "reading-others";

const STYLE = `
::highlight(${CURRENT}) { background-color: #ffe27a; color: #1c2128; }
::highlight(${OTHERS}) { background-color: #fff3c4; color: #1c2128; }`;

/** @typedef {() => Range[] | null} Place  asked late: the page may have changed */

export class Highlighter {
  /** Documents and shadow roots that have our style sheet. @type {Map<Document | ShadowRoot, CSSStyleSheet>} */
  #styled = new Map();
  /** @type {Set<any>} */ #windows = new Set();

  /**
   * Goes to one passage and marks the others more faintly.
   * @param {Place[]} places @param {number} index
   * @returns {boolean} whether the passage is still in the page
   */
  go(places, index) {
    this.clear();
    const current = places[index]?.() ?? null;
    const others = places.flatMap((place, i) => (i === index ? [] : (place() ?? [])));
    this.#mark(OTHERS, others);
    if (!current) return false;
    this.#mark(CURRENT, current);
    reveal(current);
    return true;
  }

  clear() {
    for (const view of this.#windows) for (const name of [CURRENT, OTHERS]) view.CSS.highlights.delete(name);
    for (const [root, sheet] of this.#styled) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    this.#windows.clear();
    this.#styled.clear();
  }

  /** @param {string} name @param {Range[]} ranges */
  #mark(name, ranges) {
    for (const [view, own] of byWindow(ranges)) {
      view.CSS.highlights.set(name, new view.Highlight(...own));
      this.#windows.add(view);
    }
    for (const range of ranges) this.#style(range.startContainer);
  }

  /** @param {Node} node */
  #style(node) {
    const root = /** @type {Document | ShadowRoot} */ (node.getRootNode());
    if (this.#styled.has(root)) return;
    const view = /** @type {any} */ (node.ownerDocument?.defaultView);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#styled.set(root, sheet);
  }
}

/** Each frame marks its own. @param {Range[]} ranges @returns {Map<any, Range[]>} */
function byWindow(ranges) {
  const windows = new Map();
  for (const range of ranges) {
    const view = range.startContainer.ownerDocument?.defaultView;
    if (view) windows.set(view, [...(windows.get(view) ?? []), range]);
  }
  return windows;
}

/** Opens what hides a passage, and brings it into view. @param {Range[]} ranges */
function reveal(ranges) {
  const [range] = ranges;
  if (!range) return;
  open(range.startContainer);
  bringIntoView(range);
}

/** @param {Node} node */
function open(node) {
  for (let at = parentOf(node); at; at = parentOf(at)) {
    if (at.localName === "details") at.setAttribute("open", "");
    else if (at.getAttribute("hidden") === "until-found") openUntilFound(at);
    else if (at.id && getComputedStyle(at).display === "none") controlOf(at)?.click();
  }
}

/** As the browser itself does when it finds text there. @param {Element} panel */
function openUntilFound(panel) {
  panel.dispatchEvent(new Event("beforematch", { bubbles: true }));
  panel.removeAttribute("hidden");
}

/** The button or tab that opens a panel. @param {Element} panel */
function controlOf(panel) {
  const root = /** @type {Document | ShadowRoot} */ (panel.getRootNode());
  const control = root.querySelector(`[aria-controls~="${CSS.escape(panel.id)}"]`);
  return control instanceof HTMLElement ? control : null;
}

/** Out of shadow roots and frames too, whose classes are not ours. @param {Node} node @returns {Element | null} */
function parentOf(node) {
  const parent = /** @type {Element} */ (node).assignedSlot ?? node.parentNode;
  if (parent?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return /** @type {ShadowRoot} */ (parent).host;
  if (parent?.nodeType === Node.DOCUMENT_NODE) return frameOf(/** @type {Document} */ (parent));
  return /** @type {Element | null} */ (parent);
}

/** @param {Document} document */
const frameOf = (document) => document.defaultView?.frameElement ?? null;

/** Scrolls all that scrolls around a passage, innermost first. @param {Range} range */
function bringIntoView(range) {
  for (let at = parentOf(range.startContainer); at; at = parentOf(at)) {
    if (!scrolls(at)) continue;
    const { top, height } = placeIn(range, at.ownerDocument);
    const frame = at === at.ownerDocument.scrollingElement ? { top: 0, height: at.clientHeight } : at.getBoundingClientRect();
    at.scrollBy({ top: top + Math.min(height, frame.height / 2) / 2 - (frame.top + frame.height / 2), behavior: "instant" });
  }
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
function scrolls(element) {
  if (element === element.ownerDocument.scrollingElement) return true;
  if (element.scrollHeight <= element.clientHeight) return false;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return /auto|scroll/.test(style?.overflowY ?? "");
}
