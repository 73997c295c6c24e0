// Every message between page, popup and background. A reply is an object with `ok`; nobody waits for ever.
import { api } from "./browser.js";

/**
 * @typedef {"core" | "too_large" | "unreachable" | "pdf" | "not_policy" | "browser_page" | "store_page" | "file_page" | "reload"} Failure
 * @typedef {{ok: false, error: Failure}} Failed
 *
 * To the background
 * @typedef {{kind: "analyze", snapshot: string, sign: boolean, read?: {address: string, visit: string}}} Analyze  a snapshot's JSON; `sign`: the
 *   toolbar shows what comes of it; `read`: whose policy it is, if it may be kept, and the document's life, of which only the last reading is
 * @typedef {{kind: "file", path: string}} File            the text of a packaged file: words or a style sheet
 * @typedef {{kind: "sign", state: "none" | "link"}} Sign   the toolbar of the sender's tab
 * @typedef {{kind: "change", change: import("./settings.js").Change}} ChangeSettings
 * @typedef {{kind: "open-settings"}} OpenSettings
 * @typedef {{kind: "read-behind", href: string, tab: number}} ReadBehind  read a page of another site in a tab behind that one
 * @typedef {{kind: "open-history"}} OpenHistory
 * @typedef {{kind: "open-report", report: string, url: string, read?: number, wrong?: string}} OpenReport  to save, to print, or to
 *   complain about the answer to the topic `wrong`
 * @typedef {{kind: "forget", keys: string[] | null}} Forget  null: everything that was read
 * @typedef {{kind: "restore", entry: import("./memory.entry.js").Entry}} Restore  takes a deletion back
 * @typedef {Analyze | File | Sign | ChangeSettings | OpenSettings | OpenHistory | OpenReport | Forget | Restore | ReadBehind} ToBackground
 *
 * To the page
 * @typedef {{kind: "look"}} Look                          what is this page?
 * @typedef {{kind: "read-linked", href: string}} ReadLinked  fetch and read a page of the same origin
 * @typedef {{kind: "show", clause: number, topic: string}} Show  go to a clause
 * @typedef {{kind: "show-all"}} ShowAll                  highlight every passage that proves an answer
 * @typedef {Look | ReadLinked | Show | ShowAll} ToPage
 *
 * Replies
 * @typedef {import("./memory.entry.js").Change | null} Change  since the policy was last read
 * @typedef {{ok: true, report: string, behind: boolean, change: Change}} Analyzed  the report's JSON; `behind`: nobody is to see that page
 * @typedef {{ok: true, text: string}} FileText
 * @typedef {{ok: true}} Done
 * @typedef {{ok: true, report: string, url: string, base: string, signUp: boolean, change: Change}} Looked  `base`: what its links start from
 */

/** A reader who has waited so long for a report (ms) is told what for. */
export const PATIENCE = 300;
/** A snapshot of so many characters takes longer than that, and nobody answers meanwhile. */
export const LONG_READ = 1_000_000;

/**
 * One handler a kind: a kind without one is a type error.
 * @template {{kind: string}} Message
 * @typedef {{[Kind in Message["kind"]]: (message: Extract<Message, {kind: Kind}>, sender: chrome.runtime.MessageSender) => unknown}} Handlers
 */

/**
 * Sends a message to the background; a lost reply is a failed one.
 * @template {Analyzed | FileText | Looked | Done} Reply
 * @param {ToBackground} message
 * @returns {Promise<Reply | Failed>}
 */
export const toBackground = (message) => settle(() => api.runtime.sendMessage(message));

/**
 * @template {Looked | Done} Reply
 * @param {number} tab
 * @param {ToPage} message
 * @returns {Promise<Reply | Failed | null>} null: nobody listens there
 */
export const toPage = (tab, message) => api.tabs.sendMessage(tab, message).catch(() => null);

/**
 * @param {() => Promise<any>} send throws at once where the extension was updated under the page
 * @returns {Promise<any>}
 */
async function settle(send) {
  try {
    return (await send()) ?? { ok: false, error: "core" };
  } catch {
    return { ok: false, error: "core" };
  }
}

/**
 * Answers messages with one handler a kind. Whatever a handler throws is a failed reply.
 * @param {Handlers<any>} handlers
 */
export function answer(handlers) {
  api.runtime.onMessage.addListener((message, sender, reply) => {
    if (sender.id !== api.runtime.id || !Object.hasOwn(handlers, message?.kind)) return false;
    Promise.resolve()
      .then(() => handlers[message.kind]?.(message, sender))
      .then(reply, (error) => {
        console.error("Clauselight:", message.kind, error);
        reply({ ok: false, error: "core" });
      });
    return true;
  });
}
