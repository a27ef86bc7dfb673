// What a participant hands in after a drill: a short code and its QR, with estimate and recommendation before and
// after, the first and the last own score, and what the sliders stand at. No name. Made when the fold is opened.

import { another, ENTER_ANEW, keepPerson, OTHER_PERSON, personOf, recommendation, shownCode } from "./code_shown.mjs";
import { brief, encode, NO_CHOICE } from "./debrief_code.mjs";
import { firstOf } from "./first_answer.mjs";
import { parse } from "./numbers.mjs";
import { button, make } from "./practice.mjs";
import { get } from "./store.mjs";
import { caseKey, packOf } from "./variants.mjs";

/** The settings that a case's link gives, as caseKey wants them; null for the book's own case. */
function settingsOf(drill, pack) {
  const words = new URLSearchParams(location.hash.slice(1));
  if (words.get("drill") !== drill || words.get("case") !== "1") return null;
  const figures = pack.tape.inputs.filter((name) => words.has(name)).map((name) => [name, Number(words.get(name))]);
  return { ...pack.start, ...Object.fromEntries(figures) };
}

/** The first and the last of the own scores of a drill, as means over its rows; noughts where there are none. */
function scoresOf(drill) {
  const list = get("scores")[drill];
  const own = (Array.isArray(list) ? list : [])
    .filter((one) => one?.who === "self" && typeof one.at === "string" && one.scores)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((one) => Object.values(one.scores).filter((value) => Number.isInteger(value) && value >= 1 && value <= 5))
    .filter((values) => values.length);
  const mean = (values) => (values ? values.reduce((sum, value) => sum + value, 0) / values.length : 0);
  return /** @type {[number, number]} */ (own.length > 1 ? [mean(own[0]), mean(own.at(-1))] : [0, 0]);
}

const finite = (value) => (Number.isFinite(value) ? value : Number.NaN);

/**
 * What counts as said before the figures were seen, and what was said last.
 * @param {{ value?: number, choice?: string }} entry what the form in front of the drill holds
 * @param {{ guess: number | null, side: string | null } | undefined} first what it held before it showed the figures
 * @param {any} said what the fold's fields hold
 * @param {boolean} taken whether another person on the device has seen the figures before this one
 * @param {{ name: string }[]} sides
 * @returns {{ guess: number, side: number, guessAfter: number, sideAfter: number }}
 */
export function answersOf(entry, first, said, taken, sides) {
  const place = (name) => {
    const found = sides.findIndex((side) => side.name === name);
    return found < 0 ? NO_CHOICE : found;
  };
  const own = taken ? {} : { guess: entry.value, side: entry.choice };
  const paper = { guess: parse(said.paperGuess), side: sides[said.paperSide]?.name };
  const before = taken ? paper : said.late ? {} : (first ?? own);
  const chosen = said.after === "" ? place(taken ? paper.side : own.side) : Number(said.after);
  const again = parse(said.again);
  // a guess of one who had seen the figures is one made after them
  const seen = first || said.late ? finite(own.guess) : Number.NaN;
  return {
    guess: finite(before.guess),
    side: place(before.side),
    guessAfter: Number.isFinite(again) ? again : seen,
    sideAfter: chosen,
  };
}

/**
 * Fill the fold of a drill.
 * @param {HTMLElement} fold
 * @param {HTMLElement} root the drill
 */
export async function fillPanel(fold, root) {
  const drill = root.dataset.drill;
  const pack = await packOf(drill);
  if (!pack)
    return fold.append(
      make("p", {}, "The code could not be made, as a file of the page did not come. Try again when you are online."),
    );
  let person = personOf(drill);
  /** @type {string | null} */
  let about = null; // the case that the fields speak of; "" is the book's own
  const choices = pack.sides.map((side, place) => [place, side.label[0].toUpperCase() + side.label.slice(1)]);
  const choice = (none) =>
    make(
      "select",
      { autocomplete: "off" },
      make("option", { value: "" }, none),
      choices.map(([value, words]) => make("option", { value }, words)),
    );
  const guess = () => make("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 8 });
  const table = make("input", { type: "number", min: 0, max: 100, inputmode: "numeric", autocomplete: "off" });
  table.value = String(person.table || "");
  const fields = {
    paperGuess: guess(),
    paperSide: choice("nothing written down"),
    after: choice("the same as before"),
    again: guess(),
  };
  const late = make("input", { type: "checkbox", autocomplete: "off" });
  const recommend = recommendation();
  const { made, write } = shownCode();
  const status = make("p", { role: "status" });
  const paper = make(
    "div",
    { class: "mot-code-form", "data-paper": true },
    make("p", {}, "What did you write down on paper before the figures were shown? Leave it empty if you did not."),
    make("label", {}, `My guess on paper (${pack.ask.unit}) `, fields.paperGuess),
    make("label", {}, "On paper I would ", fields.paperSide),
  );
  const seen = make("label", { "data-late": true }, late, " I had seen what the figures say before I wrote my guess");

  const said = () => ({
    ...Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.value])),
    late: late.checked,
  });
  // What was said after the sliders stays for the code that is handed in at the end; the last, of the session, is asked
  // for anew and kept nowhere, as a file that somebody hands in under a name must not hold it.
  const keep = () => {
    person = { ...person, table: Number(table.value) || 0, said: { key: about, ...said() } };
    keepPerson(drill, person);
  };
  const takeUp = (key) => {
    const kept = person.said?.key === key ? person.said : {};
    for (const [name, one] of Object.entries(fields)) {
      const text = typeof kept[name] === "string" ? kept[name].slice(0, 40) : "";
      one.value = one.tagName === "INPUT" || pack.sides[text] ? text : "";
    }
    late.checked = kept.late === true;
    paper.hidden = person.taken !== true;
    seen.hidden = person.taken === true;
    about = key;
  };

  async function follow() {
    const settings = settingsOf(drill, pack);
    const key = settings ? caseKey(settings) : "";
    if (key !== about) takeUp(key);
    const entry = (settings ? get("cases") : get("estimates"))[drill] ?? {};
    const { guess, side, guessAfter, sideAfter } = answersOf(
      entry,
      firstOf(drill, key),
      said(),
      person.taken === true,
      pack.sides,
    );
    await write(
      encode({
        drill: brief(drill),
        case: settings ? brief(key) : 0,
        device: person.device,
        table: Math.min(Math.max(Math.round(Number(table.value)) || 0, 0), 100),
        before: side,
        after: sideAfter,
        estimate: guess,
        recommend: recommend.value === "" ? 255 : Number(recommend.value),
        estimateAfter: guessAfter,
        scores: person.taken ? [0, 0] : scoresOf(drill),
        settings: pack.believe.map(({ name }) => Number(root.querySelector(`[name="${name}"]`)?.value ?? Number.NaN)),
      }),
    );
  }
  const other = () => {
    person = another(drill, Number(table.value) || 0, true);
    recommend.value = "";
    about = null;
    status.textContent = ENTER_ANEW;
    return follow();
  };
  fold.append(
    make(
      "p",
      {},
      "It holds your estimate, what you would do, where the sliders stand and, if you scored yourself twice, both " +
        "scores. It holds no name, and nothing is " +
        "sent: you hand it in yourself. Hand in another when you have changed your mind; the last one counts.",
    ),
    make(
      "p",
      {},
      "Does somebody else hand in from this phone too? They need a code of their own. ",
      button(OTHER_PERSON, other),
    ),
    status,
    paper,
    make(
      "div",
      { class: "mot-code-form" },
      make("label", {}, "Your table's number, if you have one ", table),
      seen,
      make("label", {}, "After the sliders I would ", fields.after),
      make("label", {}, `For such a firm I would now guess (${pack.ask.unit}) `, fields.again),
      make("label", {}, "Would you recommend this session, from nought to ten? Once, at its end ", recommend),
    ),
    made,
  );
  for (const one of [table, late, ...Object.values(fields)]) one.addEventListener("input", keep);
  for (const one of [table, late, recommend, ...Object.values(fields)]) one.addEventListener("input", follow);
  root.addEventListener("input", follow);
  document.addEventListener("mot:hold", follow);
  document.addEventListener("mot:case", follow);
  await follow();
}
