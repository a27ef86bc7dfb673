// Stories that are begun and not kept in the bank yet, new ones and changes of others: drafts "story.<the story's id>",
// each with what it says otherwise than the story that is kept: {title, situation, ..., own, shows: {look-for: on}}.

import { draftDay, draftsOf, keepDraft, keptDraft } from "./drafts.mjs";
import { button, make } from "./practice.mjs";
import { isRecord } from "./store_merge.mjs";
import { LONG_TEXT, SHORT_TEXT, STORY_PARTS } from "./story_format.mjs";

const FIRST = "story.";
const TEXTS = ["title", ...STORY_PARTS, "metric", "own"];
const STORY = /^[a-z][a-z0-9-]{0,63}$/; // its id
const MOST_SHOWN = 60; // characters of a story that has no name yet

/**
 * What the draft of a story says; empty where there is none.
 * @param {string} id
 * @returns {Record<string, any>}
 */
export function storyWords(id) {
  const entry = keptDraft(FIRST + id);
  const texts = TEXTS.filter((name) => Object.hasOwn(entry, name) && typeof entry[name] === "string");
  const { shows } = entry;
  return {
    ...Object.fromEntries(texts.map((name) => [name, /** @type {string} */ (entry[name]).slice(0, LONG_TEXT)])),
    ...(isRecord(shows) ? { shows } : {}),
  };
}

/**
 * Keep what the draft of a story says, or drop it where it is null. False where only memory keeps it.
 * @param {string} id
 * @param {Record<string, any> | null} words
 * @param {Element} by the widget that changed it
 * @returns {boolean}
 */
export const keepStoryWords = (id, words, by) => keepDraft(FIRST + id, words, by);

function nameOf(words, story) {
  const title = (words.title ?? story?.title ?? "").trim();
  if (title) return `“${title.slice(0, SHORT_TEXT)}”`;
  const told = TEXTS.map((name) => words[name]?.trim()).find(Boolean) ?? "";
  const shown = told.length > MOST_SHOWN ? `${told.slice(0, MOST_SHOWN).trim()} …` : told;
  return shown ? `A story without a name yet, “${shown}”` : "A story without a name yet";
}

/**
 * What is begun, each with a way on and a way out.
 * @param {Story[]} told the stories that are kept
 * @param {{ goOn: (id: string) => void, drop: (id: string, name: string) => void }} then
 * @returns {HTMLElement[]}
 */
export const begunStories = (told, { goOn, drop }) =>
  draftsOf(FIRST)
    .filter((id) => STORY.test(id) && Object.keys(storyWords(id)).length)
    .map((id) => {
      const story = told.find((one) => one.id === id);
      const name = nameOf(storyWords(id), story);
      const day = draftDay(FIRST + id);
      const words = story
        ? `${name}: you began to change it on ${day} and have not kept the change yet.`
        : `${name}: begun on ${day}, and not among your stories yet.`;
      return make(
        "div",
        { class: "mot-card", "data-begun": id },
        make("p", {}, words),
        make(
          "div",
          { class: "mot-actions" },
          button("Go on with it", () => goOn(id), { class: "is-primary" }),
          button("Drop it", () => drop(id, name)),
        ),
      );
    });
