// What a panel says of keeping: what is wrong with the store, or once, where the first thing is kept, what that means.

import { get, hasJustBegun, notice, trouble } from "./store.mjs";

const KEPT_HERE =
  "Kept in this browser, on this device, and nowhere else. Safari deletes it after seven days without a visit, a " +
  "private window when it is closed: the page “My progress” saves it all as a file.";
const KEPT_WHERE = "Your seat and level are remembered on this device only, for the whole book.";
let toldIn = null;

function keptHere() {
  const line = document.createElement("p");
  line.className = "mot-aside mot-kept-here";
  line.textContent = KEPT_HERE;
  return line;
}

/**
 * Where the choice of seat and level is, for whoever makes it; hidden where nothing can be kept, as `complain` follows.
 * @param {"p" | "span"} tag
 * @returns {HTMLElement}
 */
export function keptWhere(tag = "p") {
  get("reader");
  const line = document.createElement(tag);
  line.className = "mot-aside";
  line.dataset.keptWhere = "";
  line.textContent = KEPT_WHERE;
  line.hidden = trouble() !== null;
  return line;
}

/**
 * Put the store's complaint, if there is one, at the end of a panel (or after `place` in it); or else, where the
 * first thing worth keeping has just been kept, what that means.
 * @param {Element} panel
 * @param {Element | null} place
 */
export function complain(panel, place = null) {
  for (const before of panel.querySelectorAll(":scope > .mot-notice, :scope > .mot-kept-here")) before.remove();
  /** @type {HTMLElement} */ for (const promise of panel.querySelectorAll("[data-kept-where]"))
    promise.hidden = trouble() !== null;
  if (hasJustBegun()) toldIn ??= panel;
  const words = notice() ?? (toldIn === panel && hasJustBegun() ? keptHere() : null);
  if (words && place) place.after(words);
  else if (words) panel.append(words);
}
