// What is written and not finished, kept with each key: the store's section "drafts", {id: {..., changed}}. An id says
// whose it is: a checker's or a builder's own, "story.<story>", "answer.<question>", "interview.<question>".

import { when } from "./pieces.mjs";
import { get, heedOthers, put, trouble } from "./store.mjs";
import { record } from "./store_merge.mjs";

const DRAFTS = "drafts";
const DRAFTS_CHANGED = "mot:drafts";

/**
 * A kept entry: an object in any case.
 * @param {string} id
 * @returns {Record<string, unknown>}
 */
export function keptDraft(id) {
  const all = get(DRAFTS);
  return record(Object.hasOwn(all, id) ? all[id] : null);
}

/**
 * A text of a kept entry; empty where something else stands there.
 * @param {string} id
 * @param {string} name
 * @returns {string}
 */
export function keptWords(id, name) {
  const entry = keptDraft(id);
  return Object.hasOwn(entry, name) && typeof entry[name] === "string" ? entry[name] : "";
}

/**
 * Keep an entry, or remove it where it is null; tells the page's other widgets. False where only memory keeps it.
 * @param {string} id
 * @param {object | null} value
 * @param {Element} by the widget that changed it
 * @returns {boolean}
 */
export function keepDraft(id, value, by) {
  const { [id]: before, ...others } = get(DRAFTS);
  if (!value && before === undefined) return !trouble();
  const safe = put(DRAFTS, value ? { ...others, [id]: { ...value, changed: new Date().toISOString() } } : others);
  document.dispatchEvent(new CustomEvent(DRAFTS_CHANGED, { detail: { by } }));
  return safe;
}

/**
 * Call `then` when another widget than `own` changes a draft, or all that is kept changes (and whether it was
 * forgotten); gives the way back.
 * @param {Element} own
 * @param {(forgotten: boolean) => void} then
 * @returns {() => void}
 */
export const heedDrafts = (own, then) => heedOthers(DRAFTS_CHANGED, own, then);

/**
 * The rest of the ids that begin with `first`, the one changed last at the head.
 * @param {string} first
 * @returns {string[]}
 */
export const draftsOf = (first) =>
  Object.keys(get(DRAFTS))
    .filter((id) => id.startsWith(first))
    .sort((a, b) => (keptWords(a, "changed") < keptWords(b, "changed") ? 1 : -1))
    .map((id) => id.slice(first.length));

/**
 * The day on which a draft was last written, in words.
 * @param {string} id
 * @returns {string}
 */
export function draftDay(id) {
  const changed = keptWords(id, "changed");
  return Number.isNaN(Date.parse(changed)) ? "an earlier day" : when(changed);
}
