// Reads a text by rules: the page's twin of cxprep/checking/rules.py, which says what rules are. Tests hold the two
// equal. Only patterns from the rules are ever made into regular expressions, never what the reader wrote.

const MOST_WORDS_SHOWN = 4;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPACES = /[\x00\t\n\v\f\r \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const PARAGRAPH = /\n[\t\r ]*\n|\u2029/u;
const SENTENCE_END = /[.!?]['")]{0,2} |\n/gu;
const A_WORD = /[a-z0-9]+(?:'[a-z]+)?/gu;

const ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ";
const UNACCENTED = "aaaaaaceeeeiiiinooooouuuuy".repeat(2);

/**
 * The text with single spaces, paragraphs as line breaks, and nothing that cannot be seen.
 * @param {string} text
 * @returns {string}
 */
export const tidyText = (text) =>
  text
    .replace(UNSEEN, "")
    .split(PARAGRAPH)
    .map((one) => one.replace(SPACES, " ").replace(/^ | $/gu, ""))
    .filter(Boolean)
    .join("\n");

/**
 * A tidy text as the patterns see it, character for character.
 * @param {string} shown
 * @returns {string}
 */
export const plainText = (shown) =>
  shown
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[\u2018\u2019\u02bc\u2032`\u00b4]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/gu, '"')
    .replace(/[\u2010-\u2014\u2212]/gu, "-")
    .replace(/\u2026/gu, ".")
    .replace(/[à-åç-ïñ-öù-ýÀ-ÅÇ-ÏÑ-ÖÙ-Ý]/gu, (letter) => UNACCENTED[ACCENTED.indexOf(letter)]);

const wordsOf = (text) => text.match(A_WORD) ?? [];

const IRREGULAR = new Map(
  Object.entries({
    knives: "knife",
    loaves: "loaf",
    scarves: "scarf",
    shelves: "shelf",
    children: "child",
    women: "woman",
    men: "man",
  }),
);

function stemOf(whole) {
  const word = whole.split("'")[0];
  if (IRREGULAR.has(word)) return IRREGULAR.get(word);
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ch|sh|x|s|z)es$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) return word.slice(0, -1);
  return word;
}

function sentencesOf(shown) {
  const found = [];
  let start = 0;
  for (const end of plainText(shown).matchAll(SENTENCE_END)) {
    found.push(shown.slice(start, end.index + end[0].length));
    start = end.index + end[0].length;
  }
  return [...found, shown.slice(start)].filter((one) => /[^ \n]/u.test(one));
}

function rootOf(word) {
  const ending = ["ing", "ery", "ers", "er", "ist", "y"].find(
    (one) => word.endsWith(one) && word.length - one.length > 3,
  );
  return ending ? word.slice(0, -ending.length) : word;
}

/**
 * The stems that speak of a store, which is given as "name, what it sells"; a root ends in an asterisk.
 * @param {string} store
 * @param {{ skip: string[], common: string[], kinds: { shop: string, goods: string }[] }} goods
 * @returns {Set<string>}
 */
export function shopWords(store, goods) {
  const told = plainText([...tidyText(store)].slice(0, 300).join(""));
  const comma = told.indexOf(",");
  const parts = comma < 0 ? [told, ""] : [told.slice(0, comma), told.slice(comma + 1)];
  const own = parts
    .flatMap(wordsOf)
    .map(stemOf)
    .filter((one) => !goods.skip.includes(one));
  const found = new Set(own.filter((one) => one.length > 2 && !goods.common.includes(one)));
  for (const one of [...found].map(rootOf)) if (one.length > 3 && !goods.common.includes(one)) found.add(`${one}*`);
  for (const kind of goods.kinds)
    if (kind.shop.split(" ").some((one) => own.includes(one))) for (const one of kind.goods.split(" ")) found.add(one);
  return found;
}

const compiled = new Map();
function patternOf(source) {
  if (!compiled.has(source)) compiled.set(source, new RegExp(source, "gu"));
  const pattern = compiled.get(source);
  pattern.lastIndex = 0;
  return pattern;
}

class Reading {
  constructor(rules, shown, shop) {
    this.parts = sentencesOf(shown);
    this.plains = this.parts.map(plainText);
    this.features = rules.features;
    this.shop = shop;
    this.found = new Map();
  }

  spans(name) {
    if (!this.found.has(name))
      this.found.set(
        name,
        this.plains.map((text) => this.within(name, text)),
      );
    return this.found.get(name);
  }

  within(name, text) {
    const span = (match) => [match.index, match.index + match[0].length];
    if (name === "shop") return [...text.matchAll(A_WORD)].filter((match) => this.ofShop(stemOf(match[0]))).map(span);
    const feature = this.features[name];
    if (feature.without.some((one) => patternOf(one).test(text))) return [];
    const hits = feature.is.flatMap((one) => [...text.matchAll(patternOf(one))].filter((match) => match[0]).map(span));
    const merged = [];
    for (const [start, end] of hits.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = merged.at(-1);
      if (last && start < last[1]) last[1] = Math.max(end, last[1]);
      else merged.push([start, end]);
    }
    return merged;
  }

  ofShop(word) {
    if (this.shop.has(word)) return true;
    if (word.endsWith("ed") || word.length < 5) return false;
    for (let length = 4; length < word.length; length++) if (this.shop.has(`${word.slice(0, length)}*`)) return true;
    return false;
  }

  holds(condition) {
    if (typeof condition === "string") return this.spans(condition).some((one) => one.length);
    const [what, ...rest] = condition;
    const at = (name, place) => (this.spans(name)[place] ?? []).length > 0;
    if (what === "any") return rest.some((one) => this.holds(one));
    if (what === "all") return rest.every((one) => this.holds(one));
    if (what === "not") return !this.holds(rest[0]);
    if (what === "kinds") return rest.slice(1).filter((one) => this.holds(one)).length >= rest[0];
    if (what === "times")
      return (
        rest.slice(1).reduce((sum, name) => sum + this.spans(name).reduce((all, one) => all + one.length, 0), 0) >=
        rest[0]
      );
    if (what === "same") return this.parts.some((_, place) => rest.every((name) => at(name, place)));
    if (what === "near")
      return this.parts.some(
        (_, place) => at(rest[0], place) && [place - 1, place, place + 1].some((one) => at(rest[1], one)),
      );
    throw new Error(`A condition begins with any, all, not, kinds, times, same or near, and not with ${what}.`);
  }

  words(names) {
    const spans = names.flatMap((name) =>
      this.spans(name).flatMap((one, place) => one.map(([start, end]) => [place, start, end])),
    );
    const found = new Map();
    for (const [place, start, end] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])) {
      const words = this.plains[place].slice(start, end);
      if (!found.has(words)) found.set(words, this.parts[place].slice(start, end));
    }
    return [...found.values()].slice(0, MOST_WORDS_SHOWN);
  }
}

/**
 * What the rules say of a text: {notes, findings, good}, each a list of {id, says, words}.
 * @param {any} rules as a checker's JSON has them
 * @param {string} text
 * @param {string} store
 * @returns {Record<"notes" | "findings" | "good", { id: string, says: string, words: string[] }[]>}
 */
export function readText(rules, text, store = "") {
  const notes = [];
  const add = (id) => notes.push({ id, says: rules.notes[id], words: [] });
  let characters = [...tidyText(text)];
  if (characters.length > rules.limit) {
    characters = characters.slice(0, rules.limit);
    add("long");
  }
  const shown = characters.join("");
  const spoken = wordsOf(plainText(shown));
  const isForeign = (point) => point >= 0x250 && !(point >= 0x2000 && point < 0x2070);
  const foreign = characters.filter((character) => isForeign(character.codePointAt(0))).length;
  if (!shown) add("empty");
  else if (!spoken.length || foreign * 2 > characters.length) add("not-english");
  else if (spoken.length < rules.least) add("short");
  else if (spoken.filter((one) => rules.english.includes(one)).length * 5 < spoken.length) add("not-english");
  if (notes.some(({ id }) => id !== "long")) return { notes, findings: [], good: [] };
  const reading = new Reading(rules, shown, rules.goods ? shopWords(store, rules.goods) : new Set());
  const said = (entries) =>
    entries
      .filter(({ when }) => reading.holds(when))
      .map(({ id, says, show }) => ({ id, says, words: reading.words(show) }));
  return { notes, findings: said(rules.checks), good: said(rules.finds) };
}
