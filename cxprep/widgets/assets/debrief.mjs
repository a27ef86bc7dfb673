// The instructor's debrief: any number of participants' codes, pasted, from files or by camera, and what they add up
// to, one chart a screen. Nothing leaves the page, and nothing in it says who anybody is.

import { classOf, gathered } from "./class_exports.mjs";
import { readAll } from "./codes_in_text.mjs";
import { screensOf } from "./debrief_charts.mjs";
import { brief, decode, SURVEY } from "./debrief_code.mjs";
import { opened } from "./debrief_files.mjs";
import { handsOf } from "./debrief_hands.mjs";
import { surveyOf } from "./debrief_survey.mjs";
import { wake } from "./pieces.mjs";
import { button, counted, fill, make } from "./practice.mjs";
import { pointsOf, qrIn } from "./qr_codes.mjs";
import { evaluate, number } from "./tape.mjs";
import { judged, packOf } from "./variants.mjs";

const MOST_LISTED = 50; // of codes and files with something to be said of them; the rest is counted

/**
 * The paired model that the build has recorded: changes in, mean and interval out; null where they are too few.
 * @returns {Promise<(changes: number[]) => { mean: number, low: number, high: number } | null>}
 */
async function pairedModel() {
  const found = await packOf("effect");
  return (changes) => {
    if (!found || changes.length < found.fewest) return null;
    const sums = { pairs: changes.length, total: 0, squares: 0 };
    for (const one of changes) {
      sums.total += one;
      sums.squares += one * one;
    }
    const slots = evaluate({ ...found.tape, constants: found.tape.constants.map(number) }, sums);
    const of = (name) => slots[found.tape.outputs[name]];
    return { mean: of("mean"), low: of("low"), high: of("high") };
  };
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-debrief]");
  const { drills } = model.get("spec");
  const field = panel.querySelector("textarea");
  const said = panel.querySelector("[data-said]");
  const faults = panel.querySelector("[data-faults]");
  const stage = panel.querySelector("[data-stage]");
  const keys = new Map(); // drill -> its cases
  const exports = []; // what progress pages have exported, file by file
  const classPlace = panel.querySelector("[data-class]");
  const hands = handsOf(drills, () => read(true));
  let at = 0;
  let screens = [];

  /** A line for each of the first codes of a kind, and one for the rest of them. */
  const listed = (mark, all, words) => [
    ...all
      .slice(0, MOST_LISTED)
      .map((one) => make("li", { [mark]: one.at }, `line ${one.at}: “${one.text}” ${words(one)}`)),
    all.length > MOST_LISTED &&
      make("li", {}, `And ${(all.length - MOST_LISTED).toLocaleString("en-GB")} more of this kind.`),
  ];

  async function read(stay = false) {
    const { found, others } = readAll(field.value);
    const broken = found.filter((one) => one.wrong);
    const twice = found.filter((one) => one.twice);
    const earlier = found.filter((one) => one.later);
    const sound = found.filter((one) => one.entry && !one.twice && !one.later).map((one) => one.entry);
    const known = drills.filter(({ id }) => sound.some((entry) => entry.drill === brief(id)) || hands.sides(id));
    const names = [SURVEY, ...drills.map(({ id }) => id)].map(brief);
    const strange = sound.filter((entry) => !names.includes(entry.drill)).length;
    const votes = hands.scores();
    const more = [
      earlier.length && `${counted(earlier.length, "earlier code")} of the same devices`,
      strange && `${counted(strange, "code")} of a drill that this book does not have`,
      others && `${counted(others, "line")} of other words`,
    ].filter(Boolean);
    const counts = [
      `${counted(sound.length, "code")} read`,
      counted(broken.length, "broken one"),
      counted(twice.length, "duplicate"),
      ...more,
    ];
    said.textContent = found.length
      ? `${counts.join(", ")}.`
      : `There is no code ${others ? "in these lines" : "yet"}. Paste some, or choose a file.`;
    fill(
      faults,
      listed("data-broken", broken, (one) => `${one.wrong}.`),
      listed(
        "data-later",
        earlier,
        (one) => `is followed by a later code of this device in line ${one.later}; the last counts.`,
      ),
      listed("data-twice", twice, (one) => `is the code of line ${one.twice} again; it counts once.`),
    );
    screens = [];
    const interval = await pairedModel();
    for (const { id, title } of known) {
      const pack = await packOf(id);
      const entries = sound.filter((entry) => entry.drill === brief(id));
      if (pack) screens.push(...screensOf(title, pack, entries, truthsOf(pack, entries), interval, hands.sides(id)));
    }
    const survey = surveyOf(sound, votes);
    if (survey) screens.push(survey);
    go(stay ? at : 0);
  }

  /** What the models say of each case: the book's own, and those of the keys that were opened. */
  function truthsOf(pack, entries) {
    /** @type {Map<number, any>} */
    const found = new Map([[0, { name: "The book's case", settings: pack.book, ...judged(pack, {}) }]]);
    for (const [hash, one] of keys.get(pack.drill) ?? []) {
      const figures = Object.fromEntries(
        Object.entries(one.figures).filter(([name]) => pack.tape.inputs.includes(name)),
      );
      found.set(hash, { name: `Table ${one.table}`, settings: one.figures, ...judged(pack, figures) });
    }
    const others = [...new Set(entries.map((entry) => entry.case))].filter((hash) => !found.has(hash));
    others.sort((a, b) => a - b);
    others.forEach((hash, place) => {
      const tables = new Set(entries.filter((entry) => entry.case === hash && entry.table).map((entry) => entry.table));
      found.set(hash, { name: tables.size === 1 ? `Table ${[...tables][0]}` : `Case ${place + 1}`, settings: null });
    });
    return found;
  }

  function go(to) {
    at = Math.min(Math.max(to, 0), Math.max(screens.length - 1, 0));
    stage.hidden = !screens.length;
    if (!screens.length) return;
    const { title, finding, chart, table, note } = screens[at];
    fill(
      stage.querySelector("[data-screen]"),
      make("p", { class: "mot-over" }, title),
      make("h2", {}, finding),
      chart,
      note ? make("p", { "data-note": true }, note) : null,
      make("details", {}, make("summary", {}, "The same as a table"), table),
    );
    stage.querySelector("[data-place]").textContent = `${at + 1} of ${screens.length}`;
  }

  const add = (text) => {
    field.value = `${field.value.replace(/\s+$/, "")}\n${text}`.trim();
  };

  async function openFiles(chosen) {
    const refused = [];
    for (const file of chosen) {
      const { codes, key, handed, refused: why } = await opened(file);
      if (codes) add(codes);
      else if (key) keys.set(key.drill, new Map([...(keys.get(key.drill) ?? []), ...key.cases]));
      else if (handed) exports.push(handed);
      else refused.push(`${file.name} ${why}`);
    }
    const files = gathered(exports);
    if (exports.length) fill(classPlace, await classOf(files, drills));
    await read();
    const codes = field.value.trim() ? said.textContent : "";
    if (exports.length) said.textContent = `${counted(files.rows.size, "export")} of a class read. ${codes}`;
    if (refused.length > MOST_LISTED)
      refused.splice(MOST_LISTED, refused.length, `and ${refused.length - MOST_LISTED} more`);
    if (refused.length) said.textContent += ` Not read: ${refused.join("; ")}. Nothing else is lost.`;
  }

  // The camera looks until it is stopped; each code counts once.
  let looking = null;
  async function look() {
    if (looking) {
      for (const track of looking.getTracks()) track.stop();
      looking = null;
      return camera.replaceChildren("Use the camera");
    }
    try {
      looking = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      said.textContent = "There is no camera here, or the page may not use it. Paste the codes, or choose files.";
      return;
    }
    camera.replaceChildren("Stop the camera");
    const video = make("video", { playsinline: true, muted: true });
    video.srcObject = looking;
    await video.play();
    const seen = new Set();
    while (looking) {
      const text = video.videoWidth && (await qrIn(pointsOf(video, video.videoWidth, video.videoHeight)));
      if (text && decode(text).entry && !seen.has(text)) {
        seen.add(text);
        add(text);
        await read();
      }
      await new Promise((done) => setTimeout(done, 150));
    }
  }

  const files = make("input", { type: "file", multiple: true, hidden: true, accept: ".txt,.csv,.json,image/*" });
  files.addEventListener("change", async () => {
    await openFiles([...files.files]);
    files.value = "";
  });
  const camera = button("Use the camera", look);
  const project = async () => {
    const on = stage.classList.toggle("is-large");
    try {
      await (on ? stage.requestFullscreen() : document.exitFullscreen());
    } catch {
      // a browser without it shows the stage over the page all the same
    }
    stage.focus();
  };
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) stage.classList.remove("is-large");
  });
  fill(
    panel.querySelector("[data-actions]"),
    button("Read the codes", () => read(), { class: "is-primary", "data-read": true }),
    button("Choose files", () => files.click()),
    camera,
    files,
  );
  panel.querySelector("[data-actions]").after(hands.fold);
  fill(
    stage.querySelector("[data-steps]"),
    button("Before", () => go(at - 1), { "aria-label": "The chart before" }),
    make("span", { "data-place": true }),
    button("Next", () => go(at + 1), { "aria-label": "The next chart" }),
    button("On the big screen", project),
  );
  stage.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      go(at + step);
    } else if (event.key === "Escape") stage.classList.remove("is-large");
  });
  panel.setAttribute("data-alive", ""); // from here on field and file answer
}

export default { render };
