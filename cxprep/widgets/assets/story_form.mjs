// The form that one story is written or changed in: a new one step by step, with an example beside each field and
// lines to begin with; one that is changed all at once. What was typed and is not in the bank yet is its draft. Knows
// nothing of what is kept.

import { button, make } from "./practice.mjs";
import { LONG_TEXT, SHORT_TEXT, STORY_PARTS, storyOf } from "./story_format.mjs";
import { showKept, entered as typed } from "./typed.mjs";

/** The words of a story that is still empty. */
const BLANK = /** @type {any} */ ({
  title: "",
  ...Object.fromEntries(STORY_PARTS.map((part) => [part, ""])),
  metric: "",
  competencies: [],
  ticks: {},
});

/**
 * A name for a new story that no other device has given.
 * @returns {string}
 */
export function newStoryId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `story-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function field(name, label, help, control, example = "") {
  control.id = name;
  if (help) control.setAttribute("aria-describedby", `${name}-help`);
  return make(
    "div",
    { class: "mot-field" },
    make("label", { for: name }, label),
    help ? make("p", { id: `${name}-help` }, help) : null,
    example ? make("p", { class: "mot-example" }, `For example: ${example}`) : null,
    control,
  );
}

const line = (value, maxlength = SHORT_TEXT) => make("input", { type: "text", maxlength, value, autocomplete: "off" });

function area(value, rows) {
  const made = make("textarea", { rows, maxlength: LONG_TEXT, autocomplete: "off" });
  made.value = value;
  return made;
}

const ownWords = (text) =>
  text
    .split(/[;\n]/)
    .map((words) => words.trim().slice(0, SHORT_TEXT))
    .filter(Boolean);

// Lines of the reader's own that a new story may begin with: each is a button that fills in what it tells.
function beginnings(lines, begin) {
  if (!lines.length) return null;
  const buttons = lines.map((one) =>
    make(
      "li",
      {},
      button(one.line, () => begin(one)),
    ),
  );
  return make(
    "div",
    { class: "mot-field" },
    make("p", {}, "Lines of your CV that you said yes to. Press one to begin with it:"),
    make("ul", { class: "mot-plain" }, buttons),
  );
}

/**
 * One step of the form at a time, with the way back and forth; gives the function that shows all of them.
 * @param {{ title: string, part: HTMLElement }[]} steps
 * @param {HTMLElement} heading
 * @param {HTMLElement} back
 * @param {HTMLElement} next
 * @returns {{ go: (to: number, focus?: boolean) => void, goOn: () => void, all: () => void }} goOn: to the first step
 *   with something left to write
 */
function stepper(steps, heading, back, next) {
  let now = 0;
  const go = (to, focus = true) => {
    now = to;
    for (const [place, { part }] of steps.entries()) part.hidden = place !== now;
    heading.hidden = false;
    heading.textContent = `Step ${now + 1} of ${steps.length}: ${steps[now].title}`;
    back.hidden = now === 0;
    next.hidden = now === steps.length - 1;
    if (focus) /** @type {HTMLElement} */ (steps[now].part.querySelector("input, textarea"))?.focus();
  };
  const isDone = ({ part }) => [...part.querySelectorAll('input[type="text"], textarea')].every(({ value }) => value);
  const goOn = () =>
    go(
      Math.max(
        0,
        steps.findIndex((step) => !isDone(step)),
      ),
    );
  const all = () => {
    for (const { part } of steps) part.hidden = false;
    heading.hidden = back.hidden = next.hidden = true;
  };
  back.addEventListener("click", () => go(now - 1));
  next.addEventListener("click", () => go(now + 1));
  return { go, goOn, all };
}

/**
 * The form for a story, or for a new one; the first of its fields is the title.
 * @param {Story | null} story as it is kept
 * @param {{ id: string, words: Record<string, any> }} draft whose it is; what it says otherwise than the story
 * @param {{ parts: any[], steps: any[], example: Record<string, string> }} spec what a story is made of
 * @param {{ id: string, title: string }[]} lookFors that the reader may tick
 * @param {string} name what the ids of its fields begin with
 * @param {(id: string) => boolean} isElsewhere whether another role has a look-for of that id
 * @param {{ line: string, shows: string[] }[]} lines of the reader's own to begin with
 * @param {{ keep: (story: Story) => void, leave: () => void, typed: (words: Record<string, any> | null) => void }} then
 *   typed: gets the draft with each key, null where there is none
 * @returns {{ form: HTMLFormElement, focus: () => void, follow: (now: Story | null, words: any) => void }}
 *   focus: puts the caret where there is something to write; follow: the story and its draft as they are kept by now
 */
export function storyForm(story, draft, { parts, steps, example }, lookFors, name, isElsewhere, lines, then) {
  const named = (id, label, help, control) => field(`${name}-${id}`, label, help, control, story ? "" : example[id]);
  const isBox = (id) => lookFors.some((lookFor) => lookFor.id === id);
  const isLookFor = (id) => isBox(id) || isElsewhere(id);
  const title = line("");
  const metric = line("");
  const own = line("", 2000);
  const texts = Object.fromEntries(parts.map((part) => [part.name, area("", part.name === "action" ? 4 : 2)]));
  const boxes = lookFors.map(({ id }) => make("input", { type: "checkbox", value: id, autocomplete: "off" }));
  let elsewhere = []; // ids of another seat stay with the story; they are no words of the reader's
  let base = story ?? BLANK; // what is kept

  // --- what was typed, and what is kept
  const inputs = { title, ...texts, metric, own };
  const wordsOf = (one) => ({ ...one, own: one.competencies.filter((id) => !isLookFor(id)).join("; ") });
  const chosen = () => [...boxes.filter((box) => box.checked).map((box) => box.value), ...elsewhere];
  /** What the form says otherwise than the story that is kept; null where it says the same. */
  const begun = () => {
    const before = wordsOf(base);
    const words = Object.entries(inputs)
      .map(([part, input]) => [part, typed(input)])
      .filter(([part, text]) => text !== before[part]);
    const now = chosen();
    const shows = [...new Set([...now, ...base.competencies.filter(isLookFor)])]
      .map((id) => [id, now.includes(id)])
      .filter(([id, on]) => on !== base.competencies.includes(id));
    if (!words.length && !shows.length) return null;
    return { ...Object.fromEntries(words), ...(shows.length ? { shows: Object.fromEntries(shows) } : {}) };
  };
  const follow = (now, words) => {
    base = now ?? base;
    const before = wordsOf(base);
    for (const [part, input] of Object.entries(inputs)) {
      const text = Object.hasOwn(words, part) ? words[part] : before[part];
      showKept(input, typeof text === "string" ? text : before[part]);
    }
    const ids = new Set(base.competencies.filter(isLookFor));
    for (const [id, on] of Object.entries(words.shows ?? {}))
      if (on === true && isLookFor(id)) ids.add(id);
      else if (on === false) ids.delete(id);
    for (const box of boxes) box.checked = ids.has(box.value);
    elsewhere = [...ids].filter((id) => !isBox(id));
  };
  const complaint = make("p", { class: "mot-complaint", role: "alert" });

  const entered = () => ({
    id: draft.id,
    title: typed(title),
    ...Object.fromEntries(STORY_PARTS.map((part) => [part, typed(texts[part])])),
    metric: typed(metric),
    competencies: [...chosen(), ...ownWords(typed(own))],
    ticks: base.ticks,
    changed: new Date().toISOString(),
  });
  const refuse = (error) => {
    const untitled = !title.value.trim();
    complaint.textContent = untitled
      ? "Give the story a name you would know it by. Nothing is lost."
      : error.message.replace(/ Nothing was read from the file\.$/, " Nothing is lost.");
    const wrong = untitled ? title : form.querySelector("textarea");
    if (wrong.closest("[hidden]")) stepping.go(0, false);
    wrong.focus();
  };
  const onsubmit = (event) => {
    event.preventDefault();
    let whole;
    try {
      whole = storyOf(entered(), "This story");
    } catch (error) {
      return refuse(error);
    }
    then.keep(whole);
  };
  const ticks = boxes.map((box, index) => make("label", { class: "mot-tick" }, box, lookFors[index].title));
  const fields = {
    title: named("title", "Name of the story", "A few words you would know it by.", title),
    ...Object.fromEntries(parts.map((part) => [part.name, named(part.name, part.title, part.help, texts[part.name])])),
    metric: named("metric", "The number in it", "With its size: refund days from 9 to 3, on forty slips.", metric),
    shows: [
      boxes.length ? make("fieldset", {}, make("legend", {}, "What it shows"), ticks) : null,
      named(
        "own",
        boxes.length ? "What else it shows, in your own words" : "What it shows",
        "Several with a semicolon between them: patience; calm under pressure.",
        own,
      ),
    ],
  };
  const begin = (one) => {
    texts.action.value = one.line;
    title.value ||= one.line.split(/\s+/).slice(0, 6).join(" ").slice(0, SHORT_TEXT);
    for (const box of boxes) box.checked ||= one.shows.includes(box.value);
    then.typed(begun());
    texts.situation.focus();
  };
  const made = steps.map((step, place) => ({
    title: step.title,
    part: make(
      "div",
      { class: "mot-form" },
      place || story ? null : beginnings(lines, begin),
      step.fields.map((one) => fields[one]),
    ),
  }));
  const heading = make("p", { class: "mot-small-title", "aria-live": "polite" });
  const back = make("button", { type: "button" }, "Back");
  const next = make("button", { type: "button", class: "is-primary" }, "Next step");
  const stepping = stepper(made, heading, back, next);
  const atOnce = button("All at once", () => {
    stepping.all();
    atOnce.remove();
    title.focus();
  });
  const form = make(
    "form",
    {
      class: "mot-card mot-form",
      novalidate: true,
      method: "dialog",
      onsubmit,
      "aria-label": story ? "Change a story" : "A new story",
    },
    heading,
    made.map(({ part }) => part),
    complaint,
    make(
      "div",
      { class: "mot-actions" },
      next,
      back,
      make("button", { type: "submit", class: story ? "is-primary" : "" }, "Keep this story"),
      story ? null : atOnce,
      button("Cancel", then.leave),
    ),
  );
  form.addEventListener("keydown", (event) => event.key === "Escape" && then.leave());
  form.addEventListener("input", () => then.typed(begun()));
  follow(story, draft.words);
  if (story) stepping.all();
  else stepping.go(0, false);
  const isBegun = Object.keys(draft.words).length > 0;
  const focus = () => (story || !isBegun ? title.focus() : stepping.goOn());
  return { form, focus, follow };
}
