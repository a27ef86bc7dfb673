// What somebody said of a case before its figures were shown, kept when they change it: a debrief's code tells the two
// apart. Fetched when an estimate is changed.

import { get, put } from "./store.mjs";
import { record } from "./store_merge.mjs";

const CASES = "cases";
const MOST = 12; // cases of a drill whose first answer is kept

const nameOf = (drill) => `${drill}#first`;

/**
 * Keep the first answer to a case; a later one changes nothing.
 * @param {string} drill
 * @param {string} key the case's; "" is the book's own
 * @param {{ value?: number, choice?: string } | null} entry what the form held; without a value the figures were shown
 */
export function keepFirst(drill, key, entry) {
  const kept = record(get(CASES)[nameOf(drill)]);
  if (Object.hasOwn(kept, key)) return;
  const { value: guess = null, choice: side = null } = entry ?? {};
  const last = Object.entries(kept).slice(1 - MOST);
  put(CASES, { ...get(CASES), [nameOf(drill)]: Object.fromEntries([...last, [key, { guess, side }]]) });
}

/**
 * The first answer to a case; undefined where it was never changed.
 * @param {string} drill
 * @param {string} key the case's; "" is the book's own
 * @returns {{ guess: number | null, side: string | null } | undefined}
 */
export function firstOf(drill, key) {
  const kept = record(get(CASES)[nameOf(drill)]);
  if (!Object.hasOwn(kept, key)) return undefined;
  const { guess = null, side = null } = record(kept[key]);
  return { guess, side };
}
