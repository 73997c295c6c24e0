// What the popup shows, one function a state.
import { api, hostOf } from "../browser.js";
import { drawChange } from "../changes.dom.js";
import { toBackground } from "../messages.js";
import { FIRST } from "../own.js";
import { iconButton, mark } from "../shapes.js";
import { drawSummary } from "../summary.js";
import { button, element } from "../summary.dom.js";

/**
 * @typedef {import("../report.d.ts").Report} Report
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {{href: string, text: string, host: string, way: "fetch" | "behind" | "pdf" | "open"}} FoundLink  `way`: how it can be read from here
 *
 * @typedef {import("../messages.js").Change} Change
 * @typedef {{kind: "reading", behind?: string}} Reading  `behind`: the host that is open in a tab behind
 * @typedef {{kind: "loading"}} Loading
 * @typedef {{kind: "policy", report: Report, host: string, url: string, base: string, change: Change}} Policy
 * @typedef {{kind: "elsewhere", links: FoundLink[], signUp: boolean, isShort: boolean}} Elsewhere  `isShort`: it calls itself a policy, with too little text
 * @typedef {{kind: "read", report: Report, url: string, base: string, change: Change}} Read
 * @typedef {{kind: "failed", error: Failure, link?: FoundLink, behind?: boolean}} Failed  `link`: what was to be read, if not this page
 * @typedef {Reading | Loading | Policy | Elsewhere | Read | Failed} State
 *
 * @typedef {object} Actions
 * @property {() => void} tryAgain
 * @property {() => void} back
 * @property {() => void} reload
 * @property {(link: FoundLink) => void} choose
 * @property {(link: FoundLink, behind: boolean) => void} readHere
 * @property {(href: string) => void} visit
 * @property {(address: string) => void} openTab
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
    case "reading": return [drawReading(state, tools)];
    case "loading": return [said(status(tools.words.text("popup_loading")))];
    case "policy": return drawPolicy(state, tools);
    case "elsewhere": return [drawElsewhere(state, tools)];
    case "read": return drawRead(state, tools);
    case "failed": return [state.link ? drawLinkFailure(state, state.link, tools) : drawFailure(state, tools)];
  }
}

/** @param {State} state @param {Tools} tools */
function drawHead(state, { words }) {
  const title = "report" in state ? state.report.policy.title : null;
  const history = iconButton("history", words.text("history_title"), () => toBackground({ kind: "open-history" }));
  const settings = iconButton("settings", words.text("popup_settings"), () => toBackground({ kind: "open-settings" }));
  return element("header", { class: "head" }, mark(), element("h1", { dir: "auto" }, title ?? words.text("popup_title")), history, settings);
}

/** @param {...(Node | false | null | undefined)} children */
const said = (...children) => element("div", { class: "said" }, ...children);

/** @param {string} text */
const line = (text) => element("p", {}, text);

/** @param {string} text */
const status = (text) => element("p", { role: "status" }, text);

/** @param {...(Node | false | null | undefined)} children */
const buttons = (...children) => element("div", { class: "buttons" }, ...children);

/** @param {Tools} tools @param {{class: string}} [looks] */
const pasteButton = ({ words, actions }, looks) => button(words.text("popup_paste"), () => actions.openTab(api.runtime.getURL("paste/paste.html")), looks);

/** @param {Reading} state @param {Tools} tools */
const drawReading = ({ behind }, { words }) => said(status(behind ? words.text("popup_reading_behind", { host: behind }) : words.text("popup_reading")));

/** @param {Policy} state @param {Tools} tools */
function drawPolicy({ report, host, url, base, change }, { words, settings, actions }) {
  const summary = element("div");
  const onReport = (/** @type {string | undefined} */ wrong) => actions.openReport(report, url, wrong);
  drawSummary(summary, report, { words, concerns: settings.concerns, base, onShow: (clause, topic) => actions.show(clause, topic), onReport });
  const check = element("input", { type: "checkbox", checked: settings.badge && !settings.hidden.includes(host), disabled: !settings.badge });
  check.addEventListener("change", () => toBackground({ kind: "change", change: { kind: check.checked ? "unhide" : "hide", host } }));
  const site = element("label", { class: "check site" }, check, element("span", {}, words.text("popup_badge_here")));
  const all = element("div", { class: "buttons all" }, button(words.text("panel_show_all"), () => actions.showAll()));
  return [...(change ? [drawChange(change, words)] : []), summary, ...(report.policy.supported ? [all] : []), site];
}

/** @param {Elsewhere} state @param {Tools} tools */
function drawElsewhere({ links: [best, ...others], signUp, isShort }, tools) {
  const { words, actions } = tools;
  const nothing = isShort ? "panel_too_short" : "popup_elsewhere";
  const lead = element("p", { class: "lead" }, words.text(signUp ? "popup_before_sign_up" : nothing));
  if (!best) return said(lead, !isShort && line(words.text("popup_no_link")), buttons(pasteButton(tools)));
  const list = others.map((link) => element("li", {}, linkButton(link, actions)));
  return said(
    lead,
    line(words.text("popup_link_found")),
    element("div", {}, element("p", { class: "found", dir: "auto" }, best.text || best.href), element("p", { class: "quiet address", dir: "ltr" }, shortAddress(best.href))),
    ...howToRead(best, words),
    buttons(...linkActions(best, tools)),
    list.length > 0 && element("div", {}, element("h2", { class: "quiet" }, words.text("popup_more_links")), element("ul", { class: "others" }, ...list)),
  );
}

/** What a click will do, where that is more than reading. @param {FoundLink} link @param {Words} words */
function howToRead({ way, host }, words) {
  if (way === "behind") return [line(words.text("popup_behind_why", { host }))];
  return way === "pdf" ? [line(words.text("error_pdf")), line(words.text("popup_pdf_help"))] : [];
}

/** @param {FoundLink} link @param {Tools} tools */
function linkActions(link, tools) {
  const { words, actions } = tools;
  const canRead = link.way === "fetch" || link.way === "behind";
  const open = button(words.text("popup_open"), () => actions.visit(link.href), canRead ? undefined : FIRST);
  if (canRead) return [button(words.text("popup_read_here"), () => actions.readHere(link, link.way === "behind"), FIRST), open];
  return link.way === "pdf" ? [open, pasteButton(tools)] : [open];
}

/** @param {FoundLink} link @param {Actions} actions */
function linkButton(link, actions) {
  const address = shortAddress(link.href);
  const made = element("button", { type: "button", dir: "auto", title: address }, link.text || address);
  made.addEventListener("click", () => actions.choose(link));
  return made;
}

/** @param {Read} state @param {Tools} tools */
function drawRead({ report, url, base, change }, { words, settings, actions }) {
  const summary = element("div");
  drawSummary(summary, report, { words, concerns: settings.concerns, base, canShow: false, onReport: (wrong) => actions.openReport(report, url, wrong) });
  const from = element(
    "div",
    { class: "from" },
    element("p", { class: "quiet", role: "status" }, words.text("popup_read_from", { host: hostOf(new URL(url)) })),
    buttons(button(words.text("popup_back"), () => actions.back()), button(words.text("popup_open"), () => actions.visit(url))),
  );
  return [from, ...(change ? [drawChange(change, words)] : []), summary];
}

/** Each has its own switch for files; only Chromium lets us open the page where it is. */
const IN_FIREFOX = api.runtime.getURL("").startsWith("moz-");

/** What goes on after a sentence about what went wrong. @type {Partial<Record<Failure, string>>} */
const HELP = {
  pdf: "popup_pdf_help",
  browser_page: "popup_browser_help",
  store_page: "popup_browser_help",
  file_page: IN_FIREFOX ? "popup_file_help_firefox" : "popup_file_help",
};

/** Why this page cannot be read. @param {Failed} state @param {Tools} tools */
function drawFailure({ error }, tools) {
  const { words, actions } = tools;
  const help = HELP[error];
  return said(
    status(words.text(`error_${error}`)),
    help !== undefined && line(words.text(help)),
    buttons(
      error === "reload" && button(words.text("popup_reload"), () => actions.reload(), FIRST),
      error === "core" && button(words.text("popup_try_again"), () => actions.tryAgain(), FIRST),
      error === "file_page" && !IN_FIREFOX && button(words.text("popup_file_settings"), () => actions.openTab(`chrome://extensions/?id=${api.runtime.id}`), FIRST),
      error !== "reload" && error !== "core" && pasteButton(tools),
    ),
  );
}

/** Why what a link leads to cannot be read; what its own site did not send may still come in a tab. @param {Failed} state @param {FoundLink} link @param {Tools} tools */
function drawLinkFailure({ error, behind = false }, link, tools) {
  const { words, actions } = tools;
  const help = HELP[error];
  const again = error === "core" || error === "unreachable";
  const mayOpen = !behind && (error === "not_policy" || error === "unreachable");
  return said(
    status(words.text(`error_${error}`)),
    help !== undefined && line(words.text(help)),
    mayOpen && line(words.text("popup_behind_offer")),
    buttons(
      mayOpen && button(words.text("popup_read_behind"), () => actions.readHere(link, true), FIRST),
      again && button(words.text("popup_try_again"), () => actions.readHere(link, behind)),
      button(words.text("popup_open"), () => actions.visit(link.href)),
      (error === "pdf" || error === "too_large") && pasteButton(tools),
      button(words.text("popup_back"), () => actions.back()),
    ),
  );
}

/** @param {string} href */
const shortAddress = (href) => href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
