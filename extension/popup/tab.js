// Asks the page in a tab what it is; brings our script there if the tab was open before we were.
import { api } from "../browser.js";
import { toPage } from "../messages.js";

/**
 * @typedef {import("../messages.js").Looked} Looked
 * @typedef {import("../messages.js").Failed} Failed
 * @typedef {import("../messages.js").Failure} Failure
 */

/** @param {chrome.tabs.Tab} tab @returns {Promise<Looked | Failed | "loading">} */
export async function pageOfTab(tab) {
  const id = /** @type {number} */ (tab.id);
  const reply = await look(id);
  if (reply) return reply;
  // Our script is on its way there; a second one would do everything twice.
  if ((await api.tabs.get(id)).status === "loading") return "loading";
  const brought = await bringScript(id);
  return (brought && (await look(id))) || { ok: false, error: whyNot(tab, brought) };
}

/** @param {number} tab @returns {Promise<Looked | Failed | null>} */
const look = (tab) => toPage(tab, { kind: "look" });

/** @param {number} tabId */
async function bringScript(tabId) {
  try {
    await api.scripting.executeScript({ target: { tabId }, files: ["/content.js"] });
    return true;
  } catch {
    return false;
  }
}

/** @param {chrome.tabs.Tab} tab @param {boolean} brought @returns {Failure} */
function whyNot({ url = "" }, brought) {
  if (/^[^?#]*\.pdf([?#]|$)/i.test(url)) return "pdf";
  if (url.startsWith("file:")) return "file_page";
  if (/^https?:/.test(url)) return brought ? "reload" : "store_page";
  return "browser_page";
}

/** Milliseconds between two looks at a tab that is loading. */
const MOMENT = 150;

/** Once a tab has loaded, or is gone. Asked for: Chromium does not tell of every one. @param {number} tab */
export async function loadedTab(tab) {
  const isLoading = () => api.tabs.get(tab).then(({ status }) => status === "loading", () => false);
  do await new Promise((resolve) => setTimeout(resolve, MOMENT));
  while (await isLoading());
}
