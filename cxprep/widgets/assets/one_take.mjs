// Camera and microphone for the one-way video: one take a question, kept in this page's memory only. Where they are
// missing or refused a sentence says so, and the round goes on without them.

import { button, make } from "./practice.mjs";

const WITHOUT = " The round goes on without it: speak to the screen as if it recorded you.";
const REFUSED = {
  NotAllowedError: "Camera and microphone were not allowed.",
  NotFoundError: "No camera or microphone was found.",
  NotReadableError: "The camera does not answer; another program may be using it.",
};
const NOT_HERE = "This browser does not let a page record.";
const HEARD_ONLY = "There is no camera that this page may use, so your voice alone is recorded.";
const HERE_ONLY =
  "Your takes are in this page only: they are gone when you leave it or go to the debrief, unless you download them.";

/** A camera for one round: opened once, one take after the other, closed at the end. */
export function oneTake() {
  /** @type {MediaStream | null} */
  let stream = null;
  let media = null;
  let isOver = false;
  const takes = [];
  const preview = make("video", {
    class: "mot-preview",
    muted: true,
    playsinline: true,
    hidden: true,
    "aria-label": "What your camera sees",
  });
  preview.muted = true;

  const ask = (wanted) => navigator.mediaDevices.getUserMedia(wanted);
  const release = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    preview.srcObject = null;
    preview.hidden = true;
  };
  const forget = (one) => {
    if (one.address) URL.revokeObjectURL(one.address);
    one.address = "";
  };
  const leave = (event) => {
    if (!event.persisted) for (const one of takes) forget(one);
    release();
  };
  addEventListener("pagehide", leave);

  return {
    preview,
    /** Ask for camera and microphone; a sentence where something is missing, else "". */
    async open() {
      if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return NOT_HERE + WITHOUT;
      let words = "";
      try {
        stream = await ask({ video: true, audio: true });
      } catch (error) {
        try {
          if (error.name === "NotAllowedError") throw error;
          stream = await ask({ audio: true });
          words = HEARD_ONLY;
        } catch {
          return (REFUSED[error.name] ?? "Camera and microphone could not be used.") + WITHOUT;
        }
      }
      if (isOver) release();
      else if (stream.getVideoTracks().length) {
        preview.srcObject = stream;
        preview.hidden = false;
        preview.play().catch(() => {});
      }
      return words;
    },
    /** Begin the one take of a question. */
    record(title) {
      if (!stream) return;
      const one = { title, address: "", type: "", pieces: [] };
      try {
        media = new MediaRecorder(stream);
        media.addEventListener("dataavailable", ({ data }) => one.pieces.push(data));
        media.addEventListener("stop", () => {
          one.type = media.mimeType.split(";")[0] || "video/webm";
          const blob = new Blob(one.pieces, { type: one.type });
          one.pieces = [];
          if (blob.size && !isOver) one.address = URL.createObjectURL(blob);
          one.ready?.();
        });
        media.start(1000);
        takes.push(one);
      } catch {
        media = null; // a camera that went away: the round goes on
      }
    },
    /** End the take; it is there when the promise is. */
    async end() {
      const one = takes.at(-1);
      if (!media || media.state === "inactive") return;
      const there = new Promise((resolve) => {
        one.ready = resolve;
      });
      media.stop();
      await there;
    },
    isOn: () => Boolean(stream),
    close: release,
    /** Let go of everything: camera, microphone and takes. */
    clear() {
      isOver = true;
      if (media && media.state !== "inactive") media.stop();
      for (const one of takes) forget(one);
      release();
      removeEventListener("pagehide", leave);
    },
    /** The takes, to be played, downloaded or deleted. */
    shown() {
      const whole = takes.filter(({ address }) => address);
      if (!whole.length) return [];
      return [
        make("p", { class: "mot-aside" }, HERE_ONLY),
        ...whole.map((one, place) => {
          const player = make(one.type.startsWith("audio") ? "audio" : "video", {
            controls: true,
            playsinline: true,
            src: one.address,
            class: "mot-take",
            "aria-label": `Your answer to “${one.title}”`,
          });
          const told = make("span", { class: "mot-aside", role: "status" });
          const save = make(
            "a",
            { href: one.address, download: `answer-${place + 1}.${one.type.split("/")[1]}`, class: "mot-download" },
            "Download",
          );
          const remove = button("Delete", () => {
            forget(one);
            player.remove();
            save.remove();
            remove.remove();
            told.textContent = "This take is deleted.";
          });
          return make(
            "div",
            { class: "mot-card", "data-take": "" },
            make("p", { class: "mot-small-title" }, one.title),
            player,
            make("div", { class: "mot-actions" }, save, remove, told),
          );
        }),
      ];
    },
  };
}
