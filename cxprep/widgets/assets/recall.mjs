// A card in the prose: whether it was known is kept as the page of cards keeps it.

import { complain } from "./complain.mjs";
import { wake } from "./pieces.mjs";
import { dayInWords, dayOf } from "./practice.mjs";
import { answered, stateOf } from "./recall_schedule.mjs";

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-recall]");
  const { item, days } = model.get("spec");
  const fold = panel.querySelector("details");
  const status = panel.querySelector("[role=status]");
  const show = () => {
    const state = stateOf(item, days);
    const isLater = state && state.due > dayOf(new Date());
    status.textContent = isLater ? `Comes back on ${dayInWords(state.due)}.` : state ? "Due again today." : "";
    complain(panel);
  };
  const answer = (knew) => {
    const words = answered(item, knew, days);
    fold.open = false;
    show();
    status.textContent = words;
    fold.querySelector("summary").focus({ preventScroll: true });
  };
  panel.querySelector("[data-knew]").addEventListener("click", () => answer(true));
  panel.querySelector("[data-again]").addEventListener("click", () => answer(false));
  document.addEventListener("mot:store", show);
  show();
  panel.setAttribute("data-alive", "");
  return () => document.removeEventListener("mot:store", show);
}

export default { render };
