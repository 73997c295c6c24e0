// A made-up policy on pages that are built in difficult ways: consent banners, scrollers, accordions, shadow roots, text that is drawn anew.

const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>
  body { margin: 0; font: 17px/1.6 Georgia, serif; color: #222; background: #fff }
  main { max-width: 44rem; margin: 0 auto; padding: 1rem 1rem 6rem }
  .bar { position: fixed; left: 0; right: 0; z-index: 2147483647; padding: 18px; background: #333; color: #fff; font: 15px sans-serif }
  .bar button { font: inherit; padding: 8px 16px }
</style>`;

const SALE = "We do not sell your personal data.";
const TRANSFER = "Your personal data is transferred to the United States on the basis of standard contractual clauses.";
const RETENTION = "We keep your order data for 180 days after the order was delivered.";

/** @type {readonly (readonly [string, readonly string[]])[]} */
const SECTIONS = [
  ["What we collect", ["We collect your name, your postal address and your email address when you order a kite from us.", "We use your personal data to send you what you ordered."]],
  ["Sharing", [SALE, "We share your personal data with the parcel service that brings the kite to you.", "We may disclose your personal data to the police if a court orders us to."]],
  ["Abroad", [TRANSFER]],
  ["How long", [RETENTION, "We delete your account data when you close your account."]],
  ["Advertising and cookies", ["We use your personal data to show you personalised ads.", "We use cookies and analytics tools to record which pages you visit."]],
  ["Your rights", ["You have the right to access, correct and delete your personal data.", "Write to privacy@kites.example to use these rights."]],
  ["Children", ["We do not knowingly collect personal data from children under 13."]],
  ["Changes", ["If we change this privacy policy, we will tell you by email before the change takes effect."]],
];

/** @param {string} text */
const paragraph = (text) => `<p>${text}</p>`;

/** @param {(title: string, texts: readonly string[], index: number) => string} section */
const sections = (section) => SECTIONS.map(([title, texts], index) => section(title, texts, index)).join("\n");

/** @param {string} title @param {readonly string[]} texts */
const flat = (title, texts) => `<h2>${title}</h2>${texts.map(paragraph).join("")}`;

const FILLER = "<p>Every kite is sewn in our workshop by the harbour, from cloth that was woven for sails.</p>".repeat(12);

/** @param {string} body @param {string} [more] after the page's matter */
const page = (body, more = "") =>
  `<!doctype html><html lang="en"><title>Privacy Policy | Marlow Kites</title>${HEAD}<body><main><h1>Privacy Policy</h1>${body}</main>${more}</body></html>`;

const POLICY = sections(flat);
const CHOICE = `We use cookies. <button onclick="this.closest('.bar, [data-consent]').remove()">Accept</button> <button>Only what is needed</button>`;

/** Closed until its button is pressed; the button does not name what it opens. @param {string} title @param {readonly string[]} texts */
const unnamed = (title, texts) =>
  `<div class="item"><h3><button type="button" onclick="this.closest('.item').classList.toggle('open')">${title}</button></h3><div class="fold"><div>${texts.map(paragraph).join("")}</div></div></div>`;

/** @param {string} title @param {readonly string[]} texts @param {number} index */
const controlled = (title, texts, index) =>
  `<h3><button type="button" aria-expanded="false" aria-controls="part-${index}" onclick="const part = document.getElementById('part-${index}'); part.hidden = !part.hidden; this.setAttribute('aria-expanded', String(!part.hidden))">${title}</button></h3><div id="part-${index}" hidden>${texts.map(paragraph).join("")}</div>`;

/** @param {string} title @param {readonly string[]} texts */
const details = (title, texts) => `<details><summary>${title}</summary>${texts.map(paragraph).join("")}</details>`;

const TABS = `<div role="tablist">${sections((title, _, index) => `<button role="tab" id="tab-${index}" onclick="for (const panel of document.querySelectorAll('[role=tabpanel]')) panel.hidden = panel.getAttribute('aria-labelledby') !== this.id">${title}</button>`)}</div>${sections((_, texts, index) => `<div role="tabpanel" aria-labelledby="tab-${index}" ${index === 0 ? "" : "hidden"}>${texts.map(paragraph).join("")}</div>`)}`;

/** Titles that can be pressed, and nothing that says what they open. @param {string} title @param {readonly string[]} texts */
const titled = (title, texts) =>
  `<div class="item"><div class="title" onclick="this.parentElement.classList.toggle('open')">${title}</div><div class="body">${texts.map(paragraph).join("")}</div></div>`;

const ROW = `<ul class="row">${sections((title, _, index) => `<li onclick="for (const body of document.querySelectorAll('.body')) body.classList.toggle('open', body.dataset.n === '${index}')">${title}</li>`)}</ul>${sections((_, texts, index) => `<div class="body ${index === 0 ? "open" : ""}" data-n="${index}">${texts.map(paragraph).join("")}</div>`)}`;

const ROWS = sections((title, texts) => `<tr><th>${title}</th><td>${texts.join(" ")}</td></tr>`);

/** @param {"open" | "closed"} mode @param {string} html */
const inShadow = (mode, html) => `<kite-text></kite-text><script>
  globalThis.textRoot = document.querySelector("kite-text").attachShadow({ mode: "${mode}" });
  textRoot.innerHTML = ${JSON.stringify(html)};
</script>`;

/** What stands fixed is inside of the root; the page keeps it as `consentRoot`. @param {string} html @param {string} mode */
const bannerInShadow = (html, mode) => `<div id="consent"></div><script>
  globalThis.consentRoot = document.getElementById("consent").attachShadow({ mode: "${mode}" });
  consentRoot.innerHTML = ${JSON.stringify(html)};
</script>`;

const FIXED = "position: fixed; left: 0; right: 0; background: #333; color: #fff; padding: 18px; z-index: 2147483647";

/** Draws all text anew, as frameworks do: other nodes, the same words. */
const REDRAW = `<script>
  function redraw(change = (html) => html) {
    const main = document.querySelector("main");
    main.innerHTML = change(main.innerHTML);
  }
</script>`;

/** @type {Record<string, () => string>} */
const PAGES = {
  plain: () => page(POLICY, REDRAW),
  long: () => page(sections((title, texts) => flat(title, texts) + FILLER), REDRAW),
  dark: () => page(sections(flat), "<style>body { background: #14171c; color: #dfe3ea; color-scheme: dark }</style>"),
  "banner-bottom": () => page(POLICY + FILLER, `<div class="bar" style="bottom: 0">${CHOICE}</div>`),
  "banner-both": () => page(POLICY + FILLER, `<div class="bar" style="top: 0">Marlow Kites <a href="/">Home</a></div><div class="bar" style="bottom: 0">${CHOICE}</div>`),
  "banner-late": () => page(POLICY + FILLER, `<script>function consent() { document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(`<div class="bar" style="bottom: 0">${CHOICE}</div>`)}) }</script>`),
  "banner-frame": () => page(POLICY + FILLER, `<iframe title="consent" style="position: fixed; bottom: 0; left: 0; width: 100%; height: 110px; border: 0; z-index: 2147483647" srcdoc="<body style='background:#333;color:#fff'>We use cookies. <button>Accept</button>"></iframe>`),
  "banner-shadow": () => page(POLICY + FILLER, bannerInShadow(`<div style="${FIXED}; bottom: 0">We use cookies. <button>Accept</button></div>`, "open")),
  "banner-closed": () => page(POLICY + FILLER, bannerInShadow(`<div style="${FIXED}; bottom: 0">We use cookies. <button>Accept</button></div>`, "closed")),
  modal: () => page(POLICY + FILLER, `<div data-consent style="position: fixed; inset: 0; display: grid; place-items: center; background: #0008"><div style="background: #fff; padding: 40px; max-width: 30rem">${CHOICE}</div></div>`),
  "modal-corners": () => page(POLICY + FILLER, `<div data-consent style="position: fixed; inset: 0; background: #fff"><div style="display: flex; flex-wrap: wrap; align-content: space-between; justify-content: space-between; height: 100%">${"<button style='flex: 0 0 45%; height: 45%; font-size: 30px'>Accept</button>".repeat(4)}</div></div>`),
  dialog: () => page(POLICY + FILLER, `<dialog style="inset: auto 0 0; margin: 0; width: 100%; max-width: none; box-sizing: border-box">${CHOICE}</dialog><script>document.querySelector("dialog").showModal()</script>`),
  bubble: () => page(POLICY + FILLER, `<button style="position: fixed; right: 24px; bottom: 30px; width: 26px; height: 26px; padding: 0; border: 0; border-radius: 50%; background: #06c; color: #fff">?</button>`),
  application: () => page("", `<div style="position: fixed; inset: 0; overflow: auto; background: #fff"><div style="padding: 20px">${(POLICY + FILLER).repeat(2)}${"<a href='/'>Terms of every kite we have ever sewn</a> ".repeat(200)}</div></div>`),
  details: () => page(sections(details)),
  controlled: () => page(sections(controlled)),
  unnamed: () => page(`<style>.fold { display: grid; grid-template-rows: 0fr; transition: grid-template-rows 200ms } .fold > div { overflow: hidden } .open .fold { grid-template-rows: 1fr }</style>${sections(unnamed)}${FILLER}`),
  tabs: () => page(TABS + FILLER),
  titled: () => page(`<style>.title { cursor: pointer; font-weight: 700 } .body { display: none } .open .body { display: block }</style>${sections(titled)}${FILLER}`),
  row: () => page(`<style>.row li { cursor: pointer } .body { display: none } .body.open { display: block }</style>${ROW}${FILLER}`),
  table: () => page(`${FILLER}<table border="1">${ROWS}</table>`),
  scrollers: () => page(`${FILLER}<div id="outer" style="height: 300px; overflow: auto; border: 1px solid">${FILLER}<div id="inner" style="height: 160px; overflow: auto; border: 1px solid">${FILLER}<div style="width: 2400px; padding-left: 1500px">${POLICY}</div></div>${FILLER}</div>${FILLER}`),
  sticky: () => page(sections((title, texts) => flat(title, texts)) + FILLER, `<div style="position: fixed; top: 0; left: 0; right: 0; height: 60vh; background: #cde">Marlow Kites</div><style>body { padding-top: 60vh }</style>`),
  "shadow-open": () => page(FILLER, inShadow("open", `<h1>Privacy Policy</h1>${POLICY}`)),
  "shadow-closed": () => page(FILLER, inShadow("closed", `<h1>Privacy Policy</h1>${POLICY}`)),
  grows: () => page("", `<template>${POLICY}</template><script>
    function grow() {
      const main = document.querySelector("main");
      main.append(document.querySelector("template").content);
      for (let part = 0; part < 12; part += 1) main.append(document.createElement("p"), "Every kite is sewn in our workshop by the harbour. ".repeat(5000));
    }
  </script>`),
  short: () => page("<p>Our policy opens in a new window.</p>"),
};

/** The sentences that prove the three headline answers. */
export const SENTENCES = { sale: SALE, transfer: TRANSFER, retention: RETENTION };

export const STAGES = Object.keys(PAGES);

/** @param {string} name */
export const stage = (name) => PAGES[name]?.() ?? page("");
