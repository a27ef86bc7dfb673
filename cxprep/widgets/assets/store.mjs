// What a reader did, kept on this device under one key. Nothing here ever leaves the browser.
// A value that is not ours, or that cannot be read, is never overwritten: the widgets go on in memory and say so.

export const KEY = "moments-of-truth";
const VERSION = 1;
const memory = { version: VERSION };
let problem = null;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isOurs = ({ version, ...sections }) => version === VERSION && Object.values(sections).every(isObject);

function read() {
  if (problem) return memory;
  let text;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    problem = {
      kind: "blocked",
      words:
        "This browser does not let the page keep anything, so your entries last until you close it. " +
        "Nothing else is lost.",
    };
    return memory;
  }
  if (text === null) return { version: VERSION };
  try {
    const value = JSON.parse(text);
    if (isObject(value) && isOurs(value)) return value;
  } catch {
    // told below, in words
  }
  problem = {
    kind: "unreadable",
    text,
    words:
      "What is kept on this device under this book's name could not be read. It was left as it is, " +
      "and your new entries last until you close the page.",
  };
  return memory;
}

/**
 * One section of the store: an object, empty at first.
 * @param {string} section
 * @returns {Record<string, any>}
 */
export function get(section) {
  const value = read()[section];
  return isObject(value) ? value : {};
}

/**
 * Replace a section. Returns false where it could only be kept in memory.
 * @param {string} section
 * @param {object} value
 * @returns {boolean}
 */
export function put(section, value) {
  const all = { ...read(), [section]: value };
  if (problem) {
    Object.assign(memory, all);
    return false;
  }
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
    return true;
  } catch {
    problem = {
      kind: "full",
      words:
        "This device keeps no more, so your latest entries last until you close the page. What was " +
        "kept before is still there.",
    };
    Object.assign(memory, all);
    return false;
  }
}

/**
 * Why nothing can be kept, in a sentence; null where all is well. Ask after get or put.
 * @returns {{ kind: string, words: string, text?: string } | null}
 */
export function trouble() {
  return problem;
}

/** Put what was entered since in the unreadable value's place (after the reader has been offered a copy of it). */
export function startAfresh() {
  try {
    // another tab may have started afresh before: what it keeps since is not the unreadable value
    if (localStorage.getItem(KEY) === problem?.text) localStorage.setItem(KEY, JSON.stringify(memory));
    problem = null;
  } catch {
    // storage is blocked; there is nothing to remove
  }
}

/**
 * A line that says what is wrong with the store and what can be done; null where all is well.
 * @returns {HTMLElement | null}
 */
export function notice() {
  if (!problem) return null;
  const line = document.createElement("p");
  line.className = "mot-notice";
  line.setAttribute("role", "status");
  line.append(problem.words);
  if (problem.kind === "unreadable") {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Save a copy of it and start afresh";
    button.dataset.afresh = "";
    const { text } = problem;
    button.addEventListener("click", () => {
      download(text, "moments-of-truth-unreadable.txt", "text/plain");
      startAfresh();
      for (const offer of document.querySelectorAll("[data-afresh]"))
        offer.parentNode.replaceChildren("A copy is in your downloads. From now on your entries are kept here.");
    });
    line.append(" ", button);
  }
  return line;
}

/**
 * Offer `text` as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type its media type
 */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// --- everything at once: for the page that exports, imports and forgets --------------------------------------------

const EVERYTHING = "moments-of-truth/progress";
const MOST_BYTES = 5_000_000; // what a browser keeps for a site, at most

// Tells the other widgets of the page that what they show is no longer what is kept.
const announce = () => document.dispatchEvent(new CustomEvent("mot:store"));

/**
 * All that is kept, section by section, as one file's text.
 * @returns {string}
 */
export function exportAll() {
  const { version, ...sections } = read();
  return `${JSON.stringify({ kind: EVERYTHING, version, saved: new Date().toISOString(), sections }, null, 2)}\n`;
}

/**
 * Add a file of exportAll to what is kept. Returns {added, newer, kept} or, where nothing was changed, {wrong}.
 * @param {string} text
 * @returns {{ wrong?: string, added?: number, newer?: number, kept?: number }}
 */
export function importAll(text) {
  const wrong = (words) => ({ wrong: `${words} Nothing was changed.` });
  if (text.length > MOST_BYTES) return wrong("The file is larger than a browser could keep.");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return wrong(
      text.trim() ? "The file is not one that this page has saved: it cannot be read as JSON." : "The file is empty.",
    );
  }
  if (!isObject(file) || file.kind !== EVERYTHING) return wrong("The file is not one that this page has saved.");
  if (file.version !== VERSION) return wrong("The file is from another version of this book than this one can read.");
  if (!isObject(file.sections) || !isOurs({ ...file.sections, version: VERSION }))
    return wrong("The file's entries are not in the form that this book writes.");
  const { version, ...sections } = read();
  const count = { added: 0, newer: 0, kept: 0 };
  // Object.fromEntries, as a name such as __proto__ is only a name there
  const merged = new Map(Object.entries(sections));
  for (const [name, theirs] of Object.entries(file.sections)) {
    const entries = new Map(Object.entries(merged.get(name) ?? {}));
    for (const [id, entry] of Object.entries(theirs))
      if (entries.has(id)) entries.set(id, newer(entries.get(id), entry, count));
      else {
        entries.set(id, entry);
        count.added += 1;
      }
    merged.set(name, Object.fromEntries(entries));
  }
  const all = { version, ...Object.fromEntries(merged) };
  if (problem) Object.assign(memory, all);
  else
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      return wrong("This device keeps no more than it does now.");
    }
  announce();
  return count;
}

// Two entries of one name: lists are put together, each part once and in time's order; of two with a time the newer
// stays; else what is on this device.
function newer(ours, theirs, count) {
  const time = (entry) => (isObject(entry) && [entry.changed, entry.at].find((at) => typeof at === "string")) || "";
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const known = new Set(ours.map((entry) => JSON.stringify(entry)));
    const more = theirs.filter((entry) => !known.has(JSON.stringify(entry)));
    count[more.length ? "added" : "kept"] += 1;
    return [...ours, ...more].sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
  }
  const take = time(theirs) > time(ours);
  count[take ? "newer" : "kept"] += 1;
  return take ? theirs : ours;
}

/**
 * Remove everything under the book's one key, also what could not be read. False where the browser refuses.
 * @returns {boolean}
 */
export function forget() {
  for (const section of Object.keys(memory)) if (section !== "version") delete memory[section];
  try {
    localStorage.removeItem(KEY);
    problem = null;
  } catch {
    announce();
    return false; // blocked: nothing was kept but in memory, and that is empty now
  }
  announce();
  return true;
}
