// Build side: the lexicon's detection words, made as few as the gate needs.

/**
 * Words of addresses count in titles too ("Privacy – Rosa's Bakery"): a weak sign is enough for the gate. A phrase that holds another one
 * adds nothing, the shorter is found first.
 * @param {{title: string[], url: string[]}} words
 */
export function gateWordsFrom({ title, url }) {
  const spoken = url.map((word) => word.replace(/[-_]/g, " "));
  return { title: shortest([...title, ...spoken]), url: shortest(url) };
}

/** @param {string[]} phrases */
function shortest(phrases) {
  const kept = /** @type {string[]} */ ([]);
  for (const phrase of [...new Set(phrases)].sort((a, b) => a.length - b.length)) {
    if (phrase !== "" && !kept.some((shorter) => phrase.includes(shorter))) kept.push(phrase);
  }
  return kept.sort();
}
