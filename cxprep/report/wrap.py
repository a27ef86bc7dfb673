"""Lines joined where they were wrapped: from the lines of a page to bullets and paragraphs.

A line goes on where the one before it had no more room and did not end; a hyphen at a line's end is decided by the
document's own words. Headings are told by `headings`; what a section means is for `lines` and `job`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from cxprep.report.headings import DATES, DOES, heading_of
from cxprep.report.limits import hurry
from cxprep.report.read.words import hyphened, vocabulary
from cxprep.report.read.words import joined as one_word

BULLET = re.compile(
    r"^\s*(?:[•‣▪●○◦∙·‧⋅■□▢➢➤►▸▶▹✓✔❖◆♦◇❑❒☐⁃⦁✦→»>*+–—-]|[\ue000-\uf8ff\x7f]|o(?=\s{2,}))\s*(?=\S)|"
    r"^\s*\(?\d{1,2}[.)]\s+(?=\S)"
)
DEEDS = 4  # lines that begin with one, from which a page without a bullet has lost them
FULL = 0.72  # of the usual longest line: from here a line may have had no more room
GO_ON_SMALL = 0.4  # of the lines below full ones, that begin small where lines are wrapped (in lists hardly any do)
ROOM = 0.9  # of the width at which lines were cut: letters are not all as wide
_LINKS = ("and", "or", "the", "of", "a", "an", "to", "with", "for", "in", "on", "by")
_GOES_ON = (",", "-", "‐", "&", "/", *(f" {word}" for word in _LINKS))
_OPENER = re.compile(
    r"(?:what|who|why|how|your|our|about|key|main|the|essential|desirable|additional|perks|benefits|responsibilities|"
    r"requirements|qualifications|duties|working|pay|salary|hours|rewards|package)\b",
    re.I,
)


@dataclass(frozen=True)
class _Page:
    """How lines are set: the usual longest one, how long they are where cut, headings in small letters, no bullets.

    `full` is what a line and the next word come to, in characters, where there was no more room; infinite where lines
    are not cut at all. Some programs draw bullets as pictures; then only the deeds with which lines begin tell where
    one starts.
    """

    longest: int
    full: float
    small: bool
    bare: bool


def paragraphs(lines: list[str]) -> list[tuple[int, int, str, bool]]:
    """Lines joined where they were wrapped: (first line, last line, text, whether it is a bullet)."""
    lengths = sorted(len(line) for line in lines if line.strip())
    longest = lengths[int(len(lengths) * 0.9)] if lengths else 0
    bare = _lost_its_bullets(lines)
    full = _full(lines, longest, bare) if 40 <= longest <= 125 else math.inf
    page = _Page(longest, full, _small_headings(lines), bare)
    known = vocabulary(lines) | hyphened(lines)
    found: list[list] = []
    previous = ""
    for number, line in enumerate(lines, start=1):
        hurry()
        text = line.strip()
        if not re.search(r"\w", text):
            previous = ""
            continue
        mark = BULLET.match(line)
        if mark and len(text) > 1:
            found.append([number, number, line[mark.end() :].strip(), True])
        elif found and previous and _goes_on(previous, line, found[-1], page, lines[number : number + 1]):
            joined = found[-1]
            if joined[2].endswith(("-", "‐")) and text[:1].isalnum():
                joined[2] = one_word(f"{joined[2][:-1]}-", text, known)
            else:
                joined[2] += " " + text
            joined[1] = number
        else:
            found.append([number, number, text, False])
        previous = line
    return [(first, last, re.sub(r"\s+", " ", text), bullet) for first, last, text, bullet in found]


def _small_headings(lines: list[str]) -> bool:
    """Whether this document writes its headings in small letters: one of them stands where only a heading can."""
    return any(
        line.strip()[:1].islower() and heading_of(line) and not (number and lines[number - 1].strip())
        for number, line in enumerate(lines)
    )


def _full(lines: list[str], longest: int, bare: bool) -> float:
    """What a line and the next word come to where there was no more room; infinite where no line was cut.

    A sentence that is cut anywhere mostly goes on in small letters, which also tells at which width it was; what
    follows a line of a list begins with a capital. Headings, lines wholly in capitals and deeds that open an item tell
    neither. Where no line tells, the usual longest one decides.
    """
    least = FULL * longest
    cut, begun = [], []
    for before, line in pairwise(lines):
        above, text = before.strip(), line.strip()
        if len(above) < least or not text[:1].isalpha() or text.isupper() or heading_of(text):
            continue
        if text[0].islower():
            cut.append(len(above))
        elif not _opens_an_item(text, above, bare):
            begun.append(_with_next(above, text))
    if not cut:
        return math.inf if begun else least
    full = max(least, ROOM * sorted(cut)[int(len(cut) * 0.9)])
    doubtful = sum(one >= full for one in begun)
    return full if len(cut) >= GO_ON_SMALL * (len(cut) + doubtful) else math.inf


def _with_next(before: str, text: str) -> int:
    """How long a line would be with the first word of the next one."""
    return len(before) + 1 + len(text.split(None, 1)[0])


def _opens_an_item(text: str, before: str, bare: bool) -> bool:
    """Whether a line begins with a deed where only an item of a list can: its bullet is lost."""
    return bool(DOES.match(text)) and (before.endswith((".", "!", "?")) or (bare and text[:1].isupper()))


def _lost_its_bullets(lines: list[str]) -> bool:
    """Whether many lines begin with a deed and none with a bullet."""
    begin = sum(bool(DOES.match(line.strip()) and line.strip()[:1].isupper()) for line in lines)
    return begin >= DEEDS and not any(BULLET.match(line) for line in lines)


def _is_wrapped_word(before: str, text: str, page: _Page) -> bool:
    """Whether a line that reads like a heading is the last word of the line before it, which had no more room."""
    if before.endswith((".", "!", "?", ":")) or (heading_of(before) and not BULLET.match(before)):
        return False
    if len(before) < 0.6 * page.longest:
        return False
    return not page.small if text[:1].islower() else before.endswith(_GOES_ON) and not text.isupper()


def _opens_a_list(text: str, before: str, after: list[str]) -> bool:
    """Whether a short line is the heading of the bullets below it, though the line above it is a long bullet."""
    short = len(text) <= 48 and len(text.split()) <= 7
    short = short and text[:1].isupper() and not text.endswith((".", ",", ";", "-"))
    if not short or before.endswith(_GOES_ON) or not after or not BULLET.match(after[0]):
        return False
    return text.endswith(":") or bool(_OPENER.match(text))


def _goes_on(previous: str, line: str, unit: list, page: _Page, after: list[str]) -> bool:
    """Whether `line` continues the unit that `previous` belongs to; `after` is the line that follows, if any."""
    text, before = line.strip(), previous.strip()
    if heading_of(text) and _is_wrapped_word(before, text, page):
        return True
    if heading_of(text) or (heading_of(before) and unit[0] == unit[1]):
        return False
    if _opens_a_list(text, before, after):
        return False
    if text[0].islower() or before.endswith(_GOES_ON):
        return not DATES.search(text) or len(before) > 0.6 * page.longest
    indent = len(line) - len(line.lstrip())
    if unit[3] and indent >= 2 and indent > len(previous) - len(previous.lstrip()) - 1 and not DATES.search(text):
        return True
    if _with_next(before, text) < page.full:
        return False
    if _opens_an_item(text, before, page.bare):
        return False
    if DATES.search(before) and len(before) < 110 and not re.search(r"[.!?]", before):
        return False
    return not (DATES.search(text) and not text.endswith("."))
