// Ways through a page that lead out of and into shadow roots and frames, whose classes are not ours.

/** @param {Node} node @returns {Element | null} */
export function parentOf(node) {
  const parent = /** @type {Element} */ (node).assignedSlot ?? node.parentNode;
  if (parent?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return /** @type {ShadowRoot} */ (parent).host;
  if (parent?.nodeType === Node.DOCUMENT_NODE) return frameOf(/** @type {Document} */ (parent));
  return /** @type {Element | null} */ (parent);
}

/** @param {Document} document */
export const frameOf = (document) => document.defaultView?.frameElement ?? null;

/** The hosts that we put into the page ourselves: what stands in them is nothing of the page's. @type {WeakSet<Element>} */
export const OWN = new WeakSet();

/** An element's shadow root, a closed one where the browser opens it to extensions. @param {Element} element @returns {ShadowRoot | null} */
export function rootIn(element) {
  if (OWN.has(element)) return null;
  if (element.shadowRoot || !(element instanceof HTMLElement)) return element.shadowRoot;
  if ("openOrClosedShadowRoot" in element) return /** @type {any} */ (element).openOrClosedShadowRoot;
  return globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null;
}

/** What stands at a point of a document's window, as deep as it goes. @param {Document | ShadowRoot} root @param {number} x @param {number} y */
export function hitAt(root, x, y) {
  let hit = root.elementFromPoint(x, y);
  for (let inside = hit && rootIn(hit); inside;) {
    const inner = inside.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
    inside = rootIn(inner);
  }
  return hit;
}

/** What holds an element fixed over the page, if anything does. @param {Element} hit */
export function fixedAround(hit) {
  for (let at = /** @type {Element | null} */ (hit); at; at = parentOf(at)) {
    const { position } = getComputedStyle(at);
    if (position === "fixed" || position === "sticky") return at;
  }
  return null;
}
