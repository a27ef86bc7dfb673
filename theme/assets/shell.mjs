// What the shell does once the page stands. Everything here is a convenience: without it the page still reads,
// navigates and prints.
import { followSeat, keptSeat, showCurrent } from "./sidelist.mjs";

// A box that scrolls sideways can be reached and scrolled with the keyboard; one that does not is no stop.
const sizes = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const target = /** @type {HTMLElement} */ (entry.target);
    const scrolls = target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
const boxes = "pre, .pst-scrollable-table-container, .output.text_html, div.math, .mot-scroll";
for (const box of document.querySelectorAll(`article :is(${boxes})`)) sizes.observe(box);

const QUIET = 2000; // milliseconds
const SIGNS = ["pointerdown", "keydown", "input", "scroll", "load"];

/** Act once the reader has touched nothing for a while: what is fetched ahead takes no time from what is in hand. */
function whenQuiet(act) {
  let wait = 0;
  const go = () => {
    clearTimeout(wait);
    for (const name of SIGNS) removeEventListener(name, again, true);
    act();
  };
  const again = () => {
    clearTimeout(wait);
    wait = setTimeout(go, QUIET);
  };
  for (const name of SIGNS) addEventListener(name, again, { capture: true, passive: true });
  again();
}

// The rest waits until a drill, if the page has one, has had the processor first.
if (globalThis.requestIdleCallback) requestIdleCallback(start, { timeout: 500 });
else setTimeout(start);

function start() {
  const root = document.documentElement;
  const nav = document.getElementById("mot-nav");
  const toc = document.getElementById("mot-toc");

  // Colours: automatic, light, dark, and round again.
  const modeButton = document.querySelector(".mot-mode");
  const MODES = { auto: "light", light: "dark", dark: "auto" };
  const nameMode = () => {
    const said = { auto: "automatic", light: "light", dark: "dark" };
    const label = `Colours: ${said[root.dataset.mode]}. Change to ${said[MODES[root.dataset.mode]]}`;
    modeButton.setAttribute("aria-label", label);
    modeButton.title = label;
  };
  modeButton.addEventListener("click", () => {
    const mode = MODES[root.dataset.mode];
    try {
      localStorage.setItem("mode", mode);
    } catch {
      // storage is switched off: the choice holds for this page
    }
    root.dispatchEvent(new CustomEvent("mot:mode", { detail: mode }));
    nameMode();
  });
  nameMode();

  // The drawer and the list of sections: close after a choice, and when the window grows into columns.
  /** @type {[HTMLElement, string][]} */
  const panels = [
    [nav, "(min-width: 62em)"], // as in css/20-frame.css
    [toc, "(min-width: 78em)"],
  ];
  for (const [panel, columnsFrom] of panels) {
    if (!panel?.hidePopover) continue;
    const close = () => panel.matches(":popover-open") && panel.hidePopover();
    panel.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && close());
    matchMedia(columnsFrom).addEventListener("change", close);
  }
  // The side list: the chosen seat's, with the current page in view when it opens.
  nav.addEventListener("toggle", () => showCurrent(nav));
  followSeat(nav);
  showCurrent(nav);

  // A path that the reader is walking shows its bar on every page. Nothing is fetched where none runs.
  const runs = (text) => /"running":\{"path":"/.test(text ?? "");
  const isKept = () => {
    try {
      return runs(localStorage.getItem("moments-of-truth"));
    } catch {
      return false; // storage is switched off
    }
  };
  // a tab that may keep nothing carries its path in its own name
  // @ts-expect-error: on the site the widgets' modules stand in live/
  if (runs(window.name) || isKept()) import("../live/session.mjs");

  // The book is kept on the device, for trains and cellars, when the page itself has all that it needs.
  if ("keeps" in root.dataset && navigator.serviceWorker && location.protocol.startsWith("http")) {
    const keep = () => {
      // A browser fetches the manifest and an icon once it is named: what a drill needs to answer comes first.
      if (!document.querySelector("link[rel=manifest]")) {
        const manifest = document.createElement("link");
        manifest.rel = "manifest";
        manifest.href = root.dataset.keeps;
        document.head.append(manifest);
      }
      return import("./offline.mjs").then(({ keepBook }) => keepBook(keptSeat));
    };
    if (document.querySelector("[data-offline]")) keep();
    else whenQuiet(keep);
  }

  // "/" and Ctrl+K search, as in most documentation; nothing of the search is fetched before.
  const link = document.querySelector(".mot-find");
  const find = async (event) => {
    event.preventDefault();
    const field = document.querySelector("[data-search-page] input");
    if (field) return field.focus();
    try {
      const { openFinder } = await import("./search.mjs");
      openFinder(link.href);
    } catch {
      location.assign(link.href); // the page of the search says what is wrong
    }
  };
  link.addEventListener("click", (event) => event.ctrlKey || event.metaKey || event.shiftKey || find(event));
  addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const slash = event.key === "/" && !target.closest("input, select, textarea, [contenteditable]");
    const key = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if ((slash || key) && !document.querySelector("dialog[open]")) find(event);
  });

  // The section being read is marked in "On this page".
  if (toc) {
    const links = new Map();
    for (const link of toc.querySelectorAll("a[href^='#']")) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (section) links.set(section, link);
    }
    const seen = new Set();
    const spy = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) isIntersecting ? seen.add(target) : seen.delete(target);
        let last;
        for (const section of links.keys()) if (seen.has(section)) last = section;
        for (const [section, link] of links) link.toggleAttribute("data-here", section === last);
      },
      { rootMargin: "-15% 0px -70% 0px" },
    );
    for (const section of links.keys()) spy.observe(section);
  }

  // Code can be copied where the browser lets a page write to the clipboard.
  if (navigator.clipboard) {
    for (const block of document.querySelectorAll("article div.highlight")) {
      const button = document.createElement("button");
      button.className = "mot-copy";
      button.type = "button";
      button.textContent = "Copy";
      button.setAttribute("aria-label", "Copy this code");
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(block.querySelector("pre").textContent.trimEnd());
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = "Copy"), 1500);
      });
      block.append(button);
    }
  }

  // A link to what stands in a fold opens it; some browsers do so by themselves.
  const unfold = () => {
    const id = location.hash.slice(1);
    const target = id && !id.includes("=") && document.getElementById(decodeURIComponent(id));
    if (!target) return;
    let shut = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      shut ||= !fold.open;
      fold.open = true;
    }
    if (shut) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // On paper nothing can be opened, so everything is; only code that the author hid stays away, and a drill's working,
  // as a drill goes on one page.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [
      ...document.querySelectorAll("article details:not([open], .above-input, [data-working], .mot-drill details)"),
    ];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}
