// The questions to put to a firm, with the reader's own facts in the sentence before each. Nothing leaves the browser.

import { complain } from "./complain.mjs";
import { firmName, shareFirmName } from "./firm_name.mjs";
import { copyText, filled, heedNotes, note, noted, notedText, phrase, printOnly } from "./firm_notes.mjs";
import { wake } from "./pieces.mjs";
import { entered, showKept } from "./typed.mjs";

const FACTS = ["name", "lately", "where"];

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-ask]");
  const { questions, nameless } = model.get("spec");
  const said = panel.querySelector("[data-said]");
  const restore = panel.querySelector("[data-restore]");
  const field = (name) => panel.querySelector(`input[name="${name}"]`);
  let removed = null;

  const places = () => {
    const typed = Object.fromEntries(FACTS.map((name) => [name, phrase(field(name).value)]));
    return /** @type {Record<string, string>} */ ({ ...typed, firm: typed.name || nameless });
  };
  const leadOf = ({ lead }, /** @type {Record<string, string>} */ { lately, where }) =>
    lately && where ? lead.both : lately ? lead.lately : where ? lead.where : "";
  const spoken = (question) => {
    const own = places();
    const lead = filled(leadOf(question, own), own);
    const rest = [question.title, ...question.follow_ups].map((text) => filled(text, own));
    return { lead: lead.charAt(0).toUpperCase() + lead.slice(1), put: rest[0], after: rest.slice(1) };
  };

  function show() {
    for (const question of questions) {
      const card = panel.querySelector(`[data-question="${CSS.escape(question.id)}"]`);
      const { lead, put, after } = spoken(question);
      card.querySelector(".mot-lead").textContent = lead;
      card.querySelector(".mot-lead").hidden = !lead;
      card.querySelector(".mot-put").textContent = put;
      card.querySelectorAll(".mot-after").forEach((line, place) => (line.textContent = `Then: ${after[place]}`));
    }
    restore.hidden = !removed;
    panel.querySelector("[data-clear]").hidden = !FACTS.some((name) => field(name).value);
    complain(panel);
    model.set("facts", Object.fromEntries(FACTS.map((name) => [name, field(name).value])));
    model.save_changes();
  }

  function fill(forgotten = false) {
    if (forgotten) removed = null;
    for (const name of FACTS) showKept(field(name), notedText("about", name));
    show();
  }

  function keep() {
    const before = firmName("firm");
    const typed = Object.fromEntries(FACTS.map((name) => [name, entered(field(name))]));
    note("about", { ...noted("about"), ...typed }, panel);
    shareFirmName("firm", before, firmName("firm"), panel);
  }

  const asText = () =>
    questions
      .map((question, place) => {
        const { lead, put, after } = spoken(question);
        return [
          `${place + 1}. ${[lead, put].filter(Boolean).join(" ")}`,
          ...after.map((text) => `   Then: ${text}`),
        ].join("\n");
      })
      .join("\n\n");

  panel.addEventListener("input", () => {
    said.textContent = "";
    removed = null;
    keep();
    show();
  });
  panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  panel.querySelector("[data-copy]").addEventListener("click", () => copyText(`${asText()}\n`, said));
  panel.querySelector("[data-print]").addEventListener("click", () => printOnly(panel.querySelector("[data-sheet]")));
  panel.querySelector("[data-clear]").addEventListener("click", () => {
    removed = Object.fromEntries(FACTS.map((name) => [name, field(name).value]));
    for (const name of FACTS) field(name).value = "";
    keep();
    show();
    said.textContent = "Cleared.";
    restore.focus();
  });
  restore.addEventListener("click", () => {
    for (const name of FACTS) field(name).value = removed[name];
    removed = null;
    keep();
    show();
    said.textContent = "They are back.";
    field("name").focus();
  });
  const unheed = heedNotes(panel, fill);
  fill();
  panel.setAttribute("data-alive", "");
  return unheed;
}

export default { render };
