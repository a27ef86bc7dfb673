// Brings back what a page gave away to one of its own (theme/apart.py): when its fold is opened, and before printing.

/** @type {Map<string, Promise<Document>>} */
const fetched = new Map();

const read = (text) => new DOMParser().parseFromString(text, "text/html");

function pageOf(address) {
  const there = address.split("#")[0];
  if (!fetched.has(there))
    fetched.set(
      there,
      fetch(there).then(async (answer) => {
        if (!answer.ok) throw new Error(`${there} was answered with ${answer.status}`);
        return read(await answer.text());
      }),
    );
  return fetched.get(there);
}

/** Put the widget that stands on its own page into the place of the link to it; the keyboard stays where it was. */
function bring(place, page) {
  const there = page.getElementById(place.dataset.apart.split("#")[1])?.querySelector("[data-live]");
  if (!there || !place.isConnected) return;
  const whole = document.importNode(there, true);
  const focused = place.contains(document.activeElement);
  place.replaceWith(whole);
  if (focused) whole.querySelector("summary")?.focus();
}

async function open(place) {
  try {
    bring(place, await pageOf(place.dataset.apart));
    document.dispatchEvent(new CustomEvent("mot:more"));
  } catch {
    fetched.delete(place.dataset.apart.split("#")[0]); // asked for again at the next opening; the link stays
  }
}

document.addEventListener(
  "toggle",
  ({ target }) => {
    const place = target instanceof HTMLDetailsElement && target.open && target.closest("[data-apart]");
    if (place) open(place);
  },
  true,
);
for (const fold of document.querySelectorAll("[data-apart] > details[open]")) open(fold.parentElement);

// On paper everything stands where it belongs, and printing waits for nobody: what is not here is asked for at once.
addEventListener("beforeprint", () => {
  /** @type {Record<string, Document>} */
  const pages = {};
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-apart]"))) {
    try {
      const there = place.dataset.apart.split("#")[0];
      if (!pages[there]) {
        const request = new XMLHttpRequest();
        request.open("GET", there, false);
        request.send();
        if (request.status !== 200) continue;
        pages[there] = read(request.responseText);
      }
      bring(place, pages[there]);
    } catch {
      // no network: the link is printed
    }
  }
  document.dispatchEvent(new CustomEvent("mot:more"));
});
