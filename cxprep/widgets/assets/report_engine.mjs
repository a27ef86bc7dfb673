// The worker that makes prep reports on a page: started once, watched, and given up where it does not answer.

const STARTING = 60_000; // milliseconds: a page's policy may keep WebAssembly from ever answering
const MAKING = 20_000;
const SLOW =
  "The report takes longer than it should, so it was given up. Nothing was lost or sent. " +
  "Paste the text of both in place of the files and try again.";
const NO_ENGINE =
  "This browser cannot start the reader of files. Nothing was lost or sent. Try another browser, or make the same " +
  "report on your own machine: python -m cxprep report CV JOB.";
const NOT_FETCHED =
  "The reader of files could not be fetched: you are offline, or the site does not answer. Nothing was lost or sent, " +
  "and what you gave is still here. Try again when you are online.";

/** The page's reader of files. */
export class Engine {
  /**
   * @param {{ told: (words: string) => void, answered: (data: any) => void, refused: (words: string) => void }} heard
   *   what the worker says on the way, its answer, and why there will be none; `answered` and `refused` come only
   *   for the turn that was asked last
   */
  constructor(heard) {
    this.heard = heard;
    /** @type {Worker | undefined} */
    this.worker = undefined;
    this.turn = 0;
    this.asked = false; // a report is being made
    this.fetching = true; // until the worker has said that all is here
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Fetch what a report needs before it is asked for. */
  warm() {
    if (!this.worker) this.start()?.postMessage({ warm: true });
  }

  /** Ask for a report; the answer comes to `heard`. */
  make(request) {
    this.asked = true;
    this.turn = request.turn;
    const worker = this.start();
    if (!worker) return this.refuse(NO_ENGINE);
    this.wait(STARTING);
    worker.postMessage(request);
  }

  /** Nobody waits for an answer any more. */
  rest() {
    this.asked = false;
    clearTimeout(this.timer);
  }

  forget() {
    this.rest();
    this.worker?.postMessage({ forget: true });
  }

  stop() {
    this.rest();
    this.worker?.terminate();
    this.worker = undefined;
  }

  start() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") return null;
    if (this.worker) return this.worker;
    this.fetching = true;
    this.worker = new Worker(new URL("report_worker.mjs", import.meta.url), { type: "module" });
    this.worker.addEventListener("error", () => this.broke());
    this.worker.addEventListener("message", ({ data }) => this.hear(data));
    return this.worker;
  }

  hear(data) {
    if (data.fetched) this.fetching = false;
    if (data.broken !== undefined && data.turn === undefined) return this.broke();
    if (!this.asked) return;
    if (data.ready) this.wait(MAKING, SLOW);
    if (data.told) this.heard.told(data.told);
    if (data.turn !== this.turn) return;
    if (data.broken) return this.refuse(SLOW);
    this.rest();
    this.heard.answered(data);
  }

  wait(milliseconds, words = "") {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.broke(words), milliseconds);
  }

  broke(words = "") {
    const asked = this.asked;
    this.stop();
    if (asked) this.refuse(words || (this.fetching || !navigator.onLine ? NOT_FETCHED : NO_ENGINE));
  }

  refuse(words) {
    this.rest();
    this.heard.refused(words);
  }
}
