// A question card can be read as it stands; this only asks the follow-ups one at a time.
import { oneByOne, wake } from "./pieces.mjs";

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-question]");
  const fold = panel.querySelector(".mot-follow-ups");
  oneByOne(fold.querySelector("ol"), fold.querySelector("[data-next]"), {
    shown: 1,
    next: "Next follow-up",
    over: "From the first again",
  });
  panel.setAttribute("data-alive", "");
}

export default { render };
