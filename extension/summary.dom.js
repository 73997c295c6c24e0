/** Building elements. Data only ever becomes text; nothing here parses markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children; absent children are left out.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | boolean | null | undefined>} [attributes] `true` sets an empty attribute; null and false set none
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false && child !== "") made.append(child);
  }
  return made;
}

/**
 * A button with words on it.
 *
 * @param {string} label
 * @param {() => void} onClick
 * @param {Record<string, string | boolean | null | undefined>} [attributes] in place of the class `button`
 * @returns {HTMLButtonElement}
 */
export function button(label, onClick, attributes = { class: "button" }) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", onClick);
  return made;
}

/**
 * A decorative drawing: `paths` are the attributes of its `path` elements.
 *
 * @param {string} className
 * @param {readonly Readonly<Record<string, string>>[]} paths
 * @returns {SVGSVGElement}
 */
export function drawing(className, paths) {
  const svg = document.createElementNS(SVG, "svg");
  setAttributes(svg, { class: className, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  for (const path of paths) {
    const made = document.createElementNS(SVG, "path");
    setAttributes(made, path);
    svg.append(made);
  }
  return svg;
}

/**
 * A link where the address is one that may be followed, else its words alone.
 *
 * @param {string} href as written in the page
 * @param {string} text
 * @param {{ base?: string | null, hint: string }} how `base` resolves relative addresses; `hint` says that a new tab opens
 * @returns {Node}
 */
export function link(href, text, { base, hint }) {
  const address = safeAddress(href, base);
  if (!address) return element("span", { class: "cl-plain", dir: "auto" }, text);
  const words = element("bdi", {}, text);
  if (address.startsWith("mailto:")) return element("a", { class: "cl-link", href: address }, words);
  const attributes = { class: "cl-link", href: address, target: "_blank", rel: "noopener noreferrer" };
  return element("a", attributes, words, hidden(` (${hint})`));
}

/**
 * Policies are other people's text: an address in them is followed only over the web or by mail.
 *
 * @param {string} href
 * @param {string | null} [base]
 * @returns {string | null}
 */
export function safeAddress(href, base) {
  const url = parseAddress(href, base);
  return url && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}

/**
 * @param {string} href
 * @param {string | null} [base]
 */
function parseAddress(href, base) {
  if (href === "") return null;
  try {
    return new URL(href, base ?? undefined);
  } catch {
    return null;
  }
}

/**
 * Words for screen readers only.
 *
 * @param {string} text
 */
export function hidden(text) {
  return element("span", { class: "cl-hidden" }, text);
}

/**
 * @param {Element} target
 * @param {Readonly<Record<string, string | boolean | null | undefined>>} attributes
 */
function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? "" : value);
  }
}
