// Runs before a page's own scripts: notes when the first slider answers, and measures moves when asked.
// A peer says how its slider is moved and what its answer is; `bench.first` is the time of the first answer on screen.
(() => {
  const peers = {
    drill: {
      slider: () => document.querySelector("[data-drill] input[type=range]"),
      answer: (slider) =>
        [...slider.closest("[data-drill]").querySelectorAll("[data-output]")].map((o) => o.dataset.value).join(),
      patience: 5, // it answers at once or is not alive yet
    },
    hand: {
      slider: () => document.querySelector("input[type=range]"),
      answer: () => document.querySelector("[data-value]")?.dataset.value,
      patience: 5,
    },
    altair: {
      slider: () => document.querySelector(".vega-bind input[type=range]"),
      answer: () => document.querySelector("#chart svg")?.innerHTML,
      patience: 200,
    },
    marimo: {
      slider: () => document.querySelector(".marimo-book-precompute-control input[type=range]"),
      answer: () =>
        [...document.images].every((i) => i.complete)
          ? [...document.querySelectorAll("[data-precompute-cell]")].map((cell) => cell.innerHTML).join()
          : undefined,
      patience: 200,
    },
    voila: {
      slider: () => document.querySelector(".noUi-handle"),
      // between two answers its output is empty for a moment: no answer
      answer: () =>
        [...document.images].every((i) => i.complete) && document.images.length
          ? document.querySelector("[data-value]")?.dataset.value
          : undefined,
      move: (slider, i) =>
        slider.dispatchEvent(new KeyboardEvent("keydown", { key: i % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true })),
      patience: 1500,
    },
  };
  const slide = (slider, i) => {
    const [low, high, step] = [slider.min, slider.max, slider.step || 1].map(Number);
    const steps = Math.round((high - low) / step);
    slider.value = low + ((i * 7 + 3) % steps) * step;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const peer of Object.values(peers)) peer.move ??= slide;
  const soon = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  const frame = () => new Promise(requestAnimationFrame);
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  // A frame's callbacks run before it is drawn; the task after them runs when it has been.
  const painted = async () => {
    await frame();
    await soon();
    return performance.now();
  };

  /** The same from within a frame's callbacks, where a browser hands on a hand's moves: an answer at once is in it. */
  async function inFrame(peer, slider, i) {
    await frame();
    const began = performance.now();
    const before = peer.answer(slider);
    peer.move(slider, i);
    const now = peer.answer(slider);
    if (now === before || now === undefined) return until(peer, slider, before, began + peer.patience, began);
    await soon();
    return performance.now() - began;
  }

  async function until(peer, slider, before, end, began) {
    for (let now = before; now === before || now === undefined; now = peer.answer(slider)) {
      if (performance.now() > end) return null;
      await soon();
    }
    return (await painted()) - began;
  }

  /** Move once; the time when the answer stood on the screen, or null where none came in time. */
  async function once(peer, slider, i) {
    const before = peer.answer(slider);
    peer.move(slider, i);
    return until(peer, slider, before, performance.now() + peer.patience, 0);
  }

  window.bench = {
    first: null,
    async watch(name) {
      const peer = peers[name];
      for (let i = 0; bench.first === null; i++) {
        const slider = peer.slider();
        if (slider?.checkVisibility()) bench.first = await once(peer, slider, i);
        if (bench.first === null) await pause(5);
      }
    },
    async moves(name, count) {
      const peer = { ...peers[name], patience: 5000 };
      const slider = peer.slider();
      const times = [];
      await pause(1000); // the page may still be loading what it does not need for an answer
      for (let i = 0; i < count; i++) {
        const took = await inFrame(peer, slider, i + 1);
        if (took !== null) times.push(took);
      }
      return times;
    },
  };
})();
