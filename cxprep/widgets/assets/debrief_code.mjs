// A debrief code: estimate, recommendation and settings of one device, no name. Two dozen bytes in letters that are not
// mistaken for each other, with a sum at the end, so that a slip of the finger is found. Knows no page.
//
// Bytes: version, drill (2), case (2), device (4), table, choices before and after (a half each), estimate (2), would
// recommend the session (255: not said), the estimate of afterwards (2), first and last score in tenths (0: none),
// settings (2 each), sum (2). A number has three digits: sign, exponent, figure. Version 2 had a device of two bytes,
// so that of three hundred people some shared one; version 1 neither scores nor an estimate of afterwards.

import { hashed } from "./variants.mjs";

const VERSION = 3;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no I, L, O, U
const MOST = 2047; // of a number's figure
const NONE = 0xffff;
const NO_CHOICE = 15;
/** What a code is of that needs no drill: the closing survey alone. */
export const SURVEY = "survey";
const DEVICE = 5; // its place
const DEVICE_BYTES = [0, 2, 2, 4]; // by version
const AFTERWARDS = [0, 0, 4, 4]; // bytes of what has changed by the session's end

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

/**
 * A number that tells one device's code from another's with the same answers; it says nothing of whose it is.
 * @returns {number}
 */
export const newDevice = () => crypto.getRandomValues(new Uint32Array(1))[0];

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
  for (const value of [entry.drill, entry.case, entry.device >>> 16, entry.device & 0xffff]) two(value);
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
 * A code's letters alone, whatever was written between them; a letter that no code has is the digit it is taken for.
 * @param {string} text
 * @returns {string}
 */
export const lettersOf = (text) => text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

/**
 * The entry of a code, or why it is none, in a few words.
 * @param {string} text
 * @returns {{ entry?: Entry, wrong?: string }}
 */
export function decode(text) {
  const plain = lettersOf(text);
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
  const version = bytes[0];
  if (!DEVICE_BYTES[version]) return { wrong: "is of another version of this book, or its beginning is wrong" };
  const table = DEVICE + DEVICE_BYTES[version];
  const recommend = table + 4;
  const settingsAt = recommend + 1 + AFTERWARDS[version];
  if (bytes.length < settingsAt + 2) return { wrong: "is too short; a part of it is missing" };
  const body = bytes.slice(0, -2);
  const two = (at) => (bytes[at] << 8) | bytes[at + 1];
  if (sumOf(body) !== two(body.length) || (body.length - settingsAt) % 2)
    return { wrong: "has a letter wrong or a part missing, as its sum does not fit" };
  const settings = [];
  for (let at = settingsAt; at < body.length; at += 2) settings.push(unpacked(two(at)));
  const scores = (at) => /** @type {[number, number]} */ ([bytes[at] / 10, bytes[at + 1] / 10]);
  return {
    entry: {
      drill: two(1),
      case: two(3),
      device: DEVICE_BYTES[version] === 4 ? ((two(DEVICE) << 16) | two(DEVICE + 2)) >>> 0 : two(DEVICE),
      table: bytes[table],
      before: bytes[table + 1] >> 4,
      after: bytes[table + 1] & 15,
      estimate: unpacked(two(table + 2)),
      recommend: bytes[recommend],
      estimateAfter: AFTERWARDS[version] ? unpacked(two(recommend + 1)) : Number.NaN,
      scores: AFTERWARDS[version] ? scores(recommend + 3) : [0, 0],
      settings,
    },
  };
}

export { NO_CHOICE };
