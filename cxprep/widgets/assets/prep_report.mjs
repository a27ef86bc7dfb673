// A CV and a job advert in, the prep report out. On a page a worker of this site makes it (report_worker.mjs); in Jupyter
// the reader's kernel does. What the files say reaches the page inside a frame that runs no script.
import { wake } from "./pieces.mjs";
import { get, exportAll, download } from "./store.mjs";

const MOST_BYTES = 10_000_000; // of a file; the engine refuses large ones in its own words, this spares the copying
const STARTING = 60_000; // milliseconds: a page's policy may keep WebAssembly from ever answering
const MAKING = 20_000;
const TYPES = { html: ["html", "text/html"], markdown: ["md", "text/markdown"], json: ["json", "application/json"] };
const SLOW = "The report takes longer than it should, so it was given up. Nothing was lost or sent. Paste the text of both in place of the files and try again.";
const NO_ENGINE = "This browser cannot start the reader of files. Nothing was lost or sent. Try another browser, or make the same report on your own machine: python -m cxprep report CV JOB.";
const IS_CV = /\bcv\b|curriculum|r[eé]sum[eé]|lebenslauf/i;

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
  const dropped = {}; // files that were dropped: a file input cannot be given them in every browser
  let worker, timer, report;
  let turn = 0;

  const anyStories = () => Object.keys(get("stories")).length > 0;
  const offerStories = () => (stories.hidden = !anyStories());
  offerStories();
  document.addEventListener("mot:store", offerStories);

  // --- what was given ------------------------------------------------------------------------------------------------

  async function given(name) {
    const [input, area] = inputs(name);
    const file = dropped[name] ?? input.files[0];
    if (file) {
      if (file.size > MOST_BYTES) throw new Error(`${file.name} is larger than ${MOST_BYTES / 1e6} MB, which no CV or advert needs. Nothing was read. Choose the right file, or paste its text.`);
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

  function wait(milliseconds, words) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      worker?.terminate();
      worker = undefined;
      refuse(words);
    }, milliseconds);
  }

  function engine() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") return null;
    if (worker) return worker;
    worker = new Worker(new URL("report_worker.mjs", import.meta.url), { type: "module" });
    const broke = () => {
      worker?.terminate();
      worker = undefined;
      if (panel.dataset.state === "making") refuse(NO_ENGINE);
    };
    worker.addEventListener("error", broke);
    worker.addEventListener("message", ({ data }) => {
      if (data.broken !== undefined && data.turn === undefined) return broke();
      if (data.ready && panel.dataset.state === "making") wait(MAKING, SLOW);
      if (data.told && panel.dataset.state === "making") progress.textContent = data.told;
      if (data.turn === turn && panel.dataset.state === "making") data.broken ? refuse(SLOW) : answer(data);
    });
    return worker;
  }

  const warm = () => onPage && !worker && engine()?.postMessage({ warm: true });

  async function make() {
    const mine = ++turn;
    complaint.textContent = "";
    made.hidden = true;
    report = undefined;
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
    panel.dataset.state = "making";
    progress.textContent = "Reading …";
    const request = {
      turn,
      ...files,
      role: form.elements.role.value,
      stories: !stories.hidden && form.elements.stories.checked ? exportAll() : "",
      book: onPage ? new URL(model.get("spec").book, document.baseURI).href : "",
    };
    if (!onPage) {
      model.set("request", { ...request, cv: binary(files.cv), job: binary(files.job) });
      return model.save_changes();
    }
    if (!engine()) return refuse(NO_ENGINE);
    wait(STARTING, NO_ENGINE);
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

  function answer({ words, html, markdown, json, name }) {
    clearTimeout(timer);
    if (words !== undefined) return refuse(words);
    report = { html, markdown, json, name };
    progress.textContent = "Your report is below.";
    made.querySelector("iframe")?.remove();
    const frame = document.createElement("iframe");
    frame.title = "Your prep report";
    // no scripts in there, whatever the files hold; same origin so that its height can be read and it can be printed
    frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals");
    frame.srcdoc = html.replace("<head>", '<head><base target="_blank">');
    frame.addEventListener("load", () => {
      const fit = () => (frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 2}px`);
      fit();
      new ResizeObserver(fit).observe(frame.contentDocument.body);
    });
    made.append(frame);
    made.hidden = false;
    clear.hidden = false;
    panel.dataset.state = "made";
  }

  // --- what the reader does ------------------------------------------------------------------------------------------

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
  form.elements.role.addEventListener("change", () => report && make());
  clear.addEventListener("click", () => {
    turn++;
    clearTimeout(timer);
    form.reset();
    delete dropped.cv;
    delete dropped.job;
    report = undefined;
    made.querySelector("iframe")?.remove();
    made.hidden = true;
    complaint.textContent = progress.textContent = "";
    show("cv");
    show("job");
    panel.removeAttribute("data-state");
    inputs("cv")[0].focus();
  });
  for (const button of made.querySelectorAll("[data-save]"))
    button.addEventListener("click", () => {
      const [ending, type] = TYPES[button.dataset.save];
      download(report[button.dataset.save], `${report.name}.${ending}`, type);
    });
  made.querySelector("[data-print]").addEventListener("click", () => made.querySelector("iframe").contentWindow.print());

  const follow = () => {
    const told = model.get("answer") ?? {};
    if (told.turn === turn && panel.dataset.state === "making") answer(told);
  };
  model.on("change:answer", follow);
  panel.setAttribute("data-alive", "");
  return () => {
    model.off("change:answer", follow);
    document.removeEventListener("mot:store", offerStories);
    worker?.terminate();
  };
}

export default { render };
