// What a mock interview asks, and what is kept of those that were held. Knows no page.
//
// A plan is {role, level, minutes, seed, weights, kind}; kind is a round's id, "tonight" (four questions, no drill) or
// "". The link #interview=<seed>&role=...&level=...&minutes=... (and &kind=tonight) draws the same interview on any
// device, as a draw hangs on nothing else. Where the reader's own scores should have a say, they do so before the seed
// is used: as weights of 1 to 9, one digit an item in the bank's order (&weights=3412...), and these travel in it.
// A link without them draws with equal weights, whatever is kept on the device that opens it.
//
// Kept in the store: "interviews" {at: {at, role, level, minutes, seed, weights, kind, items: [{id, planned, used,
// skipped, scores}], round: {dimension of the round: 1 to 5}, notes}}, and each scored item in "scores" {id: [{at,
// level, who: "self", scores: {dimension: 1 to 5}}]}.

import { drawInterview, drawRound, drawTonight, MOST_SEED, poolOf, UNTOUCHED } from "./draw.mjs";
import { get, put } from "./store.mjs";

export const TONIGHT = "tonight";
export const TONIGHT_MINUTES = 15;
const INTERVIEWS = "interviews";
const SCORES = "scores";
const INSTEAD = "Draw an interview of your own instead.";
const isScore = (value) => Number.isInteger(value) && value >= 1 && value <= 5;

/** How much an item should be asked: 3 where it was never scored, else 4 (weak) to 1 (strong) by the latest score. */
function needOf(id) {
  const section = get(SCORES);
  const list = Object.hasOwn(section, id) && Array.isArray(section[id]) ? section[id] : [];
  const values = Object.values(list.at(-1)?.scores ?? {}).filter(isScore);
  if (!values.length) return UNTOUCHED;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean <= 2 ? 4 : mean <= 3 ? 3 : mean <= 4 ? 2 : 1;
}

function itemsOf(role, level) {
  const { questions, drills } = poolOf(role, level);
  return [...questions, ...drills];
}

const areWeights = (weights, role, level) => /^[1-9]+$/.test(weights) && weights.length === itemsOf(role, level).length;

/**
 * A role of the widget, if it has one of that name.
 * @param {InterviewSpec} spec
 * @param {string} id
 */
export const roleOf = (spec, id) => spec.roles.find((role) => role.id === id);

/**
 * The round of a kind; undefined where the kind is none.
 * @param {InterviewSpec} spec
 * @param {string} kind
 * @returns {InterviewRound | undefined}
 */
export const roundOf = (spec, kind) => spec.rounds.find((round) => round.id === kind);

/**
 * The rounds that a role has questions for.
 * @param {InterviewSpec} spec
 * @param {any} role
 * @returns {InterviewRound[]}
 */
export const roundsFor = (spec, role) => spec.rounds.filter((round) => !round.drills || role.drills.length);

/**
 * How many minutes an interview of a kind takes; what is wished for where the kind does not say.
 * @param {InterviewSpec} spec
 * @param {string} kind
 * @param {number} wished
 * @returns {number}
 */
export const minutesOf = (spec, kind, wished) =>
  kind === TONIGHT ? TONIGHT_MINUTES : (roundOf(spec, kind)?.minutes ?? wished);

/**
 * What a dimension of a role's scale is called.
 * @param {any} role
 * @param {string} name
 * @returns {string}
 */
export const dimensionOf = (role, name) => role.dimensions.find((one) => one.name === name)?.title ?? name;

/**
 * The interview of a plan.
 * @param {InterviewSpec} spec
 * @param {InterviewPlan} plan
 */
export function itemsOfPlan(spec, { role: id, level, minutes, seed, weights, kind }) {
  const role = roleOf(spec, id);
  const weightOf = (index) => (weights ? Number(weights[index]) : UNTOUCHED);
  const each = new Map(itemsOf(role, level).map((item, index) => [item.id, weightOf(index)]));
  const round = roundOf(spec, kind);
  if (round) return drawRound(role, level, round, seed, each);
  if (kind === TONIGHT) return drawTonight(role, level, seed, each, spec.kinds);
  return drawInterview(role, level, minutes, seed, each, spec.kinds);
}

/**
 * A plan drawn anew, by another seed; six digits can be read out.
 * @param {InterviewPlan} plan
 * @returns {InterviewPlan}
 */
export const reseeded = (plan) => ({ ...plan, seed: crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000 });

/**
 * A plan that the reader's scores have a say in, as they are now.
 * @param {InterviewSpec} spec
 * @param {InterviewPlan} plan
 * @returns {InterviewPlan}
 */
export function weighted(spec, plan) {
  const weights = itemsOf(roleOf(spec, plan.role), plan.level).map((item) => needOf(item.id));
  return { ...plan, weights: weights.every((weight) => weight === UNTOUCHED) ? "" : weights.join("") };
}

/**
 * The link that draws a plan's interview.
 * @param {InterviewPlan} plan
 */
export function linkOf({ role, level, minutes, seed, weights, kind }) {
  const words = new URLSearchParams({ interview: String(seed), role, level, minutes: String(minutes) });
  if (kind) words.set("kind", kind);
  if (weights) words.set("weights", weights);
  return `${location.href.split("#")[0]}#${words}`;
}

/**
 * What the page's address asks for: a plan, null, or a sentence why not.
 * @param {InterviewSpec} spec
 * @returns {InterviewPlan | string | null}
 */
export function askedFor(spec) {
  const words = new URLSearchParams(location.hash.slice(1));
  if (!words.has("interview")) return null;
  const seed = words.get("interview");
  const role = roleOf(spec, words.get("role") ?? spec.roles[0].id);
  const level = words.get("level") ?? role?.levels[0];
  const kind = words.get("kind") ?? "";
  const minutes = minutesOf(spec, kind, Number(words.get("minutes") ?? 30));
  const weights = words.get("weights") ?? "";
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > MOST_SEED)
    return `The link's number should be a whole one from 0 to ${MOST_SEED}. ${INSTEAD}`;
  if (!role?.levels.includes(level) || !isKind(spec, role, kind) || !isLength(spec, kind, minutes))
    return `The link asks for a seat, a level or a length that is not here. ${INSTEAD}`;
  if (weights && !areWeights(weights, role, level))
    return `The link was made for an earlier version of these questions. ${INSTEAD}`;
  return { role: role.id, level, minutes, seed: Number(seed), weights, kind };
}

const isKind = (spec, role, kind) =>
  kind === "" || kind === TONIGHT || roundsFor(spec, role).some((round) => round.id === kind);
const isLength = (spec, kind, minutes) =>
  kind ? minutes === minutesOf(spec, kind, minutes) : spec.minutes.includes(minutes);

const isItem = (item) =>
  typeof item?.id === "string" &&
  Number.isFinite(item.used) &&
  Number.isFinite(item.planned) &&
  Object.values(item.scores ?? {}).every(isScore);

/**
 * The interviews that were held, the latest first. Some may be from another version or a curious reader: only whole
 * ones can be opened.
 * @param {InterviewSpec} spec
 * @returns {any[]}
 */
export function keptInterviews(spec) {
  const isWhole = (one) =>
    typeof one?.at === "string" &&
    Boolean(roleOf(spec, one.role)?.levels.includes(one.level)) &&
    isKind(spec, roleOf(spec, one.role), one.kind ?? "") &&
    isLength(spec, one.kind ?? "", one.minutes) &&
    Object.values(one.round ?? {}).every(isScore) &&
    Number.isInteger(one.seed) &&
    one.seed >= 0 &&
    one.seed <= MOST_SEED &&
    Array.isArray(one.items) &&
    typeof one.notes === "string" &&
    (!one.weights || areWeights(one.weights, roleOf(spec, one.role), one.level)) &&
    one.items.every(isItem);
  return Object.values(get(INTERVIEWS))
    .filter(isWhole)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * Keep an interview, in place of what stood under its time.
 * @param {{ at: string, [name: string]: any }} record
 */
export const keepInterview = (record) => put(INTERVIEWS, { ...get(INTERVIEWS), [record.at]: record });

/**
 * Keep the scores that the reader gave in an interview, each with its item's.
 * @param {{ at: string, level: string, items: { id: string, scores: Record<string, number> }[] }} record
 */
export function keepScores({ at, level, items }) {
  let all = get(SCORES);
  for (const { id, scores } of items) {
    if (!Object.keys(scores).length) continue;
    const before = Object.hasOwn(all, id) && Array.isArray(all[id]) ? all[id] : [];
    all = { ...all, [id]: [...before, { at, level, who: "self", scores }] };
  }
  put(SCORES, all);
}
