// Marks passages without touching the page's elements: CSS Custom Highlight. Names say nothing, the page may list them.
import { debounced } from "./watch.js";

const CURRENT = "reading-current";

/**
 * The looks of topics, in the order of the report: ground, line, kind of line. Where the hues come round again, the line is another.
 * Ink goes with every ground, so that it can be read on a dark page too.
 * @type {readonly (readonly [string, string, string])[]}
 */
export const LOOKS = Object.freeze([
  ["#cfe0ff", "#2450b0", "solid"], ["#e6d8ff", "#5b35a8", "solid"], ["#bdeee2", "#0a6a5e", "solid"], ["#f2dfb8", "#7a5200", "solid"],
  ["#ffd3e8", "#9d1f66", "solid"], ["#ffd8c8", "#9c3d12", "solid"], ["#d6dde6", "#44546a", "solid"], ["#dff0ae", "#4c6600", "solid"],
  ["#cfe0ff", "#2450b0", "dotted"], ["#e6d8ff", "#5b35a8", "dotted"], ["#bdeee2", "#0a6a5e", "dotted"], ["#f2dfb8", "#7a5200", "dotted"],
  ["#ffd3e8", "#9d1f66", "dotted"],
]);

const INK = "#1c2128";
const NAMES = [CURRENT, ...LOOKS.map((_, look) => nameOf(look))];
const STYLE = [
  ...LOOKS.map(([ground, line, kind], look) => rule(nameOf(look), ground, `${line} ${kind} 2px`)),
  rule(CURRENT, "#ffc933", `${INK} solid 3px`),
].join("\n");

/** @param {string} name @param {string} ground @param {string} line */
function rule(name, ground, line) {
  return `::highlight(${name}) { background-color: ${ground}; color: ${INK}; text-decoration: underline ${line}; }`;
}

/** @param {number} look */
function nameOf(look) {
  return `reading-${look + 1}`;
}

export class Highlighter {
  /** Documents and shadow roots that have our style sheet. @type {Map<Document | ShadowRoot, CSSStyleSheet>} */
  #styled = new Map();
  /** @type {Set<any>} */ #windows = new Set();
  #observer;

  /** @param {() => void} onChange a frame or shadow root with a passage in it has changed */
  constructor(onChange) {
    this.#observer = new MutationObserver(debounced(onChange));
  }

  /** Marks the passages of all topics that are shown. @param {Map<number, Range[]>} ranges by the topic's look */
  mark(ranges) {
    LOOKS.forEach((_, look) => this.#set(nameOf(look), ranges.get(look) ?? [], 0));
  }

  /** Marks the one passage that the reader is at. @param {Range[]} ranges */
  markCurrent(ranges) {
    this.#set(CURRENT, ranges, 1);
  }

  clear() {
    for (const view of this.#windows) for (const name of NAMES) view.CSS.highlights.delete(name);
    for (const [root, sheet] of this.#styled) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    this.#observer.disconnect();
    this.#windows.clear();
    this.#styled.clear();
  }

  /** @param {string} name @param {Range[]} ranges @param {number} priority */
  #set(name, ranges, priority) {
    for (const view of this.#windows) view.CSS.highlights.delete(name);
    for (const [view, own] of byWindow(ranges)) {
      const highlight = new view.Highlight(...own);
      highlight.priority = priority;
      view.CSS.highlights.set(name, highlight);
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
    // The page itself is watched already.
    if (root !== document) this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }
}

/** Each frame marks its own. @param {Range[]} ranges @returns {Map<any, Range[]>} */
function byWindow(ranges) {
  const windows = new Map();
  for (const range of ranges) {
    const view = range.startContainer.ownerDocument?.defaultView;
    if (!view) continue;
    if (!windows.has(view)) windows.set(view, []);
    windows.get(view).push(range);
  }
  return windows;
}
