// A case played through against the clock. Each choice sets inputs of a recorded model, and what it did is computed
// here. The markup, with everything that can be read, is made in Python (cxprep/widgets/clock.py).
import { show } from "./numbers.mjs";
import { make, wake } from "./pieces.mjs";
import { evaluate, number } from "./tape.mjs";

/** The hour of the day `minute` minutes after `opens`, as cxprep.widgets.clock.hour says it. */
function hour(minute, opens) {
  const exact = opens + minute;
  const floor = Math.floor(exact);
  const even = exact - floor === 0.5 ? floor + (floor % 2) : Math.round(exact);
  const whole = ((even % 1440) + 1440) % 1440;
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return `${((hours + 11) % 12) + 1}${rest ? `.${String(rest).padStart(2, "0")}` : ""} ${hours < 12 ? "am" : "pm"}`;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-clock]");
  const spec = model.get("spec");
  const tape = { ...spec.tape, constants: spec.tape.constants.map(number) };
  const steps = [...panel.querySelectorAll("[data-step]")];
  const debrief = panel.querySelector("[data-debrief]");
  const yours = debrief.querySelector("[data-yours]");
  const table = debrief.querySelector("table");
  const replay = panel.querySelector("[data-replay]");
  const given = new Map([...table.rows].map((row) => [row, row.cells.length]));
  let path = [];

  const say = (value, form) => (form === "time" ? hour(value, spec.opens) : show(value, form));
  const sentence = (parts, v) =>
    parts.map((part) => (typeof part === "string" ? part : say(v[part[0]], part[1]))).join("");
  const chosen = (names) =>
    names.map((name, place) => spec.steps[place].choices.find((choice) => choice.name === name));
  const at = (names) => evaluate(tape, Object.assign({}, spec.plan, ...chosen(names).map((choice) => choice.sets)));

  function stand() {
    const v = at(path);
    for (const one of spec.numbers) {
      const place = panel.querySelector(`.mot-clock-now [data-output="${one.name}"]`);
      const [was, is] = [place.firstChild?.textContent ?? "", say(v[one.slot], one.format)];
      place.setAttribute("data-value", v[one.slot]);
      place.textContent = is;
      const moved = path.length > 0 && was !== is;
      place.parentElement.classList.remove("is-moved");
      if (!moved) continue;
      void place.offsetWidth; // so that the same meter is seen to move twice
      place.parentElement.classList.add("is-moved");
    }
    panel.querySelector(".mot-track b").style.width =
      `${100 * Math.min(Math.max(v[spec.until] / spec.minutes, 0), 1)}%`;
    const left = spec.steps.length - path.length;
    panel.querySelector("[data-standing]").textContent = !path.length
      ? "As planned, before you decide anything"
      : left
        ? "As it stands, with the plan for what is not yet decided"
        : "As you decided";
    return v;
  }

  function effects(before, after) {
    const changed = spec.numbers
      .map((one) => [one.label, say(before[one.slot], one.format), say(after[one.slot], one.format)])
      .filter(([, was, is]) => was !== is)
      .map(([label, was, is]) => `${label} ${is}, before ${was}`);
    return changed.length ? `${changed.join("; ")}.` : "That was the plan; nothing moves.";
  }

  function choose(place, name) {
    const before = at(path);
    path = [...path.slice(0, place), name];
    const v = stand();
    const step = steps[place];
    for (const option of step.querySelectorAll("[data-choice]")) {
      const mine = option.dataset.choice === name;
      option.classList.toggle("is-chosen", mine);
      option.querySelector(".mot-choose").hidden = true;
      const words = option.querySelector(".mot-after");
      words.hidden = !mine;
      if (!mine) continue;
      words.querySelector("p").textContent = sentence(chosen(path)[place].after, v);
      words.querySelector("[data-effects]").textContent = effects(before, v);
      words.focus({ preventScroll: true });
      words.scrollIntoView({ block: "nearest" });
    }
    const next = step.querySelector("[data-next]");
    next.textContent = place + 1 < steps.length ? "Go on" : "To the debrief";
    next.parentElement.hidden = false;
    replay.parentElement.hidden = false;
  }

  function open(place) {
    const step = steps[place];
    step.hidden = false;
    step.querySelector(".mot-scene").textContent = sentence(spec.steps[place].scene, at(path));
    for (const option of step.querySelectorAll("[data-choice]")) {
      option.classList.remove("is-chosen");
      option.querySelector(".mot-choose").hidden = false;
      option.querySelector(".mot-after").hidden = true;
    }
    step.querySelector("[data-next]").parentElement.hidden = true;
    return step.querySelector(".mot-head");
  }

  // What each decision alone was worth: the player's path with one choice swapped for the best path's.
  function judge() {
    const own = at(path)[spec.rank];
    const lines = spec.steps.map((step, place) => {
      const other = spec.best[place];
      const [mine, theirs] = [chosen(path)[place], step.choices.find((choice) => choice.name === other)];
      if (path[place] === other) return make("li", `${step.title}: ${mine.label} The best path does the same.`);
      const gain = at(path.map((name, i) => (i === place ? other : name)))[spec.rank] - own;
      const words = gain > 0 ? "would have brought you" : "alone would have changed";
      return make(
        "li",
        `${step.title}: ${mine.label} In its place, “${theirs.label.replace(/\.$/, "")}” ${words} ` +
          `${say(gain, spec.format).replace(/^\+/, "")}.`,
      );
    });
    const gap = at(spec.best)[spec.rank] - own;
    const finding =
      gap > 0
        ? `Your path ends ${say(gap, spec.format).replace(/^\+/, "")} below the best one.`
        : "No other path does better than yours.";
    const list = make("ul");
    list.append(...lines);
    yours.replaceChildren(make("p", finding, { class: "mot-finding" }), list);
  }

  function finish() {
    const v = at(path);
    for (const [row, cells] of given) while (row.cells.length > cells) row.cells[1].remove();
    [...table.rows].forEach((row, place) => {
      const one = spec.numbers[place - 1];
      row.cells[0].after(
        one
          ? make("td", say(v[one.slot], one.format), { "data-yours-output": one.name, "data-value": v[one.slot] })
          : make("th", "Yours", { scope: "col" }),
      );
    });
    judge();
    debrief.hidden = false;
    return debrief.querySelector(".mot-head");
  }

  const go = (heading) => {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };

  function restart() {
    path = [];
    steps.forEach((step, place) => (step.hidden = place > 0));
    debrief.hidden = true;
    replay.parentElement.hidden = true;
    stand();
    return open(0);
  }

  steps.forEach((step, place) => {
    for (const option of step.querySelectorAll("[data-choice]"))
      option.querySelector("[data-choose]").addEventListener("click", () => choose(place, option.dataset.choice));
    step.querySelector("[data-next]").addEventListener("click", (event) => {
      event.target.parentElement.hidden = true;
      go(place + 1 < steps.length ? open(place + 1) : finish());
    });
  });
  replay.addEventListener("click", () => go(restart()));
  for (const own of panel.querySelectorAll("button")) own.dataset.lmSuppressShortcuts = "true";
  restart();
  panel.setAttribute("data-alive", ""); // from here on every choice answers
  document.dispatchEvent(new CustomEvent("mot:alive"));
}

export default { render };
