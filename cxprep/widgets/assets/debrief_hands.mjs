// Votes by hand on the debrief: of people without a phone, from slips of paper or raised hands. Counts alone.

import { fill, make } from "./practice.mjs";
import { packOf } from "./variants.mjs";

const MOST = 1000; // hands of one kind

const countOf = (field) => (/^\d{1,4}$/.test(field.value.trim()) ? Math.min(Number(field.value), MOST) : 0);
const field = (label) =>
  make("input", { type: "text", inputmode: "numeric", size: 3, autocomplete: "off", "aria-label": label });

/**
 * The fold with fields for votes by hand.
 * @param {{ id: string, title: string }[]} drills
 * @param {() => void} changed
 * @returns {{ fold: HTMLElement, scores: () => number[],
 *   sides: (drill: string) => { before: number[], after: number[] } | undefined }}
 */
export function handsOf(drills, changed) {
  const survey = Array.from({ length: 11 }, (_, score) => field(`How many gave ${score}`));
  /** @type {Map<string, HTMLInputElement[][]>} */
  const bySide = new Map(); // drill -> fields a side, before and after
  const place = make("div", {});
  const choice = make(
    "select",
    { autocomplete: "off" },
    make("option", { value: "" }, "choose a drill"),
    drills.map(({ id, title }) => make("option", { value: id }, title)),
  );
  choice.addEventListener("change", async () => {
    const drill = choice.value;
    const pack = drill && (await packOf(drill));
    if (!pack) return fill(place, drill && "The drill's file did not come. Try again when you are online.");
    if (choice.value !== drill) return;
    if (!bySide.has(drill))
      bySide.set(
        drill,
        pack.sides.map(({ label }) => [field(`${label}, before`), field(`${label}, after`)]),
      );
    const head = make(
      "tr",
      {},
      ["I would", "Before", "After"].map((words) => make("th", { scope: "col" }, words)),
    );
    const rows = bySide.get(drill).map((pair, turn) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, pack.sides[turn].label),
        pair.map((one) => make("td", {}, one)),
      ),
    );
    fill(place, make("table", {}, head, rows));
  });
  const fold = make(
    "details",
    { "data-hands": true },
    make("summary", {}, "Votes by hand, of people without a phone"),
    make("p", {}, "How many gave each score, from nought to ten? Only whoever handed in no code."),
    make(
      "div",
      { "data-votes": true },
      survey.map((one, score) => make("label", {}, String(score), one)),
    ),
    make("label", {}, "Hands for the sides of ", choice),
    place,
  );
  fold.addEventListener("input", (event) => event.target !== choice && changed());
  return {
    fold,
    scores: () => survey.map(countOf),
    sides: (drill) => {
      const pairs = bySide.get(drill);
      if (!pairs?.some((pair) => pair.some(countOf))) return undefined;
      return { before: pairs.map(([one]) => countOf(one)), after: pairs.map(([, one]) => countOf(one)) };
    },
  };
}
