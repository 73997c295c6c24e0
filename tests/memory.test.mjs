/** What is kept of what was read: merging, news, limits, damaged stores, and the texts made of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { complaintText } from "../extension/wrong.js";
import { found, ordered } from "../extension/history/find.js";
import { LARGEST, MOST, addressOf, changesAt, mayKeep, merged, newsOf, overflow, packed, reportOf, sizeOfAll, unpacked } from "../extension/memory.entry.js";
import { loadWords } from "../extension/words.js";
import { full } from "./summary.reports.mjs";

/** @typedef {import("../extension/report.d.ts").Report} Report */
/** @typedef {import("../extension/memory.entry.js").Entry} Entry */

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 1, 12);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = await loadWords("en", async (path) => JSON.parse(readFileSync(join(root, "extension", path), "utf8")));

/** The full report with clauses that say something. @type {Report} */
const report = { ...full, clauses: full.clauses.map((clause, index) => (index % 2 ? { ...clause, labels: [{ label: "sharing", score: 0.9 }] } : clause)) };

/** @param {Report} from @param {string} topic @param {object} change @returns {Report} */
const answering = (from, topic, change) => ({
  ...from,
  answers: from.answers.map((answer) => (answer.topic === topic ? { ...answer, ...change } : answer)),
  clauses: [...from.clauses, { ...from.clauses[1], id: 900, text: `Reworded: ${JSON.stringify(change)}`, labels: [{ label: "sharing", score: 0.9 }] }],
});

/** @param {Report} from @param {string} [text] */
const reworded = (from, text = "A new sentence.") => answering(from, "none", { text });

const silent = answering(report, "retention", { answer: [], message: { id: "retention_not_stated" }, periods: [] });

/** @param {Partial<import("../extension/memory.entry.js").Reading>} reading */
const reading = (reading) => ({ address: "https://kites.example/privacy", visit: "1", at: START, core: "1.0.0", ...reading });

/** @param {[Report, Partial<import("../extension/memory.entry.js").Reading>][]} readings @returns {Entry} */
function after(...readings) {
  /** @type {Entry | null} */
  let entry = null;
  for (const [read, how] of readings) entry = merged(entry, read, reading(how));
  return /** @type {Entry} */ (entry);
}

describe("an entry", () => {
  const entry = after([report, {}]);

  it("holds the answers and no text of the policy", () => {
    const json = JSON.stringify(entry);
    for (const { text } of report.clauses.filter((clause) => clause.text.length > 30)) assert.ok(!json.includes(text), text);
    assert.deepEqual(reportOf(entry).answers.map(({ topic, answer }) => [topic, answer]), report.answers.map(({ topic, answer }) => [topic, answer]));
    assert.deepEqual(reportOf(entry).answers.find(({ topic }) => topic === "retention")?.periods?.map(({ iso }) => iso), ["P2Y", "P30D", "P13M"]);
    assert.ok((entry.versions[0]?.labels["sharing"] ?? 0) > 3);
    assert.ok(sizeOfAll([entry]) < 5000, String(sizeOfAll([entry])));
  });

  it("says in words what the report said", () => {
    const sentences = (/** @type {Report} */ { answers }) => answers.map(({ message }) => words.message(message));
    assert.deepEqual(sentences(reportOf(entry)), sentences(report));
  });

  it("is one version, however often the same is read", () => {
    const again = after([report, {}], [report, { visit: "2", at: START + DAY }], [report, { visit: "3", at: START + 2 * DAY }]);
    assert.equal(again.versions.length, 1);
    assert.equal(again.versions[0]?.first, START);
    assert.equal(again.versions[0]?.last, START + 2 * DAY);
  });

  it("takes the last reading of a visit for all of it", () => {
    const half = { ...report, clauses: report.clauses.slice(0, 4), answers: report.answers.slice(0, 2) };
    assert.equal(after([half, {}], [report, {}]).versions.length, 1);
    const known = after([report, {}], [half, { visit: "2", at: START + DAY }], [report, { visit: "2", at: START + DAY + 1 }]);
    assert.equal(known.versions.length, 1);
    assert.equal(known.versions[0]?.last, START + DAY + 1);
    assert.equal(newsOf(known, START + DAY + 1), null);
  });

  it("does not take a part of the page for another version, sooner or later", () => {
    const part = { ...report, clauses: report.clauses.filter(({ labels }) => labels.length > 0).slice(0, 2), answers: silent.answers };
    for (const [first, second] of [[report, part], [part, report]]) {
      const entry = after([first, {}], [second, { visit: "2", at: START + DAY }]);
      assert.equal(entry.versions.length, 1);
      assert.deepEqual(reportOf(entry).answers.map(({ answer }) => answer), report.answers.map(({ answer }) => answer));
    }
  });

  it("keeps a change of an answer apart, and tells it for a day", () => {
    const changed = after([report, {}], [silent, { visit: "2", at: START + 9 * DAY }]);
    assert.equal(changed.versions.length, 2);
    const news = newsOf(changed, START + 9 * DAY);
    assert.equal(news?.since, "2026-11-01");
    assert.deepEqual(news?.differences.map(({ topic, kind }) => [topic, kind]), [["retention", "removed"]]);
    assert.equal(newsOf(changed, START + 11 * DAY), null, "no news any more");
    assert.equal(changesAt(changed, 1).length, 1, "but still a change");
  });

  it("tells other words from other answers", () => {
    const changed = after([report, {}], [reworded(report), { visit: "2", at: START + DAY }]);
    assert.deepEqual(newsOf(changed, START + DAY), { since: "2026-11-01", differences: [] });
    assert.equal(changed.versions[1]?.moved, 1);
  });

  it("does not call it a change when another core answers otherwise", () => {
    const same = { ...report, answers: silent.answers };
    const updated = after([report, {}], [same, { visit: "2", at: START + DAY, core: "2.0.0" }]);
    assert.equal(updated.versions.length, 1);
    assert.deepEqual(reportOf(updated).answers.find(({ topic }) => topic === "retention")?.answer, []);
    const both = after([report, {}], [silent, { visit: "2", at: START + DAY, core: "2.0.0" }]);
    assert.equal(both.versions.length, 2);
    assert.equal(newsOf(both, START + DAY), null);
    assert.deepEqual(changesAt(both, 1), []);
  });

  it("keeps few versions, and hashes of the last two", () => {
    const many = after(...Array.from({ length: 30 }, (_, n) => /** @type {[Report, object]} */ ([reworded(report, `Sentence ${n}`), { visit: String(n), at: START + n * DAY }])));
    assert.equal(many.versions.length, 8);
    assert.deepEqual(many.versions.map(({ hashes }) => hashes !== ""), [false, false, false, false, false, false, true, true]);
  });

  it("is another in another language", () => {
    const german = { ...report, policy: { ...report.policy, language: "de" } };
    assert.notEqual(merged(null, german, reading({})).key, entry.key);
  });
});

describe("an address", () => {
  for (const [what, from, to] of [
    ["has no fragment", "https://a.example/privacy#cookies", "https://a.example/privacy"],
    ["keeps the page that a single-page site names in it", "https://a.example/#/privacy", "https://a.example/#/privacy"],
    ["keeps what names the page", "https://a.example/legal?page=privacy", "https://a.example/legal?page=privacy"],
    ["loses campaign marks", "https://a.example/p?utm_source=x&gclid=1&id=3", "https://a.example/p?id=3"],
    ["loses what looks like somebody’s", "https://me:secret@a.example/p?mail=me@b.example&token=0123456789012345678901234567890123456789abc", "https://a.example/p"],
  ]) {
    it(String(what), () => assert.equal(addressOf(String(from)), to));
  }
});

describe("private windows", () => {
  it("are never kept, nor what cannot be told from one", () => {
    assert.equal(mayKeep({ incognito: false }), true);
    assert.equal(mayKeep({ incognito: true }), false);
    assert.equal(mayKeep(undefined), false);
  });
});

describe("a damaged store", () => {
  const entry = after([report, {}], [silent, { visit: "2", at: START + DAY }]);

  it("is read as far as it is whole", () => {
    assert.deepEqual(unpacked(packed(entry), entry.key), entry);
    for (const broken of [entry, undefined, "", packed(entry).slice(0, -9)]) assert.equal(unpacked(broken, entry.key), null);
    for (const broken of [null, 3, "x", [], {}, { ...entry, address: "nowhere" }, { ...entry, versions: [] }, { ...entry, versions: [null, {}] }, { ...entry, title: 5 }]) {
      assert.equal(unpacked(JSON.stringify(broken), entry.key), null);
    }
    assert.equal(unpacked(packed(entry), "policy:en https://other.example/"), null);
    const [good, bad] = entry.versions;
    assert.equal(unpacked(JSON.stringify({ ...entry, versions: [good, { ...bad, answers: [{ topic: "sale" }] }] }), entry.key)?.versions.length, 1);
  });

  it("makes room before anything good goes", () => {
    assert.deepEqual(overflow({ settings: {}, [entry.key]: packed(entry), "policy:en broken": 7 }), ["policy:en broken"]);
  });
});

describe("the limits", () => {
  /** @param {number} n @param {number} [padding] */
  const stored = (n, padding = 0) => Object.fromEntries(Array.from({ length: n }, (_, at) => {
    const entry = merged(null, report, reading({ address: `https://site${at}.example/privacy`, at: START + at * 1000 }));
    return [entry.key, packed({ ...entry, title: "x".repeat(padding) })];
  }));

  it("let the oldest out, by number", () => {
    const all = stored(MOST + 3);
    assert.deepEqual(overflow(all), [2, 1, 0].map((at) => `policy:en https://site${at}.example/privacy`));
    assert.deepEqual(overflow(stored(20)), []);
  });

  it("and by size", () => {
    const all = stored(60, 100_000);
    const gone = new Set(overflow(all));
    const left = Object.entries(all).filter(([key]) => !gone.has(key));
    assert.ok(gone.size > 0 && gone.has("policy:en https://site0.example/privacy"));
    assert.ok(left.reduce((sum, [, entry]) => sum + entry.length, 0) <= LARGEST);
    assert.ok(!gone.has("policy:en https://site59.example/privacy"));
  });
});

describe("the list", () => {
  const entries = ["b.example", "www.a.example", "c.example"].map((host, n) => ({
    ...merged(null, report, reading({ address: `https://${host}/p`, at: START + n })), title: n === 1 ? "Política de Privacidade" : "Privacy",
  }));

  it("is searched by title and host, accents or none", () => {
    const hosts = (/** @type {string} */ query) => found(entries, query).map(({ host }) => host);
    assert.deepEqual(hosts("politica"), ["www.a.example"]);
    assert.deepEqual(hosts("PRIVACY b."), ["b.example"]);
    assert.deepEqual(hosts(" "), ["b.example", "www.a.example", "c.example"]);
    assert.deepEqual(hosts("nowhere"), []);
  });

  it("is ordered by date or by site", () => {
    assert.deepEqual(ordered(entries, "newest", "en").map(({ host }) => host), ["c.example", "www.a.example", "b.example"]);
    assert.deepEqual(ordered(entries, "name", "en").map(({ host }) => host), ["www.a.example", "b.example", "c.example"]);
  });
});

describe("what is wrong", () => {
  const opened = { report, url: "https://kites.example/privacy#top", read: START };
  const passages = [{ id: 0, path: ["Privacy", "Who"], leads: ["We pass on:"], text: "We do not sell." }, { id: 1, path: [], leads: [], text: "Other." }];

  it("becomes a text with all that is needed to look into it", () => {
    const text = complaintText(opened, passages, { topic: "sale", kind: "answer", clause: null, note: " It does. " }, "1.2.3");
    for (const part of ["Wrong: the answer is wrong", "Note: It does.", "Page: https://kites.example/privacy\n", "Topic: sale", "\"answer\":\"no\"",
      "Language: en", "Passage: We do not sell.", "Under: Privacy › Who", "After: We pass on:", "Passage: Other.", "Clauselight 1.2.3"]) {
      assert.ok(text.includes(part), part);
    }
  });

  it("is about one passage if the reader says so", () => {
    const text = complaintText(opened, passages, { topic: "sale", kind: "clause", clause: 1, note: "" }, "1.2.3");
    assert.ok(text.includes("Other.") && !text.includes("We do not sell.") && !text.includes("Note:"));
  });
});
