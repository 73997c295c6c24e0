/** The words: complete, alike in all languages, all used, and formed into right sentences. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { LANGUAGES, loadWords, pickLanguage, Words } from "../extension/words.js";

/** @typedef {import("../extension/report.d.ts").Answer} Answer */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} path */
const readJson = async (path) => JSON.parse(readFileSync(join(ROOT, "extension", path), "utf8"));

const FILES = new Map(
  await Promise.all(LANGUAGES.map(async ({ folder }) => /** @type {const} */ ([folder, await readJson(`_locales/${folder}/messages.json`)]))),
);
const ENGLISH = FILES.get("en");
const WORDS = new Map(await Promise.all(LANGUAGES.map(async ({ tag }) => /** @type {const} */ ([tag, await loadWords(tag, readJson)]))));

/** @param {string} tag */
const words = (tag) => /** @type {Words} */ (WORDS.get(tag));

/** The answers that each topic can have, as the contract fixes them. */
const ANSWERS = {
  sale: ["yes", "no", "with_consent", "not_stated"],
  sharing: ["yes", "no", "with_consent", "not_stated"],
  transfer: ["yes", "no", "with_consent", "not_stated"],
  retention: [["stated_period"], ["until_deletion"], ["as_needed"], ["indefinite"], []],
  advertising: ["yes", "no", "not_stated"],
  tracking: ["yes", "no", "not_stated"],
  ai_training: ["yes", "no", "opt_out", "not_stated"],
  do_not_track: ["honours", "ignores", "not_stated"],
  policy_change: ["notice", "no_notice", "not_stated"],
  children: ["stated", "not_stated"],
  rights: ["stated", "not_stated"],
  law_enforcement: ["yes", "not_stated"],
  business_transfer: ["yes", "not_stated"],
};

/** Values for every placeholder of the report's messages. */
const VALUES = {
  places: ["US", "SG"],
  safeguards: ["scc", "other"],
  rights: ["access", "complain"],
  periods: ["P30D", "P13M"],
  age: 16,
};

/** Messages that are rightly the same as in English. */
const SAME_AS_ENGLISH = new Map([
  ["app_name", "a name"],
  ["popup_title", "a name"],
  ["toolbar_none", "a name"],
  ["period_join", "values alone"],
  ["sentence_join", "values alone"],
  ["list_middle", "values alone"],
  ["state_does_not", "Italian “No”"],
  ["cli_quote", "values alone; quotation marks are shared"],
]);

/** Keys that code puts together: prefix, and from what. */
const PUT_TOGETHER = new Map([
  ["topic_", "the report's topic"],
  ["question_", "the report's topic"],
  ["short_", "topic and answer"],
  ["state_", "the answer's look"],
  ["group_", "the summary's groups"],
  ["concern_", "what the reader watches for"],
  ["unit_", "a duration's unit and plural form"],
  ["safeguard_", "the report's code"],
  ["right_", "the report's code"],
  ["retention_kind_", "the report's code"],
  ["corner_", "the badge's place"],
  ["error_", "what went wrong"],
  ["reason_", "the report's sign"],
  ["list_", "the command line, which has no Intl.ListFormat"],
  ["cli_", "the command line"],
  ["history_sort_", "the history's orders"],
  ["wrong_kind_", "what a reader finds wrong"],
]);

/** The ids that `docs/architecture.md` lists, “alike” rows written out. */
function messageIds() {
  const text = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const rows = text.slice(text.indexOf("### Messages")).split("\n").filter((line) => /^\| [a-z]/.test(line) && !line.startsWith("| topic"));
  return rows.flatMap((row) => {
    const [, topics, cell] = row.split("|");
    const ids = [...cell.matchAll(/`([a-z_]+)`/g)].map(([, id]) => id);
    const [first, ...others] = topics.trim().split(", ");
    const own = ids.filter((id) => id.startsWith(`${first}_`));
    return own.concat(others.flatMap((other) => own.map((id) => other + id.slice(first.length))));
  });
}

test("every language has the keys of English, in its order", () => {
  for (const [folder, messages] of FILES) assert.deepEqual(Object.keys(messages), Object.keys(ENGLISH), folder);
  assert.deepEqual(readdirSync(join(ROOT, "extension/_locales")).sort(), [...FILES.keys()].sort());
});

test("keys are plain and messages are neat", () => {
  for (const [folder, messages] of FILES) {
    for (const [key, { message }] of Object.entries(messages)) {
      assert.match(key, /^[a-z0-9_]+$/);
      assert.ok(message.length > 0, `${folder} ${key} is empty`);
      assert.equal(message, message.trim().normalize("NFC").replace(/ {2,}/g, " "), `${folder} ${key}`);
      assert.doesNotMatch(message, /[$"']/, `${folder} ${key}: Chrome's placeholder sign or a typewriter quote`);
    }
  }
});

test("placeholders agree with English", () => {
  const names = (/** @type {string} */ message) => [...message.matchAll(/\{([a-z0-9_]+)\}/g)].map(([, name]) => name).sort();
  for (const [folder, messages] of FILES) {
    for (const key of Object.keys(ENGLISH)) {
      assert.deepEqual(names(messages[key].message), names(ENGLISH[key].message), `${folder} ${key}`);
    }
  }
});

test("nothing is left in English", () => {
  for (const [folder, messages] of FILES) {
    if (folder === "en") continue;
    const same = Object.keys(ENGLISH).filter((key) => messages[key].message === ENGLISH[key].message);
    assert.deepEqual(same.filter((key) => !SAME_AS_ENGLISH.has(key)), [], folder);
  }
});

test("each Chinese is written in its own characters", () => {
  const only = { zh_TW: /[数据设为这说会时动关网页发国业务处权闭开标]/, zh_CN: /[數據設為這說會時動關網頁發國業務處權閉開標]/ };
  for (const [folder, foreign] of Object.entries(only)) {
    for (const [key, { message }] of Object.entries(FILES.get(folder))) assert.doesNotMatch(message, foreign, `${folder} ${key}`);
  }
});

test("the store takes the description", () => {
  for (const messages of FILES.values()) assert.ok(messages.app_description.message.length <= 132);
});

test("every id of the message table has words", () => {
  const ids = messageIds();
  assert.equal(ids.length, 47);
  assert.deepEqual(ids.filter((id) => !Object.hasOwn(ENGLISH, id)), []);
});

test("no words lie unused", () => {
  const sources = ["extension", "www", "src"].flatMap((folder) => sourcesBelow(join(ROOT, folder)));
  const text = sources.map((file) => readFileSync(file, "utf8")).join("\n");
  const named = new Set([...text.matchAll(/["'`]([a-z][a-z0-9_]+)["'`]|__MSG_([a-z0-9_]+)__/g)].map(([, quoted, inManifest]) => quoted ?? inManifest));
  const fromCore = new Set(messageIds());
  const unused = Object.keys(ENGLISH).filter((key) => {
    const plural = /^(.+)_(one|other)$/.exec(key)?.[1];
    if (named.has(key) || fromCore.has(key) || (plural && named.has(plural))) return false;
    return ![...PUT_TOGETHER.keys()].some((prefix) => key.startsWith(prefix));
  });
  assert.deepEqual(unused, []);
});

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(js|html|rs)$|manifest.*\.json$/.test(path) && !path.startsWith("generated"))
    .map((path) => join(folder, path));
}

test("every message forms a sentence in every language", () => {
  for (const { tag } of LANGUAGES) {
    const sentences = messageIds().map((id) => words(tag).message({ id, values: VALUES }));
    for (const sentence of sentences) {
      assert.match(sentence, /[.。]$/);
      assert.doesNotMatch(sentence, /[{}]|undefined|null|NaN/);
    }
    assert.equal(new Set(sentences).size, sentences.length, `${tag}: two messages read the same`);
  }
});

test("every answer has a short form and a question in every language", () => {
  for (const { tag } of LANGUAGES) {
    for (const [topic, answers] of Object.entries(ANSWERS)) {
      assert.match(words(tag).text(`question_${topic}`), /[?？]$/);
      const shorts = answers.map((answer) => words(tag).short(answerOf({ topic, answer, periods: [{ iso: "P30D", text: "", clause: 0, what: null }] })));
      assert.ok(shorts.every((short) => short !== "" && short !== words(tag).text(`topic_${topic}`)), `${tag} ${topic}`);
      assert.equal(new Set(shorts).size, shorts.length);
    }
  }
});

test("“does not say” is said alike for every topic", () => {
  for (const { tag } of LANGUAGES) {
    const silence = words(tag).text("state_not_stated").toLowerCase();
    for (const topic of Object.keys(ANSWERS)) {
      const short = words(tag).text(`short_${topic}_not_stated`).toLowerCase();
      assert.ok(short.endsWith(silence), `${tag} ${short}`);
    }
  }
});

test("durations", () => {
  const cases = [
    ["P180D", "180 days", "180天", "180天", "180 ngày", "180 giorni"],
    ["P1D", "1 day", "1天", "1天", "1 ngày", "1 giorno"],
    ["P13M", "13 months", "13個月", "13个月", "13 tháng", "13 mesi"],
    ["P2Y", "2 years", "2年", "2年", "2 năm", "2 anni"],
    ["P1Y6M", "1 year 6 months", "1年6個月", "1年6个月", "1 năm 6 tháng", "1 anno e 6 mesi"],
    ["P6W", "6 weeks", "6週", "6周", "6 tuần", "6 settimane"],
    ["PT24H", "24 hours", "24小時", "24小时", "24 giờ", "24 ore"],
    ["PT30M", "30 minutes", "30分鐘", "30分钟", "30 phút", "30 minuti"],
    ["P0.5Y", "0.5 years", "0.5年", "0.5年", "0,5 năm", "0,5 anni"],
    ["session", "one browser session", "一次瀏覽工作階段", "一次浏览会话", "một phiên duyệt web", "una sessione del browser"],
    ["P1000D", "1,000 days", "1,000天", "1,000天", "1.000 ngày", "1000 giorni"],
    ["P", "a stated time", "列出的期限", "列出的期限", "thời hạn đã nêu", "un tempo indicato"],
    ["whatever", "a stated time", "列出的期限", "列出的期限", "thời hạn đã nêu", "un tempo indicato"],
  ];
  for (const [iso, ...expected] of cases) {
    assert.deepEqual(LANGUAGES.map(({ tag }) => words(tag).period(iso)), expected, iso);
  }
});

test("many durations become a range, and repeats are said once", () => {
  const en = words("en");
  assert.equal(en.periods(["P30D", "P30D", "P1Y"]), "30 days and 1 year");
  assert.equal(en.periods(["P1D", "P2D", "P3D", "P4D", "P5D"]), "1 day to 5 days");
  assert.equal(words("zh-TW").periods(["P1D", "P2D", "P3D", "P4D", "P5D"]), "1天到5天不等");
  assert.equal(words("it").periods(["P1D", "P2D", "P3D", "P4D", "P1Y"]), "da 1 giorno a 1 anno");
  assert.equal(en.short(answerOf({ topic: "retention", answer: ["stated_period"], message: { id: "", values: { periods: ["P1D", "P2D", "P3D"] } } })), "Kept for 1 day to 3 days");
});

test("the list keys, which the command line joins by, give what Intl gives", () => {
  for (const { tag } of LANGUAGES) {
    for (const items of [[], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]]) {
      assert.equal(joined(words(tag), items), words(tag).list(items), tag);
    }
  }
});

/**
 * The rule of `docs/ui-words.md`.
 *
 * @param {Words} language
 * @param {string[]} items
 * @returns {string}
 */
function joined(language, items) {
  if (items.length < 2) return items.join("");
  if (items.length === 2) return language.text("list_pair", { first: items[0], second: items[1] });
  const middle = items.slice(0, -1).reduce((first, second) => language.text("list_middle", { first, second }));
  return language.text("list_end", { first: middle, second: items[items.length - 1] });
}

test("places", () => {
  const en = words("en");
  assert.equal(en.place("US"), "the United States");
  assert.equal(en.place("DE"), "Germany");
  assert.equal(en.place("HK"), "Hong Kong");
  assert.equal(words("zh-TW").place("TW"), "台灣");
  assert.equal(words("vi").place("US"), "Mỹ");
  assert.equal(words("it").place("US"), "Stati Uniti");
  assert.equal(words("it").place("HK"), "Hong Kong");
  assert.equal(en.place("not a code"), "countries around the world");
  assert.equal(
    en.message({ id: "transfer_yes_to", values: { places: ["worldwide", "EU", "JP"] } }),
    "Your data goes, or may go, to the European Union, Japan, and countries around the world.",
  );
});

test("every code of the contract has words", () => {
  const codes = {
    safeguard: ["scc", "adequacy", "dpf", "bcr", "consent", "assessment", "contract", "other"],
    right: ["access", "correct", "delete", "portability", "object", "restrict", "withdraw_consent", "opt_out_marketing", "opt_out_sale", "complain"],
    retention_kind: ["stated_period", "as_needed", "until_deletion", "indefinite"],
  };
  for (const [prefix, all] of Object.entries(codes)) {
    const keys = Object.keys(ENGLISH).filter((key) => key.startsWith(`${prefix}_`));
    assert.deepEqual(keys.sort(), all.map((code) => `${prefix}_${code}`).sort());
  }
});

test("kinds that also hold are added as a second sentence", () => {
  const message = { id: "retention_stated_period", values: { periods: ["P30D"], also: ["as_needed"] } };
  assert.equal(words("en").message(message), "It states how long: 30 days. Other data is kept as long as needed.");
  assert.equal(words("zh-CN").message(message), "政策列出的保存时间：30天。其他数据：在必要期间内保存。");
  assert.equal(words("it").message(message), "L’informativa indica per quanto tempo: 30 giorni. Altri dati sono conservati finché servono.");
});

test("short forms name one or two countries, and no more", () => {
  const short = (/** @type {string[]} */ destinations) => words("en").short(answerOf({ topic: "transfer", answer: "yes", destinations }));
  assert.equal(short([]), "Sends it abroad");
  assert.equal(short(["US", "IN"]), "Sends it to the United States and India");
  assert.equal(short(["US", "IN", "JP"]), "Sends it abroad");
  assert.equal(words("en").short(answerOf({ topic: "sale", answer: "no", unclear: true })), "Selling data: unclear");
});

test("dates and languages", () => {
  assert.equal(words("en").date("2026-03-05"), "March 5, 2026");
  assert.equal(words("vi").date("2026-03"), "tháng 3 năm 2026");
  assert.equal(words("it").date("2026-03-05"), "5 marzo 2026");
  assert.equal(words("zh-TW").date("2026-03-05"), "2026年3月5日");
  assert.equal(words("en").date("last spring"), "last spring");
  assert.equal(words("en").date("2026-13-45"), "2026-13-45");
  assert.equal(words("en").language("zh-Hant"), "Traditional Chinese");
  assert.equal(words("en").language("und"), null);
  assert.equal(words("en").language("!"), null);
});

test("the reader's language is found among those wished for", () => {
  const cases = [
    [["zh-HK", "en"], "zh-TW"],
    [["zh_TW"], "zh-TW"],
    [["zh-Hant-MO"], "zh-TW"],
    [["zh"], "zh-CN"],
    [["zh-SG"], "zh-CN"],
    [["vi-VN"], "vi"],
    [["it-CH", "en"], "it"],
    [["de-AT", "vi"], "vi"],
    [["de-AT", "en-GB", "vi"], "en"],
    [["de"], "en"],
    [[], "en"],
    [["", "*", "x_"], "en"],
  ];
  for (const [wishes, expected] of cases) assert.equal(pickLanguage(/** @type {string[]} */ (wishes)), expected, String(wishes));
});

test("what a language lacks is said in English, and a reader never meets a key", () => {
  const partial = new Words("vi", { state_does: { message: "Có" } }, ENGLISH);
  assert.equal(partial.text("state_does"), "Có");
  assert.equal(partial.text("state_does_not"), "No");
  assert.equal(partial.text("no_such_key"), "");
  assert.equal(partial.text("toString"), "");
  assert.equal(partial.text("popup_read_from"), "Read from ");
  const policy = words("en").text("see_policy");
  assert.equal(words("en").message({ id: "no_such_message" }), policy);
  assert.equal(words("en").message({ id: "rights_stated", values: { rights: [] } }), policy);
  assert.equal(words("en").message({ id: "rights_stated", values: { rights: ["unheard_of"] } }), policy);
  assert.equal(words("en").message({ id: "transfer_yes_to" }), policy);
});

/**
 * @param {Partial<Answer>} some
 * @returns {Answer}
 */
function answerOf(some) {
  return { topic: "", answer: "", clauses: [], confidence: 1, unclear: false, message: { id: "" }, ...some };
}
