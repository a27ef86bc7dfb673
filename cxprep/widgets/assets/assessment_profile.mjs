// A self-assessment in pictures and sentences: what the numbers say, beside the first ones where there were any.
// Knows nothing of what is kept. An assessment gives each look-for (`items`) a number from 1 to 5, or none.

import { make, when } from "./pieces.mjs";

const LINE = 40; // characters of a label before it is broken
const SVG_NS = "http://www.w3.org/2000/svg";

/**
 * Whether a score is one: 1 to 5.
 * @param {any} score
 */
const isNumber = (score) => [1, 2, 3, 4, 5].includes(score);
const andList = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

function draw(tag, attributes, text) {
  const element = document.createElementNS(SVG_NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function broken(words) {
  const lines = [""];
  for (const word of words.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= LINE) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

/**
 * The items that an assessment has a number for.
 * @param {LookFor[]} items
 * @param {Assessed} entry
 */
export const known = (items, { scores }) => items.filter(({ id }) => Object.hasOwn(scores, id) && isNumber(scores[id]));

/**
 * What an assessment says, in a sentence or two.
 * @param {LookFor[]} items
 * @param {Assessed | null} last
 * @param {LookFor[]} lowest
 * @returns {string}
 */
export function finding(items, last, lowest) {
  const count = last ? known(items, last).length : 0;
  if (!count) return "Choose a number for each, and your profile is drawn here.";
  if (count < items.length) return `${count} of ${items.length} chosen so far.`;
  const scores = items.map(({ id }) => last.scores[id]);
  const top = Math.max(...scores);
  const from = lowest.length
    ? ` Start with: ${andList(lowest.map(({ name }) => name))}.`
    : " Now let somebody else score you.";
  if (Math.min(...scores) === top) return `Even throughout, at ${top}.${from}`;
  const best = items.filter(({ id }) => last.scores[id] === top).map(({ name }) => name);
  const more = best.length > 3 ? [...best.slice(0, 2), `${best.length - 2} more`] : best;
  return `Strongest: ${andList(more)}.${from}`;
}

function bar(y, id, score, lowest, first) {
  const isLow = lowest.some((item) => item.id === id);
  const x = (value) => `${value * 18}%`;
  const filled = { class: isLow ? "is-low" : "is-bar", "data-score": score, "data-for": id };
  const before = first?.scores[id];
  const mark = { x1: x(before), x2: x(before), y1: y - 3, y2: y + 15, class: "is-first", "data-first": before };
  return [
    draw("rect", { x: "0", y, width: "90%", height: 12, class: "is-track" }),
    draw("rect", { x: "0", y, width: x(score), height: 12, ...filled }),
    ...[1, 2, 3, 4].map((step) => draw("line", { x1: x(step), x2: x(step), y1: y, y2: y + 12, class: "is-step" })),
    ...(isNumber(before) ? [draw("line", mark)] : []),
  ];
}

/**
 * An assessment as bars, the lowest marked, and the first one as upright lines.
 * @param {LookFor[]} items
 * @param {Assessed | null} first
 * @param {Assessed} last
 * @param {LookFor[]} lowest
 * @param {string} label what the picture says
 */
export function chart(items, first, last, lowest, label) {
  const svg = draw("svg", { role: "img", "aria-label": label });
  let y = 0;
  const text = (x, height, words, attributes = {}) => svg.append(draw("text", { x, y: height, ...attributes }, words));
  for (const { id, name } of items) {
    for (const line of broken(name)) {
      y += 18;
      text("0", y, line, { class: "is-label" });
    }
    y += 7;
    const score = known(items, last).some((item) => item.id === id) ? last.scores[id] : 0;
    svg.append(...bar(y, id, score, lowest, first));
    text("94%", y + 11, score || "–", { class: "is-value" });
    y += 22;
  }
  y += first ? 14 : 0;
  if (first) text("0", y, `The upright line is your first, of ${when(first.at)}.`, { class: "is-hint" });
  svg.setAttribute("height", y + 6);
  svg.setAttribute("width", "100%");
  const figure = make("figure", "", { class: "mot-chart" });
  figure.append(svg);
  return figure;
}

/**
 * The same as a table.
 * @param {LookFor[]} items
 * @param {Assessed | null} first
 * @param {Assessed} last
 */
export function table(items, first, last) {
  const columns = first ? [first, last] : [last];
  const sameDay = first && when(first.at) === when(last.at);
  const grid = make("table");
  grid.createCaption().textContent = "Your profile, from 1 to 5";
  const head = grid.createTHead().insertRow();
  head.append(make("th", "What they look for", { scope: "col" }));
  head.append(
    ...columns.map((entry, place) =>
      make("th", `${first ? (place ? "Last, " : "First, ") : ""}${when(entry.at, sameDay)}`, { scope: "col" }),
    ),
  );
  const body = grid.createTBody();
  for (const { id, name } of items)
    body
      .insertRow()
      .append(
        make("th", name, { scope: "row" }),
        ...columns.map(({ scores }) => make("td", isNumber(scores[id]) ? String(scores[id]) : "not chosen")),
      );
  const unseen = make("div", "", { class: "mot-unseen" }); // a table is never narrower than its words
  unseen.append(grid);
  return unseen;
}

/**
 * Where to start: the lowest, each with what the book has on it.
 * @param {LookFor[]} lowest
 */
export function whereToStart(lowest) {
  return lowest.map(({ name, help }) => {
    const line = make("p", `${name}: `);
    line.firstChild.replaceWith(make("b", name), help.length ? ": read " : "");
    help.forEach(({ words, address }, place) => {
      if (place) line.append(place === help.length - 1 ? " and " : ", ");
      line.append(make("a", words, { href: address }));
    });
    line.append(".");
    return line;
  });
}

/**
 * What has moved between two assessments that are whole.
 * @param {LookFor[]} items
 * @param {Assessed} first
 * @param {Assessed} last
 */
export function moved(items, first, last) {
  const both = items.filter(({ id }) => isNumber(first.scores[id]));
  const up = both.filter(({ id }) => last.scores[id] > first.scores[id]).map(({ name }) => name);
  const down = both.filter(({ id }) => last.scores[id] < first.scores[id]).map(({ name }) => name);
  const parts = [up.length && `higher in ${andList(up)}`, down.length && `lower in ${andList(down)}`].filter(Boolean);
  const since = `Since ${when(first.at, when(first.at) === when(last.at))}`;
  return [make("p", parts.length ? `${since}: ${parts.join("; ")}.` : `${since} nothing has moved.`)];
}
