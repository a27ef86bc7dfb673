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
    problem = { kind: "blocked", words: "This browser does not let the page keep anything, so your entries last until you close it. Nothing else is lost." };
    return memory;
  }
  if (text === null) return { version: VERSION };
  try {
    const value = JSON.parse(text);
    if (isObject(value) && isOurs(value)) return value;
  } catch {
    // told below, in words
  }
  problem = { kind: "unreadable", text, words: "What is kept on this device under this book's name could not be read. It was left as it is, and your new entries last until you close the page." };
  return memory;
}

/** One section of the store: an object, empty at first. */
export function get(section) {
  const value = read()[section];
  return isObject(value) ? value : {};
}

/** Replace a section. Returns false where it could only be kept in memory. */
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
    problem = { kind: "full", words: "This device keeps no more, so your latest entries last until you close the page. What was kept before is still there." };
    Object.assign(memory, all);
    return false;
  }
}

/** Why nothing can be kept, in a sentence; null where all is well. Ask after get or put. */
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

/** A line that says what is wrong with the store and what can be done; null where all is well. */
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

/** Offer `text` as a file. */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
