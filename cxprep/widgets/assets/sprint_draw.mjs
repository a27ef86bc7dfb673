// Draws the tasks of a number sprint: the page's twin of cxprep/practice/sprints.py, which says how. A test holds the
// two equal. Knows no page and no store.

import { generator } from "./draw.mjs";
import { show } from "./numbers.mjs";
import { evaluate, number, yes } from "./tape.mjs";
import { hashed, shuffled } from "./variants.mjs";

const MOST_TRIES = 5000;
const SLACK = 1e-9;

/** Every output of a tape at these inputs. */
function outputs(tape, inputs) {
  const slots = evaluate({ ...tape, constants: tape.constants.map(number) }, inputs);
  return Object.fromEntries(Object.entries(tape.outputs).map(([name, slot]) => [name, slots[slot]]));
}

/**
 * A number as somebody reads it who sees it in this format.
 * @param {number} value
 * @param {any} format
 * @returns {number}
 */
export function asShown(value, format) {
  const digits = Number(
    show(value, format)
      .replace(/[^\d.\u2212]/g, "")
      .replace("\u2212", "-"),
  );
  return inModel(digits, format);
}

/**
 * What somebody typed, in the model's unit: 17 is 0.17 where per cents are asked for.
 * @param {number} typed
 * @param {any} format
 * @returns {number}
 */
export const inModel = (typed, format) => (format[4] ? typed / 100 : typed * format[5]);

/**
 * A text with its numbers.
 * @param {any[]} parts
 * @param {Record<string, number>} values
 * @returns {string}
 */
export const said = (parts, values) =>
  parts.map((part) => (typeof part === "string" ? part : show(values[part[0]], part[1]))).join("");

function drawTask(kind, key, before) {
  const following = generator(hashed(key));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const drawn = Object.fromEntries(kind.draws.map(({ name, values }) => [name, values[following() % values.length]]));
    const same = (one) => one.kind === kind && kind.draws.every(({ name }) => one.drawn[name] === drawn[name]);
    if (before.some(same)) continue;
    const values = { ...outputs(kind.tape, drawn), ...drawn };
    if (kind.keep.every((name) => yes(values[name]))) return { kind, drawn, values, answer: values["answer?"] };
  }
  throw new Error(`${kind.id}: none of ${MOST_TRIES} draws was fit to ask.`);
}

/**
 * The tasks of the sprint with this number: {kind, drawn, values, answer} each.
 * @param {any} spec
 * @param {string} set
 * @param {number} seed 0 to 2**32 - 1
 * @returns {any[]}
 */
export function drawSprint(spec, set, seed) {
  const { kinds: ids } = spec.sets.find(({ id }) => id === set);
  const kinds = spec.kinds.filter(({ id }) => ids.includes(id));
  const key = `sprint/${set}/${seed}`;
  const order = shuffled(kinds.length, key);
  const found = [];
  for (let place = 0; place < spec.tasks; place += 1)
    found.push(drawTask(kinds[order[place % kinds.length]], `${key}/${place}`, found));
  return found;
}

/**
 * The way in the head: its steps in words, and the number they come to.
 * @param {any} task
 * @returns {{ words: string[], value: number }}
 */
export function wayOf({ kind, values }) {
  const known = { ...values };
  const words = [];
  for (const step of kind.way) {
    known[step.name] = asShown(outputs(step.tape, known).is, step.format);
    if (step.words.length) words.push(said(step.words, known));
  }
  return { words, value: known[kind.way.at(-1).name] };
}

/**
 * Whether a number, in the model's unit, is near enough.
 * @param {any} task
 * @param {number} value
 * @returns {boolean}
 */
export function counts({ kind, answer }, value) {
  const room = kind.within || kind.within_part * Math.abs(answer);
  return Math.abs(value - answer) <= room + SLACK;
}

/**
 * A number of a task with its unit, as the model's is told.
 * @param {any} kind
 * @param {number} value in the model's unit
 * @returns {string}
 */
export function withUnit(kind, value) {
  const text = show(value, kind.format);
  return text.includes("$") || text.endsWith("%") ? text : `${text} ${kind.unit}`;
}
