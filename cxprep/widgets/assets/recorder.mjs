// Record the reader's voice in the browser, to listen to, download or delete. Nothing is sent or stored.
import { make, spoken } from "./pieces.mjs";

const REFUSED = {
  NotAllowedError:
    "The microphone was not allowed. If you want to record, allow it for this page in your browser's " +
    "address bar and press Record again.",
  NotFoundError: "No microphone was found. Plug one in and press Record again.",
  NotReadableError:
    "The microphone does not answer; another program may be using it. Close that and press Record again.",
};
const NOT_HERE = "This browser does not let a page record.";
const WITHOUT = " The clock works without it.";

/**
 * Brings the recorder in `place` to life; gives a function that ends a recording, and one that clears up.
 * @param {Element} place
 * @param {number} limit seconds
 * @returns {{ end: () => void, clear: () => void }}
 */
export function recorder(place, limit) {
  const button = place.querySelector("[data-record]");
  const sign = place.querySelector(".mot-recording");
  const told = place.querySelector("[data-told]");
  const played = place.querySelector("[data-played]");
  let run = null; // from the press of Record until the recording is there
  let address = null;

  const tell = (words = "") => (told.textContent = words);
  const show = () => {
    button.textContent = run ? (run.media ? "Stop recording" : "Cancel") : "Record";
    sign.hidden = !run?.media;
    if (run?.media)
      sign.textContent = `Recording: ${spoken(Math.floor((Date.now() - run.from) / 1000))} of at most ${spoken(limit)}`;
  };
  const release = (one) => {
    clearInterval(one.ticking);
    clearTimeout(one.ending);
    for (const track of one.stream?.getTracks() ?? []) track.stop();
    if (run === one) run = null;
    show();
  };
  const discard = () => {
    played.replaceChildren();
    if (address) URL.revokeObjectURL(address);
    address = null;
  };
  const end = (words = "") => {
    if (!run) return;
    run.words = words;
    if (run.media?.state === "recording" || run.media?.state === "paused") run.media.stop();
    else if (!run.media) release(run); // the browser is still asking; what it grants later is let go of
  };

  function offer(one) {
    const type = one.media.mimeType.split(";")[0] || "audio/webm";
    const blob = new Blob(one.pieces, { type });
    release(one);
    if (!blob.size) return tell(`Nothing was recorded.${one.words ? ` ${one.words}` : ""} Press Record to try again.`);
    discard();
    address = URL.createObjectURL(blob);
    const audio = make("audio", "", { controls: "", src: address, "aria-label": "Your recording" });
    const save = make("a", "Download", {
      href: address,
      download: `rehearsal.${type.split("/")[1]}`,
      class: "mot-download",
    });
    const remove = make("button", "Delete", { type: "button" });
    remove.addEventListener("click", () => {
      discard();
      tell("The recording is deleted.");
      button.focus();
    });
    const actions = make("p", "", { class: "mot-actions" });
    actions.append(save, remove);
    played.append(audio, actions);
    tell(one.words || "Here it is. It is in this page only.");
  }

  async function start() {
    if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return tell(NOT_HERE + WITHOUT);
    const one = { pieces: [], words: "" };
    run = one;
    played.querySelector("audio")?.pause(); // the microphone would hear it
    tell("Your browser may ask whether this page may listen.");
    show();
    try {
      one.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (run !== one) return release(one); // cancelled meanwhile
      one.media = new MediaRecorder(one.stream);
      one.media.addEventListener("dataavailable", ({ data }) => one.pieces.push(data));
      one.media.addEventListener("stop", () => offer(one));
      one.media.addEventListener(
        "error",
        () => (one.words = "The recording broke off; what was heard until then is here."),
      );
      for (const track of one.stream.getTracks())
        track.addEventListener("ended", () => end("The microphone went away; what was heard until then is here."));
      one.media.start(1000); // in pieces, so that a broken recording keeps what came before
    } catch (error) {
      if (run !== one) return;
      one.media = null;
      release(one);
      return tell((REFUSED[error.name] ?? "The microphone could not be used. Press Record to try again.") + WITHOUT);
    }
    one.from = Date.now();
    one.ticking = setInterval(show, 500);
    one.ending = setTimeout(
      () => end(`It ended by itself after ${spoken(limit)}, which is as long as a recording gets.`),
      limit * 1000,
    );
    tell();
    show();
  }

  button.addEventListener("click", () => {
    if (!run) return void start();
    if (!run.media) tell();
    end();
  });
  return {
    end: () => run?.media && end(),
    clear() {
      if (run) release(run);
      discard();
    },
  };
}
