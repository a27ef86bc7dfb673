// A debrief code as a participant sees it: its QR, its letters, and a button that copies it. And the number by which a
// person's codes are told from others'; it says nothing of whose they are.

import { newDevice } from "./debrief_code.mjs";
import { button, make } from "./practice.mjs";
import { qrOf } from "./qr_codes.mjs";
import { get, put } from "./store.mjs";

const CASES = "cases";

/** Who hands in on this device is another person now: their words, said the same wherever there is the button. */
export const OTHER_PERSON = "Another person on this phone";
export const ENTER_ANEW = "A new code, for another person. The code handed in before still counts.";

const nameOf = (drill) => `${drill}#device`;

/**
 * The person's entry for a drill: a number, made once, the table's, and what was said after the sliders.
 * @param {string} drill or what else a code is of
 * @returns {Record<string, any>}
 */
export function personOf(drill) {
  const kept = get(CASES)[nameOf(drill)];
  return Number.isInteger(kept?.device) ? kept : another(drill, 0);
}

/**
 * A number for another person on this device, who has said nothing yet.
 * @param {string} drill
 * @param {number} table the table's number; people of one table share a phone
 * @param {boolean} taken whether the device has shown somebody the figures already
 * @returns {Record<string, any>}
 */
export function another(drill, table, taken = false) {
  const made = taken ? { device: newDevice(), table, taken } : { device: newDevice(), table };
  keepPerson(drill, made);
  return made;
}

/**
 * @param {string} drill
 * @param {Record<string, any>} entry
 */
export const keepPerson = (drill, entry) => put(CASES, { ...get(CASES), [nameOf(drill)]: entry });

/** @returns {{ made: HTMLElement, code: HTMLElement, write: (text: string) => Promise<void> }} */
export function shownCode() {
  const code = make("output", { class: "mot-code-text" });
  const picture = make("div", { class: "mot-code-qr" });
  const said = make("p", { role: "status" });
  let turn = 0;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = "The code is copied.";
    } catch {
      said.textContent = "Copying is not allowed here. Mark the code and copy it by hand.";
    }
  };
  const made = make(
    "div",
    { class: "mot-code-made" },
    picture,
    make("div", {}, code, make("p", {}, button("Copy the code", copy)), said),
  );
  async function write(text) {
    if (code.textContent === text) return;
    code.textContent = text;
    turn += 1;
    const mine = turn;
    const drawn = await qrOf(text.replaceAll("-", ""));
    if (mine === turn) picture.replaceChildren(drawn);
  }
  return { made, code, write };
}

/** @returns {HTMLSelectElement} */
export const recommendation = () =>
  make(
    "select",
    { autocomplete: "off", name: "recommend" },
    make("option", { value: "" }, "rather not say"),
    Array.from({ length: 11 }, (_, score) => make("option", { value: score }, String(score))),
  );
