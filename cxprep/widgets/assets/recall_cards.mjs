// Recall cards: what is due today, one card at a time. Kept in the store's section "cards": {id: {box, due, at}}, box
// 1 to 4 being the distance in days that was set last, due a day of the reader's own calendar, at when it was answered.

import { button, complain, counted, dayInWords, dayOf, fill, keepKeys, make } from "./practice.mjs";
import { KEPT_WHERE, keepSeat, seat } from "./reader.mjs";
import { get, put } from "./store.mjs";

const CARDS = "cards";

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const app = panel.querySelector(".mot-app");
  const { role, cards, days } = model.get("spec");
  let shown = null; // the card in front of the reader
  let revealed = false;

  // A state from a clock that ran ahead, another version or a curious reader: only a whole one counts.
  function stateOf(id, section) {
    const state = Object.hasOwn(section, id) ? section[id] : null;
    const whole = Number.isInteger(state?.box) && state.box >= 1 && state.box <= days.length;
    const dated = /^\d{4}-\d\d-\d\d$/.test(state?.due) && state.due <= dayOf(new Date(), days.at(-1));
    return whole && dated ? state : null;
  }

  /** Cards that are due, longest overdue first and new ones last; how many are new; the next day that has some. */
  function pile() {
    const section = get(CARDS);
    const today = dayOf(new Date());
    const all = cards.map((card) => ({ card, state: stateOf(card.id, section) }));
    const due = all
      .filter(({ state }) => state && state.due <= today)
      .sort((a, b) => (a.state.due < b.state.due ? -1 : a.state.due > b.state.due ? 1 : 0));
    const fresh = all.filter(({ state }) => !state);
    const later = all
      .filter(({ state }) => state && state.due > today)
      .map(({ state }) => state.due)
      .sort();
    return { due: [...due, ...fresh].map(({ card }) => card), fresh: fresh.length, later };
  }

  function answer(knew) {
    if (!shown || !revealed) return;
    const section = get(CARDS);
    const before = stateOf(shown.id, section)?.box ?? 0;
    const box = knew ? Math.min(before + 1, days.length) : 1;
    const wait = days[box - 1];
    put(CARDS, { ...section, [shown.id]: { box, due: dayOf(new Date(), wait), at: new Date().toISOString() } });
    last.textContent =
      `${knew ? "Known" : "Not yet"}: this card comes back ` + `${wait === 1 ? "tomorrow" : `in ${wait} days`}.`;
    shown = null;
    show(true);
  }

  function reveal() {
    if (!shown || revealed) return;
    revealed = true;
    show(true);
  }

  const count = make("p", { class: "mot-aside mot-pile" });
  const place = make("div");
  const last = make("p", { class: "mot-note", role: "status" });

  function show(focus) {
    const { due, fresh, later } = pile();
    if (!due.includes(shown)) {
      shown = due[0] ?? null;
      revealed = false;
    }
    count.textContent = due.length
      ? `${due.length} due ` +
        `today${fresh ? `, ${fresh === due.length ? "all" : fresh} of them new` : ""}; ${later.length} ` +
        "later."
      : `Nothing is due today; ${later.length} later.`;
    if (!shown) {
      place.replaceChildren(
        make(
          "div",
          { class: "mot-card mot-face", tabindex: "-1" },
          make("p", { class: "mot-front" }, "Done for today."),
          make("p", {}, `The next cards are due on ${dayInWords(later[0])}.`),
        ),
      );
    } else {
      const face = make(
        "div",
        {
          class: "mot-card mot-face",
          tabindex: "0",
          role: "group",
          "aria-label": `Card, ${counted(due.length, "card")} due`,
          "data-card": shown.id,
        },
        make("p", { class: "mot-aside" }, shown.topic),
        make("p", { class: "mot-front" }, shown.front),
        make("div", { "aria-live": "polite", class: "mot-back" }, revealed ? make("p", {}, shown.back) : null),
      );
      const actions = revealed
        ? [
            button("Knew it", () => answer(true), { class: "is-primary", "aria-keyshortcuts": "1" }),
            button("Not yet", () => answer(false), { "aria-keyshortcuts": "2" }),
          ]
        : [button("Show the answer", reveal, { class: "is-primary" })];
      place.replaceChildren(
        face,
        make("div", { class: "mot-actions" }, actions),
        make(
          "p",
          { class: "mot-aside mot-keys" },
          "With the card in focus: space shows the answer, 1 is knew it, 2 is not yet.",
        ),
      );
    }
    if (focus) place.querySelector(".mot-face").focus({ preventScroll: true });
    complain(panel);
  }

  panel.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    const own = event.target.closest(".mot-face, .mot-actions");
    if (!plain || !own) return;
    // space on a button presses it; on the card it turns the card
    if (event.key === " " && event.target.closest(".mot-face")) reveal();
    else if (event.key === "1" && revealed) answer(true);
    else if (event.key === "2" && revealed) answer(false);
    else return;
    event.preventDefault();
  });
  // The reader's own seat stands first among the page's; a section of another offers to be it.
  const section = el.dataset.live ? panel.closest("section") : null;
  const mine = make("p", { class: "mot-choose mot-aside" });
  function order() {
    const all = [...(section?.parentElement.children ?? [])].filter((one) =>
      one.querySelector('[data-live="recall_cards"]'),
    );
    if (all.length < 2) return;
    const own = seat() === role;
    if (own && all[0] !== section) all[0].before(section);
    fill(mine, own ? KEPT_WHERE : button("This is my seat: put it first", () => choose()));
  }
  function choose() {
    keepSeat(role);
    panel.scrollIntoView({ block: "nearest" });
    place.querySelector(".mot-face").focus();
  }
  fill(app, mine, count, place, last);
  order();
  document.addEventListener("mot:reader", order);
  keepKeys(panel);
  show();
  const afresh = () => {
    show();
    order();
  };
  const another = () => document.hidden || show(); // a page left open overnight
  document.addEventListener("mot:store", afresh);
  document.addEventListener("visibilitychange", another);
  panel.setAttribute("data-alive", "");
  return () => {
    document.removeEventListener("mot:reader", order);
    document.removeEventListener("mot:store", afresh);
    document.removeEventListener("visibilitychange", another);
  };
}

export default { render };
