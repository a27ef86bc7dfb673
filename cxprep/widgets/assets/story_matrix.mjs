// Which of the reader's stories answers which question of a role: a table to tick, with its gaps and overuse in words.

import { counted, make, within } from "./practice.mjs";

const SOLE = 3; // a story that is the only one for so many questions carries too much
const HOW = "Ticked are the questions that look for what a story shows. Tick or untick by hand where you know better.";

const meets = (story, question) =>
  Object.hasOwn(story.ticks, question.id)
    ? story.ticks[question.id]
    : question.lookFors.some((id) => story.competencies.includes(id));

/** Gaps and overuse, in words. */
function findings(all, { questions, lookFors }) {
  const told = questions.map((question) => all.filter((story) => meets(story, question)));
  const found = [];
  const bare = questions.filter((_, index) => !told[index].length).length;
  if (bare)
    found.push(`${counted(bare, "question")} of ${questions.length} ${bare === 1 ? "has" : "have"} no story yet.`);
  else if (questions.length === 1) found.push("The one question has a story.");
  else if (questions.length) found.push(`Each of the ${questions.length} questions has a story.`);
  const unseen = lookFors.filter((lookFor) => !all.some((story) => story.competencies.includes(lookFor.id)));
  if (unseen.length) found.push(`No story shows: ${unseen.map((lookFor) => within(lookFor.title)).join("; ")}.`);
  for (const story of all) {
    const sole = told.filter((them) => them.length === 1 && them[0].id === story.id).length;
    if (sole >= SOLE)
      found.push(
        `“${story.title}” is your only story for ${sole} questions. A panel hears it once: find another for some of ` +
          "them.",
      );
    else if (questions.length && !questions.some((question) => meets(story, question)))
      found.push(`“${story.title}” answers none of these questions yet.`);
  }
  return make(
    "ul",
    { class: "mot-findings" },
    found.map((words) => make("li", {}, words)),
  );
}

function cell(story, question, tick) {
  const on = meets(story, question);
  const byHand = Object.hasOwn(story.ticks, question.id);
  const box = make("input", {
    type: "checkbox",
    "data-at": `${question.id} ${story.id}`,
    "aria-label": `“${story.title}” answers “${question.title}”`,
    autocomplete: "off",
  });
  box.checked = on;
  box.addEventListener("change", () => tick(story, question, box.checked));
  const mark = byHand ? make("span", { class: "mot-hand" }, "by hand") : null;
  return make("td", { class: on ? "is-met" : null }, make("label", {}, box, mark));
}

function table(all, questions, tick) {
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, "Question"),
    make("th", { scope: "col" }, "Stories"),
    all.map((story) => make("th", { scope: "col" }, make("span", {}, story.title))),
  );
  const rows = questions.map((question) => {
    const count = all.filter((story) => meets(story, question)).length;
    return make(
      "tr",
      { class: count ? null : "is-gap" },
      make("th", { scope: "row" }, question.title),
      make("td", { class: "mot-count" }, count ? String(count) : "a gap"),
      all.map((story) => cell(story, question, tick)),
    );
  });
  const answers = (story) => questions.filter((question) => meets(story, question)).length;
  const foot = make(
    "tr",
    {},
    make("th", { scope: "row" }, "Questions it answers"),
    make("td"),
    all.map((story) => make("td", {}, String(answers(story)))),
  );
  return make("table", {}, make("thead", {}, head), make("tbody", {}, rows), make("tfoot", {}, foot));
}

/**
 * The stories beside a role's questions, or beside its look-fors where it has no questions.
 * @param {Story[]} all
 * @param {{ questions: any[], lookFors: any[] }} role
 * @param {HTMLElement | null} seatChoice
 * @param {string} name what its ids begin with
 * @param {(story: Story, question: any, on: boolean) => void} tick
 * @returns {(HTMLElement | null)[]}
 */
export function storyMatrix(all, role, seatChoice, name, tick) {
  const { questions } = role;
  if (!questions.length) return [make("h2", {}, "What your stories show"), seatChoice, findings(all, role)];
  return [
    make("h2", {}, "Which story answers which question"),
    seatChoice,
    findings(all, role),
    make("p", { class: "mot-aside", id: `${name}-how` }, HOW),
    make(
      "div",
      {
        class: "mot-scroll",
        tabindex: "0",
        role: "region",
        "aria-label": "Stories and questions",
        "aria-describedby": `${name}-how`,
      },
      table(all, questions, tick),
    ),
  ];
}

/**
 * The story with its tick at a question set by hand, changed now.
 * @param {Story} story
 * @param {string} question its id
 * @param {boolean} on
 * @returns {Story}
 */
export function ticked(story, question, on) {
  const ticks = Object.entries({ ...story.ticks, [question]: on }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...story, ticks: Object.fromEntries(ticks), changed: new Date().toISOString() };
}
