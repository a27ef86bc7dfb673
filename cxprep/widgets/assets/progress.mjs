// What the reader has done, from what the other widgets keep; all of it as a file, from a file, or forgotten.

import { complain } from "./complain.mjs";
import { storyIn } from "./kept_stories.mjs";
import { nextList, nextSteps } from "./next_steps.mjs";
import { button, chooseFile, counted, dayOf, fill, keepKeys, make } from "./practice.mjs";
import { doneLines, isAnythingKept, scorings } from "./progress_lines.mjs";
import { scoreChart } from "./score_chart.mjs";
import { download, forget, trouble } from "./store.mjs";
import { exportAll, importAll } from "./store_file.mjs";

const MOST_FILE = 10_000_000; // a file beyond this is none of ours; the store looks closer
const NOTHING_KEPT =
  "Nothing is kept on this device yet. Whatever you estimate, rehearse, score or write in this book will be counted " +
  "here.";
const NOTHING_CAN_BE = "There is nothing to count here, as this browser lets the book keep nothing.";
const NOTHING_COUNTED = "Nothing of what is kept on this device can be counted here. Export saves it all the same.";
const HOW_FILES_WORK =
  "Export writes one file. Import adds what is not here yet; of a story, a card or an interview that is in both the " +
  "newer one stays, scores are put side by side, and an estimate already made here stays as it is.";
const HOW_LONG =
  "All of it stays in this browser. Safari deletes what a site has kept after seven days without a visit, and any " +
  "private window when it is closed. ";
const PROMISED = "This browser has promised to delete nothing of it by itself.";
const NOT_PROMISED =
  "This browser has not promised to keep it when the device runs out of room, so export it now and then.";
const WHOLE = { stories: (entry, id) => storyIn(entry, id) !== null };
const WHAT_GOES =
  "This removes all that the book keeps on this device: stories, scores, cards, interviews, sprints, estimates, " +
  "notes, drafts, and which seat is yours. It cannot be taken back. Export it first if you may want it again.";

/**
 * What an import has done, in a sentence.
 * @param {{ wrong?: string, added?: number, newer?: number, kept?: number }} counts
 */
function imported({ wrong, added, newer, kept }) {
  const entries = (count) => counted(count, "entry", "entries");
  const words = [
    added && `${entries(added)} added`,
    newer && `${entries(newer)} replaced by the newer one from the file`,
    kept && `${entries(kept)} left as on this device`,
  ].filter(Boolean);
  return wrong ?? (words.length ? `${words.join("; ")}.` : "The file holds no entries. Nothing was changed.");
}

/** Forget all that is kept; says how that went. */
function forgetAll() {
  const blocked = trouble()?.kind === "blocked";
  const gone = forget();
  return gone && !blocked
    ? "Everything this book kept on this device is gone."
    : "What you entered on this page is gone. The browser had let the book keep nothing else.";
}

/** Fill `leave` with the button that forgets, which asks once more before it does. */
function offerToForget(leave, status) {
  const ask = () => {
    const group = make(
      "div",
      { class: "mot-card mot-sure", role: "group", tabindex: "-1", "aria-label": "Forget everything" },
      make("p", {}, WHAT_GOES),
      make(
        "div",
        { class: "mot-actions" },
        button("Keep it", back),
        button("Yes, forget everything", () => {
          status.textContent = forgetAll();
          leave.querySelector("button").focus();
        }),
      ),
    );
    group.addEventListener("keydown", (event) => event.key === "Escape" && back());
    fill(leave, group);
    group.focus();
  };
  const back = () => {
    offerToForget(leave, status);
    leave.querySelector("button").focus();
  };
  fill(leave, make("div", { class: "mot-actions" }, button("Forget everything on this device", ask)));
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const { asked, cards } = model.get("spec");
  const next = make("div");
  let turn = 0; // only the latest answer of several counts
  const status = make("p", { class: "mot-note", role: "status" });
  const done = make("div");
  const chart = make("div");
  const files = make("div", { class: "mot-actions" });
  const lasting = make("p", { class: "mot-aside", "data-lasting": "" }, HOW_LONG);
  const leave = make("div");
  const nameOf = (id) => (Object.hasOwn(asked, id) ? asked[id] : id);

  const take = (text, refused) => {
    const words = text === null ? refused : imported(importAll(text, WHOLE));
    if (text !== null) show();
    status.textContent = words;
  };
  const save = () => download(exportAll(), `moments-of-truth-${dayOf(new Date())}.json`, "application/json");

  function show() {
    const found = doneLines(cards);
    fill(
      done,
      found.length
        ? make("dl", { class: "mot-done" }, found)
        : make(
            "p",
            { class: "mot-aside" },
            isAnythingKept() ? NOTHING_COUNTED : trouble()?.kind === "blocked" ? NOTHING_CAN_BE : NOTHING_KEPT,
          ),
    );
    fill(chart, scoreChart(scorings(), nameOf));
    const mine = ++turn;
    nextSteps(model.get("spec")).then((steps) => {
      if (mine === turn) fill(next, steps.length ? [make("h2", {}, "What next"), nextList(steps)] : null);
    });
    fill(
      files,
      button("Export everything", save),
      button("Import", () => chooseFile(".json,.txt", MOST_FILE, take)),
    );
    offerToForget(leave, status);
    complain(panel);
  }

  fill(
    panel.querySelector(".mot-app"),
    next,
    make("div", { class: "mot-card" }, done),
    chart,
    make("h2", {}, "Take it to another device"),
    make("p", { class: "mot-aside" }, HOW_FILES_WORK),
    lasting,
    files,
    leave,
    status,
  );
  keepKeys(panel);
  show();
  navigator.storage
    ?.persisted?.()
    .then((promised) => lasting.append(promised ? PROMISED : NOT_PROMISED))
    .catch(() => {}); // not told here; what is said of files stands
  for (const name of ["mot:store", "mot:path"]) document.addEventListener(name, show);
  panel.setAttribute("data-alive", "");
  return () => {
    for (const name of ["mot:store", "mot:path"]) document.removeEventListener(name, show);
  };
}

export default { render };
