// How words are taken from a text, alike when the index is made (theme/search_index.mjs) and when somebody searches.

const SMALL =
  "a an and are as at be but by for from has have he her his i if in is it its me my not of on or our she so that " +
  "the their them there they this to was we were what when which who will with you your";
const PASSED_OVER = new Set(SMALL.split(" "));

/** A word without the s of a plural. */
const singular = (word) =>
  word.length > 4 && word.endsWith("ies")
    ? `${word.slice(0, -3)}y`
    : word.length > 3 && /[^su]s$/.test(word)
      ? word.slice(0, -1)
      : word;

/**
 * A text's words: small letters, no accents, no possessive.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const plain = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  return plain.replace(/[’']s\b/g, "").match(/[a-z0-9]+/g) ?? [];
}

/**
 * What a word is found by; null for one that stands everywhere.
 * @param {string} word
 * @returns {string | null}
 */
export const term = (word) => (PASSED_OVER.has(word) ? null : singular(word));

/** MiniSearch's settings. `called`: other words that readers have for a place; `set`: what its author set apart. */
export const OPTIONS = {
  fields: ["heading", "called", "set", "title", "text"],
  storeFields: [],
  tokenize: wordsOf,
  processTerm: term,
};
