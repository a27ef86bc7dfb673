// Number sprints: ten tasks, one at a time, with a quiet clock that can be stopped; then each with the reader's number,
// the model's, and the way in the head. What is drawn is sprint_draw.mjs's. Past sprints are kept on this device only.

import { complain } from "./complain.mjs";
import { MOST_SEED } from "./draw.mjs";
import { keep, kept } from "./kept.mjs";
import { parse } from "./numbers.mjs";
import { spoken } from "./pieces.mjs";
import { button, counted, dayInWords, fill, keepKeys, make } from "./practice.mjs";
import { seat } from "./reader.mjs";
import { counts, drawSprint, inModel, said, wayOf, withUnit } from "./sprint_draw.mjs";
import { stopwatch } from "./timer.mjs";

const SECTION = "sprints";
const PAST = 5; // of the reader's own sprints shown
const isSprint = (entry) =>
  Number.isInteger(entry.right) && Number.isInteger(entry.of) && Number.isFinite(entry.seconds);
const anySeed = () => crypto.getRandomValues(new Uint32Array(1))[0] % 100_000;

/** The sprint that the address names, or null. */
function linked(sets) {
  const words = new URLSearchParams(location.hash.slice(1));
  const seed = words.get("sprint") ?? "";
  const set = words.get("set") ?? sets[0].id;
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > MOST_SEED || !sets.some(({ id }) => id === set)) return null;
  return { seed: Number(seed), set };
}

const linkOf = ({ seed, set }, sets) => `#sprint=${seed}${set === sets[0].id ? "" : `&set=${set}`}`;

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const spec = model.get("spec");
  const { sets, minutes } = spec;
  const stage = make("div", { class: "mot-stage" });
  const note = make("p", { class: "mot-note", role: "status" });
  const usual = () => (Object.hasOwn(spec.seats, seat()) ? spec.seats[seat()] : sets[0].id);
  let chosen = linked(sets);
  let set = chosen?.set ?? usual();
  let ticking = 0;

  const past = () => kept(SECTION, set, isSprint);
  const inWords = ({ right, of, seconds }) => `${right} of ${of} near enough, ${spoken(Math.round(seconds))}`;

  function pastList() {
    const all = past();
    const rows = all
      .slice(-PAST)
      .reverse()
      .map((one) => make("li", {}, `${dayInWords(one.at)}: ${inWords(one)}`));
    return all.length ? [make("h2", {}, "Your sprints so far"), make("ul", { class: "mot-plain" }, rows)] : [];
  }

  function begin() {
    clearInterval(ticking);
    panel.removeAttribute("data-running");
    note.textContent = "";
    const options = sets.map(({ id, title }) => make("option", { value: id }, title));
    const select = make("select", { id: "mot-sprint-set", autocomplete: "off" }, options);
    select.value = set;
    select.addEventListener("change", () => {
      set = select.value;
      chosen = null;
      begin();
      stage.querySelector("select").focus();
    });
    const about = chosen
      ? `This link holds sprint number ${chosen.seed}: whoever opens it gets the same ${spec.tasks} tasks.`
      : `${spec.tasks} tasks with fresh numbers, in ${minutes} minutes if you can.`;
    fill(
      stage,
      make("p", { class: "mot-choose" }, make("label", { for: select.id }, "Tasks"), select),
      make(
        "div",
        { class: "mot-card" },
        make("p", { class: "mot-front" }, about),
        make(
          "p",
          {},
          "In the head, or with a pencil. Each task says how near is near enough. Money is in dollars, shares are in " +
            "per cent.",
        ),
        make(
          "div",
          { class: "mot-actions" },
          button("Start", () => run(chosen ?? { seed: anySeed(), set }), { class: "is-primary", "data-start": true }),
        ),
      ),
      ...pastList(),
    );
    complain(panel);
  }

  function run(which) {
    const tasks = drawSprint(spec, which.set, which.seed);
    const given = tasks.map(() => null);
    const clock = stopwatch([{ seconds: minutes * 60 }]);
    let place = 0;
    const count = make("span");
    const time = make("span", { "data-clock": true });
    const face = make("div", { class: "mot-stage" });
    const tick = () => {
      const left = minutes - Math.floor(clock.read().total / 60);
      time.textContent = left > 0 ? `${counted(left, "minute")} left` : `past ${minutes} minutes, which is fine`;
    };

    const next = (value) => {
      given[place] = value;
      note.textContent = "";
      place += 1;
      if (place < tasks.length) return ask();
      clock.pause();
      clearInterval(ticking);
      const right = tasks.filter((task, i) => given[i] !== null && counts(task, given[i])).length;
      const entry = { right, of: tasks.length, seconds: Math.round(clock.read().total), seed: which.seed };
      const before = past().at(-1);
      keep(SECTION, which.set, entry);
      debrief(which, tasks, given, entry, before);
    };

    function ask() {
      clock.go();
      tick();
      const task = tasks[place];
      const input = make("input", {
        type: "text",
        inputmode: "decimal",
        enterkeyhint: place + 1 < tasks.length ? "next" : "done",
        autocomplete: "off",
        maxlength: 20,
        "aria-label": `Your number, ${task.kind.unit}`,
      });
      const form = make(
        "form",
        { class: "mot-stage", novalidate: true },
        make("div", { class: "mot-entry" }, input, make("span", {}, task.kind.unit)),
        make("p", { class: "mot-aside" }, `Near enough: ${task.kind.near}.`),
        make(
          "div",
          { class: "mot-actions" },
          make("button", { type: "submit", class: "is-primary" }, place + 1 < tasks.length ? "Next" : "Finish"),
          button("Skip", () => next(null)),
          button("Pause", rest),
        ),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const typed = parse(input.value.replace(/[%a-z\s]+$/i, ""));
        if (Number.isNaN(typed)) {
          note.textContent = "Write a number, such as 17 or 4.5, or skip the task. The clock does not mind.";
          return input.focus();
        }
        next(inModel(typed, task.kind.format));
      });
      count.textContent = `Task ${place + 1} of ${tasks.length}`;
      fill(face, make("p", { class: "mot-task", tabindex: "-1" }, said(task.kind.ask, task.values)), form);
      input.focus({ preventScroll: true });
    }

    function rest() {
      clock.pause();
      note.textContent = "";
      const on = button("Go on", ask, { class: "is-primary" });
      fill(
        face,
        make("p", {}, "Paused. The clock stands still, and the task waits."),
        make("div", { class: "mot-actions" }, on, button("Leave this sprint", begin)),
      );
      on.focus();
    }

    panel.setAttribute("data-running", "");
    fill(stage, make("div", { class: "mot-card" }, make("p", { class: "mot-aside" }, count, " · ", time), face));
    clearInterval(ticking);
    ticking = setInterval(tick, 1000);
    if (innerWidth < 640) stage.scrollIntoView({ block: "start" }); // room for the number pad below
    ask();
  }

  function told(task, value) {
    const { words } = wayOf(task);
    const near = value !== null && counts(task, value);
    const yours = value === null ? "Skipped." : `You: ${withUnit(task.kind, value)}${near ? ", near enough." : "."}`;
    return make(
      "li",
      { class: "mot-worked", "data-near": near },
      make("h3", {}, task.kind.title),
      make("p", {}, said(task.kind.ask, task.values)),
      make("p", {}, `${yours} The model: `, make("b", {}, withUnit(task.kind, task.answer)), "."),
      make(
        "ol",
        {},
        words.map((one) => make("li", {}, one)),
      ),
    );
  }

  function debrief(which, tasks, given, entry, before) {
    panel.removeAttribute("data-running");
    const head = make("p", { class: "mot-front", tabindex: "-1" }, `${inWords(entry)}.`);
    const link = make("a", { href: linkOf(which, sets) }, `sprint number ${which.seed}`);
    const afresh = () => {
      chosen = null;
      run({ seed: anySeed(), set });
    };
    fill(
      stage,
      make(
        "div",
        { class: "mot-card" },
        head,
        before ? make("p", {}, `Your last one: ${inWords(before)}.`) : null,
        make("p", { class: "mot-aside" }, "To do the same numbers again, or to give them to somebody: ", link, "."),
        make(
          "div",
          { class: "mot-actions" },
          button("Another sprint", afresh, { class: "is-primary" }),
          button("Back", () => {
            chosen = null;
            begin();
          }),
        ),
      ),
      make(
        "ol",
        { class: "mot-sums" },
        tasks.map((task, i) => told(task, given[i])),
      ),
    );
    head.focus();
    complain(panel);
  }

  const follow = () => {
    const named = linked(sets);
    if (!named) return;
    chosen = named;
    set = named.set;
    begin();
  };
  const restart = () => panel.hasAttribute("data-running") || stage.querySelector(".mot-sums") || begin();
  const otherSeat = () => {
    if (!chosen) set = usual();
    restart();
  };
  fill(panel.querySelector(".mot-app"), stage, note);
  keepKeys(panel);
  begin();
  addEventListener("hashchange", follow);
  document.addEventListener("mot:store", restart);
  document.addEventListener("mot:reader", otherSeat);
  panel.setAttribute("data-alive", "");
  return () => {
    clearInterval(ticking);
    removeEventListener("hashchange", follow);
    document.removeEventListener("mot:store", restart);
    document.removeEventListener("mot:reader", otherSeat);
  };
}

export default { render };
