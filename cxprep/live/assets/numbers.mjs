// Numbers as text, the same text that cxprep/numbers/formats.py writes. Shared by all widgets.

/**
 * A number's digits, as Python's formatting rounds them.
 * @param {number} value less than 1e21 in size
 * @param {number} digits after the point
 * @returns {string}
 */
export function fixed(value, digits) {
  // toFixed is exact but lifts an exact tie (0.25 -> 0.3); Python goes to the even digit (0.2)
  const text = value.toFixed(digits);
  const rest = value.toFixed(60).slice(-60 + digits);
  if (!/^50*$/.test(rest) || /[02468]$/.test(text)) return text;
  return text.slice(0, -1) + (Number(text.at(-1)) - 1); // an odd last digit: there is nothing to borrow
}

/** Digits in threes. Not by Intl: a browser takes milliseconds to make its first formatter while a drill waits. */
const inThrees = (digits) => {
  const point = digits.indexOf(".");
  let at = point < 0 ? digits.length : point;
  while (at > 3) {
    at -= 3;
    digits = `${digits.slice(0, at)},${digits.slice(at)}`;
  }
  return digits;
};

/**
 * A number as text, as cxprep.numbers.formats.show writes it.
 * @param {number} value
 * @param {NumberFormat} format
 * @returns {string}
 */
export function show(value, [plus, currency, comma, places, percent, scale, suffix]) {
  const scaled = percent ? value * 100 : value / scale;
  const size = Math.abs(scaled);
  const plain = size < 1e21 ? fixed(size, places) : BigInt(size) + (places ? `.${"0".repeat(places)}` : "");
  const digits = comma ? inThrees(plain) : plain;
  const zero = !/[1-9]/.test(digits);
  return (zero ? "" : scaled < 0 ? "\u2212" : plus ? "+" : "") + currency + digits + suffix;
}

/**
 * A number as people type it, with a decimal point or a comma; NaN where it is none. "1,000" is a thousand.
 * @param {string} text
 * @returns {number}
 */
export function parse(text) {
  let digits = text.replace(/[\s$€£\u00a0]/g, "").replace(/\u2212/g, "-");
  const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits);
  digits = grouped ? digits.replaceAll(",", "") : digits.replace(/^([-+]?\d*),(\d+)$/, "$1.$2");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(digits) ? Number(digits) : NaN;
}
