// What the reader has noted about one firm, shared by the widgets that ask about it and read it; and copying, printing.
// Section "firm": {about: {name, lately, where, changed}} and a part for each form
// (read, house, walk). Texts are kept as typed, and shown as text only.
import { get, heedOthers, put } from "./store.mjs";
import { record } from "./store_merge.mjs";

const FIRM = "firm";
const CHANGED = "mot:firm";

const textOf = (value) => (typeof value === "string" ? value : "");

/**
 * A part of what is kept ("about", or a form's), an object in any case.
 * @param {string} part
 * @returns {Record<string, any>}
 */
export const noted = (part) => record(get(FIRM)[part]);

/**
 * A text of such a part; empty where something else stands there.
 * @param {string} part
 * @param {string} name
 * @returns {string}
 */
export const notedText = (part, name) => (Object.hasOwn(noted(part), name) ? textOf(noted(part)[name]) : "");

/**
 * Replace a part, with the time it is now, and tell the page's other widgets. `by` is the widget that changed it.
 * @param {string} part
 * @param {object} value
 * @param {Element} by
 */
export function note(part, value, by) {
  put(FIRM, { ...get(FIRM), [part]: { ...value, changed: new Date().toISOString() } });
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: { by } }));
}

/**
 * Calls `then` when another widget than `own` changes a note, or all that is kept changes (and whether it was
 * forgotten); gives the way back.
 * @param {Element} own
 * @param {(forgotten: boolean) => void} then
 * @returns {() => void}
 */
export const heedNotes = (own, then) => heedOthers(CHANGED, own, then);

/**
 * What was typed, on one line and without the full stop that the sentence around it brings.
 * @param {string} text
 * @returns {string}
 */
export const phrase = (text) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.,;]+$/, "")
    .trim();

/**
 * `template` with its places filled in, once: a brace in what was typed is a brace.
 * @param {string} template
 * @param {Record<string, string>} places
 * @returns {string}
 */
export const filled = (template, places) =>
  template.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(places, name) ? places[name] : all));

/**
 * Copy `text`; says in `place` whether that went well.
 * @param {string} text
 * @param {Element} place
 */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    place.textContent = "Copied as text.";
  } catch {
    place.textContent = "Copying is not allowed here. Select the text above and copy it by hand.";
  }
}

/**
 * Print `sheet` alone.
 * @param {Element} sheet
 */
export function printOnly(sheet) {
  sheet.setAttribute("data-printing-own", ""); // the style sheet leaves nothing else on the paper
  addEventListener("afterprint", () => sheet.removeAttribute("data-printing-own"), { once: true });
  print();
}
