// The firm's name is typed once. A draft's checker and the questions to put to a firm keep it each in a place of its
// own: whoever writes or changes it in one finds it in the other, which keeps what was typed there and differs.

import { get, put } from "./store.mjs";
import { record } from "./store_merge.mjs";

const PLACES = { drafts: ["shop", "mot:drafts"], firm: ["about", "mot:firm"] };

/**
 * The name that is kept in a section of the store, "drafts" or "firm".
 * @param {string} section
 * @returns {string}
 */
export function firmName(section) {
  const { name } = record(get(section)[PLACES[section][0]]);
  return typeof name === "string" ? name : "";
}

/**
 * The name in one section has become `name`, and was `before`: keep it in the other too.
 * @param {string} section
 * @param {string} before
 * @param {string} name
 * @param {Element} by the widget that changed it
 */
export function shareFirmName(section, before, name, by) {
  const other = section === "firm" ? "drafts" : "firm";
  const [part, event] = PLACES[other];
  if (name === before || firmName(other) !== before) return;
  const all = get(other);
  put(other, { ...all, [part]: { ...record(all[part]), name, changed: new Date().toISOString() } });
  document.dispatchEvent(new CustomEvent(event, { detail: { by } }));
}
