// A text that the reader writes, and what its checker says of it. Nothing leaves the browser.

import { mountChecker } from "./checker_panel.mjs";
import { wake } from "./pieces.mjs";

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, ".mot-checking");
  const { stop } = mountChecker(panel, model);
  panel.setAttribute("data-alive", "");
  return stop;
}

export default { render };
