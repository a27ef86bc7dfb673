// A question card can be read as it stands; this asks the follow-ups one at a time, and opens what a link leads to.
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
  const arrive = () => {
    const place = document.getElementById(location.hash.slice(1));
    if (!place?.matches("details") || !panel.contains(place)) return;
    /** @type {HTMLDetailsElement} */ (place).open = true;
    place.scrollIntoView({ block: "start" });
    place.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  panel.setAttribute("data-alive", "");
  arrive();
  return () => removeEventListener("hashchange", arrive);
}

export default { render };
