// The seat and the level that the reader has chosen, once for the whole book: kept in the store's section "reader",
// {seat: {id, changed}, level: {id, changed}}. What shows a seat or a level begins with them, and keeps a choice here.

import { get, put } from "./store.mjs";

const SECTION = "reader";

function chosen(name) {
  const id = get(SECTION)[name]?.id;
  return typeof id === "string" ? id : "";
}

function choose(name, id) {
  if (chosen(name) === id) return;
  put(SECTION, { ...get(SECTION), [name]: { id, changed: new Date().toISOString() } });
  document.dispatchEvent(new CustomEvent("mot:reader"));
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
