// The closing survey alone: one question, and a code that needs no drill. For whoever has opened none, or came late.

import { another, ENTER_ANEW, OTHER_PERSON, personOf, recommendation, shownCode } from "./code_shown.mjs";
import { brief, encode, NO_CHOICE, SURVEY } from "./debrief_code.mjs";
import { wake } from "./pieces.mjs";
import { button, fill, make } from "./practice.mjs";

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-survey]");
  const recommend = recommendation();
  const { made, write } = shownCode();
  const status = make("p", { role: "status" });
  let person = null; // made when somebody answers: who only reads the page leaves nothing behind
  made.hidden = true;
  const follow = async () => {
    made.hidden = recommend.value === "";
    if (made.hidden) return;
    person ??= personOf(SURVEY);
    await write(
      encode({
        drill: brief(SURVEY),
        case: 0,
        device: person.device,
        table: 0,
        before: NO_CHOICE,
        after: NO_CHOICE,
        estimate: Number.NaN,
        recommend: Number(recommend.value),
        estimateAfter: Number.NaN,
        scores: [0, 0],
        settings: [],
      }),
    );
  };
  const other = () => {
    person = another(SURVEY, 0);
    recommend.value = "";
    status.textContent = ENTER_ANEW;
    follow();
    recommend.focus();
  };
  recommend.addEventListener("input", () => {
    status.textContent = "";
    follow();
  });
  fill(
    panel.querySelector("[data-place]"),
    make("label", {}, "Would you recommend this session, from nought to ten? ", recommend),
    made,
    make("p", {}, button(OTHER_PERSON, other)),
    status,
  );
  panel.setAttribute("data-alive", "");
}

export default { render };
