// One path as a list: ticks that are kept, and a button that starts it or goes on with it.

import { complain } from "./complain.mjs";
import { wake } from "./pieces.mjs";
import { firstOpen, goTo, isBook, pathOf, running, show, start, tick, ticksOf } from "./session.mjs";

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-path]");
  const { path: id } = model.get("spec");
  const button = panel.querySelector("[data-path-start]");
  const aloud = panel.querySelector("[data-path-aloud]"); // from the first answer on, where there is no CV at hand
  const status = panel.querySelector("[role=status]");
  const items = [...panel.querySelectorAll("li[data-step]")];
  const boxOf = (item) => item.querySelector("input");

  function tell() {
    const ticks = ticksOf(id);
    for (const item of items) boxOf(item).checked = Object.hasOwn(ticks, item.dataset.step);
    const done = items.filter((item) => boxOf(item).checked).length;
    const open = items.find((item) => !boxOf(item).checked);
    button.textContent = done === 0 ? "Start" : open ? `Go on with step ${items.indexOf(open) + 1}` : "Start again";
    if (aloud) aloud.hidden = !isBook() || done > 0;
    const left = items
      .filter((item) => !boxOf(item).checked)
      .reduce((sum, item) => sum + Number(item.dataset.minutes), 0);
    status.textContent =
      running()?.path === id
        ? "You are on this path: the bar at the foot of the page leads on."
        : done
          ? `${done} of ${items.length} done, ${left} minutes left.`
          : "";
    complain(panel);
  }

  button.hidden = !isBook(); // in a notebook there are no pages to lead through; the ticks work
  for (const item of items)
    boxOf(item).addEventListener("change", () => {
      tick(id, item.dataset.step, boxOf(item).checked);
      tell();
    });
  button.addEventListener("click", () => begin());
  aloud?.addEventListener("click", () => begin(aloud.dataset.pathAloud));
  async function begin(key) {
    const path = await pathOf(id);
    if (!path) {
      status.textContent =
        "The steps could not be fetched. The links in the list work all the same; nothing of yours is lost.";
      return;
    }
    if (items.every((item) => boxOf(item).checked)) for (const item of items) tick(id, item.dataset.step, false);
    const step = path.steps.find((one) => one.key === key) ?? firstOpen(path, ticksOf(id));
    start(id, step.key);
    await show();
    tell();
    goTo(step);
  }
  for (const name of ["mot:path", "mot:store"]) document.addEventListener(name, tell);
  tell();
  panel.setAttribute("data-alive", ""); // from here on every tick is kept
  return () => {
    for (const name of ["mot:path", "mot:store"]) document.removeEventListener(name, tell);
  };
}

export default { render };
