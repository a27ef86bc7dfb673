// Debrief codes in a text as people send it: a list, the chat of a meeting, a mail that quotes another. A code stands
// anywhere in a line; a line without one holds other words and is no fault. Knows no page.

import { decode, lettersOf } from "./debrief_code.mjs";

const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/;
const LONGEST = 200; // characters of a code, with room for what was put between its letters
const FEWEST = 25; // letters of the shortest code
const START = /(?<![0-9A-Z-])MT(?=[ -]?[0-9A-Z])|MT(?=[0-9A-Z]{2}(?:-[0-9A-Z]{4}){5})/gi;
const RUN = /^MT(?:[ -]?[0-9A-Z])*/i;
// what was meant as a code: its first groups, or many letters and digits in one
const MEANT = /^MT(?:[0O][0-9A-Z]-|[0-9A-Z]{2}(?:-| [0-9A-Z]{4} )[0-9A-Z]{4}(?![0-9A-Z])|(?=[A-Z]*[0-9])[0-9A-Z]{10})/i;
const WITHOUT_HEAD = /(?<![0-9A-Z-])[0-9A-Z]{1,4}(?:-[0-9A-Z]{4}){4,}/i;

/**
 * @typedef {{ at: number, text: string, entry?: import("./debrief_code.mjs").Entry, wrong?: string, twice?: number,
 *   later?: number }} Found
 * `at` counts lines from 1. `twice`: the line that has the same code before; `later`: the line of the last code of the
 * same device for the same case, which counts in place of this one.
 */

// What programs of meetings and mail put in a hyphen's and a blank's place, or between two letters.
const plain = (line) =>
  line
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ");

/** The code that a line has at `place`, or why there is none; null for a word that begins as a code does. */
function codeAt(line, place) {
  const [all] = RUN.exec(line.slice(place, place + LONGEST)) ?? [""];
  const groups = all.split(/ (?=MT)/i)[0].split(" "); // another code begins its own
  // a blank may stand within a code or behind it: the longest that fits
  for (let count = groups.length; count > 0; count -= 1) {
    const text = groups.slice(0, count).join(" ");
    if (lettersOf(text).length < FEWEST) break;
    const { entry } = decode(text);
    if (entry) return { text, entry };
  }
  const text = groups.filter((one, turn) => turn === 0 || /^[0-9A-Z-]{4}$/i.test(one) || /\d/.test(one)).join(" ");
  return MEANT.test(text) ? { text, wrong: decode(text).wrong } : null;
}

/** @returns {Omit<Found, "at">[]} */
function codesIn(line) {
  const found = [];
  let end = 0;
  for (const { index } of line.matchAll(START)) {
    if (index < end) continue; // within the code before
    const one = codeAt(line, index);
    if (!one) continue;
    found.push(one);
    end = index + one.text.length;
  }
  const [headless] = found.length ? [""] : (WITHOUT_HEAD.exec(line) ?? [""]);
  if (/[A-Z]/i.test(headless)) found.push({ text: headless.slice(0, LONGEST), wrong: "has lost its beginning" });
  return found;
}

const QUOTED = /^[\s>|]*/; // what a mail puts before a line that it quotes
const CUT = " \t=-"; // and behind one that it has cut, quoted-printable too
const MOST_PARTS = 24; // lines of one code: a group a line, and an empty one between

function uncut(line) {
  let end = line.length;
  while (end && CUT.includes(line[end - 1])) end -= 1;
  return line.slice(0, end);
}

/**
 * A text's lines. A code that a mail or a chat's export has broken over some is put together in the first of them,
 * where its sum fits; the others keep their places.
 * @param {string} text
 * @returns {string[]}
 */
export function linesOf(text) {
  const found = text.split(LINE_ENDS).map(plain);
  for (let at = 0; at < found.length - 1; at += 1) {
    const start = [...found[at].matchAll(START)].at(-1)?.index;
    if (start === undefined) continue;
    const head = uncut(found[at].slice(start));
    if (head.length > LONGEST || RUN.exec(head)?.[0] !== head || decode(head).entry) continue;
    let whole = head;
    for (let next = at + 1; next < found.length && next <= at + MOST_PARTS && whole.length < LONGEST; next += 1) {
      const line = uncut(found[next].replace(QUOTED, ""));
      if (line === "") continue;
      const [part] = /^-?[0-9A-Z]+(?:-[0-9A-Z]+)*/i.exec(line) ?? [""];
      if (part === "" || /^MT/i.test(part)) break;
      whole += part;
      if (decode(whole).entry) {
        found[at] = `${found[at].slice(0, start)}${whole}`;
        for (let used = at + 1; used < next; used += 1) found[used] = "";
        found[next] = line.slice(part.length);
        break;
      }
      if (part !== line) break; // other words follow: the code has ended, and its sum does not fit
    }
  }
  return found;
}

/**
 * Every code in a text of any length, and how many lines hold other words.
 * @param {string} text
 * @returns {{ found: Found[], others: number }}
 */
export function readAll(text) {
  /** @type {Found[]} */
  const found = [];
  let others = 0;
  const seen = new Map(); // a code's letters -> its line
  const last = new Map(); // drill, case and device -> the code that counts so far
  linesOf(text).forEach((line, place) => {
    const here = codesIn(line);
    if (!here.length && line.trim()) others += 1;
    for (const { text: whole, ...rest } of here) {
      /** @type {Found} */
      const one = { at: place + 1, text: whole.slice(0, 60), ...rest };
      found.push(one);
      if (!one.entry) continue;
      const letters = lettersOf(whole);
      if (seen.has(letters)) {
        one.twice = seen.get(letters);
        continue;
      }
      seen.set(letters, one.at);
      const key = [one.entry.drill, one.entry.case, one.entry.device].join();
      const before = last.get(key);
      if (before) before.later = one.at;
      last.set(key, one);
    }
  });
  return { found, others };
}
