// What waits until the reader has committed: the drill, and on a page all that would give its answer away.

/**
 * Hold a drill back, or let it go. The page's root says `data-asks` while one is held, so that style sheets need not
 * look for it, and `data-linked` (mode.mjs, from the address alone) as long as a link's drill may be shown.
 * @param {Element | null | undefined} live what holds the drill
 * @param {boolean} held
 */
export function holdBack(live, held) {
  live?.toggleAttribute("data-held", held);
  const page = document.documentElement;
  page.toggleAttribute("data-asks", Boolean(document.querySelector("[data-live][data-held]")));
  if (held) page.removeAttribute("data-linked");
}
