// The lines that a prep report is not sure of, each with a yes and a no; or the seats, where the advert is for none.
import { make as piece } from "./pieces.mjs";
import { get, put } from "./store.mjs";

const SECTION = "report"; // of the store: the reader's yes and no, where they asked to keep them
const DESK = "(min-width: 62rem)";

/** The reader's yes and no to single lines, and the seat where the advert names none. */
export class Unsure {
  /**
   * @param {HTMLElement} panel
   * @param {HTMLSelectElement} seats the choice of a seat, whose first entry is none
   * @param {() => void} changed the report is to go by another answer
   */
  constructor(panel, seats, changed) {
    this.seats = seats;
    this.changed = changed;
    /** @type {HTMLDetailsElement} */
    this.fold = panel.querySelector("[data-unsure]");
    this.box = this.fold.querySelector("[data-asking]");
    /** @type {HTMLInputElement} */
    this.keeping = this.fold.querySelector("[data-keep]");
    /** @type {Record<string, Record<string, boolean>>} line -> {look-for: whether it shows it} */
    this.answers = {};
    this.take();
    this.keeping.addEventListener("change", () => put(SECTION, this.keeping.checked ? this.kept : {}));
  }

  get kept() {
    return { answers: this.answers };
  }

  take() {
    const kept = get(SECTION).answers;
    this.answers = typeof kept === "object" && kept !== null ? kept : {};
    this.keeping.checked = Object.keys(this.answers).length > 0;
  }

  /** Another tab may have said more, or forgotten all. */
  afresh() {
    if (this.keeping.checked) this.take();
  }

  forget() {
    this.answers = {};
    this.keeping.checked = false;
    if (Object.keys(get(SECTION)).length) put(SECTION, {});
    this.fold.hidden = true;
  }

  /** The answers as the engine takes them: JSON, or nothing. */
  toString() {
    return Object.keys(this.answers).length ? JSON.stringify(this.answers) : "";
  }

  say(line, id, shows) {
    this.answers = { ...this.answers, [line]: { ...this.answers[line], [id]: shows } };
    this.follow();
  }

  follow() {
    if (this.keeping.checked) put(SECTION, this.kept);
    this.changed();
  }

  /** @param {{ id: string, asking: string, lines: string[] }[]} list @param {boolean} nowhere the advert is for none */
  ask(list, nowhere) {
    const had = this.fold.contains(document.activeElement);
    const lines = list.flatMap(({ id, asking, lines }) => lines.map((line) => ({ id, asking, line })));
    const told = Object.values(this.answers).flatMap((one) => Object.values(one));
    const summary = this.fold.querySelector("summary");
    const count = `${lines.length} line${lines.length === 1 ? "" : "s"}`;
    const left = lines.length ? `${count} to say yes or no to` : "You have answered every line";
    summary.textContent = nowhere ? "Choose a seat all the same" : left;
    this.box.replaceChildren(
      ...(nowhere ? this.choices() : []),
      ...lines.map((one) => this.line(one)),
      ...(told.length ? this.said(told) : []),
    );
    this.fold.classList.toggle("is-choice", nowhere); // then the report itself says first that it is for none
    this.keeping.closest("label").hidden = nowhere;
    this.fold.hidden = !nowhere && !lines.length && !told.length;
    if (nowhere || matchMedia(DESK).matches) this.fold.open = true;
    if (had) (this.box.querySelector("button") ?? summary).focus({ preventScroll: true });
  }

  choices() {
    return [...this.seats.options].slice(1).map((option) => {
      const button = piece("button", option.textContent, { type: "button" });
      button.addEventListener("click", () => {
        this.seats.value = option.value;
        this.changed();
      });
      return button;
    });
  }

  line({ id, asking, line }) {
    const entry = piece("div", "", { class: "mot-report-line", "data-line": id });
    const actions = piece("p", "", { class: "mot-actions" });
    for (const words of ["Yes", "No"]) {
      const button = piece("button", words, { type: "button", "aria-label": `${words}: ${line}` });
      button.addEventListener("click", () => this.say(line, id, words === "Yes"));
      actions.append(button);
    }
    entry.append(piece("p", asking, { class: "mot-note" }), piece("p", line), actions);
    return entry;
  }

  said(told) {
    const undo = piece("button", "Take my answers back", { type: "button", "data-undo": "" });
    undo.addEventListener("click", () => {
      this.answers = {};
      this.follow();
    });
    const yes = told.filter(Boolean).length;
    const words = `You said yes ${yes} and no ${told.length - yes} times; the report goes by it.`;
    return [piece("p", words, { class: "mot-note" }), undo];
  }
}
