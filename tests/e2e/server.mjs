// The web as the tests need it, on 127.0.0.1: our sample pages served in many ways, a server that must hear nothing,
// and a proxy through which everything the browser says to the world has to go.
import { readFile, readdir } from "node:fs/promises";
import { createServer, request } from "node:http";
import { extname, join, normalize } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { root } from "../../tools/lib.mjs";
import { stage } from "./stage.mjs";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */
/** @typedef {{ origin: string, port: number, heard: string[], close: () => Promise<void> }} Server */

const PAGES = join(root, "tests", "pages");
const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
});

const STRICT = { "Content-Security-Policy": "default-src 'none'; require-trusted-types-for 'script'; sandbox allow-same-origin" };

/** What stands below `made/`, by its name: pages that a test has written. @type {Map<string, string>} */
export const made = new Map();

/** First part of the address → what answers. */
const ROUTES = /** @type {Record<string, (response: Response, rest: string, query: URLSearchParams) => unknown>} */ ({
  "": async (response) => sendHtml(response, contents(await readdir(PAGES))),
  pages: (response, rest) => sendFile(response, PAGES, rest),
  // Where the words of a page say nothing, its address may.
  "privacy-policy": (response, _rest, query) => sendFile(response, PAGES, query.get("page") ?? ""),
  plain: async (response, rest) => sendHtml(response, plain(await readFile(join(PAGES, rest), "utf8"))),
  strict: (response, rest) => sendFile(response, PAGES, rest, STRICT),
  slow: sendSlowly,
  extension: (response, rest) => sendFile(response, join(root, "extension"), rest),
  home: (response, _rest, query) => sendHtml(response, home(query.get("policy") ?? "")),
  app: (response) => sendHtml(response, app()),
  late: (response, rest) => sendHtml(response, late(rest)),
  changing: (response, rest) => sendHtml(response, changing(rest)),
  made: (response, rest) => sendMade(response, rest),
  halting: (response, rest, query) => sendHaltingly(response, rest, Number(query.get("ms"))),
  "calls-out": (response, _rest, query) => sendHtml(response, `<script>fetch(${JSON.stringify(query.get("to"))})</script>`),
  stage: (response, rest) => sendHtml(response, stage(rest)),
  document: (response) => response.writeHead(200, { "Content-Type": "application/pdf" }).end("%PDF-1.4\n"),
});

/** The site of the sample pages. */
export function serveSite() {
  return listen(async (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://site");
    const [, route = "", ...rest] = decodeURIComponent(pathname).split("/");
    const answer = Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
    if (!answer) return missing(response);
    return answer(response, rest.join("/"), searchParams);
  });
}

/** A server open to everybody, and whoever speaks to it is found out. */
export function serveSilence() {
  return listen((_incoming, response) => response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("heard"));
}

/** A proxy that forwards to this machine only and writes down everything asked of it. */
export async function serveProxy() {
  const proxy = await listen(forward);
  proxy.server.on("connect", (incoming, socket) => {
    proxy.heard.push(`CONNECT ${incoming.url}`);
    // The browser may be gone before it hears the answer.
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  return proxy;
}

/**
 * @param {Request} incoming
 * @param {Response} response
 */
function forward(incoming, response) {
  const to = new URL(incoming.url ?? "", "http://nowhere");
  if (to.hostname !== "127.0.0.1") return response.writeHead(403).end();
  const onward = request(to, { method: incoming.method, headers: incoming.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on("error", () => response.destroy());
    answer.pipe(response);
  });
  onward.on("error", () => response.writeHead(502).end());
  return incoming.pipe(onward);
}

/**
 * @param {(incoming: Request, response: Response) => unknown} answer
 * @returns {Promise<Server & { server: import("node:http").Server }>}
 */
async function listen(answer) {
  const heard = /** @type {string[]} */ ([]);
  const server = createServer((incoming, response) => {
    heard.push(`${incoming.method} ${incoming.url}`);
    Promise.resolve(answer(incoming, response)).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    return /** @type {Promise<void>} */ (new Promise((resolve) => server.close(() => resolve())));
  };
  return { origin: `http://127.0.0.1:${port}`, port, heard, close, server };
}

/**
 * @param {Response} response
 * @param {string} folder
 * @param {string} path
 * @param {Record<string, string>} headers
 */
async function sendFile(response, folder, path, headers = {}) {
  const file = normalize(join(folder, path));
  const body = file.startsWith(folder) ? await readFile(file).catch(() => undefined) : undefined;
  if (!body) return missing(response);
  return response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", ...headers }).end(body);
}

/**
 * In three pieces, as from a server far away.
 * @param {Response} response
 * @param {string} path
 */
async function sendSlowly(response, path) {
  const body = await readFile(join(PAGES, path));
  response.writeHead(200, { "Content-Type": TYPES[".html"] });
  const third = Math.ceil(body.length / 3);
  for (let at = 0; at < body.length; at += third) {
    response.write(body.subarray(at, at + third));
    await wait(150);
  }
  response.end();
}

/**
 * @param {Response} response
 * @param {string} name
 */
function sendMade(response, name) {
  const text = made.get(name);
  if (text === undefined) return missing(response);
  return response.writeHead(200, { "Content-Type": /\.(txt|md)$/.test(name) ? "text/plain; charset=utf-8" : TYPES[".html"] }).end(text);
}

/**
 * The beginning at once, the rest after a while; for ever nothing more where that is 0.
 * @param {Response} response
 * @param {string} path
 * @param {number} milliseconds
 */
async function sendHaltingly(response, path, milliseconds) {
  const body = await readFile(join(PAGES, path));
  response.writeHead(200, { "Content-Type": TYPES[".html"] });
  response.write(body.subarray(0, 2000));
  if (milliseconds === 0) return;
  await wait(milliseconds);
  response.end(body.subarray(2000));
}

/** @param {Response} response */
function missing(response) {
  response.writeHead(404, { "Content-Type": TYPES[".html"] }).end("<!doctype html><title>Not found</title><p>Not found.");
}

/**
 * @param {Response} response
 * @param {string} html
 */
function sendHtml(response, html) {
  response.writeHead(200, { "Content-Type": TYPES[".html"] }).end(html);
}

/**
 * A page without its style sheets and scripts: then a browser sees no more in it than stands there.
 * @param {string} html
 */
const plain = (html) => html.replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, "");

/** How often each was asked for. @type {Map<string, number>} */
const asked = new Map();

/**
 * A policy that is another from its second visit on: how long data is kept is not said any more.
 * @param {string} name any
 */
function changing(name) {
  asked.set(name, (asked.get(name) ?? 0) + 1);
  const retention = asked.get(name) === 1 ? "<h2>How long we keep it</h2><p>We keep your personal data for 30 days, then we delete it.</p>" : "";
  return `<!doctype html><html lang="en"><title>Privacy Policy of ${name}</title><main><h1>Privacy Policy</h1>
    <p>This privacy policy explains how Marlow Kites collects, uses and shares your personal data when you visit our shop.</p>
    <h2>What we collect</h2><p>We collect your name, your e-mail address and your order history when you place an order.</p>
    <h2>Who gets it</h2><p>We do not sell your personal data to anybody. We share your personal data with couriers who bring you the parcel.</p>
    ${retention}
    <h2>Your rights</h2><p>You have the right to access your personal data, to correct it and to have it deleted. Write to privacy@marlow.example.</p>
    <h2>Contact</h2><p>If you have questions about this privacy policy, please contact our data protection officer.</p></main></html>`;
}

/** @param {string[]} names what there is to look at */
function contents(names) {
  const pages = names.filter((name) => name.endsWith(".html"));
  const items = pages.map((name) => `<li><a href="/pages/${name}">${name.replace(".html", "")}</a></li>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample pages</title>
    <style>body { font: 16px/1.6 system-ui; margin: 2rem auto; max-width: 60rem } ul { columns: 18rem }</style>
    <h1>Sample pages</h1><ul>${items.join("")}</ul></html>`;
}

/** @param {string} policy where this site says that its policy is */
function home(policy) {
  return `<!doctype html><html lang="en"><title>Marlow Kites</title><h1>Kites for grey days</h1>
    <p>Every kite is sewn in our workshop by the harbour.</p>
    <footer><a href="/pages/about.html">About us</a> <a href="${policy.replace(/"/g, "&quot;")}">Privacy policy</a></footer></html>`;
}

/** A single-page application: what is shown changes without a load. Its policy is the page the hash names. */
function app() {
  return `<!doctype html><html lang="en"><title>Marlow Kites</title><nav><a id="home" href="/app/">Home</a></nav>
    <main id="view"><h1>Kites for grey days</h1><p>Every kite is sewn in our workshop.</p></main>
    <script>
      async function show(name, address) {
        const html = await (await fetch("/pages/" + name)).text();
        const page = new DOMParser().parseFromString(html, "text/html");
        history.pushState(null, "", address);
        document.title = page.title;
        document.getElementById("view").replaceChildren(...(page.querySelector("main") ?? page.body).childNodes);
      }
      function leave() {
        history.pushState(null, "", "/app/");
        document.title = "Marlow Kites";
        document.getElementById("view").innerHTML = "<h1>Kites for grey days</h1><p>Every kite is sewn in our workshop.</p>";
      }
    </script></html>`;
}

/**
 * A page that is empty when it has loaded and is filled by script later, address and first title telling nothing.
 * @param {string} name
 */
function late(name) {
  return `<!doctype html><html lang="en"><title>Loading</title><div id="app"></div>
    <script>
      addEventListener("load", () => setTimeout(async () => {
        const html = await (await fetch("/pages/${name}")).text();
        const page = new DOMParser().parseFromString(html, "text/html");
        document.title = page.title;
        document.getElementById("app").replaceChildren(...page.body.childNodes);
      }, 700));
    </script></html>`;
}
