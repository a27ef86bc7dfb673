// The friend's card: on the screen the follow-ups come one by one; printed, the card stands alone on its sheet.
import { chooseLevel } from "./levels.mjs";
import { oneByOne, wake } from "./pieces.mjs";

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-roleplay]");
  const level = chooseLevel(panel);
  oneByOne(panel.querySelector(".mot-one-by-one"), panel.querySelector("[data-next]"), {
    shown: 0,
    next: "Next follow-up",
    over: "Hide them again",
  });
  const done = () => panel.removeAttribute("data-printing");
  panel.querySelector("[data-print]").addEventListener("click", () => {
    panel.setAttribute("data-printing", ""); // the style sheet leaves nothing else on the paper
    addEventListener("afterprint", done, { once: true });
    print();
  });
  panel.setAttribute("data-alive", "");
  return () => {
    level.stop();
    done();
  };
}

export default { render };
