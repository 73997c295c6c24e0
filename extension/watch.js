// Notices that a page has become another without being loaded anew. Events only; nothing polls.

const QUIET = 250;
const LONGEST_WAIT = 1500;
const SHALLOW_ROOTS = 8;

/**
 * Calls back once things have been quiet for a moment, or have gone on for long.
 * @param {() => void} callback
 */
export function debounced(callback) {
  let timer = 0;
  let since = 0;
  const fire = () => {
    timer = 0;
    callback();
  };
  return () => {
    const now = performance.now();
    if (timer === 0) since = now;
    else clearTimeout(timer);
    timer = window.setTimeout(fire, now - since > LONGEST_WAIT ? 0 : QUIET);
  };
}

/**
 * A new address, title or view. Costs next to nothing while the page is as it was.
 * @param {() => void} changed
 */
export function watchForViews(changed) {
  const later = debounced(() => {
    roots.refresh();
    changed();
  });
  const roots = shallowly(later);
  const { navigation } = /** @type {{navigation?: EventTarget}} */ (/** @type {unknown} */ (window));
  navigation?.addEventListener("currententrychange", later);
  addEventListener("popstate", later);
  // These do not bubble. A frame of another origin has no document for us.
  addEventListener("toggle", ({ target }) => target instanceof HTMLDialogElement && later(), true);
  addEventListener("load", ({ target }) => target instanceof HTMLIFrameElement && target.contentDocument && later(), true);
  addEventListener("hashchange", later);
}

/** Watches the children, not the depths, of the elements that applications swap views in. @param {() => void} later */
function shallowly(later) {
  const observer = new MutationObserver(later);
  const refresh = () => {
    observer.disconnect();
    for (const root of viewRoots()) observer.observe(root, { childList: true });
    const title = document.querySelector("title");
    if (title) observer.observe(title, { childList: true, characterData: true, subtree: true });
  };
  refresh();
  return { refresh };
}

/** @returns {Node[]} */
function viewRoots() {
  const { head, body } = document;
  const outer = body ? [...body.children].slice(0, SHALLOW_ROOTS) : [];
  const main = document.querySelector("main, [role=main]");
  return [head, body, ...outer, main, main?.firstElementChild].filter((node) => node instanceof Element);
}

/**
 * Watches all of the page, for pages whose text matters.
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchForText(changed) {
  const observer = new MutationObserver(debounced(changed));
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}
