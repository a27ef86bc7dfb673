// The debrief's charts: estimates, recommendations before and after, what each table believed, the session's survey.
// Each is a finding in words, an SVG in large type, and the same as a table. Knows no page.

import { NO_CHOICE } from "./debrief_code.mjs";
import { show } from "./numbers.mjs";
import { counted, tableOf } from "./practice.mjs";

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 1000;
const ROW = 64;
const LEFT = 230;

function shape(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

function canvas(rows, label, pieces) {
  const svg = shape("svg", {
    viewBox: `0 0 ${WIDE} ${rows * ROW + 60}`,
    role: "img",
    "aria-label": label,
    class: "mot-big",
  });
  for (const piece of pieces) svg.append(piece);
  return svg;
}

// no spread of values into a call: a room may have more of them than a call takes
const lowest = (values) => values.reduce((one, other) => Math.min(one, other));
const highest = (values) => values.reduce((one, other) => Math.max(one, other));
const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Dots in a row for each case, and a mark where the figures stand. */
function strips(groups, format, label) {
  const everything = groups.flatMap(({ values, mark }) => (Number.isFinite(mark) ? [...values, mark] : values));
  let [low, high] = [lowest(everything), highest(everything)];
  if (low === high) [low, high] = [low - Math.abs(low || 1) / 2, high + Math.abs(high || 1) / 2];
  const x = (value) => LEFT + ((value - low) / (high - low)) * (WIDE - LEFT - 60);
  const pieces = [];
  groups.forEach(({ name, values, mark }, row) => {
    const y = row * ROW + 34;
    pieces.push(shape("text", { x: 0, y: y + 8, class: "is-name" }, name));
    pieces.push(shape("line", { x1: LEFT, x2: WIDE - 60, y1: y, y2: y, class: "is-rule" }));
    const stacked = new Map();
    for (const value of values) {
      const place = Math.round(x(value) / 8);
      const high = stacked.get(place) ?? 0;
      stacked.set(place, high + 1);
      pieces.push(shape("circle", { cx: x(value), cy: y - Math.min(high, 4) * 5, r: 7, class: "is-dot" }));
    }
    if (Number.isFinite(mark)) pieces.push(shape("path", { d: `M${x(mark)} ${y - 24}v44`, class: "is-truth" }));
  });
  const foot = groups.length * ROW + 36;
  pieces.push(shape("text", { x: LEFT, y: foot, class: "is-end" }, show(low, format)));
  pieces.push(shape("text", { x: WIDE - 60, y: foot, class: "is-end", "text-anchor": "end" }, show(high, format)));
  return canvas(groups.length, label, pieces);
}

function estimates(title, pack, entries, truths) {
  const { format, output } = pack.ask;
  const scale = format[4] ? 0.01 : format[5];
  const groups = [...truths]
    .map(([hash, { name, values }]) => ({
      name,
      values: entries
        .filter((one) => one.case === hash && Number.isFinite(one.estimate))
        .map((one) => one.estimate * scale),
      mark: values?.[output],
    }))
    .filter(({ values }) => values.length);
  if (!groups.length) return null;
  const all = groups.flatMap(({ values }) => values);
  const close = groups.flatMap(({ values, mark }) =>
    values.filter((value) => Number.isFinite(mark) && Math.abs(value - mark) <= Math.abs(mark) * 0.1),
  );
  const judgedAll = groups.filter(({ mark }) => Number.isFinite(mark)).flatMap(({ values }) => values).length;
  const finding = judgedAll
    ? `${close.length} of ${judgedAll} estimates came within a tenth of the figures`
    : `${counted(all.length, "estimate")}, from ${show(lowest(all), format)} to ${show(highest(all), format)}`;
  return {
    title: `${title} · ${pack.ask.question}`,
    finding,
    chart: strips(groups, format, `${finding}. A dot an estimate; the bar is what the figures say.`),
    table: tableOf(
      ["Case", "Estimates", "Lowest", "Median", "Highest", "The figures say"],
      groups.map(({ name, values, mark }) => [
        name,
        String(values.length),
        ...[lowest(values), median(values), highest(values)].map((value) => show(value, format)),
        Number.isFinite(mark) ? show(mark, format) : "open the key",
      ]),
    ),
  };
}

function sides(title, pack, entries, truths) {
  const chose = entries.filter((one) => one.before < pack.sides.length);
  if (!chose.length) return null;
  const count = (when) => pack.sides.map((_, place) => chose.filter((one) => one[when] === place).length);
  const [before, after] = [count("before"), count("after")];
  const moved = chose.filter((one) => one.after !== one.before && one.after < NO_CHOICE).length;
  const right = (when) =>
    chose.filter((one) => truths.get(one.case)?.side?.name === pack.sides[one[when]]?.name).length;
  const judgedAll = chose.filter((one) => truths.get(one.case)?.side).length;
  const x = (value) => (value / chose.length) * (WIDE - 140);
  const pieces = [];
  pack.sides.forEach((side, row) => {
    const y = row * ROW * 1.6;
    pieces.push(shape("text", { x: 0, y: y + 26, class: "is-name" }, side.label));
    [before[row], after[row]].forEach((value, turn) => {
      pieces.push(
        shape("rect", {
          x: 0,
          y: y + 36 + turn * 26,
          width: Math.max(x(value), 1),
          height: 22,
          class: turn ? "is-after" : "is-before",
        }),
      );
      pieces.push(
        shape(
          "text",
          { x: x(value) + 10, y: y + 54 + turn * 26, class: "is-end" },
          `${value} ${turn ? "after" : "before"}`,
        ),
      );
    });
  });
  const agreed = judgedAll ? `; with the figures: ${right("before")} before, ${right("after")} after` : "";
  const finding = `${moved} of ${chose.length} changed sides${agreed}`;
  return {
    title: `${title} · Who recommended what`,
    finding,
    chart: canvas(pack.sides.length * 1.6, finding, pieces),
    table: tableOf(
      ["Recommendation", "Before", "After"],
      pack.sides.map((side, row) => [side.label, String(before[row]), String(after[row])]),
    ),
  };
}

function belief(title, pack, entries, truths, place) {
  const { name, label, format } = pack.believe[place];
  const groups = [...truths]
    .map(([hash, one]) => ({
      name: one.name,
      values: entries
        .filter((entry) => entry.case === hash && Number.isFinite(entry.settings[place]))
        .map((entry) => entry.settings[place]),
      mark: one.settings ? (one.settings[name] ?? pack.book[name] ?? pack.constants[name]) : Number.NaN,
    }))
    .filter(({ values }) => values.length);
  if (!groups.length) return null;
  const moved = groups.flatMap(({ values, mark }) =>
    values.filter((value) => Number.isFinite(mark) && Math.abs(value - mark) > 1e-9),
  ).length;
  const all = groups.reduce((sum, { values }) => sum + values.length, 0);
  const finding = `${label}: ${moved} of ${all} believed another figure than the case's`;
  return {
    title: `${title} · What each table believed`,
    finding,
    chart: strips(groups, format, `${finding}. A dot a setting; the bar is the case's.`),
    table: tableOf(
      ["Case", "Codes", "Lowest", "Median", "Highest", "The case's"],
      groups.map(({ name: who, values, mark }) => [
        who,
        String(values.length),
        ...[lowest(values), median(values), highest(values)].map((value) => show(value, format)),
        Number.isFinite(mark) ? show(mark, format) : "open the key",
      ]),
    ),
  };
}

function survey(entries) {
  const told = entries.filter((one) => one.recommend <= 10);
  // one answer a person, who may have handed in a code of more than one case
  const scores = [...new Map(told.map((one) => [one.device, one.recommend])).values()];
  if (scores.length < 2) return null;
  const n = scores.length;
  const [p, d] = [scores.filter((score) => score >= 9).length / n, scores.filter((score) => score <= 6).length / n];
  const score = 100 * (p - d);
  const margin = 1.959964 * 100 * Math.sqrt((p + d - (p - d) ** 2) / n);
  const counts = Array.from({ length: 11 }, (_, one) => scores.filter((other) => other === one).length);
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
  const whole = (value, plus) => show(value, [plus, "", true, 0, false, 1, ""]);
  const finding =
    `This session's NPS: ${whole(score, true)}, give or take ${whole(margin, false)} ` + `(${counted(n, "answer")})`;
  return {
    title: "Would you recommend this session?",
    finding,
    chart: canvas(3, finding, pieces),
    table: tableOf(
      ["Score", "Answers"],
      counts.map((count, one) => [String(one), String(count)]),
    ),
  };
}

const FARTHEST = 2; // an estimate further off than twice the figure counts as so far: it is a slip, or another unit

/**
 * What a session changed: how far estimates are off, and own scores, each the same people's before and after.
 * @param {string} title the drill's
 * @param {any} pack
 * @param {any[]} entries
 * @param {Map<number, any>} truths by case
 * @param {(changes: number[]) => { mean: number, low: number, high: number } | null} interval the paired model
 */
function effect(title, pack, entries, truths, interval) {
  const { format, output } = pack.ask;
  const scale = format[4] ? 0.01 : format[5];
  const off = (value, truth) => Math.min(Math.abs(value * scale - truth) / Math.abs(truth), FARTHEST);
  const guessed = entries.flatMap((one) => {
    const truth = truths.get(one.case)?.values?.[output];
    if (![truth, one.estimate, one.estimateAfter].every(Number.isFinite) || !truth) return [];
    return [[off(one.estimate, truth), off(one.estimateAfter, truth)]];
  });
  const scored = entries.filter((one) => one.scores[0] && one.scores[1]).map((one) => one.scores);
  /** @type {NumberFormat} */
  const percent = [false, "", false, 0, true, 1, "%"];
  /** @type {NumberFormat} */
  const tenth = [false, "", true, 1, false, 1, ""];
  const measures = [
    {
      name: "Estimates off",
      what: "off the figures",
      pairs: guessed,
      format: percent,
      better: "closer",
      worse: "further off",
    },
    {
      name: "Own scores",
      what: "on the scale of five",
      pairs: scored,
      format: tenth,
      better: "higher",
      worse: "lower",
    },
  ].filter(({ pairs }) => pairs.length);
  if (!measures.length) return null;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const tell = ({ name, pairs, format: form, better, worse }) => {
    const found = interval(pairs.map(([first, last]) => last - first));
    const people = counted(pairs.length, "person", "people");
    if (!found) return `${name}: ${people} answered twice, too few to say what changed`;
    const helped = name === "Own scores" ? found.mean > 0 : found.mean < 0;
    const sure = found.low > 0 || found.high < 0 ? "" : ", and the interval holds nought";
    const ends = [found.low, found.high].map(Math.abs).sort((a, b) => a - b);
    const size = `${show(Math.abs(found.mean), form)} ${helped ? better : worse}`;
    const span = sure
      ? `${show(found.low, form)} to ${show(found.high, form)}`
      : ends.map((one) => show(one, form)).join(" to ");
    return `${name}: ${size} (${span}), ${people}${sure}`;
  };
  const said = measures.map(tell);
  const pieces = measures.flatMap(({ name, pairs, format: form }, row) => {
    const most = name === "Own scores" ? 5 : highest([...pairs.flat(), 0.01]);
    return [0, 1].flatMap((turn) => {
      const value = mean(pairs.map((pair) => pair[turn]));
      const y = row * 2 * ROW + turn * 44 + 40;
      const wide = Math.max((value / most) * (WIDE - LEFT - 120), 1);
      return [
        shape("text", { x: 0, y: y + 24, class: "is-name" }, turn ? "after" : name),
        shape("rect", { x: LEFT, y, width: wide, height: 34, class: turn ? "is-after" : "is-before" }),
        shape("text", { x: LEFT + wide + 10, y: y + 25, class: "is-end" }, show(value, form)),
      ];
    });
  });
  return {
    title: `${title} · What the session changed`,
    finding: said.join(". "),
    chart: canvas(measures.length * 2, said.join(". "), pieces),
    table: tableOf(
      ["Measure", "People who answered twice", "Before", "After", "Change, with its 95 % interval"],
      measures.map((one, row) => [
        `${one.name}, ${one.what}`,
        String(one.pairs.length),
        ...[0, 1].map((turn) => show(mean(one.pairs.map((pair) => pair[turn])), one.format)),
        said[row].replace(/^[^:]*: /, ""),
      ]),
    ),
  };
}

/**
 * The screens of a drill's codes, in their order.
 * @param {string} title the drill's
 * @param {any} pack
 * @param {any[]} entries
 * @param {Map<number, any>} truths by case
 * @param {(changes: number[]) => { mean: number, low: number, high: number } | null} interval the paired model
 * @returns {{ title: string, finding: string, chart: Element, table: Element }[]}
 */
export function screensOf(title, pack, entries, truths, interval) {
  const beliefs = pack.believe.map((_, place) => belief(title, pack, entries, truths, place));
  return [
    estimates(title, pack, entries, truths),
    sides(title, pack, entries, truths),
    ...beliefs,
    effect(title, pack, entries, truths, interval),
    survey(entries),
  ].filter((screen) => screen !== null);
}
