// The part of a page where a text is written and checked; the checker is made of it, and a builder ends in it.
// The text is a draft (drafts.mjs); the shop that an answer is for is kept beside it under "shop".

import { readText } from "./checking.mjs";
import { complain } from "./complain.mjs";
import { heedDrafts, keepDraft, keptWords } from "./drafts.mjs";
import { firmName, shareFirmName } from "./firm_name.mjs";
import { copyText } from "./firm_notes.mjs";
import { make } from "./pieces.mjs";
import { entered, showKept } from "./typed.mjs";

const PATIENCE = 20_000; // milliseconds: a network may neither answer nor fail
const NO_RULES =
  "The checker’s rules could not be fetched. Nothing was lost: your words are still here. Press " +
  "“Check it” again when you are online.";

const quoted = (words) => words.map((one) => `“${one.trim()}”`).join(", ");

function entryOf({ id, says, words }, titles) {
  const item = make("li", "", { "data-found": id });
  if (titles[id]) item.append(make("b", `${titles[id]}. `));
  item.append(says);
  if (words.length) item.append(make("span", quoted(words), { class: "mot-words" }));
  return item;
}

async function fetchRules(about) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const response = await fetch(new URL(`rules-${about}.json`, import.meta.url), { signal: giveUp.signal });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}

// What a page has fetched or is fetching, by what a text is about; what failed is asked for anew.
const fetched = {};
function rulesAbout(about) {
  fetched[about] ??= fetchRules(about).catch((error) => {
    delete fetched[about];
    throw error;
  });
  return fetched[about];
}

/**
 * Brings a checker's part of `panel` to life; gives {write(text), stop()}. In a notebook the model has the rules.
 * @param {Element} panel
 * @param {WidgetModel} model
 * @returns {{ write: (text: string) => void, stop: () => void }}
 */
export function mountChecker(panel, model) {
  const spec = model.get("spec");
  const rules = async () => model.get("rules") ?? rulesAbout(spec.about);
  const place = panel.querySelector("[data-checker]");
  const text = place.querySelector("textarea");
  const shop = [...place.querySelectorAll("[data-shop] input")];
  const result = place.querySelector("[data-result]");
  const done = place.querySelector("[data-done]");
  const restore = place.querySelector("[data-restore]");
  const clear = place.querySelector("[data-clear]");
  let removed = null;
  let turn = 0;
  panel.querySelector(".mot-looks").open = false; // it stands open for readers without a script

  const show = () => {
    clear.hidden = !text.value;
    restore.hidden = removed === null;
    for (const action of place.querySelectorAll("[data-copy]")) action.hidden = !text.value;
    complain(panel);
    model.set("text", text.value);
    model.save_changes();
  };
  const keep = () => keepDraft(spec.id, entered(text) ? { text: entered(text) } : null, panel);
  const old = () => {
    if (result.childElementCount && !result.querySelector(".is-old"))
      result.prepend(make("p", "You have changed the text since. Check it again.", { class: "mot-note is-old" }));
  };

  async function look() {
    const mine = ++turn;
    done.textContent = "Fetching the checker’s rules …";
    const known = await rules().catch(() => null);
    if (mine !== turn) return; // it was pressed again, or the text taken away
    done.textContent = "";
    if (!known) return result.replaceChildren(make("p", NO_RULES, { class: "mot-note", "data-noted": "no-rules" }));
    const store = shop.map((field) => field.value.replaceAll(",", " ")).join(", ");
    const { notes, findings, good } = readText(known, text.value, store);
    /** @type {HTMLElement[]} */
    const parts = notes.map(({ id, says }) => make("p", says, { class: "mot-note", "data-noted": id }));
    const list = (entries, titles) => {
      const made = make("ul", "", { class: "mot-found" });
      made.append(...entries.map((entry) => entryOf(entry, titles)));
      return made;
    };
    const unread = notes.some(({ id }) => id !== "long");
    if (findings.length) parts.push(make("p", spec.objects, { class: "mot-head" }), list(findings, spec.titles));
    else if (!unread) parts.push(make("p", spec.sound, { class: "mot-head" }));
    if (good.length)
      parts.push(...(findings.length ? [make("p", spec.there, { class: "mot-head" })] : []), list(good, {}));
    if (!unread) parts.push(make("p", spec.cannot, { class: "mot-note" }));
    result.replaceChildren(...parts);
  }

  // The rules are large, so a page waits until the reader turns to the checker: by key, mouse or finger.
  const ahead = () => rules().catch(() => {});
  for (const event of ["focusin", "pointerenter"]) panel.addEventListener(event, ahead);

  place.addEventListener("input", ({ target }) => {
    done.textContent = "";
    removed = null;
    old();
    if (target === text) keep();
    else {
      const before = firmName("drafts");
      keepDraft("shop", Object.fromEntries(shop.map((field) => [field.name, entered(field)])), panel);
      shareFirmName("drafts", before, firmName("drafts"), panel);
    }
    show();
  });
  place.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  place.querySelector("[data-check]").addEventListener("click", look);
  place.querySelector("[data-copy]").addEventListener("click", () => copyText(text.value, done));
  clear.addEventListener("click", () => {
    turn++;
    removed = text.value;
    text.value = "";
    result.replaceChildren();
    keep();
    show();
    done.textContent = "Cleared.";
    restore.focus();
  });
  restore.addEventListener("click", () => {
    text.value = removed;
    removed = null;
    keep();
    show();
    done.textContent = "It is back.";
    text.focus();
  });

  const fill = (forgotten = false) => {
    if (showKept(text, keptWords(spec.id, "text"))) old();
    for (const field of shop) showKept(field, keptWords("shop", field.name));
    if (forgotten) {
      removed = null;
      result.replaceChildren();
    }
    show();
  };
  const stop = heedDrafts(panel, fill);
  fill();
  const write = (words) => {
    turn++;
    text.value = words;
    removed = null;
    result.replaceChildren();
    done.textContent = "";
    keep();
    show();
    text.focus();
    text.setSelectionRange(0, 0); // it is read from its beginning
    text.scrollTop = 0;
  };
  return { write, stop };
}
