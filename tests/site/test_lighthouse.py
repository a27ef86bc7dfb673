"""Lighthouse's three categories that do not depend on the machine; `make bench` looks at more pages and devices.

For `make sweep`: every day axe, from which Lighthouse has its rules of access, reads every page (test_scan.py), and
tests/site holds titles, descriptions, languages, links and addresses.
"""

from pathlib import Path

import pytest

from tools.lighthouse import CATEGORIES, lighthouse, objections, scores

DRILL = 'data-drill="'
pytestmark = [pytest.mark.slow, pytest.mark.sweep]  # starts a Chromium of its own


def first_drill(site: Path) -> str:
    """The first page, by name, that holds a drill and is not home."""
    pages = sorted(p for p in site.glob("*/*.html") if not p.parts[-2].startswith("_"))
    drills = [page for page in pages if DRILL in page.read_text(encoding="utf-8")]
    assert drills, "The built book has no page with a drill."
    return str(drills[0].relative_to(site))


@pytest.mark.parametrize(("page", "device"), [("drill", "phone")])
def test_full_marks(site: Path, base_url: str, page: str, device: str) -> None:
    name = "index.html" if page == "home" else first_drill(site)
    report = lighthouse(f"{base_url}/{name}", device, CATEGORIES[1:])
    lost = [
        f"{name}, {device}, {category} {score}: {objection}"
        for category, score in scores(report).items()
        if score < 100
        for objection in objections(report, category)
    ]
    assert not lost, "\n".join(lost)
