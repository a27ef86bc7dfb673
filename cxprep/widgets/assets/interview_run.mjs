// The run of a mock interview: one item after the other against the clock, by the round that it is. Follow-ups come
// when they are asked for; where the answer was typed or dictated, the one that it leaves open.

import { aloud, answerEngine, canDictate, dictation, keepAnswer } from "./answer_engine.mjs";
import { complain } from "./complain.mjs";
import { draftOf, LEFT } from "./interview_drafts.mjs";
import { presser } from "./interview_press.mjs";
import { keptField } from "./kept_field.mjs";
import { oneTake } from "./one_take.mjs";
import { button, fill, listed, make } from "./practice.mjs";
import { whiteboard } from "./whiteboard.mjs";

const TICK = 250; // ms
const MAY_ASK =
  "Your browser may ask whether this page may use camera and microphone. What they take stays in this page.";
const LEAST_TYPED = 3; // words; less is a slip of the finger

/**
 * Seconds as a clock shows them: 4:05.
 * @param {number} seconds
 */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** The whole seconds of one item, without its pauses. */
function itemClock() {
  let used = 0; // milliseconds
  let since = Date.now();
  return {
    elapsed: () => Math.floor((used + (since === null ? 0 : Date.now() - since)) / 1000),
    isPaused: () => since === null,
    pauseOrGoOn() {
      if (since !== null) used += Date.now() - since;
      since = since === null ? Date.now() : null;
    },
  };
}

function hints(parts) {
  const list = parts.map((part) => make("li", {}, `${part.name} (${part.seconds} s). ${part.do}`));
  return make("details", {}, make("summary", {}, "If you are stuck"), make("ul", {}, list));
}

/**
 * Ask the items one after the other; `over` gets what was done of each, and what the reader may want to look at.
 * @param {{ panel: Element, stage: Element, status: Element, model: WidgetModel, typed: boolean }} place
 *   typed: whether the field for one's words stood open last
 * @param {{ plan: InterviewPlan, items: { item: any, seconds: number }[], round: InterviewRound | null, persons: any[],
 *   about: string }} setting
 * @param {(done: any[], extras: HTMLElement[]) => void} over
 * @returns {() => void} stops the clock, camera and dictation
 */
export function runInterview(place, { plan, items, round, persons, about }, over) {
  const { panel, stage, status, model } = place;
  const done = [];
  const board = round?.means === "board" ? whiteboard(() => complain(panel)) : null;
  const camera = round?.means === "camera" ? oneTake() : null;
  const say = (words) => {
    status.textContent = words;
  };
  const dictating = dictation(say);
  let cameraSays = "";
  let spent = 0; // seconds of the items before
  let ticking = null;
  let isStopped = false;
  const halt = () => clearInterval(ticking);
  const end = () => {
    camera?.close();
    over(done, [...(board ? [board] : []), ...(camera?.shown() ?? [])]);
  };
  const next = () => (done.length < items.length ? (round?.think ? think : ask)(done.length) : end());
  const askerOf = (index) => (persons.length ? persons[index % persons.length] : null);

  /** What stands over a question: who asks, and which of how many it is. */
  function heading(index) {
    const { item } = items[index];
    const asker = askerOf(index);
    const number = `${item.task ? "The drill" : "Question"}, ${index + 1} of ${items.length}`;
    const interest = asker?.interest ? `, who wants to know ${asker.interest}` : "";
    return [
      asker ? make("p", { class: "mot-asker", "data-asker": asker.id }, make("b", {}, asker.who), interest) : null,
      make("p", { class: "mot-aside" }, number),
    ];
  }

  const cameraNote = () => (cameraSays ? make("p", { class: "mot-note", "data-camera-says": "" }, cameraSays) : null);

  function think(index) {
    const { item } = items[index];
    const from = Date.now();
    const left = make("span", { class: "mot-time", role: "timer", "data-timer": "" });
    const begin = () => {
      halt();
      ask(index);
    };
    const tick = () => {
      const now = Math.max(0, round.think - Math.floor((Date.now() - from) / 1000));
      left.textContent = clock(now);
      if (!now) begin();
    };
    const title = make("p", { class: "mot-front", tabindex: "-1" }, item.title);
    fill(
      stage,
      make(
        "div",
        { class: "mot-card mot-run", "data-thinking": item.id },
        heading(index),
        title,
        make("p", { class: "mot-clock" }, left, make("span", { class: "mot-aside" }, "to think")),
        camera?.preview,
        cameraNote(),
        make("div", { class: "mot-actions" }, button("Start now", begin, { class: "is-primary" })),
      ),
    );
    ticking = setInterval(tick, TICK);
    tick();
    title.focus();
  }

  /** The field for the reader's words on an item, and what keeps them (of "" nothing); `before` gives those read. */
  function typing(item, before) {
    const field = make("textarea", { id: "mot-interview-said", rows: 5, autocomplete: "off" });
    const changed = () => complain(panel);
    const { line, write } = item
      ? keptField(field, draftOf(item), LEFT, { before, changed })
      : { line: null, write: () => {} };
    if (field.value) place.typed = true;
    const fold = make(
      "details",
      { class: "mot-typed", open: place.typed },
      make("summary", {}, "Type or dictate your answer, and the next question follows from it"),
      make("div", { class: "mot-field" }, make("label", { for: field.id }, "Your words"), field),
      line,
      canDictate() ? make("div", { class: "mot-actions" }, dictating.button(field)) : null,
      canDictate() ? make("p", { class: "mot-aside" }, about) : null,
    );
    fold.addEventListener("toggle", () => {
      place.typed = fold.open;
      if (fold.open) answerEngine(model).catch(() => {});
    });
    return { field, fold, write };
  }

  function ask(index) {
    const { item, seconds } = items[index];
    const time = itemClock();
    const press = presser(item, { persons, asker: askerOf(index) });
    let told = false;
    let isBusy = false;
    const left = make("span", { class: "mot-time", role: "timer", "data-timer": "" });
    const whole = make("span", { class: "mot-aside" });
    const tick = () => {
      const now = time.elapsed();
      left.textContent = now <= seconds ? clock(seconds - now) : `${clock(now - seconds)} over`;
      left.classList.toggle("is-over", now > seconds);
      whole.textContent = `${clock(spent + now)} of ${plan.minutes}:00 gone`;
      if (now < seconds || told) return;
      told = true;
      if (round?.answer) finish(false);
      else say("The time for this one is up: come to your last sentence.");
    };
    const finish = async (skipped) => {
      if (isBusy) return;
      isBusy = true;
      halt();
      dictating.stop();
      const used = Math.min(time.elapsed(), round?.answer || Number.POSITIVE_INFINITY);
      await camera?.end();
      if (isStopped) return;
      if (!skipped) await readTyped();
      const held = press.held();
      if (held) keepAnswer(item.id, press.texts, held);
      write(Boolean(held)); // what could not be read, or was skipped, stays a draft
      done.push({ id: item.id, planned: seconds, used, skipped, held });
      spent += used;
      say("");
      next();
    };

    // --- what is asked on it
    const heard = make("div", { class: "mot-heard", "aria-live": "polite" });
    const mayType = !item.task && !round?.answer;
    const { field, fold, write } = typing(mayType ? item.id : "", () => press.texts);
    /** Read what was typed since the last question, if anything was. The engine, or null. */
    async function readTyped() {
      const text = field.value.trim();
      if (!mayType || text.split(/\s+/).length < LEAST_TYPED) return press.reading ? engineOrNull() : null;
      const engine = await engineOrNull();
      if (!engine) return null;
      if (press.read(engine, text)) {
        heard.append(make("p", { class: "mot-yours" }, make("span", { class: "mot-aside" }, "You: "), text));
        field.value = "";
        write();
      }
      return press.reading ? engine : null;
    }
    const engineOrNull = () => answerEngine(model).catch(() => null);
    const another = button(
      "Next follow-up",
      async () => {
        if (isBusy) return;
        isBusy = true;
        dictating.stop();
        const engine = await readTyped();
        isBusy = false;
        const found = press.next(engine);
        if (!found) {
          another.hidden = true;
          say("Nothing more would be asked on this one.");
          return afterLast();
        }
        say("");
        heard.append(make("p", {}, make("span", { class: "mot-aside" }, `${found.who}: `), found.says));
        if (fold.open) {
          aloud(found.says);
          field.focus();
        }
        nameNext();
      },
      { class: "is-primary" },
    );
    const afterLast = () => {
      forth.className = "is-primary";
      if (stage.contains(forth)) forth.focus();
    };
    const nameNext = () => {
      const coming = press.peek();
      another.hidden = !coming;
      another.textContent = coming || another.textContent;
      if (!coming) afterLast();
    };

    const pause = button("Pause", () => {
      time.pauseOrGoOn();
      pause.textContent = time.isPaused() ? "Go on" : "Pause";
      say(time.isPaused() ? "Paused. The clock waits." : "");
      tick();
    });
    const forthWords = index + 1 < items.length ? "Done, next one" : "Done";
    // what comes next is the follow-up, as long as there is one; then it is the next question
    const forth = button(forthWords, () => finish(false), { class: round?.answer ? "is-primary" : "" });
    const skip = button("Skip", () => finish(true));
    if (!round?.answer) nameNext();
    const title = make("p", { class: "mot-front", tabindex: "-1" }, item.title);
    camera?.record(item.title);
    const recording = camera?.isOn() ? make("p", { class: "mot-recording" }, "Recording. There is one take.") : null;
    fill(
      stage,
      make(
        "div",
        { class: "mot-card mot-run", "data-asking": item.id },
        heading(index),
        title,
        item.task ? make("p", {}, item.task) : null,
        make("p", { class: "mot-clock" }, left, whole),
        camera?.preview,
        recording,
        cameraNote(),
        board,
        heard,
        mayType ? fold : null,
        make(
          "div",
          { class: "mot-actions" },
          round?.answer ? null : another,
          forth,
          round?.answer ? null : pause,
          skip,
        ),
      ),
      item.parts && !round?.answer ? hints(item.parts) : null,
    );
    tick();
    ticking = setInterval(tick, TICK);
    title.focus();
  }

  async function begin() {
    if (camera) {
      say(MAY_ASK);
      fill(stage, make("div", { class: "mot-card" }, make("p", { class: "mot-front" }, "One moment: your camera.")));
      cameraSays = await camera.open();
      say("");
      if (isStopped) return;
    }
    next();
  }

  begin();
  return () => {
    isStopped = true;
    halt();
    dictating.stop();
    camera?.clear();
  };
}

/**
 * What was heard in an answer that was typed, in a sentence.
 * @param {Record<string, boolean>} held
 * @param {Record<string, { short: string }>} said what the qualities are called
 */
export function heardWords(held, said) {
  const names = (on) =>
    Object.keys(held)
      .filter((name) => held[name] === on)
      .map((name) => said[name].short);
  const [yes, no] = [names(true), names(false)];
  return (
    (yes.length ? `In what you typed was heard: ${listed(yes)}. ` : "None of the six was heard in what you typed. ") +
    (no.length ? `Not heard: ${listed(no)}. Not every answer needs all six.` : "")
  );
}
