// The path that the reader is walking: kept on the device, and shown as a bar at the foot of every page of the book
// until the last step is done or the reader leaves. The bar plans nothing and judges nothing: it says where one is.

import { carried, carry, drop } from "./carried.mjs";
import { button, make } from "./practice.mjs";
import { keepSeat } from "./reader.mjs";
import { forgetNote, noteOn, placeOf } from "./step_note.mjs";
import { get, put, trouble } from "./store.mjs";
import { isRecord } from "./store_merge.mjs";

const SECTION = "paths";
const RUNNING = "running";
const MINE = "mine"; // a path that the prep report has written for this reader
const MINUTE = 60_000;
const LONGEST_SIT = 180 * MINUTE; // after so long one has been away, not at it
// The modules stand in _static/live/; in Jupyter, where there is no book around, they come as one blob.
const BOOK = URL.canParse("../../", import.meta.url) ? new URL("../../", import.meta.url) : null;

const LASTS = "Nothing is kept on this device: the path lasts until you close this tab.";

const now = () => new Date().toISOString();

// What is carried stands for the whole section: the store has not let this tab keep it.
const paths = () => carried() ?? get(SECTION);
const keepsNothing = () => carried() !== null || trouble() !== null;

/**
 * The path that runs: {path, key, since, changed}, or null.
 * @returns {{ path: string, key: string, since: string, changed: string } | null}
 */
export function running() {
  const entry = paths()[RUNNING];
  return isRecord(entry) && typeof entry.path === "string" ? /** @type {any} */ (entry) : null;
}

/**
 * The ticks of a path: key of a step -> when it was ticked.
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function ticksOf(path) {
  const entry = paths()[path];
  return isRecord(entry) && isRecord(entry.ticks) ? entry.ticks : {};
}

function keep(name, entry) {
  const section = { ...paths(), [name]: { ...entry, changed: now() } };
  if (put(SECTION, section)) drop();
  else if (BOOK) carry(section); // a notebook's window has a name of its own
}

/**
 * Tick a step, or take its tick away.
 * @param {string} path
 * @param {string} key
 * @param {boolean} done
 */
export function tick(path, key, done) {
  const { [key]: _, ...others } = ticksOf(path);
  const before = paths()[path];
  keep(path, { ...(isRecord(before) ? before : {}), ticks: done ? { ...others, [key]: now() } : others });
}

/**
 * Let a path run from the step `key` on.
 * @param {string} path
 * @param {string} key
 */
export function start(path, key) {
  if (path.includes(".")) keepSeat(path.split(".")[0]); // whoever walks a seat's path has chosen the seat
  keep(RUNNING, { path, key, since: now() });
}

/** Stop walking; the ticks stay. */
export function leave() {
  keep(RUNNING, { path: null });
  forgetNote();
  document.querySelector("[data-path-bar]")?.remove();
  document.documentElement.classList.remove("mot-has-bar");
  document.dispatchEvent(new CustomEvent("mot:path"));
}

/**
 * Keep a plan as the reader's own path: steps are {key, title, what, minutes, href}, href within the book.
 * @param {string} title
 * @param {PathStep[]} steps
 */
export function keepMine(title, steps) {
  keep(MINE, { title, steps, minutes: steps.reduce((sum, step) => sum + step.minutes, 0), ticks: {} });
}

/** Whether there is a book around, through which a path could lead. */
export const isBook = () => BOOK !== null;

let book = null;

/**
 * A path with its steps, from the book or the reader's own; null where there is none of that name.
 * @param {string} id
 * @returns {Promise<Path | null>}
 */
export async function pathOf(id) {
  if (id === MINE) {
    const mine = paths()[MINE];
    return isRecord(mine) && Array.isArray(mine.steps) && mine.steps.every(isStep) ? /** @type {any} */ (mine) : null;
  }
  if (!BOOK) return null;
  book ??= fetchBook().catch(() => {
    book = null; // asked for again as soon as somebody wants it
    return {};
  });
  return (await book)[id] ?? null;
}

async function fetchBook() {
  const answer = await fetch(new URL("paths.json", import.meta.url));
  if (!answer.ok) throw new Error(`the paths were answered with ${answer.status}`);
  return answer.json();
}

const isStep = (step) =>
  isRecord(step) &&
  ["key", "title", "what", "href"].every((name) => typeof step[name] === "string") &&
  Number.isFinite(step.minutes) &&
  addressOf(step) !== null;

/** Where a step is done, as an address of this site; null where it leads elsewhere. */
function addressOf(step) {
  const url = new URL(step.href, BOOK);
  return url.origin === BOOK.origin && url.pathname.startsWith(BOOK.pathname) ? url : null;
}

const isHere = (step) => {
  const plain = (path) => path.replace(/(?:index)?(?:\.html)?$/, "");
  return plain(addressOf(step).pathname) === plain(location.pathname);
};

/**
 * The first step without a tick; the first of all where every step has one.
 * @param {Path} path
 * @param {Record<string, string>} ticks
 * @returns {PathStep}
 */
export const firstOpen = (path, ticks) => path.steps.find((step) => !Object.hasOwn(ticks, step.key)) ?? path.steps[0];

/**
 * Go to where a step is done: open what it is folded in, put it in view and the caret's place there.
 * @param {PathStep} step
 */
export function goTo(step) {
  const url = addressOf(step);
  if (!isHere(step)) location.assign(url);
  else {
    if (url.hash !== location.hash) history.pushState(null, "", url);
    arrive(url.hash);
  }
}

function arrive(hash) {
  const found = placeOf(hash);
  if (!found) return;
  const { place, heading } = found;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

/** Show the bar if a path runs, as the page stands now. */
export async function show() {
  const state = running();
  document.querySelector("[data-path-bar]")?.remove();
  const path = state && (await pathOf(state.path));
  if (!state || !path) return forgetNote();
  const step = path.steps.find(({ key }) => key === state.key) ?? firstOpen(path, ticksOf(state.path));
  if (Date.now() - Date.parse(state.since) > LONGEST_SIT) start(state.path, step.key); // taken up again another day
  document.querySelector("[data-path-bar]")?.remove(); // another call may have been quicker
  const shown = bar(state.path, path, step);
  document.body.append(shown);
  shorten(shown);
  if (isHere(step)) noteOn(step, addressOf(step).hash);
  else forgetNote();
  document.documentElement.classList.add("mot-has-bar");
}

function bar(id, path, step) {
  const same = path.steps.filter(({ day }) => day === step.day);
  const place = `${step.day ? `Day ${step.day}, step` : "Step"} ${same.indexOf(step) + 1} of ${same.length}`;
  const here = isHere(step);
  const clock = make("span", { class: "mot-bar-clock" });
  const tell = () => {
    const spent = Math.max(0, Math.floor((Date.now() - Date.parse(running()?.since ?? now())) / MINUTE));
    clock.textContent = `${spent} of ${step.minutes} min`;
  };
  tell();
  const timer = setInterval(() => (clock.isConnected ? tell() : clearInterval(timer)), 10_000);
  return make(
    "aside",
    { class: "mot-bar", "data-path-bar": id, "data-minutes": step.minutes, "aria-label": `Your path: ${path.title}` },
    make(
      "p",
      { class: "mot-bar-words" },
      make("strong", { "data-bar-step": step.key }, place),
      " ",
      make("span", { class: "mot-bar-title", title: step.title }, step.title),
      keepsNothing() ? make("span", { class: "mot-bar-lasts", "data-bar-lasts": true }, LASTS) : null,
    ),
    make(
      "div",
      { class: "mot-bar-actions" },
      here ? null : button("Go there", () => goTo(step), { "data-bar-go": true, class: "mot-main" }),
      button(isLast(path, step) ? "Done" : "Done, next", () => next(id, path, step), {
        "data-bar-next": true,
        class: here ? "mot-main" : "",
      }),
      button("Leave", () => left(path), {
        "data-bar-leave": true,
        "aria-label": `Leave the path; your ticks ${keepsNothing() ? "last until you close this tab" : "are kept"}`,
      }),
      clock,
    ),
  );
}

// Where a title takes a line more than there is room for, it is cut to one, and shows whole when it is pressed.
function shorten(shown) {
  const words = shown.querySelector("p.mot-bar-words");
  const [place, title] = words.children;
  if (matchMedia("(min-width: 40rem)").matches || title.offsetTop <= place.offsetTop) return;
  words.replaceWith(make("details", { class: "mot-bar-words" }, make("summary", {}, ...words.childNodes)));
}

const afterThat = (path, step) => path.steps[path.steps.indexOf(step) + 1];
const isLast = (path, step) => afterThat(path, step)?.day !== step.day || !afterThat(path, step);

function next(id, path, step) {
  tick(id, step.key, true);
  const after = afterThat(path, step);
  const following = isLast(path, step) ? null : after;
  if (!following) return finished(id, path, step, after);
  start(id, following.key);
  const moved = !isHere(following);
  if (!moved) show();
  document.dispatchEvent(new CustomEvent("mot:path"));
  goTo(following);
}

// The end of the path, or of the day: said once, in the bar's place.
function finished(id, path, step, after) {
  const open = path.steps.filter(
    ({ key }) =>
      !Object.hasOwn(ticksOf(id), key) && (!after || path.steps.find((one) => one.key === key).day === step.day),
  );
  const rest = open.length
    ? ` ${open.length === 1 ? "One step has" : `${open.length} steps have`} no tick yet; the list says which.`
    : "";
  say(
    after
      ? `That was day ${step.day}. Day ${after.day} is for tomorrow: start it from the list.${rest}`
      : `That was the last step.${rest || " You have said it aloud, and that is what counts. Now rest."}`,
  );
  keep(RUNNING, { path: null });
  document.dispatchEvent(new CustomEvent("mot:path"));
}

function left(path) {
  say(
    `You have left “${path.title}”. ` +
      (keepsNothing()
        ? "Your ticks last until you close this tab."
        : "Your ticks are kept; go on whenever you like from its list."),
  );
  keep(RUNNING, { path: null });
  document.dispatchEvent(new CustomEvent("mot:path"));
}

function say(words) {
  const aside = document.querySelector("[data-path-bar]");
  forgetNote();
  const close = button("Close", leave, { "data-bar-close": true });
  aside.replaceChildren(
    make("p", { class: "mot-bar-words", role: "status" }, words),
    make("div", { class: "mot-bar-actions" }, close),
  );
  close.focus();
}

// What another tab does with the path shows here too; and the step is put in view where the bar has led to it.
if (!globalThis.motSession) {
  globalThis.motSession = true;
  document.addEventListener("mot:store", (event) => {
    if (/** @type {CustomEvent} */ (event).detail?.forgotten) drop();
    show();
  });
  addEventListener("online", show); // the steps could not be fetched before
  // A link to a path's list opens the fold that it stands in, whether a path runs or not.
  const isList = () => document.getElementById(location.hash.slice(1))?.matches("[data-path]");
  const here = () => location.hash && (running() || isList()) && arrive(location.hash);
  addEventListener("hashchange", () => isList() && arrive(location.hash));
  show().then(here);
  if (document.readyState !== "complete") addEventListener("load", here, { once: true }); // charts may have moved it
}
