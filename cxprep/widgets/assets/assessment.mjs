// Where the reader stands: a number for each look-for, drawn at once, kept by date, the first beside the last.
import { make, wake, when } from "./pieces.mjs";
import { get, notice, put, trouble } from "./store.mjs";

const ASSESSMENTS = "assessments";
const LINE = 40; // characters of a label before it is broken
const SVG_NS = "http://www.w3.org/2000/svg";

const isNumber = (score) => [1, 2, 3, 4, 5].includes(score);
const andList = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

function draw(tag, attributes, text) {
  const element = document.createElementNS(SVG_NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function broken(words) {
  const lines = [""];
  for (const word of words.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= LINE) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-assessment]");
  const { role, items } = model.get("spec");
  const form = panel.querySelector("form");
  const radios = (id) => [...form.querySelector(`[data-item="${CSS.escape(id)}"]`).querySelectorAll("input")];
  const said = panel.querySelector("[data-said]");
  const again = panel.querySelector("[data-again]");
  const back = panel.querySelector("[data-back]");
  let blank = false; // the reader has asked for a new one and not chosen anything yet

  // Only what an assessment of this page can be; what else stands in the list is left in it.
  const all = () => (Array.isArray(get(ASSESSMENTS)[role]) ? get(ASSESSMENTS)[role] : []);
  const known = (entry) => items.filter(({ id }) => Object.hasOwn(entry.scores, id) && isNumber(entry.scores[id]));
  const isSound = (entry) =>
    typeof entry?.at === "string" &&
    Number.isFinite(Date.parse(entry.at)) &&
    typeof entry.scores === "object" &&
    entry.scores !== null &&
    known(entry).length > 0;
  const entries = () => all().filter(isSound);
  const current = () => (blank ? null : (entries().at(-1) ?? null));
  const keep = (list) => put(ASSESSMENTS, { ...get(ASSESSMENTS), [role]: list });
  const isWhole = (entry) => known(entry).length === items.length;

  function fill() {
    const scores = current()?.scores ?? {};
    for (const { id } of items) for (const radio of radios(id)) radio.checked = Number(radio.value) === scores[id];
  }

  function show() {
    const last = current();
    const whole = entries().filter(isWhole);
    const first = last && whole.length && whole[0].at !== last.at ? whole[0] : null;
    const count = last ? known(last).length : 0;
    const done = count === items.length;
    // stable: the page's order
    const order = done ? [...items].sort((a, b) => last.scores[a.id] - last.scores[b.id]) : [];
    const lowest =
      done && last.scores[order[0].id] < 5 ? order.slice(0, 2).filter(({ id }) => last.scores[id] < 5) : [];
    panel.querySelector(".mot-finding").textContent = finding(last, count, lowest);
    panel
      .querySelector("[data-chart]")
      .replaceChildren(...(count ? [chart(first, last, lowest), table(first, last)] : []));
    panel.querySelector("[data-start]").replaceChildren(...start(lowest), ...moved(first, last, done));
    again.hidden = !done;
    back.hidden = !(blank && entries().length);
    panel.querySelector(".mot-notice")?.remove();
    const words = trouble() && notice();
    if (words) panel.append(words);
    model.set("scores", last ? Object.fromEntries(known(last).map(({ id }) => [id, last.scores[id]])) : {});
    model.save_changes();
  }

  function finding(last, count, lowest) {
    if (!count) return "Choose a number for each, and your profile is drawn here.";
    if (count < items.length) return `${count} of ${items.length} chosen so far.`;
    const scores = items.map(({ id }) => last.scores[id]);
    const top = Math.max(...scores);
    const from = lowest.length
      ? ` Start with: ${andList(lowest.map(({ name }) => name))}.`
      : " Now let somebody else score you.";
    if (Math.min(...scores) === top) return `Even throughout, at ${top}.${from}`;
    const best = items.filter(({ id }) => last.scores[id] === top).map(({ name }) => name);
    const more = best.length > 3 ? [...best.slice(0, 2), `${best.length - 2} more`] : best;
    return `Strongest: ${andList(more)}.${from}`;
  }

  function chart(first, last, lowest) {
    const svg = draw("svg", { role: "img", "aria-label": panel.querySelector(".mot-finding").textContent });
    let y = 0;
    const text = (x, height, words, attributes = {}) =>
      svg.append(draw("text", { x, y: height, ...attributes }, words));
    for (const { id, name } of items) {
      for (const line of broken(name)) {
        y += 18;
        text("0", y, line, { class: "is-label" });
      }
      const score = known(last).some((item) => item.id === id) ? last.scores[id] : 0;
      const isLow = lowest.some((item) => item.id === id);
      y += 7;
      svg.append(draw("rect", { x: "0", y, width: "90%", height: 12, class: "is-track" }));
      svg.append(
        draw("rect", {
          x: "0",
          y,
          width: `${score * 18}%`,
          height: 12,
          class: isLow ? "is-low" : "is-bar",
          "data-score": score,
          "data-for": id,
        }),
      );
      for (const step of [1, 2, 3, 4])
        svg.append(draw("line", { x1: `${step * 18}%`, x2: `${step * 18}%`, y1: y, y2: y + 12, class: "is-step" }));
      const before = first?.scores[id];
      if (isNumber(before))
        svg.append(
          draw("line", {
            x1: `${before * 18}%`,
            x2: `${before * 18}%`,
            y1: y - 3,
            y2: y + 15,
            class: "is-first",
            "data-first": before,
          }),
        );
      text("94%", y + 11, score || "–", { class: "is-value" });
      y += 22;
    }
    y += first ? 14 : 0;
    if (first) text("0", y, `The upright line is your first, of ${when(first.at)}.`, { class: "is-hint" });
    svg.setAttribute("height", y + 6);
    svg.setAttribute("width", "100%");
    const figure = make("figure", "", { class: "mot-chart" });
    figure.append(svg);
    return figure;
  }

  function table(first, last) {
    const columns = first ? [first, last] : [last];
    const sameDay = first && when(first.at) === when(last.at);
    const grid = make("table");
    grid.createCaption().textContent = "Your profile, from 1 to 5";
    const head = grid.createTHead().insertRow();
    head.append(make("th", "What they look for", { scope: "col" }));
    head.append(
      ...columns.map((entry, place) =>
        make("th", `${first ? (place ? "Last, " : "First, ") : ""}${when(entry.at, sameDay)}`, { scope: "col" }),
      ),
    );
    const body = grid.createTBody();
    for (const { id, name } of items)
      body
        .insertRow()
        .append(
          make("th", name, { scope: "row" }),
          ...columns.map(({ scores }) => make("td", isNumber(scores[id]) ? scores[id] : "not chosen")),
        );
    const unseen = make("div", "", { class: "mot-unseen" }); // a table is never narrower than its words
    unseen.append(grid);
    return unseen;
  }

  function start(lowest) {
    return lowest.map(({ name, help }) => {
      const line = make("p", `${name}: `);
      line.firstChild.replaceWith(make("b", name), help.length ? ": read " : "");
      help.forEach(({ words, address }, place) => {
        if (place) line.append(place === help.length - 1 ? " and " : ", ");
        line.append(make("a", words, { href: address }));
      });
      line.append(".");
      return line;
    });
  }

  function moved(first, last, done) {
    if (!first || !done) return [];
    const both = items.filter(({ id }) => isNumber(first.scores[id]));
    const up = both.filter(({ id }) => last.scores[id] > first.scores[id]).map(({ name }) => name);
    const down = both.filter(({ id }) => last.scores[id] < first.scores[id]).map(({ name }) => name);
    const parts = [up.length && `higher in ${andList(up)}`, down.length && `lower in ${andList(down)}`].filter(Boolean);
    const since = `Since ${when(first.at, when(first.at) === when(last.at))}`;
    return [make("p", parts.length ? `${since}: ${parts.join("; ")}.` : `${since} nothing has moved.`)];
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    const { item } = target.closest("[data-item]").dataset;
    const entry = current();
    const changed = new Date().toISOString();
    // a whole one of another day is what the next is compared with, so it stays as it was
    const isNew = !entry || (isWhole(entry) && when(entry.at) !== when(changed));
    const one = {
      ...(isNew ? { at: changed } : entry),
      changed,
      scores: { ...entry?.scores, [item]: Number(target.value) },
    };
    const list = all();
    const place = isNew ? -1 : list.findLastIndex((other) => JSON.stringify(other) === JSON.stringify(entry));
    keep(place < 0 ? [...list, one] : list.with(place, one));
    blank = false;
    said.textContent = trouble() ? "" : "Kept on this device as you choose.";
    show();
  });
  again.addEventListener("click", () => {
    blank = true;
    fill();
    show();
    said.textContent =
      "The last one is kept. Choose afresh, without looking at it; both are compared when you have finished.";
    form.querySelector("input").focus();
  });
  back.addEventListener("click", () => {
    blank = false;
    said.textContent = "";
    fill();
    show();
    again.focus();
  });
  const reload = () => {
    blank = false;
    said.textContent = "";
    fill();
    show();
  };
  document.addEventListener("mot:store", reload);
  fill();
  show();
  panel.setAttribute("data-alive", "");
  return () => document.removeEventListener("mot:store", reload);
}

export default { render };
