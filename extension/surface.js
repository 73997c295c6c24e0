// The one element that we add to a page: a host with a closed shadow root, in a corner, out of everybody's way.
import { element } from "./summary.dom.js";
import { debounced } from "./watch.js";
import { CORNERS } from "./settings.js";

/** @typedef {import("./settings.js").Corner} Corner */

/** What covers most of the window is a backdrop: to stand on it covers nothing. */
const BACKDROP_SHARE = 0.7;
/** From a corner's number in CORNERS to the others': bit 0 is the side, bit 1 the edge. */
const NEXT = [0, 1, 2, 3];
const CONTROLS = "a, button, input, select, textarea, summary, [role=button], [tabindex]";

export class Surface {
  #host = document.createElement("div");
  #root;
  #box;
  #later = debounced(() => this.#evade());
  #observer = new MutationObserver(this.#later);
  /** @type {Corner} */ #wanted;

  /** @param {readonly string[]} styles @param {import("./words.js").Words} words @param {Corner} corner */
  constructor(styles, words, corner) {
    this.#wanted = corner;
    this.#root = this.#host.attachShadow({ mode: "closed" });
    this.#root.adoptedStyleSheets = styles.map(sheetOf);
    this.#box = element("div", { class: "cl-page", lang: words.tag, dir: words.direction, "data-corner": corner });
    this.#root.append(this.#box);
    // The page's own keys must not act on what is typed here.
    for (const type of ["keydown", "keyup", "keypress"]) this.#root.addEventListener(type, (event) => event.stopPropagation());
  }

  /** @param {HTMLElement} content */
  show(content) {
    this.#box.replaceChildren(content);
    if (!this.#host.isConnected) this.#appear();
    this.#evade();
  }

  #appear() {
    document.documentElement.append(this.#host);
    const attributes = { attributes: true, attributeFilter: ["class", "style", "hidden", "open"] };
    this.#observer.observe(document.documentElement, { childList: true, subtree: true, ...attributes });
    for (const [target, type] of this.#moments()) target.addEventListener(type, this.#later);
  }

  remove() {
    this.#host.remove();
    this.#observer.disconnect();
    for (const [target, type] of this.#moments()) target.removeEventListener(type, this.#later);
  }

  /** When something may have come to stand where we are. @returns {[EventTarget, string][]} */
  #moments() {
    return [[window, "resize"], [document, "transitionend"], [document, "animationend"]];
  }

  /** The focused element inside. */
  get focused() {
    return this.#root.activeElement;
  }

  get corner() {
    return /** @type {Corner} */ (this.#box.dataset["corner"]);
  }

  /** The reader's own choice of corner. */
  set corner(corner) {
    this.#wanted = corner;
    this.#box.dataset["corner"] = corner;
  }

  /** Goes to the first corner where it covers nothing that stands fixed there, unless the reader is at it. */
  #evade() {
    if (!this.#host.isConnected || this.focused || this.#box.matches(":hover, :has(.cl-panel)")) return;
    const wanted = CORNERS.indexOf(this.#wanted);
    // First along the same edge of the window, then along the other.
    const order = NEXT.map((step) => /** @type {Corner} */ (CORNERS[wanted ^ step]));
    this.#box.dataset["corner"] = order.find((corner) => this.#isFree(corner)) ?? this.#wanted;
  }

  /** @param {Corner} corner */
  #isFree(corner) {
    this.#box.dataset["corner"] = corner;
    const { left, top, right, bottom } = this.#box.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [[left, top], [right, top], [left, bottom], [right, bottom], [x, y], [x, top], [x, bottom]];
    return points.every(([px, py]) => !this.#isTaken(px ?? 0, py ?? 0));
  }

  /** @param {number} x @param {number} y */
  #isTaken(x, y) {
    const hit = document.elementsFromPoint(x, y).find((found) => found !== this.#host);
    const fixed = hit && fixedAround(hit);
    if (!fixed) return false;
    const { width, height } = fixed.getBoundingClientRect();
    const isBackdrop = width * height > BACKDROP_SHARE * innerWidth * innerHeight;
    return !isBackdrop || hit.closest(CONTROLS) !== null;
  }
}

/** @param {string} css */
function sheetOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** What holds the element fixed over the page, if anything does. @param {Element} hit */
function fixedAround(hit) {
  for (let at = /** @type {Element | null} */ (hit); at; at = at.parentElement) {
    const { position } = getComputedStyle(at);
    if (position === "fixed" || position === "sticky") return at;
  }
  return null;
}
