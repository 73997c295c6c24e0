// Panels that are closed until something is pressed, and what that is. Few pages name it; most only put it where a reader looks for it.

/** What opens a panel that does not name it. */
const OPENERS = "[aria-expanded], [role=tab], button, [role=button], summary";
const HEADINGS = "h1, h2, h3, h4, h5, h6, dt, [role=heading]";
const TABS = `${OPENERS}, a`;

/** So many boxes may stand around a panel before its opener comes. */
const WRAPPERS = 2;
/** A title is no longer, in characters; and who closes less text than the second has not closed a part of a policy. */
const LONGEST_TITLE = 200;
const LEAST_TEXT = 40;
/** Of more alike elements none is looked at: they are no tabs. */
const MOST_TABS = 60;
/** So many nodes are looked at for their text. */
const MOST_NODES = 400;

/** The control that opens a closed panel: one that names it or is named by it, one right before it, or the tab with its place in the row.
 * @param {Element} panel @returns {HTMLElement | null} */
export function openerOf(panel) {
  const found = naming(panel) ?? openerBefore(panel) ?? tabOf(panel);
  return found && isHarmless(found) ? /** @type {HTMLElement} */ (found) : null;
}

/** Whether an element that is not displayed is closed text, and no menu, form or message that comes up. Asks the browser for styles, and
 * nothing of the whole page. @param {Element} element @param {ReadonlySet<string>} linked the ids that links and buttons of its root lead to */
export function isClosedText(element, linked) {
  const { position } = getComputedStyle(element);
  if (position === "fixed" || position === "absolute" || element.closest("form, dialog, [role=dialog], [aria-modal]")) return false;
  if (lengthOf(element, LEAST_TEXT) < LEAST_TEXT) return false;
  if (element.id !== "" && linked.has(element.id)) return true;
  const opener = openerBefore(element) ?? tabOf(element);
  return opener !== null && isHarmless(opener) && isPressed(opener);
}

/** The ids that links and buttons lead to. @param {ParentNode} root @returns {Set<string>} */
export function linkedIds(root) {
  const ids = new Set();
  for (const control of root.querySelectorAll("a[href^='#'], [data-target^='#'], [data-bs-target^='#']")) {
    for (const name of ["href", "data-target", "data-bs-target"]) ids.add(control.getAttribute(name)?.slice(1));
  }
  return ids;
}

/** @param {Element} panel @returns {Element | null} */
function naming(panel) {
  const root = /** @type {Document | ShadowRoot} */ (panel.getRootNode());
  const id = CSS.escape(panel.id);
  const names = `[aria-controls~="${id}"], [data-target="#${id}"], [data-bs-target="#${id}"], a[href="#${id}"]`;
  const named = panel.getAttribute("aria-labelledby")?.trim().split(/\s+/)[0];
  return (id ? root.querySelector(names) : null) ?? (named ? root.getElementById(named) : null);
}

/** @param {Element} panel @returns {Element | null} */
function openerBefore(panel) {
  const before = siblingBefore(panel);
  if (!before || lengthOf(before, LONGEST_TITLE) >= LONGEST_TITLE) return null;
  if (before.matches(OPENERS)) return before;
  return before.querySelector(OPENERS) ?? (before.matches(HEADINGS) || isPressed(before) ? before : null);
}

/** Panels that are alike, and a row of as many tabs before them. @param {Element} panel @returns {Element | null} */
function tabOf(panel) {
  const all = panel.parentElement?.children;
  if (!all || all.length > MOST_TABS) return null;
  const panels = [...all].filter((one) => isAlike(one, panel));
  const row = panels.length > 1 && panels[0] ? siblingBefore(panels[0]) : null;
  if (!row) return null;
  for (const tabs of [row.querySelectorAll(TABS), row.querySelectorAll("li"), row.children]) {
    if (tabs.length === panels.length) return tabs[panels.indexOf(panel)] ?? null;
  }
  return null;
}

/** Alike in tag and in one class, and written in one language. @param {Element} one @param {Element} other */
const isAlike = (one, other) =>
  one.localName === other.localName && one.getAttribute("lang") === other.getAttribute("lang") && [...one.classList].some((name) => other.classList.contains(name));

/** @param {Element} element */
function siblingBefore(element) {
  let first = element;
  for (let up = 0; up < WRAPPERS && !first.previousElementSibling && first.parentElement; up += 1) first = first.parentElement;
  return first.previousElementSibling;
}

/** Whether it looks as if it could be pressed. @param {Element} element */
const isPressed = (element) => element.matches(OPENERS) || getComputedStyle(element).cursor === "pointer";

/** Neither leads away nor sends anything. @param {Element} control */
function isHarmless(control) {
  if (!("click" in control) || control.closest("a[href]:not([href^='#'])")) return false;
  // A button may belong to a form that it does not stand in.
  const { form, type } = /** @type {HTMLButtonElement} */ (control);
  return !form || type === "button";
}

/** How many characters of text, up to as many as are of interest. @param {Element} element @param {number} most */
function lengthOf(element, most) {
  const nodes = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_ALL);
  let length = 0;
  for (let seen = 0; seen < MOST_NODES && length < most && nodes.nextNode(); seen += 1) {
    const { currentNode } = nodes;
    if (currentNode.nodeType === Node.TEXT_NODE) length += currentNode.nodeValue?.trim().length ?? 0;
  }
  return length;
}
