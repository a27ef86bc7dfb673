// A session's slides: reveal.js served by the book, and the live drills on them. With `?view=notes` the same deck is
// the facilitator's second window, which follows the first through the browser and through nothing else.

import Reveal from "../reveal/reveal.mjs";
import { fitOne } from "./projector.mjs";
import { qrOf } from "./qr_codes.mjs";

const main = /** @type {HTMLElement} */ (document.querySelector("main > .reveal"));
const wire = "BroadcastChannel" in window ? new BroadcastChannel(`moments-of-truth-slides:${location.pathname}`) : null;
const isNotes = new URLSearchParams(location.search).get("view") === "notes";
const turns = new Map(); // of each drill's figure, the chart that is shown

/** The slides in their order, whether they stand beside one another or below. */
const leaves = [...main.querySelectorAll(".slides > section")].flatMap((one) => {
  const below = [...one.querySelectorAll(":scope > section")];
  return below.length ? below : [one];
});
const titleOf = (slide) =>
  (slide?.querySelector("h1, h2") ?? slide?.querySelector(".mot-slide-over"))?.textContent ?? "";

function secondWindow() {
  const [now, notes, then] = ["h1", "div", "p"].map((tag) => document.createElement(tag));
  main.className = "is-notes";
  main.replaceChildren(now, notes, then);
  document.querySelector(".mot-slide-notes")?.remove();
  const show = (place) => {
    const slide = leaves[place];
    now.textContent = titleOf(slide) || "The live drill";
    const own = [...(slide?.querySelectorAll("aside.notes > *") ?? [])];
    notes.replaceChildren(...own.map((one) => one.cloneNode(true)));
    then.textContent = leaves[place + 1]
      ? `Next: ${titleOf(leaves[place + 1]) || "the live drill"}`
      : "The last slide.";
  };
  wire?.addEventListener("message", ({ data }) => Number.isInteger(data) && show(data));
  wire?.postMessage("where");
  show(0);
}

function firstWindow() {
  const deck = new Reveal(main, {
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    navigationMode: "linear", // one arrow goes through all, those that stand below one another too
    transition: "none",
    backgroundTransition: "none",
    keyboardCondition: (event) => !(event.target instanceof HTMLElement && event.target.closest(".mot-control")),
  });
  const here = () => leaves.indexOf(deck.getCurrentSlide());
  const fit = () => {
    const svg = deck.getCurrentSlide()?.querySelector(".mot-chart svg");
    if (svg) fitOne(svg, turns.get(svg) ?? 0);
  };
  const soon = () => requestAnimationFrame(() => requestAnimationFrame(fit)); // once the slide has a size
  const sizes = new ResizeObserver(soon); // a slide that was hidden has none
  for (const place of main.querySelectorAll(".mot-chart")) sizes.observe(place);
  deck.on("ready", soon);
  deck.on("resize", soon);
  deck.on("slidechanged", () => {
    soon();
    wire?.postMessage(here());
  });
  wire?.addEventListener("message", ({ data }) => data === "where" && wire.postMessage(here()));
  addEventListener("keydown", (event) => {
    const svg = deck.getCurrentSlide()?.querySelector(".mot-chart svg");
    if (event.key.toLowerCase() !== "c" || event.ctrlKey || event.metaKey || event.altKey || !svg) return;
    turns.set(svg, (turns.get(svg) ?? 0) + 1);
    fit();
  });
  // who has moved a slider by hand turns the slides by key again
  addEventListener("pointerup", () => setTimeout(() => /** @type {HTMLElement} */ (document.activeElement)?.blur()));
  deck.initialize();
  for (const place of main.querySelectorAll("[data-qr]")) {
    const address = place.querySelector("a")?.href;
    if (address) qrOf(address).then((code) => place.prepend(code));
  }
}

if (isNotes) secondWindow();
else firstWindow();
