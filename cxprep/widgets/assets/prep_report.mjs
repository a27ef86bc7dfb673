// A CV and a job advert in, the prep report out. On a page a worker of this site makes it (report_worker.mjs); in
// Jupyter the reader's kernel does. What the files say reaches the page inside a frame that runs no script; the
// reader's yes and no to single lines, beside it, go into the next report. It is a view of its own, with a way back.
import { make as piece, wake } from "./pieces.mjs";
import { Engine } from "./report_engine.mjs";
import { Given } from "./report_files.mjs";
import { Unsure } from "./report_unsure.mjs";
import { View } from "./report_view.mjs";
import { goTo, isBook, keepMine, running, show as showPath, start } from "./session.mjs";
import { download, get } from "./store.mjs";
import { exportAll } from "./store_file.mjs";

const TYPES = { html: ["html", "text/html"], markdown: ["md", "text/markdown"], json: ["json", "application/json"] };
const MISSING = { cv: "Give your CV too", job: "Give the job advert too" };

const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const binary = ({ name, data }) => ({ name, data: new DataView(data) });

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

/** A report in a frame that runs no script, as high as it is long. */
function framed(html) {
  const frame = document.createElement("iframe");
  frame.title = "Your prep report";
  // no scripts in there, whatever the files hold; same origin so that its height can be read and it can be printed
  frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals");
  const { bare, styles } = withoutStyles(html);
  frame.srcdoc = bare.replace("<head>", '<head><base target="_blank">');
  frame.addEventListener("load", () => {
    dress(frame, styles);
    const fit = () => (frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 2}px`);
    fit();
    new ResizeObserver(fit).observe(frame.contentDocument.body);
  });
  return frame;
}

// What the reader of files costs is known to the build alone, and said before anything of it is fetched.
async function tellCost(place) {
  try {
    const answer = await fetch(new URL("../report/weight.json", import.meta.url));
    const { bytes, compressed } = await answer.json();
    place.textContent =
      "Once you put a file or the caret in here, the reader of files is fetched from this site: " +
      `${mega(compressed)} where the site compresses, ${mega(bytes)} where it does not. Nothing is fetched before.`;
  } catch {
    // the sentence stays away; the report can be made all the same
  }
}

/** The form, the report that it makes, and what can be done with it. */
class Desk {
  constructor(model, el) {
    this.model = model;
    const panel = wake(model, el, "[data-prep-report]");
    this.panel = panel;
    this.onPage = Boolean(el.dataset.live);
    this.form = panel.querySelector("form");
    this.complaint = panel.querySelector(".mot-complaint");
    this.progress = panel.querySelector(".mot-progress");
    this.made = panel.querySelector("[data-made]");
    this.bar = panel.querySelector("[data-bar]");
    this.clear = panel.querySelector("[data-clear]");
    this.again = panel.querySelector("[data-again]");
    this.plan = panel.querySelector("[data-plan]");
    this.stories = panel.querySelector("[data-stories]");
    /** @type {Record<string, any> | undefined} the last report */
    this.report = undefined;
    this.turn = 0;
    this.engine = new Engine({
      told: (words) => (this.progress.textContent = words),
      answered: (data) => this.answer(data),
      refused: (words) => this.refuse(words),
    });
    this.given = new Given(panel, {
      shown: () => (this.clear.hidden = !(this.given?.any() || this.report)),
      touched: () => this.warm(),
      whole: () => this.make(),
    });
    this.view = new View(panel, () => this.closed());
    this.unsure = new Unsure(panel, this.form.elements.role, () => this.make({ stay: true }));
    this.offerStories();
  }

  offerStories() {
    this.stories.hidden = Object.keys(get("stories")).length === 0;
  }

  afresh() {
    this.offerStories();
    this.unsure.afresh();
  }

  warm() {
    if (this.onPage) this.engine.warm();
  }

  /** Make a report. One that may `stay` is in view while the next is made, as after a yes or a no. */
  async make({ stay = false } = {}) {
    const mine = ++this.turn;
    this.engine.rest();
    this.complaint.textContent = "";
    this.panel.dataset.state = "making";
    this.progress.textContent = "Reading …";
    if (!this.panel.popover) this.progress.scrollIntoView({ block: "nearest" }); // a path's bar may lie over it
    if (!stay) {
      this.made.hidden = true;
      this.report = undefined;
    }
    let files;
    try {
      files = await this.given.read();
    } catch (error) {
      return mine === this.turn && this.refuse(error.message);
    }
    if (mine !== this.turn) return;
    const lacks = this.given.lacks(files);
    if (lacks) {
      this.refuse(`${MISSING[lacks]}: a file, or its text pasted. What you gave already is still here.`);
      return this.given.fields(lacks)[0].focus();
    }
    this.ask(files);
  }

  ask(files) {
    const { form, model, turn } = this;
    const request = {
      turn,
      ...files,
      role: form.elements.role.value,
      stories: !this.stories.hidden && form.elements.stories.checked ? exportAll() : "",
      answers: String(this.unsure),
      book: this.onPage ? new URL(model.get("spec").book, document.baseURI).href : "",
    };
    if (this.onPage) return this.engine.make(request);
    model.set("request", { ...request, cv: binary(files.cv), job: binary(files.job) });
    model.save_changes();
  }

  refuse(words) {
    this.engine.rest();
    this.progress.textContent = "";
    this.complaint.textContent = words;
    this.panel.dataset.state = "refused";
    this.clear.hidden = false;
  }

  answer({ words, html, markdown, json, name, unsure, path }) {
    if (words !== undefined) return this.refuse(words);
    this.report = { html, markdown, json, name, path: JSON.parse(path ?? "null") };
    this.progress.textContent = "Your report is below.";
    const frame = framed(html);
    const place = this.made.querySelector("[data-frame]");
    frame.style.height = place.querySelector("iframe")?.style.height ?? "";
    place.replaceChildren(frame);
    this.made.hidden = this.bar.hidden = this.clear.hidden = false;
    const walked = running()?.path; // its bar is behind the report
    this.plan.textContent = `Make this my plan${walked && walked !== "mine" ? " instead" : ""}`;
    this.bar.querySelector("[data-back]").textContent = walked ? "Back to your path" : "Back to the book";
    this.plan.hidden = !(isBook() && this.report.path?.steps.length);
    this.unsure.ask(JSON.parse(unsure ?? "[]"), JSON.parse(json).role === null);
    this.open();
    this.bar.querySelector("[data-back]").hidden = !this.view.isOpen; // in a notebook nothing is covered
    this.panel.dataset.state = "made";
  }

  open() {
    if (!this.onPage || !this.view.open()) return;
    this.again.hidden = false;
    this.bar.querySelector("[data-back]").focus({ preventScroll: true });
  }

  closed() {
    this.again.hidden = this.made.hidden = this.bar.hidden = true;
    if (this.report) this.progress.replaceChildren("Your report is still here. ", this.opener());
    // after the browser has put its own place of the page back
    requestAnimationFrame(() =>
      (this.progress.querySelector("button") ?? this.panel).scrollIntoView({ block: "center" }),
    );
  }

  opener() {
    const button = piece("button", "Open it again", { type: "button", "data-open": "" });
    button.addEventListener("click", () => {
      this.made.hidden = this.bar.hidden = false;
      this.progress.textContent = "Your report is below.";
      this.open();
    });
    return button;
  }

  save(kind) {
    const [ending, type] = TYPES[kind];
    download(this.report[kind], `${this.report.name}.${ending}`, type);
  }

  async makePlan() {
    const { title, steps } = this.report.path;
    keepMine(title, steps);
    start("mine", steps[0].key);
    this.view.close();
    await showPath();
    goTo(steps[0]);
  }

  forget() {
    this.turn++;
    this.form.reset();
    this.report = undefined;
    this.unsure.forget();
    this.engine.forget();
    this.made.querySelector("iframe")?.remove();
    this.view.close();
    this.made.hidden = this.bar.hidden = true;
    this.complaint.textContent = this.progress.textContent = "";
    this.given.forget();
    this.panel.removeAttribute("data-state");
    this.given.fields("cv")[0].focus();
  }

  /** What the kernel answered, in a notebook. */
  heard() {
    const told = this.model.get("answer") ?? {};
    if (told.turn === this.turn && this.panel.dataset.state === "making") this.answer(told);
  }

  /** What the reader does, each with what comes of it. */
  listen() {
    const { form, bar, panel } = this;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.make();
    });
    form.addEventListener("focusin", ({ target }) => target.matches("textarea, input[type=file]") && this.warm());
    form.elements.role.addEventListener("change", () => this.report && this.make({ stay: true }));
    bar.querySelector("[data-back]").addEventListener("click", () => this.view.back());
    bar
      .querySelector("[data-print]")
      .addEventListener("click", () => this.made.querySelector("iframe").contentWindow.print());
    this.plan.addEventListener("click", () => this.makePlan());
    this.clear.addEventListener("click", () => this.forget());
    for (const button of panel.querySelectorAll("[data-save]"))
      button.addEventListener("click", () => this.save(button.dataset.save));
  }
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const desk = new Desk(model, el);
  desk.listen();
  const afresh = () => desk.afresh();
  const heard = () => desk.heard();
  document.addEventListener("mot:store", afresh);
  model.on("change:answer", heard);
  if (desk.onPage) {
    desk.view.forget(); // the page may have been reloaded with the view open
    tellCost(desk.panel.querySelector("[data-cost]"));
  }
  desk.panel.setAttribute("data-alive", "");
  return () => {
    model.off("change:answer", heard);
    document.removeEventListener("mot:store", afresh);
    desk.view.stop();
    desk.engine.stop();
  };
}

export default { render };
