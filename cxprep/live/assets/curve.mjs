// A chart for those who do not see it, or want to hear it: its lines in words, and as a sound. Knows no model: it reads
// what the drill has drawn, and takes names and units from the chart's own axes.

const NUMBER = /^([^\d]*?)([\d,]*\.?\d+)(\D*)$/;
const ORDER = ["first", "second", "third", "fourth"];

// An element keeps its anchor; to ask for it after each move would lay out the styles anew.
const anchors = new WeakMap();

/** How a text hangs on its place: "start", "middle" or "end". */
function anchorOf(text) {
  if (!anchors.has(text)) anchors.set(text, getComputedStyle(text).textAnchor);
  return anchors.get(text);
}

/** The upright numbers written in the drawing: where each stands, how it hangs there, and its parts. */
function labels(svg) {
  const found = [];
  for (const text of svg.querySelectorAll("text")) {
    const parts = NUMBER.exec(text.textContent.trim());
    if (!parts || /rotate\(-90/.test(text.getAttribute("transform") ?? "")) continue;
    found.push({ x: +text.getAttribute("x"), y: +text.getAttribute("y"), anchor: anchorOf(text), parts });
  }
  return found;
}

/** The numbers along one side of the drawn box: where each stands, what it says, and what stands around it. */
function ticks(written, side, box) {
  const found = [];
  for (const { x, y, anchor, parts } of written) {
    const fits = side === "y" ? anchor === "end" && x < box.x0 + 2 : anchor === "middle" && y > box.y1 - 2;
    if (!fits) continue;
    const sign = /[-\u2212]/.test(parts[1]) ? -1 : 1;
    found.push({
      place: side === "y" ? y - 3.6 : x,
      line: side === "y" ? -x : y,
      value: sign * Number(parts[2].replaceAll(",", "")),
      before: parts[1].replace(/[-\u2212+]/g, ""),
      after: parts[3],
    });
  }
  const nearest = Math.min(...found.map((one) => one.line));
  return found.filter((one) => Math.abs(one.line - nearest) < 1.5);
}

/** A function from a place in the drawing to what the axis says there; undefined where the axis says too little. */
function scale(written, side, box) {
  const marks = ticks(written, side, box);
  const [a, b] = [marks[0], marks.at(-1)];
  if (marks.length < 2 || a.place === b.place || a.value === b.value) return undefined;
  const step = (b.value - a.value) / (b.place - a.place);
  const digits = Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(Math.abs(b.value - a.value)))));
  const { before, after } = b;
  return (place) => {
    const value = a.value + (place - a.place) * step;
    const number = Math.abs(value).toLocaleString("en", { maximumFractionDigits: digits });
    return `${value < 0 && number !== "0" ? "\u2212" : ""}${before}${number}${after}`;
  };
}

/** The lines of three points and more, or else the bars, as lists of places in the drawing. */
function shapes(artists) {
  const seen = (g) => g && g.style.visibility !== "hidden";
  const numbers = (g) => [...(g.querySelector("path")?.getAttribute("d") ?? "").matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
  const all = artists.filter(([, g]) => seen(g)).map(([a, g]) => [a.kind, numbers(g).map((m) => [+m[1], +m[2]])]);
  const isCurve = ([kind, at]) => kind === "line" && at.length > 2 && Math.abs(at.at(-1)[0] - at[0][0]) > 3; // no guide
  const lines = all.filter(isCurve).map(([, at]) => at);
  if (lines.length) return { lines, bars: [] };
  const bars = all.filter(([kind, at]) => kind === "bar" && at.length > 3).map(([, at]) => at);
  return { lines, bars };
}

/** One line in words: from where to where, and where it is highest and lowest. */
function told(written, at) {
  const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)];
  const box = { x0: Math.min(...xs), y1: Math.max(...ys) };
  const [x, y] = [scale(written, "x", box), scale(written, "y", box)];
  const here = (i) => (y ? `${y(ys[i])}${x ? ` (at ${x(xs[i])})` : ""}` : x ? `its place at ${x(xs[i])}` : "");
  const [high, low, last] = [ys.indexOf(Math.min(...ys)), ys.indexOf(Math.max(...ys)), at.length - 1];
  const change = ys[0] - ys[last];
  const way = Math.abs(change) < 2 ? "ends where it began" : change > 0 ? "rises" : "falls";
  if (!x && !y) return `${way} from left to right.`;
  const ends = `${way}, from ${here(0)} to ${here(last)}`;
  const inner = [
    [high, "highest"],
    [low, "lowest"],
  ].filter(([i]) => i !== 0 && i !== last);
  return `${[ends, ...inner.map(([i, word]) => `${word} ${here(i)}`)].join("; ")}.`;
}

/**
 * The chart in words, as its sliders stand.
 * @param {SVGElement} svg
 * @param {any[]} artists pairs of what the drill knows of an artist, and its element
 */
export function inWords(svg, artists) {
  const { lines } = shapes(artists);
  const written = lines.length ? labels(svg) : [];
  const name = (i) => (lines.length > 1 ? `The ${ORDER[i] ?? "next"} line` : "The line");
  return [svg.getAttribute("aria-label") ?? "", ...lines.map((at, i) => `${name(i)} ${told(written, at)}`)]
    .join(" ")
    .trim();
}

/**
 * What can be heard: each line's heights from left to right, or the bars' lengths from top to bottom; 0 to 1.
 * @param {any[]} artists as above
 */
export function heights(artists) {
  const { lines, bars } = shapes(artists);
  const lists = lines.map((at) => at.map(([, y]) => -y));
  if (bars.length > 1) {
    const span = (list) => Math.max(...list) - Math.min(...list);
    const sides = [0, 1].map((k) => bars.map((at) => span(at.map((place) => place[k]))));
    // the side that the bars share is their thickness
    lists.push(span(sides[0]) > span(sides[1]) ? sides[0] : sides[1]);
  }
  const all = lists.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return lists.map((list) => list.map((value) => (high > low ? (value - low) / (high - low) : 0.5)));
}

/**
 * Play lists of heights, one after the other: higher is higher. Gives back a function that stops it.
 * @param {number[][]} lists
 * @param {() => void} done called once, when it has ended or was stopped
 */
export function play(lists, done) {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.connect(volume).connect(audio.destination);
  volume.gain.value = 0;
  let at = audio.currentTime + 0.05;
  for (const list of lists) {
    const step = 2.2 / Math.max(list.length, 6);
    volume.gain.setTargetAtTime(0.18, at, 0.02);
    list.forEach((height, i) => {
      const pitch = 196 * 2 ** (height * 2);
      if (i && list.length > 8) tone.frequency.linearRampToValueAtTime(pitch, at + i * step);
      else tone.frequency.setValueAtTime(pitch, at + i * step);
    });
    at += list.length * step;
    volume.gain.setTargetAtTime(0, at, 0.03);
    at += 0.35;
  }
  tone.onended = () => {
    audio.close();
    done();
  };
  tone.start();
  tone.stop(at);
  return () => tone.stop();
}
