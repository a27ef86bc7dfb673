"""What an advert requires whatever the seat: languages, years, papers, hours. Met, not met, or not said in the CV.

Only what a CV says outright counts as met, and only what it says otherwise as not met: silence is "not said".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxprep.report.advert.advert import Job
from cxprep.report.advert.language import NAMES
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.advert.sections import Part
from cxprep.report.advert.words import Words
from cxprep.report.advert.years import MET, NOT_MET, NOT_SAID, Told, worked, years_asked

MOST = 12  # requirements that are listed
LONGEST = 20  # words of a line that names hours or lifting; a longer one tells of the work
ORDER = ("language", "years", "paper", "times", "able")
_CHUNK = re.compile(r"[,;|/·•]\s*|\s(?:and|et|und|e|y)\s")


@dataclass(frozen=True)
class Requirement:
    """One hard requirement: its kind, the advert's words, whether it is a must, and what the CV says to it.

    `line` is the advert's, `cv_line` the line of the CV that says so, None where none does.
    """

    kind: str
    name: str
    line: int
    text: str
    must: bool
    status: str
    because: str
    cv_line: int | None = None


def requirements(job: Job, cv: Sequence[Told], cv_language: str | None, words: Words) -> list[Requirement]:
    """The advert's hard requirements against a CV, given as (line, text, section), musts first."""
    reader = _Reader([one for one in cv if one[2] not in ("interests", "objective")], cv_language, words)
    found: dict[tuple[str, str], Requirement] = {}
    for part in job.parts:
        if part.kind in ("ask", "want") or (part.kind in ("facts", "head") and not part.bullet):
            for one in reader.of(part):
                held = found.get((one.kind, one.name))
                if held is None or (one.must and not held.must):
                    found[one.kind, one.name] = one
    return sorted(found.values(), key=lambda one: (not one.must, ORDER.index(one.kind), one.line))[:MOST]


class _Reader:
    """Reads the requirements of sentences, and what a CV says to each."""

    def __init__(self, cv: Sequence[Told], cv_language: str | None, words: Words) -> None:
        self.cv, self.cv_language, self.words = cv, cv_language, words
        self.languages: dict[str, str] = {
            word: name for name, held in words.data["requirements"]["languages"].items() for word in held
        }

    def told(self, name: str) -> Phrases:
        """The phrases of a name under `requirements`."""
        return self.words.phrases("requirements", name)

    def of(self, part: Part) -> Iterator[Requirement]:
        """The requirements of one sentence of the advert."""
        said = plain(part.text)
        must = not self.told("optional").search(said)

        def one(kind: str, name: str, needed: bool, found: tuple[str, str, int | None]) -> Requirement:
            return Requirement(kind, name, part.line, part.text, needed, *found)

        chunks = _CHUNK.split(part.text)
        for chunk in chunks:
            for name in self._languages(plain(chunk)):
                needed = not self.told("optional").search(plain(chunk)) and (must or len(chunks) > 1)
                yield one("language", name, needed, self._speaks(name, self.told("high").search(plain(chunk))))
        if part.kind not in ("ask", "want"):
            return
        for number, rest in years_asked(said):
            yield one("years", f"{number} years", must, worked(number, rest, self.cv))
        for name in self.words.data["requirements"]["papers"]:
            if self.words.phrases("requirements", "papers", name, "asked").search(said):
                yield one("paper", name, must, self._holds(name))
        for kind, name in (("times", "hours"), ("able", "physical or legal")):
            if len(said.split()) <= LONGEST and self.told(kind).search(said):
                yield one(kind, name, must, (NOT_SAID, "Nobody writes this in a CV: have an answer ready.", None))

    def _languages(self, said: str) -> Iterator[str]:
        """The languages that a plain text names, a French house apart."""
        tokens = said.split()
        for at, token in enumerate(tokens):
            if token in self.languages and not self.told("nation").begins(" ".join(tokens[at + 1 : at + 2])):
                yield self.languages[token]

    def _speaks(self, name: str, high: bool) -> tuple[str, str, int | None]:
        """Whether the CV says that somebody speaks a language, and how well."""
        for line, text, section in self.cv:
            for chunk in _CHUNK.split(text):
                said = plain(chunk)
                if name not in self._languages(said):
                    continue
                fluent, basic = self.told("high").search(said), self.told("basic").search(said)
                if section == "languages" or fluent or basic or self.told("spoken").search(plain(text)):
                    if high and basic and not fluent:
                        return NOT_MET, f"Your line {line} says less than the advert asks.", line
                    return MET, f"Your line {line} says so.", line
        if self.cv_language and NAMES.get(self.cv_language) == name:
            return MET, "Your CV is written in it.", None
        return NOT_SAID, "Your CV names no such language.", None

    def _holds(self, name: str) -> tuple[str, str, int | None]:
        """Whether the CV names a paper."""
        shown = self.words.phrases("requirements", "papers", name, "shown")
        line = next((line for line, text, _ in self.cv if shown.search(plain(text))), None)
        return (MET, f"Your line {line} names it.", line) if line else (NOT_SAID, "No line of your CV names it.", None)
