// Chromium by playwright-core: the packed extension, unpacked, as a person loads it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { unzipSync } from "fflate";
import { chromium } from "playwright-core";

import { packed } from "../../tools/lib.mjs";
import { findings, kept, picture, popupState, programPath } from "./browser.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */
/** @typedef {import("./browser.mjs").Browser} Browser */
/** @typedef {import("playwright-core").BrowserContext} Context */
/** @typedef {import("playwright-core").Page} Page */

/** @param {string} name */
const inTests = (name) => picture(`chromium-${name}`);

/**
 * @param {{ proxy?: string, locale?: string, headless?: boolean, extension?: string, hosts?: string, file?: (name: string) => string }} options
 *   hosts: where names lead, as Chromium's `--host-resolver-rules` has it; file: where a picture is kept
 * @returns {Promise<Browser & { context: Context }>}
 */
export async function launchChromium({ proxy, locale = "en-GB", headless = true, extension = unzipped(), hosts = "", file = inTests } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "clauselight-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: programPath("chromium"),
    headless,
    locale,
    viewport: headless ? { width: 1280, height: 800 } : null,
    ...(proxy ? { proxy: { server: proxy } } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--lang=${locale}`,
      `--accept-lang=${locale}`,
      ...(hosts ? [`--host-resolver-rules=${hosts}`] : []),
      "--disable-dev-shm-usage",
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const origin = worker.url().split("/").slice(0, 3).join("/");
  const complaints = /** @type {string[]} */ ([]);
  context.on("console", (message) => void (message.type() === "error" && message.location().url.startsWith(origin) && complaints.push(message.text())));
  context.on("weberror", (error) => void (`${error.error().stack}`.includes(origin) && complaints.push(`${error.error().stack}`)));
  worker.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  const own = await context.newPage();
  await own.goto(`${origin}/options/options.html`);
  const wire = await /** @type {import("playwright-core").Browser} */ (context.browser()).newBrowserCDPSession();

  /** @param {string} [type] */
  const targets = async (type) => {
    const { targetInfos } = await wire.send("Target.getTargets", type ? { filter: [{ type }] } : {});
    return targetInfos.filter((info) => type === "tab" || info.url.startsWith(origin));
  };
  const workers = async () => (await targets()).filter((info) => info.type === "service_worker");

  /** @type {Browser & { context: Context }} */
  const browser = {
    name: "chromium",
    context,
    own: (fn, ...values) => own.evaluate(packedCall(fn, values)),
    open: async (url) => {
      const before = await browser.own(tabIds);
      const page = await context.newPage();
      const after = await browser.own(tabIds);
      const id = after.find((one) => !before.includes(one)) ?? -1;
      const tab = chromiumTab(context, page, id, file);
      if (url) await tab.goto(url);
      return tab;
    },
    complaints: async () => complaints,
    openOwn: async (path) => browser.open(`${origin}/${path}`),
    // Whether it runs in private windows is decided in a page of the browser's that nothing drives.
    openPrivate: null,
    backgroundRuns: async () => (await workers()).length > 0,
    stopBackground: async () => {
      for (const { targetId } of await workers()) await wire.send("Target.closeTarget", { targetId });
      await until("the background to stop", async () => (await workers()).length === 0);
    },
    pressToolbar: async (tab, name, then) => {
      await tab.focus();
      const title = `pressed ${Date.now()}`;
      const before = await tab.evaluate((marker) => ([document.title, (document.title = marker)])[0] ?? "", title);
      const over = await until("the tab's target", async () => (await targets("tab")).find((info) => info.title === title));
      await tab.evaluate((old) => void (document.title = old), before);
      // Not in playwright's protocol types yet.
      const send = /** @type {(method: string, values: object) => Promise<unknown>} */ (/** @type {unknown} */ (wire.send.bind(wire)));
      await send("Extensions.triggerAction", { id: new URL(own.url()).host, targetId: over.targetId });
      return popupWords(wire, await until("the popup", async () => (await targets()).find((info) => info.type === "page" && info.url.includes("/popup/"))), file(name), then);
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  return browser;
}

/** Runs in the extension. @returns {Promise<number[]>} */
async function tabIds() {
  return (await chrome.tabs.query({})).map((tab) => tab.id ?? -1);
}

/**
 * A call as text: playwright passes one value only, and the function must not be compiled by the page.
 * @template T
 * @param {(...values: any[]) => T} fn
 * @param {unknown[]} values
 * @returns {string}
 */
const packedCall = (fn, values) => `(${fn})(...${JSON.stringify(values)})`;

/**
 * @param {Context} context
 * @param {Page} page
 * @param {number} id
 * @param {(name: string) => string} file
 * @returns {Tab & { page: Page }}
 */
function chromiumTab(context, page, id, file) {
  return {
    page,
    id: async () => id,
    goto: async (url) => void (await page.goto(url)),
    evaluate: (fn, ...values) => page.evaluate(packedCall(fn, values)),
    inShadow: (fn, ...values) => inShadow(context, page, fn, values),
    lives: () => lives(context, page),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    audit: async (axe, scheme) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(axe);
      return findings(await page.evaluate("axe.run()"));
    },
    screenshot: async (name) => (await page.screenshot({ path: file(name) }), file(name)),
    onPaper: async (look) => {
      await page.emulateMedia({ media: "print" });
      await look();
      await page.emulateMedia({ media: null });
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    focus: () => page.bringToFront(),
    close: () => page.close(),
  };
}

/**
 * Asked over the wire, without the objects of the page.
 * @param {Context} context
 * @param {Page} page
 */
async function lives(context, page) {
  const session = await context.newCDPSession(page);
  const { result } = await session.send("Runtime.evaluate", { expression: "1 + 1" });
  await session.detach();
  return result.value === 2;
}

/**
 * Closed roots are closed to pages, not to the debugger. What runs, runs in a world of its own, so that no page's
 * tricks reach it.
 * @template T
 * @param {Context} context
 * @param {Page} page
 * @param {(root: ShadowRoot, ...values: any[]) => T} fn
 * @param {unknown[]} values
 * @returns {Promise<T | undefined>}
 */
async function inShadow(context, page, fn, values) {
  const session = await context.newCDPSession(page);
  try {
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const shadow = drawn(root);
    if (!shadow) return undefined;
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
    const { object } = await session.send("DOM.resolveNode", { backendNodeId: shadow.backendNodeId, executionContextId });
    const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: `function (...values) { return (${fn})(this, ...values) }`,
      arguments: values.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

/** @typedef {{ localName: string, children?: Node[], shadowRoots?: Node[], shadowRootType?: string, backendNodeId: number }} Node */

/**
 * What the extension drew: a closed root beside head and body, or in a dialog, where pages put none.
 * @param {Node} document
 */
function drawn(document) {
  const html = document.children?.find((node) => node.localName === "html");
  const homes = html ? [html, ...within(html).filter(({ localName }) => localName === "dialog")] : [];
  const roots = homes.flatMap((home) => home.children ?? []).flatMap((node) => node.shadowRoots ?? []);
  return roots.find((root) => root.shadowRootType === "closed");
}

/** @param {Node} node @returns {Node[]} */
const within = (node) => (node.children ?? []).flatMap((child) => [child, ...within(child)]);

/**
 * The real popup is no page of playwright's, but a target of the browser's: spoken to over its own wire.
 * @param {import("playwright-core").CDPSession} wire
 * @param {{ targetId: string }} popup
 * @param {string} file of its picture
 * @param {string} [then] what is pressed in it, before its words are taken
 */
async function popupWords(wire, { targetId }, file, then = "") {
  const { sessionId } = await wire.send("Target.attachToTarget", { targetId, flatten: false });
  let number = 0;
  const ask = (/** @type {string} */ method, /** @type {object} */ params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++number;
      const listen = (/** @type {{ sessionId: string, message: string }} */ event) => {
        const message = JSON.parse(event.message);
        if (event.sessionId !== sessionId || message.id !== id) return;
        wire.off("Target.receivedMessageFromTarget", listen);
        message.error ? reject(new Error(message.error.message)) : resolve(message.result);
      };
      wire.on("Target.receivedMessageFromTarget", listen);
      wire.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
    });
  const words = await until("words in the popup", async () => {
    const { result } = await ask("Runtime.evaluate", { expression: popupState(then), returnByValue: true });
    return result.value;
  });
  const { data } = await ask("Page.captureScreenshot", { format: "png" });
  writeFileSync(file, Buffer.from(data, "base64"));
  await wire.send("Target.closeTarget", { targetId });
  return words;
}

/** The package as the store takes it, unzipped, because that is what Chromium loads. */
export function unzipped() {
  const folder = join(kept, "chromium-unzipped");
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(packed("chromium"))))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}
