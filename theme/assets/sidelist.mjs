// The side list: the seat that the reader has chosen, on pages that are for every seat; and the current page in view.

const KEY = "moments-of-truth";
const WHERE = "Remembered on this device only; the page My progress can forget it.";

/**
 * The chosen seat as the store keeps it, read without the store's module: most pages need no more.
 * @returns {string} its id, or ""
 */
export function keptSeat() {
  try {
    const id = JSON.parse(localStorage.getItem(KEY) ?? "{}")?.reader?.seat?.id;
    return typeof id === "string" ? id : "";
  } catch {
    return ""; // storage is switched off, or what it holds is not ours
  }
}

// @ts-expect-error: on the site the widgets' modules stand in live/
const readersModule = () => import("../live/reader.mjs");

/**
 * Scroll the list, never the page, so far that the current page stands in it.
 * @param {HTMLElement} nav
 */
export function showCurrent(nav) {
  const current = nav.querySelector("[aria-current]");
  if (!current?.checkVisibility?.()) return;
  const [box, row] = [nav.getBoundingClientRect(), current.getBoundingClientRect()];
  const end = Math.min(box.bottom, innerHeight);
  const air = 60; // pixels, so that one sees that the list goes on
  if (row.bottom > end) nav.scrollTop += row.bottom - end + air;
  else if (row.top < box.top) nav.scrollTop -= box.top - row.top + air;
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function list(items, root) {
  const rows = items.map(([title, address]) => {
    const row = document.createElement("li");
    row.append(element("a", title, { href: new URL(address, root).href }));
    return row;
  });
  const all = document.createElement("ul");
  all.append(...rows);
  return all;
}

/**
 * Let the list follow the chosen seat.
 * @param {HTMLElement} nav
 */
export function followSeat(nav) {
  const form = nav.querySelector(".mot-seat-form");
  const place = nav.querySelector("[data-seat-pages]");
  if (!form) return;
  const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  const own = place.dataset.seatPages; // a page of a seat shows that seat, whichever was chosen
  const fold = form.querySelector("details");
  const summary = fold.querySelector("summary");
  const kept = form.querySelector(".mot-kept");
  kept.textContent = WHERE;
  let shown = "";

  async function show() {
    const id = keptSeat();
    kept.hidden = !id || (own && own !== id);
    if (own || id === shown) return;
    shown = id;
    form.querySelector(".caption")?.remove();
    place.replaceChildren();
    for (const button of form.querySelectorAll("[data-to-seat]")) button.hidden = button.dataset.toSeat === id;
    summary.textContent = id ? "Another seat" : "Choose your seat";
    fold.open = !id;
    if (!id) return;
    const answer = await fetch(new URL("seats.json", import.meta.url)).catch(() => null);
    const seat = answer?.ok ? (await answer.json())[id] : null;
    if (id !== shown) return;
    if (!seat) {
      // a seat that this book has no longer, or a list that did not arrive: the seats to choose stand there
      fold.open = true;
      return;
    }
    form.prepend(element("p", seat.title, { class: "caption", "data-seat-here": id }));
    const [[, top], ...others] = seat.parts;
    const folds = others.map(([caption, items]) => {
      const one = document.createElement("details");
      one.append(element("summary", caption), list(items, root));
      return one;
    });
    place.replaceChildren(list(top, root), ...folds);
    showCurrent(nav);
  }

  form.addEventListener("submit", async (event) => {
    const id = event.submitter?.dataset.toSeat;
    if (!id) return;
    event.preventDefault();
    await readersModule()
      .then(({ keepSeat }) => keepSeat(id))
      .catch(() => null); // without the store the seat is left to its pages
    if (own || keptSeat() !== id) location.assign(event.submitter.formAction);
    else {
      await show();
      summary.focus();
    }
  });
  // A link that stands for a seat, as on the home page, is a choice of it. It leaves the page at once, so that what
  // keeps the choice has to be there before.
  if (document.querySelector("[data-seat]"))
    readersModule()
      .then(({ keepSeat }) =>
        document.addEventListener("click", ({ target }) => {
          const id = target instanceof Element && target.closest("a") && target.closest("[data-seat]")?.dataset.seat;
          if (id) keepSeat(id);
        }),
      )
      .catch(() => null);
  addEventListener("storage", (event) => (event.key === KEY || event.key === null) && show());
  for (const name of ["mot:reader", "mot:store"]) document.addEventListener(name, show);
  show();
}
