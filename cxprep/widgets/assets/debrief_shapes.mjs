// What the debrief's charts are made of: large SVGs, and dots in rows whose axis is the middle's. Knows no page.

import { show } from "./numbers.mjs";

const SVG = "http://www.w3.org/2000/svg";
export const WIDE = 1000;
export const ROW = 64;
export const LEFT = 230;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} text
 */
export function shape(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

/**
 * An SVG of so many rows.
 * @param {number} rows
 * @param {string} label
 * @param {Element[]} pieces
 */
export function canvas(rows, label, pieces) {
  const svg = shape("svg", {
    viewBox: `0 0 ${WIDE} ${rows * ROW + 60}`,
    role: "img",
    "aria-label": label,
    class: "mot-big",
  });
  for (const piece of pieces) svg.append(piece);
  return svg;
}

// no spread of values into a call: a room may have more of them than a call takes
/** @param {number[]} values */
export const lowest = (values) => values.reduce((one, other) => Math.min(one, other));
/** @param {number[]} values */
export const highest = (values) => values.reduce((one, other) => Math.max(one, other));
/**
 * The value below which a share of all lies, between two of them where need be.
 * @param {number[]} values in any order
 * @param {number} share
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [one, other] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return one + (other - one) * (at - Math.floor(at));
}

const FEW = 4; // values of which quarters say nothing
const REACH = 1.5; // widths of the middle half on either side of it, as Tukey's fences have it

/**
 * The ends of an axis on which the middle of some values can be read, whatever slips of a unit are among them.
 * @param {number[]} values
 * @param {number[]} marks that are on the axis in any case
 * @returns {[number, number]}
 */
export function axisOf(values, marks) {
  const few = [[...values].sort((a, b) => a - b)[(values.length - 1) >> 1]];
  const middle = values.length < FEW ? few : [quantile(values, 0.25), quantile(values, 0.75)];
  const [from, to] = [lowest([...middle, ...marks]), highest([...middle, ...marks])];
  const reach = REACH * Math.max(to - from, Math.abs(from) / 2, Math.abs(to) / 2);
  const inside = values.filter((value) => value >= from - reach && value <= to + reach);
  const [low, high] = [lowest([...inside, ...marks]), highest([...inside, ...marks])];
  return low === high ? [low - Math.abs(low || 1) / 2, high + Math.abs(high || 1) / 2] : [low, high];
}

/**
 * Dots in a row for each case, and a mark where the figures stand. What lies far outside is counted in words.
 * @param {{ name: string, values: number[], mark?: number }[]} groups
 * @param {NumberFormat} format
 * @param {string} label
 */
export function strips(groups, format, label) {
  const all = groups.flatMap(({ values }) => values);
  const [low, high] = axisOf(
    all,
    groups.map(({ mark }) => mark).filter((mark) => Number.isFinite(mark)),
  );
  const out = all.filter((value) => value < low || value > high);
  const x = (value) => LEFT + ((value - low) / (high - low)) * (WIDE - LEFT - 60);
  const pieces = [];
  groups.forEach(({ name, values, mark }, row) => {
    const y = row * ROW + 34;
    pieces.push(shape("text", { x: 0, y: y + 8, class: "is-name" }, name));
    pieces.push(shape("line", { x1: LEFT, x2: WIDE - 60, y1: y, y2: y, class: "is-rule" }));
    const stacked = new Map();
    for (const value of values) {
      if (value < low || value > high) continue;
      const place = Math.round(x(value) / 8);
      const below = stacked.get(place) ?? 0;
      stacked.set(place, below + 1);
      pieces.push(shape("circle", { cx: x(value), cy: y - Math.min(below, 4) * 5, r: 7, class: "is-dot" }));
    }
    if (Number.isFinite(mark)) pieces.push(shape("path", { d: `M${x(mark)} ${y - 24}v44`, class: "is-truth" }));
  });
  const foot = groups.length * ROW + 36;
  pieces.push(shape("text", { x: LEFT, y: foot, class: "is-end" }, show(low, format)));
  pieces.push(shape("text", { x: WIDE - 60, y: foot, class: "is-end", "text-anchor": "end" }, show(high, format)));
  if (out.length) {
    const ends = [lowest(out), highest(out)].map((value) => show(value, format));
    const words = `${out.length} further out: ${[...new Set(ends)].join(" to ")}`;
    const place = { x: (LEFT + WIDE - 60) / 2, y: foot, class: "is-end", "text-anchor": "middle" };
    pieces.push(shape("text", place, words));
  }
  return canvas(groups.length, label, pieces);
}
