// The page's side of the service worker: it says which seat and which page to keep, asks before a newer edition takes
// the place of this one, and shows on the progress page what is kept. No open page is reloaded without being asked.

const PATIENCE = 120_000; // milliseconds; a seat over a slow network takes its time
const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
const MEGA = 1e6;

/** What a worker answers to a message; null where it does not. */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const give = setTimeout(() => resolve(null), PATIENCE);
    port1.onmessage = ({ data }) => {
      clearTimeout(give);
      resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function button(text, attributes, action) {
  const made = element("button", text, { type: "button", ...attributes });
  made.addEventListener("click", action);
  return made;
}

/** Say that a newer edition is here, and let the reader choose when it comes. */
async function offer(registration) {
  const { waiting } = registration;
  if (!waiting || document.querySelector("[data-edition]")) return;
  const state = await ask(waiting, { do: "state" });
  if (!state || state.later === state.build || document.querySelector("[data-edition]")) return;
  const box = element("aside", "", { class: "mot-edition", "data-edition": "", "aria-label": "A newer edition" });
  const words = element("p", "A newer edition of this book is here. What you keep on this device stays.", {
    role: "status",
  });
  const actions = element("div", "", { class: "mot-actions" });
  const close = () => box.remove();
  const take = () => {
    navigator.serviceWorker.addEventListener(
      "controllerchange",
      () => {
        words.textContent =
          "Pages that you open from now on are of the newer edition. This one stays as it is, with what you typed.";
        const reload = button("Open this page anew", { "data-reload": "" }, () => location.reload());
        actions.replaceChildren(reload, button("Close", { "data-close": "" }, close));
      },
      { once: true },
    );
    waiting.postMessage({ do: "take" });
  };
  const later = () => {
    waiting.postMessage({ do: "later" });
    words.textContent = "It comes by itself when all pages of this book have been closed.";
    actions.replaceChildren(button("Close", { "data-close": "" }, close));
  };
  actions.append(
    button("Take it now", { "data-take": "", class: "mot-main" }, take),
    button("Later", { "data-later": "" }, later),
  );
  box.append(words, actions);
  (document.querySelector(".mot-column") ?? document.body).prepend(box); // a row of its own: it lies over nothing
}

const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

/** The place on the progress page that says what is kept and lets go of it. */
function panel(place, worker, seat, titles) {
  const show = (state) => {
    if (!state) return;
    const seats = Object.keys(state.seats).map((id) => titles[id]?.title ?? id);
    const size = `${(state.bytes / MEGA).toFixed(1)} MB`;
    const whole = seats.length
      ? `, all of ${seats.join(" and ")} among them`
      : "; choose a seat, and its pages are too";
    const report = state.report ? " The reader of files, which makes the prep report, is kept too." : "";
    const said = state.off
      ? "No page is kept on this device, as you asked. Pages come from the network each time."
      : `${count(state.pages, "page")} of this book are kept on this device (${size})${whole}.${report}` +
        `${state.complete ? "" : " More is on its way."} They open without a network.`;
    const words = element("p", said, { role: "status", "data-offline-state": state.complete ? "complete" : "partly" });
    const act = state.off
      ? button("Keep pages on this device again", { "data-offline-again": "" }, () => tell("again"))
      : button("Empty it", { "data-offline-empty": "" }, () => tell("empty"));
    const note = element("p", "What you entered yourself is not touched by this.", { class: "mot-note" });
    place.replaceChildren(words, act, note);
    place.hidden = false;
  };
  const tell = async (what) => show(await ask(worker(), { do: what, seat: seat(), page: location.href }));
  return { show, tell };
}

/**
 * Keep the page and the seat, and look for a newer edition. Resolves when the worker has been told.
 * @param {() => string} seat gives the chosen seat's id, or ""
 * @returns {Promise<void>}
 */
export async function keepBook(seat) {
  const { serviceWorker } = navigator;
  const script = new URL("service-worker.mjs", root);
  const registration = await serviceWorker.register(script, { updateViaCache: "none" }).catch(() => null);
  if (!registration) return; // storage is switched off, or the browser is private: the pages work as before
  const { active } = await serviceWorker.ready;
  const worker = () => registration.active ?? active;
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
  const titles = place
    ? await fetch(new URL("seats.json", import.meta.url)).then(
        (one) => one.json(),
        () => ({}),
      )
    : {};
  const shown = place && panel(place, worker, seat, titles);
  let told = null;
  const keep = async () => {
    const id = seat();
    if (id === told) return;
    told = id;
    const message = { do: "keep", seat: id, page: location.href, tidily: !registration.waiting };
    // @ts-expect-error: not every browser says so; who pays for each megabyte keeps what they read, and no more
    const state = await ask(worker(), navigator.connection?.saveData ? { ...message, seat: "" } : message);
    shown?.show(state);
    document.documentElement.dataset.kept = id; // told for whoever wants to know that it is done
  };
  for (const name of ["mot:reader", "mot:store"]) document.addEventListener(name, keep);
  addEventListener("storage", keep);
  const look = () => offer(registration);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => installing.state === "installed" && look());
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && navigator.onLine) registration.update().catch(() => null);
  });
  look();
  shown?.show(await ask(worker(), { do: "state" }));
  await keep();
}
