"""From lines to units: a bullet, a paragraph or a heading each, with the section it stands in and its first line.

Which section a line stands in decides later whether it can be evidence: work can, a course, a skill named or a hobby
cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxprep.report.headings import DATES, DOES, HEADINGS, heading_of
from cxprep.report.wrap import BULLET, paragraphs
from cxprep.text.sentences import sentences

__all__ = ["BULLET", "HEADINGS", "NEVER", "Unit", "heading_of", "paragraphs", "sentences", "units"]

NEVER = {
    "education",
    "courses",
    "skills",
    "interests",
    "objective",
    "languages",
    "references",
    "contact",
    "publications",
}
_DEGREE = re.compile(
    r"^\W*(?:B\.?A\b|B\.?S\.?c?\b|M\.?A\b|M\.?S\.?c?\b|MBA|M\.?Phil|Ph\.?D|BEng|MEng|LLB|"
    r"A[ -]levels?|GCSEs?|GED|(?:high school )?diploma|"
    r"associate(?:'s)? degree|bachelor|master of|licen[cs]e |baccalaur|NVQ|BTEC|HND|degree in|"
    r"graduate diploma|certificate (?:in|of))",
    re.I,
)


@dataclass(frozen=True)
class Unit:
    """A bullet, paragraph or heading: its text on one line, the first line it stands on (from 1), and its section."""

    line: int
    text: str
    section: str = "experience"
    bullet: bool = False
    heading: bool = False
    last: int = 0


def _inline_heading(text: str) -> str | None:
    found = re.match(r"^([A-Z][\w'&/ ]{2,32}?)\s*(?::|\s[–—-]\s)\s*\S", text)
    section = heading_of(found[1]) if found else None
    return section if section not in (None, "experience", "summary", "other", "contact", "references") else None


def units(lines: list[str]) -> list[Unit]:
    """The units of a CV, in order."""
    found: list[Unit] = []
    section, _before = "start", "start"
    parts = paragraphs(lines)
    for number, (first, last, text, bullet) in enumerate(parts):
        opened = None if bullet else heading_of(text)
        if opened:
            section = opened
            found.append(Unit(first, text, opened, heading=True, last=last))
            continue
        dated = bool(DATES.search(text)) and len(text) < 140 and not bullet
        if dated and section in (
            "skills",
            "summary",
            "objective",
            "interests",
            "languages",
            "awards",
            "start",
            "contact",
        ):
            section = "experience"
        if (
            dated
            and section == "courses"
            and re.search(r"[|,–—-]", text)
            and not re.search(r"course|certificat|diploma", text, re.I)
        ):
            section = "experience"
        if section in NEVER and not bullet and _names_work(text, parts[number + 1 : number + 2]):
            section = "experience"  # a heading that no list knows, over something done
        own = _inline_heading(text)
        if own is None and _DEGREE.search(text) and len(text) < 160 and section != "volunteering":
            own = "education"
        here = own or section
        if here == "start":
            here = "summary"
        found.append(Unit(first, text, here, bullet, heading=_job_heading(text, bullet, dated), last=last))
    return found


def _names_work(text: str, after: list[tuple[int, int, str, bool]]) -> bool:
    """Whether a short line without a sentence stands over a line that begins with a deed."""
    short = len(text) < 60 and len(text.split()) <= 7 and text[:1].isupper() and not re.search(r"[.;!?]$|\d", text)
    if not short or not after or _DEGREE.search(text) or re.search(r"university|college|school|institute", text, re.I):
        return False
    _, _, next_text, _ = after[0]
    return len(next_text.split()) >= 7 and bool(
        DOES.match(next_text) or re.match(r"I (?!like|love|enjoy|play|am)\w", next_text)
    )


def _job_heading(text: str, bullet: bool, dated: bool) -> bool:
    return not bullet and len(text) < 130 and dated and not re.search(r"[.!?]\s*$", text) and len(text.split()) < 20
