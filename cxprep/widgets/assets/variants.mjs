// Draws the cases of a drill from its pack (cxprep/workshop/packs.py): the page's twin of cxprep/workshop/variants.py,
// which says how. Tests hold the two equal. Knows no page.

import { generator, MOST_SEED } from "./draw.mjs";
import { evaluate, number, yes } from "./tape.mjs";

/** How many tables a workshop may have. */
export const MOST_TABLES = 100;
const MOST_TRIES = 20000;
const APART = 12; // tables in a row whose firms share no first word: called across a room they are not mistaken

/**
 * A text of ASCII as a whole number of 32 bits, the same on any machine: FNV-1a.
 * @param {string} text
 * @returns {number}
 */
export function hashed(text) {
  let found = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) found = Math.imul(found ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return found;
}

/**
 * The numbers below `count` in an order drawn by `key`.
 * @param {number} count
 * @param {string} key
 * @returns {number[]}
 */
export function shuffled(count, key) {
  const following = generator(hashed(key));
  const left = Array.from({ length: count }, (_, i) => i);
  const order = [];
  while (left.length) order.push(...left.splice(following() % left.length, 1));
  return order;
}

/**
 * All inputs and outputs of a drill's model at `figures`, the rest as in the book's own case.
 * @param {any} pack
 * @param {Record<string, number>} figures
 * @returns {Record<string, number>}
 */
export function valuesAt(pack, figures) {
  const inputs = { ...pack.book, ...figures };
  const slots = evaluate({ ...pack.tape, constants: pack.tape.constants.map(number) }, inputs);
  const values = { ...pack.constants, ...inputs };
  for (const [name, slot] of Object.entries(pack.outputs)) values[name] = slots[slot];
  return values;
}

/**
 * What the figures say: the first side whose condition holds.
 * @param {any} pack
 * @param {Record<string, number>} values
 */
export const sideAt = (pack, values) => pack.sides.find((side) => side.when === null || yes(values[side.when]));

/**
 * A case with what the model makes of it, and of it under the recipe's doubt.
 * @param {any} pack
 * @param {Record<string, number>} figures
 */
export function judged(pack, figures) {
  const values = valuesAt(pack, figures);
  const flipped = valuesAt(pack, { ...figures, ...pack.flip.set });
  return { values, side: sideAt(pack, values), flipped, sideFlipped: sideAt(pack, flipped) };
}

/**
 * The firm of a case: its figures name it, so that a link needs to carry nothing else.
 * @param {any} pack
 * @param {Record<string, number>} settings
 * @returns {string}
 */
export const firmOf = (pack, settings) => pack.firms[placeOf(pack, settings)];

const placeOf = (pack, settings) => hashed(caseKey(settings)) % pack.firms.length;

function drawOne(pack, seed, table, before) {
  const near = before.slice(1 - APART).map((place) => place % pack.first);
  const key = `${pack.drill}/${seed}`;
  const block = Math.floor((table - 1) / pack.drawn.length);
  const wanted = pack.drawn[shuffled(pack.drawn.length, `${key}/sides/${block}`)[(table - 1) % pack.drawn.length]];
  const following = generator(hashed(`${key}/table/${table}`));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const figures = Object.fromEntries(
      pack.draws.map(({ name, values }) => [name, values[following() % values.length]]),
    );
    const settings = { ...pack.start, ...figures };
    const place = placeOf(pack, settings);
    if (before.includes(place) || near.includes(place % pack.first)) continue;
    const values = valuesAt(pack, figures);
    if (pack.keep.every((name) => yes(values[name])) && sideAt(pack, values).name === wanted)
      return { table, place, firm: pack.firms[place], figures, settings, ...judged(pack, figures) };
  }
  throw new Error(`${pack.drill}: no case was found on the side ${wanted}.`);
}

/**
 * The cases of a workshop, each a firm of its own.
 * @param {any} pack
 * @param {number} tables
 * @param {number} seed
 */
export function drawWorkshop(pack, tables, seed) {
  const found = [];
  const before = [];
  for (let table = 1; table <= tables; table += 1) {
    found.push(drawOne(pack, seed, table, before));
    before.push(found.at(-1).place);
  }
  return found;
}

/**
 * A figure as a link writes it: no exponent, no idle noughts.
 * @param {number} value
 * @returns {string}
 */
export const plain = (value) =>
  value
    .toFixed(10)
    .replace(/\.?0+$/, "")
    .replace(/^-0$/, "0");

/**
 * The fragment of the link that opens the drill with a case and asks first.
 * @param {string} drill
 * @param {Record<string, number>} settings
 * @returns {string}
 */
export const caseFragment = (drill, settings) =>
  new URLSearchParams([
    ["drill", drill],
    ["case", "1"],
    ...Object.entries(settings).map(([name, value]) => [name, plain(value)]),
  ]).toString();

/**
 * The fragment of the case on a workshop's sheet, from what somebody types; "" where that is no sheet's.
 * @param {any} pack
 * @param {string} seed
 * @param {string} table
 * @returns {string}
 */
export function caseOfSheet(pack, seed, table) {
  const [from, place] = [seed, table].map((text) => (/^[0-9]{1,10}$/.test(text.trim()) ? Number(text) : -1));
  if (from < 0 || from > MOST_SEED || place < 1 || place > MOST_TABLES) return "";
  return caseFragment(pack.drill, drawWorkshop(pack, place, from)[place - 1].settings);
}

/**
 * What tells one case of a drill from another, whatever the order of its figures.
 * @param {Record<string, number>} settings
 * @returns {string}
 */
export const caseKey = (settings) =>
  Object.keys(settings)
    .sort()
    .map((name) => `${name}=${plain(settings[name])}`)
    .join("&");

const packs = new Map();

/**
 * A drill's pack, fetched once; null where it cannot be had.
 * @param {string} drill
 * @returns {Promise<any>}
 */
export function packOf(drill) {
  if (!packs.has(drill))
    packs.set(
      drill,
      fetch(new URL(`../workshop/${encodeURIComponent(drill)}.json`, import.meta.url))
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null)
        .then((pack) => {
          if (!pack) packs.delete(drill); // asked for again, once the network is back
          return pack;
        }),
    );
  return packs.get(drill);
}
