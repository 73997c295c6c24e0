// Firefox by selenium-webdriver and geckodriver: the packed extension itself.
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Builder, By, Key } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";

import { packed } from "../../tools/lib.mjs";
import { findings, kept, picture, popupState, programPath } from "./browser.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */
/** @typedef {import("./browser.mjs").Browser} Browser */

const ID = "clauselight@clauselight.example";
const UUID = "6f2d1c1a-5f0b-4c0e-9d7e-2a54c1f0c0de";
const ORIGIN = `moz-extension://${UUID}`;
const SHADOW_ROOT = "shadow-6066-11e4-a52e-4f735466cecf";
/** What the extension drew stands beside head and body, where pages put nothing. */
const DRAWN = "html > div, dialog:modal > div:last-child";
const KEYS = /** @type {Record<string, string>} */ (/** @type {unknown} */ (Key));

/**
 * @param {{ proxy?: string, locale?: string, headless?: boolean }} options
 * @returns {Promise<Browser & { driver: firefox.Driver }>}
 */
export async function launchFirefox({ proxy, locale = "en-GB", headless = true } = {}) {
  const driver = await start(proxy, locale, headless);
  await allowInPrivate(driver);
  await driver.installAddon(asAddon(), true);
  const own = await openTab(driver, `${ORIGIN}/options/options.html`);

  /** @type {Browser & { driver: firefox.Driver }} */
  const browser = {
    name: "firefox",
    driver,
    own: (fn, ...values) => own.evaluate(fn, ...values),
    open: async (url) => {
      const before = await browser.own(tabIds);
      const tab = await openTab(driver, url);
      const after = await browser.own(tabIds);
      const id = after.find((one) => !before.includes(one)) ?? -1;
      await tab.focus();
      return { ...tab, id: async () => id };
    },
    complaints: () => inChrome(driver, COMPLAINTS),
    openOwn: (path) => browser.open(`${ORIGIN}/${path}`),
    openPrivate: async (url) => {
      const before = await driver.getAllWindowHandles();
      await inChrome(driver, "OpenBrowserWindow({ private: true })");
      const handle = await until("a private window", async () => (await driver.getAllWindowHandles()).find((one) => !before.includes(one)));
      await driver.switchTo().window(handle);
      await driver.get(url);
      return tabOf(driver, handle);
    },
    backgroundRuns: () => inChrome(driver, `return WebExtensionPolicy.getByID("${ID}").extension.backgroundState === "running"`),
    stopBackground: async () => {
      await inChrome(driver, `return WebExtensionPolicy.getByID("${ID}").extension.terminateBackground({ ignoreDevToolsAttached: true })`);
      await until("the background to stop", async () => !(await browser.backgroundRuns()));
    },
    pressToolbar: async (tab, name, then) => {
      await tab.focus();
      return pressToolbar(driver, name, then);
    },
    close: () => driver.quit(),
  };
  return browser;
}

/**
 * @param {string | undefined} proxy
 * @param {string} locale
 * @param {boolean} headless
 * @returns {Promise<firefox.Driver>}
 */
async function start(proxy, locale, headless) {
  const options = new firefox.Options()
    .setBinary(programPath("firefox-esr"))
    .addArguments("--width=1280", "--height=900")
    .setPreference("extensions.webextensions.uuids", JSON.stringify({ [ID]: UUID }))
    // Firefox's own settings service: the tests listen to what is said, and this one says a lot.
    .setPreference("services.settings.server", "data:,#none/v1")
    .setPreference("intl.accept_languages", locale)
    .setPreference("intl.locale.requested", locale);
  if (headless) options.addArguments("-headless");
  if (proxy) throughProxy(options, new URL(proxy));
  const service = new firefox.ServiceBuilder(programPath("geckodriver")).addArguments("--allow-system-access");
  const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
  return /** @type {firefox.Driver} */ (/** @type {unknown} */ (driver));
}

/**
 * Even what is said to this machine goes through the proxy, so that nothing is missed.
 * @param {firefox.Options} options
 * @param {URL} proxy
 */
function throughProxy(options, { hostname, port }) {
  options.setPreference("network.proxy.type", 1);
  options.setPreference("network.proxy.allow_hijacking_localhost", true);
  options.setPreference("network.proxy.no_proxies_on", "");
  for (const kind of ["http", "ssl"]) {
    options.setPreference(`network.proxy.${kind}`, hostname);
    options.setPreference(`network.proxy.${kind}_port`, Number(port));
  }
}

/** Selenium takes a package by its name's ending. */
function asAddon() {
  const file = join(kept, "clauselight-firefox.xpi");
  copyFileSync(packed("firefox"), file);
  return file;
}

/** Runs in the extension. @returns {Promise<number[]>} */
async function tabIds() {
  return (await chrome.tabs.query({})).map((tab) => tab.id ?? -1);
}

/**
 * @param {firefox.Driver} driver
 * @param {string} [url]
 * @returns {Promise<Tab>}
 */
async function openTab(driver, url) {
  await driver.switchTo().newWindow("tab");
  const handle = await driver.getWindowHandle();
  if (url) await driver.get(url);
  return tabOf(driver, handle);
}

/**
 * @param {firefox.Driver} driver
 * @param {string} handle
 * @returns {Tab}
 */
function tabOf(driver, handle) {
  const focus = () => driver.switchTo().window(handle);
  return {
    id: async () => -1,
    focus,
    onPaper: null,
    resize: async (width, height) => (await focus(), void (await driver.manage().window().setRect({ width, height }))),
    goto: async (address) => (await focus(), driver.get(address)),
    evaluate: async (fn, ...values) => (await focus(), evaluate(driver, fn, values)),
    inShadow: async (fn, ...values) => (await focus(), inShadow(driver, fn, values)),
    lives: async () => (await focus(), (await driver.executeScript("return 1 + 1")) === 2),
    click: async (x, y) => (await focus(), driver.actions({ async: true }).move({ x: Math.round(x), y: Math.round(y), duration: 0 }).click().perform()),
    press: async (key) => (await focus(), driver.actions({ async: true }).sendKeys(KEYS[keyName(key)] ?? key).perform()),
    audit: async (axe, scheme) => {
      await inChrome(driver, `Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${scheme === "dark" ? 0 : 1})`);
      await focus();
      await until(`the ${scheme} page`, () => evaluate(driver, (wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, [scheme]));
      return findings(await driver.executeAsyncScript(`${axe}; axe.run().then(arguments[arguments.length - 1])`));
    },
    screenshot: async (name) => (await focus(), save(`firefox-${name}`, await driver.takeScreenshot())),
    close: async () => (await focus(), driver.close()),
  };
}

/** playwright's names for keys → selenium's. @param {string} key */
const keyName = (key) => key.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();

/**
 * @param {string} name
 * @param {string} data base64
 */
function save(name, data) {
  writeFileSync(picture(name), Buffer.from(data, "base64"));
  return picture(name);
}

/**
 * @template T
 * @param {firefox.Driver} driver
 * @param {(...values: any[]) => T | Promise<T>} fn
 * @param {unknown[]} values
 * @returns {Promise<T>}
 */
async function evaluate(driver, fn, values) {
  const script = `
    const done = arguments[arguments.length - 1];
    Promise.resolve().then(() => (${fn})(...${JSON.stringify(values)})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
  const { value, error } = /** @type {{ value: T, error?: string }} */ (await driver.executeAsyncScript(script));
  if (error) throw new Error(error);
  return value;
}

/**
 * WebDriver hands out closed shadow roots too.
 * @template T
 * @param {firefox.Driver} driver
 * @param {(root: ShadowRoot, ...values: any[]) => T} fn
 * @param {unknown[]} values
 * @returns {Promise<T | undefined>}
 */
async function inShadow(driver, fn, values) {
  const hosts = await driver.findElements(By.css(DRAWN));
  const roots = await Promise.all(hosts.map((host) => host.getShadowRoot().catch(() => undefined)));
  const shadow = roots.find((root) => root !== undefined);
  if (!shadow) return undefined;
  // Selenium sends a bare id where the protocol wants this.
  return driver.executeScript(`return (${fn})(...arguments)`, { [SHADOW_ROOT]: await shadow.getId() }, ...values);
}

/** What scripts of the extension threw, and what they said was an error. */
const COMPLAINTS = `
  const thrown = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & 1) && message.sourceName.startsWith("${ORIGIN}"));
  const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
  const said = storage.getEvents().filter(({ level, filename }) => level === "error" && filename.startsWith("${ORIGIN}"));
  return [...thrown.map(({ errorMessage, sourceName, lineNumber }) => errorMessage + " " + sourceName + ":" + lineNumber), ...said.map((event) => event.arguments.map(String).join(" "))];`;

/**
 * With the rights of the browser itself.
 * @template T
 * @param {firefox.Driver} driver
 * @param {string} script
 * @returns {Promise<T>}
 */
async function inChrome(driver, script) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeScript(script);
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/** As a reader may in the browser's settings: an extension that is not there cannot keep anything. @param {firefox.Driver} driver */
const allowInPrivate = (driver) => inChrome(driver, `
  const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  return ExtensionPermissions.add("${ID}", { permissions: ["internal:privateBrowsingAllowed"], origins: [] });`);

const WIDGET = `${ID.replace(/[@.]/g, "_")}-browser-action`;

/**
 * @param {firefox.Driver} driver
 * @param {string} name
 * @param {string} [then]
 * @returns {Promise<string>}
 */
async function pressToolbar(driver, name, then = "") {
  await inChrome(driver, `document.getElementById("${WIDGET}").querySelector("toolbarbutton").click()`);
  await until("the popup", () => inChrome(driver, `return document.querySelector("#customizationui-widget-panel browser, .webextension-popup-browser") !== null`));
  const words = await until("words in the popup", () => popupText(driver, then));
  await driver.setContext(firefox.Context.CHROME);
  save(`firefox-${name}`, await driver.takeScreenshot());
  await driver.executeScript(`for (const panel of document.querySelectorAll("panel")) panel.hidePopup?.()`);
  await driver.setContext(firefox.Context.CONTENT);
  return words;
}

/**
 * The popup lives in another process; a frame script brings its words over.
 * @param {firefox.Driver} driver
 * @param {string} then
 * @returns {Promise<string>}
 */
async function popupText(driver, then) {
  const script = `
    const done = arguments[arguments.length - 1];
    // A popup that is still loading may lose the question: then it is asked again.
    setTimeout(() => done(""), 1000);
    const popup = document.querySelector(".webextension-popup-browser");
    const manager = popup.messageManager;
    manager.addMessageListener("words", function hear({ data }) {
      manager.removeMessageListener("words", hear);
      done(data);
    });
    const frame = "{ const document = content.document; sendAsyncMessage('words', " + arguments[0] + ") }";
    manager.loadFrameScript("data:text/javascript," + encodeURIComponent(frame), false);`;
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeAsyncScript(script, popupState(then));
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}
