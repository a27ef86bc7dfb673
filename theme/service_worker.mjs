// Keeps the book on the reader's device, so that the seat one has chosen opens without a network. It keeps one edition,
// each file only if its fingerprint is the one that the build wrote down, and another takes its place only when the
// reader says so: until then pages of the old edition get the old edition's files. theme/offline.py fills in EDITION.

const EDITION = {}; // {build, title, style, seats: [id], files: {name: [fingerprint, bytes, group]}}
const ROOT = new URL("./", location.href);
const OURS = `moments-of-truth ${ROOT.pathname} `; // another book on the same host has an address of its own
const CACHE = OURS + EDITION.build;
const NOTES = `${OURS}notes`; // what the reader wants: {seats, pages, report, off, later}
const LASTING = /^_static\/[a-z]+-[0-9a-f]{10}\//;
// On the author's own machine what was built last is shown; elsewhere what is kept comes first, for a weak network.
const IS_OWN_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
const AT_ONCE = 6; // files that are fetched at the same time

const addressOf = (name) => new URL(name, ROOT).href;
const groupOf = (name) => EDITION.files[name]?.[2];

function nameOf(address) {
  const name = decodeURIComponent(address.pathname.slice(ROOT.pathname.length));
  if (name === "" || name.endsWith("/")) return `${name}index.html`;
  return EDITION.files[`${name}.html`] ? `${name}.html` : name; // some hosts leave the ending out
}

// --- what the reader wants -------------------------------------------------------------------------------------------

async function notes() {
  const kept = await (await caches.open(NOTES)).match(addressOf("notes.json"));
  return { seats: [], pages: [], report: false, off: false, later: "", ...(kept ? await kept.json() : {}) };
}

let last = Promise.resolve();
/** One change after the other, so that none undoes another. */
function note(change) {
  last = last.then(async () => {
    const now = { ...(await notes()), ...change(await notes()) };
    await (await caches.open(NOTES)).put(addressOf("notes.json"), Response.json(now));
  });
  return last;
}

/** The names of all that these notes ask for. */
function wanted({ seats, pages, report, off }) {
  if (off) return [];
  const groups = new Set(["core", ...seats, ...(seats.length ? ["common"] : []), ...(report ? ["report"] : [])]);
  const named = new Set(pages);
  return Object.keys(EDITION.files).filter((name) => groups.has(groupOf(name)) || named.has(name));
}

// --- what is kept ----------------------------------------------------------------------------------------------------

async function hashed(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest.slice(0, 5)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== NOTES);
  return Promise.all(names.map((name) => caches.open(name)));
}

/** The answer as it is kept: unpacked, no redirection, with its fingerprint. */
function plain(answer, body, fingerprint) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  headers.set("x-fingerprint", fingerprint);
  return new Response(body, { status: 200, headers });
}

async function keep(name, cache, older) {
  const [fingerprint] = EDITION.files[name];
  for (const old of older) {
    const held = await old.match(addressOf(name));
    if (held?.headers.get("x-fingerprint") === fingerprint) return cache.put(addressOf(name), held);
  }
  const answer = await fetch(addressOf(name), { cache: LASTING.test(name) ? "default" : "no-cache" });
  const body = await answer.arrayBuffer();
  // A host in the middle of an update sends what is not of this edition: that is left out, and fetched when it is read.
  if (answer.ok && (await hashed(body)) === fingerprint)
    await cache.put(addressOf(name), plain(answer, body, fingerprint));
}

async function fill() {
  const cache = await caches.open(CACHE);
  const [older, now] = [await olderCaches(), await notes()];
  const held = new Set((await cache.keys()).map(({ url }) => nameOf(new URL(url))));
  const missing = wanted(now).filter((name) => !held.has(name));
  const next = async () => {
    for (let name = missing.shift(); name; name = missing.shift()) await keep(name, cache, older);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function find(name) {
  const held = await (await caches.open(CACHE)).match(addressOf(name));
  if (held || !LASTING.test(name)) return held;
  for (const old of await olderCaches()) {
    const one = await old.match(addressOf(name)); // for a page that was opened before the edition changed
    if (one) return one;
  }
}

/** What is kept, for the page that tells: pages by seat, bytes, the report, and whether all that is wanted is here. */
async function state() {
  const now = await notes();
  const names = (await (await caches.open(CACHE)).keys()).map(({ url }) => nameOf(new URL(url)));
  const known = names.filter((name) => EDITION.files[name]);
  const held = new Set(known);
  const seats = EDITION.seats.map((seat) => [seat, known.filter((name) => groupOf(name) === seat).length]);
  return {
    ...now,
    build: EDITION.build,
    bytes: known.reduce((sum, name) => sum + EDITION.files[name][1], 0),
    pages: known.filter((name) => name.endsWith(".html")).length,
    seats: Object.fromEntries(seats.filter(([, count]) => count)),
    report: known.some((name) => groupOf(name) === "report"),
    complete: wanted(now).every((name) => held.has(name)),
  };
}

// --- answers ---------------------------------------------------------------------------------------------------------

async function file(event, name) {
  const held = await find(name);
  if (held) return held;
  const answer = await fetch(event.request);
  if (answer.ok && groupOf(name) === "report" && !(await notes()).off) {
    const copy = answer.clone();
    const [fingerprint] = EDITION.files[name];
    event.waitUntil(
      Promise.all([copy.arrayBuffer(), caches.open(CACHE)])
        .then(([body, cache]) => cache.put(addressOf(name), plain(copy, body, fingerprint)))
        .then(() => note(() => ({ report: true }))),
    );
  }
  return answer;
}

async function page(request, name) {
  const held = await find(name);
  if (held && !IS_OWN_MACHINE) return held;
  try {
    return await fetch(request);
  } catch {
    return held ?? away();
  }
}

/** In place of a page that is not kept, the true cause, and the way back to what is. */
async function away() {
  const home = addressOf("index.html");
  const mode = addressOf(EDITION.style.replace("shell.css", "mode.mjs"));
  const style = `<script src="${mode}"></script><link rel="stylesheet" href="${addressOf(EDITION.style)}">`;
  const words =
    "<h1>This page is not kept on this device</h1><p>It comes from the network, and none answers now. Nothing was " +
    "lost: what you entered is on this device. The pages of the seat that you chose open without a network; this " +
    `one will once you are connected again.</p><p><a href="${home}">To the book’s first page</a></p>`;
  const html =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>Not kept on this device</title>${style}</head><body><header class="bd-header">` +
    `<a class="mot-brand" href="${home}">${EDITION.title}</a></header><div class="bd-main"><div class="mot-column">` +
    `<main id="main-content"><article class="bd-article">${words}</article></main></div></div></body></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const isOurs = address.origin === ROOT.origin && address.pathname.startsWith(ROOT.pathname);
  if (request.method !== "GET" || !isOurs || request.headers.has("range")) return;
  const name = nameOf(address);
  if (request.mode === "navigate") name.endsWith(".html") && event.respondWith(page(request, name));
  else if (EDITION.files[name] || LASTING.test(name)) event.respondWith(file(event, name));
});

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

/** Older editions go when no page but the one that asks can be of them. */
async function tidy() {
  if ((await clients.matchAll({ type: "window", includeUncontrolled: true })).length > 1) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== NOTES);
  await Promise.all(old.map((name) => caches.delete(name)));
}

const DOES = {
  state,
  // A page was opened, and this is the reader's seat: whatever belongs to them is kept, unless the reader said no.
  async keep({ seat, page: opened, tidily }) {
    const name = nameOf(new URL(opened));
    const more = (list, one, isKnown) => (isKnown && !list.includes(one) ? [...list, one] : list);
    await note(({ seats, pages }) => ({
      seats: more(seats, seat, EDITION.seats.includes(seat)),
      pages: more(pages, name, Boolean(EDITION.files[name])),
    }));
    await fill();
    if (tidily) await tidy();
    return state();
  },
  async empty() {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== NOTES) await caches.delete(name);
    await note(() => ({ seats: [], pages: [], report: false, off: true }));
    return state();
  },
  async again({ seat, page: opened }) {
    await note(() => ({ off: false }));
    return DOES.keep({ seat, page: opened });
  },
  later: () => note(() => ({ later: EDITION.build })),
  take: () => skipWaiting(),
};

addEventListener("message", (event) => {
  const { data, ports } = event;
  if (!Object.hasOwn(DOES, data?.do)) return;
  event.waitUntil(
    DOES[data.do](data)
      .catch(() => state())
      .then((said) => ports[0]?.postMessage(said ?? null)),
  );
});
