// What the reader has done, counted from what the other widgets keep. Entries of any shape are met here, as others
// wrote them: what cannot be counted is passed over.

import { counted, dayInWords, dayOf, make } from "./practice.mjs";
import { get, sections } from "./store.mjs";
import { isRecord } from "./store_merge.mjs";

/**
 * Every scoring with a time and at least one number from 1 to 5, oldest first.
 * @returns {{ time: Date, id: string, who: string, values: number[] }[]}
 */
export function scorings() {
  const found = [];
  for (const [id, list] of Object.entries(get("scores")))
    for (const entry of Array.isArray(list) ? list : []) {
      const values = isRecord(entry?.scores)
        ? Object.values(entry.scores).filter((value) => Number.isInteger(value) && value >= 1 && value <= 5)
        : [];
      const time = new Date(typeof entry?.at === "string" ? entry.at : NaN);
      if (values.length && !Number.isNaN(time.getTime()))
        found.push({ time, id, who: entry.who === "self" ? "self" : "friend", values });
    }
  return found.sort((a, b) => a.time - b.time);
}

// Each counts one kind of thing: lines of a title and words, none where nothing was done.

function drills() {
  const estimates = Object.values(get("estimates")).filter(isRecord);
  const committed = estimates.filter((entry) => Number.isFinite(entry.value)).length;
  const shown = estimates.filter((entry) => entry.revealed === true && !Number.isFinite(entry.value)).length;
  if (!committed && !shown) return [];
  return [["Drills", `${counted(committed, "own estimate")}${shown ? `, ${shown} shown without one` : ""}`]];
}

function stories() {
  const told = Object.values(get("stories")).filter((story) => isRecord(story) && typeof story.title === "string");
  const numbers = told.filter((story) => typeof story.metric === "string" && story.metric.trim()).length;
  const withNumbers = numbers < told.length ? `${numbers || "none"} with` : numbers === 1 ? "with" : "each with";
  return told.length ? [["Stories", `${counted(told.length, "story", "stories")}, ${withNumbers} a number in it`]] : [];
}

function rehearsals() {
  const rehearsed = Object.entries(get("rehearsals"));
  const times = rehearsed.reduce((sum, [, entry]) => sum + (Array.isArray(entry) ? entry.length : 1), 0);
  return times ? [["Rehearsals", `${counted(times, "rehearsal")} of ${counted(rehearsed.length, "question")}`]] : [];
}

function answers() {
  const said = Object.entries(get("answers")).filter(([, list]) => Array.isArray(list) && list.length);
  const times = said.reduce((sum, [, list]) => sum + list.length, 0);
  return said.length ? [["Answers", `${counted(times, "version")} of ${counted(said.length, "answer")}`]] : [];
}

function assessments() {
  const lengthOf = (list) => (Array.isArray(list) ? list.length : 0);
  const assessed = Object.values(get("assessments")).reduce((sum, list) => sum + lengthOf(list), 0);
  return assessed ? [["Self-assessments", counted(assessed, "self-assessment")]] : [];
}

function scores() {
  const all = scorings();
  const items = new Set(all.map(({ id }) => id)).size;
  const friends = all.filter(({ who }) => who !== "self").length;
  const of = counted(items, "question or drill", "questions and drills");
  if (!all.length) return [];
  return [["Scores", `${counted(all.length, "scoring")} of ${of}${friends ? `, ${friends} by a friend` : ""}`]];
}

function cardLines(cards) {
  const section = get("cards");
  const today = dayOf(new Date());
  const found = [];
  for (const { title, ids } of Object.values(cards)) {
    const begun = ids.filter((id) => Object.hasOwn(section, id) && isRecord(section[id]));
    const due = begun.filter((id) => section[id].due <= today).length;
    if (begun.length) found.push([`Cards, ${title}`, `${begun.length} of ${ids.length} begun, ${due} due today`]);
  }
  const isKnown = (id) => Object.values(cards).some(({ ids }) => ids.includes(id));
  const others = Object.keys(section).filter((id) => !isKnown(id)).length;
  if (others) found.push([Object.keys(cards).length ? "Cards, other seats" : "Cards", `${others} begun`]);
  return found;
}

function interviews() {
  const held = Object.values(get("interviews")).filter((one) => isRecord(one) && typeof one.at === "string");
  const times = held.map(({ at }) => at).sort();
  if (!held.length) return [];
  return [["Mock interviews", `${counted(held.length, "interview")}, the last on ${dayInWords(times.at(-1))}`]];
}

function sprints() {
  const run = Object.values(get("sprints"))
    .filter(Array.isArray)
    .flat()
    .filter(
      (one) => isRecord(one) && Number.isInteger(one.right) && Number.isInteger(one.of) && typeof one.at === "string",
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const last = run.at(-1);
  return last ? [["Number sprints", `${counted(run.length, "sprint")}, ${last.right} of ${last.of} in the last`]] : [];
}

// Entries that hold something: {id: one} of a section, as far as `holds` finds anything in one.
const having = (section, holds) => Object.entries(get(section)).filter(([, one]) => isRecord(one) && holds(one));
const hasText = (one) => Object.entries(one).some(([name, text]) => name !== "changed" && isWritten(text));
const isWritten = (text) =>
  typeof text === "string" ? text.trim() !== "" : Array.isArray(text) || isRecord(text) ? hasText(text) : false;

function paths() {
  const walked = having("paths", (one) => isRecord(one.ticks) && Object.keys(one.ticks).length > 0);
  const ticks = walked.reduce((sum, [, one]) => sum + Object.keys(one.ticks).length, 0);
  const runs = typeof get("paths").running?.path === "string" ? "one is being walked" : "";
  const words = walked.length ? `${counted(ticks, "step")} ticked on ${counted(walked.length, "path")}` : "";
  return words || runs ? [["Paths", [words, runs].filter(Boolean).join(", ")]] : [];
}

function ownCases() {
  const tried = having("cases", (one) => Number.isFinite(one.value) || one.revealed === true).length;
  return tried ? [["Cases", `${counted(tried, "estimate")} of a case drawn for you or your table`]] : [];
}

function notes() {
  const written = having("firm", hasText).length;
  return written ? [["Notes on a firm", `${counted(written, "part")} with words of yours`]] : [];
}

function drafts() {
  const written = having("drafts", hasText).length;
  return written ? [["Drafts", counted(written, "text")]] : [];
}

function lines() {
  const told = Object.keys(get("report").answers ?? {}).length;
  return told ? [["Prep report", `your yes or no to ${counted(told, "line")}`]] : [];
}

function chosen() {
  const { seat, level } = get("reader");
  const named = [isRecord(seat) && "a seat", isRecord(level) && "a level"].filter(Boolean);
  return named.length ? [["Chosen", named.join(" and ")]] : [];
}

/**
 * Whether any section holds an entry, of this version's kinds or of another's.
 * @returns {boolean}
 */
export const isAnythingKept = () => Object.values(sections()).some((section) => Object.keys(section).length > 0);

/**
 * What was done, a line for each kind of thing, as the entries of a description list.
 * @param {Record<string, { title: string, ids: string[] }>} cards the decks of the page's roles
 * @returns {HTMLElement[]}
 */
export function doneLines(cards) {
  const found = [
    drills(),
    stories(),
    rehearsals(),
    answers(),
    assessments(),
    scores(),
    cardLines(cards),
    sprints(),
    interviews(),
    ownCases(),
    paths(),
    notes(),
    drafts(),
    lines(),
    chosen(),
  ].flat();
  return found.map(([title, words]) => make("div", {}, make("dt", {}, title), make("dd", {}, words)));
}
