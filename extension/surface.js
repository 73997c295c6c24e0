// The one element that we add to a page: a host with a closed shadow root, in a corner, out of everybody's way.
import { CORNERS } from "./settings.js";
import { element } from "./summary.dom.js";
import { OWN, fixedAround, hitAt, parentOf } from "./tree.js";
import { debounced } from "./watch.js";

/** @typedef {import("./settings.js").Corner} Corner */

/** What covers most of the window is a backdrop: to stand on it covers nothing. */
const BACKDROP_SHARE = 0.7;
/** From a corner's number in CORNERS to the others': bit 0 is the side, bit 1 the edge. */
const NEXT = [0, 1, 2, 3];
const CONTROLS = "a, button, input, select, textarea, summary, [role=button], [tabindex]:not([tabindex^='-'])";
/** No control is smaller (px). */
const STEP = 20;
/** So many bars may lie one on the other at an edge. */
const MOST_BARS = 3;

export class Surface {
  #host = document.createElement("div");
  #root;
  #box;
  #later = debounced(() => this.#evade());
  #observer = new MutationObserver(this.#later);
  /** @type {Corner} */ #wanted;
  /** @type {HTMLElement | null} */ #dialog = null;
  #shown = false;

  /** @param {readonly string[]} styles @param {import("./words.js").Words} words @param {Corner} corner */
  constructor(styles, words, corner) {
    this.#wanted = corner;
    OWN.add(this.#host);
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
    if (!this.#shown) this.#appear();
    this.#evade();
  }

  /** The dialog in which the policy stands, if it does: while it is modal, nothing outside of it can be used. */
  set dialog(/** @type {HTMLElement | null} */ dialog) {
    this.#dialog = dialog;
  }

  #appear() {
    this.#shown = true;
    this.#settle();
    const attributes = { attributes: true, attributeFilter: ["class", "style", "hidden", "open"] };
    this.#observer.observe(document.documentElement, { childList: true, subtree: true, ...attributes });
    for (const [target, type] of this.#moments()) target.addEventListener(type, this.#later);
  }

  #settle() {
    const home = this.#dialog?.isConnected && this.#dialog.matches(":modal") ? this.#dialog : document.documentElement;
    if (this.#host.parentNode !== home) home.append(this.#host);
  }

  remove() {
    this.#shown = false;
    this.#host.remove();
    this.#observer.disconnect();
    for (const [target, type] of this.#moments()) target.removeEventListener(type, this.#later);
  }

  /** When something may have come to stand where we are, or the reader has left us. @returns {[EventTarget, string][]} */
  #moments() {
    return [
      [window, "resize"], [window, "load"], [document, "scroll"], [document, "transitionend"], [document, "animationend"],
      [this.#box, "pointerleave"], [this.#box, "focusout"],
    ];
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

  /** Goes to the first corner where it covers nothing that stands fixed there, or right beside what does, unless the reader is at it. */
  #evade() {
    if (!this.#shown) return;
    this.#settle();
    if (this.focused || this.#box.matches(":hover, :has(.cl-panel)")) return;
    const wanted = CORNERS.indexOf(this.#wanted);
    // First along the same edge of the window, then along the other.
    const order = NEXT.map((step) => /** @type {Corner} */ (CORNERS[wanted ^ step]));
    this.#box.style.pointerEvents = "none";
    const found = order.some((corner) => this.#stands(corner, 0)) || order.some((corner) => this.#stands(corner, MOST_BARS));
    this.#box.style.pointerEvents = "";
    if (!found) this.#put(this.#wanted, 0);
    // Nothing of ours is worth covering the page's own controls for; the toolbar says the same.
    this.#box.toggleAttribute("data-away", !found);
  }

  /** @param {Corner} corner @param {number} shift from its edge (px) */
  #put(corner, shift) {
    this.#box.dataset["corner"] = corner;
    this.#box.style.setProperty("--cl-shift", `${shift}px`);
  }

  /** Stands in a corner, beyond at most so many bars at its edge. @param {Corner} corner @param {number} bars @returns {boolean} whether it covers nothing there */
  #stands(corner, bars) {
    let shift = 0;
    for (let passed = 0; ; passed += 1) {
      this.#put(corner, shift);
      const obstacle = this.#obstacle();
      if (!obstacle) return true;
      const { top, bottom } = obstacle.getBoundingClientRect();
      const beyond = corner.startsWith("block_end") ? innerHeight - top : bottom;
      if (passed >= bars || beyond <= shift || beyond > innerHeight / 2) return false;
      shift = beyond;
    }
  }

  /** What of the page's it would cover. */
  #obstacle() {
    const { left, top, width, height } = this.#box.getBoundingClientRect();
    const [columns, rows] = [Math.ceil(width / STEP), Math.ceil(height / STEP)];
    for (let row = 0; row <= rows; row += 1) {
      for (let column = 0; column <= columns; column += 1) {
        const obstacle = obstacleAt(left + (width * column) / columns, top + (height * row) / rows);
        if (obstacle) return obstacle;
      }
    }
    return null;
  }
}

/** @param {number} x @param {number} y @returns {Element | null} */
function obstacleAt(x, y) {
  const hit = hitAt(document, x, y);
  const fixed = hit && fixedAround(hit);
  if (!fixed || fixed === document.documentElement) return null;
  const { left, top, right, bottom, width, height } = fixed.getBoundingClientRect();
  // The backdrop of a dialog of the browser's own answers as the dialog.
  if (x < left || x > right || y < top || y > bottom) return null;
  if (!isLarge(width, height)) return fixed;
  return isScrolledPage(hit, fixed) ? null : hit.closest(CONTROLS);
}

/** @param {number} width @param {number} height */
const isLarge = (width, height) => width * height > BACKDROP_SHARE * innerWidth * innerHeight;

/** Applications put all of their page into a box that is fixed and scrolls. @param {Element} hit @param {Element} fixed */
function isScrolledPage(hit, fixed) {
  for (let at = /** @type {Element | null} */ (hit); at; at = at === fixed ? null : parentOf(at)) {
    if (at.scrollHeight > 1.5 * innerHeight && isLarge(at.clientWidth, at.clientHeight)) return true;
  }
  return false;
}

/** @param {string} css */
function sheetOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
