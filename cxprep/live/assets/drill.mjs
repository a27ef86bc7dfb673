// A live drill: the same module in Jupyter (anywidget's `render({ model, el })`) and on a page (host.mjs).
// It evaluates the recorded model at the controls' values and writes numbers, sentences and chart in place.
// The markup is made in Python (cxprep/live/markup.py); nothing here knows any model.

import { holdBack } from "./held.mjs";
import { fromLink, toLink } from "./links.mjs";
import { show } from "./numbers.mjs";
import { write } from "./sentences.mjs";
import { evaluate, number, yes } from "./tape.mjs";

const read = (v, slot) => (Array.isArray(slot) ? slot.map((i) => v[i]) : v[slot]);

/** A template's parts as one sentence: text stays, [slot, format, words] is the number or why there is none. */
const sentence = (parts, v) =>
  parts.map((p) => (typeof p === "string" ? p : Number.isFinite(v[p[0]]) ? show(v[p[0]], p[1]) : p[2])).join("");

const points = (x, y) => {
  const n = Math.max(Array.isArray(x) ? x.length : 1, Array.isArray(y) ? y.length : 1);
  return Array.from({ length: n }, (_, i) => [Array.isArray(x) ? x[i] : x, Array.isArray(y) ? y[i] : y]);
};
/** A label of the chart, or a bare number: one text, which cannot break. */
const writePlain = (place, words) => {
  const text = place.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE || text.nextSibling) place.textContent = words;
  else if (text.data !== words) text.data = words;
};
const round = (value) => Math.round(value * 100) / 100;

// The page writes what is hidden at first as an attribute, a notebook as a style.
const seen = (element, drawn) => {
  const visibility = drawn ? "" : "hidden";
  if (element.style.visibility !== visibility) element.style.visibility = visibility;
  if (drawn) element.removeAttribute("visibility");
};

// One drawing function per kind of artist. `m` maps data to drawing: x = a X + b, y = c Y + d.
const draw = {
  bar(g, e, v, [a, b, c, d]) {
    const [x, y, w, h] = ["x", "y", "width", "height"].map((k) => v[e[k]]);
    if (![x, y, w, h].every(Number.isFinite)) return false;
    const [x0, x1, y0, y1] = [a * x + b, a * (x + w) + b, c * y + d, c * (y + h) + d].map(round);
    g.querySelector("path").setAttribute("d", `M ${x0} ${y0} L ${x1} ${y0} L ${x1} ${y1} L ${x0} ${y1} z`);
    return true;
  },
  line(g, e, v, [a, b, c, d], close = "") {
    const at = points(read(v, e.x), read(v, e.y)).map(([x, y]) => [round(a * x + b), round(c * y + d)]);
    let pen = "M";
    let path = "";
    for (const [x, y] of at) {
      const drawn = Number.isFinite(x) && Number.isFinite(y);
      if (drawn) path += `${pen} ${x} ${y} `;
      pen = drawn ? "L" : "M";
    }
    const curve = g.querySelector(":scope > path");
    if (curve) curve.setAttribute("d", path + close);
    const marks = [...g.querySelectorAll("use")];
    while (marks.length && marks.length < at.length) marks.push(marks[0].parentNode.appendChild(marks[0].cloneNode()));
    marks.forEach((mark, i) => {
      const drawn = i < at.length && at[i].every(Number.isFinite);
      seen(mark, drawn);
      if (drawn) ["x", "y"].forEach((k, j) => mark.setAttribute(k, at[i][j]));
    });
    return path !== "";
  },
  area: (g, e, v, m) => draw.line(g, e, v, m, "z"),
  label(g, e, v, [a, , c]) {
    const [x, y] = [v[e.x], v[e.y]];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    g.setAttribute("transform", `translate(${round(a * (x - e.start[0]))} ${round(c * (y - e.start[1]))})`);
    if (e.text) writePlain(g.querySelector("text"), sentence(e.text, v));
    return true;
  },
};

// Fetched when they are wanted: a chart in words and as sound when that fold opens, its rings when it is in sight.
const curveModule = () => import("./curve.mjs");
const dragModule = () => import("./drag.mjs");

const AT_REST = 700; // milliseconds until a chart gets what its first answer can do without

const settingOf = (control) =>
  control.type === "checkbox" ? +control.checked : control.value === "" ? NaN : Number(control.value);
function setValue(control, value) {
  if (control.type === "checkbox") control.checked = Boolean(value);
  else if (control.tagName === "SELECT") {
    const option = [...control.options].find((o) => Number(o.value) === Number(value));
    if (option) option.selected = true;
  } else control.value = value;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-drill]")) el.insertAdjacentHTML("beforeend", model.get("html")); // a host's sheet stays
  const root = el.querySelector("[data-drill]");
  const spec = model.get("spec");
  const tape = { ...spec.tape, constants: spec.tape.constants.map(number) };
  const controls = spec.controls.map((c) => root.querySelector(`[name="${c.name}"]`));
  const find = (list, attribute) => list.map((entry) => [entry, root.querySelector(attribute(entry))]);
  const numbers = find(spec.numbers, (n) => `[data-output="${n.name}"]`);
  const artists = find(spec.artists, (a) => `[id="${a.id}"]`);
  const readouts = controls.map((c) => root.querySelector(`output[for="${c.id}"]`));
  const verdict = root.querySelector(".mot-verdict");
  const svg = root.querySelector("svg");
  verdict?.setAttribute("aria-atomic", "true"); // read as a whole, though only its numbers are written

  const told = svg && root.querySelector(".mot-actions") ? document.createElement("details") : null;

  /** @type {null | Awaited<ReturnType<typeof curveModule>>} */
  let curve = null; // there once the fold with the chart in words was opened
  /** @type {null | ((v: any[]) => void)} */
  let moveRings = null; // there once the page is at rest
  const settings = () => Object.fromEntries(controls.map((c) => [c.name, settingOf(c)]));

  // On a page the drill stands there as the sliders do: what is drawn already is not drawn again.
  const onPage = Boolean(el.dataset.live);
  let drawn = onPage ? spec.controls.map((c) => c.value) : [];
  const isDrawn = () => controls.every((c, i) => settingOf(c) === drawn[i]);

  function update() {
    const inputs = settings();
    drawn = controls.map((c) => inputs[c.name]);
    const v = evaluate(tape, inputs);
    for (const [n, place] of numbers) {
      const value = v[n.slot];
      const defined = Number.isFinite(value);
      if (defined) place.setAttribute("data-value", value);
      else place.removeAttribute("data-value");
      writePlain(place, defined ? show(value, n.format) : n.undefined);
      place.classList.toggle("is-undefined", !defined);
    }
    spec.controls.forEach((c, i) => {
      if (!readouts[i]) return;
      const words = show(inputs[c.name], c.format);
      writePlain(readouts[i], words);
      controls[i].setAttribute("aria-valuetext", words);
    });
    for (const [a, g] of artists) {
      const drawn = draw[a.kind](g, a, v, a.map) && (a.visible === undefined || yes(v[a.visible]));
      seen(g, drawn);
    }
    const found = spec.verdict.find(([slot]) => slot === null || yes(v[slot]));
    const words = found ? sentence(found[1], v) : "";
    if (verdict) write(verdict, words);
    if (svg) svg.setAttribute("aria-label", sentence(spec.alt, v));
    moveRings?.(v);
    if (told?.open && curve) told.querySelector("p").textContent = curve.inWords(svg, artists);
    return inputs;
  }

  /** The chart for those who do not see it: a fold with its words, which follow the sliders, and its sound. */
  function tell() {
    told.className = "mot-told";
    const [summary, words, hear] = ["summary", "p", "button"].map((tag) => document.createElement(tag));
    summary.textContent = "The chart in words, and as a sound";
    hear.textContent = "Hear it";
    hear.setAttribute("type", "button");
    told.append(summary, words, hear);
    root.querySelector(".mot-actions").before(told);
    hear.hidden = true;
    let stop = null;
    hear.addEventListener("click", () => {
      if (stop) return stop();
      hear.textContent = "Stop";
      stop = curve.play(curve.heights(artists), () => {
        stop = null;
        hear.textContent = "Hear it";
      });
    });
    told.addEventListener("toggle", async () => {
      if (!told.open) return;
      curve ??= await curveModule().catch(() => null);
      if (curve) hear.hidden = !curve.heights(artists).length;
      else words.textContent = "The words could not be fetched. Nothing is lost; open this again when you are online.";
      update();
    });
  }

  const changed = () => {
    const inputs = update();
    model.set("inputs", inputs);
    model.save_changes();
  };
  const follow = () => {
    const inputs = model.get("inputs") ?? {};
    controls.forEach((c) => c.name in inputs && setValue(c, inputs[c.name]));
    update();
  };
  // Where the drill starts, and goes back to: the book's own case, or that of a link with `case=1`.
  let start = spec.controls.map((c) => c.value);
  const reset = () => {
    start.forEach((value, i) => setValue(controls[i], value));
    for (const one of root.querySelectorAll("[data-ask]")) one.setAttribute("aria-pressed", "false");
    for (const look of root.querySelectorAll(".mot-look")) look.textContent = "";
    note("");
    changed();
    remember();
  };

  /** Open the folds around a place to which the reader is sent. */
  const unfold = (place) => {
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  /** Put a question: its controls as it asks, the others at their start, and what to look for in words. */
  const put = (button) => {
    const sets = JSON.parse(button.dataset.ask);
    spec.controls.forEach((c, i) => {
      setValue(controls[i], sets[c.name] ?? start[i]);
      if (c.name in sets) unfold(controls[i]);
    });
    for (const one of root.querySelectorAll("[data-ask]")) one.setAttribute("aria-pressed", String(one === button));
    root.querySelector(".mot-look").textContent = button.dataset.look;
    changed();
    remember();
  };

  // On a page the address carries the drill's state; a notebook has no address to share.
  const link = () =>
    toLink(
      root.dataset.drill,
      controls.map((c) => [c.name, settingOf(c)]),
    );
  const note = (words) => {
    const place = root.querySelector(".mot-note");
    if (place) place.textContent = words;
  };
  const inCase = () => Boolean(fromLink(location.hash, root.dataset.drill, [], () => "")?.isCase);
  const remember = () => {
    if (!onPage || inCase()) return; // a case's link asks first; the settings tried on it are not the case
    try {
      history.replaceState(history.state, "", link());
    } catch {
      // a browser may refuse many changes in a short time; the next one carries the state
    }
  };
  // Behind the frame that shows the change: a browser takes longer over an address than a drill over its chart.
  let isDue = false;
  const rememberSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isDue = false;
        remember();
      }),
    );
  };
  const missing = () => {
    const id = new URLSearchParams(location.hash.slice(1)).get("drill");
    const drills = [...document.querySelectorAll("[data-drill]")];
    if (document.readyState === "loading") return document.addEventListener("DOMContentLoaded", missing);
    if (!id || drills.some((drill) => drill.dataset.drill === id) || drills[0] !== root) return;
    note("The link names a drill that this page does not have; this one stands as it is.");
  };
  const followLink = () => {
    const asked = fromLink(location.hash, root.dataset.drill, controls, (i, value) =>
      show(value, spec.controls[i].format),
    );
    if (!asked) return missing();
    if (asked.isCase) {
      start = spec.controls.map((c, i) => asked.values[i] ?? c.value);
      start.forEach((value, i) => setValue(controls[i], value));
    }
    asked.values.forEach((value, i) => {
      if (value === undefined || asked.isCase) return;
      setValue(controls[i], value);
      if (value !== spec.controls[i].value) unfold(controls[i]);
    });
    if (!isDrawn()) changed();
    note(asked.words);
    if (asked.isCase) return; // case.mjs tells it, and the form in front asks
    holdBack(el, false); // who follows a link to a state came to see it
    root.dispatchEvent(new CustomEvent("mot:linked", { bubbles: true }));
    unfold(root);
    // with the frame: before it what else wakes has its turn, and the page is laid out once
    requestAnimationFrame(() => root.scrollIntoView({ block: "start" }));
  };
  const copy = async () => {
    remember();
    try {
      await navigator.clipboard.writeText(inCase() ? location.href : link());
      note(inCase() ? "The link to this case is copied. It asks first." : "The link to these settings is copied.");
    } catch {
      const which = inCase() ? `this case is ${location.href}` : `these settings is ${link()}`;
      note(`Copying is not allowed here. The link to ${which}`);
    }
  };
  if (told) tell();
  // JupyterLab would take plain keys for itself (arrows, Enter, letters); Notebook before they reach us, if not told
  for (const own of root.querySelectorAll("input, select, button")) own.dataset.lmSuppressShortcuts = "true";
  const shield = (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation();
  // what holds the drill back may come sooner or later than it, and finds no view that is not in the document yet
  const heed = ({ detail }) => detail.drill === root.dataset.drill && holdBack(el, detail.held);
  root.addEventListener("mot:start", () => {
    start = spec.controls.map((c) => c.value);
    reset();
  });
  root.addEventListener("input", changed);
  root.addEventListener("keydown", shield);
  root.querySelector("[data-reset]")?.addEventListener("click", reset);
  for (const one of root.querySelectorAll("[data-ask]")) one.addEventListener("click", () => put(one));
  root.querySelector("[data-copy-link]")?.addEventListener("click", copy);
  root.querySelector("[data-copy-link]")?.toggleAttribute("hidden", !onPage);
  root.addEventListener("change", rememberSoon);
  document.addEventListener("mot:hold", heed);
  model.on("change:inputs", follow);
  if (model.get("inputs")) follow();
  else if (!isDrawn()) update();
  if (onPage) {
    followLink();
    addEventListener("hashchange", followLink);
  }
  const inSight = new IntersectionObserver(async (entries) => {
    if (!entries.some((one) => one.isIntersecting)) return;
    inSight.disconnect();
    const drag = await dragModule().catch(() => null); // without it the sliders remain
    if (!drag || !root.isConnected) return;
    moveRings = drag.takeHold(svg, artists, controls, settings, (inputs) => evaluate(tape, inputs));
    update();
  });
  const rest = setTimeout(() => svg && inSight.observe(svg), AT_REST);
  root.setAttribute("data-alive", ""); // from here on every control answers
  document.dispatchEvent(new CustomEvent("mot:alive"));
  return () => {
    clearTimeout(rest);
    inSight.disconnect();
    told?.remove();
    model.off("change:inputs", follow);
    root.removeEventListener("input", changed);
    removeEventListener("hashchange", followLink);
    document.removeEventListener("mot:hold", heed);
  };
}

export { evaluate, render, show };
export default { render };
