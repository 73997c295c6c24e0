/** The words: complete, alike in all languages, all used, and formed into right sentences. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { CORNERS } from "../extension/settings.js";
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

/**
 * Messages that are rightly the same as in English: in which languages (all, where none is named), and why.
 *
 * @type {Map<string, { only?: string[], why: string }>}
 */
const SAME_AS_ENGLISH = new Map([
  ["app_name", { why: "a name" }],
  ["popup_title", { why: "a name" }],
  ["toolbar_none", { why: "a name" }],
  ["period_join", { why: "values alone" }],
  ["sentence_join", { why: "values alone" }],
  ["list_middle", { why: "values alone" }],
  ["cli_quote", { only: ["it", "es", "pt_BR", "vi", "zh_CN"], why: "values alone; quotation marks are shared" }],
  ["state_does_not", { only: ["it", "es"], why: "“No” in both" }],
  ["topic_tracking", { only: ["de"], why: "the German word too" }],
  ["unit_minute_one", { only: ["fr"], why: "“minute” in both" }],
  ["unit_minute_other", { only: ["fr"], why: "“minutes” in both" }],
  ["evidence_one", { only: ["fr"], why: "“passage” in both" }],
  ["evidence_other", { only: ["fr"], why: "“passages” in both" }],
  ["www_tab_clauses", { only: ["fr"], why: "“clauses” in both" }],
  ["summary_passages", { only: ["fr"], why: "“Passages” in both" }],
  ["compare_topic", { only: ["fr"], why: "“Question” in both" }],
]);

/** Keys that code puts together: what they begin with, and everything that can follow. */
const PUT_TOGETHER = {
  topic: Object.keys(ANSWERS),
  question: Object.keys(ANSWERS),
  short: Object.entries(ANSWERS).flatMap(([topic, answers]) => answers.map((answer) => `${topic}_${answer.length === 0 ? "not_stated" : answer}`)),
  short_transfer_yes: ["to"],
  short_children_stated: ["age"],
  state: ["does", "does_not", "with_consent", "opt_out", "stated", "not_stated", "unclear"],
  group: ["recipients", "purposes", "rights", "children", "changes"],
  unit: ["minute", "hour", "day", "week", "month", "year"].flatMap((unit) => [`${unit}_one`, `${unit}_other`]),
  safeguard: ["scc", "adequacy", "dpf", "bcr", "consent", "assessment", "contract", "other"],
  right: ["access", "correct", "delete", "portability", "object", "restrict", "withdraw_consent", "opt_out_marketing", "opt_out_sale", "complain"],
  retention_kind: ["stated_period", "as_needed", "until_deletion", "indefinite"],
  concern: ["long_retention", "no_deletion"],
  concern_short: ["no_deletion"],
  history_sort: ["newest", "name"],
  wrong_kind: ["answer", "clause", "missing"],
  corner: CORNERS,
  error: failures(),
  reason: ["prior", "title", "heading", "address", "vocabulary", "density", "short", "unknown_language", "other_title", "other_heading"],
};

/** What can go wrong, as `messages.js` lists it. */
function failures() {
  const text = readFileSync(join(ROOT, "extension/messages.js"), "utf8");
  const type = /@typedef \{([^}]+)\} Failure\b/.exec(text)?.[1] ?? "";
  return [...type.matchAll(/"(\w+)"/g)].map(([, name]) => name);
}

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
  const lacking = [...FILES].flatMap(([folder, messages]) => Object.keys(ENGLISH).filter((key) => !Object.hasOwn(messages, key)).map((key) => `${folder} ${key}`));
  assert.deepEqual(lacking, [], "node tools/words.mjs lists them with the English words");
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

test("each language has its own quotation marks and its own spaces", () => {
  const odd = {
    en: /[„«»「」‘]/, it: /[„«»「」‘]/, es: /[„«»「」‘]/, pt_BR: /[„«»「」‘]/, vi: /[„«»「」‘]/,
    // German opens below: „so“.
    de: /[”’‘«»「」]|(?<!„[^“]*)“/,
    // French holds its high signs with a space that does not break: wide inside « » and before a colon, narrow before ; ? !
    fr: /[„“”‘「」]|(?<!\u00a0)[:»]|(?<!\u202f)[;?!]|«(?!\u00a0)/,
    ja: /[„“”‘’«»]|[,?!:]|\.(?!s)|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}] | [\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u,
    ko: /[„“”«»「」。，？：]/,
    zh_TW: /[„“”‘’«»]|[,?!:;](?!\/)/, zh_CN: /[„‘’«»「」]|[,?!:;](?!\/)/,
  };
  const free = new Set(["cli_quote", "bar_position", "sample_rights"]);
  for (const [folder, wrong] of Object.entries(odd)) {
    for (const [key, { message }] of Object.entries(FILES.get(folder))) {
      // An address of the browser's own is spelled alike everywhere.
      if (!free.has(key)) assert.doesNotMatch(message.replaceAll("about:addons", ""), wrong, `${folder} ${key}: ${message}`);
    }
  }
});

test("the word beside an icon is short, and so is the badge", () => {
  for (const [folder, messages] of FILES) {
    for (const [key, { message }] of Object.entries(messages)) {
      if (/^state_/.test(key)) assert.ok(width(message) <= 20, `${folder} ${key}: ${message}`);
      if (/^short_/.test(key)) assert.ok(width(message) <= 40, `${folder} ${key}: ${message}`);
    }
  }
});

/** Letters, those of Chinese, Japanese and Korean counted twice: they are as wide as two. @param {string} message */
const width = (message) => [...message].length + (message.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0);

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
    assert.deepEqual(same.filter((key) => !isSame(key, folder)), [], folder);
  }
  const stale = [...SAME_AS_ENGLISH].flatMap(([key, { only = [] }]) => only.filter((folder) => FILES.get(folder)[key].message !== ENGLISH[key].message).map((folder) => `${folder} ${key}`));
  assert.deepEqual(stale, [], "listed as the same, and is not");
});

/** @param {string} key @param {string} folder */
function isSame(key, folder) {
  const same = SAME_AS_ENGLISH.get(key);
  return same !== undefined && (same.only?.includes(folder) ?? true);
}

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
  const named = [...text.matchAll(/["'`]([a-z][a-z0-9_]+)["'`]|__MSG_([a-z0-9_]+)__/g)].map(([, quoted, inManifest]) => quoted ?? inManifest);
  const together = Object.entries(PUT_TOGETHER).flatMap(([prefix, ends]) => ends.map((end) => `${prefix}_${end}`));
  const used = new Set([...named, ...messageIds(), ...together]);
  const isUsed = (/** @type {string} */ key) => used.has(key) || used.has(key.replace(/_(one|other)$/, ""));
  assert.deepEqual(Object.keys(ENGLISH).filter((key) => !isUsed(key)), []);
});

test("no words are asked for that nobody wrote", () => {
  const together = Object.entries(PUT_TOGETHER).flatMap(([prefix, ends]) => ends.map((end) => `${prefix}_${end}`));
  const sources = ["extension", "www"].flatMap((folder) => sourcesBelow(join(ROOT, folder))).map((file) => readFileSync(file, "utf8"));
  const asked = sources.flatMap((text) => [...text.matchAll(/(?:words|this)\.(text|count)\("([a-z0-9_]+)"/g)].map(([, how, key]) => (how === "count" ? `${key}_other` : key)));
  assert.ok(asked.length > 60, "calls are found");
  assert.deepEqual([...asked, ...together].filter((key) => !Object.hasOwn(ENGLISH, key)), []);
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

test("sentences with values, in the six that joined later", () => {
  const transfer = { id: "transfer_yes_to_safeguards", values: { places: ["worldwide", "US", "NL"], safeguards: ["scc", "consent"] } };
  const keeping = { id: "retention_stated_period", values: { periods: ["P30D", "P1Y"], also: ["until_deletion", "as_needed"] } };
  const rights = { id: "rights_stated", values: { rights: ["access", "delete", "complain"] } };
  const expected = {
    de: [
      "Deine Daten gehen ins Ausland oder können dorthin gehen: USA, Niederlande und Länder weltweit. Genannte Grundlage: Standardvertragsklauseln und deine Einwilligung.",
      "Die Erklärung nennt, wie lange: 30 Tage und 1 Jahr. Andere Daten werden gespeichert: bis du sie löschen lässt und solange sie gebraucht werden.",
      "Das kannst du laut Erklärung tun: deine Daten einsehen, Daten löschen lassen und dich bei einer Behörde beschweren.",
    ],
    fr: [
      "Vos données vont, ou peuvent aller, à l’étranger\u00a0: États-Unis, Pays-Bas et pays du monde entier. Base indiquée\u00a0: clauses contractuelles types et votre consentement.",
      "La politique indique combien de temps\u00a0: 30 jours et 1 an. D’autres données sont conservées jusqu’à ce que vous les fassiez supprimer et aussi longtemps que nécessaire.",
      "La politique dit que vous pouvez consulter vos données, faire supprimer des données et saisir une autorité.",
    ],
    es: [
      "Tus datos van, o pueden ir, al extranjero: Estados Unidos, Países Bajos y países de todo el mundo. Base indicada: cláusulas contractuales tipo y tu consentimiento.",
      "La política indica cuánto tiempo: 30 días y 1 año. Otros datos se guardan hasta que pidas borrarlos y mientras hagan falta.",
      "La política dice que puedes hacer esto: ver tus datos, pedir que se borren datos y reclamar ante una autoridad.",
    ],
    "pt-BR": [
      "Seus dados vão, ou podem ir, para o exterior: Estados Unidos, Países Baixos e países de todo o mundo. Base indicada: cláusulas-padrão contratuais e seu consentimento.",
      "A política informa por quanto tempo: 30 dias e 1 ano. Outros dados ficam guardados até você pedir a exclusão e enquanto forem necessários.",
      "A política diz que você pode ver seus dados, pedir a exclusão de dados e reclamar a uma autoridade.",
    ],
    ja: [
      "データは国外へ送られるか、送られる可能性があります。送り先：アメリカ、オランダ、世界各国。根拠：標準契約条項、あなたの同意。",
      "保存期間が書かれています：30日、1年。ほかのデータの保存：削除を求めるまで、必要な間。",
      "次のことができると書かれています：データの閲覧、データの削除の請求、監督機関への申し立て。",
    ],
    ko: [
      "개인정보가 해외로 가거나 갈 수 있어요: 미국, 네덜란드 및 전 세계 여러 나라. 근거: 표준계약조항 및 본인 동의.",
      "보관 기간을 밝히고 있어요: 30일 및 1년. 다른 정보의 보관 기간: 삭제를 요청할 때까지 및 필요한 동안.",
      "다음을 할 수 있다고 해요: 개인정보 열람, 삭제 요청 및 감독기관에 민원 제기.",
    ],
  };
  for (const [tag, sentences] of Object.entries(expected)) {
    assert.deepEqual([transfer, keeping, rights].map((message) => words(tag).message(message)), sentences);
  }
});

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
  const nbsp = "\u202f";
  /** One row a language, in the order of `LANGUAGES`. */
  const isos = ["P180D", "P1D", "P13M", "P2Y", "P1Y6M", "P6W", "PT24H", "PT30M", "P0.5Y", "session", "P1000D", "P", "whatever"];
  /** @type {Record<string, string[]>} */
  const expected = {
    en: ["180 days", "1 day", "13 months", "2 years", "1 year 6 months", "6 weeks", "24 hours", "30 minutes", "0.5 years", "one browser session", "1,000 days", "a stated time"],
    "zh-TW": ["180天", "1天", "13個月", "2年", "1年6個月", "6週", "24小時", "30分鐘", "0.5年", "一次瀏覽工作階段", "1,000天", "列出的期限"],
    "zh-CN": ["180天", "1天", "13个月", "2年", "1年6个月", "6周", "24小时", "30分钟", "0.5年", "一次浏览会话", "1,000天", "列出的期限"],
    vi: ["180 ngày", "1 ngày", "13 tháng", "2 năm", "1 năm 6 tháng", "6 tuần", "24 giờ", "30 phút", "0,5 năm", "một phiên duyệt web", "1.000 ngày", "thời hạn đã nêu"],
    it: ["180 giorni", "1 giorno", "13 mesi", "2 anni", "1 anno e 6 mesi", "6 settimane", "24 ore", "30 minuti", "0,5 anni", "una sessione del browser", "1000 giorni", "un tempo indicato"],
    de: ["180 Tage", "1 Tag", "13 Monate", "2 Jahre", "1 Jahr und 6 Monate", "6 Wochen", "24 Stunden", "30 Minuten", "0,5 Jahre", "eine Browsersitzung", "1.000 Tage", "eine genannte Zeit"],
    fr: ["180 jours", "1 jour", "13 mois", "2 ans", "1 an et 6 mois", "6 semaines", "24 heures", "30 minutes", "0,5 an", "une session de navigation", `1${nbsp}000 jours`, "une durée indiquée"],
    es: ["180 días", "1 día", "13 meses", "2 años", "1 año y 6 meses", "6 semanas", "24 horas", "30 minutos", "0,5 años", "una sesión del navegador", "1000 días", "un plazo indicado"],
    "pt-BR": ["180 dias", "1 dia", "13 meses", "2 anos", "1 ano e 6 meses", "6 semanas", "24 horas", "30 minutos", "0,5 ano", "uma sessão do navegador", "1.000 dias", "um prazo informado"],
    ja: ["180日", "1日", "13か月", "2年", "1年6か月", "6週間", "24時間", "30分", "0.5年", "ブラウザーを閉じるまで", "1,000日", "定められた期間"],
    ko: ["180일", "1일", "13개월", "2년", "1년 6개월", "6주", "24시간", "30분", "0.5년", "브라우저를 닫을 때까지", "1,000일", "정해진 기간"],
  };
  assert.deepEqual(Object.keys(expected), LANGUAGES.map(({ tag }) => tag));
  for (const [tag, row] of Object.entries(expected)) {
    assert.deepEqual(isos.map((iso) => words(tag).period(iso)), [...row, row.at(-1)], tag);
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
  const abroad = {
    de: ["USA", "Vereinigtes Königreich", "Hongkong", "Niederlande", "Tschechien", "Europäische Union"],
    fr: ["États-Unis", "Royaume-Uni", "Hong Kong", "Pays-Bas", "Tchéquie", "Union européenne"],
    es: ["Estados Unidos", "Reino Unido", "Hong Kong", "Países Bajos", "Chequia", "Unión Europea"],
    "pt-BR": ["Estados Unidos", "Reino Unido", "Hong Kong", "Países Baixos", "Tchéquia", "União Europeia"],
    ja: ["アメリカ", "イギリス", "香港", "オランダ", "チェコ", "EU"],
    ko: ["미국", "영국", "홍콩", "네덜란드", "체코", "유럽연합"],
  };
  for (const [tag, places] of Object.entries(abroad)) {
    assert.deepEqual(["US", "GB", "HK", "NL", "CZ", "EU"].map((code) => words(tag).place(code)), places);
  }
  assert.equal(words("es").list(["Chipre", "Irlanda"]), "Chipre e Irlanda");
  assert.equal(en.place("not a code"), "countries around the world");
  assert.equal(
    en.message({ id: "transfer_yes_to", values: { places: ["worldwide", "EU", "JP"] } }),
    "Your data goes, or may go, to the European Union, Japan, and countries around the world.",
  );
});

test("no place has brackets or an official long name in it", () => {
  const places = ["US", "GB", "HK", "MO", "PS", "TW", "CN", "KR", "VN", "AE", "CZ", "MD", "BA", "CI", "KY", "NL", "PH", "ZA"];
  for (const { tag } of LANGUAGES) {
    for (const code of places) assert.doesNotMatch(words(tag).place(code), /[()（）,、，]|SAR|Sonderverwaltung|特別行政|특별행정/, `${tag} ${code}`);
  }
});

test("every code of the contract has words", () => {
  const { safeguard, right, retention_kind } = PUT_TOGETHER;
  for (const [prefix, all] of Object.entries({ safeguard, right, retention_kind })) {
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
  const dates = {
    de: ["5. März 2026", "März 2026", "Englisch"],
    fr: ["5 mars 2026", "mars 2026", "anglais"],
    es: ["5 de marzo de 2026", "marzo de 2026", "inglés"],
    "pt-BR": ["5 de março de 2026", "março de 2026", "inglês"],
    ja: ["2026年3月5日", "2026年3月", "英語"],
    ko: ["2026년 3월 5일", "2026년 3월", "영어"],
  };
  for (const [tag, expected] of Object.entries(dates)) {
    assert.deepEqual([words(tag).date("2026-03-05"), words(tag).date("2026-03"), words(tag).language("en")], expected, tag);
  }
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
    [["de-AT", "vi"], "de"],
    [["fr-CA"], "fr"],
    [["es-419"], "es"],
    [["pt"], "pt-BR"],
    [["pt-PT", "en"], "pt-BR"],
    [["pt_BR"], "pt-BR"],
    [["ja-JP"], "ja"],
    [["ko-KR"], "ko"],
    [["cs-CZ", "en-GB", "vi"], "en"],
    [["cs"], "en"],
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
