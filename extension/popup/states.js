// What the popup shows, one function a state.
import { hostOf } from "../browser.js";
import { drawChange } from "../changes.dom.js";
import { toBackground } from "../messages.js";
import { iconButton, mark } from "../shapes.js";
import { drawSummary } from "../summary.js";
import { element } from "../summary.dom.js";

/**
 * @typedef {import("../report.d.ts").Report} Report
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {{href: string, text: string, host: string, same: boolean}} FoundLink
 *
 * @typedef {{kind: "reading"}} Reading
 * @typedef {import("../messages.js").Change} Change
 * @typedef {{kind: "policy", report: Report, host: string, url: string, change: Change}} Policy
 * @typedef {{kind: "elsewhere", links: FoundLink[], host: string}} Elsewhere
 * @typedef {{kind: "read", report: Report, url: string, change: Change}} Read
 * @typedef {{kind: "failed", error: Failure, href?: string, back?: boolean}} Failed
 * @typedef {Reading | Policy | Elsewhere | Read | Failed} State
 *
 * @typedef {object} Actions
 * @property {() => void} tryAgain
 * @property {() => void} back
 * @property {(href: string) => void} readHere
 * @property {(href: string) => void} visit
 * @property {(clause: number, topic: string) => void} show
 * @property {(report: Report, url: string, wrong?: string) => void} openReport
 * @property {() => void} showAll
 *
 * @typedef {{words: Words, settings: import("../settings.js").Settings, actions: Actions}} Tools
 */

/** @param {HTMLElement} box @param {State} state @param {Tools} tools */
export function drawState(box, state, tools) {
  const body = element("div", { class: "body", "data-state": state.kind });
  body.append(...drawBody(state, tools));
  box.setAttribute("aria-busy", String(state.kind === "reading"));
  box.replaceChildren(drawHead(state, tools), body);
}

/** @param {State} state @param {Tools} tools @returns {HTMLElement[]} */
function drawBody(state, tools) {
  switch (state.kind) {
    case "reading": return [said(element("p", { role: "status" }, tools.words.text("popup_reading")))];
    case "policy": return drawPolicy(state, tools);
    case "elsewhere": return [drawElsewhere(state, tools)];
    case "read": return drawRead(state, tools);
    case "failed": return [drawFailure(state, tools)];
  }
}

/** @param {State} state @param {Tools} tools */
function drawHead(state, { words }) {
  const title = "report" in state ? state.report.policy.title : null;
  const history = iconButton("history", words.text("history_title"), () => toBackground({ kind: "open-history" }));
  const settings = iconButton("settings", words.text("popup_settings"), () => toBackground({ kind: "open-settings" }));
  return element("header", { class: "head" }, mark(), element("h1", { dir: "auto" }, title ?? words.text("popup_title")), history, settings);
}

/** @param {...(Node | false)} children */
const said = (...children) => element("div", { class: "said" }, ...children);

/** @param {string} label @param {() => void} onClick @param {boolean} [first] */
function button(label, onClick, first = false) {
  const made = element("button", { type: "button", class: first ? "button first" : "button" }, label);
  made.addEventListener("click", onClick);
  return made;
}

/** @param {Policy} state @param {Tools} tools */
function drawPolicy({ report, host, url, change }, { words, settings, actions }) {
  const summary = element("div");
  const onReport = (/** @type {string | undefined} */ wrong) => actions.openReport(report, url, wrong);
  drawSummary(summary, report, { words, concerns: settings.concerns, base: url, onShow: (clause, topic) => actions.show(clause, topic), onReport });
  const check = element("input", { type: "checkbox", checked: settings.badge && !settings.hidden.includes(host), disabled: !settings.badge });
  check.addEventListener("change", () => toBackground({ kind: "change", change: { kind: check.checked ? "unhide" : "hide", host } }));
  const site = element("label", { class: "check site" }, check, element("span", {}, words.text("popup_badge_here")));
  const all = element("div", { class: "buttons all" }, button(words.text("panel_show_all"), () => actions.showAll()));
  return [...(change ? [drawChange(change, words)] : []), summary, ...(report.policy.supported ? [all] : []), site];
}

/** @param {Elsewhere} state @param {Tools} tools */
function drawElsewhere({ links: [best, ...others] }, { words, actions }) {
  const lead = element("p", { class: "lead" }, words.text("popup_elsewhere"));
  if (!best) return said(lead, element("p", {}, words.text("popup_no_link")));
  const list = others.map((link) => element("li", {}, linkButton(link, actions)));
  return said(
    lead,
    element("p", {}, words.text("popup_link_found")),
    element("div", {}, element("p", { class: "found", dir: "auto" }, best.text || best.href), element("p", { class: "quiet address", dir: "ltr" }, shortAddress(best.href))),
    !best.same && element("p", {}, words.text("popup_open_why", { host: best.host })),
    element("div", { class: "buttons" }, ...linkActions(best, words, actions)),
    list.length > 0 && element("div", {}, element("h2", { class: "quiet" }, words.text("popup_more_links")), element("ul", { class: "others" }, ...list)),
  );
}

/** @param {FoundLink} link @param {Words} words @param {Actions} actions */
function linkActions({ href, same }, words, actions) {
  const open = button(words.text("popup_open"), () => actions.visit(href), !same);
  return same ? [button(words.text("popup_read_here"), () => actions.readHere(href), true), open] : [open];
}

/** @param {FoundLink} link @param {Actions} actions */
function linkButton({ href, text, same }, actions) {
  const made = element("button", { type: "button", dir: "auto", title: shortAddress(href) }, text || shortAddress(href));
  made.addEventListener("click", () => (same ? actions.readHere(href) : actions.visit(href)));
  return made;
}

/** @param {Read} state @param {Tools} tools */
function drawRead({ report, url, change }, { words, settings, actions }) {
  const summary = element("div");
  drawSummary(summary, report, { words, concerns: settings.concerns, base: url, canShow: false, onReport: (wrong) => actions.openReport(report, url, wrong) });
  const from = element(
    "div",
    { class: "from" },
    element("p", { class: "quiet", role: "status" }, words.text("popup_read_from", { host: hostOf(new URL(url)) })),
    element("div", { class: "buttons" }, button(words.text("popup_back"), () => actions.back()), button(words.text("popup_open"), () => actions.visit(url))),
  );
  return [from, ...(change ? [drawChange(change, words)] : []), summary];
}

/** @param {Failed} state @param {Tools} tools */
function drawFailure({ error, href, back }, { words, actions }) {
  const again = error === "core" || error === "unreachable" || error === "reload";
  return said(
    element("p", { role: "status" }, words.text(`error_${error}`)),
    element(
      "div",
      { class: "buttons" },
      back && button(words.text("popup_back"), () => actions.back()),
      again && button(words.text("popup_try_again"), () => (href ? actions.readHere(href) : actions.tryAgain())),
      href !== undefined && button(words.text("popup_open"), () => actions.visit(href)),
    ),
  );
}

/** @param {string} href */
const shortAddress = (href) => href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
