// Plain text as a document, called as its file is.

const PLAIN = /^text\/(plain|markdown|x-markdown)\b/i;

/** @param {string} type of a document or an answer */
export const isPlain = (type) => PLAIN.test(type);

/** One preformatted block: its line breaks are the author's. @param {string} text @param {string} [title] */
export function plainDocument(text, title = "") {
  const page = document.implementation.createHTMLDocument(title);
  const block = page.createElement("pre");
  block.textContent = text;
  page.body.append(block);
  return page;
}

/** What stands last in an address. @param {string} address */
export function nameIn(address) {
  const name = address.replace(/[?#].*/s, "").split("/").pop() ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
