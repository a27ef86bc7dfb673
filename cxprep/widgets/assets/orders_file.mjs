// An orders file as people have it, read in the browser: the same reader as cxprep/orders/order_file.py, rule for rule
// and word for word. Whatever changes here changes there; tests/browser/test_own_orders.py holds the two equal.

import { trim } from "./trim.mjs";

const MOST_BYTES = 25_000_000;
const MOST_AMOUNT = 1e9;
const MOST_CELLS = 2000; // in a row
const WHITE =
  " \t\n\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029" +
  "\u202f\u205f\u3000\ufeff";
const strip = (text) => trim(text, WHITE);
const SEPARATORS = "\t;|,";
const NAMES = {
  customer: [
    "customer",
    "customerid",
    "customerno",
    "customernumber",
    "customername",
    "client",
    "clientid",
    "member",
    "memberid",
    "account",
    "accountid",
    "userid",
    "user",
    "buyer",
    "email",
    "kunde",
    "kundennummer",
    "kundennr",
  ],
  date: ["date", "orderdate", "purchasedate", "invoicedate", "transactiondate", "day", "orderday", "datum", "created"],
  amount: [
    "amount",
    "orderamount",
    "netamount",
    "total",
    "ordertotal",
    "totalamount",
    "revenue",
    "sales",
    "value",
    "ordervalue",
    "spend",
    "price",
    "betrag",
    "umsatz",
  ],
};
const PARTS = {
  customer: ["customer", "client", "member", "kunde"],
  date: ["date", "datum"],
  amount: ["amount", "total", "revenue", "betrag", "umsatz"],
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*`;
const TIME = "(?:[T ]+[0-9:.]+ ?(?:[ap]\\.?m\\.?)?(?: ?(?:Z|UTC|GMT|[+-][0-9:]+))?)?";
const whole = (pattern, flags = "") => new RegExp(`^(?:${pattern})$`, flags);
const YEAR_FIRST = whole(`([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})${TIME}`, "i");
const COMPACT = whole("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})");
const DOTS = whole(`([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4}|[0-9]{2})${TIME}`, "i");
const EITHER = whole(`([0-9]{1,2})([-/])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})${TIME}`, "i");
const DAY_NAMED = whole(`([0-9]{1,2})[ -]${MONTH}\\.?,?[ -]([0-9]{4}|[0-9]{2})${TIME}`, "i");
const MONTH_NAMED = whole(`${MONTH}\\.? ([0-9]{1,2}),? ([0-9]{4})${TIME}`, "i");
const SERIAL = whole("[2-6][0-9]{4}(\\.[0-9]+)?");
const CODES = "USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|HUF|SGD|HKD|AED|ZAR|BRL|MXN";
const CURRENCY = `(?:${CODES}|(?:US|A|C)?\\$|[£€¥]|kr\\.?)?`;
const GAP = "[ \\u00a0\\u2009\\u202f'’]";
const AMOUNT = whole(
  `([-+]?)${CURRENCY}[ \\u00a0]*([-+]?)([0-9](?:[0-9.,]|${GAP}(?=[0-9]))*|[.,][0-9]+)[ \\u00a0]*${CURRENCY}(-?)`,
);
const HAS_GAP = new RegExp(GAP);
const GAPS = new RegExp(GAP, "g");
const GROUPED = whole(`[0-9]{1,3}(?:${GAP}[0-9]{3})+(?:[.,][0-9]+)?`);
const BREAK = /\r\n|\r|\n/g;

/** A file that gives no orders at all; its message is a sentence for the reader. */
export class OrdersError extends Error {}

const TOO_LARGE = "The file is larger than 25 MB. Export one year of orders, or fewer columns, and try again.";
const TOO_WIDE = "2,000 columns, which no export of orders has. Choose the right file.";
const EMPTY = "There is nothing in it. Choose a file with one order a line: customer, date, amount.";
const BINARY = "This is no text file. Open it where it came from and save it as CSV; then try that file.";

/**
 * Throws where a file is too large to be read at all: asked before it is.
 * @param {number} size bytes
 */
export function admit(size) {
  if (size > MOST_BYTES) throw new OrdersError(TOO_LARGE);
}

function noNulls(text) {
  if (text.includes("\0")) throw new OrdersError(BINARY);
  return text;
}

/**
 * The text of a file's bytes: UTF-8, UTF-16 (with or without its mark) or, failing these, Windows-1252.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  admit(bytes.length);
  const starts = (...codes) => codes.every((code, place) => bytes[place] === code);
  const as = (name, options) => noNulls(new TextDecoder(name, options).decode(bytes));
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new OrdersError("This is a workbook or an archive. Open it, save the sheet as CSV, and try that file.");
  if (starts(0x25, 0x50, 0x44, 0x46))
    throw new OrdersError("This is a PDF. Export the orders as CSV, and try that file.");
  if (starts(0xff, 0xfe)) return as("utf-16le");
  if (starts(0xfe, 0xff)) return as("utf-16be");
  const head = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  head.forEach((code, place) => {
    if (code === 0 && place % 2) odd += 1;
    else if (code === 0) even += 1;
  });
  if (odd * 4 > head.length && even * 8 < odd) return as("utf-16le", { ignoreBOM: true });
  if (even * 4 > head.length && odd * 8 < even) return as("utf-16be", { ignoreBOM: true });
  try {
    return as("utf-8", { fatal: true });
  } catch (error) {
    if (error instanceof OrdersError) throw error;
    return as("windows-1252");
  }
}

function* records(text, at, line, separator) {
  const mark = separator === "|" ? "\\|" : separator;
  const quoted = new RegExp(`"([^"]*(?:""[^"]*)*)"(?=[${mark}\\r\\n]|$)`, "y");
  const plain = new RegExp(`[^${mark}\\r\\n]*`, "y");
  while (at < text.length) {
    const cells = [];
    const first = line;
    for (;;) {
      let match = null;
      if (text[at] === '"') {
        quoted.lastIndex = at;
        match = quoted.exec(text);
      }
      const breaks = match ? (match[0].match(BREAK) ?? []).length : 0;
      if (match && breaks <= 50) {
        cells.push(strip(match[1].replaceAll('""', '"')));
        line += breaks;
      } else {
        plain.lastIndex = at;
        match = plain.exec(text);
        const cell = strip(match[0]);
        cells.push(/^"[^"]*"$/.test(cell) ? strip(cell.slice(1, -1)) : cell);
      }
      at += match[0].length;
      if (text[at] !== separator) break;
      at += 1;
      if (cells.length >= MOST_CELLS) throw new OrdersError(`Line ${first} has more than ${TOO_WIDE}`);
    }
    yield { first, last: line, cells };
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
  }
}

const filled = ({ cells }) => cells.some(Boolean);

function separatorOf(text, begin, line) {
  let best = "";
  let most = 0;
  for (const candidate of SEPARATORS) {
    let found = 0;
    let seen = 0;
    for (const record of records(text, begin, line, candidate)) {
      if (filled(record)) {
        seen += 1;
        found += Number(record.cells.length >= 3);
      }
      if (seen === 20) break;
    }
    if (found > most) [best, most] = [candidate, found];
  }
  if (!best)
    throw new OrdersError(
      "No three columns were found. Each line needs a customer, a date and an amount, parted by " +
        "commas, semicolons or tabs.",
    );
  return best;
}

function column(names, role) {
  for (const name of NAMES[role]) if (names.includes(name)) return names.indexOf(name);
  return names.findIndex((name) => PARTS[role].some((part) => name.includes(part)));
}

function short(cell) {
  const words = [...cell.replace(/[\r\n\t]+/g, " ")];
  return words.length <= 30 ? words.join("") : `${words.slice(0, 29).join("")}…`;
}

function columnsOf(found) {
  const top = found.slice(0, 10);
  for (const [number, { cells }] of top.entries()) {
    const names = cells.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]/g, ""));
    const places = ["customer", "date", "amount"].map((role) => column(names, role));
    if (Math.min(...places) >= 0 && new Set(places).size === 3) return [places, number + 1];
  }
  for (const { cells } of top)
    if (cells.length >= 3 && dayOf(cells[1], true)[0] && !amountOf(cells[2], false)[1]) return [[0, 1, 2], 0];
  const names = found[0].cells
    .slice(0, 6)
    .map((cell) => `“${short(cell)}”`)
    .join(", ");
  throw new OrdersError(
    `The columns could not be told apart. Name them customer, date and amount in the first line; it has ${names}.`,
  );
}

function calendar(year, month, day) {
  const number = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  const leap = number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (number < 1900 || number > 2100 || month < 1 || month > 12 || day < 1 || day > days[month - 1]) return "";
  return `${number}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** @returns {[boolean | null, notes: string[]]} */
function dayFirst(cells) {
  let [day, month, open] = [0, 0, 0];
  for (const cell of cells) {
    const match = EITHER.exec(cell);
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    day += Number(12 < first && first <= 31 && second <= 12);
    month += Number(12 < second && second <= 31 && first <= 12);
    open += Number(first <= 12 && second <= 12 && first !== second);
  }
  const notes =
    open && !day && !month ? ["Dates such as 03/04/2025 were read day first; nothing in the file says otherwise."] : [];
  return [day && month ? null : !month, notes];
}

const monthOf = (name) => MONTHS.indexOf(name.toLowerCase()) + 1;

// The forms of a date in which day and month cannot be mistaken, each with how it is read.
/** @type {[RegExp, (match: RegExpExecArray) => string][]} */
const DATE_FORMS = [
  [YEAR_FIRST, (match) => calendar(match[1], Number(match[3]), Number(match[4]))],
  [COMPACT, (match) => calendar(match[1], Number(match[2]), Number(match[3]))],
  [DOTS, (match) => calendar(match[3], Number(match[2]), Number(match[1]))],
  [DAY_NAMED, (match) => calendar(match[3], monthOf(match[2]), Number(match[1]))],
  [MONTH_NAMED, (match) => calendar(match[3], monthOf(match[1]), Number(match[2]))],
];

function dayOf(cell, firstIsDay) {
  if (!cell) return ["", "has no date"];
  let found = "";
  const [pattern, read] = DATE_FORMS.find(([form]) => form.test(cell)) ?? [];
  const match = EITHER.exec(cell);
  if (pattern) found = read(pattern.exec(cell));
  else if (match) {
    let [first, second] = [Number(match[1]), Number(match[3])];
    if (firstIsDay === null && first <= 12 && second <= 12 && first !== second)
      return ["", `“${short(cell)}” could be two dates, as other rows put now the day first, now the month`];
    if (second > 12 || (firstIsDay === false && first <= 12)) [first, second] = [second, first];
    found = calendar(match[4], second, first);
  } else if (SERIAL.test(cell))
    return ["", `“${cell}” is a spreadsheet's number for a day; give the column a date format before you save`];
  return [found, found ? "" : `“${short(cell)}” is no date`];
}

/** @returns {[sign: number, figure: string]} */
function figureOf(cell) {
  const inner = /^\((.*)\)$/s.exec(cell);
  const match = AMOUNT.exec((inner ? inner[1] : cell).replaceAll("−", "-"));
  if (!match) return [1, ""];
  const signs = [match[1], match[2], match[4]].filter(Boolean);
  let figure = match[3];
  if (HAS_GAP.test(figure)) {
    if (!GROUPED.test(figure)) return [1, ""];
    figure = figure.replace(GAPS, "");
  }
  if (signs.length + Number(Boolean(inner)) > 1) return [1, ""];
  return [inner || signs.includes("-") ? -1 : 1, figure];
}

/** @type {[form: string, pattern: RegExp][]} */
const FORMS = [
  ["whole", whole("[0-9]+")],
  ["open comma", whole("[1-9][0-9]{0,2},[0-9]{3}")],
  ["open point", whole("[1-9][0-9]{0,2}\\.[0-9]{3}")],
  ["point", whole("[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]*|[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]*\\.[0-9]+|[0-9]+\\.")],
  ["comma", whole("[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]*|[0-9]{1,3}(?:\\.[0-9]{3}){2,}|[0-9]*,[0-9]+|[0-9]+,")],
];
const formOf = (figure) => FORMS.find(([, pattern]) => pattern.test(figure))?.[0] ?? "";

/** @returns {[boolean | null, notes: string[]]} */
function decimalComma(cells) {
  const seen = new Set();
  for (const cell of cells) seen.add(formOf(figureOf(cell)[1]));
  const [point, comma] = [seen.has("point"), seen.has("comma")];
  const open = seen.has("open point") || seen.has("open comma");
  const notes =
    open && !point && !comma
      ? ["Amounts were read with a decimal point: 1,234 is a thousand and more. No amount says otherwise."]
      : [];
  return [point && comma ? null : comma, notes];
}

function amountOf(cell, comma) {
  if (!cell) return [0, "has no amount"];
  let [sign, figure] = figureOf(cell);
  let form = formOf(figure);
  if (!form) return [0, `“${short(cell)}” is no amount`];
  if (form.startsWith("open")) {
    if (comma === null)
      return [0, `“${short(cell)}” could be two amounts, as other rows have now a decimal comma, now a point`];
    form = comma ? "comma" : "point";
  }
  if (form === "comma") figure = figure.replaceAll(".", "").replaceAll(",", ".");
  const value = sign * Number(figure.replaceAll(",", ""));
  if (Math.abs(value) > MOST_AMOUNT) return [0, `“${short(cell)}” is more than any order; is it another column?`];
  return [value, ""];
}

/**
 * Where a row stands in the file, in words.
 * @param {{ line: number, last: number }} row
 * @returns {string}
 */
export const where = ({ line, last }) => (line === last ? `line ${line}` : `lines ${line} to ${last}`);

const REST = 2000; // records between two breaths

/**
 * The orders in a text: a generator that rests now and then so that the page stays quick; returns them at its end.
 * @param {string} text
 * @returns {Generator<void, OrdersRead>}
 */
export function* readText(text) {
  if (!strip(text)) throw new OrdersError(EMPTY);
  const hint = /^sep=.?(\r\n|\r|\n)/i.exec(text);
  const [begin, line] = hint ? [hint[0].length, 2] : [0, 1];
  const separator = separatorOf(text, begin, line);
  const found = [];
  let seen = 0;
  for (const record of records(text, begin, line, separator)) {
    if (filled(record)) found.push(record);
    if (++seen % REST === 0) yield;
  }
  const [columns, start] = columnsOf(found);
  const body = found.slice(start);
  const bad = found
    .slice(0, Math.max(start - 1, 0))
    .map(({ first, last }) => ({ line: first, last, reason: "stands above the names of the columns" }));
  const cellsOf = (place) => body.filter(({ cells }) => cells.length > place).map(({ cells }) => cells[place]);
  const [firstIsDay, dateNotes] = dayFirst(cellsOf(columns[1]));
  yield;
  const [comma, amountNotes] = decimalComma(cellsOf(columns[2]));
  yield;
  const rows = [];
  const known = new Set();
  for (const [number, { first, last, cells }] of body.entries()) {
    if (number % REST === REST - 1) yield;
    if (cells.length <= Math.max(...columns)) {
      bad.push({
        line: first,
        last,
        reason: `ends too early, after ${cells.length} column${cells.length > 1 ? "s" : ""}`,
      });
      continue;
    }
    const customer = cells[columns[0]];
    const [day, noDay] = dayOf(cells[columns[1]], firstIsDay);
    const [amount, noAmount] = amountOf(cells[columns[2]], comma);
    const reasons = [customer ? "" : "names no customer", noDay, noAmount].filter(Boolean);
    if (reasons.length) bad.push({ line: first, last, reason: reasons.join("; ") });
    else {
      rows.push([customer, day, amount]);
      known.add(JSON.stringify([customer, day, amount]));
    }
  }
  if (!rows.length && bad.length)
    throw new OrdersError(`No row could be read. The first: ${where(bad[0])}: ${bad[0].reason}.`);
  if (!rows.length) throw new OrdersError("It has names of columns and no orders under them.");
  const copies = rows.length - known.size;
  const notes = [...dateNotes, ...amountNotes];
  if (copies)
    notes.push(`Rows that are the same as an earlier one: ${copies}. They were counted, as orders can be alike.`);
  return { rows, bad, notes };
}

/**
 * How revenue is spread over customers, as cxprep/orders/concentration.py has it. Throws where there is no share.
 * @param {OrdersRead["rows"]} rows
 */
export function spread(rows) {
  const totals = new Map();
  for (const [customer, , amount] of rows) totals.set(customer, (totals.get(customer) ?? 0) + amount);
  const sorted = Float64Array.from(totals.values()).sort().reverse();
  const running = [0];
  for (const value of sorted) running.push(running.at(-1) + value);
  const revenue = running.at(-1);
  if (!(revenue > 0))
    throw new OrdersError("Refunds are at least as large as sales, so there is no revenue to share out.");
  const share = (top) => {
    const place = top * sorted.length;
    const below = Math.floor(place);
    const next = below < sorted.length ? (place - below) * sorted[below] : 0;
    return (running[below] + next) / revenue;
  };
  return { customers: sorted.length, revenue, negative: sorted.filter((value) => value < 0).length, share };
}
