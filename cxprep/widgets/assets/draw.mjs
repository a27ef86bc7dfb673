// Draws a mock interview, the same for the same seed on any device: the page's twin of cxprep/practice/interview.py,
// which says how. Tests hold the two equal. Knows no page and no store.

export const MOST_SEED = 2 ** 32 - 1;
export const UNTOUCHED = 3; // the weight of what has not been scored yet; scored items have 4 (weak) to 1 (strong)
const EXTRA = 30; // seconds for a follow-up or a pushback
const TONIGHT_QUESTIONS = 4;
const TONIGHT_MINUTES = 15;

/**
 * Whole numbers from 0 to 2**32 - 1, the same for the same seed: mulberry32.
 * @param {number} seed
 * @returns {() => number}
 */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/**
 * How long a question takes, with its follow-ups and pushbacks; a drill's own minutes.
 * @param {any} item a question or a drill of the bank
 * @returns {number}
 */
export function secondsOf(item) {
  if (item.minutes) return item.minutes * 60;
  return (
    item.parts.reduce((sum, part) => sum + part.seconds, 0) + (item.follow_ups.length + item.pushbacks.length) * EXTRA
  );
}

/**
 * The questions and the drills of a level, in the bank's order, which a link's weights follow.
 * @param {{ questions: any[], drills: any[] }} role
 * @param {string} level
 * @returns {{ questions: any[], drills: any[] }}
 */
export function poolOf(role, level) {
  const suits = (item) => item.levels.includes(level);
  return { questions: role.questions.filter(suits), drills: role.drills.filter(suits) };
}

function pickOne(items, weights, following) {
  const each = items.map((item) => weights.get(item.id) ?? UNTOUCHED);
  let place = following() % each.reduce((sum, weight) => sum + weight, 0);
  return items.find((_, index) => {
    place -= each[index];
    return place < 0;
  });
}

/**
 * The interview that a seed draws: [{item, seconds}], questions by kind, the drill last. `weights` is a Map.
 * @param {{ questions: any[], drills: any[] }} role
 * @param {string} level
 * @param {number} minutes
 * @param {number} seed 0 to MOST_SEED
 * @param {Map<string, number>} weights by the item's id
 * @param {string[]} kinds in the order in which a panel asks them
 * @returns {{ item: any, seconds: number }[]}
 */
export function drawInterview(role, level, minutes, seed, weights, kinds) {
  const following = generator(seed);
  const { questions, drills } = poolOf(role, level);
  const drill = drills.length ? pickOne(drills, weights, following) : null;
  const last = drill ? [{ item: drill, seconds: Math.min(secondsOf(drill), Math.floor((minutes * 60) / 2)) }] : [];
  let left = minutes * 60 - (last[0]?.seconds ?? 0);
  const waiting = [...questions];
  const drawn = [];
  while (waiting.length) {
    const item = pickOne(waiting, weights, following);
    waiting.splice(waiting.indexOf(item), 1);
    const seconds = secondsOf(item);
    if (seconds > left && drawn.length) continue;
    drawn.push({ item, seconds });
    left -= seconds;
  }
  return [...inOrder(drawn, kinds), ...last];
}

// stable: as drawn within a kind
const inOrder = (drawn, kinds) => drawn.sort((a, b) => kinds.indexOf(a.item.kind) - kinds.indexOf(b.item.kind));

/**
 * Four questions without a drill, for the night before: one of the first kind, then one of each other while there are.
 * @param {{ questions: any[], drills: any[] }} role
 * @param {string} level
 * @param {number} seed 0 to MOST_SEED
 * @param {Map<string, number>} weights by the item's id
 * @param {string[]} kinds in the order in which a panel asks them
 * @returns {{ item: any, seconds: number }[]}
 */
export function drawTonight(role, level, seed, weights, kinds) {
  const following = generator(seed);
  const waiting = [...poolOf(role, level).questions];
  const most = Math.floor((TONIGHT_MINUTES * 60) / TONIGHT_QUESTIONS);
  const drawn = [];
  while (waiting.length && drawn.length < TONIGHT_QUESTIONS) {
    const others = waiting.filter(({ kind }) => !drawn.some(({ item }) => item.kind === kind));
    const fresh = others.length ? others : waiting;
    const opening = drawn.length ? [] : fresh.filter(({ kind }) => kind === kinds[0]);
    const item = pickOne(opening.length ? opening : fresh, weights, following);
    waiting.splice(waiting.indexOf(item), 1);
    drawn.push({ item, seconds: Math.min(secondsOf(item), most) });
  }
  return inOrder(drawn, kinds);
}

/**
 * A round: its own questions, then one of the bank for each of its draws, then its drill.
 * @param {{ questions: any[], drills: any[] }} role
 * @param {string} level
 * @param {InterviewRound} round
 * @param {number} seed 0 to MOST_SEED
 * @param {Map<string, number>} weights by the item's id
 * @returns {{ item: any, seconds: number }[]}
 */
export function drawRound(role, level, round, seed, weights) {
  const following = generator(seed);
  const { questions: waiting, drills } = poolOf(role, level);
  const drawn = [...round.questions];
  for (const { kinds } of round.draws) {
    const kind = kinds.find((one) => waiting.some((item) => item.kind === one));
    const fit = waiting.filter((item) => !kind || item.kind === kind);
    if (!fit.length) break;
    const item = pickOne(fit, weights, following);
    waiting.splice(waiting.indexOf(item), 1);
    drawn.push(item);
  }
  if (round.drills && drills.length) drawn.push(pickOne(drills, weights, following));
  const most = Math.floor((round.minutes * 60) / Math.max(drawn.length, 1));
  const others = EXTRA * round.persons.slice(1).filter(({ questions }) => questions.length).length;
  return drawn.map((item) => ({ item, seconds: round.answer || Math.min(secondsOf(item) + others, most) }));
}
