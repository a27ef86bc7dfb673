// The seat and the level that the reader has chosen, once for the whole book: kept in the store's section "reader",
// {seat: {id, changed}, level: {id, changed}}. What shows a seat or a level begins with them, and keeps a choice here.

import { keepsNothing } from "./carried.mjs";
import { make } from "./practice.mjs";
import { get, put } from "./store.mjs";

const SECTION = "reader";

const KEPT_WHERE = "Your seat and level are remembered on this device only, for the whole book.";

function chosen(name) {
  const id = get(SECTION)[name]?.id;
  return typeof id === "string" ? id : "";
}

function choose(name, id) {
  if (chosen(name) === id) return;
  put(SECTION, { ...get(SECTION), [name]: { id, changed: new Date().toISOString() } });
  document.dispatchEvent(new CustomEvent("mot:reader"));
}

/**
 * Where the choice is, in a sentence for whoever makes it; hidden where nothing can be kept (complain.mjs follows).
 * @param {"p" | "span"} tag
 * @returns {HTMLElement}
 */
export function keptWhere(tag = "p") {
  get(SECTION);
  return make(tag, { class: "mot-aside", "data-kept-where": true, hidden: keepsNothing() }, KEPT_WHERE);
}

/** The seat's id, or "" where none is chosen. */
export const seat = () => chosen("seat");

/** The level's id, or "" where none is chosen. */
export const level = () => chosen("level");

/**
 * Remember the seat.
 * @param {string} id
 */
export const keepSeat = (id) => choose("seat", id);

/**
 * Remember the level.
 * @param {string} id
 */
export const keepLevel = (id) => choose("level", id);
