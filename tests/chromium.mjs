/** Chromium as it comes, for what needs no extension. */
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { root } from "../tools/lib.mjs";
import { programPath } from "./e2e/browser.mjs";
import { serve } from "./serve.mjs";

/** Without a sandbox, which root has not. */
export const launch = () => chromium.launch({ executablePath: programPath("chromium"), args: ["--no-sandbox"] });

/**
 * A browser and the checkout on a server, for as long as the tests of a file run.
 *
 * @returns {{ browser: import("playwright-core").Browser, origin: string }} there from the first test on
 */
export function served() {
  const here = /** @type {{ browser: import("playwright-core").Browser, origin: string, close: () => Promise<void> }} */ ({});
  before(async () => Object.assign(here, await serve(root), { browser: await launch() }));
  after(async () => {
    await here.browser.close();
    await here.close();
  });
  return here;
}
