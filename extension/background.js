// The background: holds the core, answers pages and popup, keeps the toolbar. The browser may stop it between any two messages.
import { closeLeftBehind, isBehind, readBehind } from "./behind.js";
import { api } from "./browser.js";
import { analyze } from "./core.js";
import { mayKeep } from "./memory.entry.js";
import { forget, remember, restore } from "./memory.js";
import { LONG_READ, PATIENCE, answer } from "./messages.js";
import { openReport } from "./opened.js";
import { changeSettings, onSettings, readSettings } from "./settings.js";
import { forgetWords, showNothing, showLink, showReading, showReport } from "./toolbar.js";

/** Strings that cannot cross between page and background anyway; the browser's own limit is 64 MiB. */
const LARGEST_SNAPSHOT = 30 * 1024 * 1024;

/** What a page's script may ask for. */
const FILES = /^(_locales\/[A-Za-z_]+\/messages\.json|summary\.css|page\.css)$/;

/** @type {import("./messages.js").Handlers<import("./messages.js").ToBackground>} */
const handlers = {
  async analyze({ snapshot, sign, read }, sender) {
    if (snapshot.length > LARGEST_SNAPSHOT) return { ok: false, error: "too_large" };
    const behind = isBehind(sender.tab?.id);
    const shows = sign && !behind;
    const json = await (shows ? analyzePatiently(snapshot, sender.tab?.id) : analyze(snapshot));
    const report = JSON.parse(json);
    // The page does not wait for its toolbar button.
    if (shows) showReport(sender.tab?.id, report).catch(console.error);
    return { ok: true, report: json, behind, change: await kept(report, read, sender) };
  },
  async file({ path }) {
    if (!FILES.test(path)) throw new Error(`not for pages: ${path}`);
    const response = await fetch(api.runtime.getURL(path));
    return { ok: true, text: await response.text() };
  },
  async sign({ state }, sender) {
    if (isBehind(sender.tab?.id)) return { ok: true };
    await (state === "link" ? showLink(sender.tab?.id) : showNothing(sender.tab?.id));
    return { ok: true };
  },
  async change({ change }) {
    await changeSettings(change);
    return { ok: true };
  },
  async "open-settings"() {
    await api.runtime.openOptionsPage();
    return { ok: true };
  },
  async "open-history"() {
    await api.tabs.create({ url: api.runtime.getURL("history/history.html") });
    return { ok: true };
  },
  async "open-report"({ report, url, read = Date.now(), wrong }) {
    await openReport({ report: JSON.parse(report), url, read, wrong });
    return { ok: true };
  },
  async forget({ keys }) {
    await forget(keys);
    return { ok: true };
  },
  async restore({ entry }) {
    await restore(entry);
    return { ok: true };
  },
  async "read-behind"({ href, tab }, sender) {
    // Pages cannot make the browser open tabs by us.
    if (!sender.url?.startsWith(api.runtime.getURL(""))) throw new Error("not for pages: read-behind");
    return readBehind(href, tab);
  },
};

/**
 * Keeps what was read, unless nobody wants that. No trouble with it keeps anybody from reading.
 * @param {import("./report.d.ts").Report} report
 * @param {import("./messages.js").Analyze["read"]} read
 * @param {chrome.runtime.MessageSender} sender
 */
async function kept(report, read, { tab }) {
  try {
    if (!read || !report.policy.is_policy || !mayKeep(tab) || !(await readSettings()).remember) return null;
    return await remember(report, { ...read, visit: `${tab?.id} ${read.visit}`, at: Date.now(), core: api.runtime.getManifest().version });
  } catch (error) {
    console.error("Clauselight:", error);
    return null;
  }
}

/** The toolbar says so while a reading takes long. @param {string} snapshot @param {number | undefined} tab */
async function analyzePatiently(snapshot, tab) {
  const wait = () => showReading(tab).catch(console.error);
  const timer = setTimeout(wait, PATIENCE);
  if (snapshot.length > LONG_READ) await wait();
  try {
    return await analyze(snapshot);
  } catch (error) {
    showNothing(tab).catch(console.error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

answer(handlers);
api.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") api.tabs.create({ url: api.runtime.getURL("welcome/welcome.html") }).catch(console.error);
});
onSettings(forgetWords);
closeLeftBehind().catch(console.error);
