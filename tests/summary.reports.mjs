/** Reports of invented policies, one for each thing that the summary can show. */

/** @typedef {import("../extension/report.d.ts").Report} Report */

const POLICY = {
  is_policy: true,
  score: 0.98,
  language: "en",
  supported: true,
  title: "Privacy at Harbour Kites",
  last_updated: "2026-03-05",
  characters: 9400,
  reasons: [],
};

/** @type {Passage[]} */
const TEXTS = [
  [["Privacy at Harbour Kites", "Who else sees your data"], null, "We do not sell, rent or trade the details you give us."],
  [["Privacy at Harbour Kites", "Who else sees your data"], "We pass data on to:", "couriers, who need your address to bring you a kite;"],
  [["Privacy at Harbour Kites", "Who else sees your data"], "We pass data on to:", "the company that sends our newsletter."],
  [["Privacy at Harbour Kites", "Where data is kept"], null, "Our newsletter service stores e-mail addresses in the United States and in Singapore; we have signed standard contractual clauses with it."],
  [["Privacy at Harbour Kites", "How long"], null, "Orders are deleted two years after delivery, web server logs after 30 days."],
  [["Privacy at Harbour Kites", "How long"], null, "Everything else we keep as long as we need it to run the club."],
  [["Privacy at Harbour Kites", "Cookies"], null, "A statistics cookie lives for 13 months.", ["Counting visits", "How long"]],
  [["Privacy at Harbour Kites", "Your rights"], null, "Write to us and we will show you your data, correct it or delete it."],
  [["Privacy at Harbour Kites", "Your rights"], null, "You can also complain to the data protection authority where you live."],
  [["Privacy at Harbour Kites", "Children"], null, "The shop is not meant for anyone under 14."],
  [["Privacy at Harbour Kites", "Changes"], null, "If something important changes, we send everyone on the list an e-mail first."],
  [["Privacy at Harbour Kites", "Law"], null, "A court may oblige us to hand data over."],
  [["Privacy at Harbour Kites", "Who else sees your data"], null, "Our accountant sees invoices once a year."],
  [["Privacy at Harbour Kites", "Who else sees your data"], null, "Members see your first name in the club’s calendar."],
];

const CLAUSES = clauses(0, TEXTS);

CLAUSES[5].labels.push({ label: "retention.as_needed", score: 0.8 });

const SILENT = [
  ["sale", "not_stated"],
  ["sharing", "not_stated"],
  ["transfer", "not_stated"],
  ["retention", []],
  ["advertising", "not_stated"],
  ["tracking", "not_stated"],
  ["ai_training", "not_stated"],
  ["do_not_track", "not_stated"],
  ["policy_change", "not_stated"],
  ["children", "not_stated"],
  ["rights", "not_stated"],
  ["law_enforcement", "not_stated"],
  ["business_transfer", "not_stated"],
].map(([topic, value]) => answer(String(topic), /** @type {string | string[]} */ (value), []));

/** @type {Report} a policy that answers most questions, each in its own way */
export const full = report({}, [
  answer("sale", "no", [0]),
  answer("sharing", "yes", [1, 2, 12, 13]),
  answer("transfer", "yes", [3], {
    message: { id: "transfer_yes_to_safeguards", values: { places: ["US", "SG"], safeguards: ["scc"] } },
    destinations: ["US", "SG"],
    safeguards: ["scc"],
  }),
  answer("retention", ["stated_period", "as_needed"], [4, 5, 6], {
    message: { id: "retention_stated_period", values: { periods: ["P30D", "P13M", "P2Y"], also: ["as_needed"] } },
    periods: [
      { iso: "P2Y", text: "two years", clause: 4, what: null },
      { iso: "P30D", text: "30 days", clause: 4, what: "Server logs" },
      { iso: "P13M", text: "13 months", clause: 6, what: null },
    ],
  }),
  answer("tracking", "yes", [6]),
  answer("policy_change", "notice", [10]),
  answer("children", "stated", [9], { message: { id: "children_stated_age", values: { age: 14 } }, min_age: 14 }),
  answer("rights", "stated", [7, 8], {
    message: { id: "rights_stated", values: { rights: ["access", "correct", "delete", "complain"] } },
    rights: ["access", "correct", "delete", "complain"],
    contacts: ["privacy@harbourkites.example"],
    links: ["https://harbourkites.example/my-data", "/unsubscribe"],
    ways: [
      { right: "opt_out_marketing", to: "/unsubscribe", clause: 2 },
      { right: "access", to: "privacy@harbourkites.example", clause: 7 },
      { right: "correct", to: "privacy@harbourkites.example", clause: 7 },
      { right: "delete", to: "privacy@harbourkites.example", clause: 7 },
      { right: "complain", to: null, clause: 8 },
      { right: null, to: "https://harbourkites.example/my-data", clause: 13 },
    ],
  }),
  answer("law_enforcement", "yes", [11]),
]);

/** @type {Report} every state that `full` lacks */
export const mixed = report({ language: "zh-Hant", last_updated: "2025-11", title: null }, [
  answer("sale", "yes", [20], { message: { id: "sale_yes_called_sale" } }),
  answer("sharing", "with_consent", [21]),
  answer("transfer", "yes", [22], { unclear: true, confidence: 0.4 }),
  answer("retention", ["indefinite"], [23]),
  answer("advertising", "no", [24]),
  answer("ai_training", "opt_out", [25]),
  answer("do_not_track", "ignores", [26]),
  answer("policy_change", "no_notice", [26]),
  answer("children", "not_stated", [], { unclear: true, confidence: 0.3 }),
]);
mixed.clauses = clauses(20, [
  [["風箏社隱私權政策", "第三方"], null, "我們不會為了金錢出售會員資料，但與廣告夥伴的合作可能被視為出售。"],
  [["風箏社隱私權政策", "第三方"], null, "未經你同意，我們不會把相片提供給他人。"],
  [["風箏社隱私權政策", "存放"], null, "資料可能存放於本社認為合適的地點。"],
  [["風箏社隱私權政策", "存放"], null, "比賽成績將永久保存。"],
  [[], null, "我們不投放個人化廣告。"],
  [["風箏社隱私權政策", "模型"], null, "相片會用於訓練辨識模型，你可以隨時在設定中關閉。"],
  [["風箏社隱私權政策"], null, "本站不回應瀏覽器的 DNT 訊號。"],
]);

mixed.clauses.find(({ id }) => id === 23)?.labels.push({ label: "retention.indefinite", score: 0.9 });

/** @type {Report} data in many countries, and kept for many times */
export const far = report({ last_updated: null }, [
  answer("sale", "with_consent", [0]),
  answer("transfer", "yes", [3, 1, 2, 12, 13], {
    message: { id: "transfer_yes_to", values: { places: ["worldwide", "US", "SG", "GB", "BA", "CD", "KP", "VC", "JP"] } },
    destinations: ["worldwide", "US", "SG", "GB", "BA", "CD", "KP", "VC", "JP"],
    safeguards: [],
  }),
  answer("retention", ["stated_period", "as_needed", "indefinite"], [4, 5], {
    message: { id: "retention_stated_period", values: { periods: ["P30D", "P10Y"], also: ["as_needed"] } },
    periods: Array.from({ length: 14 }, (_, n) => ({ iso: `P${n + 1}M`, text: "30 days", clause: 4 + (n % 3), what: n % 2 ? `Records of the kind ${n}` : null })),
  }),
  answer("advertising", "yes", [6]),
  answer("ai_training", "opt_out", [6]),
  answer("children", "stated", [9], { message: { id: "children_stated_age", values: { age: 14 } }, min_age: 14 }),
  answer("rights", "stated", [7], { message: { id: "rights_stated", values: { rights: ["access"] } }, rights: ["access"], ways: [{ right: "access", to: null, clause: 7 }] }),
]);

/** @type {Report} data that stays where it is */
export const home = report({}, [answer("transfer", "no", [3], { destinations: ["TW"], safeguards: [] })]);

/** @type {Report} a policy that answers nothing */
export const silent = report({ last_updated: null }, []);

/** @type {Report} what a hostile page would like to smuggle in */
export const hostile = report({}, [
  answer("sale", "no", [30]),
  answer("rights", "stated", [30], {
    message: { id: "rights_stated", values: { rights: ["access", "constructor"] } },
    rights: ["access", "constructor"],
    contacts: ["a@b.example?bcc=c@d.example"],
    links: ["javascript:alert(1)", "data:text/html,<script>alert(2)</script>", "https://ok.example/x"],
    ways: [
      { right: "access", to: "a@b.example?bcc=c@d.example", clause: 30 },
      { right: "constructor", to: "javascript:alert(1)", clause: 30 },
      ...["javascript:alert(1)", "data:text/html,<script>alert(2)</script>", "https://ok.example/x"].map((to) => ({ right: null, to, clause: 30 })),
    ],
  }),
]);
hostile.clauses = clauses(30, [[["<script>alert(4)</script>"], null, "<img src=x onerror=alert(3)> & <b>we do not sell</b>"]]);

/** @type {Report} */
export const unsupported = { ...report({ supported: false, language: "cs" }, []), answers: [], clauses: [] };

/** @type {Report} */
export const unknown = { ...report({ supported: false, language: "und" }, []), answers: [], clauses: [] };

/** @type {Report} */
export const elsewhere = {
  ...report({ is_policy: false, characters: 5000 }, []),
  answers: [],
  clauses: [],
  links: [
    { href: "/privacy", text: "Privacy", score: 0.9 },
    { href: "javascript:void(0)", text: "Legal", score: 0.2 },
  ],
};

/** @type {Report} */
export const tiny = { ...report({ is_policy: false, characters: 12 }, []), answers: [], clauses: [] };

/**
 * @param {Partial<Report["policy"]>} policy
 * @param {Report["answers"]} answers
 * @returns {Report}
 */
function report(policy, answers) {
  const given = new Map(answers.map((one) => [one.topic, one]));
  const all = SILENT.map((silence) => given.get(silence.topic) ?? silence);
  return { schema: 1, policy: { ...POLICY, ...policy }, links: [], answers: all, clauses: CLAUSES };
}

/**
 * @param {string} topic
 * @param {string | string[]} value
 * @param {number[]} clauses
 * @param {Partial<import("../extension/report.d.ts").Answer>} [more]
 * @returns {import("../extension/report.d.ts").Answer}
 */
function answer(topic, value, clauses, more = {}) {
  const said = Array.isArray(value) ? (value[0] ?? "not_stated") : value;
  return { topic, answer: value, clauses, confidence: 0.9, unclear: false, message: { id: `${topic}_${said}` }, ...more };
}

/**
 * Clauses, numbered from `first`; what they hang on stands behind them.
 *
 * @typedef {[headings: string[], leadIn: string | null, text: string, headers?: string[]]} Passage
 * @param {number} first
 * @param {Passage[]} passages
 * @returns {import("../extension/report.d.ts").Clause[]}
 */
function clauses(first, passages) {
  const around = [...new Set(passages.flatMap(([headings, leadIn, , headers = []]) => [...headings, ...headers, ...(leadIn ? [leadIn] : [])]))];
  const behind = first + passages.length;
  const id = (/** @type {string} */ text) => behind + around.indexOf(text);
  const plain = (/** @type {number} */ at, /** @type {string} */ text) => ({ id: at, block: at, start: 0, end: text.length, text, headings: [], lead_in: null, headers: [], labels: [] });
  return [
    ...passages.map(([headings, leadIn, text, headers = []], at) => ({
      ...plain(first + at, text),
      headings: headings.map(id),
      lead_in: leadIn === null ? null : id(leadIn),
      headers: headers.map(id),
    })),
    ...around.map((text, at) => plain(behind + at, text)),
  ];
}
