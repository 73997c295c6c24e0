// The core comes without words: it asks for those of the languages that it meets, and is asked again once it has them.

/**
 * Does something with the core, and loads what words it asks for.
 * @template Result
 * @param {() => Result} work
 * @param {(tag: string, file: Uint8Array) => void} addWords the core's
 * @param {(name: string) => string} locate the address of one of the core's files
 * @returns {Promise<Result>}
 */
export async function withWords(work, addWords, locate) {
  /** @type {Set<string>} */
  const added = new Set();
  for (;;) {
    try {
      return work();
    } catch (error) {
      const missing = missingWords(error).filter((tag) => !added.has(tag));
      if (missing.length === 0) throw error;
      await Promise.all(
        missing.map(async (tag) => {
          const response = await fetch(locate(`${tag}.words`));
          addWords(tag, new Uint8Array(await response.arrayBuffer()));
          added.add(tag);
        }),
      );
    }
  }
}

/** @param {unknown} error @returns {string[]} tags of languages */
function missingWords(error) {
  return error instanceof Error && error.name === "WordsMissing" ? error.message.split(",") : [];
}
