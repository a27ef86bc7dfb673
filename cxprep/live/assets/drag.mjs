// A chart that can be taken hold of: a bar's end, a dot or a line's end that one open slider moves has a ring, and who
// drags the ring moves the slider. Knows no model: where a ring would stand it asks of the recorded one, and searches.

const SVG = "http://www.w3.org/2000/svg";
const MOST = 2; // rings a chart
const PLACES = 9; // settings at which a slider is tried
const LEAST = 24; // units of the drawing that a ring has to travel, from one end of its slider to the other
const RADIUS = 4.5; // of a ring, in units of the drawing
const ORDER = ["dot", "bar", "end"];

/** What of an artist could be dragged: how it is called, and where it stands in the drawing; null where nothing. */
function handle(artist, g) {
  const [a, b, c, d] = artist.map;
  if (artist.kind === "bar") {
    const at = (v, across) => {
      const [x, y, w, h] = ["x", "y", "width", "height"].map((k) => v[artist[k]]);
      return across ? [a * (x + w) + b, c * (y + h / 2) + d] : [a * (x + w / 2) + b, c * (y + h) + d];
    };
    // the ring stands within the bar, as far as that is long, since beyond its end stands its label
    const inset = (v, across) => {
      const length = across ? a * v[artist.width] : c * v[artist.height];
      return Math.sign(length) * Math.min(Math.abs(length), RADIUS + 1);
    };
    return { kind: "bar", at, inset };
  }
  if (artist.kind !== "line") return null;
  const count = Math.max(...[artist.x, artist.y].map((one) => (Array.isArray(one) ? one.length : 1)));
  const last = (v, slot) => v[Array.isArray(slot) ? slot.at(-1) : slot];
  const at = (v) => [a * last(v, artist.x) + b, c * last(v, artist.y) + d];
  if (count === 1) return g.querySelector("use") ? { kind: "dot", at } : null;
  return count > 2 ? { kind: "end", at } : null;
}

/** Whether numbers never turn back, and get somewhere. */
function oneWay(list) {
  if (!list.every(Number.isFinite) || Math.abs(list.at(-1) - list[0]) < LEAST) return false;
  const way = Math.sign(list.at(-1) - list[0]);
  return list.every((value, i) => i === 0 || (value - list[i - 1]) * way >= -1e-9);
}

const stepsOf = (slider) => Math.round((slider.max - slider.min) / slider.step);
const valueAt = (slider, i) => +slider.min + i * slider.step;

/**
 * The step of a slider at which a place on a one-way track is nearest to where it is wanted, by bisection.
 * @param {(step: number) => number} track
 * @param {number} steps how many there are
 * @param {number} wanted
 * @returns {number}
 */
export function nearest(track, steps, wanted) {
  const way = Math.sign(track(steps) - track(0));
  let [low, high] = [0, steps];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((track(middle) - wanted) * way < 0) low = middle;
    else high = middle;
  }
  return Math.abs(track(low) - wanted) < Math.abs(track(high) - wanted) ? low : high;
}

/**
 * Give a chart its rings. Returns what moves them after the chart, at the values of the tape's slots.
 * @param {SVGSVGElement} svg
 * @param {any[]} artists pairs of what the drill knows of an artist, and its element
 * @param {HTMLInputElement[]} controls
 * @param {() => Record<string, number>} read the settings as they stand
 * @param {(inputs: Record<string, number>) => any[]} evaluate the model's slots at settings
 * @returns {(v: any[]) => void}
 */
export function takeHold(svg, artists, controls, read, evaluate) {
  const sliders = controls.filter((one) => one.type === "range" && !one.closest("details"));
  const now = read();
  const tried = sliders.map((slider) =>
    Array.from({ length: PLACES }, (_, i) => {
      const step = Math.round((stepsOf(slider) * i) / (PLACES - 1));
      return evaluate({ ...now, [slider.name]: valueAt(slider, step) });
    }),
  );
  const candidates = artists
    .map(([artist, g]) => ({ g, inset: () => 0, ...handle(artist, g) }))
    .filter((one) => one.at)
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const rings = [];
  const grips = []; // the rings' own elements
  for (const { g, kind, at, inset } of candidates) {
    if (rings.length === MOST || (kind === "end" && rings.length)) break;
    for (const [i, slider] of sliders.entries()) {
      const across = [true, false].find((way) => oneWay(tried[i].map((v) => at(v, way)[way ? 0 : 1])));
      if (across === undefined) continue;
      rings.push(ring(g, at, inset, across, slider));
      break;
    }
  }

  function ring(g, at, inset, across, slider) {
    const label = slider.labels?.[0]?.textContent ?? slider.name;
    const made = document.createElementNS(SVG, "g");
    made.setAttribute("class", across ? "mot-grip" : "mot-grip is-upright");
    made.dataset.moves = slider.name;
    const circle = (r, name) => {
      const one = document.createElementNS(SVG, "circle");
      one.setAttribute("r", r);
      one.setAttribute("class", name);
      return one;
    };
    const title = document.createElementNS(SVG, "title");
    title.textContent = `Drag it, or move the slider “${label}”`;
    made.append(title, circle(15, "mot-grip-reach"), circle(RADIUS, "mot-grip-ring"));
    slider.setAttribute("aria-description", "The ring in the chart can be dragged, too.");
    let from = 0;
    made.addEventListener("pointerdown", (event) => {
      if (event.button || passed(event)) return;
      event.preventDefault();
      made.setPointerCapture(event.pointerId);
      const [x, y] = at(evaluate(read()), across);
      from = across ? pointed(event).x - x : pointed(event).y - y; // who takes it at its rim does not make it jump
      made.classList.add("is-held");
      slider.focus({ preventScroll: true });
    });
    made.addEventListener("pointermove", (event) => {
      if (!made.hasPointerCapture(event.pointerId)) return;
      const wanted = (across ? pointed(event).x : pointed(event).y) - from;
      const others = read();
      const track = (step) => at(evaluate({ ...others, [slider.name]: valueAt(slider, step) }), across)[across ? 0 : 1];
      const value = String(valueAt(slider, nearest(track, stepsOf(slider), wanted)));
      const before = slider.value;
      slider.value = value;
      if (slider.value !== before) slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const end = () => {
      if (!made.classList.contains("is-held")) return;
      made.classList.remove("is-held");
      slider.dispatchEvent(new Event("change", { bubbles: true }));
    };
    for (const name of ["lostpointercapture", "pointercancel"]) made.addEventListener(name, end);
    svg.append(made);
    grips.push(made);
    return (v) => {
      const [x, y] = at(v, across);
      const drawn = g.style.visibility !== "hidden" && Number.isFinite(x) && Number.isFinite(y);
      made.toggleAttribute("hidden", !drawn);
      if (!drawn) return;
      const place = [x, y];
      place[across ? 0 : 1] -= inset(v, across);
      made.setAttribute("transform", `translate(${place.map((one) => Math.round(one * 100) / 100).join(" ")})`);
    };
  }

  /** Reaches that lie over one another: the ring whose middle is nearer takes it. Whether another one did. */
  function passed(event) {
    const distance = (one) => {
      const box = one.querySelector(".mot-grip-ring").getBoundingClientRect();
      return Math.hypot(event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2);
    };
    const near = grips.filter((one) => !one.hasAttribute("hidden")).sort((a, b) => distance(a) - distance(b))[0];
    if (event.currentTarget === near) return false;
    event.preventDefault();
    near.dispatchEvent(new PointerEvent(event.type, event));
    return true;
  }

  function pointed(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  return (v) => rings.forEach((follow) => follow(v));
}
