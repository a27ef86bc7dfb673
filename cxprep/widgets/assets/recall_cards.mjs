// Recall cards: what is due today, one card at a time, ten at a sitting; then it is over for today. When a card comes
// back is recall_schedule.mjs's.

import { ankiFold } from "./anki_back.mjs";
import { complain, keptWhere } from "./complain.mjs";
import { button, counted, dayInWords, fill, keepKeys, make } from "./practice.mjs";
import { keepSeat, seat } from "./reader.mjs";
import { answered, isOfToday, pileOf, stateOf } from "./recall_schedule.mjs";

const SITTING = 10; // cards, for one day

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const app = panel.querySelector(".mot-app");
  const { roles, days } = model.get("spec");
  const roleCalled = (id) => roles.find((one) => one.id === id) ?? roles[0];
  let role = roleCalled(seat());
  let more = 0; // sittings that the reader asked for beyond the day's first
  let shown = null; // the card in front of the reader
  let revealed = false;

  function answer(knew) {
    if (!shown || !revealed) return;
    last.textContent = answered(shown.id, knew, days);
    shown = null;
    show(true);
  }

  function reveal() {
    if (!shown || revealed) return;
    revealed = true;
    show(true);
  }

  const choice = make("p", { class: "mot-choose" });
  const count = make("p", { class: "mot-aside mot-pile" });
  const place = make("div");
  const last = make("p", { class: "mot-note", role: "status" });

  /** What was done today, and how many cards are left of the day's sitting. */
  function sitting(due) {
    const states = role.cards.map(({ id }) => stateOf(id, days)).filter(isOfToday);
    const left = Math.min(due.length, Math.max(0, SITTING * (1 + more) - states.length));
    return { done: states.length, knew: states.filter(({ knew }) => knew).length, left };
  }

  function over({ done, knew }, due, later) {
    const what = done
      ? `You answered ${counted(done, "card")} and knew ${knew === done ? "each" : knew || "none"}. `
      : "";
    const next = due.length
      ? `${counted(due.length, "card")} more can wait until tomorrow: a few a day stay longer than all at once.`
      : `The next cards are due on ${dayInWords(later[0])}.`;
    const again = () => {
      more += 1;
      show(true);
    };
    const another = Math.min(SITTING, due.length);
    return [
      make(
        "div",
        { class: "mot-card mot-face", tabindex: "-1" },
        make("p", { class: "mot-front" }, "That is all for today."),
        make("p", {}, what + next),
      ),
      due.length
        ? make(
            "div",
            { class: "mot-actions" },
            button(`${another === SITTING ? "Ten" : another} more all the same`, again),
          )
        : null,
    ];
  }

  function show(focus) {
    const { due, fresh, later } = pileOf(role.cards, days);
    const now = sitting(due);
    const queue = due.slice(0, now.left);
    if (!queue.includes(shown)) {
      shown = queue[0] ?? null;
      revealed = false;
    }
    count.textContent = due.length
      ? `${due.length} due today${fresh ? `, ${fresh === due.length ? "all" : fresh} of them new` : ""}; ` +
        `${later.length} later.`
      : `Nothing is due today; ${later.length} later.`;
    if (!shown) fill(place, ...over(now, due, later));
    else {
      const face = make(
        "div",
        {
          class: "mot-card mot-face",
          tabindex: "0",
          role: "group",
          "aria-label": `Card, ${counted(now.left, "card")} left today`,
          "data-card": shown.id,
        },
        make("p", { class: "mot-aside" }, `${shown.topic} · ${counted(now.left, "card")} left today`),
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

  function showRole() {
    for (const fold of /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("[data-of-role]")]))
      fold.hidden = fold.dataset.ofRole !== role.id;
    if (roles.length < 2) return choice.remove();
    const options = roles.map(({ id, title }) => make("option", { value: id }, title));
    const select = make("select", { id: "mot-cards-seat", autocomplete: "off" }, options);
    select.value = role.id;
    select.addEventListener("change", () => {
      role = roleCalled(select.value);
      keepSeat(role.id);
      last.textContent = "";
      showRole();
      show();
      choice.querySelector("select").focus();
    });
    fill(choice, make("label", { for: select.id }, "Cards for"), select);
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
  const kept = roles.length > 1 ? [keptWhere()] : [];
  fill(app, choice, ...kept, count, place, last);
  panel.append(ankiFold(roles, days, show));
  keepKeys(panel);
  showRole();
  show();
  const afresh = () => show();
  const otherSeat = () => {
    if (role === roleCalled(seat())) return;
    role = roleCalled(seat());
    showRole();
    show();
  };
  const another = () => document.hidden || show(); // a page left open overnight
  document.addEventListener("mot:store", afresh);
  document.addEventListener("mot:reader", otherSeat);
  document.addEventListener("visibilitychange", another);
  panel.setAttribute("data-alive", "");
  return () => {
    document.removeEventListener("mot:store", afresh);
    document.removeEventListener("mot:reader", otherSeat);
    document.removeEventListener("visibilitychange", another);
  };
}

export default { render };
