"""The README's picture: the drill page as a phone and a desk show it, side by side.

`make picture` writes docs/drill.png. The Makefile names the page: its address within the book, with the drill's state.
"""

from __future__ import annotations

import io
import os

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.chromium import find
from tools.project import ROOT, SITE, Problem, start
from tools.serve import serving

DEVICES = ((1120, 720), (360, 720))


def main(words: list[str]) -> None:
    """Take both pictures of a page and join them."""
    where = words or [page for page in [os.environ.get("PAGE", "")] if page]
    if len(where) != 1:
        raise Problem("Name one page: python -m tools.screenshot 'ROLE/PAGE.html#drill=...'")
    shots = []
    with serving(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        for width, height in DEVICES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address}/{where[0]}")
            page.wait_for_selector("[data-drill][data-alive]")
            shots.append(Image.open(io.BytesIO(page.screenshot())))
        browser.close()
    joined = Image.new("RGB", (sum(shot.width for shot in shots) + 24, DEVICES[0][1]), "white")
    left = 0
    for shot in shots:
        joined.paste(shot, (left, 0))
        left += shot.width + 24
    (ROOT / "docs").mkdir(exist_ok=True)
    joined.quantize(128).save(ROOT / "docs" / "drill.png", optimize=True)


if __name__ == "__main__":
    start(main)
