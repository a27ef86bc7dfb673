// The two files of the prep report: chosen, dropped or pasted, and how they are read.

const MOST_BYTES = 10_000_000; // of a file; the engine refuses large ones in its own words, this spares the copying
const IS_CV = /\bcv\b|curriculum|r[eé]sum[eé]|lebenslauf/i;
const NAMES = ["cv", "job"];

const tooLarge = (name) =>
  `${name} is larger than ${MOST_BYTES / 1e6} MB, which no CV or advert needs. Nothing was read. ` +
  "Choose the right file, or paste its text.";

/** What the reader gave for the CV and for the advert. */
export class Given {
  /**
   * @param {HTMLElement} panel
   * @param {{ shown: () => void, touched: () => void, whole: () => void }} heard after what is given has been shown
   *   anew; when a file has come; when both are there after a file has come
   */
  constructor(panel, heard) {
    this.heard = heard;
    /** @type {Record<string, HTMLElement>} */
    this.places = Object.fromEntries(NAMES.map((name) => [name, panel.querySelector(`[data-file="${name}"]`)]));
    /** @type {Record<string, File>} files that were dropped: a file input cannot be given them in every browser */
    this.dropped = {};
    for (const name of NAMES) this.listen(name);
  }

  /** @returns {[HTMLInputElement, HTMLTextAreaElement]} */
  fields(name) {
    return [this.places[name].querySelector("input"), this.places[name].querySelector("textarea")];
  }

  file(name) {
    return this.dropped[name] ?? this.fields(name)[0].files[0];
  }

  has(name) {
    return Boolean(this.file(name)) || this.fields(name)[1].value.trim() !== "";
  }

  any() {
    return NAMES.some((name) => this.has(name));
  }

  /** The first of the two that is not there yet, if any. */
  lacks(files) {
    return NAMES.find((name) => !files[name]);
  }

  /** Name and bytes of both, null for what was not given; an Error, in a sentence, for a file that cannot be read. */
  async read() {
    return { cv: await this.bytes("cv"), job: await this.bytes("job") };
  }

  async bytes(name) {
    const file = this.file(name);
    if (file) {
      if (file.size > MOST_BYTES) throw new Error(tooLarge(file.name));
      try {
        return { name: file.name, data: await file.arrayBuffer() };
      } catch {
        throw new Error(`${file.name} could not be opened. Has it been moved or changed since? Choose it once more.`);
      }
    }
    const text = this.fields(name)[1].value;
    return text.trim() ? { name: `${name}.txt`, data: new TextEncoder().encode(text).buffer } : null;
  }

  forget() {
    this.dropped = {};
    for (const name of NAMES) this.show(name);
  }

  show(name) {
    const place = this.places[name];
    /** @type {HTMLElement} */
    let line = place.querySelector("[data-chosen]");
    if (!line) {
      line = document.createElement("p");
      line.dataset.chosen = "";
      line.className = "mot-note";
      place.append(line);
    }
    line.textContent = this.dropped[name] ? `${this.dropped[name].name} was dropped here.` : "";
    this.heard.shown();
  }

  listen(name) {
    const [input, area] = this.fields(name);
    const place = this.places[name];
    input.addEventListener("change", () => {
      delete this.dropped[name];
      this.show(name);
      this.came();
    });
    area.addEventListener("input", () => this.show(name));
    place.addEventListener("dragover", (event) => {
      event.preventDefault();
      place.classList.add("is-over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("is-over"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("is-over");
      this.take(name, [...event.dataTransfer.files].slice(0, 2));
    });
  }

  take(name, files) {
    if (!files.length) return;
    if (files.length === 2) {
      // two at once: the one that calls itself a CV is it; else the first
      if (IS_CV.test(files[1].name) && !IS_CV.test(files[0].name)) files.reverse();
      [this.dropped.cv, this.dropped.job] = files;
    } else this.dropped[name] = files[0];
    for (const one of NAMES) this.show(one);
    this.came();
  }

  came() {
    this.heard.touched();
    if (NAMES.every((name) => this.has(name))) this.heard.whole();
  }
}
