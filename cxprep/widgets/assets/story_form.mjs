// The form that one story is written or changed in. Knows nothing of what is kept.

import { button, make } from "./practice.mjs";
import { LONG_TEXT, SHORT_TEXT, STORY_PARTS, storyOf } from "./story_format.mjs";
import { showKept, entered as typed } from "./typed.mjs";

/** A name for a new story that no other device has given. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `story-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function field(name, label, help, control) {
  control.id = name;
  if (help) control.setAttribute("aria-describedby", `${name}-help`);
  return make(
    "div",
    { class: "mot-field" },
    make("label", { for: name }, label),
    help ? make("p", { id: `${name}-help` }, help) : null,
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

/**
 * The form for a story, or for a new one; the first of its fields is the title.
 * @param {Story | null} story
 * @param {{ name: string, title: string, help: string }[]} parts of a story
 * @param {{ id: string, title: string }[]} lookFors that the reader may tick
 * @param {string} name what the ids of its fields begin with
 * @param {(id: string) => boolean} isElsewhere whether another role has a look-for of that id
 * @param {{ keep: (story: Story) => void, leave: () => void }} then
 * @returns {{ form: HTMLFormElement, title: HTMLInputElement, follow: (now: Story) => void }} follow: the story as it
 *   is kept by now
 */
export function storyForm(story, parts, lookFors, name, isElsewhere, then) {
  const named = (id, label, help, control) => field(`${name}-${id}`, label, help, control);
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
    (untitled ? title : form.querySelector("textarea")).focus();
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
  const form = make(
    "form",
    {
      class: "mot-card mot-form",
      novalidate: true,
      method: "dialog",
      onsubmit,
      "aria-label": story ? "Change a story" : "A new story",
    },
    named("title", "Name of the story", "A few words you would know it by.", title),
    parts.map((part) => named(part.name, part.title, part.help, texts[part.name])),
    named("metric", "The number in it", "With its size: refund days from 9 to 3, on forty slips.", metric),
    boxes.length ? make("fieldset", {}, make("legend", {}, "What it shows"), ticks) : null,
    named(
      "own",
      boxes.length ? "What else it shows, in your own words" : "What it shows",
      "Several with a semicolon between them: patience; calm under pressure.",
      own,
    ),
    complaint,
    make(
      "div",
      { class: "mot-actions" },
      make("button", { type: "submit", class: "is-primary" }, "Keep this story"),
      button("Leave it as it was", then.leave),
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
  return { form, title, follow };
}
