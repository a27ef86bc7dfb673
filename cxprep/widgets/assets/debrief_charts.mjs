// The debrief's charts of a drill: estimates, recommendations before and after, what each table believed, the effect.
// Each is a finding in words, an SVG in large type, and the same as a table. Knows no page.

import { NO_CHOICE } from "./debrief_code.mjs";
import { canvas, highest, LEFT, lowest, quantile, ROW, shape, strips, WIDE } from "./debrief_shapes.mjs";
import { show } from "./numbers.mjs";
import { counted, tableOf } from "./practice.mjs";

const sum = (values) => values.reduce((all, value) => all + value, 0);

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
        ...[lowest(values), quantile(values, 0.5), highest(values)].map((value) => show(value, format)),
        Number.isFinite(mark) ? show(mark, format) : "open the key",
      ]),
    ),
  };
}

function sides(title, pack, entries, truths, hands) {
  const chose = entries.filter((one) => one.before < pack.sides.length);
  const shown = { before: sum(hands?.before ?? []), after: sum(hands?.after ?? []) };
  if (!chose.length && !shown.before && !shown.after) return null;
  const count = (when) =>
    pack.sides.map((_, place) => chose.filter((one) => one[when] === place).length + (hands?.[when][place] ?? 0));
  const [before, after] = [count("before"), count("after")];
  const late = entries.filter((one) => one.before === NO_CHOICE && one.after < NO_CHOICE).length;
  const moved = chose.filter((one) => one.after !== one.before && one.after < NO_CHOICE).length;
  const right = (when) =>
    chose.filter((one) => truths.get(one.case)?.side?.name === pack.sides[one[when]]?.name).length;
  const judgedAll = chose.filter((one) => truths.get(one.case)?.side).length;
  const most = Math.max(sum(before), sum(after));
  const x = (value) => (value / most) * (WIDE - 140);
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
  const ofCodes = `${moved} of ${chose.length} changed sides${agreed}`;
  const ofHands = `${counted(shown.before, "hand")} before and ${counted(shown.after, "hand")} after`;
  const finding = chose.length ? ofCodes : `${ofHands[0].toUpperCase()}${ofHands.slice(1)}`;
  return {
    title: `${title} · Who recommended what`,
    finding,
    note: [
      chose.length && (shown.before || shown.after) && `The bars also hold ${ofHands}.`,
      late && `${counted(late, "person", "people")} had seen the figures before choosing: not in the bars.`,
    ]
      .filter(Boolean)
      .join(" "),
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
  const all = sum(groups.map(({ values }) => values.length));
  const finding = `${label}: ${moved} of ${all} believed another figure than the case's`;
  const alike = groups.every(({ values, mark }) => Number.isFinite(mark) || lowest(values) === highest(values));
  if (!moved && alike) return { untouched: label };
  return {
    title: `${title} · What each table believed`,
    finding,
    chart: strips(groups, format, `${finding}. A dot a setting; the bar is the case's.`),
    table: tableOf(
      ["Case", "Codes", "Lowest", "Median", "Highest", "The case's"],
      groups.map(({ name: who, values, mark }) => [
        who,
        String(values.length),
        ...[lowest(values), quantile(values, 0.5), highest(values)].map((value) => show(value, format)),
        Number.isFinite(mark) ? show(mark, format) : "open the key",
      ]),
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
  const mean = (values) => sum(values) / values.length;
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
 * The assumptions on which somebody differed; those that nobody touched are named in one sentence, and shown nowhere.
 * @returns {{ shown: any[], untouched: string }}
 */
function beliefs(title, pack, entries, truths) {
  const all = pack.believe.map((_, place) => belief(title, pack, entries, truths, place)).filter(Boolean);
  const left = all.filter((one) => one.untouched).map((one) => one.untouched);
  const shown = all.filter((one) => !one.untouched);
  return {
    shown,
    untouched: left.length ? `Nobody moved ${left.length > 1 ? "these" : "this"}: ${left.join("; ")}.` : "",
  };
}

/**
 * The screens of a drill's codes, in their order.
 * @param {string} title the drill's
 * @param {any} pack
 * @param {any[]} entries
 * @param {Map<number, any>} truths by case
 * @param {(changes: number[]) => { mean: number, low: number, high: number } | null} interval the paired model
 * @param {{ before: number[], after: number[] } | undefined} hands votes for each side that were counted in the room
 * @returns {{ title: string, finding: string, chart: Element, table: Element, note?: string }[]}
 */
export function screensOf(title, pack, entries, truths, interval, hands) {
  const { shown, untouched } = beliefs(title, pack, entries, truths);
  const first = [estimates(title, pack, entries, truths), sides(title, pack, entries, truths, hands), ...shown];
  const last = first.findLast((screen) => screen !== null);
  if (last && untouched) last.note = [last.note, untouched].filter(Boolean).join(" ");
  return [...first, effect(title, pack, entries, truths, interval)].filter((screen) => screen !== null);
}
