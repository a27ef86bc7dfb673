// A chart for those who do not see it, or want to hear it: its lines in words, and as a sound. Knows no model: it reads
// what the drill has drawn, and takes names and units from the chart's own headings and axes.

const NUMBER = /^([^\d]*?)([\d,]*\.?\d+)(\D*)$/;
const BY_COLOUR = { accent: "coloured", ink: "dark", grey: "grey", "accent-soft": "pale" };

// An element keeps its anchor; to ask for it after each move would lay out the styles anew.
const anchors = new WeakMap();

/** How a text hangs on its place: "start", "middle" or "end". */
function anchorOf(text) {
  if (!anchors.has(text)) anchors.set(text, getComputedStyle(text).textAnchor);
  return anchors.get(text);
}

/** The upright texts of the drawing: where each stands, how it hangs there, what it says, and a number's parts. */
function labels(svg) {
  const found = [];
  for (const text of svg.querySelectorAll("text")) {
    if (/rotate\(-90/.test(text.getAttribute("transform") ?? "")) continue;
    const says = text.textContent.trim();
    const place = { x: +text.getAttribute("x"), y: +text.getAttribute("y"), anchor: anchorOf(text) };
    found.push({ ...place, text, says, parts: NUMBER.exec(says) });
  }
  return found;
}

/** The box of the axes on which an artist stands: what it is clipped by; undefined where it is not. */
function boxOf(svg, g) {
  const clip = /#([^)"]+)/.exec(g.querySelector("[clip-path]")?.getAttribute("clip-path") ?? "");
  const rect = clip && svg.querySelector(`[id="${clip[1]}"] rect`);
  if (!rect) return undefined;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => +rect.getAttribute(name));
  return { id: clip[1], x0: x, x1: x + width, y0: y, y1: y + height };
}

/** The numbers along one side of a box: where each stands, what it says, and what stands around it. */
function ticks(written, side, box) {
  const beside = ({ x, y, anchor }) =>
    side === "y"
      ? anchor === "end" && x < box.x0 + 2 && y > box.y0 - 4 && y < box.y1 + 9
      : anchor === "middle" && y > box.y1 - 2 && x > box.x0 - 4 && x < box.x1 + 4;
  const all = written.filter(beside).map((one) => ({ ...one, line: side === "y" ? -one.x : one.y }));
  const nearest = Math.min(...all.map((one) => one.line));
  const marks = all.filter((one) => Math.abs(one.line - nearest) < 1.5);
  if (marks.some((one) => !one.parts)) return []; // names, and no numbers
  return marks.map(({ x, y, parts }) => ({
    place: side === "y" ? y - 3.6 : x,
    value: (/[-\u2212]/.test(parts[1]) ? -1 : 1) * Number(parts[2].replaceAll(",", "")),
    before: parts[1].replace(/[-\u2212+]/g, ""),
    after: parts[3],
  }));
}

/**
 * A function from the model's number to what the line's own axis calls it; undefined where the axis says too little.
 * Where the number stands is known to the last digit, from the artist's own map; the axis adds unit and thousands only.
 */
function scale(written, side, box, [factor, offset]) {
  const marks = ticks(written, side, box).map((one) => ({ ...one, data: (one.place - offset) / factor }));
  const [a, b] = [marks[0], marks.at(-1)];
  if (marks.length < 2 || a.data === b.data || a.value === b.value) return undefined;
  const [range, rough] = [Math.abs(b.value - a.value), (b.value - a.value) / (b.data - a.data)];
  const power = 10 ** Math.round(Math.log10(Math.abs(rough)));
  const step = Math.abs(rough / power - 1) < 0.05 ? power : rough;
  const start = a.value - a.data * step;
  const origin = Math.abs(start) < range * 0.05 ? 0 : start;
  if (marks.some(({ data, value }) => Math.abs(origin + data * step - value) > range * 0.05)) return undefined;
  const digits = Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(range))));
  return (data) => {
    const value = origin + data * step;
    const number = Math.abs(value).toLocaleString("en", { maximumFractionDigits: digits });
    return `${value < 0 && number !== "0" ? "\u2212" : ""}${b.before}${number}${b.after}`;
  };
}

/** The lines of three points and more, or else the bars: places in the drawing, the artist, and its element. */
function shapes(artists) {
  const numbers = (g) => [...(g.querySelector("path")?.getAttribute("d") ?? "").matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
  const all = artists
    .filter(([, g]) => g && g.style.visibility !== "hidden")
    .map(([artist, g]) => ({ artist, g, at: numbers(g).map((m) => [+m[1], +m[2]]) }));
  const isWide = (at) => at.length > 2 && Math.abs(at.at(-1)[0] - at[0][0]) > 3; // a guide is not
  const isCurve = ({ artist, at }) => artist.kind === "line" && isWide(at);
  const lines = all.filter(isCurve);
  return { lines, bars: lines.length ? [] : all.filter(({ artist, at }) => artist.kind === "bar" && at.length > 3) };
}

/** The colour of a line or a text by its name in the book's palette. */
const colourOf = (element, attribute) => /--chart-([\w-]+)/.exec(element?.getAttribute(attribute) ?? "")?.[1] ?? "";

/** The heading above a box, without the unit that stands behind it. */
function headingOf(written, box) {
  const above = written.filter(({ text, y }) => text.getAttribute("font-weight") === "700" && y < box.y0 + 2);
  const nearest = above.sort((a, b) => b.y - a.y)[0];
  return nearest && box.y0 - nearest.y < 24 ? nearest.says.replace(/\s*\([^)]*\)$/, "") : "";
}

/** What a line is called: by its panel's heading; if not alone there, by a text in its colour, or its look. */
function nameOf(line, lines, written, moving) {
  if (lines.length === 1) return "The line";
  const heading = line.box && headingOf(written, line.box);
  const alone = lines.filter(({ box }) => box?.id === line.box?.id).length === 1;
  const panels = new Set(lines.map(({ box }) => box?.id)).size;
  if (alone && heading) return heading;
  const path = line.g.querySelector("path");
  const colour = colourOf(path, "stroke");
  const same = colour === "grey" ? ["grey", "muted"] : [colour];
  const inBox = ({ x, y }) => lines.some(({ box: b }) => b && x > b.x0 - 2 && y > b.y0 - 2 && y < b.y1 + 2);
  const own = written.filter(
    (one) =>
      same.includes(colourOf(one.text, "fill")) && /[a-z]{3}/.test(one.says) && inBox(one) && !moving.has(one.text),
  );
  const dashed = path?.hasAttribute("stroke-dasharray");
  const look = `the ${dashed ? "dashed" : (BY_COLOUR[colour] ?? "next")} line`;
  const called = own.length === 1 && !dashed ? own[0].says.replace(/^.*:\s*/, "") : look;
  const name = panels > 1 && heading ? `${heading}, ${called}` : called;
  return name[0].toUpperCase() + name.slice(1);
}

/** One line in words: from where to where, and where it is highest and lowest; nothing where its axes say nothing. */
function told({ artist, at, box }, written) {
  const [a, b, c, d] = artist.map;
  const data = at.map(([x, y]) => [(x - b) / a, (y - d) / c]);
  const [x, y] = box ? [scale(written, "x", box, [a, b]), scale(written, "y", box, [c, d])] : [];
  const [across, up] = [0, 1].map((k) => (i) => [x, y][k]?.(data[i][k]) ?? "");
  const ys = at.map(([, place]) => place);
  const [high, low, last] = [ys.indexOf(Math.min(...ys)), ys.indexOf(Math.max(...ys)), at.length - 1];
  const change = ys[0] - ys[last];
  const way = Math.abs(change) < 2 ? "ends where it began" : change > 0 ? "rises" : "falls";
  if (!y) return x ? `${way}, from ${across(0)} to ${across(last)}.` : "";
  const here = (i) => `${up(i)}${x ? ` (at ${across(i)})` : ""}`;
  const inner = [
    [high, "highest"],
    [low, "lowest"],
  ].filter(([i]) => ![up(0), up(last)].includes(up(i)));
  const ends = `${way}, from ${here(0)} to ${here(last)}`;
  return `${[ends, ...inner.map(([i, word]) => `${word} ${here(i)}`)].join("; ")}.`;
}

/**
 * The chart in words, as its sliders stand.
 * @param {SVGElement} svg
 * @param {any[]} artists pairs of what the drill knows of an artist, and its element
 */
export function inWords(svg, artists) {
  const lines = shapes(artists).lines.map((line) => ({ ...line, box: boxOf(svg, line.g) }));
  const written = lines.length ? labels(svg) : [];
  const moving = new Set(artists.filter(([a]) => a.text).map(([, g]) => g?.querySelector("text")));
  const said = lines.map((line) => [nameOf(line, lines, written, moving), told(line, written)]).filter((one) => one[1]);
  const sentences = said.map(([name, words]) => `${name}${/line$/.test(name) ? "" : ":"} ${words}`);
  return [svg.getAttribute("aria-label") ?? "", ...sentences].join(" ").trim();
}

/**
 * What can be heard: each line's heights from left to right, or the bars' lengths from top to bottom; 0 to 1.
 * @param {any[]} artists as above
 */
export function heights(artists) {
  const { lines, bars } = shapes(artists);
  const lists = lines.map(({ at }) => at.map(([, y]) => -y));
  if (bars.length > 1) {
    const span = (list) => Math.max(...list) - Math.min(...list);
    const sides = [0, 1].map((k) => bars.map(({ at }) => span(at.map((place) => place[k]))));
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
