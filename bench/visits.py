"""`python -m bench.visits`: how many bytes a reader's visits fetch, first and second, written into bench/README.md.

A profile that lasts, as a reader's does: home, a drill page from there, another drill page; then the browser is closed,
opened again, and the same pages are visited once more. Bytes are those that the network carried, headers included, with
texts compressed; what a cache had counts nothing. Without the service worker, which would have most of it anyway. Needs
the built book (`make html`), and no quiet machine: bytes are bytes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from bench.numbers import kilobytes, table, with_part
from tools.chromium import find
from tools.project import SITE, Problem, say, start
from tools.serve import serving

README = Path(__file__).resolve().parent / "README.md"
HEADING = "Visits"
PAGES = {
    "home": "index.html",
    "a drill page": "cx-lead/clienteling-vs-discount.html",
    "another drill page": "cx-lead/two-stores.html",
    "a page of questions": "cx-lead/questions.html",
}


@contextmanager
def profile(folder: str) -> Iterator[BrowserContext]:
    """A browser on a profile that is kept in `folder`."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=find(), args=["--no-sandbox"], service_workers="block"
        )
        try:
            yield context
        finally:
            context.close()


def fetched(context: BrowserContext, address: str) -> tuple[int, int]:
    """(bytes, answers) that a visit of `address` takes from the network."""
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: dict[str, int] = {}
    network.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    page.close()
    moved = [size for size in sizes.values() if size]
    return sum(moved), len(moved)


def measure(base: str) -> dict[str, list[tuple[int, int]]]:
    """For each page, what its first and its second visit fetch."""
    seen: dict[str, list[tuple[int, int]]] = {name: [] for name in PAGES}
    with tempfile.TemporaryDirectory() as folder:
        for _ in ("the first day", "the second"):
            with profile(folder) as context:
                for name, path in PAGES.items():
                    seen[name].append(fetched(context, f"{base}/{path}"))
    return seen


def main(_words: list[str]) -> None:
    """Measure, print, and write into the README."""
    if not (SITE / "index.html").is_file():
        raise Problem("The book is not built: run make html first.")
    with serving(SITE) as base:
        seen = measure(base)
    rows = [
        [name, *(text for bytes_, answers in visits for text in (kilobytes(bytes_), str(answers)))]
        for name, visits in seen.items()
    ]
    total = [[sum(visits[day][what] for visits in seen.values()) for what in (0, 1)] for day in (0, 1)]
    rows.append(["all four", *(text for day in total for text in (kilobytes(day[0]), str(day[1])))])
    report = table(["In this order", "first visit, kB", "answers", "second visit, kB", "answers"], rows)
    report = f"`python -m bench.visits` on {time.strftime('%d %B %Y')}.\n\n{report}\n"
    README.write_text(with_part(README.read_text(encoding="utf-8"), HEADING, report), encoding="utf-8")
    say(f"{report}\nWritten into {README.relative_to(README.parents[1])}.")


if __name__ == "__main__":
    start(main)
