// What a class hands in: the files that their progress pages have exported. Who did which drill, what they guessed and
// would do. A file stands under its own name and nothing in it says whose it is; entries of any shape are met here.

import { show } from "./numbers.mjs";
import { counted, make, tableOf } from "./practice.mjs";
import { record } from "./store_merge.mjs";
import { judged, packOf } from "./variants.mjs";

const DEVICE = "#device"; // of a drill's entry that says which device's it is

/** @typedef {{ name: string, text: string, saved: string, sections: Record<string, any> }} Handed a file as it came */

/** The devices' numbers in a file, each with its drill: what no two people's files share. */
const devicesOf = ({ sections }) =>
  Object.entries(record(sections.cases))
    .filter(([name, entry]) => name.endsWith(DEVICE) && Number.isInteger(entry?.device))
    .map(([name, entry]) => `${name}=${entry.device}`);

/**
 * The files that count, each under a name of its own, and what is to be said of the others: a file that was handed in
 * twice counts once, and of two from one device the one that was saved later.
 * @param {Handed[]} files in the order in which they came
 * @returns {{ rows: Map<string, Record<string, any>>, told: string[] }} sections by name, in the order of the names
 */
export function gathered(files) {
  const told = [];
  /** @type {Set<Handed & { label: string }>} */
  const counting = new Set();
  const texts = new Map(); // what a file holds -> its label
  /** @type {Map<string, Handed & { label: string }>} */
  const owners = new Map(); // a device's number -> the file that counts
  const labels = new Map();
  for (const file of files) {
    const plain = file.name.replace(/\.json$/i, "");
    if (texts.has(file.text)) {
      told.push(`“${plain}” is the same file as “${texts.get(file.text)}”, byte for byte. It counts once.`);
      continue;
    }
    const turn = (labels.get(plain) ?? 0) + 1;
    labels.set(plain, turn);
    const one = { ...file, label: turn > 1 ? `${plain}, file ${turn} of this name` : plain };
    texts.set(file.text, one.label);
    const devices = devicesOf(file);
    const before = [...new Set(devices.map((device) => owners.get(device)).filter(Boolean))];
    const later = before.find((other) => other.saved > one.saved);
    for (const [stays, goes] of later ? [[later, one]] : before.map((other) => [one, other])) {
      told.push(`“${goes.label}” comes from the same device as “${stays.label}”. The one saved later counts.`);
      counting.delete(goes);
    }
    if (!later) counting.add(one);
    for (const device of [...devices, ...before.flatMap(devicesOf)]) owners.set(device, later ?? one);
  }
  const ordered = [...counting].sort((a, b) => a.label.localeCompare(b.label));
  return { rows: new Map(ordered.map(({ label, sections }) => [label, sections])), told };
}

/** What somebody said of a case, beside what its figures say; "" where they have said nothing of it. */
function said(entry, pack, truth) {
  const side = pack.sides.find((one) => one.name === entry?.choice);
  if (Number.isFinite(entry?.value) && side) {
    const value = entry.value * (pack.ask.format[4] ? 0.01 : pack.ask.format[5]);
    const close = Math.abs(value - truth) <= Math.abs(truth) / 10 ? ", within a tenth" : "";
    return `${show(value, pack.ask.format)}${close}; would ${side.label}`;
  }
  return entry?.revealed ? "looked without an estimate" : "";
}

/** What the figures of a case of one's own say, from the key under which it is kept; NaN where they cannot be had. */
function truthOf(key, pack) {
  const given = new Map(
    String(key)
      .split("&")
      .map((part) => /** @type {[string, string]} */ (part.split("="))),
  );
  const figures = pack.tape.inputs.filter((name) => given.has(name)).map((name) => [name, Number(given.get(name))]);
  const sound = figures.length && figures.every(([, value]) => Number.isFinite(value));
  return sound ? judged(pack, Object.fromEntries(figures)).values[pack.ask.output] : Number.NaN;
}

/** What one file says of a drill, as a cell of the table: of the book's case, and of the last other one. */
function cellOf(sections, pack, truth) {
  const other = record(sections.cases)[pack.drill];
  const own = truthOf(other?.key, pack);
  const ofOther = said(other, pack, own);
  const figures = Number.isFinite(own) ? ` (the figures say ${show(own, pack.ask.format)})` : "";
  const parts = [
    said(record(sections.estimates)[pack.drill], pack, truth),
    ofOther && `another case: ${ofOther}${figures}`,
  ].filter(Boolean);
  if (!parts.length) return "not done";
  const scores = record(sections.scores)[pack.drill];
  if (Array.isArray(scores) && scores.length) parts.push(`scored ${counted(scores.length, "time")}`);
  return parts.join("; ");
}

/**
 * The rows of a class's table, and its foot.
 * @param {Map<string, Record<string, any>>} rows sections by the file's name
 * @param {any[]} packs of the drills that somebody has opened
 * @returns {string[][]}
 */
export function classRows(rows, packs) {
  const truths = packs.map((pack) => judged(pack, {}).values[pack.ask.output]);
  const cells = [...rows].map(([name, sections]) => [
    name,
    ...packs.map((pack, place) => cellOf(sections, pack, truths[place])),
  ]);
  const foot = packs.map((pack, place) => {
    const done = cells.filter((row) => row[place + 1] !== "not done").length;
    return `${done} of ${cells.length}; the figures say ${show(truths[place], pack.ask.format)}`;
  });
  return [...cells, ["Done", ...foot]];
}

/**
 * Whether a file says anything of a drill.
 * @param {Record<string, any>} sections
 * @param {string} drill
 */
export const opens = (sections, drill) =>
  ["estimates", "cases"].some((name) => Object.hasOwn(record(sections[name]), drill));

/**
 * A class at one glance: a table with a row a file and a column for each drill that somebody has opened.
 * @param {ReturnType<typeof gathered>} files those that count, and what is to be said of the others
 * @param {{ id: string, title: string }[]} drills
 * @returns {Promise<HTMLElement>}
 */
export async function classOf({ rows, told }, drills) {
  const opened = drills.filter(({ id }) => [...rows.values()].some((one) => opens(one, id)));
  const packs = (await Promise.all(opened.map(({ id }) => packOf(id)))).filter(Boolean);
  return make(
    "section",
    { "data-class-table": true },
    make("h3", {}, "Your class, file by file"),
    packs.length
      ? tableOf(["File", ...packs.map((pack) => pack.title)], classRows(rows, packs))
      : make("p", {}, "Nobody has committed to an estimate in any drill yet."),
    told.length
      ? make(
          "ul",
          { "data-told": true },
          told.map((words) => make("li", {}, words)),
        )
      : null,
  );
}
