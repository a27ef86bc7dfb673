// Where the reader stands: a number for each look-for, drawn at once, kept by date, the first beside the last.

import { chart, finding, known, moved, table, whereToStart } from "./assessment_profile.mjs";
import { complain } from "./complain.mjs";
import { wake, when } from "./pieces.mjs";
import { get, put, trouble } from "./store.mjs";

const ASSESSMENTS = "assessments";

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
  const isSound = (entry) =>
    typeof entry?.at === "string" &&
    Number.isFinite(Date.parse(entry.at)) &&
    typeof entry.scores === "object" &&
    entry.scores !== null &&
    known(items, entry).length > 0;
  const entries = () => all().filter(isSound);
  const current = () => (blank ? null : (entries().at(-1) ?? null));
  const keep = (list) => put(ASSESSMENTS, { ...get(ASSESSMENTS), [role]: list });
  const isWhole = (entry) => known(items, entry).length === items.length;

  function fill() {
    const scores = current()?.scores ?? {};
    for (const { id } of items) for (const radio of radios(id)) radio.checked = Number(radio.value) === scores[id];
  }

  function show() {
    const last = current();
    const whole = entries().filter(isWhole);
    const first = last && whole.length && whole[0].at !== last.at ? whole[0] : null;
    const count = last ? known(items, last).length : 0;
    const done = count === items.length;
    // stable: the page's order
    const order = done ? [...items].sort((a, b) => last.scores[a.id] - last.scores[b.id]) : [];
    const lowest =
      done && last.scores[order[0].id] < 5 ? order.slice(0, 2).filter(({ id }) => last.scores[id] < 5) : [];
    const words = finding(items, last, lowest);
    panel.querySelector(".mot-finding").textContent = words;
    panel
      .querySelector("[data-chart]")
      .replaceChildren(...(count ? [chart(items, first, last, lowest, words), table(items, first, last)] : []));
    panel
      .querySelector("[data-start]")
      .replaceChildren(...whereToStart(lowest), ...(first && done ? moved(items, first, last) : []));
    again.hidden = !done;
    back.hidden = !(blank && entries().length);
    complain(panel);
    model.set("scores", last ? Object.fromEntries(known(items, last).map(({ id }) => [id, last.scores[id]])) : {});
    model.save_changes();
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
      `The last one ${trouble() ? "stays until you close the page" : "is kept"}. Choose afresh, without looking at ` +
      "it; both are compared when you have finished.";
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
