// An answer that is begun, as it stands in the fields of a run: the draft "answer.<question>", {turns: {1: {text},
// 2: {asked, text}, ...}}. It is one until an interviewer would go on to the next question, and what was said is kept.

import { draftDay, draftsOf, keepDraft, keptDraft } from "./drafts.mjs";
import { make } from "./pieces.mjs";
import { isRecord } from "./store_merge.mjs";

const FIRST = "answer.";

/**
 * The turns of a run that is begun: what was asked (of the first the question itself, ""), and what was typed.
 * @param {string} question
 * @param {number} most how many turns a run has
 * @returns {{ asked: string, text: string }[]}
 */
export function begunTurns(question, most) {
  const { turns } = keptDraft(FIRST + question);
  const found = [];
  for (let number = 1; isRecord(turns) && number <= most && isRecord(turns[number]); number += 1) {
    const { asked = "", text } = turns[number];
    if (typeof text !== "string" || typeof asked !== "string" || (number > 1 && !asked)) break;
    found.push({ asked, text });
  }
  return found.some(({ text }) => text.trim()) ? found : [];
}

/**
 * Keep the turns of a run; drop them where nothing is typed in any. False where only memory keeps it.
 * @param {string} question
 * @param {{ asked: string, text: string }[]} list
 * @param {Element} by the widget that changed it
 * @param {boolean} whole whether a run that another tab has led further ends here
 * @returns {boolean}
 */
export function keepTurns(question, list, by, whole = true) {
  const { turns: before } = keptDraft(FIRST + question);
  const now = Object.fromEntries(list.map((turn, place) => [place + 1, turn]));
  const turns = !whole && isRecord(before) ? { ...before, ...now } : now;
  const hasText = Object.values(turns).some((turn) => isRecord(turn) && turn.text);
  return keepDraft(FIRST + question, hasText ? { turns } : null, by);
}

/**
 * The questions with an answer that is begun, the one last written at the head.
 * @param {number} most
 * @returns {string[]}
 */
export const begunQuestions = (most) => draftsOf(FIRST).filter((id) => begunTurns(id, most).length);

/**
 * What stands over an answer from earlier; null where there is none.
 * @param {string} question
 * @param {number} most
 * @returns {HTMLElement | null}
 */
export function fromEarlier(question, most) {
  if (!begunTurns(question, most).length) return null;
  const words =
    `From earlier, ${draftDay(FIRST + question)}: your words as you left them. Go on where you were; ` +
    "“Begin again” drops them.";
  return make("p", words, { class: "mot-note", "data-earlier": "" });
}
