// The reader's scores over time: a picture with a finding for a title, the same as a table, and what to practise next.

import { dayInWords, dayOf, listed, make } from "./practice.mjs";

const SVG = "http://www.w3.org/2000/svg";

const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function days(all) {
  const by = new Map();
  for (const { time, values } of all) by.set(dayOf(time), [...(by.get(dayOf(time)) ?? []), ...values]);
  return [...by].map(([day, values]) => ({ day, mean: average(values), count: values.length }));
}

function titleOf(points) {
  const first = points[0];
  const last = points.at(-1);
  if (points.length === 1) return `One day of scores so far: ${first.mean.toFixed(1)} of 5 on average`;
  const change = last.mean - first.mean;
  if (Math.abs(change) < 0.25)
    return `Your scores have stayed near ${last.mean.toFixed(1)} since ${dayInWords(first.day)}`;
  return (
    `Your scores have ${change > 0 ? "risen" : "fallen"} from ${first.mean.toFixed(1)} to ` +
    `${last.mean.toFixed(1)} since ${dayInWords(first.day)}`
  );
}

function svg(tag, attributes, text = "") {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

function draw(points, title) {
  const [left, right, top, bottom] = [26, 388, 12, 128];
  const time = ({ day }) => new Date(`${day}T12:00:00`).getTime();
  const from = time(points[0]);
  const span = time(points.at(-1)) - from;
  const x = (point) => (span ? left + 14 + ((time(point) - from) / span) * (right - left - 28) : (left + right) / 2);
  const y = (mean) => bottom - ((mean - 1) / 4) * (bottom - top);
  const short = (day) => new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  const at = (point) => [x(point).toFixed(1), y(point.mean).toFixed(1)];
  const picture = svg("svg", {
    viewBox: "0 0 400 150",
    role: "img",
    "aria-label": `${title}. One point a day, from 1 to 5.`,
  });
  for (let mark = 1; mark <= 5; mark += 1)
    picture.append(
      svg("line", { x1: left, x2: right, y1: y(mark), y2: y(mark), class: "mot-line" }),
      svg("text", { x: left - 8, y: y(mark) + 4, "text-anchor": "end", class: "mot-axis" }, String(mark)),
    );
  picture.append(svg("polyline", { points: points.map((point) => at(point).join(",")).join(" "), class: "mot-curve" }));
  for (const [cx, cy] of points.map(at)) picture.append(svg("circle", { cx, cy, r: 4, class: "mot-dot" }));
  const ends = points.length > 1 ? [points[0], points.at(-1)] : points;
  const anchors = points.length > 1 ? ["start", "end"] : ["middle"];
  for (const [index, point] of ends.entries()) {
    const place = { x: at(point)[0], y: 146, "text-anchor": anchors[index], class: "mot-axis" };
    picture.append(svg("text", place, short(point.day)));
  }
  return picture;
}

function table(points) {
  const head = ["Day", "Average of 5", "Scores given"].map((words) => make("th", { scope: "col" }, words));
  const rows = points.map(({ day, mean, count }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, dayInWords(day)),
      make("td", {}, mean.toFixed(1)),
      make("td", {}, String(count)),
    ),
  );
  return make(
    "div",
    { class: "mot-scroll", tabindex: "0", role: "region", "aria-label": "Scores by day" },
    make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)),
  );
}

function practiseNext(all, nameOf) {
  const latest = new Map(all.map(({ id, values }) => [id, average(values)]));
  const low = [...latest]
    .sort((a, b) => a[1] - b[1])
    .filter(([, mean]) => mean < 3.5)
    .slice(0, 3);
  const names = low.map(([id, mean]) => `${nameOf(id).replace(/[.?!]$/, "")} (${mean.toFixed(1)})`);
  return names.length ? make("p", {}, `Practise next: ${listed(names)}.`) : null;
}

/**
 * The chart of scorings, with what to practise next; nothing where there is no scoring.
 * @param {{ time: Date, id: string, values: number[] }[]} all oldest first
 * @param {(id: string) => string} nameOf what a question or a drill is called
 * @returns {(HTMLElement | null)[]}
 */
export function scoreChart(all, nameOf) {
  if (!all.length) return [];
  const points = days(all);
  const title = titleOf(points);
  return [
    make(
      "figure",
      { class: "mot-card mot-scores" },
      make("figcaption", { class: "mot-front" }, `${title}.`),
      draw(points, title),
      make("details", {}, make("summary", {}, "The same as a table"), table(points)),
    ),
    practiseNext(all, nameOf),
  ];
}
