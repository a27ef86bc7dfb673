// Dated entries under an item's id, oldest first: scores and timings. What is not ours in such a list is left in it.
import { complain } from "./complain.mjs";
import { get, put } from "./store.mjs";

const MOST_KEPT = 50; // an item; the first is always among them, as it is what the last is compared with

const all = (section, id) => (Array.isArray(get(section)[id]) ? get(section)[id] : []);

function replace(section, id, list) {
  const { [id]: _, ...others } = get(section);
  return put(section, list.length ? { ...others, [id]: list } : others);
}

/**
 * The entries that `isSound`, oldest first.
 * @param {string} section
 * @param {string} id
 * @param {(entry: any) => boolean} isSound
 * @returns {any[]}
 */
export function kept(section, id, isSound) {
  const dated = (entry) => typeof entry?.at === "string" && Number.isFinite(Date.parse(entry.at));
  return all(section, id).filter((entry) => dated(entry) && isSound(entry));
}

/**
 * Add an entry, with the time it is now. Returns false where it could only be kept in memory.
 * @param {string} section
 * @param {string} id
 * @param {object} entry
 * @param {number} most how many are kept, the first among them
 * @returns {boolean}
 */
export function keep(section, id, entry, most = MOST_KEPT) {
  const list = [...all(section, id), { at: new Date().toISOString(), ...entry }];
  return replace(section, id, list.length > most ? [list[0], ...list.slice(1 - most)] : list);
}

/**
 * Take away the last of `entries`, which `kept` gave, and give it back.
 * @param {string} section
 * @param {string} id
 * @param {(entry: any) => boolean} isSound
 * @returns {any}
 */
export function takeBack(section, id, isSound) {
  const last = kept(section, id, isSound).at(-1);
  const list = all(section, id).map((entry) => JSON.stringify(entry));
  const place = list.lastIndexOf(JSON.stringify(last));
  replace(section, id, all(section, id).toSpliced(place, 1));
  return last;
}

/**
 * Say below `place` what is wrong with the store, if anything is.
 * @param {Element} place
 */
export function tell(place) {
  complain(place.parentElement, place);
}
