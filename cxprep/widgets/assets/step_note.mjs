// Where a step of a path is done: its place on the page, what it asks there, and where it ends. The bar has room for a
// title alone, and whoever comes straight from the step before has not read the list.

import { button, make } from "./practice.mjs";

const MARKS = "[data-step-note], [data-step-on], [data-step-end]";

const byHash = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));
// a span is a label beside the heading's own id
const sectionOf = (place) => (place.matches("span") ? (place.closest("section") ?? place) : place);

/**
 * The section that an address of this page names and the heading to arrive at; null where there is none.
 * @param {string} hash
 * @returns {{ place: Element, section: Element, heading: HTMLElement } | null}
 */
export function placeOf(hash) {
  const place = hash ? byHash(hash) : document.querySelector("main h1, article h1");
  if (!place) return null;
  const section = sectionOf(place);
  const own = section.matches("h1, h2, h3, h4, [data-path]"); // a path's list is arrived at as a whole
  return { place, section, heading: own ? section : (section.querySelector("h1, h2, h3, h4") ?? section) };
}

/** Take away what was said of a step. */
export function forgetNote() {
  for (const one of document.querySelectorAll(MARKS)) one.remove();
}

// A heading's own words, without the sign that links to it.
const titleOf = (heading) =>
  [...(heading?.childNodes ?? [])]
    .filter((part) => !(part instanceof Element && part.matches(".headerlink")))
    .map((part) => part.textContent)
    .join("")
    .trim();

// By keyboard the bar is the last thing of a long page: seen when it has the focus.
const toBar = () =>
  button("To “Done, next”", () => document.querySelector("[data-bar-next]")?.focus(), { class: "mot-step-skip" });

/**
 * Say below a step's heading what it asks, and after its sections where it goes on or ends; it is done on this page.
 * A section that is said aloud has its clock opened.
 * @param {PathStep} step
 * @param {string} hash
 */
export function noteOn(step, hash) {
  if (document.querySelector("[data-step-note]")?.getAttribute("data-step-note") === step.key) return;
  forgetNote();
  const found = placeOf(hash);
  if (!found || found.section.matches("[data-path]")) return;
  const { section, heading } = found;
  // a plan may have come in with a file
  const named = Array.isArray(step.read) ? step.read.filter((id) => /^[\w-]+$/.test(id)) : [];
  const read = named.map((id) => ({ id, at: byHash(`#${id}`) })).filter(({ at }) => at);
  const link = ({ id }) => make("a", { href: `#${id}` }, titleOf(placeOf(`#${id}`)?.heading));
  const links = read.map(link);
  const note = make(
    "aside",
    { class: "mot-step-note", "data-step-note": step.key, "aria-label": "What this step asks" },
    make("p", {}, step.what ?? ""),
    links.length ? make("p", {}, "Read here: ", ...links.flatMap((one, place) => [place ? " · " : null, one])) : null,
    toBar(),
  );
  heading.after(note);
  read.slice(0, -1).forEach(({ at }, place) => {
    const [own, following] = [sectionOf(at), sectionOf(read[place + 1].at)];
    if (own.matches("section") && own.nextElementSibling !== following)
      own.append(
        make("p", { class: "mot-step-end", "data-step-on": "" }, "This step goes on with ", link(read[place + 1]), "."),
      );
  });
  const last = read.length ? sectionOf(read.at(-1).at) : section;
  const ends = step.do && !last.querySelector(":scope > h1"); // of a plan of one's own nobody has said where
  if (last.matches("section") && (read.length || ends))
    last.append(make("p", { class: "mot-step-end", "data-step-end": "" }, "This step ends here. ", toBar()));
  if ((!step.do || step.do === "Say aloud") && section.matches("section")) {
    const clock = section.querySelector("[data-rehearsal]")?.closest("details");
    if (clock) clock.open = true;
  }
}
