/**
 * The product's words: messages of `_locales/`, formatted for the reader.
 *
 * The same files are formatted by the command line in Rust; the rules both follow are in `docs/ui-words.md`.
 *
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {import("./report.d.ts").Message} Message
 * @typedef {Record<string, { message: string, description?: string }>} Messages
 */

/** Languages that the interface speaks: the tag for `Intl`, the folder in `_locales`, the name in itself. */
export const LANGUAGES = Object.freeze([
  { tag: "en", folder: "en", name: "English" },
  { tag: "zh-TW", folder: "zh_TW", name: "繁體中文" },
  { tag: "zh-CN", folder: "zh_CN", name: "简体中文" },
  { tag: "vi", folder: "vi", name: "Tiếng Việt" },
  { tag: "it", folder: "it", name: "Italiano" },
  { tag: "de", folder: "de", name: "Deutsch" },
  { tag: "fr", folder: "fr", name: "Français" },
  { tag: "es", folder: "es", name: "Español" },
  { tag: "pt-BR", folder: "pt_BR", name: "Português" },
  { tag: "ja", folder: "ja", name: "日本語" },
  { tag: "ko", folder: "ko", name: "한국어" },
]);

/** A sentence holds this many durations; more become a range. */
const SENTENCE_PERIODS = 4;

/** The badge holds this many durations or places. */
const SHORT_LIST = 2;

const REGIONS = new Map([["EU", "region_eu"], ["EEA", "region_eea"], ["worldwide", "region_worldwide"]]);

/** ISO 8601 designators in their order, before and after the T. */
const DATE_UNITS = [["Y", "year"], ["M", "month"], ["W", "week"], ["D", "day"]];
const TIME_UNITS = [["H", "hour"], ["M", "minute"]];

/** Of the kinds that hold together, the one to say first; the order of `docs/architecture.md`. */
const RETENTION_KINDS = ["stated_period", "until_deletion", "as_needed", "indefinite"];

/**
 * The best language for a reader: the first wish that the interface speaks, else English.
 *
 * @param {readonly string[]} preferred BCP 47 tags, best first (`_` is taken for `-`)
 * @returns {string} the tag of one of `LANGUAGES`
 */
export function pickLanguage(preferred) {
  for (const wish of preferred) {
    const found = spoken(wish);
    if (found) return found;
  }
  return "en";
}

/**
 * @param {string} wish
 * @returns {string | null}
 */
function spoken(wish) {
  const locale = parseTag(wish);
  if (!locale) return null;
  if (locale.language === "zh") return locale.script === "Hant" ? "zh-TW" : "zh-CN";
  return LANGUAGES.find(({ tag }) => tag.split("-")[0] === locale.language)?.tag ?? null;
}

/**
 * @param {string} tag
 * @returns {Intl.Locale | null}
 */
function parseTag(tag) {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return null;
  }
}

/**
 * Reads the words of a language, and English, which stands in for what is missing.
 *
 * @param {string} tag one of `LANGUAGES`, as `pickLanguage` gives it
 * @param {(path: string) => Promise<Messages>} read gives the parsed file for a path such as `_locales/en/messages.json`
 * @returns {Promise<Words>}
 */
export async function loadWords(tag, read) {
  const own = LANGUAGES.find((language) => language.tag === tag) ?? LANGUAGES[0];
  const [messages, english] = await Promise.all([read(messagesPath(own.folder)), read(messagesPath("en"))]);
  return new Words(own.tag, messages, english);
}

/** @param {string} folder */
function messagesPath(folder) {
  return `_locales/${folder}/messages.json`;
}

/** The words of one language. */
export class Words {
  #messages;
  #english;
  #list;
  #places;
  #shortPlaces;
  #number;
  #plural;

  /**
   * @param {string} tag BCP 47, for `Intl` and for `lang` attributes
   * @param {Messages} messages
   * @param {Messages} english
   */
  constructor(tag, messages, english) {
    this.tag = tag;
    this.#messages = messages;
    this.#english = english;
    this.#list = new Intl.ListFormat(tag, { type: "conjunction" });
    this.#places = new Intl.DisplayNames(tag, { type: "region" });
    this.#shortPlaces = new Intl.DisplayNames(tag, { type: "region", style: "short" });
    this.#number = new Intl.NumberFormat(tag);
    this.#plural = new Intl.PluralRules(tag);
  }

  /** Writing direction, for `dir` attributes. */
  get direction() {
    const script = parseTag(this.tag)?.script ?? "";
    return ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"].includes(script) ? "rtl" : "ltr";
  }

  /**
   * @param {string} key
   * @returns {boolean} whether there are words for it, in this language or in English
   */
  has(key) {
    return this.#raw(key) !== null;
  }

  /**
   * The words for a key; empty where nobody wrote any, for a reader must never meet a key.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  text(key, values = {}) {
    const message = this.#raw(key) ?? "";
    return message.replace(/\{([a-z0-9_]+)\}/g, (_, name) => this.#value(values[name]));
  }

  /**
   * The form of `key` that fits the number: `key_one` or `key_other`, with `{n}` the number.
   *
   * @param {string} key
   * @param {number} n
   * @returns {string}
   */
  count(key, n) {
    const form = `${key}_${this.#plural.select(n)}`;
    return this.text(this.has(form) ? form : `${key}_other`, { n });
  }

  /**
   * A sentence of the report.
   *
   * @param {Message} message
   * @returns {string}
   */
  message({ id, values = {} }) {
    const shown = this.#values(values, SENTENCE_PERIODS);
    const needed = placeholders(this.#raw(id) ?? "");
    if (!this.has(id) || needed.some((name) => !shown[name])) return this.text("see_policy");
    const sentence = this.text(id, shown);
    if (!shown.also) return sentence;
    return this.text("sentence_join", { first: sentence, second: this.text("retention_also", shown) });
  }

  /**
   * The few words that the badge has room for.
   *
   * @param {Answer} answer
   * @param {string} [concern] that the answer meets: some are about what it lacks, which its own words do not say
   * @returns {string}
   */
  short(answer, concern) {
    const topic = this.text(`topic_${answer.topic}`);
    if (answer.unclear) return this.text("short_unclear", { topic });
    if (this.has(`concern_short_${concern}`)) return this.text(`concern_short_${concern}`);
    const { key, values } = shortForm(answer);
    const shown = this.#values(values, SHORT_LIST);
    return this.has(key) ? this.text(key, shown) : topic;
  }

  /**
   * @param {readonly string[]} items
   * @returns {string}
   */
  list(items) {
    return this.#list.format(items);
  }

  /**
   * A country or region as it stands in a sentence.
   *
   * @param {string} code ISO 3166 alpha-2, `EU`, `EEA` or `worldwide`
   * @returns {string}
   */
  place(code) {
    const region = REGIONS.get(code);
    if (region) return this.text(region);
    if (!/^[A-Z]{2}$/.test(code)) return this.text("region_worldwide");
    const names = this.#codes("places_short").includes(code) ? this.#shortPlaces : this.#places;
    const place = names.of(code) ?? code;
    return this.#codes("places_with_article").includes(code) ? this.text("place_with_article", { place }) : place;
  }

  /**
   * @param {string[]} codes
   * @returns {string[]}
   */
  places(codes) {
    return worldLast(codes).map((code) => this.place(code));
  }

  /**
   * A duration in words: `P180D` is “180 days”.
   *
   * @param {string} iso ISO 8601, or `session`
   * @returns {string}
   */
  period(iso) {
    if (iso === "session") return this.text("unit_session");
    const parts = periodParts(iso).map(([unit, n]) => this.count(`unit_${unit}`, n));
    if (parts.length === 0) return this.text("period_unknown");
    return parts.reduce((first, second) => this.text("period_join", { first, second }));
  }

  /**
   * Durations as one phrase: a list, or from the shortest to the longest where they are many.
   *
   * @param {readonly string[]} isos shortest first
   * @param {number} [limit]
   * @returns {string}
   */
  periods(isos, limit = SENTENCE_PERIODS) {
    const all = [...new Set(isos.map((iso) => this.period(iso)))];
    if (all.length <= limit) return this.list(all);
    return this.text("periods_range", { first: all[0], last: all[all.length - 1] });
  }

  /**
   * @param {string} date `YYYY-MM-DD` or `YYYY-MM`
   * @returns {string} as written where it is neither
   */
  date(date) {
    const time = /^\d{4}-\d{2}(-\d{2})?$/.test(date) ? Date.parse(date) : NaN;
    if (Number.isNaN(time)) return date;
    /** @type {Intl.DateTimeFormatOptions} */
    const style = date.length > 7 ? { dateStyle: "long" } : { year: "numeric", month: "long" };
    return new Intl.DateTimeFormat(this.tag, { ...style, timeZone: "UTC" }).format(time);
  }

  /**
   * @param {string} tag BCP 47
   * @returns {string | null} the language's name, null where it has none
   */
  language(tag) {
    try {
      const name = new Intl.DisplayNames(this.tag, { type: "language", fallback: "none" }).of(tag);
      return tag === "und" ? null : name ?? null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} key
   * @returns {string | null}
   */
  #raw(key) {
    for (const messages of [this.#messages, this.#english]) {
      if (Object.hasOwn(messages, key)) return messages[key].message;
    }
    return null;
  }

  /** @param {string} key */
  #codes(key) {
    return (this.#raw(key) ?? "").split(" ");
  }

  /** @param {string | number | undefined} value */
  #value(value) {
    if (typeof value === "number") return this.#number.format(value);
    return value ?? "";
  }

  /**
   * Codes of the report turned into words. What is not known is left out: nobody wrote words for it.
   *
   * @param {Record<string, number | string[]>} values
   * @param {number} periodLimit
   * @returns {Record<string, string>}
   */
  #values(values, periodLimit) {
    /** @type {Record<string, string>} */
    const shown = {};
    for (const [name, value] of Object.entries(values)) {
      shown[name] = Array.isArray(value) ? this.#codeList(name, value, periodLimit) : this.#value(value);
    }
    return shown;
  }

  /**
   * @param {string} name
   * @param {string[]} codes
   * @param {number} periodLimit
   * @returns {string}
   */
  #codeList(name, codes, periodLimit) {
    if (codes.length === 0) return "";
    if (name === "periods") return this.periods(codes, periodLimit);
    if (name === "places") return this.list(this.places(codes));
    const prefix = { safeguards: "safeguard", rights: "right", also: "retention_kind" }[name];
    const words = codes.map((code) => this.text(`${prefix}_${code}`)).filter((word) => word !== "");
    return this.list(words);
  }
}

/**
 * “Countries around the world” only reads well after the countries that have a name.
 *
 * @param {string[]} places
 */
function worldLast(places) {
  return [...places.filter((place) => place !== "worldwide"), ...places.filter((place) => place === "worldwide")];
}

/**
 * @param {string} message
 * @returns {string[]}
 */
function placeholders(message) {
  return [...message.matchAll(/\{([a-z0-9_]+)\}/g)].map(([, name]) => name);
}

/**
 * @param {string} iso
 * @returns {[string, number][]} units and numbers, largest first
 */
export function periodParts(iso) {
  const [, date = "", time = ""] = /^P([^T]*)(?:T(.+))?$/.exec(iso) ?? [];
  return [...unitParts(date, DATE_UNITS), ...unitParts(time, TIME_UNITS)];
}

/**
 * @param {string} text
 * @param {string[][]} units
 * @returns {[string, number][]}
 */
function unitParts(text, units) {
  /** @type {[string, number][]} */
  const parts = [];
  for (const [designator, unit] of units) {
    const n = Number(new RegExp(`(\\d+(?:[.,]\\d+)?)${designator}`).exec(text)?.[1].replace(",", "."));
    if (n > 0) parts.push([unit, n]);
  }
  return parts;
}

/**
 * Which short sentence fits an answer, and what goes into it.
 *
 * @param {Answer} answer
 * @returns {{ key: string, values: Record<string, number | string[]> }}
 */
function shortForm({ topic, answer, destinations = [], periods = [], min_age: age, message }) {
  const stated = Array.isArray(answer) ? RETENTION_KINDS.find((kind) => answer.includes(kind)) : answer;
  const key = `short_${topic}_${stated ?? "not_stated"}`;
  if (key === "short_transfer_yes" && destinations.length > 0 && destinations.length <= SHORT_LIST) {
    return { key: `${key}_to`, values: { places: destinations } };
  }
  if (key === "short_children_stated" && typeof age === "number") return { key: `${key}_age`, values: { age } };
  if (key !== "short_retention_stated_period") return { key, values: {} };
  return { key, values: { periods: statedPeriods(message, periods) } };
}

/**
 * @param {Message} message
 * @param {import("./report.d.ts").Period[]} periods
 * @returns {string[]}
 */
function statedPeriods(message, periods) {
  const listed = message.values?.periods;
  return Array.isArray(listed) ? listed : periods.map(({ iso }) => iso);
}
