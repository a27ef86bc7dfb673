"""The site scan: what must hold on every page of a built site, as functions that return sentences.

Two halves: `Scanner` looks at a page in a browser (console, requests, axe, width, headline, description);
tests/support/links.py looks at the files. Knows nothing of this book, so that a small broken site can prove it.
"""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tools.project import NODE_MODULES

# The last one makes every other host unreachable: nothing that a page asks for leaves the machine.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESK = {"viewport": {"width": 1440, "height": 900}}
WIDTHS = {360: PHONE, 1440: DESK}
MODES = ["light", "dark"]
OWN = ("127.0.0.1", "localhost")

# One trip to the page for all that can be read from it.
LOOK = """width => {
  const name = e => [e.tagName.toLowerCase() + (e.id ? '#' + e.id : ''), ...e.classList].join('.');
  const clipped = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
    if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
  const overflow = document.documentElement.scrollWidth;
  const wide = overflow <= width ? [] : [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && !clipped(e)).slice(0, 3).map(name);
  return { overflow, wide, h1: document.querySelectorAll('h1').length,
    title: document.title.trim(),
    description: (document.querySelector('meta[name=description]')?.content ?? '').trim(),
    language: document.documentElement.lang,
    mode: document.documentElement.dataset.theme };
}"""
# The page's script makes what scrolls reachable by keyboard once it knows the sizes: a frame after they are known.
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"
# Nothing is fetched a second time for rules about sheets and media: no rule of ours asks for the first, and the policy
# lets no page play a file.
AXE = """async (only) => (await axe.run(
  document,
  { resultTypes: ['violations'], preload: false, ...(only ? { runOnly: { type: 'rule', values: only } } : {}) }
)).violations.map(v => ({
  id: v.id, help: v.help, count: v.nodes.length, target: v.nodes[0].target.join(' ') }))"""


def watch(page: Page) -> list[str]:
    """Record what a page should not do, from now on, in the list that is returned (empty it to forget)."""
    findings: list[str] = []
    outside: set[str] = set()

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in OWN:
            outside.add(request.url)
            findings.append(f"asks another host: {request.url}")

    def on_failure(request: Request) -> None:
        # A request that the page itself gave up (it was left, it aborted) is no fault.
        if request.url not in outside and "ERR_ABORTED" not in (request.failure or ""):
            findings.append(f"request failed: {request.url} ({request.failure})")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            findings.append(f"missing file: {response.url} ({response.status})")

    def on_console(message: ConsoleMessage) -> None:
        # A file that could not be loaded has been recorded by its request, with its address.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            findings.append(f"console error: {message.text}")

    page.on("request", on_request)
    page.on("requestfailed", on_failure)
    page.on("response", on_response)
    page.on("console", on_console)
    page.on("pageerror", lambda error: findings.append(f"uncaught error: {error}"))
    return findings


@cache
def axe_source() -> str:
    """axe-core as npm installed it."""
    file = NODE_MODULES / "axe-core" / "axe.min.js"
    assert file.is_file(), "axe-core is not installed: run make test, or .venv/bin/python -m tools.npm."
    return file.read_text(encoding="utf-8")


class Scanner:
    """Visits pages in light and dark, narrow and wide; keeps one page open for each of the four."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.open: dict[tuple[str, int], tuple[BrowserContext, Page, list[str]]] = {}

    def page(self, mode: str, width: int) -> tuple[Page, list[str]]:
        """The page for a mode and a width, and the list of what it did wrong so far."""
        if (mode, width) not in self.open:
            context = self.browser.new_context(color_scheme=mode, **WIDTHS[width])
            page = context.new_page()
            self.open[mode, width] = (context, page, watch(page))
        return self.open[mode, width][1:]

    def scan(self, address: str, mode: str, width: int, axe: bool = True) -> list[str]:
        """What is wrong with a page in a mode at a width, each as a sentence that names all three.

        Without `axe`: what can be read off the page, and what it did while it was opened.
        """
        page, findings = self.page(mode, width)
        findings.clear()
        page.goto(address, wait_until="load")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return self._seen(page, findings, address, mode, width, only=None if axe else [])

    def scan_both(self, address: str, first: str, width: int) -> list[str]:
        """The same in both modes: opened in the `first`, then turned to the other, as a system does at dusk."""
        found = self.scan(address, first, width)
        page, findings = self.page(first, width)
        findings.clear()
        (other,) = set(MODES) - {first}
        page.emulate_media(color_scheme=other)
        page.evaluate(SETTLED)  # the page hears of it with the next frame
        # the same elements in other colours: only what axe says of colours can differ
        found += self._seen(page, findings, address, other, width, only=["color-contrast"])
        page.emulate_media(color_scheme=first)
        return found

    def widened(self, address: str, mode: str, narrow: int, wide: int) -> list[str]:
        """What is wrong with the page that was opened at the `narrow` width, once its window is as wide as a desk's."""
        page, findings = self.page(mode, narrow)
        findings.clear()
        page.set_viewport_size(WIDTHS[wide]["viewport"])
        page.evaluate(SETTLED)
        found = self._seen(page, findings, address, mode, wide, only=[])
        page.set_viewport_size(WIDTHS[narrow]["viewport"])
        return found

    def _seen(
        self,
        page: Page,
        findings: list[str],
        address: str,
        mode: str,
        width: int,
        only: list[str] | None = None,
    ) -> list[str]:
        found = look(page, mode, width) + violations(page, only)
        where = f"{urlsplit(address).path.lstrip('/') or 'index.html'}, {mode}, {width} px"
        return [f"{where}: {finding}" for finding in findings + found]

    def close(self) -> None:
        """Close what was opened."""
        for context, _, _ in self.open.values():
            context.close()


def look(page: Page, mode: str, width: int) -> list[str]:
    """What can be read off the page: its width, its headline, its description, its language, its mode."""
    seen = page.evaluate(LOOK, width)
    found = []
    if seen["overflow"] > width:
        culprits = f"; look at {', '.join(seen['wide'])}" if seen["wide"] else ""
        found.append(f"scrolls sideways: {seen['overflow']} px of content{culprits}")
    if seen["h1"] != 1:
        found.append(f"has {seen['h1']} h1 headlines in place of one")
    if not seen["description"]:
        found.append("has no meta description")
    if not seen["title"]:
        found.append("has no title")
    if not seen["language"]:
        found.append("does not say its language (<html lang>)")
    if seen["mode"] not in (None, mode):
        found.append(f"shows itself {seen['mode']} to a reader who prefers {mode}")
    return found


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """What axe objects to, by its default rules or by some of them only; nothing where these are none."""
    page.evaluate(SETTLED)
    if only == []:
        return []
    # By the browser's protocol, not by a script element: so it works under a page's own content policy too.
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe_source())
    found = page.evaluate(AXE, only)
    return [f"axe {v['id']}: {v['help']} ({v['count']} x, first at {v['target']})" for v in found]


def pages_of(folder: Path) -> list[str]:
    """Every page of a built site as a path in it, without assets, slides and the page for wrong addresses."""
    found = (file.relative_to(folder) for file in folder.rglob("*.html") if file.name != "404.html")
    return sorted(str(path) for path in found if not {"_static", "_sources", "slides"} & set(path.parts))
