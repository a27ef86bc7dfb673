// Say it aloud: the clock, the recorder and the count of a transcript. Only how long it took is kept.

import { keep, kept, takeBack, tell } from "./kept.mjs";
import { count, marked, sentencesOf } from "./pace.mjs";
import { make, spoken, wake, when } from "./pieces.mjs";
import { recorder } from "./recorder.mjs";
import { get, trouble } from "./store.mjs";
import { remaining, stopwatch } from "./timer.mjs";

const TIMINGS = "rehearsals";
const SHORTEST = 3; // seconds; less is a slip of the finger
const MOST_CHARACTERS = 200_000;

const isTiming = ({ seconds, planned }) => [seconds, planned].every((n) => Number.isInteger(n) && n > 0);

// What the reader has put together on this page, to look at the first time it is said; a text, whatever is kept.
function ownDraft() {
  const all = get("drafts");
  const texts = [...document.querySelectorAll("[data-builds]")].map(({ dataset: { builds } }) =>
    Object.hasOwn(all, builds) ? all[builds]?.text : "",
  );
  return texts.find((text) => typeof text === "string" && text.trim()) ?? "";
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-rehearsal]");
  const { item, parts, limit } = model.get("spec");
  const find = (selector) => panel.querySelector(selector);
  const [go, next, stop] = ["[data-go]", "[data-next]", "[data-stop]"].map(find);
  const [partLine, said, place, undo] = [".mot-part", "[data-said]", "[data-kept]", "[data-undo]"].map(find);
  const [clockLeft, clockAll] = [find(".mot-stopwatch b"), find(".mot-stopwatch span")];
  const lengths = [...panel.querySelectorAll(".mot-parts-bar > span")];
  const rows = [...panel.querySelectorAll(".mot-parts > li")];
  const planned = parts.reduce((sum, part) => sum + part.seconds, 0);
  const sound = recorder(find("[data-recorder]"), limit);
  let clock = stopwatch(parts);
  let ticking = null;
  let called = null; // the part that was last said aloud to a screen reader

  function show() {
    const { part, spent, total, running, isTooLong } = clock.read();
    const { name, seconds } = parts[part];
    partLine.textContent = parts.length > 1 ? `${part + 1} of ${parts.length}: ${name}` : name;
    clockLeft.textContent = remaining(seconds, spent[part], spoken);
    clockAll.textContent = parts.length > 1 ? `${remaining(planned, total, spoken)} in all` : "";
    lengths.forEach((length, place) => {
      length.firstChild.style.width = `${Math.min(100, (spent[place] / parts[place].seconds) * 100)}%`;
      length.classList.toggle("is-over", Math.floor(spent[place]) > parts[place].seconds);
    });
    rows.forEach((row, place) => row.toggleAttribute("aria-current", running && place === part));
    go.textContent = running ? "Pause" : total ? "Go on" : "Start";
    stop.disabled = !total && !running;
    if (next) next.disabled = !running || part === parts.length - 1;
    if (running && called !== part) {
      called = part;
      said.textContent = `${name}, ${spoken(seconds)}.`;
    }
    if (isTooLong) finish("Stopped after an hour; a clock that runs on measures nothing.");
  }

  function finish(words = "") {
    const { spent, total } = clock.read();
    const seconds = Math.round(total);
    clock = stopwatch(parts);
    clearInterval(ticking);
    ticking = called = null;
    sound.end();
    if (seconds < SHORTEST) words = "That was too short to keep.";
    else if (!words) words = verdict(seconds, spent);
    if (seconds >= SHORTEST && seconds < 3600) {
      keep(TIMINGS, item, { seconds, planned, parts: spent.map(Math.round) });
      find("[data-pace] input").value = seconds;
    }
    show();
    history(words);
  }

  function verdict(seconds, spent) {
    const off = seconds - planned;
    const against = off ? `${spoken(Math.abs(off))} ${off > 0 ? "over" : "under"} the plan` : "as planned";
    const over = parts
      .map(({ name, seconds }, place) => ({ name, by: Math.round(spent[place]) - seconds }))
      .sort((a, b) => b.by - a.by)[0];
    const most = parts.length > 1 && over.by > 0 ? ` ${over.name} took ${spoken(over.by)} more than planned.` : "";
    return `${spoken(seconds)} in all, ${against}.${most}`;
  }

  function history(words = "") {
    const list = kept(TIMINGS, item, isTiming);
    const [first, last] = [list[0], list.at(-1)];
    const sameDay = list.length > 1 && when(first.at) === when(last.at);
    const told = (entry) => `${spoken(entry.seconds)} on ${when(entry.at, sameDay)}`;
    const before =
      list.length > 1
        ? `${list.length} timings are ${trouble() ? "noted" : "kept"}: ` +
          `the first ${told(first)}, the last ${told(last)}.`
        : last && !words
          ? `Kept from before: ${told(last)}.`
          : "";
    place.replaceChildren(
      ...(words ? [make("p", words, { class: "mot-finding" })] : []),
      ...(before ? [make("p", before, { class: "mot-note" })] : []),
    );
    undo.hidden = !list.length;
    tell(undo);
    model.set("timings", list);
    model.save_changes();
  }

  go.addEventListener("click", () => {
    if (clock.read().running) clock.pause();
    else clock.go();
    clearInterval(ticking);
    ticking = clock.read().running ? setInterval(show, 250) : null;
    if (ticking) place.replaceChildren();
    show();
  });
  next?.addEventListener("click", () => {
    clock.next();
    show();
    if (next.disabled) go.focus(); // the focus would fall off a button that is switched off
  });
  stop.addEventListener("click", () => {
    finish();
    go.focus();
  });
  find("[data-remove]").addEventListener("click", () => {
    const last = takeBack(TIMINGS, item, isTiming);
    history(`The timing of ${spoken(last.seconds)} is taken back.`);
    go.focus();
  });

  const form = find("[data-pace] form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = form.querySelector("textarea").value.slice(0, MOST_CHARACTERS);
    const took = form.querySelector("input");
    const seconds = Number(took.value);
    const complaint = form.querySelector(".mot-complaint");
    const counted = find("[data-counted]");
    const result = count(text);
    const isTime = Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600;
    complaint.textContent = !result.words
      ? "There are no words to count yet. Write down what you said, as you said it."
      : isTime
        ? ""
        : "Say how many seconds it took, as a whole number up to 3600; or let the clock run, and it fills that in.";
    if (complaint.textContent) return form.querySelector(result.words ? "input" : "textarea").focus();
    const shown = make("blockquote");
    shown.append(marked(text, result.places));
    counted.replaceChildren(
      ...sentencesOf(result, seconds, spoken).map((line, place) =>
        make("p", line, place ? {} : { class: "mot-finding" }),
      ),
      ...(result.places.length ? [shown] : []),
    );
    counted.focus();
  });

  // Where an answer is built on the same page, it is found here too: nobody has to go back for their own notes.
  const draft = make("details", "", { "data-own-draft": "", hidden: "" });
  const words = make("blockquote");
  draft.append(make("summary", "Your draft, for the first time"), words);
  if (document.querySelector("[data-builds]")) stop.closest(".mot-actions").after(draft);
  function showDraft() {
    const text = ownDraft();
    draft.hidden = !text;
    words.replaceChildren(...text.split(/\n{2,}/).map((part) => make("p", part)));
  }

  // a page that the browser only puts aside may come back, and the recording with it
  const leave = (event) => (event?.persisted ? sound.end() : sound.clear());
  addEventListener("pagehide", leave);
  const afresh = () => history();
  document.addEventListener("mot:store", afresh);
  for (const name of ["mot:drafts", "mot:store"]) document.addEventListener(name, showDraft);
  show();
  history();
  showDraft();
  panel.setAttribute("data-alive", "");
  return () => {
    clearInterval(ticking);
    removeEventListener("pagehide", leave);
    document.removeEventListener("mot:store", afresh);
    for (const name of ["mot:drafts", "mot:store"]) document.removeEventListener(name, showDraft);
    leave();
  };
}

export default { render };
