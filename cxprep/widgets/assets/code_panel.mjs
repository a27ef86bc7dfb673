// What a participant hands in after a drill: a short code and its QR, with estimate and recommendation before and
// after, the first and the last own score, and what the sliders stand at. No name. Made when the fold is opened.

import { brief, encode, NO_CHOICE, newDevice } from "./debrief_code.mjs";
import { parse } from "./numbers.mjs";
import { button, make } from "./practice.mjs";
import { qrOf } from "./qr_codes.mjs";
import { get, put } from "./store.mjs";
import { caseKey, packOf } from "./variants.mjs";

const CASES = "cases";

/** The settings that a case's link gives, as caseKey wants them; null for the book's own case. */
function settingsOf(drill, pack) {
  const words = new URLSearchParams(location.hash.slice(1));
  if (words.get("drill") !== drill || words.get("case") !== "1") return null;
  const figures = pack.tape.inputs.filter((name) => words.has(name)).map((name) => [name, Number(words.get(name))]);
  return { ...pack.start, ...Object.fromEntries(figures) };
}

/** The device's number for a drill, made once, with the table's. */
function deviceFor(drill) {
  const name = `${drill}#device`;
  const kept = get(CASES)[name];
  if (Number.isInteger(kept?.device)) return kept;
  const made = { device: newDevice(), table: 0 };
  put(CASES, { ...get(CASES), [name]: made });
  return made;
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
  const { device, table: first } = deviceFor(drill);
  const name = `${drill}#device`;
  /** @type {string | null} */
  let about = null; // the case that the fields speak of; "" is the book's own
  const choices = pack.sides.map((side, place) => [place, side.label[0].toUpperCase() + side.label.slice(1)]);
  const table = make("input", {
    type: "number",
    min: 0,
    max: 100,
    inputmode: "numeric",
    value: first || "",
    autocomplete: "off",
  });
  const after = make(
    "select",
    { autocomplete: "off" },
    make("option", { value: "" }, "the same as before"),
    choices.map(([value, words]) => make("option", { value }, words)),
  );
  const again = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 8 });
  const scores = Array.from({ length: 11 }, (_, score) => make("option", { value: score }, String(score)));
  const recommend = make("select", { autocomplete: "off" }, make("option", { value: "" }, "rather not say"), scores);
  const code = make("output", { class: "mot-code-text" });
  const picture = make("div", { class: "mot-code-qr" });
  const said = make("p", { role: "status" });
  let turn = 0;

  // What was said after the sliders stays for the code that is handed in at the end; the last, of the session, is asked
  // for anew and kept nowhere, as a file that somebody hands in under a name must not hold it.
  const keep = () => {
    const said = { key: about, after: after.value, again: again.value };
    put(CASES, { ...get(CASES), [name]: { device, table: Number(table.value) || 0, said } });
  };
  const takeUp = (key) => {
    const said = get(CASES)[name]?.said;
    const [choice, guess] = said?.key === key ? [said.after, said.again] : ["", ""];
    after.value = pack.sides[choice] ? choice : "";
    again.value = typeof guess === "string" ? guess.slice(0, 40) : "";
    about = key;
  };

  async function follow() {
    const settings = settingsOf(drill, pack);
    const key = settings ? caseKey(settings) : "";
    if (key !== about) takeUp(key);
    const entry = (settings ? get(CASES) : get("estimates"))[drill] ?? {};
    const before = pack.sides.findIndex((side) => side.name === entry.choice);
    const place = before < 0 ? NO_CHOICE : before;
    const text = encode({
      drill: brief(drill),
      case: settings ? brief(key) : 0,
      device,
      table: Math.min(Math.max(Math.round(Number(table.value)) || 0, 0), 100),
      before: place,
      after: after.value === "" ? place : Number(after.value),
      estimate: Number.isFinite(entry.value) ? entry.value : Number.NaN,
      recommend: recommend.value === "" ? 255 : Number(recommend.value),
      estimateAfter: parse(again.value),
      scores: scoresOf(drill),
      settings: pack.believe.map(({ name }) => Number(root.querySelector(`[name="${name}"]`)?.value ?? Number.NaN)),
    });
    if (code.textContent === text) return;
    code.textContent = text;
    turn += 1;
    const mine = turn;
    const drawn = await qrOf(text.replaceAll("-", ""));
    if (mine === turn) picture.replaceChildren(drawn);
  }
  for (const one of [table, after, again]) one.addEventListener("input", keep);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = "The code is copied.";
    } catch {
      said.textContent = "Copying is not allowed here. Mark the code and copy it by hand.";
    }
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
      "div",
      { class: "mot-code-form" },
      make("label", {}, "Your table's number, if you have one ", table),
      make("label", {}, "After the sliders I would ", after),
      make("label", {}, `For such a firm I would now guess (${pack.ask.unit}) `, again),
      make("label", {}, "Would you recommend this session, from nought to ten? ", recommend),
    ),
    make(
      "div",
      { class: "mot-code-made" },
      picture,
      make("div", {}, code, make("p", {}, button("Copy the code", copy)), said),
    ),
  );
  for (const one of [table, after, again, recommend]) one.addEventListener("input", follow);
  root.addEventListener("input", follow);
  document.addEventListener("mot:hold", follow);
  document.addEventListener("mot:case", follow);
  await follow();
}
