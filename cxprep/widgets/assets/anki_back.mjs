// The way to Anki and back: what is known here as a text that Anki imports, and a deck from Anki read back.

import { AnkiError, ankiText, readAnki } from "./anki_file.mjs";
import { button, counted, dayOf, fill, make } from "./practice.mjs";
import { stateOf } from "./recall_schedule.mjs";
import { download, get, put } from "./store.mjs";

const CARDS = "cards";
const HOW_TO =
  "Import the deck into Anki once, then this text over it: each card gets a tag that says when it comes back here " +
  "(search for tag:moments::*, then use Set Due Date).";
const HOW_BACK =
  "In Anki choose File, Export, “Anki Deck Package”, and tick “Include scheduling information” and “Support older " +
  "Anki versions”. Of a card that you answered in both, the later answer counts; none waits for more than two weeks " +
  "here.";

/** What a deck of Anki's changes: the states of cards that were answered there later than here. */
function statesFrom(read, ids, days) {
  const last = dayOf(new Date(), days.at(-1));
  return read.flatMap(({ id, interval, due, at, learning }) => {
    if (!ids.has(id) || at.toISOString() <= (stateOf(id, days)?.at ?? "")) return [];
    const box = learning ? 1 : Math.max(1, days.filter((one) => one <= interval).length);
    const day = dayOf(due);
    return [[id, { box, due: [day, last].sort()[0], at: at.toISOString(), knew: !learning }]];
  });
}

/**
 * A fold with both ways, for the cards of `roles`.
 * @param {any[]} roles
 * @param {number[]} days
 * @param {() => void} changed
 * @returns {HTMLElement}
 */
export function ankiFold(roles, days, changed) {
  const status = make("p", { class: "mot-note", role: "status" });
  const cards = roles.flatMap((role) => role.cards);
  const take = async (file) => {
    try {
      const read = await readAnki(new Uint8Array(await file.arrayBuffer()));
      const states = statesFrom(read, new Set(cards.map(({ id }) => id)), days);
      if (states.length) put(CARDS, { ...get(CARDS), ...Object.fromEntries(states) });
      const rest = read.length - states.length;
      status.textContent =
        `${counted(states.length, "card")} brought back from Anki` +
        `${rest ? `; ${counted(rest, "other")} left as here, or not of this book` : ""}.`;
      changed();
    } catch (error) {
      if (!(error instanceof AnkiError)) throw error;
      status.textContent = `${error.message} Nothing was changed.`;
    }
  };
  const choose = () => {
    const input = make("input", { type: "file", accept: ".apkg,.colpkg" });
    input.addEventListener("change", () => input.files[0] && take(input.files[0]));
    input.click();
  };
  const save = () => {
    const rows = cards.map((card) => ({ ...card, due: stateOf(card.id, days)?.due ?? null }));
    download(ankiText(rows), "moments-of-truth-anki.txt", "text/plain");
  };
  const box = make("details");
  fill(
    box,
    make("summary", {}, "To Anki, and back from it"),
    make("p", {}, HOW_TO),
    make("p", { class: "mot-actions" }, button("Save what I know for Anki", save)),
    make("p", {}, HOW_BACK),
    make("p", { class: "mot-actions" }, button("Bring back a deck", choose)),
    status,
  );
  return box;
}
