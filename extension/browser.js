// The browser's extension interface, whatever its name.

/** @type {typeof chrome} */
export const api = /** @type {any} */ (globalThis).browser ?? globalThis.chrome;

/** The host that settings about a site are kept under; files share one. @param {URL | Location} address */
export const hostOf = (address) => address.host || address.protocol;
