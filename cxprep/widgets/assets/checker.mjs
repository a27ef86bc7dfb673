// A text that the reader writes, and what its checker says of it. Nothing leaves the browser.
import { wake } from "./pieces.mjs";
import { mountChecker } from "./checker_panel.mjs";

function render({ model, el }) {
  const panel = wake(model, el, ".mot-checking");
  const { stop } = mountChecker(panel, model);
  panel.setAttribute("data-alive", "");
  return stop;
}

export default { render };
