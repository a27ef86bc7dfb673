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
  // #<an answer's id>, or ?answer=strong-lead#<the question's label>
  const arrive = () => {
    const hash = location.hash.slice(1);
    const label = panel.dataset.question.replace(/[^a-z0-9]+/g, "-");
    const wanted = new URLSearchParams(location.search).get("answer");
    const place = document.getElementById(hash === label && wanted ? `${label}-${wanted}` : hash);
    if (!place?.matches("details") || !panel.contains(place)) return;
    /** @type {HTMLDetailsElement} */ (place).open = true;
    place.querySelector("summary").focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", arrive);
  panel.setAttribute("data-alive", "");
  arrive();
  return () => removeEventListener("hashchange", arrive);
}

export default { render };
