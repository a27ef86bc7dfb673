// An answer part by part: one field for each thing to bring out, put together into a draft that goes to the checker.

import { mountChecker } from "./checker_panel.mjs";
import { complain } from "./complain.mjs";
import { heedDrafts, keepDraft, keptDraft, keptWords } from "./drafts.mjs";
import { wake } from "./pieces.mjs";
import { entered, showKept } from "./typed.mjs";

const sentenceOf = (text) => {
  const words = text.replace(/\s+/g, " ").trim();
  if (!words) return "";
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?…]["”’')]?$/.test(words) ? "" : "."}`;
};

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, ".mot-checking");
  const spec = model.get("spec");
  const steps = [...panel.querySelectorAll("[data-step]")].map((place) => ({
    place,
    id: place.dataset.step,
    text: place.querySelector("textarea"),
  }));
  const back = panel.querySelector("[data-back]");
  const next = panel.querySelector("[data-onward]");
  const join = panel.querySelector("[data-join]");
  const empty = panel.querySelector("[data-empty]");
  const again = panel.querySelector("[data-again]");
  const told = panel.querySelector("[data-told]");
  const where = panel.querySelector("[data-where]");
  const kept = `${spec.id}.steps`;
  let at = 0;
  let removed = null;

  const { write, stop } = mountChecker(panel, model);
  const entries = () => Object.fromEntries(steps.map(({ id, text }) => [id, entered(text)]));
  const isEmpty = () => steps.every(({ text }) => !text.value.trim());
  const keep = () => keepDraft(kept, steps.some(({ text }) => entered(text)) ? entries() : null, panel);

  function show() {
    steps.forEach(({ place }, number) => (place.hidden = number !== at));
    where.textContent = `Part ${at + 1} of ${steps.length}`;
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
    join.disabled = isEmpty();
    empty.hidden = isEmpty();
    again.hidden = removed === null;
    complain(panel);
  }
  const go = (number) => {
    at = number;
    show();
    // the questions stay in sight above the field, which has the caret
    where.scrollIntoView({ block: "start" });
    steps[at].text.focus({ preventScroll: true });
  };

  back.addEventListener("click", () => go(at - 1));
  next.addEventListener("click", () => go(at + 1));
  panel.querySelector("[data-builder]").addEventListener("input", () => {
    removed = null;
    told.textContent = "";
    keep();
    show();
  });
  panel.querySelector("[data-builder]").addEventListener("submit", (event) => event.preventDefault());
  join.addEventListener("click", () => {
    // said in another order than written: the definition is thought of last and said first
    const texts = spec.order.map((id) => sentenceOf(steps.find((step) => step.id === id).text.value)).filter(Boolean);
    write(texts.join("\n\n"));
    const left = steps.filter(({ text }) => !text.value.trim()).length;
    told.textContent =
      "Your draft is " +
      `below${left ? `, without the ${left === 1 ? "part" : `${left} parts`} that you left empty` : ""}. ` +
      "Change it until it sounds like you.";
  });
  empty.addEventListener("click", () => {
    removed = entries();
    for (const { text } of steps) text.value = "";
    keep();
    at = 0;
    show();
    told.textContent = "The parts are empty again. Your draft below is still there.";
    again.focus();
  });
  again.addEventListener("click", () => {
    for (const { id, text } of steps) text.value = removed[id];
    removed = null;
    keep();
    show();
    told.textContent = "They are back.";
    steps[at].text.focus();
  });

  const fill = (forgotten = false) => {
    if (forgotten) removed = null;
    for (const { id, text } of steps) showKept(text, keptWords(kept, id));
    show();
  };
  const unheed = heedDrafts(panel, fill);
  at = Math.max(
    0,
    steps.findIndex(({ id }) => !keptWords(kept, id).trim()),
  );
  if (!Object.keys(keptDraft(kept)).length) at = 0;
  fill();
  panel.setAttribute("data-alive", "");
  return () => {
    stop();
    unheed();
  };
}

export default { render };
