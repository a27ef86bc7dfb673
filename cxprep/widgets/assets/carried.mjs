// The path in this tab alone, for a browser that lets the store keep nothing, or no more: a run that lived in memory
// would end with the page that it began on. The window's own name goes along from page to page; it is sent nowhere.

import { isRecord } from "./store_merge.mjs";

const MARK = "moments-of-truth paths "; // store.mjs knows by it that there was no room before

/**
 * Carry the section of paths from this page to the next ones of the tab.
 * @param {object} section
 */
export function carry(section) {
  window.name = MARK + JSON.stringify(section);
}

/**
 * The section that this tab carries; null where it carries none.
 * @returns {Record<string, any> | null}
 */
export function carried() {
  if (!window.name.startsWith(MARK)) return null;
  try {
    const section = JSON.parse(window.name.slice(MARK.length));
    return isRecord(section) ? section : null;
  } catch {
    return null;
  }
}

/** Carry nothing any more. */
export function drop() {
  if (window.name.startsWith(MARK)) window.name = "";
}
