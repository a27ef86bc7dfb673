// The run of a mock interview: one item after the other against the clock, follow-ups when they are asked for.

import { button, fill, make } from "./practice.mjs";

const TICK = 250; // ms

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

/** What the panel has still to say on an item: the place where it is heard, and the button for the next of it. */
function followUps(item, afterLast) {
  const more = [
    ...item.follow_ups.map((says) => ({ says, who: item.task ? "They ask" : "They follow up" })),
    ...item.pushbacks.map(({ who, says }) => ({ who: `${who} pushes back`, says })),
  ];
  const heard = make("div", { class: "mot-heard", "aria-live": "polite" });
  const another = button(
    "",
    () => {
      const { who, says } = more.shift();
      heard.append(make("p", {}, make("span", { class: "mot-aside" }, `${who}: `), says));
      nameNext();
    },
    { class: "is-primary" },
  );
  const nameNext = () => {
    const isPushback = more.length && / pushes back$/.test(more[0].who);
    another.hidden = !more.length;
    another.textContent = isPushback ? "Next pushback" : item.task ? "Next question on it" : "Next follow-up";
    if (!more.length) afterLast();
  };
  return { heard, another, nameNext };
}

function hints(parts) {
  const list = parts.map((part) => make("li", {}, `${part.name} (${part.seconds} s). ${part.do}`));
  return make("details", {}, make("summary", {}, "If you are stuck"), make("ul", {}, list));
}

/**
 * Ask the items one after the other; `over` gets what was done of each. Gives a function that stops the clock.
 * @param {{ stage: Element, status: Element }} place
 * @param {InterviewPlan} plan
 * @param {{ item: any, seconds: number }[]} items
 * @param {(done: { id: string, planned: number, used: number, skipped: boolean }[]) => void} over
 * @returns {() => void}
 */
export function runInterview({ stage, status }, plan, items, over) {
  const done = [];
  let spent = 0; // seconds of the items before
  let ticking = null;
  const stop = () => clearInterval(ticking);
  const next = () => (done.length < items.length ? ask(done.length) : over(done));

  function ask(index) {
    const { item, seconds } = items[index];
    const time = itemClock();
    let told = false;
    const left = make("span", { class: "mot-time", role: "timer", "data-timer": "" });
    const whole = make("span", { class: "mot-aside" });
    const tick = () => {
      const now = time.elapsed();
      left.textContent = now <= seconds ? clock(seconds - now) : `${clock(now - seconds)} over`;
      left.classList.toggle("is-over", now > seconds);
      whole.textContent = `${clock(spent + now)} of ${plan.minutes}:00 gone`;
      if (now >= seconds && !told) {
        told = true;
        status.textContent = "The time for this one is up: come to your last sentence.";
      }
    };
    const finish = (skipped) => {
      stop();
      const used = time.elapsed();
      done.push({ id: item.id, planned: seconds, used, skipped });
      spent += used;
      status.textContent = "";
      next();
    };
    const pause = button("Pause", () => {
      time.pauseOrGoOn();
      pause.textContent = time.isPaused() ? "Go on" : "Pause";
      status.textContent = time.isPaused() ? "Paused. The clock waits." : "";
      tick();
    });
    const forthWords = index + 1 < items.length ? "Done, next one" : "Done";
    // what comes next is the follow-up, as long as there is one; then it is the next question
    const forth = button(forthWords, () => finish(false));
    const skip = button("Skip", () => finish(true));
    const { heard, another, nameNext } = followUps(item, () => {
      forth.className = "is-primary";
      if (stage.contains(forth)) forth.focus();
    });
    nameNext();
    const title = make("p", { class: "mot-front", tabindex: "-1" }, item.title);
    const number = `${item.task ? "The drill" : "Question"}, ${index + 1} of ${items.length}`;
    fill(
      stage,
      make(
        "div",
        { class: "mot-card mot-run", "data-asking": item.id },
        make("p", { class: "mot-aside" }, number),
        title,
        item.task ? make("p", {}, item.task) : null,
        make("p", { class: "mot-clock" }, left, whole),
        heard,
        make("div", { class: "mot-actions" }, another, forth, pause, skip),
      ),
      item.parts ? hints(item.parts) : null,
    );
    tick();
    ticking = setInterval(tick, TICK);
    title.focus();
  }

  next();
  return stop;
}
