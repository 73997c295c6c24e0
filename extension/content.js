// On every page: the gate. On a policy: one snapshot to the background, one report back, then the badge.
import { hasSign, hasSignedDialog, hasSignedFrame } from "./gate.js";
import { answer, toBackground } from "./messages.js";
import { Page } from "./page.js";
import { fetchAndRead } from "./linked.js";
import { asksToSignUp } from "./signup.js";
import { watchForViews } from "./watch.js";

const page = new Page();

/**
 * Reads the page if it, or what it shows, looks like a policy; forgets what was there before if it does not.
 * @param {boolean} changed since it was loaded
 */
function pass(changed) {
  if (hasSign(document, location) || hasSignedFrame(window) || (changed && hasSignedDialog(document))) page.read().catch(console.error);
  else page.leave();
}

/** @type {import("./messages.js").Handlers<import("./messages.js").ToPage>} */
const handlers = {
  async look() {
    const report = await page.look();
    if (typeof report !== "string") return report;
    const { policy, links } = JSON.parse(report);
    if (!policy.is_policy && links.length > 0) toBackground({ kind: "sign", state: "link" });
    return { ok: true, report, url: location.href, base: document.baseURI, signUp: asksToSignUp(document), change: page.change };
  },
  "read-linked": ({ href }) => fetchAndRead(href),
  async show({ clause, topic }) {
    await page.show(clause, topic);
    return { ok: true };
  },
  async "show-all"() {
    await page.showAll();
    return { ok: true };
  },
};

function start() {
  if (document.contentType === "application/pdf") return answer({ look: () => ({ ok: false, error: "pdf" }) });
  if (!(document.documentElement instanceof HTMLElement)) return;
  answer(handlers);
  pass(false);
  watchForViews(() => pass(true));
  // A page shown again from the browser's memory has lost its toolbar sign.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) page.forget();
    if (persisted) pass(true);
  });
}

/** The popup may bring this script to a page that it has just come to by itself. */
const STARTED = Symbol.for("clauselight");
if (!Reflect.has(globalThis, STARTED)) start();
Reflect.set(globalThis, STARTED, true);
