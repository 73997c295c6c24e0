// The background: holds the core, answers pages and popup, keeps the toolbar. The browser may stop it between any two messages.
import { closeLeftBehind, isBehind, readBehind } from "./behind.js";
import { api } from "./browser.js";
import { analyze } from "./core.js";
import { answer } from "./messages.js";
import { changeSettings, onSettings } from "./settings.js";
import { forgetWords, showNothing, showLink, showReport } from "./toolbar.js";

/** Strings that cannot cross between page and background anyway; the browser's own limit is 64 MiB. */
const LARGEST_SNAPSHOT = 30 * 1024 * 1024;

/** What a page's script may ask for. */
const FILES = /^(_locales\/[A-Za-z_]+\/messages\.json|summary\.css|page\.css)$/;

/** @type {import("./messages.js").Handlers<import("./messages.js").ToBackground>} */
const handlers = {
  async analyze({ snapshot, sign }, sender) {
    if (snapshot.length > LARGEST_SNAPSHOT) return { ok: false, error: "too_large" };
    const report = await analyze(snapshot);
    const behind = isBehind(sender.tab?.id);
    // The page does not wait for its toolbar button.
    if (sign && !behind) showReport(sender.tab?.id, JSON.parse(report)).catch(console.error);
    return { ok: true, report, behind };
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
  async "read-behind"({ href, tab }, sender) {
    // Pages cannot make the browser open tabs by us.
    if (!sender.url?.startsWith(api.runtime.getURL(""))) throw new Error("not for pages: read-behind");
    return readBehind(href, tab);
  },
};

answer(handlers);
onSettings(forgetWords);
closeLeftBehind().catch(console.error);
