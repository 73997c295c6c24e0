// Two readers, one snapshot: what the extension reads in a browser is what the command line reads in the file.
// Style sheets and scripts are left out, since they are what only a browser sees (docs/reading.md §10).
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";


import { root } from "../../tools/lib.mjs";
import { launch } from "../chromium.mjs";
import { nativeSnapshot } from "./samples.mjs";
import { serveSite } from "./server.mjs";

const FOLDER = join(root, "tests", "pages");
const pages = readdirSync(FOLDER).filter((name) => name.endsWith(".html"));
const LEAST = 40;

/** @typedef {import("../../extension/snapshot.d.ts").Snapshot} Snapshot */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;

before(async () => {
  site = await serveSite();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {string} name @returns {Promise<Snapshot>} the page as it is shown */
async function readRendered(name) {
  await page.goto(`${site.origin}/plain/${name}`);
  return page.evaluate(async (reader) => (await import(reader)).read(document).snapshot, `${site.origin}/extension/reader.js`);
}

/** @param {string} name @returns {Promise<Snapshot>} the page as it is read from its link, never shown */
async function readParsed(name) {
  await page.goto(`${site.origin}/`);
  const from = { reader: `${site.origin}/extension/reader.js`, address: `${site.origin}/pages/${name}` };
  return page.evaluate(async ({ reader, address }) => {
    const html = await (await fetch(address)).text();
    return (await import(reader)).read(new DOMParser().parseFromString(html, "text/html")).snapshot;
  }, from);
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
    const native = complete(nativeSnapshot(name));
    assert.ok(native.blocks.length > 0);
    assertSame(native, complete(await readParsed(name)));
    assertSame(native, complete(await readRendered(name)));
  });
}

/**
 * @param {ReturnType<typeof complete>} native
 * @param {ReturnType<typeof complete>} seen
 */
function assertSame(native, seen) {
  // Block by block first: the difference is then as small as it can be told.
  seen.blocks.forEach((block, index) => assert.deepEqual(native.blocks[index], block, `block ${index}`));
  assert.deepEqual(native, seen);
}
