// Score an answer now and again later, and see the first and the last side by side. Nothing leaves the browser.

import { keep, kept, takeBack, tell } from "./kept.mjs";
import { chooseLevel } from "./levels.mjs";
import { make, wake, when } from "./pieces.mjs";

const SCORES = "scores";

const isScore = ({ level, scores, who }) =>
  typeof level === "string" &&
  typeof scores === "object" &&
  scores !== null &&
  Object.values(scores).every((score) => [1, 2, 3, 4, 5].includes(score)) &&
  ["self", "friend"].includes(who);

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-scale]");
  const id = model.get("spec").item;
  const form = panel.querySelector("form");
  const complaint = panel.querySelector(".mot-complaint");
  const place = panel.querySelector("[data-kept]");
  const undo = panel.querySelector("[data-undo]");
  const restore = panel.querySelector("[data-restore]");
  const entries = () => kept(SCORES, id, isScore);
  let removed = null;
  const level = chooseLevel(panel, entries().at(-1)?.level, () => {
    removed = null;
    show();
  });

  const dimensions = () =>
    [...panel.querySelectorAll(`[data-level="${level()}"] [data-dimension]`)].map((field) => ({
      field,
      name: field.dataset.dimension,
      title: field.querySelector("[data-title]").textContent,
      anchor: (score) =>
        field.querySelector(`input[value="${score}"]`).parentElement.querySelector(".mot-anchor").textContent,
    }));

  // of an entry of an earlier edition, only the dimensions that are still asked for count
  const entriesHere = () =>
    entries().filter((entry) => entry.level === level() && dimensions().some(({ name }) => entry.scores[name]));

  function show(words = "") {
    const list = entriesHere();
    const last = list.at(-1);
    const first = list.length > 1 ? list[0] : null;
    place.replaceChildren(
      ...(words ? [make("p", words, { class: "mot-note" })] : []),
      ...(last
        ? [
            make("p", compare(first, last), { class: "mot-finding" }),
            table(first, last),
            make("p", nextStep(last), { class: "mot-note" }),
          ]
        : []),
    );
    undo.hidden = !last && !removed;
    undo.querySelector("[data-remove]").hidden = !last;
    restore.hidden = !removed;
    tell(undo);
    model.set("scores", entries());
    model.save_changes();
  }

  function compare(first, last) {
    if (!first)
      return "This is your first score. Score the answer again after a few rehearsals, and the two stand side by side.";
    const moves = dimensions()
      .filter(({ name }) => first.scores[name] && last.scores[name])
      .map(({ name, title }) => ({ title: title.toLowerCase(), by: last.scores[name] - first.scores[name] }));
    const some = (test, how) =>
      moves.filter(({ by }) => test(by)).map(({ title, by }) => `${title} ${how(Math.abs(by))}`);
    const said = [
      ...some(
        (by) => by > 0,
        (by) => `is up by ${by}`,
      ),
      ...some(
        (by) => by < 0,
        (by) => `is down by ${by}`,
      ),
      ...some(
        (by) => by === 0,
        () => "is where it was",
      ),
    ].join("; ");
    const eyes =
      first.who === last.who ? "" : " The two were scored by different people, which is part of the difference.";
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.${eyes}`;
  }

  function nextStep(last) {
    const scored = dimensions().filter(({ name }) => last.scores[name]);
    const lowest = scored.reduce((a, b) => (last.scores[b.name] < last.scores[a.name] ? b : a));
    const score = last.scores[lowest.name];
    if (score === 5) return "There is no step above these. Try a harder question, or let somebody else score.";
    return `The next step, in ${lowest.title.toLowerCase()}: ${lowest.anchor(score + 1)}`;
  }

  function table(first, last) {
    const sameDay = first && when(first.at) === when(last.at);
    const head = (entry) => `${when(entry.at, sameDay)}, ${entry.who === "self" ? "by yourself" : "by a friend"}`;
    const columns = first ? [first, last] : [last];
    const body = make("table");
    const row = body.createTHead().insertRow();
    row.append(
      make("th", "What is judged", { scope: "col" }),
      ...columns.map((entry) => make("th", head(entry), { scope: "col" })),
    );
    const rows = body.createTBody();
    for (const { name, title } of dimensions()) {
      const cells = columns.map((entry) => {
        const score = entry.scores[name];
        const cell = make("td");
        if (!score) return cell;
        cell.append(
          make("b", score),
          make("span", "●".repeat(score) + "○".repeat(5 - score), { class: "mot-dots", "aria-hidden": "true" }),
        );
        return cell;
      });
      rows.insertRow().append(make("th", title, { scope: "row" }), ...cells);
    }
    return body;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = dimensions().map(({ name, title, field }) => ({
      name,
      title,
      field,
      radio: field.querySelector("input:checked"),
    }));
    const missing = chosen.find(({ radio }) => !radio);
    complaint.textContent = missing
      ? `Choose a number for ${missing.title.toLowerCase()} too; what you chose is still there.`
      : "";
    if (missing) return missing.field.querySelector("input").focus();
    removed = null;
    const safe = keep(SCORES, id, {
      level: level(),
      scores: Object.fromEntries(chosen.map(({ name, radio }) => [name, Number(radio.value)])),
      who: form.querySelector('[name$="-who"]:checked').value,
    });
    for (const { radio } of chosen) radio.checked = false; // the next score should not lean on this one
    show(safe ? "Kept on this device." : "Noted, as long as this page is open.");
    place.focus();
  });
  panel.querySelector("[data-remove]").addEventListener("click", () => {
    const own = entriesHere().at(-1);
    removed = takeBack(SCORES, id, (entry) => isScore(entry) && entry.level === own.level);
    show(`The score of ${when(removed.at)} is taken back.`);
    restore.focus();
  });
  restore.addEventListener("click", () => {
    keep(SCORES, id, removed);
    removed = null;
    show("It is back.");
    place.focus();
  });
  const afresh = (/** @type {CustomEvent} */ { detail }) => {
    if (detail?.forgotten) removed = null;
    show();
  };
  document.addEventListener("mot:store", afresh);
  show();
  panel.setAttribute("data-alive", "");
  return () => {
    level.stop();
    document.removeEventListener("mot:store", afresh);
  };
}

export default { render };
