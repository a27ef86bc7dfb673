"""The years of experience that an advert asks for, and those that the dates of a CV's jobs add up to.

An open-ended job counts to the last year that the CV names: no clock is asked, so that the same CV reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxprep.report.advert.phrases import plain
from cxprep.report.lines import NEVER

MET, NOT_MET, NOT_SAID = "met", "not met", "not said"
Told = tuple[int, str, str]  # line, text, and section of a CV
MOST = 25  # years; more is a firm's age
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "un": 1, "deux": 2, "trois": 3, "cinq": 5, "zwei": 2, "drei": 3, "funf": 5, "due": 2,
    "tre": 3, "quattro": 4, "cinque": 5, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
}  # fmt: skip
_YEARS = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})(?: (?:\d{{1,2}}|to [a-z]{{3,6}}))?(?: or more| plus)? "
    r"(?:years?|yrs?|ans|annees|jahren?|anni|anos?)\b"
)
_OF_WORK = re.compile(
    r"experien|leading|manag|similar|minimum|at least|in (?:a |an |the )?\w|of which|retail|working|exp\b|erfahrung|"
    r"esperienza|role"
)
_YEAR = r"((?:19|20)\d\d)"
_SPAN = re.compile(
    rf"\b{_YEAR}\s{{0,3}}(?:-|–|—|to|until|/|‑|bis|à|au|al)\s{{0,3}}(?:[^\W\d]{{1,10}}\.?\s|\d{{1,2}}[./])?"
    r"((?:19|20)\d\d|present|now|today|current|ongoing|date|heute|aujourd|oggi|actual)",
    re.I,
)
_SINCE = re.compile(
    rf"\b(?:since|depuis|seit|dal|desde)\s{{1,3}}(?:[^\W\d]{{1,10}}\.?\s)?{_YEAR}\b(?!\s{{0,3}}(?:-|–|—|to|bis|à|al))",
    re.I,
)
_NO_FIELD = frozenset(
    """experience years with similar role roles position minimum least plus more that this your from which have leading
    working""".split()  # noqa: SIM905
)


def years_asked(said: str) -> Iterator[tuple[int, str]]:
    """The years that a plain text asks for, each with the words after it."""
    for found in _YEARS.finditer(said):
        number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
        rest = said[found.end() :]
        about = said[max(0, found.start() - 30) :]
        if 0 < number <= MOST and _OF_WORK.search(about) and not re.match(r" (?:old|ago)\b", rest):
            yield number, rest


def _spans(cv: Sequence[Told]) -> Iterator[tuple[int, int, int, bool]]:
    """Each job's line, first and last year, and whether it is still open."""
    last = max((int(year) for _, text, _ in cv for year in re.findall(rf"\b{_YEAR}\b", text)), default=0)
    for line, text, _ in cv:
        for start, end in _SPAN.findall(text):
            stop = int(end) if end.isdigit() else last
            if int(start) <= stop <= int(start) + 60:
                yield line, int(start), max(stop, int(start) + 1), not end.isdigit()
        since = _SINCE.search(text)
        if since and int(since[1]) <= last:
            yield line, int(since[1]), last + 1, True


def worked(needed: int, rest: str, cv: Sequence[Told]) -> tuple[str, str, int | None]:
    """Whether the dates of a CV's jobs add up to the years asked for: status, why, and the line they begin on."""
    cv = [one for one in cv if one[2] not in NEVER]
    spans = list(_spans(cv))
    if not spans:
        return NOT_SAID, "Your CV gives no dates of jobs that could be added up.", None
    count, line = len({year for _, start, end, _ in spans for year in range(start, end)}), spans[0][0]
    if count + 1 < needed and any(still for *_, still in spans):
        return NOT_SAID, f"The dates of your jobs add up to {count} years or more; one of them is still open.", line
    if count + 1 < needed:
        return NOT_MET, f"The dates of your jobs add up to about {count} years.", line
    field = [word for word in re.findall(r"[a-z]{4,}", rest)[:6] if word not in _NO_FIELD]
    said = " ".join(plain(text) for _, text, _ in cv)
    if not all(
        f" {word[:6]}" in f" {said}" for word in field[:2]
    ):  # the field's first words: "retail", "store manager"
        return NOT_SAID, f"Your jobs add up to about {count} years; whether in this field, your CV does not say.", line
    return MET, f"The dates of your jobs add up to about {count} years; say which of them count.", line
