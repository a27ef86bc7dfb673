// What a reader did, kept on this device under one key. Nothing here ever leaves the browser.
// A value that is not ours, or that cannot be read, is never overwritten: the widgets go on in memory and say so.
//
// Two tabs may be open. Each shows what it last saw kept; what it changes of that is put onto what is kept by then,
// field by field (store_merge.mjs), and what another tab has changed is announced ("mot:store"), so that forms follow.

import { isRecord, isShallow, merged } from "./store_merge.mjs";

export const KEY = "moments-of-truth";
export const VERSION = 1;
// What somebody has thought about and would miss; the first of it is when the browser is asked to keep it for good.
const WORTH_KEEPING = new Set(["stories", "firm", "drafts", "interviews", "assessments", "scores"]);
const CARRIED = "moments-of-truth paths "; // carried.mjs: on an earlier page of this tab there was no room
const DEVICE = "device"; // {persist: {asked}}: of this browser alone, in no file
const EMPTY = { version: VERSION };
const BLOCKED =
  "This browser does not let the page keep anything, so your entries last until you close it. Nothing else is lost.";
const UNREADABLE =
  "What is kept on this device under this book's name could not be read. It was left as it is, " +
  "and your new entries last until you close the page.";
const FULL =
  "This device keeps no more, so your latest entries last until you close the page. What was kept before is still " +
  "there.";

/** @type {Record<string, any>} */
let view = EMPTY; // what this tab shows
/** @type {Record<string, any>} */
let base = EMPTY; // what was kept when it last looked; what `view` has beyond it could not be kept
let seen; // base as text: null where nothing was kept, undefined before the first look
/** @type {{ kind: string, words: string, text?: string } | null} */
let problem = null;
let firstKept = false;
const me = Symbol("store"); // in Jupyter each widget has a store of its own

const isOurs = (value) =>
  isRecord(value) &&
  value.version === VERSION &&
  Object.entries(value).every(([name, section]) => name === "version" || isRecord(section)) &&
  isShallow(value);

/**
 * What a text of the store says; null where it says nothing that this book has written.
 * @param {string | null} text
 * @returns {Record<string, any> | null}
 */
export function understood(text) {
  if (text === null) return EMPTY;
  try {
    const value = JSON.parse(text);
    return isOurs(value) ? value : null;
  } catch {
    return null;
  }
}

// The text that is kept now; undefined where the browser lets nobody look.
function kept() {
  if (problem?.kind === "blocked") return undefined;
  try {
    return localStorage.getItem(KEY);
  } catch {
    problem = { kind: "blocked", words: BLOCKED };
    return undefined;
  }
}

// Take up what is kept now, with this tab's own on top. Says whether anything has changed, or all of it is gone.
function takeUp() {
  const text = kept();
  if (text === undefined || text === seen) return "";
  const value = understood(text);
  const first = seen === undefined;
  const gone = text === null && !first && seen !== null;
  seen = text;
  if (first && globalThis.window?.name.startsWith(CARRIED)) problem = { kind: "full", words: FULL };
  if (!value) {
    problem = { kind: "unreadable", text, words: UNREADABLE };
    return first ? "" : "changed";
  }
  if (problem?.kind === "unreadable" || gone) problem = null;
  view = gone ? EMPTY : merged(base, value, view);
  base = value;
  if (view !== base && !first && !problem) write();
  return first ? "" : gone ? "gone" : "changed";
}

function write() {
  const text = JSON.stringify(view);
  try {
    localStorage.setItem(KEY, text);
  } catch {
    problem = { kind: "full", words: FULL };
    return false;
  }
  [base, seen, problem] = [view, text, null];
  document.dispatchEvent(new CustomEvent("mot:kept", { detail: { by: me } }));
  return true;
}

// Tells every widget of the page that what it shows is no longer what is kept.
function announce(how) {
  const field = document.activeElement;
  // a form leaves the field alone that the caret stands in; of what is forgotten nothing may stay
  if (how === "gone" && field instanceof HTMLElement && field.matches("input, textarea")) field.blur();
  document.dispatchEvent(new CustomEvent("mot:store", { detail: { forgotten: how === "gone" } }));
}

function anotherTab() {
  const how = takeUp();
  if (!how) return;
  if (problem?.kind === "full" && how !== "gone") write(); // there may be room by now
  announce(how);
}

if (globalThis.document) {
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && anotherTab());
  // a page that was put aside hears of nothing until it is shown again
  addEventListener("pageshow", ({ persisted }) => persisted && anotherTab());
  document.addEventListener("visibilitychange", () => document.hidden || anotherTab());
  document.addEventListener("mot:store", takeUp); // somebody else's announcement: seen before any widget looks
  document.addEventListener("mot:kept", (event) => {
    if (/** @type {CustomEvent} */ (event).detail?.by !== me) takeUp();
  });
}

const look = () => seen === undefined && takeUp();

/**
 * One section of the store: an object, empty at first, which is not to be changed.
 * @param {string} section
 * @returns {Record<string, any>}
 */
export function get(section) {
  look();
  return Object.hasOwn(view, section) && isRecord(view[section]) ? view[section] : {};
}

/**
 * Replace a section, as it differs from what `get` gave. Returns false where it could only be kept in memory.
 * @param {string} section
 * @param {object} value
 * @returns {boolean}
 */
export function put(section, value) {
  look();
  return replace({ ...view, [section]: value }, WORTH_KEEPING.has(section) && !Object.hasOwn(view, DEVICE));
}

/**
 * Replace all sections, as they differ from what this tab shows.
 * @param {Record<string, any>} next
 * @param {boolean} asking whether the browser should be asked to keep them for good
 * @returns {boolean}
 */
export function replace(next, asking = false) {
  const before = view;
  view = next;
  const text = kept();
  if (problem && problem.kind !== "full") return false;
  let how = "";
  if (text !== seen) how = takeUp(); // another tab was quicker: its changes and mine, then all forms follow
  if (how === "gone") view = merged(before, EMPTY, next); // only what was entered just now
  if (problem && problem.kind !== "full") return false;
  if (asking) view = { ...view, [DEVICE]: { persist: { asked: new Date().toISOString() } } };
  const safe = write();
  if (how) queueMicrotask(() => announce(how));
  if (safe && asking) {
    firstKept = true;
    globalThis.navigator?.storage?.persist?.().catch(() => {});
  }
  return safe;
}

/**
 * All that this tab shows, section by section, without what is of this browser alone.
 * @returns {Record<string, any>}
 */
export function sections() {
  look();
  const { version, [DEVICE]: _, ...all } = view;
  return all;
}

/**
 * Why nothing can be kept, in a sentence; null where all is well. Ask after get or put.
 * @returns {{ kind: string, words: string, text?: string } | null}
 */
export function trouble() {
  return problem;
}

/**
 * Whether the first thing worth keeping was kept since this page was opened.
 * @returns {boolean}
 */
export const hasJustBegun = () => firstKept;

/** Put what was entered since in the unreadable value's place (after the reader has been offered a copy of it). */
export function startAfresh() {
  try {
    if (problem && localStorage.getItem(KEY) === problem.text) {
      [base, problem] = [EMPTY, null];
      write();
    } else takeUp(); // another tab has started afresh before: what it keeps since is not the unreadable value
  } catch {
    // storage is blocked; there is nothing to remove
  }
}

/**
 * A line that says what is wrong with the store and what can be done; null where all is well.
 * @returns {HTMLElement | null}
 */
export function notice() {
  if (!problem) return null;
  const line = document.createElement("p");
  line.className = "mot-notice";
  line.setAttribute("role", "status");
  line.append(problem.words);
  if (problem.kind === "unreadable") {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Save a copy of it and start afresh";
    button.dataset.afresh = "";
    const { text } = problem;
    button.addEventListener("click", () => {
      download(text, "moments-of-truth-unreadable.txt", "text/plain");
      startAfresh();
      for (const offer of document.querySelectorAll("[data-afresh]"))
        offer.parentNode.replaceChildren("A copy is in your downloads. From now on your entries are kept here.");
    });
    line.append(" ", button);
  }
  return line;
}

/**
 * Call `then` when another widget than `own` announces `changed`, or all that is kept changes (and whether it was
 * forgotten); gives the way back.
 * @param {string} changed the announcement, of which `detail.by` is the widget that made it
 * @param {Element} own
 * @param {(forgotten: boolean) => void} then
 * @returns {() => void}
 */
export function heedOthers(changed, own, then) {
  /** @param {Event} event */
  const heed = (event) => {
    const { detail } = /** @type {CustomEvent<{ by?: Element, forgotten?: boolean } | null>} */ (event);
    if (detail?.by !== own) then(Boolean(detail?.forgotten));
  };
  for (const name of [changed, "mot:store"]) document.addEventListener(name, heed);
  return () => {
    for (const name of [changed, "mot:store"]) document.removeEventListener(name, heed);
  };
}

/**
 * Offer `text` as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type its media type
 */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Remove everything under the book's one key, also what could not be read. False where the browser refuses.
 * @returns {boolean}
 */
export function forget() {
  view = EMPTY;
  base = EMPTY;
  firstKept = false;
  let done = true;
  try {
    localStorage.removeItem(KEY);
    [seen, problem] = [null, null];
  } catch {
    done = false; // blocked: nothing was kept but in memory, and that is empty now
  }
  announce("gone");
  return done;
}
