// The reader's own stories: write, change, delete and take back; which questions they answer; files in and out.

import { complain, keptWhere } from "./complain.mjs";
import { heedDrafts } from "./drafts.mjs";
import { importStories, keepStories, keptStories, loseStory, ownLines } from "./kept_stories.mjs";
import { button, chooseFile, counted, fill, keepKeys, listed, make } from "./practice.mjs";
import { keepSeat, seat as keptSeat } from "./reader.mjs";
import { download } from "./store.mjs";
import { begunStories, keepStoryWords, storyWords } from "./story_drafts.mjs";
import { newStoryId, storyForm } from "./story_form.mjs";
import { MOST_STORY_BYTES, storiesJson, storiesMarkdown } from "./story_format.mjs";
import { storyMatrix, ticked } from "./story_matrix.mjs";

const LASTS = "lasts until you close the page";
const NO_STORY = "No story yet. Six or seven, told well, answer most of what a panel asks.";
const HOW_FILES_WORK =
  "Files stay between you and your device. A story that is in the file and here is kept once: the newer one.";

/** The reader's own seat, or else the one that most stories were written for. */
function firstSeat(roles) {
  if (roles.some((role) => role.id === keptSeat())) return keptSeat();
  const ids = keptStories().flatMap((story) => story.competencies);
  const weight = (role) => ids.filter((id) => id.startsWith(`${role.id}.`)).length;
  return [...roles].sort((a, b) => weight(b) - weight(a))[0]?.id ?? null;
}

class StoryBank {
  constructor(panel, spec) {
    const { roles, parts } = spec;
    this.panel = panel;
    this.spec = spec;
    this.roles = roles;
    this.parts = parts;
    this.name = `mot-story-${roles.map((role) => role.id).join("-")}`; // what the ids of its fields begin with
    this.chosen = firstSeat(roles);
    this.status = make("p", { class: "mot-note", role: "status" });
    this.place = make("div"); // the form, or the button that opens it
    this.list = make("div", { class: "mot-stories" });
    this.matrix = make("div");
    this.files = make("div", { class: "mot-actions" });
    fill(
      panel.querySelector(".mot-app"),
      this.place,
      this.status,
      this.list,
      this.matrix,
      make("h2", {}, "Take them with you"),
      make("p", { class: "mot-aside" }, HOW_FILES_WORK),
      this.files,
    );
    this.close();
  }

  role() {
    return this.roles.find((one) => one.id === this.chosen) ?? this.roles[0];
  }

  titleOf(id) {
    return this.roles.flatMap((one) => one.lookFors).find((lookFor) => lookFor.id === id)?.title ?? id;
  }

  say(words, ...more) {
    this.status.replaceChildren(words, ...more.flatMap((one) => [" ", one]));
  }

  focusOn(story) {
    this.list.querySelector(`[data-story="${story.id}"] > summary`)?.focus();
  }

  // --- the form

  /** The form for a story, or for the new one that will have the id; with what was typed of it before. */
  open(id = newStoryId()) {
    const fresh = () => keptStories().find((one) => one.id === id) ?? null;
    const keep = (kept) => {
      keepStories([{ ...kept, ticks: fresh()?.ticks ?? kept.ticks }]); // ticks are not of the form
      const safe = keepStoryWords(id, null, this.panel);
      this.close();
      this.say(`“${kept.title}” ${safe ? "is kept on this device" : LASTS}.`);
      this.focusOn(kept);
    };
    const leave = () => (Object.keys(storyWords(id)).length ? this.drop(id) : this.close(true));
    const typed = (words) => {
      keepStoryWords(id, words, this.panel);
      complain(this.status.parentElement, this.status);
    };
    const { form, focus, follow } = storyForm(
      fresh(),
      { id, words: storyWords(id) },
      this.spec,
      this.role()?.lookFors ?? [],
      this.name,
      (one) => this.titleOf(one) !== one,
      ownLines(keptStories()),
      { keep, leave, typed },
    );
    this.follow = () => follow(fresh(), storyWords(id));
    this.place.replaceChildren(form);
    focus();
  }

  /** Take away what was typed of a story and is not in the bank; it can be taken back. */
  drop(id, name = "What you typed") {
    const words = storyWords(id);
    keepStoryWords(id, null, this.panel);
    this.close();
    const back = button("Take it back", () => {
      keepStoryWords(id, words, this.panel);
      this.say("");
      this.open(id);
    });
    this.say(`${name} is dropped.`, back);
    back.focus();
  }

  close(focus = false) {
    this.follow = () => this.offer();
    this.offer();
    this.show();
    if (focus) this.place.querySelector("button")?.focus();
  }

  /** In the form's place: what is begun, and the button that begins another. */
  offer() {
    const then = { goOn: (id) => this.open(id), drop: (id, name) => this.drop(id, name) };
    const begun = begunStories(keptStories(), then);
    const adding = button("Add a story", () => this.open(), { class: begun.length ? "" : "is-primary" });
    const shown = make("div", {}, begun, make("div", { class: "mot-actions" }, adding));
    // what stands there stays as it is where nothing has changed, and the focus on it
    if (shown.textContent !== this.place.textContent) this.place.replaceChildren(...shown.childNodes);
  }

  // --- the list

  remove(story) {
    loseStory(story.id);
    this.show();
    const back = button("Take it back", () => {
      const safe = keepStories([story]);
      this.show();
      this.say(`“${story.title}” is back${safe ? "" : `; it ${LASTS}`}.`);
      this.focusOn(story);
    });
    this.say(`“${story.title}” is deleted.`, back);
    back.focus();
  }

  card(story, isOpen) {
    const told = this.parts.filter((part) => story[part.name]);
    const missing = this.parts.filter((part) => !story[part.name]).map((part) => part.title.toLowerCase());
    const shows = story.competencies.map((id) => this.titleOf(id)).join("; ");
    const aside = (words) => make("p", { class: "mot-aside" }, words);
    return make(
      "details",
      { class: "mot-card", "data-story": story.id, open: isOpen },
      make("summary", {}, story.title, story.metric ? make("span", { class: "mot-aside" }, story.metric) : null),
      make(
        "dl",
        {},
        told.map((part) => [make("dt", {}, part.title), make("dd", {}, story[part.name])]),
      ),
      missing.length ? aside(`Still to write: ${listed(missing)}.`) : null,
      shows ? aside(`Shows: ${shows}.`) : null,
      make(
        "div",
        { class: "mot-actions" },
        button("Change", () => this.open(story.id), { "aria-label": `Change “${story.title}”` }),
        button("Delete", () => this.remove(story), { "aria-label": `Delete “${story.title}”` }),
      ),
    );
  }

  showList(all) {
    const wasOpen = new Set([...this.list.querySelectorAll("details[open]")].map((one) => one.dataset.story));
    if (!all.length) return fill(this.list, make("p", { class: "mot-aside" }, NO_STORY));
    return fill(
      this.list,
      make("h2", {}, `${counted(all.length, "story", "stories")} so far`),
      all.map((story) => this.card(story, wasOpen.has(story.id))),
    );
  }

  // --- the matrix

  tick(story, question, on) {
    const fresh = keptStories().find((one) => one.id === story.id);
    if (!fresh) return this.show();
    keepStories([ticked(fresh, question.id, on)]);
    const scrolled = this.matrix.querySelector(".mot-scroll").scrollLeft;
    this.showMatrix(keptStories());
    this.matrix.querySelector(".mot-scroll").scrollLeft = scrolled;
    this.matrix.querySelector(`[data-at="${question.id} ${story.id}"]`)?.focus();
    complain(this.status.parentElement, this.status);
  }

  showMatrix(all) {
    const role = this.role();
    if (!role || !all.length) return fill(this.matrix);
    const choice = this.roles.length > 1 ? this.seatChoice(role) : null;
    const tick = (story, question, on) => this.tick(story, question, on);
    return fill(this.matrix, storyMatrix(all, role, choice, this.name, tick));
  }

  seatChoice(role) {
    const options = this.roles.map((one) => make("option", { value: one.id }, one.title));
    const select = make("select", { id: `${this.name}-seat`, autocomplete: "off" }, options);
    select.value = role.id;
    select.addEventListener("change", () => {
      this.chosen = select.value;
      keepSeat(this.chosen);
      this.show();
      this.matrix.querySelector("select")?.focus();
    });
    const label = make("label", { for: select.id }, "For the seat");
    return make("p", { class: "mot-choose" }, label, select, keptWhere("span"));
  }

  // --- files

  take(text, refused) {
    if (text === null) return this.say(refused);
    const { words, changed } = importStories(text);
    if (changed) this.show();
    this.say(words);
  }

  showFiles(all) {
    const take = (text, refused) => this.take(text, refused);
    const json = () => download(storiesJson(keptStories()), "my-stories.json", "application/json");
    const markdown = () => download(storiesMarkdown(keptStories()), "my-stories.md", "text/markdown");
    fill(
      this.files,
      button("Bring in a file", () => chooseFile(".json,.md,.markdown,.txt", MOST_STORY_BYTES, take)),
      all.length ? button("Save as JSON", json) : null,
      all.length ? button("Save as Markdown", markdown) : null,
    );
  }

  show() {
    const all = keptStories();
    this.showList(all);
    this.showMatrix(all);
    this.showFiles(all);
    complain(this.status.parentElement, this.status);
  }
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const bank = new StoryBank(panel, model.get("spec"));
  keepKeys(panel);
  const afresh = (/** @type {CustomEvent} */ { detail }) => {
    if (detail?.forgotten) {
      bank.close();
      bank.say("");
    }
    bank.show();
  };
  const unheed = heedDrafts(panel, () => bank.follow()); // a form that is open stays open
  const otherSeat = () => {
    if (bank.chosen === firstSeat(bank.roles)) return;
    bank.chosen = firstSeat(bank.roles);
    bank.show();
  };
  document.addEventListener("mot:store", afresh);
  document.addEventListener("mot:reader", otherSeat);
  panel.setAttribute("data-alive", "");
  return () => {
    unheed();
    document.removeEventListener("mot:store", afresh);
    document.removeEventListener("mot:reader", otherSeat);
  };
}

export default { render };
