/** A static server for tests: folders of the checkout under one origin of the local machine. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder until `close` is called.
 *
 * @param {string} folder
 * @param {Record<string, string>} [made] what stands at an address in place of a file, or where there is none
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve(folder, made = {}) {
  const server = createServer(async (request, response) => {
    const file = fileOf(folder, request.url ?? "/");
    try {
      const content = made[new URL(request.url ?? "/", "http://localhost").pathname] ?? (await readFile(file));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "max-age=600" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  };
}

/**
 * @param {string} folder
 * @param {string} url
 */
function fileOf(folder, url) {
  const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  return join(folder, path.endsWith(sep) ? join(path, "index.html") : path);
}
