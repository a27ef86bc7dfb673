// A field whose words are a draft until they are kept elsewhere: they stand in it again, with a line that says since
// when.

import { draftDay, heedDrafts, keepDraft, keptWords } from "./drafts.mjs";
import { button, make } from "./practice.mjs";
import { entered, showKept } from "./typed.mjs";

/**
 * Let a field's words be kept with each key as the draft `id`, {text}, and put those in it that are.
 * @param {HTMLTextAreaElement} field
 * @param {string} id
 * @param {string} from what its words are from, for a sentence: "an interview that you left"
 * @param {{ before?: () => string[], changed?: () => void }} more what was typed before those in the field and belongs
 *   to them; what else is to be done when the words change
 * @returns {{ line: HTMLElement, write: (isKept?: boolean) => void }} the line, hidden where nothing is from earlier;
 *   write: what is in the field now is the draft (with what was before, unless that is kept elsewhere)
 */
export function keptField(field, id, from, { before = () => [], changed = () => {} } = {}) {
  const words = make("span");
  const drop = button("Drop them", () => {
    const dropped = field.value;
    set("");
    const back = button("Take them back", () => {
      set(dropped);
      line.hidden = true;
      field.focus();
    });
    line.replaceChildren("Your words are dropped. ", back);
    back.focus();
  });
  const line = make("p", { class: "mot-aside mot-actions", "data-earlier": "", hidden: true }, words, drop);
  const write = (isKept = false) => {
    const text = [...(isKept ? [] : before()), entered(field)].filter((one) => one.trim()).join("\n\n");
    keepDraft(id, text ? { text } : null, field);
    changed();
  };
  const set = (text) => {
    field.value = text;
    write();
  };
  field.value = keptWords(id, "text");
  if (field.value) {
    words.textContent = `From ${from} on ${draftDay(id)}: your words as you typed them. `;
    line.hidden = false;
  }
  field.addEventListener("input", () => write());
  // a field that is gone from the page follows nothing any more
  let wasShown = false;
  const unheed = heedDrafts(field, (forgotten) => {
    wasShown ||= field.isConnected;
    if (wasShown && !field.isConnected) unheed();
    else if (forgotten) {
      field.value = "";
      line.hidden = true;
    } else if (!before().length) showKept(field, keptWords(id, "text"));
  });
  return { line, write };
}
