// After a mock interview: the scales that the reader scores themselves on, and what the debrief finds in the scores.

import { dimensionOf } from "./interview_plan.mjs";
import { clock } from "./interview_run.mjs";
import { dayInWords, make, within } from "./practice.mjs";

/**
 * What the levels are called.
 * @type {Record<string, string>}
 */
export const LEVEL_WORDS = { associate: "associate", lead: "lead", head: "head" };

const itemOf = (role, id) => [...role.questions, ...role.drills].find((item) => item.id === id);

function anchorChoice(name, place, anchor, choose) {
  const value = place + 1;
  const onchange = () => choose(value);
  const radio = make("input", { type: "radio", name, value, autocomplete: "off", onchange });
  const mark = make("span", { class: "mot-mark" }, String(value));
  return make("label", { class: "mot-tick" }, radio, mark, make("span", {}, anchor));
}

/**
 * A form for each item that was not skipped, to score it on its scale.
 * @param {any} role
 * @param {string} level
 * @param {{ item: any }[]} items
 * @param {{ skipped: boolean }[]} done
 * @param {Record<string, number>[]} chosen an object for each item, which the reader's choices are put into
 * @returns {(HTMLElement | null)[]}
 */
export function scaleForms(role, level, items, done, chosen) {
  const scale = ({ dimension, anchors }, index) => {
    const choose = (value) => {
      chosen[index][dimension] = value;
    };
    const name = `mot-score-${index}-${dimension}`;
    const choices = anchors.map((anchor, place) => anchorChoice(name, place, anchor, choose));
    return make("fieldset", {}, make("legend", {}, dimensionOf(role, dimension)), choices);
  };
  return items.map(({ item }, index) => {
    if (done[index].skipped) return null;
    const scales = (item.scale[level] ?? []).map((one) => scale(one, index));
    return make("details", { class: "mot-card", open: index === 0 }, make("summary", {}, item.title), scales);
  });
}

/** How the answers kept their time, in a sentence. */
function timing(items) {
  const answered = items.filter(({ skipped }) => !skipped);
  const over = answered.filter(({ used, planned }) => used > planned).length;
  if (!answered.length) return "Everything was skipped this time.";
  if (over) return `${over} of ${answered.length} answers ran over time.`;
  return answered.length === 1 ? "The answer kept its time." : `All ${answered.length} answers kept their time.`;
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
  if (means.length < 2 || best.mean === least.mean) return timing(items);
  return (
    `${timing(items)} ${best.title} was your best (${best.mean.toFixed(1)} of 5); ` +
    `${within(least.title)} has most to gain (${least.mean.toFixed(1)}).`
  );
}

/** For the three lowest scores, the sentence of the next level up. */
function nextSteps({ items, level }, role) {
  const scored = ({ id, scores }) => Object.entries(scores ?? {}).map(([name, value]) => ({ id, name, value }));
  const low = items
    .flatMap(scored)
    .filter(({ value }) => value < 5)
    .sort((a, b) => a.value - b.value)
    .slice(0, 3);
  return low.flatMap(({ id, name, value }) => {
    const item = itemOf(role, id);
    const anchors = item?.scale[level]?.find(({ dimension }) => dimension === name)?.anchors;
    const what = `“${item?.title}” ${within(dimensionOf(role, name))}`;
    return anchors ? [`${what}, from ${value} to ${value + 1}: ${anchors[value]}`] : [];
  });
}

function askedTable({ items }, role) {
  const head = ["Asked, and your scores", "Time"].map((words) => make("th", { scope: "col" }, words));
  const rows = items.map(({ id, planned, used, skipped, scores }) => {
    const each = Object.entries(scores ?? {}).map(([name, value]) => `${within(dimensionOf(role, name))} ${value}`);
    const scored = skipped ? null : make("span", { class: "mot-aside" }, each.join(", ") || "not scored");
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, itemOf(role, id)?.title ?? id, scored),
      make("td", {}, skipped ? "skipped" : `${clock(used)} of ${clock(planned)}`),
    );
  });
  return make(
    "div",
    { class: "mot-scroll", tabindex: "0", role: "region", "aria-label": "What was asked" },
    make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)),
  );
}

/**
 * The debrief of an interview on its card, with the reader's `notes` in it; and its heading.
 * @param {any} record the interview as it is kept
 * @param {any} role
 * @param {Child} notes
 */
export function debriefCard(record, role, notes) {
  const heading = make("p", { class: "mot-front", tabindex: "-1" }, finding(record, role));
  const steps = nextSteps(record, role).map((words) => make("li", {}, words));
  const about =
    `${role.title}, ${LEVEL_WORDS[record.level] ?? record.level}, ${record.minutes} minutes, ` +
    `interview ${record.seed}, ${dayInWords(record.at)}.`;
  const card = make(
    "div",
    { class: "mot-card mot-debrief", "data-debrief": "" },
    heading,
    make("p", { class: "mot-aside" }, about),
    askedTable(record, role),
    steps.length ? [make("p", { class: "mot-small-title" }, "One step up"), make("ul", {}, steps)] : null,
    notes,
  );
  return { card, heading };
}
