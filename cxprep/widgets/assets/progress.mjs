// What the reader has done, from what the other widgets keep; all of it as a file, from a file, or forgotten.
// Entries of any shape are met here, as this page counts what others wrote: what cannot be counted is passed over.

import { button, chooseFile, complain, counted, dayInWords, dayOf, fill, keepKeys, listed, make } from "./practice.mjs";
import { download, exportAll, forget, get, importAll, trouble } from "./store.mjs";

const SVG = "http://www.w3.org/2000/svg";
const MOST_FILE = 10_000_000; // a file beyond this is none of ours; the store looks closer

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-practice]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-practice]");
  const app = panel.querySelector(".mot-app");
  const { asked, cards } = model.get("spec");
  const status = make("p", { class: "mot-note", role: "status" });
  const done = make("div");
  const chart = make("div");
  const files = make("div", { class: "mot-actions" });
  const leave = make("div");

  const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const nameOf = (id) => (Object.hasOwn(asked, id) ? asked[id] : id);

  /** Every scoring with a time and at least one number from 1 to 5: {at, who, id, mean}. */
  function scorings() {
    const found = [];
    for (const [id, list] of Object.entries(get("scores")))
      for (const entry of Array.isArray(list) ? list : []) {
        const values = record(entry?.scores)
          ? Object.values(entry.scores).filter((value) => Number.isInteger(value) && value >= 1 && value <= 5)
          : [];
        const time = new Date(typeof entry?.at === "string" ? entry.at : NaN);
        if (values.length && !Number.isNaN(time.getTime()))
          found.push({ time, id, who: entry.who === "self" ? "self" : "friend", values });
      }
    return found.sort((a, b) => a.time - b.time);
  }

  // --- what is done ------------------------------------------------------------------------------------------------

  function lines() {
    const found = [];
    const add = (title, words) => found.push(make("div", {}, make("dt", {}, title), make("dd", {}, words)));
    const estimates = Object.values(get("estimates")).filter(record);
    const committed = estimates.filter((entry) => Number.isFinite(entry.value)).length;
    const shown = estimates.filter((entry) => entry.revealed === true).length;
    if (committed + shown)
      add("Drills", `${counted(committed, "own estimate")}${shown ? `, ${shown} shown without one` : ""}`);
    const stories = Object.values(get("stories")).filter((story) => record(story) && typeof story.title === "string");
    const numbers = stories.filter((story) => typeof story.metric === "string" && story.metric.trim()).length;
    const withNumbers = numbers < stories.length ? `${numbers || "none"} with` : numbers === 1 ? "with" : "each with";
    if (stories.length) add("Stories", `${counted(stories.length, "story", "stories")}, ${withNumbers} a number in it`);
    const rehearsed = Object.entries(get("rehearsals"));
    const times = rehearsed.reduce((sum, [, entry]) => sum + (Array.isArray(entry) ? entry.length : 1), 0);
    if (times) add("Rehearsals", `${counted(times, "rehearsal")} of ${counted(rehearsed.length, "question")}`);
    const assessed = Object.values(get("assessments")).reduce(
      (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
      0,
    );
    if (assessed) add("Self-assessments", counted(assessed, "self-assessment"));
    const all = scorings();
    const items = new Set(all.map(({ id }) => id)).size;
    const friends = all.filter(({ who }) => who !== "self").length;
    if (all.length)
      add(
        "Scores",
        `${counted(all.length, "scoring")} of ` +
          `${counted(items, "question or drill", "questions and drills")}${friends ? `, ${friends} by a friend` : ""}`,
      );
    const section = get("cards");
    const today = dayOf(new Date());
    for (const { title, ids } of Object.values(cards)) {
      const begun = ids.filter((id) => Object.hasOwn(section, id) && record(section[id]));
      const due = begun.filter((id) => section[id].due <= today).length;
      if (begun.length) add(`Cards, ${title}`, `${begun.length} of ${ids.length} begun, ${due} due today`);
    }
    const others = Object.keys(section).filter(
      (id) => !Object.values(cards).some(({ ids }) => ids.includes(id)),
    ).length;
    if (others) add(Object.keys(cards).length ? "Cards, other seats" : "Cards", `${others} begun`);
    const interviews = Object.values(get("interviews")).filter((one) => record(one) && typeof one.at === "string");
    const last = interviews
      .map(({ at }) => at)
      .sort()
      .at(-1);
    if (interviews.length)
      add("Mock interviews", `${counted(interviews.length, "interview")}, the last on ${dayInWords(last)}`);
    return found;
  }

  // --- the chart ---------------------------------------------------------------------------------------------------

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

  function draw(points, title) {
    const svg = (tag, attributes, text) => {
      const node = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      if (text) node.textContent = text;
      return node;
    };
    const [left, right, top, bottom] = [26, 388, 12, 128];
    const time = ({ day }) => new Date(`${day}T12:00:00`).getTime();
    const from = time(points[0]);
    const span = time(points.at(-1)) - from;
    const x = (point) => (span ? left + 14 + ((time(point) - from) / span) * (right - left - 28) : (left + right) / 2);
    const y = (mean) => bottom - ((mean - 1) / 4) * (bottom - top);
    const short = (day) => new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
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
    picture.append(
      svg("polyline", {
        points: points.map((point) => `${x(point).toFixed(1)},${y(point.mean).toFixed(1)}`).join(" "),
        class: "mot-curve",
      }),
    );
    for (const point of points)
      picture.append(svg("circle", { cx: x(point).toFixed(1), cy: y(point.mean).toFixed(1), r: 4, class: "mot-dot" }));
    const ends = points.length > 1 ? [points[0], points.at(-1)] : points;
    ends.forEach((point, index) =>
      picture.append(
        svg(
          "text",
          {
            x: x(point).toFixed(1),
            y: 146,
            "text-anchor": ends.length === 1 ? "middle" : index ? "end" : "start",
            class: "mot-axis",
          },
          short(point.day),
        ),
      ),
    );
    return picture;
  }

  function showChart() {
    const all = scorings();
    if (!all.length) return fill(chart);
    const points = days(all);
    const title = titleOf(points);
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
    const latest = new Map(all.map(({ id, values }) => [id, average(values)]));
    const low = [...latest]
      .sort((a, b) => a[1] - b[1])
      .filter(([, mean]) => mean < 3.5)
      .slice(0, 3);
    fill(
      chart,
      make(
        "figure",
        { class: "mot-card mot-scores" },
        make("figcaption", { class: "mot-front" }, `${title}.`),
        draw(points, title),
        make(
          "details",
          {},
          make("summary", {}, "The same as a table"),
          make(
            "div",
            { class: "mot-scroll", tabindex: "0", role: "region", "aria-label": "Scores by day" },
            make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)),
          ),
        ),
      ),
      low.length
        ? make(
            "p",
            {},
            "Practise next: " +
              `${listed(low.map(([id, mean]) => `${nameOf(id).replace(/[.?!]$/, "")} (${mean.toFixed(1)})`))}.`,
          )
        : null,
    );
  }

  // --- all of it ---------------------------------------------------------------------------------------------------

  function take(text, refused) {
    if (text === null) {
      status.textContent = refused;
      return;
    }
    const { wrong, added, newer, kept } = importAll(text);
    show();
    const entries = (count) => counted(count, "entry", "entries");
    const words = [
      added && `${entries(added)} added`,
      newer && `${entries(newer)} replaced by the newer one from the file`,
      kept && `${entries(kept)} left as on this device`,
    ].filter(Boolean);
    const done = words.length ? `${words.join("; ")}.` : "The file holds no entries. Nothing was changed.";
    status.textContent = wrong ?? done;
  }

  function showLeave(sure) {
    const sureOf = () => {
      showLeave(true);
      leave.querySelector("[role=group]").focus();
    };
    if (!sure)
      return fill(leave, make("div", { class: "mot-actions" }, button("Forget everything on this device", sureOf)));
    const back = () => {
      showLeave(false);
      leave.querySelector("button").focus();
    };
    const group = make(
      "div",
      { class: "mot-card mot-sure", role: "group", tabindex: "-1", "aria-label": "Forget everything" },
      make(
        "p",
        {},
        "This removes all that the book keeps on this device: stories, scores, cards, interviews, " +
          "estimates, notes. It cannot be taken back. Export it first if you may want it again.",
      ),
      make(
        "div",
        { class: "mot-actions" },
        button("Keep it", back),
        button("Yes, forget everything", () => {
          const blocked = trouble()?.kind === "blocked";
          const gone = forget();
          status.textContent =
            gone && !blocked
              ? "Everything this book kept on this device is gone."
              : "What you entered on this page is gone. The browser had let the book keep nothing else.";
          leave.querySelector("button").focus();
        }),
      ),
    );
    group.addEventListener("keydown", (event) => event.key === "Escape" && back());
    return fill(leave, group);
  }

  function show() {
    const found = lines();
    fill(
      done,
      found.length
        ? make("dl", { class: "mot-done" }, found)
        : make(
            "p",
            { class: "mot-aside" },
            "Nothing is kept on this device yet. Whatever you estimate, rehearse, score or write in " +
              "this book will be counted here.",
          ),
    );
    showChart();
    fill(
      files,
      button("Export everything", () =>
        download(exportAll(), `moments-of-truth-${dayOf(new Date())}.json`, "application/json"),
      ),
      button("Import", () => chooseFile(".json,.txt", MOST_FILE, take)),
    );
    showLeave(false);
    complain(panel);
  }

  fill(
    app,
    make("div", { class: "mot-card" }, done),
    chart,
    make("h2", {}, "Take it to another device"),
    make(
      "p",
      { class: "mot-aside" },
      "Export writes one file. Import adds what is not here yet; of a story, a card or an interview " +
        "that is in both the newer one stays, scores are put side by side, and an estimate already made " +
        "here stays as it is.",
    ),
    files,
    leave,
    status,
  );
  keepKeys(panel);
  show();
  document.addEventListener("mot:store", show);
  panel.setAttribute("data-alive", "");
  return () => document.removeEventListener("mot:store", show);
}

export default { render };
