// One face for both browsers, so that every test is written once.
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

import { target } from "../../tools/lib.mjs";

/**
 * A tab, of the web or of the extension.
 * @typedef {object} Tab
 * @property {() => Promise<number>} id the browser's number for it, as the extension sees it
 * @property {(url: string) => Promise<void>} goto
 * @property {<A extends unknown[], T>(fn: (...values: A) => T | Promise<T>, ...values: A) => Promise<T>} evaluate runs in the page
 * @property {<A extends unknown[], T>(fn: (root: ShadowRoot, ...values: A) => T, ...values: A) => Promise<T | undefined>} inShadow
 *   runs with what the extension drew into the page (its closed shadow root); undefined where it drew nothing
 * @property {() => Promise<boolean>} lives whether the page still answers, however it has bent its own objects
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(key: string) => Promise<void>} press
 * @property {(axe: string, scheme: "light" | "dark") => Promise<string[]>} audit what axe (its source) finds, a line each
 * @property {(name: string) => Promise<string>} screenshot kept in target/e2e/
 * @property {((look: () => Promise<void>) => Promise<void>) | null} onPaper looks at the page as it would be printed, where the browser can show that
 * @property {(width: number, height: number) => Promise<void>} resize the window, or what stands for it; browsers have a least width
 * @property {() => Promise<void>} focus
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Browser
 * @property {string} name
 * @property {(url?: string) => Promise<Tab>} open a new tab
 * @property {(path: string) => Promise<Tab>} openOwn a new tab with a page of the extension
 * @property {((url: string) => Promise<Tab>) | null} openPrivate a new private window, where the browser can be driven to one
 * @property {<A extends unknown[], T>(fn: (...values: A) => T | Promise<T>, ...values: A) => Promise<T>} own
 *   runs in a page of the extension, with its rights
 * @property {() => Promise<string[]>} complaints errors of the extension's that a console would show, since the browser started
 * @property {() => Promise<void>} stopBackground
 * @property {() => Promise<boolean>} backgroundRuns
 * @property {(tab: Tab, name: string, then?: string) => Promise<string>} pressToolbar clicks the toolbar button over a tab as a
 *   person does, in the popup that opens what `then` selects, and gives the words it shows; its picture is kept
 * @property {() => Promise<void>} close
 */

/** What the tests leave behind. */
export const kept = join(target, "e2e");
mkdirSync(kept, { recursive: true });

/** @param {string} name */
export const picture = (name) => join(kept, `${name}.png`);

/**
 * What a popup says, as an expression that is asked again and again; empty while it has still to be read.
 * @param {string} then what is clicked once, before that
 */
export const popupState = (then) => `(() => {
  if (!document.querySelector(".body:not([data-state=reading])")) return "";
  const { dataset } = document.documentElement;
  const button = dataset.pressed ? null : document.querySelector(${JSON.stringify(then || "none")});
  if (!button) return document.body.innerText;
  dataset.pressed = "yes";
  button.click();
  return "";
})()`;

/**
 * Where a program is: installed, or built by `./build.sh setup`.
 * @param {string} program
 */
export function programPath(program) {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folders = [join(cache, "clauselight", "tools", "bin"), ...(process.env["PATH"] ?? "").split(delimiter)];
  const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  if (!found) throw new Error(`${program} is missing: run ./build.sh setup`);
  return found;
}

/**
 * Axe's findings, short enough to be read in a failed test.
 * @param {{ violations: { id: string, nodes: { html: string }[] }[] }} result
 */
export const findings = ({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
