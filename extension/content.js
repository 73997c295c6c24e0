// On every page: the gate. On a policy: one snapshot to the background, one report back, then the badge.
import { hasSign } from "./gate.js";
import { answer, toBackground } from "./messages.js";
import { Page } from "./page.js";
import { fetchAndRead } from "./linked.js";
import { watchForViews } from "./watch.js";

const page = new Page();

/** Reads the page if it looks like a policy; forgets what was there before if it does not. */
function pass() {
  if (hasSign(document, location)) page.read().catch(console.error);
  else page.leave();
}

/** @type {import("./messages.js").Handlers<import("./messages.js").ToPage>} */
const handlers = {
  async look() {
    const report = await page.look();
    if (typeof report !== "string") return report;
    const { policy, links } = JSON.parse(report);
    if (!policy.is_policy && links.length > 0) toBackground({ kind: "sign", state: "link" });
    return { ok: true, report, url: location.href, change: page.change };
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

/** @returns {boolean} whether this is a document that text is read in */
const isDocument = () => document.documentElement instanceof HTMLElement && document.contentType !== "application/pdf";

if (isDocument()) {
  answer(handlers);
  pass();
  watchForViews(pass);
  // A page shown again from the browser's memory has lost its toolbar sign.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) page.forget();
    if (persisted) pass();
  });
}
