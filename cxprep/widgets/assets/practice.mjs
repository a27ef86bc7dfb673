// What the practice widgets share: making elements, files in and out, days and counts in words. Text goes to the page
// as text only; nothing here reads markup.

/**
 * An element: attributes, `on...` listeners, and children (nodes or texts; null and false are left out).
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  return fill(element, ...children);
}

/**
 * A table whose rows each begin with their name.
 * @param {string[]} heads
 * @param {(string | Node)[][]} rows
 */
export const tableOf = (heads, rows) =>
  make(
    "table",
    {},
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        heads.map((words) => make("th", { scope: "col" }, words)),
      ),
    ),
    make(
      "tbody",
      {},
      rows.map(([first, ...rest]) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, first),
          rest.map((cell) => make("td", {}, cell)),
        ),
      ),
    ),
  );

/**
 * Put children (nodes or texts; null and false are left out) in place of what an element holds.
 * @template {Element} Holder
 * @param {Holder} element
 * @param {...Child} children
 * @returns {Holder}
 */
export function fill(element, ...children) {
  element.replaceChildren(
    .../** @type {(Node | string)[]} */ (
      children.flat(2).filter((child) => child !== null && child !== undefined && child !== false)
    ),
  );
  return element;
}

/**
 * A button that does `onclick`.
 * @param {string} text
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} attributes
 */
export const button = (text, onclick, attributes = {}) =>
  make("button", { type: "button", onclick, ...attributes }, text);

/**
 * "1 story", "3 stories", "no stories".
 * @param {number} number
 * @param {string} one
 * @param {string} many
 * @returns {string}
 */
export const counted = (number, one, many = `${one}s`) =>
  `${number === 0 ? "no" : number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/**
 * A title within a sentence: its first letter small, unless it starts with an abbreviation.
 * @param {string} title
 * @returns {string}
 */
export const within = (title) => (/^[A-Z](?![A-Z])/.test(title) ? title[0].toLowerCase() + title.slice(1) : title);

/**
 * "a, b and c"
 * @param {string[]} words
 * @returns {string}
 */
export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/**
 * Let the reader choose a file; `then` gets its text, or null and a sentence where it is none.
 * @param {string} accept
 * @param {number} most bytes
 * @param {(text: string | null, refused: string) => void} then
 */
export function chooseFile(accept, most, then) {
  const input = make("input", { type: "file", accept });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    if (file.size > most)
      return then(null, `${file.name} is larger than ${most / 1e6} MB, so it was not opened. Nothing was changed.`);
    try {
      then(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()), "");
    } catch {
      then(null, `${file.name} is not text, so it was not read. Nothing was changed.`);
    }
  });
  input.click();
}

/**
 * A panel's keys stay its own: JupyterLab would take arrows, Enter and letters for itself.
 * @param {HTMLElement} panel
 */
export function keepKeys(panel) {
  panel.addEventListener(
    "keydown",
    (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation(),
  );
}

/**
 * A day as the reader's calendar has it: 2026-03-01. `ahead` counts days from it.
 * @param {Date} date
 * @param {number} ahead
 * @returns {string}
 */
export function dayOf(date, ahead = 0) {
  const day = new Date(date.getFullYear(), date.getMonth(), date.getDate() + ahead); // noon or not: days, not hours
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * "1 March 2026" for a time or a day as text.
 * @param {string} text
 * @returns {string}
 */
export function dayInWords(text) {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T12:00:00` : text);
  return Number.isNaN(date.getTime())
    ? "an unknown day"
    : date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
