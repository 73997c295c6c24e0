// What of an element can be seen. With style sheets the browser is asked; without, only attributes speak.
import { isClosedText, linkedIds } from "./openers.js";
import { collapse, isAccordionButton, isBlockDisplay, isBlockTag, isPartRole, regionOf, roleOf } from "./rules.js";

/**
 * @typedef {import("./context.js").Context} Context
 *
 * @typedef {object} Look
 * @property {boolean} gone      not displayed at all, nor does it open on demand
 * @property {boolean} panel     opens on demand
 * @property {boolean} boundary  begins and ends a block
 * @property {boolean | undefined} unseen  its text is invisible; undefined: as outside
 * @property {boolean | undefined} breaks  its newlines are line breaks; undefined: as outside, or ask later
 */

const KEEPS_NEWLINES = /^(pre|pre-wrap|pre-line|break-spaces)\b/;
const HIDING = new Set(["hidden", "collapse"]);

/** @param {string} display @param {string} float @param {string} position */
const makesBlock = (display, float, position) =>
  isBlockDisplay(display) && (float === "none" || float === "") && position !== "absolute" && position !== "fixed";

const FULLY = { visibilityProperty: true };
/** @type {Look} */
const BLOCK = { gone: false, panel: false, boundary: true, unseen: false, breaks: undefined };
const OPEN_PANEL = { ...BLOCK, panel: true };
const GONE = { ...BLOCK, gone: true, boundary: false };
const GONE_BLOCK = { ...BLOCK, gone: true };

/** Looks at elements of one document. */
export class Sight {
  /** @param {Document} document */
  constructor(document) {
    this.view = document.defaultView;
    /** @type {Map<Node, Set<string>>} */
    this.panels = new Map();
    /** @type {Map<Node, Set<string>>} */
    this.linked = new Map();
  }

  /** @param {Element} element @param {string} tag @param {string} role @param {Context} outer @returns {Look} */
  look(element, tag, role, outer) {
    const boundary = isBlockTag(tag) || isPartRole(role);
    if (outer.silent) return boundary ? GONE_BLOCK : GONE;
    // One call for the many that are simply visible; a style object costs several times that.
    if (boundary && this.view && element.checkVisibility(FULLY)) return this.isPanel(element, role) ? OPEN_PANEL : BLOCK;
    const seen = this.view ? rendered(element, boundary, this.view) : written(element, tag);
    const panel = this.isPanel(element, role) || (seen.gone && boundary && this.opens(element, tag, role, outer));
    return { ...seen, panel, gone: seen.gone && !panel, boundary: boundary || seen.boundary };
  }

  /** Whether newlines of the element's text are line breaks. @param {Element} element */
  breaks(element) {
    if (!this.view) return undefined;
    const style = this.view.getComputedStyle(element);
    const kept = style.getPropertyValue("white-space-collapse");
    return kept ? kept !== "collapse" && kept !== "preserve-spaces" : KEEPS_NEWLINES.test(style.whiteSpace);
  }

  /** Whether an element opens on demand, so that its being closed does not count. @param {Element} element @param {string} role */
  isPanel(element, role) {
    if (!element.hasAttributes()) return false;
    if (role === "tabpanel") return true;
    if (element.getAttribute("hidden")?.toLowerCase() === "until-found") return true;
    return element.id !== "" && this.panelsOf(element.getRootNode()).has(element.id);
  }

  /** Whether it does although nothing says so: only the browser knows what can be pressed. @param {Element} element @param {string} tag @param {string} role @param {Context} outer */
  opens(element, tag, role, outer) {
    if (!this.view || regionOf(element, tag, role, outer.region, outer.sectioned) !== "main") return false;
    return isClosedText(element, cached(this.linked, element.getRootNode(), linkedIds));
  }

  /** @param {Node} root */
  panelsOf(root) {
    return cached(this.panels, root, controlledIds);
  }
}

/** @param {Map<Node, Set<string>>} known @param {Node} root @param {(root: ParentNode) => Set<string>} find */
function cached(known, root, find) {
  let ids = known.get(root);
  if (!ids) known.set(root, (ids = "querySelectorAll" in root ? find(/** @type {ParentNode & Node} */ (root)) : new Set()));
  return ids;
}

/** @param {Element} element @param {boolean} structural a block whatever its style @param {Window} view */
function rendered(element, structural, view) {
  const style = view.getComputedStyle(element);
  const display = style.display;
  return {
    gone: display === "none",
    boundary: !structural && display !== "inline" && makesBlock(display, style.float, style.position),
    unseen: HIDING.has(style.visibility),
    breaks: undefined,
  };
}

/** @param {Element} element @param {string} tag */
function written(element, tag) {
  const style = /** @type {HTMLElement} */ (element).style;
  const own = style && style.length > 0 ? style : undefined;
  return {
    gone: own?.display === "none" || isHiddenByAttribute(element, tag),
    boundary: own !== undefined && makesBlock(own.display, own.float, own.position),
    unseen: own?.visibility ? HIDING.has(own.visibility) : undefined,
    breaks: own?.whiteSpace ? KEEPS_NEWLINES.test(own.whiteSpace) : undefined,
  };
}

/** @param {Element} element @param {string} tag */
function isHiddenByAttribute(element, tag) {
  if (tag === "dialog" && !element.hasAttribute("open")) return true;
  if (element.hasAttribute("popover")) return true;
  const hidden = element.getAttribute("hidden");
  return hidden !== null && hidden.toLowerCase() !== "until-found";
}

/** Ids that accordion buttons and tabs of a document or shadow root name. @param {ParentNode} root @returns {Set<string>} */
function controlledIds(root) {
  const ids = new Set();
  for (const control of root.querySelectorAll("[aria-controls]")) {
    const role = roleOf(control);
    if (role !== "tab" && !isAccordionButton(control, role)) continue;
    for (const id of collapse(control.getAttribute("aria-controls") ?? "").split(" ")) ids.add(id);
  }
  return ids;
}
