// Holds the pages and their expected answers together: every page has its truth, in the contract's values,
// and every piece of evidence stands in the page. Knows nothing of the engine. Run: node tests/pages/check.mjs

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The fewest pages there may be: a page lost in silence fails. */
const FEWEST = { pages: 63, policies: 48, hostile: 16 };

const CHOICES = {
  sale: ['yes', 'no', 'with_consent', 'not_stated'],
  sharing: ['yes', 'no', 'with_consent', 'not_stated'],
  transfer: ['yes', 'no', 'with_consent', 'not_stated'],
  advertising: ['yes', 'no', 'not_stated'],
  tracking: ['yes', 'no', 'not_stated'],
  ai_training: ['yes', 'no', 'opt_out', 'not_stated'],
  do_not_track: ['honours', 'ignores', 'not_stated'],
  policy_change: ['notice', 'no_notice', 'not_stated'],
  law_enforcement: ['yes', 'not_stated'],
  business_transfer: ['yes', 'not_stated'],
};

const LISTS = {
  destinations: /^([A-Z]{2}|EEA|worldwide)$/,
  safeguards: /^(scc|adequacy|dpf|bcr|consent|assessment|contract|other)$/,
  retention: /^(stated_period|as_needed|until_deletion|indefinite)$/,
  periods: /^P(\d+[YMWD]|T\d+H)$/,
  rights: /^(access|correct|delete|portability|object|restrict|withdraw_consent|opt_out_marketing|opt_out_sale|complain)$/,
};

const FIELDS = ['title', 'note', 'url', 'is_policy', 'language', 'sample', 'must_not_break', 'answers', 'also',
  'accept', 'last_updated', 'evidence', 'policy_links', 'after'];

/** Elements that end a word when their tag goes. */
const BLOCK = /<\/?(?:address|article|aside|blockquote|body|br|button|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|footer|form|h[1-6]|head|header|hr|html|label|legend|li|main|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)\b[^>]*>/gi;

const ENTITIES = /** @type {Record<string, string>} */ ({
  amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', middot: '·', copy: '©', rsaquo: '›',
});

/** The text of a page as far as a few replacements give it; templates count, scripts and styles do not.
 * @param {string} html @returns {string} */
function textOf(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|textarea|svg|noscript)\b[\s\S]*?<\/\1>/gi, '')
    .replace(BLOCK, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ');
}

/** @param {string} file */
function read(file) {
  return readFileSync(join(HERE, file), 'utf8');
}

/** @param {string} folder @returns {string[]} */
function pagesIn(folder) {
  return readdirSync(join(HERE, folder)).filter((name) => name.endsWith('.html')).map((name) => join(folder, name));
}

/** @param {Record<string, unknown>} answers @returns {string[]} */
function wrongAnswers(answers) {
  return Object.entries(answers).flatMap(([topic, value]) => {
    if (topic === 'min_age') return value === null || Number.isInteger(value) ? [] : ['min_age is no age'];
    if (topic in LISTS) return wrongList(topic, value);
    const choices = CHOICES[/** @type {keyof typeof CHOICES} */ (topic)];
    return choices?.includes(String(value)) ? [] : [`${topic}: ${value}`];
  });
}

/** @param {string} topic @param {unknown} value @returns {string[]} */
function wrongList(topic, value) {
  const pattern = LISTS[/** @type {keyof typeof LISTS} */ (topic)];
  if (!pattern || !Array.isArray(value)) return [`${topic} is no list`];
  return value.filter((item) => !pattern.test(item)).map((item) => `${topic}: ${item}`);
}

/** What contradicts itself in one set of answers.
 * @param {Record<string, any>} answers @returns {string[]} */
function contradictions(answers) {
  const found = [];
  const stated = answers.retention?.includes('stated_period');
  if (answers.retention && answers.periods && stated !== answers.periods.length > 0) found.push('stated_period and periods disagree');
  if (answers.destinations?.length && answers.transfer === 'not_stated') found.push('destinations without transfer');
  if (answers.safeguards?.length && answers.transfer === 'not_stated') found.push('safeguards without transfer');
  return found;
}

/** @param {string} file @param {any} expected @param {string} html @returns {string[]} */
function wrongExpected(file, expected, html) {
  const text = textOf(html);
  const wrong = Object.keys(expected).filter((key) => !FIELDS.includes(key)).map((key) => `unknown field ${key}`);
  for (const key of ['title', 'note', 'url']) if (!expected[key]) wrong.push(`no ${key}`);
  const settled = 'is_policy' in expected || expected.accept?.is_policy || expected.must_not_break;
  if (!settled) wrong.push('neither policy nor not');
  wrong.push(...wrongAnswers(expected.answers ?? {}), ...wrongAnswers(expected.also ?? {}), ...contradictions(expected.answers ?? {}));
  wrong.push(...wrongEvidence(text, expected), ...wrongLinks(html, expected.policy_links ?? []));
  if (expected.after) wrong.push(...wrongAnswers(expected.after.answers), ...wrongEvidence(text, expected.after));
  wrong.push(...reachesOut(html));
  return wrong.map((what) => `${file}: ${what}`);
}

/** @param {string} html @returns {string[]} */
function reachesOut(html) {
  const wrong = [];
  if (/(?:src|href)="https?:\/\/(?![\w.-]*\.?example\b|\[)/.test(html)) wrong.push('a resource or link outside .example');
  if (/<(?:img|script|link|iframe|source|video)\b[^>]*\bsrc=/i.test(html) || /<link\b/i.test(html)) wrong.push('an external resource');
  return wrong;
}

/** @param {string} text @param {any} expected @returns {string[]} */
function wrongEvidence(text, expected) {
  return Object.entries(expected.evidence ?? {}).flatMap(([topic, quote]) => {
    const wrong = text.includes(String(quote)) ? [] : [`evidence of ${topic} is not in the page: ${quote}`];
    const known = topic in (expected.answers ?? {}) || topic in (expected.accept ?? {});
    return known ? wrong : [...wrong, `evidence of ${topic}, which has no answer`];
  });
}

/** @param {string} html @param {string[]} links @returns {string[]} */
function wrongLinks(html, links) {
  return links.filter((href) => !html.includes(`href="${href}"`)).map((href) => `no link ${href}`);
}

/** @param {string} file @returns {{ expected: any, wrong: string[] }} */
function check(file) {
  const name = file.replace(/\.html$/, '.expected.json');
  const expected = JSON.parse(read(name));
  return { expected, wrong: wrongExpected(file, expected, read(file)) };
}

const own = pagesIn('.').map(check);
const hostile = pagesIn('hostile').map(check);
const policies = own.filter(({ expected }) => expected.is_policy).length;
const wrong = [...own, ...hostile].flatMap((page) => page.wrong);
const orphans = ['.', 'hostile'].flatMap((folder) => readdirSync(join(HERE, folder))
  .filter((name) => name.endsWith('.expected.json') && !pagesIn(folder).includes(join(folder, name.replace('.expected.json', '.html')))));
wrong.push(...orphans.map((name) => `${name} has no page`));
const table = read('README.md');
wrong.push(...[...pagesIn('.'), ...pagesIn('hostile')].map((file) => basename(file, '.html'))
  .filter((name) => !table.includes(`| \`${name}\` |`)).map((name) => `${name} is not in the table of README.md`));
if (own.length < FEWEST.pages || policies < FEWEST.policies || hostile.length < FEWEST.hostile) wrong.push('pages are missing');
console.log(`${own.length} pages, ${policies} of them policies; ${hostile.length} hostile`);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length ? 1 : 0;
