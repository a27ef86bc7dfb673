// Taking blanks off a text's ends in one walk: a pattern such as / +$/ looks at every blank from every blank before it.

/**
 * `text` without the characters of `blanks` at its ends.
 * @param {string} text
 * @param {string} blanks
 * @returns {string}
 */
export function trim(text, blanks) {
  let from = 0;
  let to = text.length;
  while (from < to && blanks.includes(text[from])) from += 1;
  while (to > from && blanks.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}
