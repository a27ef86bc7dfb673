"""A drawn face beside each person who answers, and a drawing for each seat: lines of our own, drawn with one pen.

Who looks how is said in data/common/faces.yml, in words that this module draws; a seat's drawing is `drawing.svg` in
its role's folder. Both are decoration: screen readers pass over them, as the words beside say who speaks.
"""

from __future__ import annotations

import functools
import re
from html import unescape
from pathlib import Path

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"
_CAP = "M12 17c0-7 3-10 8-10s8 3 8 10c-2-4-4-5-8-5s-6 1-8 5"
# Each feature as the strokes of a pen on a sheet of 40 by 40.
STROKES = {
    "head": "M12 18a8 9.5 0 1 0 16 0a8 9.5 0 1 0-16 0M5 39.5c1-8 7-10 15-10s14 2 15 10",
    "eyes": "M17 18.5h.01M23 18.5h.01",
    "mouth": "M17.300 23q2.700 1.800 5.400 0",
    "short": _CAP,
    "parted": "M12 17c0-7 3-10 8-10s8 3 8 10c-1-4-3-5-6-5.5c-3 2-7 2.5-10 5.5",
    "fringe": "M12 18c-.5-8 3-11 8-11s8.5 3 8 11M12 16q8-3.5 16 0",
    "bob": (
        "M11 25c-1-3-1-6-.5-9c.8-6 4-9.5 9.5-9.5s8.700 3.5 9.5 9.5c.5 3 .5 6-.5 9"
        "M12.5 15c4-.5 7-1.5 9-4c1.5 2 3.5 3.5 6 4"
    ),
    "long": (
        "M10 30c-1-5-1-10 .5-14c1-6 4-9.5 9.5-9.5s8.5 3.5 9.5 9.5c1.5 4 1.5 9 .5 14"
        "M12.5 15.5c3.5-1 6-3 7.5-6c1.5 3 4 5 7.5 6"
    ),
    "bun": _CAP + "M16.5 6.5a3.5 3.5 0 1 1 7 0",
    "tail": _CAP + "M27.5 11c4 0 5 6 3.5 12",
    "braid": _CAP + "M28 22c2 2 0 3 1.5 5s-.5 3 1 5",
    "curls": (
        "M11.5 18c-2-2-1-4 .5-4.5c-.5-2.5 1.5-4 3-3.5c.5-2.5 3.5-3.5 5-2"
        "c1.5-1.5 4.5-.5 5 2c1.5-.5 3.5 1 3 3.5c1.5.5 2.5 2.5.5 4.5"
    ),
    "crown": "M12 20c-4-2-4-8 0-10c1-4 5-6 8-6s7 2 8 6c4 2 4 8 0 10M12.5 15q7.5-5 15 0",
    "bald": "M14 12.5c1-1.5 2-2.200 3-2.600",
    "scarf": "M10 31c0-4 1-5 1-12c0-8 4-12.5 9-12.5s9 4.5 9 12.5c0 7 1 8 1 12M13 16c1.5-4 4-5.5 7-5.5s5.5 1.5 7 5.5",
    "beard": "M12.5 20c0 7 3.5 9.5 7.5 9.5s7.5-2.5 7.5-9.5c-2.5 3-5 1.200-7.5 1.200s-5 1.800-7.5-1.200",
    "glasses": (
        "M14.200 18.5a2.700 2.700 0 1 0 5.400 0a2.700 2.700 0 1 0-5.400 0"
        "M20.400 18.5a2.700 2.700 0 1 0 5.400 0a2.700 2.700 0 1 0-5.400 0"
    ),
    "collar": "M16.5 29.700l3.5 4l3.5-4",
}
_WHO = re.compile(r'(<span class="mot-who">)([^<,.?]{3,40})(?=[,.<])')
_TITLE = re.compile(r"<h1>")
_SEAT = re.compile(r'<section class="mot-seat" data-seat="([^"]+)">')


@functools.cache
def faces() -> dict[str, str]:
    """What each person looks like, by name."""
    return yaml.safe_load((DATA / "common" / "faces.yml").read_text("utf-8"))


@functools.cache
def face(name: str) -> str:
    """The strokes of a person's face; "" for somebody not in the file. KeyError for a feature that is not drawn."""
    features = faces().get(name, "").split()
    if not features:
        return ""
    common = ["head", "eyes"] if "beard" in features else ["head", "eyes", "mouth"]
    return "".join(STROKES[one] for one in (*common, *features))


def framed(name: str, drawn: set[str]) -> str:
    """A person's face as an inline SVG; one that the page has drawn already is only named again: pages are weighed."""
    if not face(name):
        return ""
    id = "face-" + re.sub(r"\W+", "-", name.lower())
    strokes = f'<use href="#{id}"/>' if name in drawn else f'<path id="{id}" d="{face(name)}"/>'
    drawn.add(name)
    return f'<svg class="mot-portrait" viewBox="0 0 40 40" aria-hidden="true">{strokes}</svg>'


@functools.cache
def drawing(role: str) -> str:
    """A seat's drawing, or "" where its folder has none."""
    path = DATA / "roles" / role / "drawing.svg"
    return re.sub(r"\s+", " ", path.read_text("utf-8")).strip() if path.is_file() else ""


def added(body: str, page: str) -> str:
    """The page's body with a face before each person who answers, and a drawing where a seat is introduced."""
    drawn: set[str] = set()
    body = _WHO.sub(lambda who: f"{who[1]}{framed(unescape(who[2]).strip(), drawn)}{who[2]}", body)
    body = _SEAT.sub(lambda seat: seat[0] + drawing(seat[1]), body)
    folder, _, name = page.rpartition("/")
    return _TITLE.sub(lambda title: drawing(folder) + title[0], body, count=1) if name == "index" and folder else body
