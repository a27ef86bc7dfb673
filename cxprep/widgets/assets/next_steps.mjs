// What to do next, at most three things: the path's next step, cards that are due, the answer that was scored lowest;
// and where little of that is there, where to begin. Each with its minutes and a link. It judges nothing else.

import { counted, dayOf, make } from "./practice.mjs";
import { scorings } from "./progress_lines.mjs";
import { seat } from "./reader.mjs";
import { firstOpen, pathOf, running, ticksOf } from "./session.mjs";
import { get } from "./store.mjs";

const MOST = 3;
const LOW = 3; // of 5: an average up to this is worth saying again
const CARDS_A_MINUTE = 2;
const SITTING = 10; // cards

/** The path that runs; else, of those with ticks and something left, the one that was touched last. */
async function pathStep(book) {
  const entries = Object.entries(get("paths")).filter(([id, entry]) => id !== "running" && entry?.ticks);
  const latest = entries.sort(([, a], [, b]) => String(b.changed).localeCompare(String(a.changed))).map(([id]) => id);
  const ids = [running()?.path, ...latest.filter((id) => Object.keys(ticksOf(id)).length)];
  for (const id of ids.filter(Boolean)) {
    const path = await pathOf(id).catch(() => null); // without a network the rest is still said
    const step = path && firstOpen(path, ticksOf(id));
    if (step && !Object.hasOwn(ticksOf(id), step.key))
      return [{ words: `Your path, “${path.title}”: ${step.title}`, minutes: step.minutes, href: book + step.href }];
  }
  return [];
}

function dueCards(cards, places, book) {
  const section = get("cards");
  const today = dayOf(new Date());
  const due = Object.values(cards)
    .flatMap(({ ids }) => ids)
    .filter((id) => typeof section[id]?.due === "string" && section[id].due <= today).length;
  if (!due || !places.cards) return [];
  const words = `${counted(due, "recall card")} due today`;
  return [{ words, minutes: Math.ceil(Math.min(due, SITTING) / CARDS_A_MINUTE), href: book + places.cards }];
}

function lowest(asked, items, book) {
  const last = new Map(scorings().map(({ id, values }) => [id, values.reduce((a, b) => a + b, 0) / values.length]));
  const low = [...last].filter(([id, mean]) => mean <= LOW && Object.hasOwn(items, id)).sort(([, a], [, b]) => a - b);
  return low.map(([id, mean]) => {
    const [address, minutes] = items[id];
    const title = asked[id].replace(/\.$/, "");
    return { words: `Once more: “${title}”, ${mean.toFixed(1)} of 5 last time`, minutes, href: book + address };
  });
}

function beginnings({ starts, places }, book) {
  const role = seat();
  const [address, minutes] = Object.hasOwn(starts, role) ? starts[role] : [places.home, 60];
  const found = [];
  if (address && !Object.keys(get("paths")).length) found.push(["Begin: tonight, an hour", minutes, address]);
  if (places.interview && !Object.keys(get("interviews")).length)
    found.push(["A mock interview of four questions", 15, places.interview]);
  if (places.stories && !Object.keys(get("stories")).length)
    found.push(["Write down the first of your stories", 10, places.stories]);
  if (places.sprints && !Object.keys(get("sprints")).length) found.push(["Ten numbers in the head", 5, places.sprints]);
  return found.map(([words, least, where]) => ({ words, minutes: least, href: book + where }));
}

/**
 * What to do next, in order.
 * @param {any} spec of the progress page
 * @returns {Promise<{ words: string, minutes: number, href: string }[]>}
 */
export async function nextSteps(spec) {
  const { asked, cards, book, items, places } = spec;
  const [again, ...others] = lowest(asked, items, book);
  const first = [...(await pathStep(book)), ...dueCards(cards, places, book), ...(again ? [again] : [])];
  return [...first, ...beginnings(spec, book), ...others].slice(0, MOST);
}

/**
 * The same as a list of links.
 * @param {{ words: string, minutes: number, href: string }[]} steps
 * @returns {HTMLElement}
 */
export const nextList = (steps) =>
  make(
    "ol",
    { class: "mot-next" },
    steps.map(({ words, minutes, href }) =>
      make("li", {}, make("a", { href }, words), make("span", { class: "mot-aside" }, ` ${minutes} min`)),
    ),
  );
