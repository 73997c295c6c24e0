// A policy of our own, in the reader's language: short, invented, and with something to say.
import { element } from "../summary.dom.js";

const PARTS = [
  ["sample_collect_title", "sample_collect"],
  ["sample_use_title", "sample_use"],
  ["sample_share_title", "sample_share"],
  ["sample_place_title", "sample_place"],
  ["sample_keep_title", "sample_keep"],
  ["sample_rights_title", "sample_rights"],
];

/** @param {import("../words.js").Words} words */
export function drawSample(words) {
  const parts = PARTS.flatMap(([title = "", text = ""]) => [element("h3", {}, words.text(title)), element("p", {}, words.text(text))]);
  return element("article", { class: "sample" }, element("h2", {}, words.text("sample_title")), element("p", {}, words.text("sample_intro")), ...parts);
}
