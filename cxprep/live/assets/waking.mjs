// Gives the widgets of a page a home without a kernel: each [data-live] holds its state as JSON and is handed, with a
// stand-in for Jupyter's model, to the `render` of the module that it names. Each wakes as soon as all of it is on the
// page, while what comes below it is still being read.
import { holdBack } from "./held.mjs";

class PageModel {
  #state;
  #listeners = {};
  constructor(state) {
    this.#state = state;
  }
  get(key) {
    return this.#state[key];
  }
  set(key, value) {
    this.#state[key] = value;
  }
  save_changes() {}
  on(event, listener) {
    this.#listeners[event] = [...(this.#listeners[event] ?? []), listener];
  }
  off(event, listener) {
    this.#listeners[event] = (this.#listeners[event] ?? []).filter((known) => known !== listener);
  }
}

async function start(el, known) {
  const kind = el.dataset.live;
  const state = JSON.parse(el.querySelector('script[type="application/json"]').textContent);
  const render = known[kind] ?? (await import(`./${kind}.mjs`)).default.render;
  render({ model: new PageModel(state), el });
}

/** Whether the browser has read on beyond an element, so that all of it is there. */
function isWhole(el) {
  for (let node = el; node; node = node.parentElement) if (node.nextSibling) return true;
  return false;
}

// Milliseconds: what is folded comes after the first answer of what is open; and who follows a link to a state of a
// drill came for it, so that what stands around it wakes after it.
const LATER = 300;

const page = document.documentElement;

/** Whether a widget waits, in the fold of a page's working or for the reader's estimate: until then it need not even
 * be fetched. */
const isPutAway = (el) =>
  Boolean(el.parentElement.closest(`[data-working]:not([open])${"asks" in page.dataset ? ", .mot-later" : ""}`));

/** Fetch the styles of what waits, as it is about to be seen. */
function unpack() {
  for (const link of document.querySelectorAll("link[rel=later]")) link.setAttribute("rel", "stylesheet");
}

/**
 * Wake every widget of the page.
 * @param {Record<string, (context: WidgetContext) => any>} known the `render` of the kinds that came with this module;
 *   the others' modules are fetched
 */
export function wake(known) {
  const woken = new WeakSet();
  const look = () => {
    for (const el of document.querySelectorAll("[data-live]")) {
      if (woken.has(el) || (document.readyState === "loading" && !isWhole(el))) continue;
      const later = isPutAway(el);
      if (later && !known[el.dataset.live]) continue;
      woken.add(el);
      // Each on its own: one that fails leaves the others alive, and nothing held back behind a form that never came.
      const go = () =>
        start(el, known).catch((error) => {
          for (const held of document.querySelectorAll("[data-held]")) holdBack(held, false);
          throw error;
        });
      if (later || ("linked" in page.dataset && !known[el.dataset.live])) setTimeout(go, LATER);
      else go();
    }
  };
  look();
  document.addEventListener("mot:more", look); // what was brought later
  document.addEventListener("mot:hold", ({ detail }) => {
    if (detail.held) return;
    unpack();
    look();
  });
  const opened = ({ target }) => {
    if (target.open && target.matches("[data-working]")) unpack();
    look();
  };
  document.addEventListener("toggle", opened, true);
  // who begins to write an estimate will soon see what waits for it
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest("[data-estimate]")) unpack();
  });
  if ("linked" in page.dataset)
    setTimeout(() => {
      unpack();
      page.removeAttribute("data-linked");
    }, LATER);
  if (document.readyState !== "loading") return;
  const reading = new MutationObserver(look);
  reading.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    reading.disconnect();
    look();
  });
}
