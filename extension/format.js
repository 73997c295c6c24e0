/** Which of the formats a text is written in, told by its content: the rules are those of `src/page/format.rs`. */

/** How much of a text is looked at, in characters. */
const SAMPLE = 64 * 1024;

/** How a page begins. */
const PAGE = /^\s*<(!doctype|html|head|body|\?xml)/i;

/** Elements that nobody writes but in HTML. */
const TAG =
  /<\/?(a|article|b|body|br|center|div|em|footer|form|h[1-4]|head|header|hr|html|i|li|main|meta|ol|p|script|section|span|strong|style|table|title|ul)[ \n\t\r>/]/gi;

/** Marks of Markdown that hardly occur in plain text; bullets and rules do. */
const MARKS = [/^#{1,6} .*\S/gm, /\]\(/g, /\*\*[^*]*\*\*/g, /^(?=.*--)(?=.*\|)[|:\- ]+$/gm];

/**
 * @param {string} text
 * @returns {"html" | "markdown" | "text"}
 */
export function formatOf(text) {
  const sample = text.slice(0, SAMPLE);
  if (PAGE.test(sample)) return "html";
  const tags = count(sample, TAG);
  const marks = MARKS.reduce((sum, mark) => sum + count(sample, mark), 0);
  if (tags > 1 && tags > marks) return "html";
  return marks > 1 ? "markdown" : "text";
}

/**
 * @param {string} text
 * @param {RegExp} what
 */
function count(text, what) {
  return text.match(what)?.length ?? 0;
}
