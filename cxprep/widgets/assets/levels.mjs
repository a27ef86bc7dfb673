// The choice of a level on a card: begun with the one that the reader has chosen for the book, and kept as that.

import { keepLevel, level } from "./reader.mjs";

/**
 * Shows the part of one level, by the radio buttons that choose it; gives a function that says which it is, with
 * `stop`, by which it leaves the page alone.
 * @param {Element} panel
 * @param {string} [first] where the reader has chosen none yet
 * @param {() => void} changed
 * @returns {(() => string) & { stop: () => void }}
 */
export function chooseLevel(panel, first, changed = () => {}) {
  const blocks = [...panel.querySelectorAll("[data-level]")];
  const radios = [...panel.querySelectorAll("[data-levels] input")];
  const chosen = () => radios.find((radio) => radio.checked)?.value ?? blocks[0].dataset.level;
  const follow = () => {
    for (const block of blocks) block.hidden = block.dataset.level !== chosen();
  };
  const radioOf = (id) => radios.find((radio) => radio.value === id);
  const wanted = radioOf(level()) ?? radioOf(first);
  if (wanted) wanted.checked = true;
  for (const radio of radios)
    radio.addEventListener("change", () => {
      follow();
      changed();
      keepLevel(chosen());
    });
  // chosen once, on whichever card of the page
  const afresh = () => {
    const other = radioOf(level());
    if (!panel.isConnected || !other || other.checked) return;
    other.checked = true;
    follow();
    changed();
  };
  document.addEventListener("mot:reader", afresh);
  panel.classList.add("has-one-level");
  follow();
  return Object.assign(chosen, { stop: () => document.removeEventListener("mot:reader", afresh) });
}
