// The manifest of each browser, from the one source.

/**
 * @typedef {"chromium" | "firefox"} Browser
 * @typedef {Record<string, any>} Manifest
 */

/**
 * @param {Browser | string} browser
 * @param {Manifest} source `manifest.json`
 * @param {string} version the crate's
 * @returns {Manifest}
 */
export function manifestFor(browser, source, version) {
  const { background, browser_specific_settings: specific, minimum_chrome_version: oldest, ...shared } = source;
  const { service_worker, scripts, type } = background;
  const common = { ...shared, version };
  // Firefox puts new buttons into the menu of all extensions, where a sign is not seen; Chromium knows no such key.
  const action = { ...shared.action };
  delete action.default_area;
  if (browser === "firefox") return { ...common, background: { scripts, type }, browser_specific_settings: specific };
  if (browser === "chromium") return { ...common, action, background: { service_worker, type }, minimum_chrome_version: oldest };
  throw new Error(`no manifest for ${browser}`);
}
