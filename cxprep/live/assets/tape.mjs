// Evaluates a recorded model (cxprep/live/tracer.py): the arithmetic of a drill, and of whatever else plays with one.

import { fixed } from "./numbers.mjs";

// Zeros, ties and NaN as Python takes them: NaN is true, 1 ** NaN is 1, of 0 and -0 the first is the smaller.
/**
 * Whether a number counts as true.
 * @param {number} c
 */
export const yes = (c) => c !== 0;
/** What is left of a / b, with the sign of b, and the whole number of times, as Python has both (its floatobject.c). */
function divmod(a, b) {
  if (b === 0 || Number.isNaN(b) || !Number.isFinite(a)) return [NaN, NaN];
  let rest = a % b;
  let times = (a - rest) / b;
  if (rest === 0) rest = b < 0 ? -0 : 0;
  else if (b < 0 !== rest < 0) {
    rest += b;
    times -= 1;
  }
  if (times === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const whole = Math.floor(times);
  return [times - whole > 0.5 ? whole + 1 : whole, rest];
}

const binary = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => (a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b),
  lt: (a, b) => +(a < b),
  le: (a, b) => +(a <= b),
  gt: (a, b) => +(a > b),
  ge: (a, b) => +(a >= b),
  eq: (a, b) => +(a === b),
  ne: (a, b) => +(a !== b),
  and: (a, b) => +(yes(a) && yes(b)),
  or: (a, b) => +(yes(a) || yes(b)),
  // biome-ignore lint/complexity/useMathMinMax: of 0 and -0 the first is kept, as Python's min does
  min: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : b < a ? b : a),
  // biome-ignore lint/complexity/useMathMinMax: of 0 and -0 the first is kept, as Python's max does
  max: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : b > a ? b : a),
  where: (c, a, b) => (yes(c) ? a : b),
  divide: (a, b, o) => (b === 0 ? o : a / b),
  neg: (a) => -a,
  abs: Math.abs,
  not: (a) => +!yes(a),
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  atan: Math.atan,
  tanh: Math.tanh,
  floor: Math.floor,
  ceil: Math.ceil,
  mod: (a, b) => divmod(a, b)[1],
  floordiv: (a, b) => divmod(a, b)[0],
  round: (a, digits) => (a !== 0 && Math.abs(a) < 1e21 ? Number(fixed(a, digits)) : a),
};
const total = (values) => values.reduce((sum, value) => sum + value, 0);

/**
 * Every slot of the tape at `inputs`: inputs, then constants, then one value per operation, in order. An operation
 * names the slots it takes by their numbers, or, below zero, by how far back they are.
 * @param {Tape} tape
 * @param {Record<string, number>} inputs
 * @returns {any[]} numbers, or lists of numbers
 */
export function evaluate(tape, inputs) {
  /** @type {any[]} */
  const v = [...tape.inputs.map((name) => inputs[name]), ...tape.constants];
  for (const [op, ...args] of tape.operations) {
    if (op === "at") v.push(v.at(args[0])[args[1]]);
    else if (op === "stack") v.push(args.map((i) => v.at(i)));
    else if (op === "total") v.push(total(v.at(args[0])));
    else {
      const f = binary[op],
        a = args.map((i) => v.at(i)),
        array = a.find(Array.isArray);
      v.push(array ? array.map((_, i) => f(...a.map((x) => (Array.isArray(x) ? x[i] : x)))) : f(...a));
    }
  }
  return v;
}

/**
 * A constant of a tape as a number: JSON has no NaN and no infinity, so null and text stand for them.
 * @param {any} value
 * @returns {any} a number; of a list, a list
 */
export const number = (value) => (Array.isArray(value) ? value.map(number) : value === null ? NaN : Number(value));
