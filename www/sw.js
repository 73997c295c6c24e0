/* global VERSION, FILES */
/**
 * The playground without a connection. Its files, `FILES`, are kept as one version, `VERSION`: a page never sees files of two.
 * `tools/www.mjs` puts both names before this text, so a change of any file is a new worker.
 */
const worker = /** @type {any} */ (globalThis);

/** The origin may be others' too: only what begins like this is ours to delete. */
const OURS = `clauselight ${worker.registration.scope} `;
const NAME = OURS + VERSION;

async function keep() {
  const cache = await caches.open(NAME);
  // The browser's own cache may hold files of an earlier version.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
}

async function clean() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const page = request.mode === "navigate" ? await cache.match("./") : null;
  return page ?? fetch(request);
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keep()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(clean()));
worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => data === "take over" && worker.skipWaiting());
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = /** @type {Request} */ (event.request);
  if (method === "GET" && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});
