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

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-read]");
  const spec = model.get("spec");
  const name = panel.querySelector('input[name="name"]');
  const parts = spec.signals.map((signal) => {
    const place = panel.querySelector(`[data-signal="${CSS.escape(signal.id)}"]`);
    return {
      ...signal,
      place,
      text: place.querySelector("textarea"),
      marks: [...place.querySelectorAll("input")],
      spent: 0,
    };
  });
  const ends = spec.ends.map((end) => ({ ...end, text: panel.querySelector(`textarea[name="${end.name}"]`) }));
  const said = panel.querySelector("[data-said]");
  const done = panel.querySelector("[data-done]");
  const restore = panel.querySelector("[data-restore]");
  const total = parts.reduce((sum, { minutes }) => sum + minutes, 0) * 60;
  let running = null; // {part, since, kept}
  let removed = null;

  const current = () => ({
    notes: Object.fromEntries(
      parts.map(({ id, text, marks }) => [
        id,
        { text: entered(text), mark: marks.find((mark) => mark.checked)?.value ?? "" },
      ]),
    ),
    ...Object.fromEntries(ends.map(({ name: end, text }) => [end, entered(text)])),
  });
  const state = () => ({
    ...current(),
    spent: Object.fromEntries(parts.map(({ id, spent }) => [id, Math.floor(spent)])),
  });
  const keep = () => note(spec.part, state(), panel);

  /** @param {Record<string, any>} kept */
  function take({ notes, spent, ...others }) {
    for (const part of parts) {
      const { id, text, marks } = part;
      const entry = own(notes, id);
      const words = own(entry, "text");
      showKept(text, typeof words === "string" ? words : "");
      for (const mark of marks) mark.checked = mark.value === own(entry, "mark");
      const seconds = own(spent, id);
      if (running?.part !== part) part.spent = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST) : 0;
    }
    for (const { name: end, text } of ends) {
      const words = own(others, end);
      showKept(text, typeof words === "string" ? words : "");
    }
  }

  function showClocks() {
    for (const part of parts) {
      const seconds = part.minutes * 60;
      const line = part.place.querySelector(".mot-part-clock");
      const isRunning = running?.part === part;
      line.style.setProperty("--done", `${Math.min(100, (part.spent / seconds) * 100)}%`);
      line.classList.toggle("is-over", part.spent >= seconds);
      line.querySelector("[data-left]").textContent =
        `${clock(part.spent)} of ` +
        `${clock(seconds)}${isRunning && part.spent >= seconds ? ": finish the sentence and go on" : ""}`;
      line.querySelector("button").textContent = isRunning
        ? "Stop the clock"
        : part.spent
          ? "Go on with the clock"
          : "Start the clock";
    }
    const spent = parts.reduce((sum, part) => sum + part.spent, 0);
    panel.querySelector("[data-total]").textContent = `${clock(spent)} of ${clock(total)} on the clock.`;
  }

  function showDraft() {
    const { notes, ...others } = current();
    const paragraphs = readAloud(spec, name.value, notes, others);
    const words = paragraphs.join(" ").split(/\s+/).filter(Boolean).length;
    const seconds = Math.round((words / spec.words_a_minute) * 60);
    const [least, most] = spec.seconds;
    const missing = ends.filter(({ text }) => !phrase(text.value)).map(({ start }) => `“${start} …”`);
    panel
      .querySelector("[data-draft]")
      .replaceChildren(
        ...(paragraphs.length
          ? paragraphs
          : ["Nothing is written down yet. Each sentence that you finish above is put in its place here."]
        ).map((text) => make("p", text)),
      );
    panel.querySelector("[data-length]").textContent = paragraphs.length
      ? [
          `About ${seconds} seconds aloud.`,
          seconds < least
            ? "There is room for one more thing that you saw."
            : seconds > most
              ? `Cut it to ${most}: keep the sentences that you could defend.`
              : "",
          missing.length ? `Still to finish: ${missing.join(" and ")}` : "",
        ]
          .filter(Boolean)
          .join(" ")
      : "";
    for (const action of panel.querySelectorAll("[data-copy], [data-print]")) action.hidden = !paragraphs.length;
    panel.querySelector("[data-clear]").hidden = !paragraphs.length && !parts.some(({ spent }) => spent);
    restore.hidden = !removed;
  }

  function show() {
    showClocks();
    showDraft();
    complain(panel);
    model.set("notes", current());
    model.save_changes();
  }

  // times come from the browser's clock, as a hidden page ticks late
  function tick() {
    if (!running) return;
    const { part } = running;
    const now = Date.now();
    const before = part.spent;
    part.spent = Math.min(LONGEST, before + Math.max(0, now - running.since) / 1000);
    running.since = now;
    const seconds = part.minutes * 60;
    if (before < seconds && part.spent >= seconds) {
      const next = parts[parts.indexOf(part) + 1];
      said.textContent =
        `Time for “${part.title}”. Finish the ` + `sentence${next ? `, then go on with “${next.title}”` : ""}.`;
    }
    if (part.spent >= LONGEST) return stop();
    if (part.spent - running.kept >= KEEP_EVERY) {
      running.kept = part.spent;
      keep();
    }
    showClocks();
  }

  function stop() {
    if (!running) return;
    running = null;
    keep();
    show();
  }

  function startClock(part) {
    tick();
    const wasRunning = running?.part === part;
    stop();
    if (wasRunning) {
      said.textContent = `The clock of “${part.title}” stands.`;
      return;
    }
    running = { part, since: Date.now(), kept: part.spent };
    said.textContent = `The clock runs: “${part.title}”, ${part.minutes} minutes.`;
    removed = null;
    show();
  }

  for (const part of parts) part.place.querySelector("[data-clock]").addEventListener("click", () => startClock(part));
  const timer = setInterval(tick, TICK);
  const leave = () => {
    tick();
    stop();
  };
  addEventListener("pagehide", leave);

  panel.addEventListener("input", ({ target }) => {
    removed = null;
    done.textContent = "";
    if (target === name) note("about", { ...noted("about"), name: name.value }, panel);
    else keep();
    show();
  });
  panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  const asText = () => [...panel.querySelectorAll("[data-draft] p")].map((line) => line.textContent).join("\n\n");
  panel.querySelector("[data-copy]").addEventListener("click", () => copyText(`${asText()}\n`, done));
  panel.querySelector("[data-print]").addEventListener("click", () => printOnly(panel.querySelector("[data-draft]")));
  panel.querySelector("[data-clear]").addEventListener("click", () => {
    leave();
    removed = state();
    take({});
    keep();
    show();
    said.textContent = "";
    done.textContent = "The form is empty again.";
    restore.focus();
  });
  restore.addEventListener("click", () => {
    take(removed);
    removed = null;
    keep();
    show();
    done.textContent = "It is back.";
    parts[0].text.focus();
  });

  const fill = (forgotten = false) => {
    if (forgotten) running = removed = null; // a clock that ran would write the notes back
    showKept(name, notedText("about", "name"));
    take(noted(spec.part));
    show();
  };
  const unheed = heedNotes(panel, fill);
  fill();
  panel.setAttribute("data-alive", "");
  return () => {
    clearInterval(timer);
    removeEventListener("pagehide", leave);
    unheed();
  };
}

export default { render };
