/** What the reader watches for: which answers meet it, and what leads then. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { CONCERNS, leadingAnswers, metConcerns, topicOf } from "../extension/concerns.js";
import { LANGUAGES, loadWords } from "../extension/words.js";
import { readFile } from "node:fs/promises";
import * as reports from "./summary.reports.mjs";

/** @typedef {import("../extension/report.d.ts").Answer} Answer */

/**
 * `full` with one answer changed.
 * @param {string} topic @param {Partial<Answer>} change
 */
const having = (topic, change) => ({ ...reports.silent, answers: reports.silent.answers.map((answer) => (answer.topic === topic ? { ...answer, ...change } : answer)) });

/** @param {string} topic @param {Partial<Answer>} change */
const met = (topic, change) => [...metConcerns(having(topic, change), CONCERNS).values()].filter((concern) => topicOf(concern) === topic);

/** @param {string} iso */
const kept = (iso) => met("retention", { answer: ["stated_period"], periods: [{ iso, text: "", clause: 0, what: null }] });

describe("a concern", () => {
  it("is met by what happens, asked for or not", () => {
    for (const [topic, answers, concern] of /** @type {const} */ ([
      ["sale", ["yes", "with_consent"], "sale"],
      ["transfer", ["yes", "with_consent"], "abroad"],
      ["advertising", ["yes"], "ads"],
      ["ai_training", ["yes", "opt_out"], "ai_training"],
      ["children", ["stated"], "children"],
    ])) {
      for (const answer of answers) assert.deepEqual(met(topic, { answer }), [concern], answer);
      for (const answer of ["no", "not_stated"]) assert.deepEqual(met(topic, { answer }), [], answer);
    }
  });

  it("of long retention is met by more than a year or no limit", () => {
    assert.deepEqual(met("retention", { answer: ["indefinite"] }), ["long_retention"]);
    for (const iso of ["P13M", "P2Y", "P1Y6M", "P400D", "P60W"]) assert.deepEqual(kept(iso), ["long_retention"], iso);
    for (const iso of ["P1Y", "P12M", "P365D", "P366D", "P52W", "P30D", "PT72H", "session", "odd"]) assert.deepEqual(kept(iso), [], iso);
    for (const answer of ["as_needed", "until_deletion"]) assert.deepEqual(met("retention", { answer: [answer] }), [], answer);
  });

  it("of no deletion is met where neither a right to it nor keeping until deletion is stated", () => {
    assert.deepEqual(met("rights", { answer: "stated", rights: ["access"] }), ["no_deletion"]);
    assert.deepEqual(met("rights", { rights: [] }), ["no_deletion"]);
    assert.deepEqual(met("rights", { answer: "stated", rights: ["access", "delete"] }), []);
    assert.equal(metConcerns(having("retention", { answer: ["until_deletion"] }), ["no_deletion"]).size, 0);
  });

  it("is met by a doubtful answer too, which is shown as doubtful", () => {
    assert.deepEqual(met("sale", { answer: "yes", unclear: true }), ["sale"]);
  });

  it("that was not chosen is not met, nor one that nobody knows", () => {
    assert.equal(metConcerns(having("sale", { answer: "yes" }), []).size, 0);
    assert.equal(metConcerns(having("sale", { answer: "yes" }), ["ads", "constructor"]).size, 0);
    assert.equal(metConcerns(reports.unsupported, CONCERNS).size, 0);
  });
});

describe("what leads", () => {
  /** @param {import("../extension/report.d.ts").Report} report @param {readonly string[]} chosen */
  const leads = (report, chosen) => leadingAnswers(report, chosen).map(({ answer, concern }) => `${answer.topic} ${concern ?? ""}`.trim());

  it("are the three headlines where nothing is watched for, or nothing met", () => {
    assert.deepEqual(leads(reports.far, []), ["sale", "transfer", "retention"]);
    assert.deepEqual(leads(reports.silent, ["sale", "ads"]), ["sale", "transfer", "retention"]);
  });

  it("are what is met, then the headlines, three in all and each once", () => {
    assert.deepEqual(leads(reports.far, ["ai_training"]), ["ai_training ai_training", "sale", "transfer"]);
    assert.deepEqual(leads(reports.far, ["long_retention", "abroad"]), ["transfer abroad", "retention long_retention", "sale"]);
    assert.deepEqual(leads(reports.far, CONCERNS), ["sale sale", "transfer abroad", "retention long_retention"]);
    assert.deepEqual(leads(reports.unsupported, CONCERNS), []);
  });

  it("is said in few words, of a right that is missing too", async () => {
    for (const { tag } of LANGUAGES) {
      const words = await loadWords(tag, async (path) => JSON.parse(await readFile(new URL(`../extension/${path}`, import.meta.url), "utf8")));
      for (const { answer, concern } of leadingAnswers(reports.far, ["ads", "no_deletion"])) assert.notEqual(words.short(answer, concern), "");
      const [{ answer, concern }] = leadingAnswers(reports.far, ["no_deletion"]);
      assert.notEqual(words.short(answer, concern), words.short(answer), tag);
    }
  });
});
