// The history as Markdown: what each policy says, and what has changed in it.
import { differenceText } from "../changes.dom.js";
import { origin, outline, plain } from "../export.js";
import { changesAt, dayOf, lastRead, reportOf } from "../memory.entry.js";
import { fullNameOf } from "./find.js";

/**
 * @typedef {import("../memory.entry.js").Entry} Entry
 * @typedef {import("../words.js").Words} Words
 */

/** @param {Entry[]} entries @param {Words} words */
export function historyMarkdown(entries, words) {
  const blocks = [`# ${plain(words.text("history_title"))}`, ...entries.flatMap((entry) => blocksOf(entry, words)), plain(words.text("summary_note"))];
  return `${blocks.join("\n\n")}\n`;
}

/** @param {Entry} entry @param {Words} words */
function blocksOf(entry, words) {
  const report = reportOf(entry);
  const facts = origin({ report, url: entry.address, read: lastRead(entry) }, words);
  const says = outline(report, words).map((said) => `- ${plain(said.question)} **${plain(said.says)}** ${plain(said.sentence)}`);
  return [`## ${plain(fullNameOf(entry))}`, `<${entry.address}>`, plain(facts.join(" · ")), says.join("\n"), ...changesOf(entry, words)];
}

/** @param {Entry} entry @param {Words} words */
function changesOf(entry, words) {
  return entry.versions.flatMap(({ first }, nth) => {
    const changes = changesAt(entry, nth).map((change) => `- ${plain(words.text(`topic_${change.topic}`))}: ${plain(differenceText(change, words))}`);
    return changes.length > 0 ? [plain(words.text("history_changed", { date: words.date(dayOf(first)) })), changes.join("\n")] : [];
  });
}
