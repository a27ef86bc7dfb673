// The form that one story is written or changed in: a new one step by step, with an example beside each field and
// lines to begin with; one that is changed all at once. Knows nothing of what is kept.

import { button, make } from "./practice.mjs";
import { LONG_TEXT, SHORT_TEXT, STORY_PARTS, storyOf } from "./story_format.mjs";
import { showKept, entered as typed } from "./typed.mjs";

/** A name for a new story that no other device has given. */
function newId() {
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
 * @returns {{ go: (to: number, focus?: boolean) => void, all: () => void }}
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
  const all = () => {
    for (const { part } of steps) part.hidden = false;
    heading.hidden = back.hidden = next.hidden = true;
  };
  back.addEventListener("click", () => go(now - 1));
  next.addEventListener("click", () => go(now + 1));
  return { go, all };
}

/**
 * The form for a story, or for a new one; the first of its fields is the title.
 * @param {Story | null} story
 * @param {{ parts: any[], steps: any[], example: Record<string, string> }} spec what a story is made of
 * @param {{ id: string, title: string }[]} lookFors that the reader may tick
 * @param {string} name what the ids of its fields begin with
 * @param {(id: string) => boolean} isElsewhere whether another role has a look-for of that id
 * @param {{ line: string, shows: string[] }[]} lines of the reader's own to begin with
 * @param {{ keep: (story: Story) => void, leave: () => void }} then
 * @returns {{ form: HTMLFormElement, title: HTMLInputElement, follow: (now: Story) => void }} follow: the story as it
 *   is kept by now
 */
export function storyForm(story, { parts, steps, example }, lookFors, name, isElsewhere, lines, then) {
  const named = (id, label, help, control) => field(`${name}-${id}`, label, help, control, story ? "" : example[id]);
  const title = line(story?.title ?? "");
  const metric = line(story?.metric ?? "");
  const others = (story?.competencies ?? []).filter((id) => !lookFors.some((lookFor) => lookFor.id === id));
  // ids of another seat stay with the story; they are no words of the reader's
  let elsewhere = others.filter(isElsewhere);
  const own = line(others.filter((id) => !elsewhere.includes(id)).join("; "), 2000);
  const boxes = lookFors.map(({ id }) =>
    make("input", { type: "checkbox", value: id, checked: story?.competencies.includes(id), autocomplete: "off" }),
  );
  const texts = Object.fromEntries(
    parts.map((part) => [part.name, area(story?.[part.name] ?? "", part.name === "action" ? 4 : 2)]),
  );
  const complaint = make("p", { class: "mot-complaint", role: "alert" });

  const entered = () => ({
    id: story?.id ?? newId(),
    title: typed(title),
    ...Object.fromEntries(STORY_PARTS.map((part) => [part, typed(texts[part])])),
    metric: typed(metric),
    competencies: [
      ...boxes.filter((box) => box.checked).map((box) => box.value),
      ...elsewhere,
      ...ownWords(typed(own)),
    ],
    ticks: story?.ticks ?? {},
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

  // Another tab has changed the story: its words come in where the reader has not written others.
  const follow = (now) => {
    const wordsOf = (one) => {
      const rest = one.competencies.filter((id) => !lookFors.some((lookFor) => lookFor.id === id) && !isElsewhere(id));
      const parts = STORY_PARTS.map((part) => [texts[part], one[part]]);
      return [[title, one.title], [metric, one.metric], ...parts, [own, rest.join("; ")]];
    };
    const before = wordsOf(story);
    wordsOf(now).forEach(([place, words], index) => typed(place) === before[index][1] && showKept(place, words));
    for (const box of boxes)
      if (box.checked === story.competencies.includes(box.value)) box.checked = now.competencies.includes(box.value);
    elsewhere = now.competencies.filter((id) => !lookFors.some((lookFor) => lookFor.id === id) && isElsewhere(id));
    story = now;
  };
  if (story) stepping.all();
  else stepping.go(0, false);
  return { form, title, follow };
}
