// Another case in a drill: a link with `case=1` brings a table's figures, "New case" draws some. The page then tells
// that case, asks for an estimate of it, and only then shows the drill, set to its figures. A module of its own, so
// that a drill without a case pays nothing; the pack of a drill is fetched when a case is asked for.

import { show } from "./numbers.mjs";

// what draws and judges a case is fetched when one is asked for
const variants = () => import(new URL("./variants.mjs", import.meta.url).href);

const HEADING = /^h[1-6]$/i;

const button = (words, name, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.dataset[name] = "";
  made.addEventListener("click", act);
  return made;
};

/** The section that tells the case: the one before the section with the form, unless one bears the name. */
function caseSection(panel) {
  const named = document.getElementById("the-case") ?? document.getElementById("the-scene");
  if (named) return named.closest("section") ?? named;
  let before = panel.closest("section")?.previousElementSibling;
  while (before && before.tagName !== "SECTION") before = before.previousElementSibling;
  return before ?? null;
}

/** What of a section is its own: all but its heading and the sections within. */
const own = (section) =>
  [...section.children].filter(
    (one) => !HEADING.test(one.tagName) && one.tagName !== "SECTION" && !("caseBar" in one.dataset),
  );

/** The text of a case, with its figures in place. The HTML is the book's own, the figures and the firm are text. */
function told(pack, values, firm) {
  const place = document.createElement("div");
  place.className = "mot-case";
  place.dataset.case = pack.drill;
  place.dataset.of = firm;
  place.innerHTML = pack.case;
  for (const figure of place.querySelectorAll("[data-figure]")) {
    const value = values[figure.dataset.figure];
    figure.dataset.value = value;
    figure.textContent = Number.isFinite(value) ? show(value, JSON.parse(figure.dataset.format)) : "not here";
  }
  for (const name of place.querySelectorAll("[data-firm]")) name.textContent = firm;
  return place;
}

/** What a case's link gives: its settings by name, or null where none is asked for. */
function asked(drill) {
  const words = new URLSearchParams(location.hash.slice(1));
  return words.get("drill") === drill && words.get("case") === "1" ? words : null;
}

function start(panel) {
  const drill = panel.dataset.estimate;
  const root = [...document.querySelectorAll("[data-drill]")].find((one) => one.dataset.drill === drill);
  const section = caseSection(panel);
  if (!root || !section) return;
  const label = panel.querySelector("label");
  const question = label.textContent;
  const bar = document.createElement("div"); // a form may stand in it
  bar.className = "mot-case-bar";
  bar.dataset.caseBar = "";
  bar.setAttribute("role", "status");

  const tell = (given) => document.dispatchEvent(new CustomEvent("mot:case", { detail: { drill, given } }));
  const draw = async () => {
    const { caseFragment, drawWorkshop, packOf } = await variants().catch(() => ({ packOf: () => null }));
    const pack = await packOf(drill);
    if (!pack) return words("No other case could be fetched. Nothing is lost; try again when you are online.");
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    location.hash = caseFragment(drill, drawWorkshop(pack, 1, seed)[0].settings);
  };
  const ofSheet = () =>
    button("A sheet's case", "sheetCase", async ({ currentTarget: pressed }) => {
      const { askForSheet } = await import(new URL("./sheet_case.mjs", import.meta.url).href);
      askForSheet(pressed, drill);
    });
  const words = (text, ...more) =>
    bar.replaceChildren(text, " ", button("New case", "newCase", draw), " ", ofSheet(), ...more);
  const leave = () => {
    history.pushState(history.state, "", location.pathname + location.search);
    dispatchEvent(new HashChangeEvent("hashchange"));
  };

  function back() {
    section.querySelector("[data-case]")?.remove();
    for (const one of own(section)) one.removeAttribute("data-away");
    label.textContent = question;
    words("The same question for another firm, with other figures:");
    root.dispatchEvent(new CustomEvent("mot:start", { detail: null }));
    tell(null);
  }

  async function follow() {
    const link = asked(drill);
    if (!link) return section.querySelector("[data-case]") ? back() : undefined;
    const { caseKey, firmOf, judged, packOf } = await variants().catch(() => ({ packOf: () => null }));
    const pack = await packOf(drill);
    if (!pack) {
      words("This case's text could not be fetched; the sliders stand at its figures, and your handout has the text.");
      return tell({ key: location.hash, truth: NaN });
    }
    // what the drill took of the link: a figure beyond a slider's end is the end
    const figures = Object.fromEntries(
      pack.tape.inputs
        .filter((name) => link.has(name))
        .map((name) => [name, Number(root.querySelector(`[name="${name}"]`)?.value ?? Number.NaN)]),
    );
    const settings = { ...pack.start, ...figures };
    const firm = firmOf(pack, settings);
    const { values, side, flipped, sideFlipped } = judged(pack, figures);
    section.querySelector("[data-case]")?.remove();
    for (const one of own(section)) one.setAttribute("data-away", "");
    bar.before(told(pack, values, firm));
    label.textContent = pack.ask.question;
    words(
      "This is a case of its own. What the page works out further down, and says aloud, is the book's own case.",
      " ",
      button("To the question", "toQuestion", () => panel.scrollIntoView({ block: "start" })),
      " ",
      button("Back to the book's case", "bookCase", leave),
    );
    tell({
      key: caseKey(settings),
      truth: values[pack.ask.output],
      right: side.name,
      reason: side.why,
      flip: {
        words: pack.flip.words,
        truth: flipped[pack.ask.output],
        right: sideFlipped.name,
        reason: `The figures then say: ${sideFlipped.label}.`,
      },
    });
    section.scrollIntoView({ block: "start" });
  }

  const sections = [...section.children].find((one) => one.tagName === "SECTION");
  if (sections) sections.before(bar);
  else section.append(bar);
  words("The same question for another firm, with other figures:");
  root.querySelector("[data-reset]")?.after(button("New case", "newCase", draw));
  root.querySelector(".mot-actions")?.append(button("On a projector", "project", () => onScreen(root.parentElement)));
  root.parentElement.after(codeFold(root));
  addEventListener("hashchange", follow);
  follow();
}

/** Lay a live part of the page on the stage for a projector (projector.mjs), which is fetched when it is asked for. */
const onScreen = async (live) => (await import(new URL("./projector.mjs", import.meta.url).href)).project(live);

/** The clock has its own way to the stage; `?view=projector` opens the drill there, `?view=clock` the clock. */
function offerStage() {
  const [drill, clock] = ["[data-drill][data-alive]", "[data-clock]"].map((one) => document.querySelector(one));
  const open = () => {
    if (!clock.hasAttribute("data-alive")) return;
    document.removeEventListener("mot:alive", open);
    onScreen(clock.parentElement);
  };
  const view = new URLSearchParams(location.search).get("view");
  if (clock && !document.querySelector("[data-project-clock]")) {
    const bar = document.createElement("p");
    bar.className = "mot-case-bar";
    bar.append(button("On a projector", "projectClock", () => onScreen(clock.parentElement)));
    clock.parentElement.after(bar);
    if (view === "clock") {
      document.addEventListener("mot:alive", open);
      open();
    }
  }
  if (drill && view === "projector") onScreen(drill.parentElement);
}

/** The fold with the code that a participant hands in; it waits as the drill does, and costs nothing until opened. */
function codeFold(root) {
  const fold = document.createElement("details");
  fold.className = "mot-code";
  const summary = document.createElement("summary");
  summary.textContent = "In a workshop: your code for the debrief";
  fold.append(summary);
  fold.addEventListener(
    "toggle",
    async () => {
      const { fillPanel } = await import(new URL("./code_panel.mjs", import.meta.url).href);
      fillPanel(fold, root);
    },
    { once: true },
  );
  const heed = () => fold.toggleAttribute("hidden", root.parentElement.hasAttribute("data-held"));
  document.addEventListener("mot:hold", () => setTimeout(heed));
  heed();
  return fold;
}

// Once a drill and the form in front of it have come to life by themselves, it can tell other cases.
const ready = new WeakSet();
const lookForCases = () => {
  const alive = [...document.querySelectorAll("[data-drill][data-alive]")].map((root) => root.dataset.drill);
  for (const panel of document.querySelectorAll("[data-estimate][data-alive]")) {
    if (ready.has(panel) || !alive.includes(panel.dataset.estimate)) continue;
    ready.add(panel);
    start(panel);
    offerStage();
  }
};
document.addEventListener("mot:alive", lookForCases);
document.addEventListener("mot:asks", lookForCases);
lookForCases();
