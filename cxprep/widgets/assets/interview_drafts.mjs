// What was typed in an interview that was left: drafts "interview.<question>", {text}, each in the field again when its
// question is asked again, and to be read before an interview begins.

import { draftDay, draftsOf, keepDraft, keptWords } from "./drafts.mjs";
import { button, make } from "./practice.mjs";

const FIRST = "interview.";
export const LEFT = "an interview that you left";
export const BOARD = "board"; // what was typed beside the whiteboard

/**
 * The name under which the words on an item are kept.
 * @param {string} item its id
 */
export const draftOf = (item) => FIRST + item;

/**
 * The words from interviews that were left, folded away; null where there are none.
 * @param {{ id: string, title: string }[]} items what can be asked
 * @param {Element} by the widget that shows them
 * @returns {HTMLElement | null}
 */
export function leftWords(items, by) {
  const titles = new Map(items.map(({ id, title }) => [id, title])).set(BOARD, "Beside the whiteboard");
  const left = draftsOf(FIRST).filter((id) => titles.has(id) && keptWords(draftOf(id), "text").trim());
  if (!left.length) return null;
  const one = (id) => {
    const entry = make(
      "li",
      { "data-left": id },
      make("b", {}, titles.get(id)),
      make("span", { class: "mot-aside" }, ` ${draftDay(draftOf(id))}`),
      make("p", { class: "mot-left" }, keptWords(draftOf(id), "text")),
      button("Drop these words", () => {
        const text = keptWords(draftOf(id), "text");
        keepDraft(draftOf(id), null, by);
        const back = button("Take them back", () => {
          keepDraft(draftOf(id), { text }, by);
          entry.replaceWith(one(id));
        });
        entry.replaceChildren("Dropped. ", back);
        back.focus();
      }),
    );
    return entry;
  };
  return make(
    "details",
    { class: "mot-card", "data-left-words": "" },
    make("summary", {}, `Your words from ${LEFT} (${left.length})`),
    make("p", { class: "mot-aside" }, "They stand in their field again when the same comes up again."),
    make("ul", { class: "mot-plain" }, left.map(one)),
  );
}
