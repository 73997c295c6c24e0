// Reads a policy without leaving the page: the page's own fetch of an address of its own, on the reader's click only.
import { toBackground } from "./messages.js";
import { isPlain, nameIn, plainDocument } from "./plain.js";
import { read } from "./reader.js";

/** @typedef {import("./messages.js").Failed} Failed */

const LARGEST_PAGE = 20 * 1024 * 1024;

/**
 * @param {string} href
 * @returns {Promise<import("./messages.js").Looked | Failed>}
 */
export async function fetchAndRead(href) {
  const address = new URL(href, document.baseURI);
  if (address.origin !== location.origin) return { ok: false, error: "unreachable" };
  const fetched = await fetchText(address);
  if ("error" in fetched) return fetched;
  const { text, type } = fetched;
  const parsed = isPlain(type) ? plainDocument(text, nameIn(address.href)) : new DOMParser().parseFromString(text, "text/html");
  const { snapshot } = read(parsed, { url: address.href });
  /** @type {import("./messages.js").Analyzed | Failed} */
  const reply = await toBackground({ kind: "analyze", snapshot: JSON.stringify(snapshot), sign: false, read: { address: address.href, visit: String(Date.now()) } });
  return reply.ok ? { ...reply, url: address.href, base: baseOf(parsed, address), signUp: false } : reply;
}

/** What the links of a page start from that was only parsed. @param {Document} parsed @param {URL} address */
function baseOf(parsed, address) {
  const named = parsed.querySelector("base[href]")?.getAttribute("href") ?? "";
  return URL.canParse(named, address.href) ? new URL(named, address).href : address.href;
}

/** @param {URL} address @returns {Promise<{text: string, type: string} | Failed>} */
async function fetchText(address) {
  try {
    const response = await fetch(address, { credentials: "same-origin", redirect: "follow" });
    if (!response.ok) return { ok: false, error: "unreachable" };
    const type = response.headers.get("content-type") ?? "";
    if (type.includes("pdf")) return { ok: false, error: "pdf" };
    const bytes = await response.arrayBuffer();
    return bytes.byteLength > LARGEST_PAGE ? { ok: false, error: "too_large" } : { text: decode(bytes, type), type };
  } catch {
    return { ok: false, error: "unreachable" };
  }
}

/** The bytes as text, in the encoding that the server or the page itself names. @param {ArrayBuffer} bytes @param {string} type */
function decode(bytes, type) {
  const named = /charset=["']?([\w-]+)/i.exec(type) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(new TextDecoder("latin1").decode(bytes.slice(0, 2048)));
  return decoderFor(named?.[1]).decode(bytes);
}

/** @param {string | undefined} label */
function decoderFor(label) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
