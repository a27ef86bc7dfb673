// The session's closing survey on the debrief: one screen for all answers, by code and by hand. Knows no page.

import { canvas, highest, shape } from "./debrief_shapes.mjs";
import { show } from "./numbers.mjs";
import { counted, tableOf } from "./practice.mjs";

const FEWEST = 10; // answers below which a score is none, and a margin less
const Z = 1.959964; // of 95 %

/**
 * What so many answers say, in words; a margin only where there is one to be told.
 * @param {number[]} counts how many gave each score from nought to ten
 * @returns {string}
 */
export function findingOf(counts) {
  const scores = counts.flatMap((count, score) => Array.from({ length: count }, () => score));
  const n = scores.length;
  if (n < FEWEST) {
    const words = [...scores].reverse().join(", ");
    return `${n === 1 ? "One answer" : `${n} answers`}: ${words}. Too few for a score: read ${n === 1 ? "it" : "them"}`;
  }
  const [p, d] = [scores.filter((score) => score >= 9).length / n, scores.filter((score) => score <= 6).length / n];
  /** @type {(value: number, plus: boolean) => string} */
  const whole = (value, plus) => show(value, [plus, "", true, 0, false, 1, ""]);
  const score = `This session's NPS: ${whole(100 * (p - d), true)}`;
  const variance = p + d - (p - d) ** 2;
  // where all are alike the formula gives nought, and nought is what nobody knows
  if (variance < 1e-9) return `${score} (${counted(n, "answer")}, all alike: how far off it is they cannot say)`;
  return `${score}, give or take ${whole(Z * 100 * Math.sqrt(variance / n), false)} (${counted(n, "answer")})`;
}

/**
 * The survey's screen; null where nobody has answered.
 * @param {{ drill: number, device: number, recommend: number }[]} entries of all drills, and of none
 * @param {number[]} votes by hand: how many gave each score from nought to ten
 * @returns {{ title: string, finding: string, chart: Element, table: Element, note?: string } | null}
 */
export function surveyOf(entries, votes) {
  const told = entries.filter((one) => one.recommend <= 10);
  // one answer a person, who may have handed in a code of more than one case
  const scores = [...new Map(told.map((one) => [`${one.drill}/${one.device}`, one.recommend])).values()];
  const counts = Array.from({ length: 11 }, (_, one) => scores.filter((other) => other === one).length + votes[one]);
  const byHand = votes.reduce((all, one) => all + one, 0);
  if (!scores.length && !byHand) return null;
  const most = highest(counts);
  const pieces = counts.flatMap((count, one) => [
    shape("rect", {
      x: one * 88,
      y: 200 - (count / most) * 180,
      width: 70,
      height: (count / most) * 180,
      class: one >= 9 ? "is-after" : "is-before",
    }),
    shape("text", { x: one * 88 + 35, y: 236, class: "is-end", "text-anchor": "middle" }, String(one)),
  ]);
  const finding = findingOf(counts);
  return {
    title: "Would you recommend this session?",
    finding,
    note: byHand ? `${counted(scores.length, "answer")} by code, ${counted(byHand, "answer")} by hand.` : "",
    chart: canvas(3, finding, pieces),
    table: tableOf(
      ["Score", "Answers"],
      counts.map((count, one) => [String(one), String(count)]),
    ),
  };
}
