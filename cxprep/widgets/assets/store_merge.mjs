// What two tabs have entered, put together: pure functions over what the store keeps. Knows no page and no storage.

const MOST_DEEP = 20; // an entry of this book has five levels; what is deeper was made to do harm

/**
 * Whether a value is an object with names, as sections and entries are.
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What is kept at a place, an object in any case.
 * @param {any} value
 * @returns {Record<string, any>}
 */
export const record = (value) => (isRecord(value) ? value : {});

const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);
const own = (record, name) => (isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined);
const isDated = (list) => list.every((entry) => isRecord(entry) && typeof entry.at === "string");

/**
 * Whether a value of JSON is at most so deep that everything here can walk it.
 * @param {unknown} value
 * @returns {boolean}
 */
export function isShallow(value) {
  let level = [value];
  for (let deep = 0; level.length; deep += 1) {
    if (deep > MOST_DEEP) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

/**
 * Three-way merge: `mine` as it differs from `base`, which it was made from, onto `theirs`, which stands there now.
 * Field by field; what only one side has changed is that side's; what both have is mine; what either took away is gone,
 * but for fields that the other has changed. Undefined is "not there".
 * @param {any} base
 * @param {any} theirs
 * @param {any} mine
 * @returns {any}
 */
export function merged(base, theirs, mine) {
  if (same(mine, base)) return theirs;
  if (mine === undefined || same(theirs, base) || same(theirs, mine)) return mine;
  if (isRecord(mine) && (isRecord(theirs) || theirs === undefined)) return fields(base, theirs, mine);
  if (Array.isArray(mine) && Array.isArray(theirs)) return list(Array.isArray(base) ? base : [], theirs, mine);
  return mine;
}

function fields(base, theirs, mine) {
  const names = new Set([...Object.keys(theirs ?? {}), ...Object.keys(mine)]);
  const found = [...names].map((name) => [name, merged(own(base, name), own(theirs, name), own(mine, name))]);
  // by entries, as a name such as __proto__ is only a name there
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

// Dated entries by their time, texts by themselves: each side's additions and removals count. Of any other list that
// both have changed, mine stays.
function list(base, theirs, mine) {
  const all = [base, theirs, mine];
  const texts = all.flat().every((entry) => typeof entry === "string");
  if (!texts && !all.every(isDated)) return mine;
  const once = all.every((one) => new Set(one.map((entry) => entry.at)).size === one.length);
  const name = (entry) => (texts ? entry : once ? entry.at : JSON.stringify(entry));
  const named = (one) => Object.fromEntries(one.map((entry) => [`:${name(entry)}`, entry]));
  const found = Object.values(fields(named(base), named(theirs), named(mine)));
  return texts ? found : inTime(found);
}

/**
 * Dated entries, oldest first; those without a time before them.
 * @param {any[]} entries
 * @returns {any[]}
 */
export function inTime(entries) {
  const time = (entry) => [entry?.changed, entry?.at].find((at) => typeof at === "string") ?? "";
  const first = (entry) => (typeof entry?.at === "string" ? entry.at : time(entry));
  return [...entries].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
}
