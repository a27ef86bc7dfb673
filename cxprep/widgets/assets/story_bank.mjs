// The reader's own stories: write, change, delete and take back; which questions they answer; files in and out.
// Kept in the store's section "stories", {id: story}, each story as story_format.mjs reads it from a file too.

import { button, chooseFile, complain, counted, fill, keepKeys, listed, make, within } from "./practice.mjs";
import { download, get, put } from "./store.mjs";
import {
  LONG_TEXT,
  MOST_STORIES,
  MOST_STORY_BYTES,
  parseStories,
  SHORT_TEXT,
  STORY_PARTS,
  StoriesError,
  storiesJson,
  storiesMarkdown,
  storyOf,
} from "./story_format.mjs";

const STORIES = "stories";
const SOLE = 3; // a story that is the only one for so many questions carries too much

/** A name for a new story that no other device has given. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `story-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const app = panel.querySelector(".mot-app");
  const { roles, parts } = model.get("spec");
  let chosen = null; // the seat that the reader looks at
  let undo = null; // what would bring back what was deleted last
  const name = `mot-story-${roles.map((role) => role.id).join("-")}`;

  // What is kept: only whole stories count; what else stands there is left where it is.
  const stories = () =>
    Object.entries(get(STORIES)).flatMap(([id, entry]) => {
      try {
        const story = storyOf({ ...entry, id }, "A story");
        return [story];
      } catch {
        return [];
      }
    });
  const keep = (list) =>
    put(STORIES, Object.fromEntries([...Object.entries(get(STORIES)), ...list.map((story) => [story.id, story])]));
  const lose = (id) => put(STORIES, Object.fromEntries(Object.entries(get(STORIES)).filter(([other]) => other !== id)));
  const now = () => new Date().toISOString();

  const role = () => roles.find((one) => one.id === chosen) ?? roles[0];
  const titleOf = (id) => roles.flatMap((one) => one.lookFors).find((lookFor) => lookFor.id === id)?.title ?? id;
  const meets = (story, question) =>
    Object.hasOwn(story.ticks, question.id)
      ? story.ticks[question.id]
      : question.lookFors.some((id) => story.competencies.includes(id));

  const status = make("p", { class: "mot-note", role: "status" });
  const say = (words, ...more) => status.replaceChildren(words, ...more.flatMap((one) => [" ", one]));
  const place = make("div"); // the form, or the button that opens it
  const list = make("div", { class: "mot-stories" });
  const matrix = make("div");
  const files = make("div", { class: "mot-actions" });

  // --- the form ----------------------------------------------------------------------------------------------------

  function field(id, label, help, control) {
    control.id = `${name}-${id}`;
    if (help) control.setAttribute("aria-describedby", `${name}-${id}-help`);
    return make(
      "div",
      { class: "mot-field" },
      make("label", { for: control.id }, label),
      help ? make("p", { id: `${name}-${id}-help` }, help) : null,
      control,
    );
  }

  function open(story) {
    const line = (value) => make("input", { type: "text", maxlength: SHORT_TEXT, value, autocomplete: "off" });
    const title = line(story?.title ?? "");
    const metric = line(story?.metric ?? "");
    const known = role()?.lookFors ?? [];
    const ownWords = (story?.competencies ?? []).filter((id) => !known.some((lookFor) => lookFor.id === id));
    // ids of another seat stay with the story; they are no words of the reader's
    const elsewhere = ownWords.filter((id) => titleOf(id) !== id);
    const own = make("input", {
      type: "text",
      maxlength: 2000,
      value: ownWords.filter((id) => !elsewhere.includes(id)).join("; "),
      autocomplete: "off",
    });
    const boxes = known.map((lookFor) =>
      make("input", {
        type: "checkbox",
        value: lookFor.id,
        checked: story?.competencies.includes(lookFor.id),
        autocomplete: "off",
      }),
    );
    const texts = Object.fromEntries(
      parts.map((part) => {
        const area = make("textarea", {
          rows: part.name === "action" ? 4 : 2,
          maxlength: LONG_TEXT,
          autocomplete: "off",
        });
        area.value = story?.[part.name] ?? "";
        return [part.name, area];
      }),
    );
    const complaint = make("p", { class: "mot-complaint", role: "alert" });
    const save = (event) => {
      event.preventDefault();
      const inOwnWords = own.value
        .split(/[;\n]/)
        .map((words) => words.trim().slice(0, SHORT_TEXT))
        .filter(Boolean);
      let kept;
      try {
        kept = storyOf(
          {
            id: story?.id ?? newId(),
            title: title.value,
            ...Object.fromEntries(STORY_PARTS.map((part) => [part, texts[part].value])),
            metric: metric.value,
            competencies: [...boxes.filter((box) => box.checked).map((box) => box.value), ...elsewhere, ...inOwnWords],
            ticks: story?.ticks ?? {},
            changed: now(),
          },
          "This story",
        );
      } catch (error) {
        const untitled = !title.value.trim();
        complaint.textContent = untitled
          ? "Give the story a name you would know it by. Nothing is lost."
          : error.message.replace(/ Nothing was read from the file\.$/, " Nothing is lost.");
        (untitled ? title : form.querySelector("textarea")).focus();
        return;
      }
      keep([kept]);
      undo = null;
      close();
      say(`“${kept.title}” is kept on this device.`);
      list.querySelector(`[data-story="${kept.id}"] > summary`)?.focus();
    };
    const form = make(
      "form",
      {
        class: "mot-card mot-form",
        novalidate: true,
        method: "dialog",
        onsubmit: save,
        "aria-label": story ? "Change a story" : "A new story",
      },
      field("title", "Name of the story", "A few words you would know it by.", title),
      parts.map((part) => field(part.name, part.title, part.help, texts[part.name])),
      field("metric", "The number in it", "With its size: refund days from 9 to 3, on forty slips.", metric),
      boxes.length
        ? make(
            "fieldset",
            {},
            make("legend", {}, "What it shows"),
            boxes.map((box, index) => make("label", { class: "mot-tick" }, box, known[index].title)),
          )
        : null,
      field(
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
        button("Leave it as it was", () => close(true)),
      ),
    );
    form.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
    place.replaceChildren(form);
    title.focus();
  }

  function close(focus) {
    const adding = button("Add a story", () => open(null), { class: "is-primary" });
    place.replaceChildren(make("div", { class: "mot-actions" }, adding));
    show();
    if (focus) adding.focus();
  }

  // --- the list ----------------------------------------------------------------------------------------------------

  function remove(story) {
    lose(story.id);
    undo = story;
    show();
    const back = button("Take it back", () => {
      keep([undo]);
      undo = null;
      show();
      say(`“${story.title}” is back.`);
      list.querySelector(`[data-story="${story.id}"] > summary`)?.focus();
    });
    say(`“${story.title}” is deleted.`, back);
    back.focus();
  }

  function card(story, open_) {
    const told = parts.filter((part) => story[part.name]);
    const missing = parts.filter((part) => !story[part.name]).map((part) => part.title.toLowerCase());
    return make(
      "details",
      { class: "mot-card", "data-story": story.id, open: open_ },
      make("summary", {}, story.title, story.metric ? make("span", { class: "mot-aside" }, story.metric) : null),
      make(
        "dl",
        {},
        told.map((part) => [make("dt", {}, part.title), make("dd", {}, story[part.name])]),
      ),
      missing.length ? make("p", { class: "mot-aside" }, `Still to write: ${listed(missing)}.`) : null,
      story.competencies.length
        ? make("p", { class: "mot-aside" }, `Shows: ${story.competencies.map(titleOf).join("; ")}.`)
        : null,
      make(
        "div",
        { class: "mot-actions" },
        button("Change", () => open(story), { "aria-label": `Change “${story.title}”` }),
        button("Delete", () => remove(story), { "aria-label": `Delete “${story.title}”` }),
      ),
    );
  }

  // --- the matrix --------------------------------------------------------------------------------------------------

  function tick(story, question, on) {
    const fresh = stories().find((one) => one.id === story.id);
    if (!fresh) return show();
    keep([
      {
        ...fresh,
        ticks: Object.fromEntries(
          [...Object.entries({ ...fresh.ticks, [question.id]: on })].sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
        changed: now(),
      },
    ]);
    const at = `[data-at="${question.id} ${story.id}"]`;
    const box = matrix.querySelector(".mot-scroll");
    const scrolled = box.scrollLeft;
    showMatrix();
    matrix.querySelector(".mot-scroll").scrollLeft = scrolled;
    matrix.querySelector(at)?.focus();
    complain(panel);
  }

  /** Gaps and overuse, in words. */
  function findings(all, questions, lookFors) {
    const told = questions.map((question) => all.filter((story) => meets(story, question)));
    const found = [];
    const bare = questions.filter((_, index) => !told[index].length);
    if (bare.length)
      found.push(
        `${counted(bare.length, "question")} of ${questions.length} ` +
          `${bare.length === 1 ? "has" : "have"} no story yet.`,
      );
    else if (questions.length)
      found.push(
        questions.length === 1
          ? "The one question has a story."
          : `Each of the ${questions.length} questions has a story.`,
      );
    const unseen = lookFors.filter((lookFor) => !all.some((story) => story.competencies.includes(lookFor.id)));
    if (unseen.length) found.push(`No story shows: ${unseen.map((lookFor) => within(lookFor.title)).join("; ")}.`);
    for (const story of all) {
      const sole = told.filter((them) => them.length === 1 && them[0].id === story.id).length;
      if (sole >= SOLE)
        found.push(
          `“${story.title}” is your only story for ${sole} questions. A panel hears it once: find ` +
            "another for some of them.",
        );
      else if (questions.length && !questions.some((question) => meets(story, question)))
        found.push(`“${story.title}” answers none of these questions yet.`);
    }
    return found;
  }

  function showMatrix() {
    const all = stories();
    const seat = role();
    if (!seat || !all.length) return matrix.replaceChildren();
    const { questions } = seat;
    if (!questions.length)
      return fill(
        matrix,
        make("h2", {}, "What your stories show"),
        roles.length > 1 ? seatChoice(seat) : null,
        make(
          "ul",
          { class: "mot-findings" },
          findings(all, questions, seat.lookFors).map((words) => make("li", {}, words)),
        ),
      );
    const head = make(
      "tr",
      {},
      make("th", { scope: "col" }, "Question"),
      make("th", { scope: "col" }, "Stories"),
      all.map((story) => make("th", { scope: "col" }, make("span", {}, story.title))),
    );
    const rows = questions.map((question) => {
      const count = all.filter((story) => meets(story, question)).length;
      return make(
        "tr",
        { class: count ? null : "is-gap" },
        make("th", { scope: "row" }, question.title),
        make("td", { class: "mot-count" }, count ? String(count) : "a gap"),
        all.map((story) => {
          const on = meets(story, question);
          const byHand = Object.hasOwn(story.ticks, question.id);
          const box = make("input", {
            type: "checkbox",
            "data-at": `${question.id} ${story.id}`,
            "aria-label": `“${story.title}” answers “${question.title}”`,
            autocomplete: "off",
          });
          box.checked = on;
          box.addEventListener("change", () => tick(story, question, box.checked));
          return make(
            "td",
            { class: on ? "is-met" : null },
            make("label", {}, box, byHand ? make("span", { class: "mot-hand" }, "by hand") : null),
          );
        }),
      );
    });
    const foot = make(
      "tr",
      {},
      make("th", { scope: "row" }, "Questions it answers"),
      make("td"),
      all.map((story) => make("td", {}, String(questions.filter((question) => meets(story, question)).length))),
    );
    fill(
      matrix,
      make("h2", {}, "Which story answers which question"),
      roles.length > 1 ? seatChoice(seat) : null,
      make(
        "ul",
        { class: "mot-findings" },
        findings(all, questions, seat.lookFors).map((words) => make("li", {}, words)),
      ),
      make(
        "p",
        { class: "mot-aside", id: `${name}-how` },
        "Ticked are the questions that look for what a story shows. Tick or untick by hand where you know better.",
      ),
      make(
        "div",
        {
          class: "mot-scroll",
          tabindex: "0",
          role: "region",
          "aria-label": "Stories and questions",
          "aria-describedby": `${name}-how`,
        },
        make("table", {}, make("thead", {}, head), make("tbody", {}, rows), make("tfoot", {}, foot)),
      ),
    );
  }

  function seatChoice(seat) {
    const select = make(
      "select",
      { id: `${name}-seat`, autocomplete: "off" },
      roles.map((one) => make("option", { value: one.id }, one.title)),
    );
    select.value = seat.id;
    select.addEventListener("change", () => {
      chosen = select.value;
      show();
      matrix.querySelector("select")?.focus();
    });
    return make("p", { class: "mot-choose" }, make("label", { for: select.id }, "For the seat"), select);
  }

  // --- files -------------------------------------------------------------------------------------------------------

  function take(text, refused) {
    if (text === null) return say(refused);
    let read_;
    try {
      read_ = parseStories(text);
    } catch (error) {
      if (!(error instanceof StoriesError)) throw error;
      return say(`${error.message} Your stories are as they were.`);
    }
    const mine = new Map(stories().map((story) => [story.id, story]));
    const fresh = read_.filter((story) => !mine.has(story.id));
    const same = (story) => JSON.stringify(mine.get(story.id)) === JSON.stringify(story);
    // a file without a time was written by hand; at a tie the reader has just chosen the file
    const newer_ = read_.filter(
      (story) => mine.has(story.id) && !same(story) && (!story.changed || story.changed >= mine.get(story.id).changed),
    );
    const older = read_.filter((story) => mine.has(story.id) && !same(story) && !newer_.includes(story));
    if (mine.size + fresh.length > MOST_STORIES)
      return say(`That would be more than ${MOST_STORIES} stories. Your stories are as they were.`);
    keep([...fresh, ...newer_.map((story) => ({ ...story, changed: story.changed || now() }))]);
    undo = null;
    show();
    const unchanged = read_.length - fresh.length - newer_.length - older.length;
    const words = [
      fresh.length && `${counted(fresh.length, "story", "stories")} added`,
      newer_.length && `${counted(newer_.length, "story", "stories")} replaced by the newer one from the file`,
      older.length && `${counted(older.length, "story", "stories")} left as here, where the newer one is`,
      unchanged && `${counted(unchanged, "story", "stories")} the same already`,
    ].filter(Boolean);
    say(read_.length ? `${words.join("; ")}.` : "The file holds no stories. Your stories are as they were.");
  }

  function showFiles(all) {
    fill(
      files,
      button("Bring in a file", () => chooseFile(".json,.md,.markdown,.txt", MOST_STORY_BYTES, take)),
      all.length
        ? button("Save as JSON", () => download(storiesJson(stories()), "my-stories.json", "application/json"))
        : null,
      all.length
        ? button("Save as Markdown", () => download(storiesMarkdown(stories()), "my-stories.md", "text/markdown"))
        : null,
    );
  }

  function show() {
    const all = stories();
    const wasOpen = new Set([...list.querySelectorAll("details[open]")].map((one) => one.dataset.story));
    list.replaceChildren(
      ...(all.length
        ? [
            make("h2", {}, `${counted(all.length, "story", "stories")} so far`),
            ...all.map((story) => card(story, wasOpen.has(story.id))),
          ]
        : [
            make(
              "p",
              { class: "mot-aside" },
              "No story yet. Six or seven, told well, answer most of what a panel asks.",
            ),
          ]),
    );
    showMatrix();
    showFiles(all);
    complain(panel);
  }

  // the seat that most stories were written for, until the reader chooses
  const weight = (one) =>
    stories()
      .flatMap((story) => story.competencies)
      .filter((id) => id.startsWith(`${one.id}.`)).length;
  chosen = [...roles].sort((a, b) => weight(b) - weight(a))[0]?.id ?? null;

  app.replaceChildren(
    place,
    status,
    list,
    matrix,
    make("h2", {}, "Take them with you"),
    make(
      "p",
      { class: "mot-aside" },
      "Files stay between you and your device. A story that is in the file and here is kept once: the newer one.",
    ),
    files,
  );
  close();
  keepKeys(panel);
  const afresh = () => {
    undo = null;
    show(); // a form that is open stays open
  };
  document.addEventListener("mot:store", afresh);
  panel.setAttribute("data-alive", "");
  return () => document.removeEventListener("mot:store", afresh);
}

export default { render };
