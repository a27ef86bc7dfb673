// A mock interview: drawn by a seed, against the clock, scored at the end, with a debrief that prints on one page.
//
// The link #interview=<seed>&role=...&level=...&minutes=... draws the same interview on any device, as a draw hangs on
// nothing else. Where the reader's own scores should have a say, they do so before the seed is used: as weights of 1 to
// 9, one digit an item in the bank's order (&weights=3412...), and these travel in the link. A link without them draws
// with equal weights, whatever is kept on the device that opens it.
//
// Kept in the store: "interviews" {at: {at, role, level, minutes, seed, weights, items: [{id, planned, used, skipped,
// scores}], notes}}, and each scored item in "scores" {id: [{at, level, who: "self", scores: {dimension: 1 to 5}}]}.

import { drawInterview, MOST_SEED, poolOf, UNTOUCHED } from "./draw.mjs";
import { button, complain, counted, dayInWords, fill, keepKeys, make, within } from "./practice.mjs";
import { get, put } from "./store.mjs";

const INTERVIEWS = "interviews";
const SCORES = "scores";
const MOST_NOTES = 1200; // so that the debrief stays on its one page
const LINK_TELLS =
  " The link tells how often each question was to be drawn, by a digit each, and nothing else of yours.";
const LEVEL_WORDS = { associate: "associate", lead: "lead", head: "head" };
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const isScore = (value) => Number.isInteger(value) && value >= 1 && value <= 5;

/** How much an item should be asked: 3 where it was never scored, else 4 (weak) to 1 (strong) by the latest score. */
function needOf(id) {
  const section = get(SCORES);
  const list = Object.hasOwn(section, id) && Array.isArray(section[id]) ? section[id] : [];
  const values = Object.values(list.at(-1)?.scores ?? {}).filter(isScore);
  if (!values.length) return UNTOUCHED;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean <= 2 ? 4 : mean <= 3 ? 3 : mean <= 4 ? 2 : 1;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const app = panel.querySelector(".mot-app");
  const { roles, minutes: lengths, kinds } = model.get("spec");
  const status = make("p", { class: "mot-note", role: "status" });
  const stage = make("div", { class: "mot-stage" });
  const own = Boolean(el.dataset.live); // on a page of the book the address is ours, in a notebook it is not
  let plan = null; // what is to be asked: {role, level, minutes, seed, weights}
  let ticking = null;

  const roleOf = (id) => roles.find((role) => role.id === id);
  const itemsOf = (role, level) => {
    const { questions, drills } = poolOf(role, level);
    return [...questions, ...drills];
  };
  const itemOf = (role, id) => [...role.questions, ...role.drills].find((item) => item.id === id);
  const draw = ({ role, level, minutes, seed, weights }) => {
    const each = new Map(
      itemsOf(roleOf(role), level).map((item, index) => [item.id, weights ? Number(weights[index]) : UNTOUCHED]),
    );
    return drawInterview(roleOf(role), level, minutes, seed, each, kinds);
  };
  const weightsNow = (role, level) => {
    const weights = itemsOf(roleOf(role), level).map((item) => needOf(item.id));
    return weights.every((weight) => weight === UNTOUCHED) ? "" : weights.join("");
  };
  const anySeed = () => crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000; // six digits can be read out
  const linkOf = (what) => {
    const words = new URLSearchParams({
      interview: what.seed,
      role: what.role,
      level: what.level,
      minutes: what.minutes,
    });
    if (what.weights) words.set("weights", what.weights);
    return `${location.href.split("#")[0]}#${words}`;
  };

  /** What the address asks for: a plan, null, or a sentence why not. */
  function asked() {
    const words = new URLSearchParams(location.hash.slice(1));
    if (!own || !words.has("interview")) return null;
    const seed = words.get("interview");
    const role = roleOf(words.get("role") ?? roles[0].id);
    const level = words.get("level") ?? role?.levels[0];
    const minutes = Number(words.get("minutes") ?? 30);
    const weights = words.get("weights") ?? "";
    if (!/^\d{1,10}$/.test(seed) || Number(seed) > MOST_SEED)
      return `The link's seed should be a whole number from 0 to ${MOST_SEED}. Draw an interview of your own instead.`;
    if (!role?.levels.includes(level) || !lengths.includes(minutes))
      return "The link asks for a seat, a level or a length that is not here. Draw an interview of your own instead.";
    if (weights && (!/^[1-9]+$/.test(weights) || weights.length !== itemsOf(role, level).length))
      return "The link was made for an earlier version of these questions. Draw an interview of your own instead.";
    return { role: role.id, level, minutes, seed: Number(seed), weights };
  }

  function address(what) {
    if (own && location.href !== linkOf(what)) history.replaceState(null, "", linkOf(what));
  }

  // --- before ------------------------------------------------------------------------------------------------------

  /** @returns {[HTMLSelectElement, HTMLElement]} */
  function choice(id, label, options, value) {
    const select = make(
      "select",
      { id: `mot-interview-${id}`, autocomplete: "off" },
      options.map(([key, words]) => make("option", { value: key }, words)),
    );
    select.value = value;
    return [select, make("div", { class: "mot-field" }, make("label", { for: select.id }, label), select)];
  }

  function setUp(before, sentence = "") {
    stop();
    plan = null;
    const seat = roleOf(before?.role) ?? roles[0];
    const [role, roleField] = choice(
      "role",
      "Seat",
      roles.map((one) => [one.id, one.title]),
      seat.id,
    );
    const [level, levelField] = choice(
      "level",
      "Level",
      seat.levels.map((one) => [one, LEVEL_WORDS[one] ?? one]),
      before?.level ?? seat.levels[0],
    );
    const [minutes, minutesField] = choice(
      "minutes",
      "Minutes",
      lengths.map((one) => [String(one), String(one)]),
      String(before?.minutes ?? 30),
    );
    role.addEventListener("change", () =>
      fill(
        level,
        roleOf(role.value).levels.map((one) => make("option", { value: one }, LEVEL_WORDS[one] ?? one)),
      ),
    );
    const go = (event) => {
      event.preventDefault();
      ready(
        {
          role: role.value,
          level: level.value,
          minutes: Number(minutes.value),
          seed: anySeed(),
          weights: weightsNow(role.value, level.value),
        },
        true,
      );
    };
    fill(
      stage,
      make(
        "form",
        { class: "mot-card mot-form", novalidate: true, method: "dialog", onsubmit: go },
        make("div", { class: "mot-row" }, roles.length > 1 ? roleField : null, levelField, minutesField),
        make("p", { class: "mot-aside" }, "What you scored low, or never, is drawn more often."),
        make(
          "div",
          { class: "mot-actions" },
          make("button", { type: "submit", class: "is-primary" }, "Draw an interview"),
        ),
      ),
      earlier(),
    );
    status.textContent = sentence;
    complain(panel);
  }

  function ready(what, focus) {
    stop();
    plan = what;
    address(plan);
    const items = draw(plan);
    const seconds = items.reduce((sum, item) => sum + item.seconds, 0);
    const drills = items.filter(({ item }) => item.task).length;
    const words =
      `${counted(items.length - drills, "question")}${drills ? " and a drill" : ""}, about ` +
      `${counted(Math.round(seconds / 60), "minute")}.`;
    const begin = button("Begin", () => run(items), { class: "is-primary" });
    fill(
      stage,
      make(
        "div",
        { class: "mot-card", "data-ready": "" },
        make("p", { class: "mot-front" }, words),
        make(
          "p",
          {},
          "Answer aloud. Follow-ups and pushbacks come when you ask for them, one at a time, as a " +
            "panel would. You can pause.",
        ),
        make(
          "p",
          { class: "mot-aside" },
          `Interview ${plan.seed}: ${roleOf(plan.role).title}, ` +
            `${LEVEL_WORDS[plan.level] ?? plan.level}, ${plan.minutes} ` +
            `minutes.${plan.weights ? LINK_TELLS : ""}`,
        ),
        make(
          "div",
          { class: "mot-actions" },
          begin,
          button("Another seed", () => ready({ ...plan, seed: anySeed() }, true)),
          copyButton(),
          button("Other settings", () => leave()),
        ),
      ),
      earlier(),
    );
    status.textContent = "";
    complain(panel);
    if (focus) begin.focus();
  }

  function leave() {
    const before = plan;
    if (own) history.replaceState(null, "", location.href.split("#")[0]);
    setUp(before);
    stage.querySelector("select")?.focus();
  }

  function copyButton() {
    return button("Copy link", async () => {
      const link = linkOf(plan);
      try {
        await navigator.clipboard.writeText(link);
        status.textContent = "The link is copied. It draws this very interview on any device.";
      } catch {
        status.textContent = `Copy this link: ${link}`;
      }
    });
  }

  // --- the run -----------------------------------------------------------------------------------------------------

  function stop() {
    clearInterval(ticking);
    ticking = null;
  }

  function run(items) {
    const done = [];
    const record = { at: new Date().toISOString(), ...plan, notes: "" };
    let spent = 0; // seconds of the items before

    const next = () => (done.length < items.length ? ask(done.length) : scales(record, items, done));

    function ask(index) {
      const { item, seconds } = items[index];
      let used = 0; // milliseconds, without pauses
      let since = Date.now();
      let told = false;
      const elapsed = () => Math.floor((used + (since === null ? 0 : Date.now() - since)) / 1000);
      const left = make("span", { class: "mot-time", role: "timer", "data-timer": "" });
      const whole = make("span", { class: "mot-aside" });
      const tick = () => {
        const now = elapsed();
        left.textContent = now <= seconds ? clock(seconds - now) : `${clock(now - seconds)} over`;
        left.classList.toggle("is-over", now > seconds);
        whole.textContent = `${clock(spent + now)} of ${plan.minutes}:00 gone`;
        if (now >= seconds && !told) {
          told = true;
          status.textContent = "The time for this one is up: come to your last sentence.";
        }
      };
      const more = [
        ...item.follow_ups.map((says) => ({ says, who: item.task ? "They ask" : "They follow up" })),
        ...item.pushbacks.map(({ who, says }) => ({ who: `${who} pushes back`, says })),
      ];
      const heard = make("div", { class: "mot-heard", "aria-live": "polite" });
      const another = button("", () => {
        const { who, says } = more.shift();
        heard.append(make("p", {}, make("span", { class: "mot-aside" }, `${who}: `), says));
        nameNext();
      });
      const nameNext = () => {
        another.hidden = !more.length;
        another.textContent =
          more.length && / pushes back$/.test(more[0].who)
            ? "Next pushback"
            : item.task
              ? "Next question on it"
              : "Next follow-up";
        if (!more.length && document.activeElement === another) forth.focus();
      };
      const finish = (skipped) => {
        stop();
        const gone = elapsed();
        done.push({ id: item.id, planned: seconds, used: gone, skipped });
        spent += gone;
        status.textContent = "";
        next();
      };
      const pause = button("Pause", () => {
        if (since === null) since = Date.now();
        else {
          used += Date.now() - since;
          since = null;
        }
        pause.textContent = since === null ? "Go on" : "Pause";
        status.textContent = since === null ? "Paused. The clock waits." : "";
        tick();
      });
      const forth = button(index + 1 < items.length ? "Done, next one" : "Done", () => finish(false), {
        class: "is-primary",
      });
      const title = make("p", { class: "mot-front", tabindex: "-1" }, item.title);
      fill(
        stage,
        make(
          "div",
          { class: "mot-card mot-run", "data-asking": item.id },
          make("p", { class: "mot-aside" }, `${item.task ? "The drill" : "Question"}, ${index + 1} of ${items.length}`),
          title,
          item.task ? make("p", {}, item.task) : null,
          make("p", { class: "mot-clock" }, left, whole),
          heard,
          make(
            "div",
            { class: "mot-actions" },
            another,
            forth,
            pause,
            button("Skip", () => finish(true)),
          ),
        ),
        item.parts
          ? make(
              "details",
              {},
              make("summary", {}, "If you are stuck"),
              make(
                "ul",
                {},
                item.parts.map((part) => make("li", {}, `${part.name} (${part.seconds} s). ${part.do}`)),
              ),
            )
          : null,
      );
      nameNext();
      tick();
      ticking = setInterval(tick, 250);
      title.focus();
    }
    next();
  }

  // --- after -------------------------------------------------------------------------------------------------------

  function scales(record, items, done) {
    const role = roleOf(record.role);
    const chosen = done.map(() => ({}));
    const heading = make("p", { class: "mot-front", tabindex: "-1" }, "How did it go?");
    const rows = items.map(({ item }, index) => {
      if (done[index].skipped) return null;
      const dimensions = item.scale[record.level] ?? [];
      return make(
        "details",
        { class: "mot-card", open: index === 0 },
        make("summary", {}, item.title),
        dimensions.map(({ dimension, anchors }) => {
          const title = role.dimensions.find((one) => one.name === dimension)?.title ?? dimension;
          return make(
            "fieldset",
            {},
            make("legend", {}, title),
            anchors.map((anchor, place) => {
              const radio = make("input", {
                type: "radio",
                name: `mot-score-${index}-${dimension}`,
                value: place + 1,
                autocomplete: "off",
                onchange: () => (chosen[index][dimension] = place + 1),
              });
              return make(
                "label",
                { class: "mot-tick" },
                radio,
                make("span", { class: "mot-mark" }, String(place + 1)),
                make("span", {}, anchor),
              );
            }),
          );
        }),
      );
    });
    const toDebrief = button(
      "To the debrief",
      () => {
        const at = new Date().toISOString();
        const scored = done.map((entry, index) => ({ ...entry, scores: chosen[index] }));
        const kept = { ...record, at, items: scored };
        let all = get(SCORES);
        for (const { id, scores } of scored) {
          if (!Object.keys(scores).length) continue;
          const before = Object.hasOwn(all, id) && Array.isArray(all[id]) ? all[id] : [];
          all = { ...all, [id]: [...before, { at, level: record.level, who: "self", scores }] };
        }
        put(SCORES, all);
        put(INTERVIEWS, { ...get(INTERVIEWS), [at]: kept });
        debrief(kept, true);
      },
      { class: "is-primary" },
    );
    fill(
      stage,
      heading,
      make(
        "p",
        { class: "mot-aside" },
        "One sentence in each list describes what you just did. Leave out what you cannot judge.",
      ),
      rows,
      make("div", { class: "mot-actions" }, toDebrief),
    );
    status.textContent = "";
    heading.focus();
  }

  function debrief(record, focus) {
    stop();
    plan = {
      role: record.role,
      level: record.level,
      minutes: record.minutes,
      seed: record.seed,
      weights: record.weights,
    };
    address(plan);
    const role = roleOf(record.role);
    const named = (name) => role.dimensions.find((one) => one.name === name)?.title ?? name;
    const heading = make("p", { class: "mot-front", tabindex: "-1" }, finding(record, named));
    const body = record.items.map(({ id, planned, used, skipped, scores }) => {
      const item = itemOf(role, id);
      const words = Object.entries(scores ?? {}).map(([name, value]) => `${within(named(name))} ${value}`);
      return make(
        "tr",
        {},
        make(
          "th",
          { scope: "row" },
          item?.title ?? id,
          skipped ? null : make("span", { class: "mot-aside" }, words.join(", ") || "not scored"),
        ),
        make("td", {}, skipped ? "skipped" : `${clock(used)} of ${clock(planned)}`),
      );
    });
    const notes = make("textarea", { id: "mot-interview-notes", rows: 5, maxlength: MOST_NOTES, autocomplete: "off" });
    notes.value = record.notes;
    const onPaper = make("p", { class: "mot-on-paper" }, record.notes);
    notes.addEventListener("input", () => {
      onPaper.textContent = notes.value;
      put(INTERVIEWS, { ...get(INTERVIEWS), [record.at]: { ...record, notes: notes.value } });
      complain(panel);
    });
    const steps = nextSteps(record, role, named);
    fill(
      stage,
      make(
        "div",
        { class: "mot-card mot-debrief", "data-debrief": "" },
        heading,
        make(
          "p",
          { class: "mot-aside" },
          `${role.title}, ${LEVEL_WORDS[record.level] ?? record.level}, ${record.minutes} minutes, ` +
            `interview ${record.seed}, ${dayInWords(record.at)}.`,
        ),
        make(
          "div",
          { class: "mot-scroll", tabindex: "0", role: "region", "aria-label": "What was asked" },
          make(
            "table",
            {},
            make(
              "thead",
              {},
              make(
                "tr",
                {},
                ["Asked, and your scores", "Time"].map((words) => make("th", { scope: "col" }, words)),
              ),
            ),
            make("tbody", {}, body),
          ),
        ),
        steps.length
          ? [
              make("p", { class: "mot-small-title" }, "One step up"),
              make(
                "ul",
                {},
                steps.map((words) => make("li", {}, words)),
              ),
            ]
          : null,
        make("div", { class: "mot-field" }, make("label", { for: notes.id }, "Notes"), notes, onPaper),
      ),
      make(
        "div",
        { class: "mot-actions" },
        button("Print this page", () => print(), { class: "is-primary" }),
        button("Again with another seed", () =>
          ready({ ...plan, seed: anySeed(), weights: weightsNow(plan.role, plan.level) }, true),
        ),
        copyButton(),
        button("Other settings", () => leave()),
      ),
      earlier(record.at),
    );
    status.textContent = "";
    complain(panel);
    if (focus) heading.focus();
  }

  /** What the debrief finds, in a sentence. */
  function finding(record, named) {
    const by = new Map();
    for (const { scores } of record.items)
      for (const [name, value] of Object.entries(scores ?? {})) by.set(name, [...(by.get(name) ?? []), value]);
    const over = record.items.filter(({ used, planned, skipped }) => !skipped && used > planned).length;
    const answered = record.items.filter(({ skipped }) => !skipped).length;
    const time = !answered
      ? "Everything was skipped this time."
      : over
        ? `${over} of ${answered} answers ran over time.`
        : answered === 1
          ? "The answer kept its time."
          : `All ${answered} answers kept their time.`;
    const means = [...by]
      .map(([name, values]) => [named(name), values.reduce((sum, value) => sum + value, 0) / values.length])
      .sort((a, b) => b[1] - a[1]);
    if (means.length < 2 || means[0][1] === means.at(-1)[1]) return time;
    return (
      `${time} ${means[0][0]} was your best (${means[0][1].toFixed(1)} of 5); ` +
      `${within(means.at(-1)[0])} has most to gain (${means.at(-1)[1].toFixed(1)}).`
    );
  }

  /** For the three lowest scores, the sentence of the next level up. */
  function nextSteps(record, role, named) {
    const all = record.items.flatMap(({ id, scores }) =>
      Object.entries(scores ?? {}).map(([name, value]) => ({ id, name, value })),
    );
    const low = all
      .filter(({ value }) => value < 5)
      .sort((a, b) => a.value - b.value)
      .slice(0, 3);
    return low.flatMap(({ id, name, value }) => {
      const item = itemOf(role, id);
      const anchors = item?.scale[record.level]?.find(({ dimension }) => dimension === name)?.anchors;
      return anchors
        ? [`“${item.title}” ${within(named(name))}, from ${value} to ${value + 1}: ${anchors[value]}`]
        : [];
    });
  }

  // Interviews from another version or a curious reader: only whole ones can be opened.
  function kept() {
    const whole = (one) =>
      typeof one?.at === "string" &&
      Boolean(roleOf(one.role)?.levels.includes(one.level)) &&
      lengths.includes(one.minutes) &&
      Number.isInteger(one.seed) &&
      one.seed >= 0 &&
      one.seed <= MOST_SEED &&
      Array.isArray(one.items) &&
      typeof one.notes === "string" &&
      (!one.weights ||
        (/^[1-9]+$/.test(one.weights) && one.weights.length === itemsOf(roleOf(one.role), one.level).length)) &&
      one.items.every(
        (item) =>
          typeof item?.id === "string" &&
          Number.isFinite(item.used) &&
          Number.isFinite(item.planned) &&
          Object.values(item.scores ?? {}).every(isScore),
      );
    return Object.values(get(INTERVIEWS))
      .filter(whole)
      .sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  function earlier(shown) {
    const others = kept()
      .filter(({ at }) => at !== shown)
      .slice(0, 12);
    if (!others.length) return null;
    const open = (one) =>
      button(
        `${dayInWords(one.at)}: ${roleOf(one.role).title}, ${one.minutes} minutes, ` +
          `${counted(one.items.length, "item")}`,
        () => debrief(one, true),
      );
    return make(
      "details",
      {},
      make("summary", {}, `Earlier interviews (${others.length})`),
      make(
        "ul",
        { class: "mot-plain" },
        others.map((one) => make("li", {}, open(one))),
      ),
    );
  }

  // --- start -------------------------------------------------------------------------------------------------------

  function start() {
    const what = asked();
    if (typeof what === "string") setUp(null, what);
    else if (what) ready(what);
    else setUp();
  }
  fill(app, stage, status);
  keepKeys(panel);
  start();
  const another = () => {
    const what = asked();
    if (what === null || (plan && typeof what === "object" && linkOf(what) === linkOf(plan))) return;
    start();
  };
  // what is on the way (a run, its scores, its notes) stays
  const afresh = () => (stage.querySelector("form, [data-ready]") ? start() : complain(panel));
  window.addEventListener("hashchange", another);
  document.addEventListener("mot:store", afresh);
  panel.setAttribute("data-alive", "");
  return () => {
    stop();
    window.removeEventListener("hashchange", another);
    document.removeEventListener("mot:store", afresh);
  };
}

export default { render };
