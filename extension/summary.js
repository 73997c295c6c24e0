/**
 * The summary: a report as the reader sees it. Popup, panel and playground share it.
 *
 * It draws into any container, a shadow root's child too, and needs `summary.css` beside it.
 */
import { HEADLINES, metConcerns } from "./concerns.js";
import { drawActions } from "./summary.actions.js";
import { button, element, link } from "./summary.dom.js";
import { countEvidence, drawEvidence } from "./summary.evidence.js";
import { concernFlag, stateIcon, stateOf } from "./summary.state.js";

export { concernFlag, stateIcon, stateOf };

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Clause} Clause
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @typedef {object} Options
 * @property {Words} words
 * @property {(clause: number, topic: string) => void} [onShow] goes to a passage in the page
 * @property {boolean} [canShow] whether there is a page to show passages in
 * @property {string | null} [base] the page's address, for relative links
 * @property {readonly string[]} [concerns] what the reader watches for, of `CONCERNS`
 * @property {2 | 3 | 4} [level] of the groups' headings; answers are one below
 * @property {(wrong?: string) => void} [onReport] opens the report to save it, or to say that the answer to a topic is wrong
 */

/**
 * What the parts need to know.
 *
 * @typedef {object} View
 * @property {Words} words
 * @property {(clause: number, topic: string) => void} onShow
 * @property {boolean} canShow
 * @property {string | null} base
 * @property {Map<number, Clause>} clauses
 * @property {string | null} policyTitle
 * @property {string | null} policyLanguage for `lang` attributes
 * @property {ReadonlyMap<string, string>} met topics that meet a concern of the reader's, and which
 * @property {2 | 3 | 4} level
 * @property {((wrong?: string) => void) | null} onReport
 */

/** Fewer characters than this are no document at all. */
const TOO_SHORT = 200;

const GROUPS = Object.freeze([
  { id: "recipients", topics: ["sharing", "law_enforcement", "business_transfer"] },
  { id: "purposes", topics: ["advertising", "tracking", "do_not_track", "ai_training"] },
  { id: "rights", topics: ["rights"] },
  { id: "children", topics: ["children"] },
  { id: "changes", topics: ["policy_change"] },
]);

/** Ids tie buttons to what they open; two summaries may share a document. */
let drawn = 0;

/**
 * Draws a report, in place of whatever the container held.
 *
 * @param {HTMLElement} container
 * @param {Report | null} report null: nothing has been read
 * @param {Options} options
 * @returns {HTMLElement} the summary's root
 */
export function drawSummary(container, report, options) {
  drawn += 1;
  const { words } = options;
  const root = element("div", { class: "cl-summary", lang: words.tag, dir: words.direction });
  root.append(...drawReport(report, options));
  container.replaceChildren(root);
  return root;
}

/**
 * @param {Report | null} report
 * @param {Options} options
 * @returns {HTMLElement[]}
 */
function drawReport(report, options) {
  const { words } = options;
  if (!report) return [drawNotice(words.text("empty_title"))];
  const { policy } = report;
  const say = (/** @type {string} */ key) => element("p", {}, words.text(key));
  if (!policy.is_policy && policy.characters < TOO_SHORT) return [drawNotice(words.text("too_short_title"), say("summary_too_short_note"))];
  if (!policy.is_policy) return [drawNotice(words.text("not_policy_title"), say("summary_not_policy_note"), ...drawLinks(report, options))];
  if (!policy.supported) return [drawUnsupported(report, words)];
  return drawAnswers(report, viewOf(report, options));
}

/**
 * @param {Report} report
 * @param {Options} options
 * @returns {View}
 */
function viewOf(report, options) {
  const { clauses, policy } = report;
  const { words, onShow, canShow = true, base = null, concerns = [], level = 2, onReport = null } = options;
  return {
    words,
    onShow: onShow ?? (() => undefined),
    canShow: canShow && onShow !== undefined,
    base,
    clauses: new Map(clauses.map((clause) => [clause.id, clause])),
    policyTitle: policy.title,
    policyLanguage: policy.language === "und" ? null : policy.language,
    met: metConcerns(report, concerns),
    level,
    onReport,
  };
}

/**
 * @param {string} title
 * @param {...Node} more
 * @returns {HTMLElement}
 */
function drawNotice(title, ...more) {
  return element("div", { class: "cl-notice" }, element("p", { class: "cl-notice-title" }, title), ...more);
}

/**
 * @param {Report} report
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawUnsupported({ policy }, words) {
  const language = words.language(policy.language);
  const text = language ? words.text("unsupported_language", { language }) : words.text("unsupported_unknown");
  return drawNotice(words.text("unsupported_title"), element("p", {}, text));
}

/**
 * @param {Report} report
 * @param {Options} options
 * @returns {HTMLElement[]}
 */
function drawLinks({ links }, { words, base }) {
  if (links.length === 0) return [];
  const hint = words.text("rights_opens_new_tab");
  const items = links.map(({ href, text }) => element("li", {}, link(href, text || href, { base, hint })));
  return [element("p", {}, words.text("not_policy_links")), element("ul", { class: "cl-links" }, ...items)];
}

/**
 * @param {Report} report
 * @param {View} view
 * @returns {HTMLElement[]}
 */
function drawAnswers(report, view) {
  const answers = new Map(report.answers.map((answer) => [answer.topic, answer]));
  const of = (/** @type {Iterable<string>} */ topics) => [...topics].flatMap((topic) => answers.get(topic) ?? []);
  const others = (/** @type {readonly string[]} */ topics) => of(topics.filter((topic) => !view.met.has(topic)));
  const sections = [
    drawSection(view, "cl-headlines cl-met", view.words.text("concern_title"), of(view.met.keys())),
    drawSection(view, "cl-headlines", view.words.text("summary_headlines"), others(HEADLINES)),
    ...GROUPS.map(({ id, topics }) => drawSection(view, "cl-group", view.words.text(`group_${id}`), others(topics))),
  ];
  return [
    ...(isSilent(report) ? [drawNotice(view.words.text("summary_silent"))] : []),
    ...sections.filter((section) => section !== null),
    drawFoot(report, view),
  ];
}

/** @param {Report} report */
const isSilent = ({ answers }) => answers.every((answer) => stateOf(answer) === "not_stated");

/**
 * @param {View} view
 * @param {string} looks
 * @param {string} name
 * @param {Answer[]} answers
 * @returns {HTMLElement | null}
 */
function drawSection(view, looks, name, answers) {
  if (answers.length === 0) return null;
  const title = heading(view.level, { class: "cl-group-title" }, name);
  return element("section", { class: looks }, title, ...answers.map((answer) => drawAnswer(view, answer)));
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
function drawAnswer(view, answer) {
  const state = stateOf(answer);
  const box = element("div", { class: "cl-answer", "data-topic": answer.topic, "data-state": state });
  const count = countEvidence(view, answer);
  const line = drawLine(view, answer, state, sentenceOf(view, answer, state, count));
  if (count === 0) box.append(heading(below(view.level), { class: "cl-title" }, element("span", { class: "cl-line" }, ...line)));
  else box.append(...drawFold(view, answer, [...line, drawCount(view, count)]));
  box.append(...[drawActions(view, answer)].filter((part) => part !== null));
  return box;
}

/**
 * An answer that opens onto its evidence, which is drawn when it is first asked for.
 *
 * @param {View} view
 * @param {Answer} answer
 * @param {Node[]} line
 * @returns {HTMLElement[]}
 */
function drawFold(view, answer, line) {
  const id = `cl-evidence-${drawn}-${answer.topic}`;
  const evidence = element("div", { class: "cl-evidence", id, hidden: true });
  const button = element("button", { type: "button", class: "cl-line", "aria-expanded": "false", "aria-controls": id }, ...line);
  button.addEventListener("click", () => {
    const open = evidence.hidden;
    if (!evidence.hasChildNodes()) evidence.append(drawEvidence(view, answer));
    evidence.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  });
  return [heading(below(view.level), { class: "cl-title" }, button), evidence];
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {import("./summary.state.js").State} state
 * @param {string | null} sentence
 * @returns {Node[]}
 */
function drawLine({ words, met }, answer, state, sentence) {
  const concern = met.get(answer.topic);
  return [
    stateIcon(state),
    element(
      "span",
      { class: "cl-words" },
      element("span", { class: "cl-question" }, words.text(`question_${answer.topic}`)),
      " ",
      element("span", { class: "cl-state" }, words.text(`state_${state}`)),
      " ",
      sentence && element("span", { class: "cl-sentence" }, sentence),
      concern && element("span", { class: "cl-concern" }, concernFlag(), words.text(`concern_${concern}`) || words.text("concern")),
    ),
  ];
}

/**
 * A doubtful answer is not said in words, which would be believed: the reader is sent to the passage.
 * Below the first answers, “does not say” says it all.
 *
 * @param {View} view
 * @param {Answer} answer
 * @param {import("./summary.state.js").State} state
 * @param {number} count
 * @returns {string | null}
 */
function sentenceOf({ words, met }, answer, state, count) {
  if (state === "not_stated" && !HEADLINES.includes(answer.topic) && !met.has(answer.topic)) return null;
  if (!answer.unclear) return words.message(answer.message);
  return words.text(count > 0 ? "unclear_note" : "unclear_nothing");
}

/**
 * @param {View} view
 * @param {number} count
 * @returns {HTMLElement}
 */
function drawCount({ words }, count) {
  return element("span", { class: "cl-count" }, " ", words.count("evidence", count));
}

/**
 * @param {Report} report
 * @param {View} view
 * @returns {HTMLElement}
 */
function drawFoot({ policy }, { words, onReport }) {
  const language = words.language(policy.language);
  const facts = [
    policy.last_updated && words.text("summary_updated", { date: words.date(policy.last_updated) }),
    language && words.text("summary_language", { language }),
  ].filter((fact) => typeof fact === "string");
  return element(
    "div",
    { class: "cl-foot" },
    facts.length > 0 && element("p", {}, facts.join(" · ")),
    element("p", {}, words.text("summary_note")),
    onReport && button(words.text("export_open"), () => onReport(), { class: "cl-quiet" }),
  );
}

/**
 * @param {2 | 3 | 4 | 5} level
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
function heading(level, attributes, ...children) {
  return element(/** @type {"h2"} */ (`h${level}`), attributes, ...children);
}

/**
 * @param {2 | 3 | 4} level
 * @returns {2 | 3 | 4 | 5}
 */
function below(level) {
  return /** @type {3} */ (level + 1);
}
