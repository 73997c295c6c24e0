/** The pure parts of the shell: gate, manifest, settings, messages. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { hasSign } from "../extension/gate.js";
import { gateWordsFrom } from "../extension/gate-words.mjs";
import { manifestFor } from "../extension/manifest.mjs";
import { CORNERS, changed } from "../extension/settings.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = JSON.parse(readFileSync(join(root, "extension/manifest.json"), "utf8"));

/**
 * As much of a document as the gate looks at.
 * @param {string} title @param {Record<string, string[]>} [headings]
 */
const documentWith = (title, headings = {}) =>
  /** @type {Document} */ (
    /** @type {unknown} */ ({
      title,
      getElementsByTagName: (/** @type {string} */ tag) => (headings[tag] ?? []).map((textContent) => ({ textContent })),
    })
  );

/** @param {string} address @param {string} [title] @param {Record<string, string[]>} [headings] */
const sign = (address, title = "", headings = {}) => hasSign(documentWith(title, headings), new URL(address, "https://shop.example"));

describe("gate", () => {
  it("sees a policy by its address", () => {
    assert.ok(sign("/privacy-policy"));
    assert.ok(sign("/legal?page=Privacy"));
    assert.ok(sign("/#/privacy"));
  });

  it("sees it by its title", () => assert.ok(sign("/legal/17", "Privacy Policy | Shop")));

  it("sees it by one of the first headings only", () => {
    assert.ok(sign("/legal/17", "Legal", { h2: ["Terms", "PRIVACY NOTICE"] }));
    assert.ok(!sign("/legal/17", "Legal", { h2: ["a", "b", "c", "d", "Privacy notice"] }));
  });

  it("takes the words of addresses for words of titles, and no phrase that holds another", () => {
    assert.deepEqual(gateWordsFrom({ title: ["privacy policy", "how we use data"], url: ["privacy", "data-policy", "privacy-policy"] }), {
      title: ["data policy", "how we use data", "privacy"],
      url: ["data-policy", "privacy"],
    });
  });

  it("sees nothing elsewhere, in the host's name, or in broken escapes", () => {
    assert.ok(!sign("/tea/green", "Green tea", { h1: ["Green tea"] }));
    assert.ok(!sign("https://privacy.example/shop", "Shop"));
    assert.ok(!sign("/%E0%A4%A"));
    assert.ok(!sign("/", ""));
  });
});

describe("manifest", () => {
  it("has a worker for Chromium and an event page for Firefox, and each browser's own keys only", () => {
    const chromium = manifestFor("chromium", source, "1.2.3");
    const firefox = manifestFor("firefox", source, "1.2.3");
    assert.deepEqual(chromium.background, { service_worker: "background.js", type: "module" });
    assert.deepEqual(firefox.background, { scripts: ["background.js"], type: "module" });
    assert.equal(chromium.browser_specific_settings, undefined);
    assert.equal(firefox.minimum_chrome_version, undefined);
    assert.equal(chromium.version, "1.2.3");
    assert.throws(() => manifestFor("lynx", source, "1"));
  });

  it("asks for nothing more than docs/extension.md explains", () => {
    for (const browser of ["chromium", "firefox"]) {
      const manifest = manifestFor(browser, source, "1");
      assert.deepEqual(manifest.permissions, ["storage", "activeTab", "scripting"]);
      for (const key of ["host_permissions", "optional_permissions", "optional_host_permissions", "web_accessible_resources"]) {
        assert.equal(manifest[key], undefined, key);
      }
      assert.match(manifest.content_security_policy.extension_pages, /connect-src 'self';/);
    }
  });
});

describe("settings", () => {
  const settings = changed(/** @type {any} */ ({}), { kind: "badge", value: true });

  it("fall back to what is meant where nothing sensible is stored", () => {
    const odd = /** @type {any} */ ({ language: 7, badge: "yes", hidden: ["a", 1], corner: "middle", concerns: ["ads", "ghosts", 3, "sale", "ads"], remember: 1 });
    assert.deepEqual(changed(odd, { kind: "badge", value: false }), { language: "auto", badge: false, hidden: ["a"], corner: "block_end_inline_end", concerns: ["sale", "ads"], remember: true });
  });

  it("hide a site once, and show it again", () => {
    const hidden = changed(changed(settings, { kind: "hide", host: "b" }), { kind: "hide", host: "b" });
    assert.deepEqual(hidden.hidden, ["b"]);
    assert.deepEqual(changed(hidden, { kind: "hide", host: "a" }).hidden, ["a", "b"]);
    assert.deepEqual(changed(hidden, { kind: "unhide", host: "b" }).hidden, []);
  });

  it("keep what the reader watches for", () => {
    assert.deepEqual(settings.concerns, []);
    assert.deepEqual(changed(settings, { kind: "concerns", value: ["children", "nothing", "abroad"] }).concerns, ["abroad", "children"]);
  });

  it("number corners by side and edge, as stepping aside counts on", () => {
    const bits = CORNERS.map((corner) => Number(corner.endsWith("start")) + 2 * Number(corner.startsWith("block_start")));
    assert.deepEqual(bits, [0, 1, 2, 3]);
  });
});
