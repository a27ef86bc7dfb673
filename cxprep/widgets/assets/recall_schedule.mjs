// When a recall card comes back: at fixed distances of days, the same for the page of cards and for a prompt in the
// prose. Kept in the store's section "cards": {id: {box, due, at, knew}}, box 1 to 4 being the distance that was set
// last, due a day of the reader's own calendar, at when it was answered.

import { dayOf } from "./practice.mjs";
import { get, put } from "./store.mjs";

const CARDS = "cards";

/**
 * The state of a card; null for none. One from a clock that ran ahead, another version or a curious reader is none.
 * @param {string} id
 * @param {number[]} days the distances
 * @returns {{ box: number, due: string, at?: string, knew?: boolean } | null}
 */
export function stateOf(id, days) {
  const section = get(CARDS);
  const state = Object.hasOwn(section, id) ? section[id] : null;
  const whole = Number.isInteger(state?.box) && state.box >= 1 && state.box <= days.length;
  const dated = /^\d{4}-\d\d-\d\d$/.test(state?.due) && state.due <= dayOf(new Date(), days.at(-1));
  return whole && dated ? state : null;
}

/**
 * Whether a card was answered on the reader's day.
 * @param {{ at?: string } | null} state
 * @returns {boolean}
 */
export const isOfToday = (state) => {
  const at = new Date(state?.at ?? NaN);
  return !Number.isNaN(at.getTime()) && dayOf(at) === dayOf(new Date());
};

/**
 * Cards that are due, longest overdue first and new ones last; how many are new; the days on which the others come.
 * @template {{ id: string }} Card
 * @param {Card[]} cards
 * @param {number[]} days
 * @returns {{ due: Card[], fresh: number, later: string[] }}
 */
export function pileOf(cards, days) {
  const today = dayOf(new Date());
  const all = cards.map((card) => ({ card, state: stateOf(card.id, days) }));
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

/**
 * Keep that a card was known, or not: the next distance, or the first again. Says when it comes back.
 * @param {string} id
 * @param {boolean} knew
 * @param {number[]} days
 * @returns {string}
 */
export function answered(id, knew, days) {
  const before = stateOf(id, days)?.box ?? 0;
  const box = knew ? Math.min(before + 1, days.length) : 1;
  const wait = days[box - 1];
  const state = { box, due: dayOf(new Date(), wait), at: new Date().toISOString(), knew };
  put(CARDS, { ...get(CARDS), [id]: state });
  return `${knew ? "Known" : "Not yet"}: this card comes back ${wait === 1 ? "tomorrow" : `in ${wait} days`}.`;
}
