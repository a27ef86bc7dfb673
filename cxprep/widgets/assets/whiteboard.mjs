// A whiteboard: drawn on with a pen, a finger or a mouse, and written beside by keyboard. The drawing is in this
// page only; what is typed is kept as a draft.

import { BOARD, draftOf } from "./interview_drafts.mjs";
import { keptField } from "./kept_field.mjs";
import { button, make } from "./practice.mjs";

const INK = "#22201d";
const PAPER = "#ffffff";
const PEN = 2.2; // CSS pixels
const RATIO = 0.62; // height to width
const MOST_STROKES = 5000;

/**
 * @param {() => void} typed is called when words are typed
 * @returns {HTMLElement}
 */
export function whiteboard(typed) {
  const canvas = make("canvas", { class: "mot-board", role: "img", "aria-label": "The whiteboard, to draw on" });
  const status = make("span", { class: "mot-aside", role: "status" });
  let strokes = []; // each a list of [x, y], as shares of the width, so that they hold when the board is turned
  let lost = null;
  let pen = null;
  let width = 0;

  const ink = () => {
    const context = canvas.getContext("2d");
    Object.assign(context, { strokeStyle: INK, lineWidth: PEN, lineCap: "round", lineJoin: "round" });
    return context;
  };
  const line = (context, from, to) => {
    context.beginPath();
    context.moveTo(from[0] * width, from[1] * width);
    context.lineTo(to[0] * width, to[1] * width);
    context.stroke();
  };
  function draw() {
    width = canvas.clientWidth;
    if (!width) return;
    const dense = Math.min(devicePixelRatio || 1, 2);
    canvas.width = width * dense;
    canvas.height = width * RATIO * dense;
    const context = ink();
    context.scale(dense, dense);
    Object.assign(context, { fillStyle: PAPER });
    context.fillRect(0, 0, width, width * RATIO);
    Object.assign(context, { strokeStyle: INK, lineWidth: PEN, lineCap: "round", lineJoin: "round" });
    for (const stroke of strokes)
      stroke.forEach((point, place) => line(context, stroke[Math.max(place - 1, 0)], point));
    undo.disabled = clear.disabled = !strokes.length;
  }
  const at = ({ offsetX, offsetY }) => [offsetX / width, offsetY / width];
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button || pen !== null || strokes.length >= MOST_STROKES) return;
    event.preventDefault();
    pen = event.pointerId;
    canvas.setPointerCapture(pen);
    strokes.push([at(event)]);
    lost = null;
    line(ink(), at(event), at(event));
    undo.disabled = clear.disabled = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pen) return;
    const stroke = strokes.at(-1);
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      line(ink(), stroke.at(-1), at(one));
      stroke.push(at(one));
    }
  });
  const lift = ({ pointerId }) => {
    if (pointerId === pen) pen = null;
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);

  const undo = button("Undo", () => {
    if (lost) [strokes, lost] = [lost, null];
    else strokes.pop();
    status.textContent = "";
    draw();
  });
  const clear = button("Wipe the board", () => {
    [lost, strokes] = [strokes, []];
    draw();
    undo.disabled = false;
    status.textContent = "Wiped. Undo brings it back.";
  });
  const save = button("Save as a picture", () => {
    const link = make("a", { href: canvas.toDataURL("image/png"), download: "whiteboard.png" });
    link.click();
  });
  const words = make("textarea", { id: "mot-board-words", rows: 4, maxlength: 10_000, autocomplete: "off" });
  const { line: earlier } = keptField(words, draftOf(BOARD), "a board that you left", { changed: typed });
  const whole = make(
    "div",
    { class: "mot-whiteboard", "data-board": "" },
    canvas,
    make("div", { class: "mot-actions" }, undo, clear, save, status),
    make("div", { class: "mot-field" }, make("label", { for: words.id }, "Beside the board, typed"), words),
    earlier,
    make(
      "p",
      { class: "mot-aside" },
      "Draw with a pen, a finger or a mouse. The drawing is gone when you leave the page, unless you save it.",
    ),
  );
  new ResizeObserver(() => canvas.clientWidth !== width && draw()).observe(canvas);
  return whole;
}
