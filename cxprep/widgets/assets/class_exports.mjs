// What a class hands in: the files that their progress pages have exported. Who did which drill, what they guessed and
// would do. A file stands under its own name and nothing in it says whose it is; entries of any shape are met here.

import { show } from "./numbers.mjs";
import { counted, make, tableOf } from "./practice.mjs";
import { EVERYTHING } from "./store_file.mjs";
import { isRecord } from "./store_merge.mjs";
import { judged, packOf } from "./variants.mjs";

/**
 * The sections of an exported file, or null where it is none.
 * @param {string} text
 * @returns {Record<string, any> | null}
 */
export function readExport(text) {
  try {
    const file = JSON.parse(text);
    return isRecord(file) && file.kind === EVERYTHING && isRecord(file.sections) ? file.sections : null;
  } catch {
    return null;
  }
}

/** What one file says of a drill, as a cell of the table. */
function told(sections, pack, truth) {
  const entry = isRecord(sections.estimates) ? sections.estimates[pack.drill] : undefined;
  if (entry?.revealed) return "looked without an estimate";
  const side = pack.sides.find((one) => one.name === entry?.choice);
  if (!Number.isFinite(entry?.value) || !side) return "not done";
  const value = entry.value * (pack.ask.format[4] ? 0.01 : pack.ask.format[5]);
  const scores =
    isRecord(sections.scores) && Array.isArray(sections.scores[pack.drill]) ? sections.scores[pack.drill] : [];
  const close = Math.abs(value - truth) <= Math.abs(truth) / 10 ? ", within a tenth" : "";
  const scored = scores.length ? `; scored ${counted(scores.length, "time")}` : "";
  return `${show(value, pack.ask.format)}${close}; would ${side.label}${scored}`;
}

/**
 * A class at one glance: a table with a row a file and a column for each drill that somebody has opened.
 * @param {Map<string, Record<string, any>>} exports sections by the file's name
 * @param {{ id: string, title: string }[]} drills
 * @returns {Promise<HTMLElement>}
 */
export async function classOf(exports, drills) {
  const opened = drills.filter(({ id }) =>
    [...exports.values()].some((one) => isRecord(one.estimates) && one.estimates[id]),
  );
  const packs = (await Promise.all(opened.map(({ id }) => packOf(id)))).filter(Boolean);
  const section = make("section", { "data-class-table": true }, make("h3", {}, "Your class, file by file"));
  if (!packs.length) {
    section.append(make("p", {}, "Nobody has committed to an estimate in any drill yet."));
    return section;
  }
  const truths = packs.map((pack) => judged(pack, {}));
  const rows = [...exports.keys()]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => [
      name.replace(/\.json$/i, ""),
      ...packs.map((pack, place) => told(exports.get(name), pack, truths[place].values[pack.ask.output])),
    ]);
  const foot = packs.map((pack, place) => {
    const done = rows.filter((row) => row[place + 1] !== "not done").length;
    return `${done} of ${rows.length}; the figures say ${show(truths[place].values[pack.ask.output], pack.ask.format)}`;
  });
  section.append(tableOf(["File", ...packs.map((pack) => pack.title)], [...rows, ["Done", ...foot]]));
  return section;
}
