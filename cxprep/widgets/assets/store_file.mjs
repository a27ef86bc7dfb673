// All that is kept as one file, and a file of that kind taken in: what is there already is never broken by it.

import { get, replace, sections, trouble, VERSION } from "./store.mjs";
import { inTime, isRecord, isShallow } from "./store_merge.mjs";

const EVERYTHING = "moments-of-truth/progress"; // what kind of file it is
const MOST_BYTES = 5_000_000; // what a browser keeps for a site, at most
const MOST_SECTIONS = 60; // this book writes a dozen
const NAME = /^[a-z][a-z_-]{0,39}$/; // of a section
const NO_SECTION = new Set(["version", "device", "constructor"]);
const DAY = 86_400_000;

/**
 * All that is kept, section by section, as one file's text.
 * @returns {string}
 */
export function exportAll() {
  const file = { kind: EVERYTHING, version: VERSION, saved: new Date().toISOString(), sections: sections() };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * What a file of exportAll holds, or what is wrong with it: what follows "The file". Nothing is changed by it.
 * @param {string} text
 * @returns {{ wrong?: string, ours?: boolean, saved?: string, sections?: Record<string, any> }} `ours`: whether it says
 *   that this book wrote it
 */
export function readExport(text) {
  if (text.length > MOST_BYTES) return { wrong: "is larger than a browser could keep" };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { wrong: text.trim() ? "is not one that this page has saved: it cannot be read as JSON" : "is empty" };
  }
  if (!isRecord(file) || file.kind !== EVERYTHING) return { wrong: "is not one that this page has saved" };
  const ours = true;
  if (file.version !== VERSION) return { ours, wrong: "is from another version of this book than this one can read" };
  if (!areSections(file.sections)) return { ours, wrong: "has entries that are not in the form that this book writes" };
  return { saved: typeof file.saved === "string" ? file.saved : "", sections: file.sections };
}

/**
 * Add a file of exportAll to what is kept. Returns {added, newer, kept} or, where nothing was changed, {wrong}.
 * @param {string} text
 * @param {Record<string, (entry: any, id: string) => boolean>} whole by section, whether an entry is whole: what is
 *   so is never replaced by what is not
 * @returns {{ wrong?: string, added?: number, newer?: number, kept?: number }}
 */
export function importAll(text, whole = {}) {
  const wrong = (words) => ({ wrong: `${words} Nothing was changed.` });
  const read = readExport(text);
  if (read.wrong) return wrong(`The file ${read.wrong}.`);
  const before = sections();
  const count = { added: 0, newer: 0, kept: 0 };
  // Object.fromEntries, as a name such as __proto__ is only a name there
  const all = new Map(Object.entries(before));
  for (const [name, theirs] of Object.entries(read.sections)) {
    const entries = new Map(Object.entries(all.get(name) ?? {}));
    for (const [id, entry] of Object.entries(theirs))
      if (entries.has(id)) {
        const ours = entries.get(id);
        const isWhole = (one) => !Object.hasOwn(whole, name) || whole[name](one, id);
        entries.set(
          id,
          newer(ours, entry, count, (next) => isWhole(next) || !isWhole(ours)),
        );
      } else {
        entries.set(id, entry);
        count.added += 1;
      }
    all.set(name, Object.fromEntries(entries));
  }
  const device = get("device");
  const kept = Object.keys(device).length ? { device } : {};
  const full = !replace({ version: VERSION, ...kept, ...Object.fromEntries(all) }) && trouble()?.kind === "full";
  if (full) replace({ version: VERSION, ...kept, ...before }); // all or nothing
  document.dispatchEvent(new CustomEvent("mot:store"));
  return full ? wrong("This device keeps no more than it does now.") : count;
}

function areSections(value) {
  if (!isRecord(value) || !isShallow(value)) return false;
  const all = Object.entries(value);
  const isSection = ([name, section]) => NAME.test(name) && !NO_SECTION.has(name) && isRecord(section);
  return all.length <= MOST_SECTIONS && all.every(isSection);
}

// When an entry was changed; "" where it does not say, or says a time that is still to come.
function time(entry) {
  const at = isRecord(entry) && [entry.changed, entry.at].find((one) => typeof one === "string");
  return at && Date.parse(at) < Date.now() + DAY ? at : "";
}

const kindOf = (value) => (Array.isArray(value) ? "list" : value === null ? "nothing" : typeof value);

// Two entries of one name: lists are put together, each part once and in time's order; of two with a time the newer
// stays, but for fields that it has not or has in another kind; else what is on this device.
function newer(ours, theirs, count, isSound) {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const known = new Set(ours.map((entry) => JSON.stringify(entry)));
    const more = theirs.filter((entry) => !known.has(JSON.stringify(entry)));
    count[more.length ? "added" : "kept"] += 1;
    return inTime([...ours, ...more]);
  }
  let next = ours;
  if (isRecord(ours) && isRecord(theirs) && time(theirs) > time(ours)) {
    const fits = ([name, value]) => !Object.hasOwn(ours, name) || kindOf(value) === kindOf(ours[name]);
    next = Object.fromEntries([...Object.entries(ours), ...Object.entries(theirs).filter(fits)]);
    if (!isSound(next)) next = ours;
  }
  count[next === ours ? "kept" : "newer"] += 1;
  return next;
}
