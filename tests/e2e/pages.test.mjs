// Two readers, one snapshot: what the extension reads in a browser is what the command line reads in the file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { root, target } from "../../tools/lib.mjs";
import { programPath } from "./browser.mjs";
import { serveSite } from "./server.mjs";

const FOLDER = join(root, "tests", "pages");
const COMMAND = join(target, "release", "clauselight");
const pages = readdirSync(FOLDER).filter((name) => name.endsWith(".html"));
const LEAST = 40;

/** @typedef {{ title: string | null, lang: string | null, url: string | null, blocks: object[], links: object[] }} Snapshot */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;

before(async () => {
  site = await serveSite();
  browser = await chromium.launch({ executablePath: programPath("chromium"), args: ["--no-sandbox"] });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * Without style sheets, which only a browser knows (docs/reading.md, §10; tests/reader.test.mjs has what they change).
 * @param {string} name
 * @returns {Promise<Snapshot>}
 */
async function readInBrowser(name) {
  await page.goto(`${site.origin}/pages/${name}`);
  return page.evaluate(async (reader) => {
    const { read } = await import(reader);
    const html = await (await fetch(location.href)).text();
    return read(new DOMParser().parseFromString(html, "text/html")).snapshot;
  }, `${site.origin}/extension/reader.js`);
}

/** @param {string} name @returns {Snapshot} */
function readNatively(name) {
  return JSON.parse(execFileSync(COMMAND, ["snapshot", join(FOLDER, name)], { encoding: "utf8", maxBuffer: 1 << 28 }));
}

/**
 * With the defaults written out, as a reader may leave them away.
 * @param {Snapshot} snapshot
 */
function complete({ title, lang, blocks, links }) {
  return {
    title,
    lang,
    blocks: blocks.map((block) => ({ level: 1, region: "main", links: [], table: undefined, ...block })),
    links: links.map((link) => ({ region: "main", ...link })),
  };
}

test(`there are at least ${LEAST} sample pages`, () => assert.ok(pages.length >= LEAST, `${pages.length}`));

for (const name of pages) {
  test(`both readers see the same in ${name}`, async () => {
    const seen = complete(await readInBrowser(name));
    const native = complete(readNatively(name));
    assert.deepEqual(native.blocks, seen.blocks);
    assert.deepEqual(native, seen);
    assert.ok(seen.blocks.length > 0);
  });
}
