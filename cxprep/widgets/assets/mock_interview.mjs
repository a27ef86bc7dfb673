// A mock interview: a round or a mix, drawn by lot, against the clock, scored at the end, with a debrief that prints on
// one page.
// What it asks and what is kept of it is interview_plan.mjs's; this module leads from one stage to the next.

import { answerEngine, fetchBeside } from "./answer_engine.mjs";
import { complain, keptWhere } from "./complain.mjs";
import { debriefCard, LEVEL_WORDS, roundForm, scaleForms } from "./interview_debrief.mjs";
import { leftWords } from "./interview_drafts.mjs";
import {
  askedFor,
  itemsOfPlan,
  keepInterview,
  keepScores,
  keptInterviews,
  linkOf,
  minutesOf,
  reseeded,
  roleOf,
  roundOf,
  roundsFor,
  TONIGHT,
  weighted,
} from "./interview_plan.mjs";
import { heardWords, runInterview } from "./interview_run.mjs";
import { button, counted, dayInWords, fill, keepKeys, make, within } from "./practice.mjs";
import { keepLevel, keepSeat, level as keptLevel, seat as keptSeat } from "./reader.mjs";
import { get } from "./store.mjs";
import { entered, showKept } from "./typed.mjs";

const MOST_NOTES = 1200; // so that the debrief stays on its one page
const MOST_EARLIER = 12;
const ANSWER_ALOUD =
  "Answer aloud. Follow-ups and pushbacks come when you ask for them, one at a time, as a panel would. You can pause.";
const LINK_TELLS =
  " The link tells how often each question was to be drawn, by a digit each, and nothing else of yours.";
const NO_SCALES =
  "The questions' scales could not be fetched, so these cannot be scored now. Nothing was lost: the times are here, " +
  "and you can score the answers on their own pages when you are online.";
const CAMERA_STAYS =
  "Your camera and microphone are asked for when you begin. What they take stays in this page: it is sent nowhere, " +
  "and it is gone when you leave, unless you download it. Without them the round goes on all the same.";
const HOW_TO_SCORE = "One sentence in each list describes what you just did. Leave out what you cannot judge.";

const levelWords = (level) => LEVEL_WORDS[level] ?? level;
const option = (value, words) => make("option", { value }, words);

/** @returns {[HTMLSelectElement, HTMLElement]} */
function choice(id, label, options, value) {
  const select = make("select", { id: `mot-interview-${id}`, autocomplete: "off" }, options);
  select.value = value;
  return [select, make("div", { class: "mot-field" }, make("label", { for: select.id }, label), select)];
}

/** What a drawn interview will be, in words: how many questions, and how long. */
function extent(items, round) {
  const seconds = items.reduce((sum, item) => sum + item.seconds + (round?.think ?? 0), 0);
  const drills = items.filter(({ item }) => item.task).length;
  const questions = counted(items.length - drills, "question");
  if (drills === items.length) return `One drill, about ${counted(Math.round(seconds / 60), "minute")}.`;
  return `${questions}${drills ? " and a drill" : ""}, about ${counted(Math.round(seconds / 60), "minute")}.`;
}

/** A field for the reader's notes on an interview, kept as they are typed, and their copy for the printed page. */
function notesField(record, kept) {
  const notes = make("textarea", { id: "mot-interview-notes", rows: 5, maxlength: MOST_NOTES, autocomplete: "off" });
  const keptNotes = () => get("interviews")[record.at]?.notes;
  notes.value = keptNotes() ?? record.notes; // another tab may have written since the list of interviews was made
  const onPaper = make("p", { class: "mot-on-paper" }, notes.value);
  notes.addEventListener("input", () => {
    onPaper.textContent = notes.value;
    keepInterview({ ...record, notes: entered(notes) });
    kept();
  });
  const follow = () => {
    if (!notes.isConnected) return document.removeEventListener("mot:store", follow);
    const now = keptNotes();
    if (typeof now === "string" && showKept(notes, now)) onPaper.textContent = now;
  };
  document.addEventListener("mot:store", follow);
  return make("div", { class: "mot-field" }, make("label", { for: notes.id }, "Notes"), notes, onPaper);
}

/** The stages of the widget in `panel`: each shows itself in the stage's place and leads to the next. */
class Interview {
  constructor(panel, model, own) {
    const spec = model.get("spec");
    const common = spec.rounds.flatMap(({ questions }) => questions);
    this.panel = panel;
    this.model = model;
    this.spec = { ...spec, roles: spec.roles.map((role) => ({ ...role, common })) };
    this.typed = false; // whether the reader types
    /** @type {Promise<any> | null} */
    this.anchors = null;
    this.own = own; // on a page of the book the address is ours, in a notebook it is not
    this.status = make("p", { class: "mot-note", role: "status" });
    this.stage = make("div", { class: "mot-stage" });
    /** @type {InterviewPlan | null} */
    this.plan = null; // what is to be asked, or was
    this.stop = () => {}; // stops the clock of a run
    fill(panel.querySelector(".mot-app"), this.stage, this.status);
  }

  /** Give every item its scales, which come from a file of their own; false where that could not be fetched. */
  async scaled() {
    const given = this.model.get("scales");
    this.anchors ??= given && Object.keys(given).length ? Promise.resolve(given) : fetchBeside("scales.json");
    const all = await this.anchors.catch(() => null);
    if (!all) this.anchors = null;
    for (const { questions, drills } of this.spec.roles)
      for (const item of [...questions, ...drills]) item.scale = all?.[item.id] ?? {};
    return Boolean(all);
  }

  /** What the address asks for: a plan, null, or a sentence why not. */
  asked() {
    return this.own ? askedFor(this.spec) : null;
  }

  start() {
    const what = this.asked();
    if (typeof what === "string") this.setUp(null, what);
    else if (what) this.ready(what);
    else this.setUp();
  }

  /** Put a stage's elements in place, and a sentence about it. */
  show(elements, sentence = "") {
    this.panel.removeAttribute("data-running");
    fill(this.stage, ...elements);
    this.status.textContent = sentence;
    complain(this.panel);
  }

  /** Take up a plan: no clock runs for an earlier one, and the address says it. */
  take(plan) {
    this.stop();
    this.plan = plan;
    if (plan && this.own && location.href !== linkOf(plan)) history.replaceState(null, "", linkOf(plan));
  }

  // --- before

  setUp(before = null, sentence = "") {
    const { roles, minutes: lengths } = this.spec;
    this.take(null);
    const chosen = roleOf(this.spec, before?.role) ?? roleOf(this.spec, keptSeat()) ?? roles[0];
    const levelOf = (role) => (role.levels.includes(keptLevel()) ? keptLevel() : role.levels[0]);
    const levelOptions = (role) => role.levels.map((one) => option(one, levelWords(one)));
    const roleOptions = roles.map((one) => option(one.id, one.title));
    const lengthOptions = (role) => [
      option(TONIGHT, "Tonight: four questions, no drill"),
      make(
        "optgroup",
        { label: "The rounds, as they come" },
        roundsFor(this.spec, role).map((round) => option(round.id, round.title)),
      ),
      make(
        "optgroup",
        { label: "A mix" },
        lengths.map((one) => option(String(one), `${one} minutes, with a drill`)),
      ),
    ];
    const [role, roleField] = choice("role", "Seat", roleOptions, chosen.id);
    const [level, levelField] = choice("level", "Level", levelOptions(chosen), before?.level ?? levelOf(chosen));
    const length = before ? before.kind || String(before.minutes) : TONIGHT;
    const [minutes, minutesField] = choice("minutes", "Round", lengthOptions(chosen), length);
    role.addEventListener("change", () => {
      const now = roleOf(this.spec, role.value);
      fill(level, levelOptions(now));
      level.value = levelOf(now);
      const wanted = minutes.value;
      fill(minutes, lengthOptions(now));
      minutes.value = wanted;
      if (!minutes.value) minutes.value = TONIGHT;
      keepSeat(now.id);
      this.showFolds(role.value);
    });
    level.addEventListener("change", () => keepLevel(level.value));
    this.showFolds(chosen.id);
    const onsubmit = (event) => {
      event.preventDefault();
      keepSeat(role.value);
      keepLevel(level.value);
      const kind = /^\d+$/.test(minutes.value) ? "" : minutes.value;
      const time = minutesOf(this.spec, kind, Number(minutes.value));
      const plan = { role: role.value, level: level.value, minutes: time, seed: 0, weights: "", kind };
      this.ready(weighted(this.spec, reseeded(plan)), true);
    };
    const form = make(
      "form",
      { class: "mot-card mot-form", novalidate: true, method: "dialog", onsubmit },
      make("div", { class: "mot-row" }, roles.length > 1 ? roleField : null, levelField, minutesField),
      make("p", { class: "mot-aside" }, "What you scored low, or never, is drawn more often. ", keptWhere("span")),
      make(
        "div",
        { class: "mot-actions" },
        make("button", { type: "submit", class: "is-primary" }, "Draw an interview"),
      ),
    );
    this.show([form, this.left(), this.earlier()], sentence);
  }

  /** The lists of what may be asked: only that of the seat. */
  showFolds(role) {
    for (const fold of /** @type {HTMLElement[]} */ ([...this.panel.querySelectorAll("[data-of-role]")]))
      fold.hidden = fold.dataset.ofRole !== role;
  }

  ready(plan, focus = false) {
    this.take(plan);
    this.showFolds(plan.role);
    const items = itemsOfPlan(this.spec, plan);
    const round = roundOf(this.spec, plan.kind);
    this.scaled(); // in time, as a network may be gone at the end
    const begin = button("Begin", () => this.run(items), { class: "is-primary" });
    const about =
      `Draw ${plan.seed}: ${roleOf(this.spec, plan.role).title}, ${levelWords(plan.level)}` +
      `${round ? "" : `, ${plan.minutes} minutes`}.${plan.weights ? LINK_TELLS : ""}`;
    const card = make(
      "div",
      { class: "mot-card", "data-ready": "" },
      make("p", { class: "mot-front" }, round ? `${round.title}. ${extent(items, round)}` : extent(items, round)),
      round ? this.aboutRound(round, plan) : make("p", {}, ANSWER_ALOUD),
      make("p", { class: "mot-aside" }, about),
      make(
        "div",
        { class: "mot-actions" },
        begin,
        button("Another draw", () => this.ready(reseeded(this.plan), true)),
        this.copyButton(),
        this.otherSettings(),
      ),
    );
    this.show([card, this.left(), this.earlier()]);
    if (focus) begin.focus();
  }

  /** Those who ask in a round, as the seat calls them. */
  personsOf(round, plan) {
    const { persons: called } = roleOf(this.spec, plan.role);
    return (round?.persons ?? []).map((one) => ({ ...one, who: called[one.id] ?? one.who }));
  }

  aboutRound(round, plan) {
    const persons = this.personsOf(round, plan).filter(({ interest }) => interest);
    return [
      make("p", {}, round.about),
      persons.length
        ? make(
            "ul",
            { class: "mot-persons" },
            persons.map(({ who, interest }) => make("li", {}, make("b", {}, who), `: ${interest}`)),
          )
        : null,
      make("p", {}, round.how),
      round.means === "camera" ? make("p", { class: "mot-aside" }, CAMERA_STAYS) : null,
    ];
  }

  otherSettings() {
    return button("Other settings", () => {
      if (this.own) history.replaceState(null, "", location.href.split("#")[0]);
      this.setUp(this.plan);
      this.stage.querySelector("select")?.focus();
    });
  }

  copyButton() {
    return button("Copy link", async () => {
      const link = linkOf(this.plan);
      try {
        await navigator.clipboard.writeText(link);
        this.status.textContent = "The link is copied. It draws this very interview on any device.";
      } catch {
        this.status.textContent = `Copy this link: ${link}`;
      }
    });
  }

  // --- the run and after it

  run(items) {
    const record = { at: new Date().toISOString(), ...this.plan, notes: "" };
    const { plan } = this;
    const round = roundOf(this.spec, plan.kind) ?? null;
    const setting = { plan, items, round, persons: this.personsOf(round, plan), about: this.spec.dictation };
    this.panel.setAttribute("data-running", ""); // the lists of what may be asked are put away
    this.stop = runInterview(this, setting, (done, extras) => this.scales(record, items, done, extras));
  }

  async scales(record, items, all, extras) {
    const isScaled = await this.scaled();
    const isRead = all.some(({ held }) => held);
    const engine = isRead ? await answerEngine(this.model).catch(() => null) : null;
    const heard = all.map(({ held }) => (held && engine ? heardWords(held, engine.known.qualities_said) : ""));
    const done = all.map(({ held: _, ...entry }) => entry);
    const round = roundOf(this.spec, record.kind);
    const chosen = done.map(() => ({}));
    const ofRound = {};
    const heading = make("p", { class: "mot-front", tabindex: "-1" }, "How did it go?");
    const finish = () => {
      const scored = done.map((entry, index) => ({ ...entry, scores: chosen[index] }));
      const whole = round ? { ...record, round: ofRound } : record;
      const kept = { ...whole, at: new Date().toISOString(), items: scored };
      this.stop(); // takes that were shown are let go of
      keepScores(kept);
      keepInterview(kept);
      this.debrief(kept);
    };
    fill(
      this.stage,
      heading,
      make("p", { class: "mot-aside" }, HOW_TO_SCORE),
      extras,
      round && done.some(({ skipped }) => !skipped) ? roundForm(round, ofRound) : null,
      scaleForms(roleOf(this.spec, record.role), record.level, items, done, chosen, heard, !round),
      make("div", { class: "mot-actions" }, button("To the debrief", finish, { class: "is-primary" })),
    );
    this.status.textContent = isScaled ? "" : NO_SCALES;
    heading.focus();
  }

  async debrief(record) {
    await this.scaled();
    const { role, level, minutes, seed, weights, kind = "" } = record;
    this.take({ role, level, minutes, seed, weights, kind });
    const notes = notesField(record, () => complain(this.panel));
    const { card, heading } = debriefCard(
      record,
      roleOf(this.spec, role),
      notes,
      this.spec.book,
      roundOf(this.spec, kind),
    );
    const actions = make(
      "div",
      { class: "mot-actions" },
      button("Print this page", () => print(), { class: "is-primary" }),
      button("Again, another draw", () => this.ready(weighted(this.spec, reseeded(this.plan)), true)),
      this.copyButton(),
      this.otherSettings(),
    );
    this.show([card, actions, this.earlier(record.at)]);
    heading.focus();
  }

  /** What was typed in interviews that were left; null where there is nothing. */
  left() {
    return leftWords(
      this.spec.roles.flatMap(({ questions, common }) => [...questions, ...common]),
      this.panel,
    );
  }

  /** The interviews before, but for the one that is shown; null where there is none. */
  earlier(shown = "") {
    const others = keptInterviews(this.spec).filter(({ at }) => at !== shown);
    const latest = others.slice(0, MOST_EARLIER);
    if (!latest.length) return null;
    const length = (kind, minutes) => {
      const round = roundOf(this.spec, kind);
      return round ? within(round.title) : `${minutes} minutes`;
    };
    const words = ({ at, role, minutes, kind, items }) =>
      `${dayInWords(at)}: ${roleOf(this.spec, role).title}, ${length(kind, minutes)}, ${counted(items.length, "item")}`;
    const list = latest.map((one) =>
      make(
        "li",
        {},
        button(words(one), () => this.debrief(one)),
      ),
    );
    return make(
      "details",
      {},
      make("summary", {}, `Earlier interviews (${latest.length})`),
      make("ul", { class: "mot-plain" }, list),
    );
  }
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const interview = new Interview(panel, model, Boolean(el.dataset.live));
  keepKeys(panel);
  interview.start();
  const another = () => {
    const what = interview.asked();
    const { plan } = interview;
    if (what === null || (plan && typeof what === "object" && linkOf(what) === linkOf(plan))) return;
    interview.start();
  };
  // what is on the way (a run, its scores, its notes) stays
  const isWaiting = () => interview.stage.querySelector("form, [data-ready]");
  const afresh = (/** @type {CustomEvent} */ { detail }) => {
    const gone = detail?.forgotten && interview.stage.querySelector("[data-debrief]");
    if (gone) interview.setUp();
    else if (isWaiting()) interview.start();
    else complain(panel);
  };
  const otherSeat = () => {
    const select = interview.stage.querySelector("form #mot-interview-role");
    if (select && select.value !== keptSeat()) interview.start();
  };
  window.addEventListener("hashchange", another);
  document.addEventListener("mot:store", afresh);
  document.addEventListener("mot:reader", otherSeat);
  panel.setAttribute("data-alive", "");
  return () => {
    interview.stop();
    window.removeEventListener("hashchange", another);
    document.removeEventListener("mot:store", afresh);
    document.removeEventListener("mot:reader", otherSeat);
  };
}

export default { render };
