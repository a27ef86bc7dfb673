// A drill or the complaint clock on a projector: large type, one chart a screen, and keys. The live element itself is
// laid on a stage over the page and put back afterwards, so that nothing of it is there twice. Fetched when asked for.

const SMALLEST = 24; // pixels, of anything that is read from the last row
const STEPS = 40; // a slider's whole way takes so many keys at most

const el = (tag, name, words = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  return made;
};

/** The sheet of the stage, fetched once. */
function dressed() {
  const known = document.querySelector("link[data-projector]");
  if (known) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("projector.css", import.meta.url).href;
  link.dataset.projector = "";
  const come = new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done); // it is plain, and it works
  });
  document.head.append(link);
  return come;
}

/** The parts of a figure that can be shown alone: its axes. */
const axesOf = (svg) => [...svg.querySelectorAll(":scope > g > g")].filter((one) => one.querySelector("text"));

/** Of each the box with all its words, in the drawing's units; of a low figure the whole. */
function charts(svg) {
  const [, , wide, high] = svg.dataset.whole.split(" ").map(Number);
  const axes = axesOf(svg);
  for (const one of axes) one.style.display = "";
  const boxes = axes.map((one) => {
    const parts = [one.querySelector("path"), ...one.querySelectorAll("text")].map((part) => part.getBBox());
    const top = Math.max(0, Math.min(...parts.map((box) => box.y)) - 5);
    const end = Math.min(high, Math.max(...parts.map((box) => box.y + box.height)) + 5);
    return [0, top, wide, end - top];
  });
  return boxes.length > 1 && high / wide > 0.7 ? boxes : [[0, 0, wide, high]];
}

/** Draw one chart as large as its place allows, with no word below the smallest size. */
function fit(svg, box) {
  svg.setAttribute("viewBox", box.join(" "));
  svg.style.width = svg.style.height = "0"; // so that the place has its own size
  const place = svg.parentElement;
  const scale = Math.min(place.clientWidth / box[2], place.clientHeight / box[3]);
  svg.style.width = `${box[2] * scale}px`;
  svg.style.height = `${box[3] * scale}px`;
  for (const text of svg.querySelectorAll("text")) {
    text.dataset.size ??= text.style.fontSize;
    const size = Number.parseFloat(text.dataset.size) || 10;
    text.style.fontSize = `${Math.max(size, SMALLEST / scale)}px`;
  }
}

/**
 * Fit the first chart of a drill that stands on a slide into its place; a press of C shows the next.
 * @param {SVGSVGElement} svg
 * @param {number} turn which chart, counted on from the first
 * @returns {number} how many there are
 */
export function fitOne(svg, turn) {
  svg.dataset.whole ??= svg.getAttribute("viewBox");
  const all = charts(svg);
  if (all.length > 1)
    axesOf(svg).forEach((one, place) => {
      one.style.display = place === turn % all.length ? "" : "none";
    });
  fit(svg, all[turn % all.length]);
  return all.length;
}

function unfit(svg) {
  if (!svg.dataset.whole) return;
  svg.setAttribute("viewBox", svg.dataset.whole);
  svg.removeAttribute("data-whole");
  svg.style.width = svg.style.height = "";
  for (const one of axesOf(svg)) one.style.display = "";
  for (const text of svg.querySelectorAll("text")) text.style.fontSize = text.dataset.size ?? "";
}

/** Move a control one way, by steps that are not too small for a key. */
function move(control, way) {
  if (control.type === "checkbox") control.checked = way > 0;
  else if (control.tagName === "SELECT")
    control.selectedIndex = Math.min(Math.max(control.selectedIndex + way, 0), control.options.length - 1);
  else {
    const [low, high, step] = [control.min, control.max, control.step].map(Number);
    const by = Math.max(step, Math.round((high - low) / STEPS / step) * step);
    const next = low + (Math.round((Number(control.value) - low) / by) + way) * by;
    control.value = Math.min(Math.max(next, low), high);
  }
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What the projector does with a drill. */
function ofDrill(root, stage) {
  const drill = root.dataset.drill;
  const form = document.querySelector(`[data-estimate="${drill}"]`);
  const controls = [...root.querySelectorAll(".mot-control")];
  const svg = root.querySelector(".mot-chart svg");
  const asked = el("div", "mot-stage-asked");
  const isHeld = () => root.parentElement.hasAttribute("data-held");
  let at = 0;
  let chart = 0;
  function draw() {
    controls.forEach((one, place) => one.classList.toggle("is-away", place !== at));
    for (const fold of root.querySelectorAll("details[data-more]")) fold.open = fold.contains(controls[at]);
    for (const set of root.querySelectorAll(".mot-controls"))
      set.classList.toggle("is-away", !set.contains(controls[at]));
    asked.hidden = !isHeld();
    if (isHeld()) {
      const choices = [...form.querySelectorAll("fieldset label")].map((one) => el("li", "", one.textContent.trim()));
      const list = el("ul", "");
      list.append(...choices);
      asked.replaceChildren(el("p", "", form.querySelector("label").textContent), list);
    } else if (svg) {
      stage.classList.toggle("has-charts", fitOne(svg, chart) > 1);
    }
  }
  root.before(asked);
  return {
    draw,
    keys: {
      ArrowRight: () => controls.length && move(controls[at].querySelector("input, select"), 1),
      ArrowLeft: () => controls.length && move(controls[at].querySelector("input, select"), -1),
      ArrowDown: () => (at = (at + 1) % controls.length),
      ArrowUp: () => (at = (at + controls.length - 1) % controls.length),
      c: () => (chart += 1),
      r: () => (isHeld() ? form.querySelector("[data-reveal]") : root.querySelector("[data-reset]"))?.click(),
    },
    words: () =>
      isHeld()
        ? "R shows it · F full screen · Esc back"
        : ["← → move it", "↑ ↓ another slider", ...(stage.classList.contains("has-charts") ? ["C other chart"] : [])]
            .concat("R reset", "F full screen", "Esc back")
            .join(" · "),
    leave() {
      asked.remove();
      for (const one of root.querySelectorAll(".is-away")) one.classList.remove("is-away");
      if (svg) unfit(svg);
    },
  };
}

/** What the projector does with a clock: voices on one screen, choices on the next, the debrief by itself. */
function ofClock(panel, stage) {
  const steps = () => [...panel.querySelectorAll("[data-step]")].filter((one) => !one.hidden);
  const debrief = panel.querySelector(":scope > [data-debrief]") ?? panel.querySelector("[data-debrief]");
  let choosing = false;
  const now = () => (debrief.hidden ? steps().at(-1) : debrief);
  const next = () => [...now().querySelectorAll("[data-next]")].find((one) => !one.parentElement.hidden);
  const pick = (place) => {
    choosing = true;
    const open = [...now().querySelectorAll("[data-choose]")].filter((one) => !one.closest("[hidden]"));
    open[place]?.click();
  };
  return {
    draw() {
      for (const one of panel.querySelectorAll("[data-step]")) one.classList.toggle("is-away", one !== now());
      stage.classList.toggle("is-choosing", choosing && now() !== debrief);
      stage.classList.toggle("is-over", now() === debrief);
    },
    keys: {
      ArrowRight: () => {
        if (next()) {
          next().click();
          choosing = false;
        } else choosing = true;
      },
      ArrowLeft: () => (choosing = false),
      1: () => pick(0),
      2: () => pick(1),
      3: () => pick(2),
      4: () => pick(3),
      r: () => {
        panel.querySelector("[data-replay]").click();
        choosing = false;
      },
    },
    words: () =>
      now() === debrief
        ? "R once more · F full screen · Esc back"
        : choosing
          ? "1 to 4 choose · → go on · ← the voices · F full screen · Esc back"
          : "→ the choices · R from the start · F full screen · Esc back",
    leave() {
      for (const one of panel.querySelectorAll(".is-away")) one.classList.remove("is-away");
    },
  };
}

/**
 * Lay a live drill or clock on the stage; the way back is Esc.
 * @param {HTMLElement} live the element that holds it
 * @returns {Promise<void>}
 */
export async function project(live) {
  if (document.querySelector(".mot-stage")) return;
  await dressed();
  const root = /** @type {HTMLElement} */ (live.querySelector("[data-drill], [data-clock]"));
  const place = document.createComment("on the projector");
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const { scrollX, scrollY } = window;
  const stage = el("div", "mot-stage");
  stage.tabIndex = -1;
  stage.setAttribute("role", "dialog");
  stage.setAttribute("aria-label", "On a projector");
  const title = el("p", "mot-stage-title");
  const named = document.querySelector("h1")?.textContent.replace(/#$/, "") ?? "";
  stage.append(title);
  live.before(place);
  stage.append(live);
  const hints = el("p", "mot-stage-keys");
  stage.append(hints);
  document.body.append(stage);
  document.documentElement.classList.add("has-stage");
  const view = root.hasAttribute("data-clock") ? ofClock(root, stage) : ofDrill(root, stage);
  const draw = () => {
    view.draw();
    const firm = root.dataset.drill && document.querySelector("[data-case][data-of]")?.getAttribute("data-of");
    title.textContent = firm ? `${named} · ${firm}` : named; // a table's case: tables are called out one by one
    hints.textContent = view.words();
  };

  function back() {
    removeEventListener("resize", draw);
    document.removeEventListener("mot:hold", later);
    document.removeEventListener("mot:case", later);
    if (document.fullscreenElement) document.exitFullscreen();
    view.leave();
    place.replaceWith(live);
    stage.remove();
    document.documentElement.classList.remove("has-stage");
    scrollTo(scrollX, scrollY);
    before?.focus({ preventScroll: true });
  }
  const full = () =>
    (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen()).catch(() => {});
  const keys = { f: full, Escape: back, ...view.keys };
  stage.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (!Object.hasOwn(keys, name)) return;
      event.preventDefault();
      event.stopPropagation();
      keys[name]();
      if (name === "Escape") return;
      draw();
      stage.focus({ preventScroll: true });
    },
    true, // before the drill keeps its keys to itself
  );
  const later = () => setTimeout(draw);
  addEventListener("resize", draw);
  document.addEventListener("mot:hold", later);
  document.addEventListener("mot:case", later); // told a little later than the drill stands there
  stage.focus({ preventScroll: true });
  draw();
}
