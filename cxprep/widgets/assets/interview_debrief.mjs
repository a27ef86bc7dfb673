// After a mock interview: the scales that the reader scores themselves on, and what the debrief finds in the scores.

import { dimensionOf } from "./interview_plan.mjs";
import { clock } from "./interview_run.mjs";
import { dayInWords, make, within } from "./practice.mjs";

/**
 * What the levels are called.
 * @type {Record<string, string>}
 */
export const LEVEL_WORDS = { associate: "associate", lead: "lead", head: "head" };

const itemOf = (role, id) => [...role.questions, ...role.drills, ...(role.common ?? [])].find((item) => item.id === id);

function anchorChoice(name, place, anchor, choose) {
  const value = place + 1;
  const onchange = () => choose(value);
  const radio = make("input", { type: "radio", name, value, autocomplete: "off", onchange });
  const mark = make("span", { class: "mot-mark" }, String(value));
  return make("label", { class: "mot-tick" }, radio, mark, make("span", {}, anchor));
}

/** The sentences of one scale to choose from. */
function scaleOf(name, title, anchors, choose) {
  const choices = anchors.map((anchor, place) => anchorChoice(name, place, anchor, choose));
  return make("fieldset", {}, make("legend", {}, title), choices);
}

/**
 * A form to score a round as a whole, on its own scale.
 * @param {InterviewRound} round
 * @param {Record<string, number>} chosen what the reader's choices are put into
 */
export function roundForm(round, chosen) {
  const scales = round.scale.map(({ name, title, anchors }) =>
    scaleOf(`mot-score-round-${name}`, title, anchors, (value) => {
      chosen[name] = value;
    }),
  );
  return make(
    "details",
    { class: "mot-card", open: true, "data-round-scale": round.id },
    make("summary", {}, `${round.title}, as a whole`),
    scales,
  );
}

/**
 * A form for each item that was not skipped, to score it on its scale.
 * @param {any} role
 * @param {string} level
 * @param {{ item: any }[]} items
 * @param {{ skipped: boolean }[]} done
 * @param {Record<string, number>[]} chosen an object for each item, which the reader's choices are put into
 * @param {string[]} heard what was heard in each, in words, or ""
 * @param {boolean} isOpen whether the first stands open
 * @returns {(HTMLElement | null)[]}
 */
export function scaleForms(role, level, items, done, chosen, heard, isOpen) {
  const scale = ({ dimension, anchors }, index) => {
    const choose = (value) => {
      chosen[index][dimension] = value;
    };
    return scaleOf(`mot-score-${index}-${dimension}`, dimensionOf(role, dimension), anchors, choose);
  };
  return items.map(({ item }, index) => {
    if (done[index].skipped) return null;
    const scales = (item.scale[level] ?? []).map((one) => scale(one, index));
    if (!scales.length && !heard[index]) return null;
    const words = heard[index] ? make("p", { class: "mot-aside", "data-was-heard": "" }, heard[index]) : null;
    const open = isOpen && index === 0;
    return make("details", { class: "mot-card", open }, make("summary", {}, item.title), words, scales);
  });
}

// Less than half of what an answer takes, or a quarter of a drill's time, was no answer. Follow-ups do not count here.
const ENOUGH = { question: 0.5, drill: 0.25 };

/** How long a whole answer takes, in seconds; a drill's is its time. */
const wholeOf = (item, planned) => item?.parts?.reduce((sum, part) => sum + part.seconds, 0) ?? planned;

function isTooShort({ id, planned, used, skipped }, role) {
  const item = itemOf(role, id);
  return !skipped && used < wholeOf(item, planned) * (item?.parts ? ENOUGH.question : ENOUGH.drill);
}

/** How the answers kept their time, in a sentence or two. */
function timing(items, role) {
  const answered = items.filter(({ skipped }) => !skipped);
  if (!answered.length) return "Everything was skipped.";
  const long = answered.filter(({ used, planned }) => used > planned);
  const short = answered.filter((entry) => isTooShort(entry, role));
  const some = ({ length }, words) =>
    length === answered.length
      ? length === 1
        ? `The answer ${words}.`
        : `All ${length} answers ${words}.`
      : `${length} of ${answered.length} answers ${words}.`;
  if (!long.length && !short.length)
    return some(answered, "kept their time").replace("answer kept their", "answer kept its");
  const [first] = short;
  const took =
    first &&
    ` A whole answer to “${itemOf(role, first.id)?.title ?? first.id}” takes ` +
      `${clock(wholeOf(itemOf(role, first.id), first.planned))}; yours took ${clock(first.used)}.`;
  return [
    long.length ? some(long, "ran over time") : "",
    short.length ? some(short, short.length === 1 ? "was too short" : "were too short") + took : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** What the debrief finds, in a sentence or two: the time, the best dimension and the one with most to gain. */
function finding({ items }, role) {
  const by = new Map();
  for (const { scores } of items)
    for (const [name, value] of Object.entries(scores ?? {})) by.set(name, [...(by.get(name) ?? []), value]);
  const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = [...by]
    .map(([name, values]) => ({ title: dimensionOf(role, name), mean: average(values) }))
    .sort((a, b) => b.mean - a.mean);
  const [best, least] = [means[0], means.at(-1)];
  if (means.length < 2 || best.mean === least.mean) return timing(items, role);
  return (
    `${timing(items, role)} ${best.title} was your best (${best.mean.toFixed(1)} of 5); ` +
    `${within(least.title)} has most to gain (${least.mean.toFixed(1)}).`
  );
}

/** For the three lowest scores, the sentence of the next level up; the round's own scale comes first. */
function nextSteps({ items, level, round: scored = {} }, role, round) {
  const ofRound = (round?.scale ?? []).flatMap(({ name, title, anchors }) =>
    scored[name] && scored[name] < 5
      ? [
          {
            value: scored[name],
            words: `${title}, from ${scored[name]} to ${scored[name] + 1}: ${anchors[scored[name]]}`,
          },
        ]
      : [],
  );
  const most = Math.max(3 - ofRound.length, 1);
  return [...ofRound.sort((a, b) => a.value - b.value).map(({ words }) => words), ...ofItems(items, level, role, most)];
}

function ofItems(items, level, role, most) {
  const scored = ({ id, scores }) => Object.entries(scores ?? {}).map(([name, value]) => ({ id, name, value }));
  const low = items
    .flatMap(scored)
    .filter(({ value }) => value < 5)
    .sort((a, b) => a.value - b.value)
    .slice(0, most);
  return low.flatMap(({ id, name, value }) => {
    const item = itemOf(role, id);
    const anchors = item?.scale[level]?.find(({ dimension }) => dimension === name)?.anchors;
    const what = `“${item?.title}” ${within(dimensionOf(role, name))}`;
    return anchors ? [`${what}, from ${value} to ${value + 1}: ${anchors[value]}`] : [];
  });
}

/** Where the book's answers to an item stand; null where the bank is not the book's. */
function answersTo(item, level, book) {
  if (!item?.page) return null;
  const [page, hash] = item.page.split("#");
  const words = item.parts ? "Answers to it, with notes" : "The drill";
  // the question's card opens the answer that is asked for
  const href = `${book}${page}${item.parts ? `?answer=strong-${level}` : ""}${hash ? `#${hash}` : ""}`;
  return make("a", { href }, words);
}

function askedTable({ items, level }, role, book) {
  const head = ["Asked, and your scores", "Time"].map((words) => make("th", { scope: "col" }, words));
  const rows = items.map((entry) => {
    const { id, planned, used, skipped, scores } = entry;
    const item = itemOf(role, id);
    const each = Object.entries(scores ?? {}).map(([name, value]) => `${within(dimensionOf(role, name))} ${value}`);
    const isScored = Object.keys(item?.scale ?? {}).length > 0; // a round's own questions have no scale of their own
    const scored = skipped || !isScored ? null : make("span", { class: "mot-aside" }, each.join(", ") || "not scored");
    const time = skipped ? "skipped" : `${clock(used)} of ${clock(planned)}`;
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, item?.title ?? id, scored, answersTo(item, level, book)),
      make("td", {}, time, isTooShort(entry, role) ? make("b", {}, "too short") : null),
    );
  });
  return make(
    "div",
    { class: "mot-scroll", tabindex: "0", role: "region", "aria-label": "What was asked" },
    make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)),
  );
}

function roundScores(round, scores) {
  const each = round.scale.filter(({ name }) => scores[name]).map(({ name, title }) => `${title} ${scores[name]}`);
  return each.length ? make("p", { "data-round-scores": "" }, `The round: ${each.join(", ")}.`) : null;
}

/**
 * The debrief of an interview on its card, with the reader's `notes` in it; and its heading.
 * @param {any} record the interview as it is kept
 * @param {any} role
 * @param {Child} notes
 * @param {string} book from the page to the book's root
 * @param {InterviewRound | undefined} round
 */
export function debriefCard(record, role, notes, book, round) {
  const heading = make("p", { class: "mot-front", tabindex: "-1" }, finding(record, role));
  const steps = nextSteps(record, role, round).map((words) => make("li", {}, words));
  const about =
    `${role.title}, ${LEVEL_WORDS[record.level] ?? record.level}, ` +
    `${round ? within(round.title) : `${record.minutes} minutes`}, ` +
    `draw ${record.seed}, ${dayInWords(record.at)}.`;
  const card = make(
    "div",
    { class: "mot-card mot-debrief", "data-debrief": "" },
    heading,
    make("p", { class: "mot-aside" }, about),
    round ? roundScores(round, record.round ?? {}) : null,
    askedTable(record, role, book),
    steps.length ? [make("p", { class: "mot-small-title" }, "One step up"), make("ul", {}, steps)] : null,
    notes,
  );
  return { card, heading };
}
