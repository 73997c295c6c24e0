// A report as a file: JSON with all that is in it, Markdown as a person reads it.
import { api } from "./browser.js";
import { addressOf, dayOf } from "./memory.entry.js";
import { HEADLINES } from "./concerns.js";
import { stateOf } from "./summary.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./opened.js").Opened} Opened
 *
 * @typedef {{id: number, path: string[], leads: string[], text: string}} Passage
 * @typedef {{time: string, what: string | null}} Time
 * @typedef {{answer: Answer, question: string, state: ReturnType<typeof stateOf>, says: string, sentence: string, times: Time[], passages: Passage[]}} Said
 */

/** What a report says, in words: the first answers first. @param {Report} report @param {Words} words @returns {Said[]} */
export function outline({ answers, clauses }, words) {
  const first = HEADLINES.flatMap((topic) => answers.filter((answer) => answer.topic === topic));
  const known = new Map(clauses.map((clause) => [clause.id, clause]));
  return [...first, ...answers.filter((answer) => !first.includes(answer))].map((answer) => {
    const state = stateOf(answer);
    const passages = passagesOf(answer, known);
    const unclear = passages.length > 0 ? "unclear_note" : "unclear_nothing";
    return {
      answer, state, question: words.text(`question_${answer.topic}`), says: words.text(`state_${state}`),
      sentence: answer.unclear ? words.text(unclear) : words.message(answer.message),
      times: (answer.periods ?? []).map(({ iso, what }) => ({ time: words.period(iso), what })),
      passages,
    };
  });
}

/** @param {Answer} answer @param {Map<number, Clause>} known @returns {Passage[]} */
function passagesOf({ clauses, periods = [] }, known) {
  const texts = (/** @type {number[]} */ ids) => ids.flatMap((id) => known.get(id)?.text ?? []);
  const ids = new Set([...clauses, ...periods.map(({ clause }) => clause)]);
  return [...ids].flatMap((id) => known.get(id) ?? []).map(({ id, headings, lead_in: lead, headers, text }) => ({
    id, path: texts(headings), leads: [...texts(lead === null ? [] : [lead]), ...texts(headers)], text,
  }));
}

/** When and where a report was read, a line each. @param {Opened} opened @param {Words} words */
export function origin({ report: { policy }, read }, words) {
  const language = words.language(policy.language);
  return [
    words.text("history_read", { date: words.date(dayOf(read)) }),
    policy.last_updated && words.text("summary_updated", { date: words.date(policy.last_updated) }),
    language && words.text("summary_language", { language }),
  ].filter((fact) => typeof fact === "string");
}

/** @param {Opened} opened */
export const titleOf = ({ report, url }) => report.policy.title ?? new URL(url).host;

/** @param {Opened} opened @param {Words} words */
export function toMarkdown(opened, words) {
  const blocks = [`# ${plain(titleOf(opened))}`, `<${addressOf(opened.url)}>`, plain(origin(opened, words).join(" · "))];
  for (const { question, says, sentence, times, passages } of outline(opened.report, words)) {
    blocks.push(`## ${plain(question)} ${plain(says)}`, plain(sentence));
    if (times.length > 0) blocks.push(times.map(({ time, what }) => `- ${plain(what ? `${time}: ${what}` : time)}`).join("\n"));
    for (const { path, leads, text } of passages) blocks.push(quote([path.join(" › "), ...leads, text]));
  }
  blocks.push(plain(words.text("summary_note")));
  return `${blocks.join("\n\n")}\n`;
}

/** @param {string[]} lines the first is where it stands */
function quote([path, ...lines]) {
  const head = path ? [`*${plain(path)}*`] : [];
  return [...head, ...lines.map(plain)].map((line) => `> ${line}`).join("\n>\n");
}

/** Other people's text, of which nothing becomes markup. @param {string} text */
export function plain(text) {
  return text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|~&]/g, "\\$&").replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\u200b` : `\\${start}`));
}

/** @param {Opened} opened */
export function toJson({ report, url, read }) {
  return asJson({ address: addressOf(url), read: new Date(read).toISOString(), report });
}

/** @param {Record<string, unknown>} content */
export const asJson = (content) => `${JSON.stringify({ clauselight: api.runtime.getManifest().version, ...content }, null, 2)}\n`;

/** A name for a file about a policy. @param {Opened} opened @param {string} ending */
export const fileName = ({ url, read }, ending) => `policy-${new URL(url).hostname.replace(/[^\w.-]+/g, "-") || "file"}-${dayOf(read)}.${ending}`;

/** Saves a text as a file: a link to a text in memory, followed. @param {string} name @param {string} type @param {string} text */
export function save(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
  // The browser has to have begun to read it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
