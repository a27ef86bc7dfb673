// The two numbers at the foot of a workshop's sheet open its case in a drill, where no camera reads the code. Fetched
// when it is asked for.

import { caseOfSheet, packOf } from "./variants.mjs";

/**
 * A form for seed and table in a button's place.
 * @param {HTMLElement} pressed
 * @param {string} drill
 */
export function askForSheet(pressed, drill) {
  const form = document.createElement("form");
  form.method = "dialog";
  form.noValidate = true;
  const [seed, table] = ["Seed", "Table"].map((name) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "text", inputMode: "numeric", autocomplete: "off", size: 6 });
    field.dataset.sheet = name.toLowerCase();
    const named = document.createElement("label");
    named.append(`${name} `, field);
    form.append(named, " ");
    return field;
  });
  const send = document.createElement("button");
  send.textContent = "Open it";
  const wrong = document.createElement("span");
  wrong.setAttribute("role", "alert");
  form.append(send, " ", wrong);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pack = await packOf(drill);
    const fragment = pack && caseOfSheet(pack, seed.value, table.value);
    wrong.textContent = fragment
      ? ""
      : pack
        ? "Both are whole numbers, as your sheet has them: the seed, and a table from 1 to 100."
        : "No other case could be fetched. Nothing is lost; try again when you are online.";
    if (fragment) location.hash = fragment;
  });
  pressed.replaceWith(form);
  seed.focus();
}
