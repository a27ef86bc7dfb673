"""The README's picture: the drill page as a phone and a desk show it, side by side.

Run with `.venv/bin/python -m tools.screenshot` after `make html`; it writes docs/drill.png.
"""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.chromium import find
from tools.project import ROOT, SITE
from tools.serve import serving

PAGE = "cx-lead/clienteling-vs-discount.html#drill=cx-lead.drill.clienteling-vs-discount&uplift_caused=0.6"
DEVICES = ((1120, 720), (360, 720))


def main() -> None:
    """Take both pictures and join them."""
    shots = []
    with serving(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        for width, height in DEVICES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address}/{PAGE}")
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
    main()
