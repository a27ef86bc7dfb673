// A debrief code: estimate, recommendation and settings of one device, no name. Two dozen bytes in letters that are not
// mistaken for each other, with a sum at the end, so that a slip of the finger is found. Knows no page.
//
// Bytes: version, drill (2), case (2), device (2), table, choices before and after (a half each), estimate (2), would
// recommend the session (255: not said), the estimate of afterwards (2), first and last score in tenths (0: none),
// settings (2 each), sum (2). A number has three digits: sign, exponent, figure.

import { hashed } from "./variants.mjs";

const VERSION = 2;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no I, L, O, U
const MOST = 2047; // of a number's figure
const NONE = 0xffff;
const NO_CHOICE = 15;
const HEAD = 11; // the place of what is said of the session
const AFTER = HEAD + 1; // what has changed by its end
const SETTINGS = AFTER + 4;

/**
 * @typedef {{ drill: number, case: number, device: number, table: number, before: number, after: number,
 *   estimate: number, recommend: number, estimateAfter: number, scores: [number, number], settings: number[] }} Entry
 */

/**
 * What stands for a drill or a case in a code: sixteen bits of its name.
 * @param {string} text
 * @returns {number}
 */
export const brief = (text) => hashed(text) & 0xffff;

function packed(value) {
  if (!Number.isFinite(value)) return NONE;
  let figure = Math.abs(value);
  let exponent = 0;
  while (figure && exponent > -7 && !(Math.abs(figure - Math.round(figure)) < 1e-9 * figure) && figure < MOST / 10) {
    figure *= 10;
    exponent -= 1;
  }
  while (Math.round(figure) > MOST && exponent < 7) {
    figure /= 10;
    exponent += 1;
  }
  return ((value < 0 ? 1 : 0) << 15) | ((exponent + 7) << 11) | Math.min(Math.round(figure), MOST);
}

function unpacked(bits) {
  if (bits === NONE) return Number.NaN;
  const exponent = ((bits >> 11) & 15) - 7;
  const figure = bits & MOST;
  return (bits >> 15 ? -1 : 1) * (exponent < 0 ? figure / 10 ** -exponent : figure * 10 ** exponent);
}

const sumOf = (bytes) => hashed(String.fromCharCode(...bytes)) & 0xffff;

/**
 * The code of an entry, in groups of four letters.
 * @param {Entry} entry
 * @returns {string}
 */
export function encode(entry) {
  const bytes = [VERSION];
  const two = (value) => bytes.push((value >> 8) & 255, value & 255);
  for (const value of [entry.drill, entry.case, entry.device]) two(value);
  bytes.push(entry.table, (entry.before << 4) | entry.after);
  two(packed(entry.estimate));
  bytes.push(entry.recommend);
  two(packed(entry.estimateAfter));
  bytes.push(...entry.scores.map((score) => Math.round(10 * score)));
  for (const value of entry.settings) two(packed(value));
  two(sumOf(bytes));
  let text = "";
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const word = ((bytes[bit >> 3] << 8) | (bytes[(bit >> 3) + 1] ?? 0)) >> (11 - (bit & 7));
    text += LETTERS[word & 31];
  }
  return `MT${text}`.replace(/.{4}(?=.)/g, "$&-");
}

/**
 * The entry of a code, or why it is none, in a few words.
 * @param {string} text
 * @returns {{ entry?: Entry, wrong?: string }}
 */
export function decode(text) {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (!plain.startsWith("MT")) return { wrong: "does not begin as a code does" };
  const letters = [...plain.slice(2)].map((letter) => LETTERS.indexOf(letter));
  if (letters.includes(-1)) return { wrong: `holds “${plain.slice(2)[letters.indexOf(-1)]}”, which no code does` };
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (const letter of letters) {
    held = ((held << 5) | letter) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  if (bytes.length < SETTINGS + 2) return { wrong: "is too short; a part of it is missing" };
  const body = bytes.slice(0, -2);
  const two = (at) => (bytes[at] << 8) | bytes[at + 1];
  if (sumOf(body) !== two(body.length))
    return { wrong: "has a letter wrong or a part missing, as its sum does not fit" };
  if (bytes[0] !== VERSION || (body.length - SETTINGS) % 2) return { wrong: "is of another version of this book" };
  const settings = [];
  for (let at = SETTINGS; at < body.length; at += 2) settings.push(unpacked(two(at)));
  return {
    entry: {
      drill: two(1),
      case: two(3),
      device: two(5),
      table: bytes[7],
      before: bytes[8] >> 4,
      after: bytes[8] & 15,
      estimate: unpacked(two(9)),
      recommend: bytes[HEAD],
      estimateAfter: unpacked(two(AFTER)),
      scores: [bytes[AFTER + 2] / 10, bytes[AFTER + 3] / 10],
      settings,
    },
  };
}

/**
 * Everything that looks like a code in a text of any length: each line by itself.
 * @param {string} text
 * @returns {{ at: number, text: string, entry?: Entry, wrong?: string, twice?: number }[]} `at` counts lines from 1; of
 *   two codes of one device for one case the later is marked with the line of the earlier
 */
export function readAll(text) {
  const found = [];
  const known = new Map();
  text.split(/\r?\n/).forEach((line, place) => {
    for (const part of line.split(/[,;\t]+|\s{2,}/)) {
      const word = part.trim();
      if (!word) continue;
      /** @type {{ at: number, text: string, entry?: Entry, wrong?: string, twice?: number }} */
      const one = { at: place + 1, text: word.slice(0, 60), ...decode(word.slice(0, 200)) };
      if (one.entry) {
        const key = [one.entry.drill, one.entry.case, one.entry.device].join();
        if (known.has(key)) one.twice = known.get(key);
        else known.set(key, one.at);
      }
      found.push(one);
    }
  });
  return found;
}

export { NO_CHOICE };
