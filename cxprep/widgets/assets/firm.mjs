// A form on what a firm shows the public, a clock for each part, and the answer that the notes add up to.
// The sentences are the page's twin of `read_aloud` in cxprep/widgets/firm.py; tests hold the two equal.

import { complain } from "./complain.mjs";
import { copyText, filled, heedNotes, note, noted, notedText, phrase, printOnly } from "./firm_notes.mjs";
import { make, wake } from "./pieces.mjs";
import { entered, showKept } from "./typed.mjs";

const TICK = 500; // ms
const KEEP_EVERY = 5; // seconds: what a closed page may lose of a running clock
const LONGEST = 3600; // seconds; a clock that somebody forgot is stopped

const own = (value, name) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : undefined;
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const orList = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);

function sentence(start, text) {
  const words = start.endsWith(" I") ? phrase(text).replace(/^I /, "") : phrase(text);
  return `${start} ${words}${/[?!…]$/.test(words) ? "" : "."}`;
}

function readAloud(spec, firm, notes, ends) {
  const seen = spec.signals.filter(({ id }) => phrase(notes[id].text));
  const closing = spec.ends
    .filter(({ name }) => phrase(ends[name]))
    .map(({ name, start }) => sentence(start, ends[name]));
  if (!seen.length && !closing.length) return [];
  const marks = spec.groups.map(({ mark }) => mark);
  const markOf = ({ id }) => (marks.includes(notes[id].mark) ? notes[id].mark : marks.at(-1));
  const groups = spec.groups
    .map(({ mark, says }) => ({ says, signals: seen.filter((signal) => markOf(signal) === mark) }))
    .filter(({ signals }) => signals.length)
    .map(({ says, signals }) => [says, ...signals.map(({ id, start }) => sentence(start, notes[id].text))].join(" "));
  const unseen = spec.signals.filter((signal) => !seen.includes(signal)).map(({ name }) => name);
  return [
    filled(spec.opening, { firm: phrase(firm) || spec.nameless }),
    ...groups,
    ...(unseen.length ? [filled(spec.unseen, { unseen: orList(unseen) })] : []),
    ...(closing.length ? [closing.join(" ")] : []),
  ];
}

/** The form: what was noted of each part, the clocks, and the answer that it adds up to. */
class Reading {
  constructor(model, el) {
    this.model = model;
    this.panel = wake(model, el, "[data-read]");
    this.spec = model.get("spec");
    this.name = this.panel.querySelector('input[name="name"]');
    this.parts = this.spec.signals.map((signal) => this.part(signal));
    this.ends = this.spec.ends.map((end) => ({
      ...end,
      text: this.panel.querySelector(`textarea[name="${end.name}"]`),
    }));
    this.said = this.panel.querySelector("[data-said]");
    this.done = this.panel.querySelector("[data-done]");
    this.restore = this.panel.querySelector("[data-restore]");
    this.total = this.parts.reduce((sum, { minutes }) => sum + minutes, 0) * 60;
    this.running = null; // {part, since, kept}
    this.removed = null; // what was there before the form was cleared
  }

  part(signal) {
    const place = this.panel.querySelector(`[data-signal="${CSS.escape(signal.id)}"]`);
    const [text, marks] = [place.querySelector("textarea"), [...place.querySelectorAll("input")]];
    return { ...signal, place, text, marks, spent: 0 };
  }

  current() {
    return {
      notes: Object.fromEntries(
        this.parts.map(({ id, text, marks }) => [
          id,
          { text: entered(text), mark: marks.find((mark) => mark.checked)?.value ?? "" },
        ]),
      ),
      ...Object.fromEntries(this.ends.map(({ name, text }) => [name, entered(text)])),
    };
  }

  state() {
    const spent = Object.fromEntries(this.parts.map(({ id, spent }) => [id, Math.floor(spent)]));
    return { ...this.current(), spent };
  }

  keep() {
    note(this.spec.part, this.state(), this.panel);
  }

  /** @param {Record<string, any>} kept */
  take({ notes, spent, ...others }) {
    for (const part of this.parts) {
      const { id, text, marks } = part;
      const entry = own(notes, id);
      const words = own(entry, "text");
      showKept(text, typeof words === "string" ? words : "");
      for (const mark of marks) mark.checked = mark.value === own(entry, "mark");
      const seconds = own(spent, id);
      if (this.running?.part !== part)
        part.spent = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST) : 0;
    }
    for (const { name, text } of this.ends) {
      const words = own(others, name);
      showKept(text, typeof words === "string" ? words : "");
    }
  }

  showClocks() {
    for (const part of this.parts) this.showClock(part);
    const spent = this.parts.reduce((sum, part) => sum + part.spent, 0);
    this.panel.querySelector("[data-total]").textContent = `${clock(spent)} of ${clock(this.total)} on the clock.`;
  }

  showClock(part) {
    const seconds = part.minutes * 60;
    const line = part.place.querySelector(".mot-part-clock");
    const isRunning = this.running?.part === part;
    const isOver = part.spent >= seconds;
    line.style.setProperty("--done", `${Math.min(100, (part.spent / seconds) * 100)}%`);
    line.classList.toggle("is-over", isOver);
    line.querySelector("[data-left]").textContent =
      `${clock(part.spent)} of ${clock(seconds)}${isRunning && isOver ? ": finish the sentence and go on" : ""}`;
    line.querySelector("button").textContent = isRunning
      ? "Stop the clock"
      : part.spent
        ? "Go on with the clock"
        : "Start the clock";
  }

  showDraft() {
    const { notes, ...others } = this.current();
    const paragraphs = readAloud(this.spec, this.name.value, notes, others);
    const nothing = "Nothing is written down yet. Each sentence that you finish above is put in its place here.";
    const shown = (paragraphs.length ? paragraphs : [nothing]).map((text) => make("p", text));
    this.panel.querySelector("[data-draft]").replaceChildren(...shown);
    this.panel.querySelector("[data-length]").textContent = paragraphs.length ? this.length(paragraphs) : "";
    const actions = this.panel.querySelectorAll("[data-copy], [data-print]");
    for (const action of actions) action.hidden = !paragraphs.length;
    this.panel.querySelector("[data-clear]").hidden = !paragraphs.length && !this.parts.some(({ spent }) => spent);
    this.restore.hidden = !this.removed;
  }

  /** How long the answer takes aloud, what to do about it, and which ends are open. */
  length(paragraphs) {
    const words = paragraphs.join(" ").split(/\s+/).filter(Boolean).length;
    const seconds = Math.round((words / this.spec.words_a_minute) * 60);
    const [least, most] = this.spec.seconds;
    const missing = this.ends.filter(({ text }) => !phrase(text.value)).map(({ start }) => `“${start} …”`);
    const told = [`About ${seconds} seconds aloud.`];
    if (seconds < least) told.push("There is room for one more thing that you saw.");
    else if (seconds > most) told.push(`Cut it to ${most}: keep the sentences that you could defend.`);
    if (missing.length) told.push(`Still to finish: ${missing.join(" and ")}`);
    return told.join(" ");
  }

  show() {
    this.showClocks();
    this.showDraft();
    complain(this.panel);
    this.model.set("notes", this.current());
    this.model.save_changes();
  }

  // times come from the browser's clock, as a hidden page ticks late
  tick() {
    const { running } = this;
    if (!running) return;
    const { part } = running;
    const now = Date.now();
    const before = part.spent;
    part.spent = Math.min(LONGEST, before + Math.max(0, now - running.since) / 1000);
    running.since = now;
    const seconds = part.minutes * 60;
    if (before < seconds && part.spent >= seconds) this.sayTime(part);
    if (part.spent >= LONGEST) return this.stop();
    if (part.spent - running.kept >= KEEP_EVERY) {
      running.kept = part.spent;
      this.keep();
    }
    this.showClocks();
  }

  sayTime(part) {
    const next = this.parts[this.parts.indexOf(part) + 1];
    const on = next ? `, then go on with “${next.title}”` : "";
    this.said.textContent = `Time for “${part.title}”. Finish the sentence${on}.`;
  }

  stop() {
    if (!this.running) return;
    this.running = null;
    this.keep();
    this.show();
  }

  startClock(part) {
    this.tick();
    const wasRunning = this.running?.part === part;
    this.stop();
    if (wasRunning) {
      this.said.textContent = `The clock of “${part.title}” stands.`;
      return;
    }
    this.running = { part, since: Date.now(), kept: part.spent };
    this.said.textContent = `The clock runs: “${part.title}”, ${part.minutes} minutes.`;
    this.removed = null;
    this.show();
  }

  leave() {
    this.tick();
    this.stop();
  }

  typed(target) {
    this.removed = null;
    this.done.textContent = "";
    if (target === this.name) note("about", { ...noted("about"), name: this.name.value }, this.panel);
    else this.keep();
    this.show();
  }

  clear() {
    this.leave();
    this.removed = this.state();
    this.take({});
    this.keep();
    this.show();
    this.said.textContent = "";
    this.done.textContent = "The form is empty again.";
    this.restore.focus();
  }

  putBack() {
    this.take(this.removed);
    this.removed = null;
    this.keep();
    this.show();
    this.done.textContent = "It is back.";
    this.parts[0].text.focus();
  }

  /** What is kept of it; after a forgetting in another tab too, where a clock that ran would write the notes back. */
  fill(forgotten = false) {
    if (forgotten) this.running = this.removed = null;
    showKept(this.name, notedText("about", "name"));
    this.take(noted(this.spec.part));
    this.show();
  }

  listen() {
    const { panel } = this;
    const pressed = (mark, act) => panel.querySelector(mark).addEventListener("click", act);
    const draft = panel.querySelector("[data-draft]");
    const asText = () => [...draft.querySelectorAll("p")].map((line) => line.textContent).join("\n\n");
    for (const part of this.parts)
      part.place.querySelector("[data-clock]").addEventListener("click", () => this.startClock(part));
    panel.addEventListener("input", ({ target }) => this.typed(target));
    panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    pressed("[data-copy]", () => copyText(`${asText()}\n`, this.done));
    pressed("[data-print]", () => printOnly(draft));
    pressed("[data-clear]", () => this.clear());
    pressed("[data-restore]", () => this.putBack());
  }
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const reading = new Reading(model, el);
  reading.listen();
  const timer = setInterval(() => reading.tick(), TICK);
  const leave = () => reading.leave();
  addEventListener("pagehide", leave);
  const unheed = heedNotes(reading.panel, (forgotten) => reading.fill(forgotten));
  reading.fill();
  reading.panel.setAttribute("data-alive", "");
  return () => {
    clearInterval(timer);
    removeEventListener("pagehide", leave);
    unheed();
  };
}

export default { render };
