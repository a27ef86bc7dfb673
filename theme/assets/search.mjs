// The search: fetched when somebody asks for it, and then run on this device. Sections are found, not pages; each tells
// its page and its seat, and the chosen seat's come first. The ranking is MiniSearch's, with the weights below.

import { OPTIONS, term, wordsOf } from "./search_terms.mjs";

const WEIGHTS = { heading: 6, called: 5, set: 2.5, title: 2, text: 1 };
const OWN_SEAT = 3; // so many times better stands what is for the reader's own seat
const OTHER_SEAT = 1 / 3;
const WHOLE = 2; // what is called by all the words that were asked for, side by side
const ENOUGH = 5; // results that have every word; with fewer, those that have some follow
const SHOWN = 10;
const MOST_OF_A_PAGE = 3;
const EXCERPT = 170; // characters
const PAUSE = 120; // milliseconds after a key before it is looked for

let opened = null; // the promise of all that the search needs

/** The reader's own seat: the one that was chosen, or else the one whose page is open. */
function chosenSeat() {
  const here = document.querySelector("[data-seat-pages]")?.dataset.seatPages ?? "";
  try {
    return JSON.parse(localStorage.getItem("moments-of-truth") ?? "{}")?.reader?.seat?.id || here;
  } catch {
    return here; // storage is switched off
  }
}

async function open(root) {
  const [answer, { default: MiniSearch }] = await Promise.all([
    fetch(new URL("../search/index.json", import.meta.url)),
    // @ts-expect-error: theme/search.py puts MiniSearch's own module there
    import("../search/minisearch.mjs"),
  ]);
  if (!answer.ok) throw new Error(`index.json: ${answer.status}`);
  const { index, ...rest } = await answer.json();
  return { ...rest, index: MiniSearch.loadJS(index, OPTIONS), texts: new Map(), root };
}

/** What every found section is worth to this reader: {id, score, terms}, best first. */
function ranked(held, words) {
  const mine = chosenSeat();
  const plain = (text) => ` ${wordsOf(text).map(term).filter(Boolean).join(" ")} `;
  const asked = plain(words);
  const seatOf = (id) => held.pages[held.sections[id][0]][2];
  const how = {
    boost: WEIGHTS,
    prefix: (_, place, all) => place === all.length - 1 && all[place].length > 2,
    fuzzy: (one) => (one.length > 4 ? 0.2 : false),
    weights: { fuzzy: 0.25, prefix: 0.4 },
    boostDocument: (id) => {
      const own = seatOf(id) === mine ? OWN_SEAT : OTHER_SEAT;
      const [, , heading, called] = held.sections[id];
      const whole = plain(heading).includes(asked) || plain(called).includes(asked) ? WHOLE : 1;
      return (mine && seatOf(id) ? own : 1) * whole;
    },
  };
  const all = held.index.search(words, { ...how, combineWith: "AND" });
  if (all.length >= ENOUGH) return all;
  const known = new Set(all.map(({ id }) => id));
  return [...all, ...held.index.search(words, { ...how, combineWith: "OR" }).filter(({ id }) => !known.has(id))];
}

/** At most so many sections of one page, so that a long page does not fill the list. */
function spread(results, held) {
  const count = new Map();
  return results.filter(({ id }) => {
    const page = held.sections[id][0];
    count.set(page, (count.get(page) ?? 0) + 1);
    return count.get(page) <= MOST_OF_A_PAGE;
  });
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The part of a text in which most of the found words stand, with each of them marked. */
function excerpt(text, terms) {
  const found = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const plain = wordsOf(word).map(term)[0];
    if (plain && terms.has(plain)) found.push([index, word, plain]);
  }
  const within = ([start]) => new Set(found.filter(([at]) => at >= start && at < start + EXCERPT).map((one) => one[2]));
  const best = found.reduce((a, b) => (within(b).size > within(a).size ? b : a), found[0] ?? [0]);
  let start = Math.max(0, best[0] - 40);
  if (start) start = text.indexOf(" ", start) + 1;
  const end = start + EXCERPT < text.length ? text.lastIndexOf(" ", start + EXCERPT) : text.length;
  const pieces = [start ? "… " : ""];
  let done = start;
  for (const [at, word] of found) {
    if (at < done || at + word.length > end) continue;
    pieces.push(text.slice(done, at), element("mark", {}, word));
    done = at + word.length;
  }
  return [...pieces, text.slice(done, end), end < text.length ? " …" : ""];
}

async function textOf(held, id) {
  const [page] = held.sections[id];
  if (!held.texts.has(page)) {
    const file = fetch(new URL(`../search/text/${page}.json`, import.meta.url));
    held.texts.set(
      page,
      file.then((answer) => (answer.ok ? answer.json() : [])).catch(() => []),
    );
  }
  const first = held.sections.findIndex((one) => one[0] === page);
  return (await held.texts.get(page))[id - first] ?? "";
}

function row(held, { id, terms }) {
  const [page, anchor, heading] = held.sections[id];
  const [address, title, seat] = held.pages[page];
  const link = element("a", { href: new URL(address + (anchor && `#${anchor}`), held.root).href }, heading);
  const where = [seat ? held.seats[seat] : "For every seat", ...(title === heading ? [] : [title])].join(" · ");
  const words = element("p", { class: "mot-excerpt" });
  textOf(held, id).then((text) => words.replaceChildren(...excerpt(text, new Set(terms))));
  const said = element("p", { class: "mot-where" }, where);
  return element("li", { "data-result": seat }, element("p", { class: "mot-found" }, link), said, words);
}

/** What to do where nothing was found. */
function nothing(held, words) {
  const mine = chosenSeat();
  const first = held.pages.find(([address, , seat]) => seat === mine && address.endsWith("/index.html"));
  const ways = [first, held.pages.find(([address]) => address === "index.html")].filter(Boolean);
  const links = ways.map(([address, title]) =>
    element("li", {}, element("a", { href: new URL(address, held.root).href }, title)),
  );
  return [
    element(
      "p",
      {},
      `Nothing in the book says “${words}”. Try fewer words, or a plainer one: complaint, returns, survey.`,
    ),
    element("p", {}, "Or begin from a page that leads to all the others:"),
    element("ul", {}, ...links),
  ];
}

/**
 * Put the search into `place`; gives its field.
 * @param {HTMLElement} place
 * @param {URL} root where the book stands
 * @param {(words: string) => void} asked told of what is looked for
 * @returns {HTMLInputElement}
 */
export function mount(place, root, asked = () => {}) {
  const field = element("input", { type: "search", "aria-label": "Words to look for", enterkeyhint: "search" });
  for (const [name, value] of [
    ["autocomplete", "off"],
    ["spellcheck", "false"],
    ["placeholder", "Search the book"],
  ])
    field.setAttribute(name, value);
  const form = element("form", { class: "mot-search", role: "search" }, field);
  const status = element("p", { class: "mot-count", role: "status" });
  const found = element("ol", { class: "mot-results" });
  const more = element("div");
  place.replaceChildren(form, status, found, more);
  let timer = 0;
  let turn = 0;

  async function look() {
    const words = field.value.trim();
    const mine = ++turn;
    if (words) asked(words);
    if (!wordsOf(words).length)
      return show([], words && "There is no word in that. Write a word of the book or a question.");
    let held;
    try {
      opened ??= open(root);
      held = await opened;
    } catch (error) {
      opened = null;
      if (mine !== turn) return;
      // a fetch that nobody answers is a TypeError; what the site itself lacks is not
      const why = error instanceof TypeError ? ", as no network answers now" : "";
      show([], `The search could not be fetched${why}. The menu lists every page; nothing of yours is lost.`);
      return;
    }
    if (mine !== turn) return; // another key came meanwhile
    const all = spread(ranked(held, words), held);
    const seat = held.seats[chosenSeat()];
    const order = seat ? ` Your seat’s come first: ${seat}.` : "";
    show(
      all.slice(0, SHOWN).map((one) => row(held, one)),
      all.length ? `${all.length} ${all.length === 1 ? "place" : "places"} in the book.${order}` : "",
    );
    if (!all.length) {
      more.replaceChildren(...nothing(held, words));
      status.textContent = "Nothing found.";
    } else if (all.length > SHOWN) {
      const button = element("button", { type: "button", class: "mot-chip" }, `Show ${all.length - SHOWN} more`);
      button.addEventListener("click", () => {
        const rows = all.slice(SHOWN).map((one) => row(held, one));
        found.append(...rows);
        more.replaceChildren();
        rows[0].querySelector("a").focus();
      });
      more.replaceChildren(button);
    }
  }

  function show(rows, words) {
    found.replaceChildren(...rows);
    more.replaceChildren();
    status.textContent = words;
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  // Enter opens the first row; the arrows walk through the list
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await look();
    found.querySelector("a")?.click();
  });
  place.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...found.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (!stops.includes(document.activeElement) || !stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  });
  return field;
}

/**
 * Open the search over the page that is being read.
 * @param {string} address that of the page of the search
 */
export function openFinder(address) {
  const root = new URL("./", address);
  const close = element("button", { type: "button", class: "mot-chip" }, "Close");
  const place = element("div");
  const dialog = element("dialog", { class: "mot-finder", "aria-label": "Search this book" }, place, close);
  document.body.append(dialog);
  const field = mount(place, root);
  const leave = () => dialog.close();
  close.addEventListener("click", leave);
  // beside it, or on a row that leads to this very page
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target === dialog || target.closest("a")) leave();
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  field.focus();
}
