/**
 * What the address says is shown: `#read=FILE&with=FILE&open=2&clause=12`. Samples are named by their files, so that such an address
 * can be given to others; a text of the reader's own is `text` and leads nowhere but in this page.
 *
 * @typedef {object} Address
 * @property {string[]} read what is read: nothing, one text, or two to compare
 * @property {number | null} open which of two is opened as a reading of its own
 * @property {number | null} clause
 */

/** How a text of the reader's own is named. */
export const OWN = "text";

/**
 * @param {string} hash
 * @returns {Address}
 */
export function parseAddress(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const read = [given.get("read"), given.get("with")].filter((name) => name !== null);
  return { read, open: numberIn(given, "open", 1), clause: numberIn(given, "clause", 0) };
}

/**
 * @param {URLSearchParams} given
 * @param {string} name
 * @param {number} least
 */
function numberIn(given, name, least) {
  const text = given.get(name) ?? "";
  return /^\d{1,7}$/.test(text) && Number(text) >= least ? Number(text) : null;
}

/**
 * @param {Partial<Address>} address
 * @returns {string}
 */
export function hashOf({ read = [], open = null, clause = null }) {
  const parts = [["read", read[0]], ["with", read[1]], ["open", open], ["clause", clause]];
  const said = parts.filter(([, value]) => value !== null && value !== undefined);
  return said.length > 0 ? `#${said.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&")}` : "";
}
