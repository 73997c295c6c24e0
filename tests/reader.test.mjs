/** The DOM reader in a real browser, rule by rule of docs/reading.md, and the way back from a clause to the page. */
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { launch } from "./chromium.mjs";
import { serve } from "./serve.mjs";

/**
 * @typedef {import("../extension/snapshot.d.ts").Snapshot} Snapshot
 * @typedef {import("../extension/snapshot.d.ts").SourceBlock} SourceBlock
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {import("playwright-core").Browser} */ let browser;
/** @type {import("playwright-core").Page} */ let page;
/** @type {Awaited<ReturnType<typeof serve>>} */ let server;

const TEXT = "We keep your orders for as long as you like, at most 90 days.";
const OTHER = "We pass your name on to the courier who brings your parcel.";

/** Closed by a style sheet, and named by nobody. @type {[string, string, string[]][]} */
const CLOSED = [
  ["what a button stands before", `<button type=button>A</button><div class=shut>${TEXT}</div>`, ["paragraph: A", `paragraph: ${TEXT}`]],
  ["what a title that can be pressed stands before", `<div class=item><div class=hand>A</div><div><div class=shut>${TEXT}</div></div></div>`, ["paragraph: A", `paragraph: ${TEXT}`]],
  ["what a link or a button leads to", `<p><a href="#x">A</a> <i data-bs-target="#y">B</i></p><div id=x class=shut>${TEXT}</div><div id=y class=shut>${OTHER}</div>`, ["paragraph: A B", `paragraph: ${TEXT}`, `paragraph: ${OTHER}`]],
  ["panels that follow as many tabs", `<div><a>A</a><a class=hand>B</a></div><div class=t>${TEXT}</div><div class="t shut">${OTHER}</div>`, ["paragraph: AB", `paragraph: ${TEXT}`, `paragraph: ${OTHER}`]],
  ["no panels in another language", `<ul><li class=hand>A<li class=hand>B</ul><div class=t lang=en>${TEXT}</div><div class="t shut" lang=vi>${OTHER}</div>`, ["item: A", "item: B", `paragraph: ${TEXT}`]],
  ["no text under a title that nobody can press", `<h3>A</h3><div class=shut>${TEXT}</div>`, ["heading3: A"]],
  ["nothing that is laid over the page", `<button>A</button><div class=shut style="position:fixed">${TEXT}</div><dialog>${TEXT}</dialog>`, ["paragraph: A"]],
  ["no few words", "<button>A</button><div class=shut>Thank you!</div>", ["paragraph: A"]],
  ["no part of a form", `<form><button type=button>A</button><div class=shut>${TEXT}</div></form>`, ["paragraph: A"]],
  ["nothing that a button would send a form for", `<form id=f></form><button form=f>A</button><div class=shut>${TEXT}</div>`, ["paragraph: A"]],
  ["no menu", `<ul><li><a class=hand href=/a>A</a><ul class=shut><li>${TEXT}</ul></ul><nav><button>B</button><div class=shut>${TEXT}</div></nav>`, ["item: A", "paragraph navigation: B"]],
  ["nothing behind a long text", `<div class=hand>${TEXT.repeat(5)}</div><div class=shut>${OTHER}</div>`, [`paragraph: ${TEXT.repeat(5)}`]],
];

before(async () => {
  server = await serve(root);
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${server.origin}/extension/popup/popup.css`);
});

after(async () => {
  await browser.close();
  await server.close();
});

/** @param {string} html @returns {Promise<Snapshot>} */
async function rendered(html) {
  await page.setContent(html);
  return page.evaluate(async (origin) => (await import(`${origin}/extension/reader.js`)).read(document).snapshot, server.origin);
}

/** @param {string} html @returns {Promise<Snapshot>} */
const parsed = (html) =>
  page.evaluate(async ([origin, text]) => {
    const { read } = await import(`${origin}/extension/reader.js`);
    return read(new DOMParser().parseFromString(text, "text/html")).snapshot;
  }, /** @type {[string, string]} */ ([server.origin, html]));

/** A block in one line: kind, level above one, region other than main, place in a table, text. @param {SourceBlock} block */
function line({ kind, level, region, table, text }) {
  const place = table ? ` ${table.id}:${table.row},${table.column}${table.header ? "h" : ""}` : "";
  return `${kind}${level ?? ""}${region ? ` ${region}` : ""}${place}: ${text}`;
}

/** Read alike with and without style sheets. @type {[string, string, string[]][]} */
const CASES = [
  ["text between blocks is a block", "<div>a<p>b</p>c</div>", ["paragraph: a", "paragraph: b", "paragraph: c"]],
  ["inline elements join as they stand", "<p><b>in</b>form <i>us</i></p>", ["paragraph: inform us"]],
  ["links with nothing between get a space", "<p><a href=/a>Home</a><a href=/b>About</a>!</p>", ["paragraph: Home About!"]],
  ["white space of every kind is one space", "<p> a \u00a0\u3000\n b\u2003</p>", ["paragraph: a b"]],
  ["zero-width characters are no white space", "<p>a\u200bb\ufeff</p>", ["paragraph: a\u200bb\ufeff"]],
  ["br is a line break, two at most", "<p>a<br>b <br> <br><br> c<br></p>", ["paragraph: a\nb\n\nc"]],
  ["pre keeps its lines", "<pre>\n a\n  b\n\n\n c </pre>", ["preformatted: a\nb\n\nc"]],
  ["white-space in the style keeps lines", "<div style='white-space: pre-line'>a\nb <p style='white-space: normal'>c\nd</p></div>", ["paragraph: a\nb", "paragraph: c d"]],
  ["nested lists", "<ul><li>a<ul><li>b</ul>c<li><p>d</p><p>e</p></ul>", ["item: a", "item2: b", "item: c", "item: d", "item: e"]],
  ["lists by role", "<div role=list><div role=listitem>a</div></div>", ["item: a"]],
  ["lists deeper than the deepest", `${"<ul><li>".repeat(12)}x`, ["item9: x"]],
  ["terms are headings, definitions items", "<h1>A</h1><dl><dt>t<dd>d</dl>", ["heading: A", "heading2: t", "item: d"]],
  ["heading roles", "<div role=heading aria-level=4>a</div><div role=heading>b</div><div role=heading aria-level=99>c</div>", ["heading4: a", "heading2: b", "heading6: c"]],
  ["summaries stand one below the last heading", "<h3>A</h3><details><summary>s</summary>t</details>", ["heading3: A", "heading4: s", "paragraph: t"]],
  ["accordion buttons are headings", "<h2><button aria-expanded=false aria-controls=x>A</button></h2><div id=x hidden>b</div>", ["heading2: A", "paragraph: b"]],
  ["an accordion button around a heading", "<button aria-expanded=false aria-controls=x><h3>A</h3></button><div id=x style='display:none'>b</div>", ["heading3: A", "paragraph: b"]],
  ["a menu button is none", "<button aria-expanded=false aria-haspopup=true aria-controls=x>M</button><div id=x hidden>b</div>", ["paragraph: M"]],
  ["tabs and their panels", "<button role=tab aria-controls=x>T</button><div id=x hidden>b</div><div role=tabpanel hidden>c</div>", ["paragraph: T", "paragraph: b", "paragraph: c"]],
  ["hidden until found is read", "<div hidden=until-found>a</div><div hidden>b</div>", ["paragraph: a"]],
  ["a bold paragraph is a heading", "<h1>A</h1><p><strong>1.</strong> <b>Sharing</b></p><p><b>We do not.</b></p><p><b>x</b>y</p>", ["heading: A", "heading2: 1. Sharing", "paragraph: We do not.", "paragraph: xy"]],
  ["a data table", "<table><tr><th>A<th>B<tr><td rowspan=2>c<td><ul><li>d</ul><tr><td>e</table>", ["cell 0:0,0h: A", "cell 0:0,1h: B", "cell 0:1,0: c", "cell 0:1,1: d", "cell 0:2,1: e"]],
  ["rows spanned move what is below", "<table><tr><td>a<td rowspan=3>b<td>c<tr><td colspan=2>d<td>e<tr><td>f<td>g</table>", ["cell 0:0,0: a", "cell 0:0,1: b", "cell 0:0,2: c", "cell 0:1,0: d", "cell 0:1,2: e", "cell 0:2,0: f", "cell 0:2,2: g"]],
  ["columns spanned are counted", "<table><tr><td colspan=2>a<td>b</table>", ["cell 0:0,0: a", "cell 0:0,2: b"]],
  ["the head of a table", "<table><thead><tr><td>a<td>b</thead><tr><td>c<td>d</table>", ["cell 0:0,0h: a", "cell 0:0,1h: b", "cell 0:1,0: c", "cell 0:1,1: d"]],
  ["tables by role", "<div role=table><div role=row><span role=columnheader>a</span><span role=cell>b</span></div></div>", ["cell 0:0,0h: a", "cell 0:0,1: b"]],
  ["a layout table by role", "<table role=presentation><tr><td>a<td><b>b</b></table>", ["paragraph: a", "heading2: b"]],
  ["a layout table by what it holds", "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", ["paragraph: a", "cell 1:0,0: b", "cell 1:0,1: c"]],
  ["one column arranges", "<table><tr><td><h2>a</h2><tr><td>b</table>", ["heading2: a", "paragraph: b"]],
  ["regions by tag, role and name", "<nav>a</nav><div role=contentinfo>b</div><div class='x Site-Footer'>c</div><aside>d</aside><div id=cookie-banner><nav>e</nav></div>", ["paragraph navigation: a", "paragraph footer: b", "paragraph footer: c", "paragraph aside: d", "paragraph banner: e"]],
  ["heads and feet of sections are part of them", "<header>a</header><main><header>b</header><footer>c</footer></main><footer>d<article>e</article></footer>", ["paragraph header: a", "paragraph: b", "paragraph: c", "paragraph footer: d", "paragraph footer: e"]],
  ["names do not count on the body", "<body class=menu><p>a</p>", ["paragraph: a"]],
  ["scripts, fields and decorations are skipped", "<p>a<script>b</script><textarea>c</textarea><i aria-hidden=true>d</i><svg><text>e</text></svg><select><option>f</select></p><div aria-hidden=true>g</div>", ["paragraph: a", "paragraph: g"]],
  ["a closed dialog is invisible, an open one a banner", "<dialog>a</dialog><dialog open>b</dialog>", ["paragraph banner: b"]],
  ["invisible text", "<p style='visibility: hidden'>a <i style='visibility: visible'>b</i> c</p><p style='display:none'>d</p>", ["paragraph: b"]],
  ["display in the style", "<p>a<span style='display:block'>b</span>c<span style='display:block;float:left'>d</span></p>", ["paragraph: a", "paragraph: b", "paragraph: cd"]],
];

describe("reader", () => {
  for (const [name, html, expected] of CASES) {
    it(name, async () => {
      assert.deepEqual((await rendered(html)).blocks.map(line), expected);
      assert.deepEqual((await parsed(html)).blocks.map(line), expected, "without style sheets");
    });
  }

  it("asks style sheets what is visible, and what stands apart", async () => {
    const html = `<style>.row{display:flex}.gone{display:none}.unseen{visibility:hidden}.lines{white-space:pre-line}.apart{position:absolute}</style>
      <div class=row><span>a</span><span>b</span></div><p class=gone>c</p><p class=unseen>d</p><p class=lines>e\nf</p><p>g <b class=apart>h</b> i</p>`;
    const expected = ["paragraph: a", "paragraph: b", "paragraph: e\nf", "paragraph: g h i"];
    assert.deepEqual((await rendered(html)).blocks.map(line), expected);
  });

  it("reads what a closed panel holds, and nothing that is invisible on its own", async () => {
    const html = `<style>#x,.gone{display:none}#y{visibility:hidden}</style><button aria-expanded=false aria-controls="x y">A</button>
      <div id=x>b<p class=gone>c</p></div><div id=y>d <i>e</i></div><details><summary>S</summary>f</details>`;
    const expected = ["heading2: A", "paragraph: b", "paragraph: d e", "heading2: S", "paragraph: f"];
    assert.deepEqual((await rendered(html)).blocks.map(line), expected);
  });

  for (const [name, html, expected] of CLOSED) {
    it(`where the browser can be asked: ${name}`, async () => {
      assert.deepEqual((await rendered(`<style>.shut{display:none}.hand{cursor:pointer}</style>${html}`)).blocks.map(line), expected);
    });
  }

  it("has run every case", () => assert.deepEqual([CASES.length, CLOSED.length], [35, 12]));

  it("reads title and language", async () => {
    const { title, lang, url } = await rendered("<html lang=' vi '><title> Chính\n sách </title>x");
    assert.deepEqual([title, lang, url], ["Chính sách", "vi", null]);
  });

  it("reads links with their words, or what stands in for them", async () => {
    const html = `<nav><a href=" /a ">A  <div>b</div></a></nav><a href=/c aria-label="See C"></a><a href=/d><img alt=" D d "></a>
      <a href="">no</a><div hidden><a href=/h>Hid<br>den</a></div>`;
    const expected = [
      { href: " /a ", text: "A b", region: "navigation" }, { href: "/c", text: "See C" }, { href: "/d", text: "D d" }, { href: "/h", text: "Hid den" },
    ];
    assert.deepEqual((await rendered(html)).links, expected);
    assert.deepEqual((await parsed(html)).links, expected);
  });

  it("places links in their blocks", async () => {
    const { blocks } = await rendered("<p>😀 see <a href=/a> our <b>list</b> </a>.<br><a href=/e></a></p><a href=/c><p>one</p><p>two</p></a>");
    assert.deepEqual(blocks.map(({ text, links }) => [text, links]), [
      ["😀 see our list .", [{ start: 7, end: 15, href: "/a" }]],
      ["one", [{ start: 0, end: 3, href: "/c" }]],
      ["two", [{ start: 0, end: 3, href: "/c" }]],
    ]);
  });

  it("reads open shadow roots and frames of the same origin", async () => {
    await page.setContent("<x-card>light</x-card><iframe srcdoc='<p>framed</p>'></iframe>");
    await page.frameLocator("iframe").locator("p").waitFor();
    const texts = await page.evaluate(async (origin) => {
      const shadow = document.querySelector("x-card")?.attachShadow({ mode: "open" });
      shadow?.append(Object.assign(document.createElement("p"), { textContent: "shadow" }), document.createElement("slot"));
      const { read } = await import(`${origin}/extension/reader.js`);
      return read(document).snapshot.blocks.map((/** @type {SourceBlock} */ block) => block.text);
    }, server.origin);
    assert.deepEqual(texts, ["shadow", "light", "framed"]);
  });

  it("never changes the page", async () => {
    const html = await readFile(join(root, "tests/pages/en-northquay-ferries.html"), "utf8");
    await page.setContent(html);
    const [before, after] = await page.evaluate(async (origin) => {
      const written = () => document.documentElement.outerHTML;
      const { read } = await import(`${origin}/extension/reader.js`);
      const first = written();
      read(document);
      return [first, written()];
    }, server.origin);
    assert.equal(before, after);
  });

  it("takes any page: deep, wide, blank, ten megabytes", async () => {
    const lengths = await page.evaluate(async (origin) => {
      const { read } = await import(`${origin}/extension/reader.js`);
      const made = (/** @type {string} */ html) => read(new DOMParser().parseFromString(html, "text/html")).snapshot.blocks.length;
      let deepest = document.createElement("div");
      const deep = new DOMParser().parseFromString("", "text/html");
      deep.body.append(deepest);
      for (let i = 0; i < 20000; i += 1) deepest = deepest.appendChild(document.createElement("div"));
      deepest.textContent = "x";
      return [
        made(`<p>${"word ".repeat(200)}</p>`.repeat(10000)),
        made(`<p>a${" ".repeat(3e6)}b</p>`),
        made("<table><tr>".repeat(2000)),
        made(`<table>${"<tr><td colspan=1000 rowspan=1000>a".repeat(2000)}</table>`),
        read(deep).snapshot.blocks.length,
      ];
    }, server.origin);
    assert.deepEqual(lengths, [10000, 1, 0, 2000, 1]);
  });
});

describe("locate", () => {
  it("finds every block of our pages, and every slice of it, in the page again", async () => {
    const files = (await readdir(join(root, "tests/pages"))).filter((name) => name.endsWith(".html"));
    let found = 0;
    for (const file of files) {
      await page.goto(`${server.origin}/tests/pages/${file}`);
      const { count, lost } = await page.evaluate(locateAll, server.origin);
      assert.deepEqual(lost, [], file);
      found += count;
    }
    assert.ok(found > 1000, `${found} slices`);
  });

  it("knows that the page has changed", async () => {
    await page.setContent("<p>one <b>two</b> three</p>");
    const result = await page.evaluate(async (origin) => {
      const { read } = await import(`${origin}/extension/reader.js`);
      const { locate } = read(document);
      const whole = locate(0, 4, 7)?.map(String);
      const bold = document.querySelector("b");
      if (bold?.firstChild) bold.firstChild.textContent = "four";
      const changed = locate(0, 4, 7);
      bold?.remove();
      return [whole, changed, locate(0, 4, 7), locate(0, 0, 3)?.map(String), locate(7, 0, 1)];
    }, server.origin);
    assert.deepEqual(result, [["two"], null, null, ["one"], null]);
  });
});

/** Runs in the page: halves of every block, compared without white space. @param {string} origin */
async function locateAll(origin) {
  const { read } = await import(`${origin}/extension/reader.js`);
  const { snapshot, locate } = read(document);
  const bare = (/** @type {string} */ text) => text.replace(/\s+/gu, "");
  const lost = [];
  let count = 0;
  for (const [index, { text }] of snapshot.blocks.entries()) {
    const middle = Math.ceil(text.length / 2);
    for (const [start, end] of [[0, text.length], [0, middle], [middle, text.length]]) {
      if (start === end) continue;
      count += 1;
      const shown = locate(index, start, end)?.map(String).join("");
      if (shown === undefined || bare(shown) !== bare(text.slice(start, end))) lost.push([text.slice(start, end), shown]);
    }
  }
  return { count, lost };
}
