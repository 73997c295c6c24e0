/** Keeps the playground's own files in the browser, so that it works without a connection; a newer one waits until it is asked for. */

/** What the worker is told to do. */
const TAKE_OVER = "take over";

/** @type {{ createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string } } | undefined} */
const trustedTypes = Reflect.get(globalThis, "trustedTypes");
const policy = trustedTypes?.createPolicy("clauselight-worker", { createScriptURL: () => new URL("./sw.js", import.meta.url).href });

/**
 * @param {object} handlers
 * @param {() => void} handlers.onReady everything is kept
 * @param {(takeOver: () => void) => void} handlers.onNewer there is a newer playground
 */
export async function keepFiles({ onReady, onNewer }) {
  const workers = navigator.serviceWorker;
  // Only where the page came over a safe connection, or from this machine.
  if (!workers) return;
  const registration = await workers.register(policy?.createScriptURL("") ?? "./sw.js");
  const wait = () => registration.waiting && workers.controller && onNewer(() => takeOver(registration));
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", wait));
  wait();
  await workers.ready;
  onReady();
}

/** @param {ServiceWorkerRegistration} registration */
function takeOver({ waiting }) {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage(TAKE_OVER);
}
