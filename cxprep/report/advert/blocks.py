"""From an advert's lines to its pieces: each a heading or a passage, with the first and last line it stands on.

Adverts come as lists with or without bullets, hard-wrapped or not, in one paragraph, or on one line between slashes.
Nothing here leans on blank lines alone, and nothing is joined that only might belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

_BULLET = re.compile(
    r"^\s*(?:[•‣▪▫●○◦·∙■□➢➤►▸▶→⇒»>✓✔✅*+–—-]|[\ue000-\uf8ff\x7f]|o(?=\s{2,}))\s*(?=\S)|^\s*\(?\d{1,2}[.)]\s+(?=\S)"
)
_ITEM = re.compile(r"<li\b[^<>]{0,200}>", re.I)
_BREAK = re.compile(r"<(?:br|/p|/div|/h[1-6]|/tr|/ul|/ol)\b[^<>]{0,200}>", re.I)
_TAG = re.compile(r"</?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|table|tbody|td|tr|u|ul)\b[^<>]{0,200}>", re.I)
_RULERS = re.compile(r"[ \t](?:-{2,}|/{2,}|\|{1,2}|~{2,}|={2,}|\*{2,})[ \t]")
_ENDS = (".", "!", "?", ":", ";")
_CONTINUED = (
    ",",
    " and",
    " the",
    " of",
    " a",
    " to",
    " with",
    " for",
    " in",
    " or",
    "&",
    " et",
    " de",
    " und",
    " e",
    " y",
)
MOST = 24_000  # characters of an advert that are read


@dataclass(frozen=True)
class Piece:
    """A bullet, paragraph or heading of an advert, on one line."""

    line: int
    last: int
    text: str
    bullet: bool = False
    after_blank: bool = False
    starts: tuple[tuple[int, int], ...] = ()  # where in the text its further lines begin, and their numbers

    def line_at(self, place: int) -> int:
        """The line on which a place of the text stands."""
        return max((number for begin, number in self.starts if begin <= place), default=self.line)


def pieces(lines: Sequence[str]) -> list[Piece]:
    """The pieces of an advert, in order."""
    rows = list(_rows(lines))
    lower = sum(text[:1].islower() for _, text, bullet, _ in rows if not bullet)
    plain_rows = sum(not bullet for _, _, bullet, _ in rows)
    small = plain_rows > 0 and lower > 0.5 * plain_rows  # written without capitals: small letters begin anything
    width = _width(rows)
    found: list[Piece] = []
    for number, text, bullet, blank in rows:
        if found and not bullet and not blank and _goes_on(found[-1], text, small, width):
            before, joined = found[-1], _joined(found[-1].text, text)
            starts = (*before.starts, (len(joined) - len(text), number))
            found[-1] = replace(before, last=number, text=joined, starts=starts)
        else:
            found.append(Piece(number, number, text, bullet, blank))
    return found


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, str, bool, bool]]:
    blank, read = False, 0
    for number, line in ((number, one) for number, raw in enumerate(lines, start=1) for one in _unmarked(raw)):
        read += len(line)
        if read > MOST:
            line = line[: max(0, MOST - read + len(line))]
        if not re.search(r"\w", line):
            blank = True
            if read > MOST:
                return
            continue
        mark = _BULLET.match(line)
        text = line[mark.end() :] if mark else line
        parts = _RULERS.split(text)
        if len(parts) >= 3:  # a whole advert on one line
            for part in parts:
                if re.search(r"\w", part):
                    yield number, " ".join(part.split()), False, True
        else:
            yield number, " ".join(text.split()), bool(mark), blank
        blank = False


def _unmarked(line: str) -> list[str]:
    """A line pasted from a page's source as the page shows it: no tags, an item a line, signs for their names."""
    if "&" in line:
        line = unescape(line)
    if not _TAG.search(line):
        return [line]
    line = _ITEM.sub("\n• ", line)
    return [one for one in _TAG.sub("", _BREAK.sub("\n", line)).split("\n") if one.strip(" •")] or [""]


def _width(rows: Sequence[tuple[int, str, bool, bool]]) -> int:
    """The width at which the text was wrapped, or 0 where it was not."""
    broken = sum(
        after[1][:1].islower() and not before[1].endswith(_ENDS)
        for before, after in pairwise(rows)
        if not after[2] and not after[3] and after[0] != before[0]
    )
    longest = max((len(text) for _, text, _, _ in rows), default=0)
    return longest if broken >= 2 and 40 <= longest <= 130 else 0


def _goes_on(before: Piece, text: str, small: bool, width: int) -> bool:
    last = before.text
    if before.line == before.last and len(last) < 30 and last.endswith(":"):
        return False
    if last.endswith(_CONTINUED) and len(last) > 25 and (text[0].islower() or text[0].isdigit()):
        return True
    if text[0].islower() and not small:
        return not last.endswith((".", "!", "?", ":")) and len(last) > 25
    if text[0].islower() and before.bullet and small:
        return False
    return bool(width) and len(last) >= 0.8 * width and not last.endswith(_ENDS)


# What before a hyphen at a line's end belongs to a word with a hyphen.
_WHOLE = frozenset(
    (
        "co", "e", "self", "re", "pre", "post", "full", "part", "well", "on", "in", "multi", "non", "first", "high",
        "long", "short", "sell", "click", "follow",
    )
)  # fmt: skip


def _joined(before: str, text: str) -> str:
    head = re.search(r"([^\W\d_]{1,40})-$", before)
    if head and text[0].islower():
        return before + text if head[1].lower() in _WHOLE else before[:-1] + text
    return f"{before} {text}"


def is_bullet(line: str) -> bool:
    """Whether a line begins with a bullet's mark."""
    return bool(_BULLET.match(line))


_STOP = re.compile(r"[.!?](?=[\"”')]?\s)")
_NO_STOP = re.compile(
    r"(?:\b(?:St|Dr|Mr|Mrs|Ms|No|Nr|Str|approx|incl|inc|Inc|Ltd|Co|Corp|Bros|e\.g|i\.e|z\.B|bzw|ca|"
    r"min|max|resp|ex|vs|etc|"
    r"S\.p\.A|S\.r\.l|S\.A|m\.b\.H|u\.a|c\.a|hrs?|yrs?|Req|Ref|Sr|Jr|Mt|Ste)|(?:^|\b[A-ZÀ-Þ][\w.’'-]* )[A-Z])\.$"
)  # fmt: skip


def sentences(text: str) -> list[str]:
    """The sentences of a passage."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        rest = text[end : end + 4].lstrip(" \"”')")
        if stop[0] == "." and (_NO_STOP.search(text[max(start, end - 24) : end]) or rest[:1].islower()):
            continue
        found.append(text[start:end].strip())
        start = end
    found.append(text[start:].strip(" \"”'"))
    return [one for one in found if one]
