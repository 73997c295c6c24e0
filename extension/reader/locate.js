// From a place in a block's text back to the page.
import { SPACES, bounds } from "./rules.js";
import { squeeze } from "./writer.js";

/** @typedef {import("./writer.js").Source} Source */

/**
 * Ranges of the page that show a slice of a block, one a text node; null where the page has changed since it was read.
 * @param {Source[]} sources @param {number} start @param {number} end @returns {Range[] | null}
 */
export function rangesOf(sources, start, end) {
  /** @type {Range[]} */
  const ranges = [];
  for (const source of sources) {
    const from = Math.max(start, source.at) - source.at;
    const to = Math.min(end, source.at + source.length) - source.at;
    if (from >= to) continue;
    const range = rangeIn(source, from, to);
    if (!range) return null;
    ranges.push(range);
  }
  return ranges.length > 0 ? ranges : null;
}

/** @param {Source} source @param {number} from @param {number} to @returns {Range | null} */
function rangeIn({ node, length, breaks }, from, to) {
  const [first, last] = bounds(node.data);
  const core = node.data.slice(first, last);
  if (!node.isConnected || squeeze(core, breaks).length !== length) return null;
  const range = node.ownerDocument.createRange();
  range.setStart(node, first + unsqueeze(core, breaks, from, false));
  range.setEnd(node, first + unsqueeze(core, breaks, to, true));
  return range;
}

/**
 * Where an offset in the squeezed text stands in the text itself. Inside of a run of white space a start goes to the run's begin, an end past it.
 * @param {string} text @param {boolean} breaks @param {number} offset @param {boolean} isEnd
 */
function unsqueeze(text, breaks, offset, isEnd) {
  let shrunk = 0;
  for (const { 0: run, index } of text.matchAll(SPACES)) {
    const written = squeeze(run, breaks).length;
    const at = index - shrunk;
    if (offset <= at) break;
    if (offset < at + written) return isEnd ? index + run.length : index;
    shrunk += run.length - written;
  }
  return offset + shrunk;
}
