// A CV and a job advert in, the prep report out. On a page a worker of this site makes it (report_worker.mjs); in
// Jupyter the reader's kernel does. What the files say reaches the page inside a frame that runs no script; the
// reader's yes and no to single lines, beside it, go into the next report. It is a view of its own, with a way back.
import { make as piece, wake } from "./pieces.mjs";
import { goTo, isBook, keepMine, show as showPath, start } from "./session.mjs";
import { download, get, put } from "./store.mjs";
import { exportAll } from "./store_file.mjs";

const MOST_BYTES = 10_000_000; // of a file; the engine refuses large ones in its own words, this spares the copying
const STARTING = 60_000; // milliseconds: a page's policy may keep WebAssembly from ever answering
const MAKING = 20_000;
const TYPES = { html: ["html", "text/html"], markdown: ["md", "text/markdown"], json: ["json", "application/json"] };
const SLOW =
  "The report takes longer than it should, so it was given up. Nothing was lost or sent. " +
  "Paste the text of both in place of the files and try again.";
const NO_ENGINE =
  "This browser cannot start the reader of files. Nothing was lost or sent. Try another browser, or make the same " +
  "report on your own machine: python -m cxprep report CV JOB.";
const NOT_FETCHED =
  "The reader of files could not be fetched: you are offline, or the site does not answer. Nothing was lost or sent, " +
  "and what you gave is still here. Try again when you are online.";
const SECTION = "report"; // of the store: the reader's yes and no, where they asked to keep them
const DESK = "(min-width: 62rem)";
const SILENT = /^(SCRIPT|STYLE|LINK)$/; // elements that nobody sees or reaches
const IS_CV = /\bcv\b|curriculum|r[eé]sum[eé]|lebenslauf/i;

const tooLarge = (name) =>
  `${name} is larger than ${MOST_BYTES / 1e6} MB, which no CV or advert needs. Nothing was read. ` +
  "Choose the right file, or paste its text.";
const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

// The report's own styles stand in it, so that it can be saved and sent. The page's policy, which the frame goes by,
// allows no style in a page's text: the same rules reach the frame as a sheet of its own.
function withoutStyles(html) {
  const styles = [];
  const bare = html.replace(/<style>([^<]*)<\/style>/g, (_, rules) => {
    styles.push(rules);
    return "";
  });
  return { bare, styles: styles.join("\n") };
}

function dress(frame, styles) {
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(styles);
  frame.contentDocument.adoptedStyleSheets = [sheet];
}

function render({ model, el }) {
  const panel = wake(model, el, "[data-prep-report]");
  const onPage = Boolean(el.dataset.live);
  const form = panel.querySelector("form");
  const places = Object.fromEntries(["cv", "job"].map((name) => [name, panel.querySelector(`[data-file="${name}"]`)]));
  const inputs = (name) => [places[name].querySelector("input"), places[name].querySelector("textarea")];
  const complaint = panel.querySelector(".mot-complaint");
  const progress = panel.querySelector(".mot-progress");
  const made = panel.querySelector("[data-made]");
  const clear = panel.querySelector("[data-clear]");
  const stories = panel.querySelector("[data-stories]");
  const bar = panel.querySelector("[data-bar]");
  const again = panel.querySelector("[data-again]");
  const plan = panel.querySelector("[data-plan]");
  const unsure = panel.querySelector("[data-unsure]");
  const keeping = panel.querySelector("[data-keep]");
  const kept = get(SECTION).answers;
  let answers = typeof kept === "object" && kept !== null ? kept : {}; // line -> {look-for: whether it shows it}
  keeping.checked = Object.keys(answers).length > 0;
  const dropped = {}; // files that were dropped: a file input cannot be given them in every browser
  let worker, timer, report;
  let turn = 0;

  const anyStories = () => Object.keys(get("stories")).length > 0;
  const offerStories = () => (stories.hidden = !anyStories());
  offerStories();
  const afresh = () => {
    offerStories();
    if (!keeping.checked) return;
    answers = get(SECTION).answers ?? {}; // another tab may have said more, or forgotten all
    keeping.checked = Object.keys(answers).length > 0;
  };
  document.addEventListener("mot:store", afresh);

  // --- what was given ------------------------------------------------------------------------------------------------

  async function given(name) {
    const [input, area] = inputs(name);
    const file = dropped[name] ?? input.files[0];
    if (file) {
      if (file.size > MOST_BYTES) throw new Error(tooLarge(file.name));
      try {
        return { name: file.name, data: await file.arrayBuffer() };
      } catch {
        throw new Error(`${file.name} could not be opened. Has it been moved or changed since? Choose it once more.`);
      }
    }
    if (area.value.trim()) return { name: `${name}.txt`, data: new TextEncoder().encode(area.value).buffer };
    return null;
  }

  const has = (name) => Boolean(dropped[name] ?? inputs(name)[0].files[0]) || inputs(name)[1].value.trim() !== "";

  function show(name) {
    const file = dropped[name] ?? inputs(name)[0].files[0];
    let line = places[name].querySelector("[data-chosen]");
    if (!line) {
      line = document.createElement("p");
      line.dataset.chosen = "";
      line.className = "mot-note";
      places[name].append(line);
    }
    line.textContent = dropped[name] ? `${file.name} was dropped here.` : "";
    clear.hidden = !(has("cv") || has("job") || report);
  }

  // --- who makes it --------------------------------------------------------------------------------------------------

  let fetching = true; // until the worker has said that all is here

  function wait(milliseconds, words = "") {
    clearTimeout(timer);
    timer = setTimeout(() => broke(words), milliseconds);
  }

  function broke(words = "") {
    worker?.terminate();
    worker = undefined;
    if (panel.dataset.state === "making") refuse(words || (fetching || !navigator.onLine ? NOT_FETCHED : NO_ENGINE));
  }

  function engine() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") return null;
    if (worker) return worker;
    fetching = true;
    worker = new Worker(new URL("report_worker.mjs", import.meta.url), { type: "module" });
    worker.addEventListener("error", () => broke());
    worker.addEventListener("message", ({ data }) => {
      if (data.fetched) fetching = false;
      if (data.broken !== undefined && data.turn === undefined) return broke();
      if (data.ready && panel.dataset.state === "making") wait(MAKING, SLOW);
      if (data.told && panel.dataset.state === "making") progress.textContent = data.told;
      if (data.turn === turn && panel.dataset.state === "making") data.broken ? refuse(SLOW) : answer(data);
    });
    return worker;
  }

  const warm = () => onPage && !worker && engine()?.postMessage({ warm: true });

  // What the reader of files costs is known to the build alone, and said before anything of it is fetched.
  async function tellCost() {
    try {
      const answer = await fetch(new URL("../report/weight.json", import.meta.url));
      const { bytes, compressed } = await answer.json();
      panel.querySelector("[data-cost]").textContent =
        "Once you put a file or the caret in here, the reader of files is fetched from this site: " +
        `${mega(compressed)} where the site compresses, ${mega(bytes)} where it does not. Nothing is fetched before.`;
    } catch {
      // the sentence stays away; the report can be made all the same
    }
  }

  // A report that stays in view while the next is made, as after a yes or a no; else it goes first.
  async function make({ stay = false } = {}) {
    const mine = ++turn;
    complaint.textContent = "";
    panel.dataset.state = "making";
    progress.textContent = "Reading …";
    if (!panel.popover) progress.scrollIntoView({ block: "nearest" }); // a path's bar may lie over it
    if (!stay) {
      made.hidden = true;
      report = undefined;
    }
    let files;
    try {
      files = { cv: await given("cv"), job: await given("job") };
    } catch (error) {
      return mine === turn && refuse(error.message);
    }
    if (mine !== turn) return;
    const missing = { cv: "Give your CV too", job: "Give the job advert too" };
    for (const name of ["cv", "job"])
      if (!files[name]) {
        refuse(`${missing[name]}: a file, or its text pasted. What you gave already is still here.`);
        return inputs(name)[0].focus();
      }
    const request = {
      turn,
      ...files,
      role: form.elements.role.value,
      stories: !stories.hidden && form.elements.stories.checked ? exportAll() : "",
      answers: Object.keys(answers).length ? JSON.stringify(answers) : "",
      book: onPage ? new URL(model.get("spec").book, document.baseURI).href : "",
    };
    if (!onPage) {
      model.set("request", { ...request, cv: binary(files.cv), job: binary(files.job) });
      return model.save_changes();
    }
    if (!engine()) return refuse(NO_ENGINE);
    wait(STARTING);
    worker.postMessage(request);
  }

  const binary = ({ name, data }) => ({ name, data: new DataView(data) });

  function refuse(words) {
    clearTimeout(timer);
    progress.textContent = "";
    complaint.textContent = words;
    panel.dataset.state = "refused";
    clear.hidden = false;
  }

  function answer({ words, html, markdown, json, name, unsure: asked, path }) {
    clearTimeout(timer);
    if (words !== undefined) return refuse(words);
    report = { html, markdown, json, name, path: JSON.parse(path ?? "null") };
    progress.textContent = "Your report is below.";
    const frame = document.createElement("iframe");
    frame.title = "Your prep report";
    // no scripts in there, whatever the files hold; same origin so that its height can be read and it can be printed
    frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals");
    const { bare, styles } = withoutStyles(html);
    frame.srcdoc = bare.replace("<head>", '<head><base target="_blank">');
    const place = made.querySelector("[data-frame]");
    const before = place.querySelector("iframe");
    frame.style.height = before?.style.height ?? "";
    frame.addEventListener("load", () => {
      dress(frame, styles);
      const fit = () => (frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 2}px`);
      fit();
      new ResizeObserver(fit).observe(frame.contentDocument.body);
    });
    place.replaceChildren(frame);
    made.hidden = bar.hidden = clear.hidden = false;
    plan.hidden = !(isBook() && report.path?.steps.length);
    ask(JSON.parse(asked ?? "[]"), JSON.parse(json).role === null);
    open();
    bar.querySelector("[data-back]").hidden = !panel.popover; // in a notebook nothing is covered
    panel.dataset.state = "made";
  }

  // --- the view of its own --------------------

  let beside = []; // what lies behind the view and cannot be reached while it is open

  function open() {
    if (!onPage || panel.popover || !panel.showPopover) return;
    panel.popover = "manual"; // the top layer: nothing of the page is over it, and no box around it cuts it off
    panel.showPopover();
    panel.scrollTop = 0;
    again.hidden = false;
    document.documentElement.style.overflow = "hidden"; // the page behind does not scroll along
    for (let at = panel; at.parentElement && at !== document.body; at = at.parentElement)
      for (const one of at.parentElement.children)
        if (one instanceof HTMLElement && one !== at && !one.inert && !SILENT.test(one.tagName)) beside.push(one);
    for (const one of beside) one.inert = true;
    history.pushState({ motReport: true }, "");
    bar.querySelector("[data-back]").focus({ preventScroll: true });
  }

  function close() {
    if (!panel.popover) return;
    forgetView();
    panel.hidePopover();
    panel.popover = null;
    again.hidden = true;
    document.documentElement.style.overflow = "";
    for (const one of beside) one.inert = false;
    beside = [];
    made.hidden = bar.hidden = true;
    if (report) progress.replaceChildren("Your report is still here. ", opener());
    // after the browser has put its own place of the page back
    requestAnimationFrame(() => (progress.querySelector("button") ?? panel).scrollIntoView({ block: "center" }));
  }

  function opener() {
    const button = piece("button", "Open it again", { type: "button", "data-open": "" });
    button.addEventListener("click", () => {
      made.hidden = bar.hidden = false;
      progress.textContent = "Your report is below.";
      open();
    });
    return button;
  }

  // Closed by other means than the way back, as by clearing all: else a step back would still lead into the view.
  const forgetView = () => history.state?.motReport && history.replaceState(null, "");

  const back = () => (history.state?.motReport ? history.back() : close());
  const onBack = () => !history.state?.motReport && close();

  // --- yes or no --------------------

  function say(line, id, shows) {
    answers = { ...answers, [line]: { ...answers[line], [id]: shows } };
    follow();
  }

  function follow() {
    if (keeping.checked) put(SECTION, { answers });
    make({ stay: true });
  }

  // The lines that the report is not sure of, each with a yes and a no; or the seats, where the advert is for none.
  function ask(list, nowhere) {
    const had = unsure.contains(document.activeElement);
    const box = panel.querySelector("[data-asking]");
    const lines = list.flatMap(({ id, title, lines }) => lines.map((line) => ({ id, title, line })));
    const told = Object.values(answers).flatMap((one) => Object.values(one));
    const summary = unsure.querySelector("summary");
    const count = `${lines.length} line${lines.length === 1 ? "" : "s"}`;
    const left = lines.length ? `${count} to say yes or no to` : "You have answered every line";
    summary.textContent = nowhere ? "Choose a seat all the same" : left;
    box.replaceChildren();
    if (nowhere)
      for (const option of [...form.elements.role.options].slice(1)) {
        const button = piece("button", option.textContent, { type: "button" });
        button.addEventListener("click", () => {
          form.elements.role.value = option.value;
          make({ stay: true });
        });
        box.append(button);
      }
    for (const { id, title, line } of lines) {
      const entry = piece("div", "", { class: "mot-report-line", "data-line": id });
      const actions = piece("p", "", { class: "mot-actions" });
      for (const words of ["Yes", "No"]) {
        const button = piece("button", words, { type: "button", "aria-label": `${words}: ${line}` });
        button.addEventListener("click", () => say(line, id, words === "Yes"));
        actions.append(button);
      }
      entry.append(piece("p", `May this show “${title}”?`, { class: "mot-note" }), piece("p", line), actions);
      box.append(entry);
    }
    if (told.length) {
      const undo = piece("button", "Take my answers back", { type: "button", "data-undo": "" });
      undo.addEventListener("click", () => {
        answers = {};
        follow();
      });
      const yes = told.filter(Boolean).length;
      const said = `You said yes ${yes} and no ${told.length - yes} times; the report goes by it.`;
      box.append(piece("p", said, { class: "mot-note" }), undo);
    }
    unsure.classList.toggle("is-choice", nowhere); // then the report itself says first that it is for none
    keeping.closest("label").hidden = nowhere;
    unsure.hidden = !nowhere && !lines.length && !told.length;
    if (nowhere || matchMedia(DESK).matches) unsure.open = true;
    if (had) (box.querySelector("button") ?? summary).focus({ preventScroll: true });
  }

  // --- what the reader does ----------------------------------------------------------------------------------------

  for (const name of ["cv", "job"]) {
    const [input, area] = inputs(name);
    input.addEventListener("change", () => {
      delete dropped[name];
      show(name);
      warm();
      if (has("cv") && has("job")) make();
    });
    area.addEventListener("input", () => show(name));
    places[name].addEventListener("dragover", (event) => {
      event.preventDefault();
      places[name].classList.add("is-over");
    });
    places[name].addEventListener("dragleave", () => places[name].classList.remove("is-over"));
    places[name].addEventListener("drop", (event) => {
      event.preventDefault();
      places[name].classList.remove("is-over");
      const files = [...event.dataTransfer.files].slice(0, 2);
      if (!files.length) return;
      warm();
      if (files.length === 2) {
        // two at once: the one that calls itself a CV is it; else the first
        if (IS_CV.test(files[1].name) && !IS_CV.test(files[0].name)) files.reverse();
        [dropped.cv, dropped.job] = files;
      } else dropped[name] = files[0];
      show("cv");
      show("job");
      if (has("cv") && has("job")) make();
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make();
  });
  form.addEventListener("focusin", ({ target }) => target.matches("textarea, input[type=file]") && warm());
  form.elements.role.addEventListener("change", () => report && make({ stay: true }));
  keeping.addEventListener("change", () => put(SECTION, keeping.checked ? { answers } : {}));
  bar.querySelector("[data-back]").addEventListener("click", back);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && panel.popover && back());
  addEventListener("popstate", onBack);
  plan.addEventListener("click", async () => {
    const { title, steps } = report.path;
    keepMine(title, steps);
    start("mine", steps[0].key);
    close();
    await showPath();
    goTo(steps[0]);
  });
  clear.addEventListener("click", () => {
    turn++;
    clearTimeout(timer);
    form.reset();
    delete dropped.cv;
    delete dropped.job;
    report = undefined;
    answers = {};
    keeping.checked = false;
    if (Object.keys(get(SECTION)).length) put(SECTION, {});
    if (worker) worker.postMessage({ forget: true });
    made.querySelector("iframe")?.remove();
    close();
    unsure.hidden = made.hidden = bar.hidden = true;
    complaint.textContent = progress.textContent = "";
    show("cv");
    show("job");
    panel.removeAttribute("data-state");
    inputs("cv")[0].focus();
  });
  for (const button of panel.querySelectorAll("[data-save]"))
    button.addEventListener("click", () => {
      const [ending, type] = TYPES[button.dataset.save];
      download(report[button.dataset.save], `${report.name}.${ending}`, type);
    });
  bar.querySelector("[data-print]").addEventListener("click", () => made.querySelector("iframe").contentWindow.print());

  const heard = () => {
    const told = model.get("answer") ?? {};
    if (told.turn === turn && panel.dataset.state === "making") answer(told);
  };
  model.on("change:answer", heard);
  if (onPage) {
    forgetView(); // the page may have been reloaded with the view open
    tellCost();
  }
  panel.setAttribute("data-alive", "");
  return () => {
    model.off("change:answer", heard);
    document.removeEventListener("mot:store", afresh);
    removeEventListener("popstate", onBack);
    worker?.terminate();
  };
}

export default { render };
