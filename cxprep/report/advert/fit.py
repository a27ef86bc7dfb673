"""How well an advert fits each seat, on a scale of its own, and which title is near where it fits none.

A seat's signs are the words of its title, the work that its look-fors are, and the trade it is in; a title that is
known to be another job speaks against. What the passages sound like is heard by the first letters of their words. A
small logistic regression, learned from labelled adverts (cxprep/learning/adverts.py), turns the signs into a number
from 0 to 1; below its line an advert is for none of the seats.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxprep.report.advert.advert import Job
from cxprep.report.advert.phrases import Phrases, plain, spread
from cxprep.text.spelling import level

FEATURES = ("sure", "may", "work", "breadth", "setting", "near", "other", "rival", "opposite", "heard", "rather")
NONE = "none"
LETTERS = 6  # of each word that are looked at: an ending tells nothing


def starts(said: str) -> set[str]:
    """The first letters of each word of a plain text."""
    return {word[:LETTERS] for word in said.split()}


@dataclass(frozen=True)
class Heard:
    """How much each word speaks for each seat and for none; `classes` are the seats and then `NONE`."""

    classes: tuple[str, ...]
    start: tuple[float, ...]
    words: Mapping[str, tuple[float, ...]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Heard:
        """From data/common/fit.yml."""
        rows = (line.split() for line in data["words"].split("\n") if line)
        return cls(
            tuple(data["classes"]),
            tuple(map(float, data["start"])),
            {word: tuple(map(float, values)) for word, *values in rows},
        )

    def chances(self, passages: Sequence[str]) -> dict[str, float]:
        """For each class how likely the passages speak for it, the longer ones louder; they add up to 1."""
        total, loud = [0.0] * len(self.classes), 0.0
        for said in passages:
            held = [self.words[word] for word in starts(said) if word in self.words]
            scale = 1 / math.sqrt(len(held)) if held else 0.0
            sums = [start + scale * sum(one[n] for one in held) for n, start in enumerate(self.start)]
            powers = [math.exp(value - max(sums)) for value in sums]
            voice = math.sqrt(len(said.split()))
            loud += voice
            total = [one + voice * power / sum(powers) for one, power in zip(total, powers, strict=True)]
        return {
            name: one / loud if loud else 1 / len(self.classes) for name, one in zip(self.classes, total, strict=True)
        }


@dataclass(frozen=True)
class Signs:
    """What in an advert speaks for one seat; `asked` holds the passages that are its work, by look-for."""

    features: tuple[float, ...]
    asked: Mapping[str, tuple[int, ...]]


Opposite = tuple[re.Pattern[str], str, re.Pattern[str] | None]  # words, why, and beside which they are none


class Seats:
    """The phrases of every seat's `fit`, and of the titles near them, made ready once."""

    def __init__(
        self,
        roles: Mapping[str, Mapping[str, Any]],
        titles: Mapping[str, Any],
        opposed: Callable[[str], Sequence[Opposite]],
    ) -> None:
        self.opposed = opposed
        roles = {role: data for role, data in roles.items() if data.get("fit")}
        self.work = {
            role: {id: Phrases(spread(one)) for id, one in data["fit"]["work"].items()} for role, data in roles.items()
        }
        self.setting = {role: Phrases(spread(data["fit"]["setting"])) for role, data in roles.items()}
        self.titles = {
            role: {kind: Phrases(spread(one)) for kind, one in data["fit"]["titles"].items()}
            for role, data in roles.items()
        }
        self.near = {name: Phrases(spread(one["titles"])) for name, one in titles["near"].items()}

    def signs(self, job: Job, jobs: Phrases, heard: Heard) -> dict[str, Signs]:
        """The signs of every seat in an advert; `jobs` finds any job's name."""
        title = plain(job.title)
        passages = [plain(part.text) for part in job.parts if part.kind in ("ask", "want")]
        every = " ".join(plain(part.text) for part in job.parts if part.kind not in ("offer", "equal", "apply"))
        near = self.near_title(job)
        chances = heard.chances(passages or [title])
        raw: dict[str, tuple[dict[str, float], dict[str, tuple[int, ...]]]] = {}
        for role, look_fors in self.work.items():
            asked = {
                id: tuple(number for number, said in enumerate(passages) if phrases.search(said))
                for id, phrases in look_fors.items()
            }
            told = {number for numbers in asked.values() for number in numbers}
            raw[role] = (
                {
                    "sure": float(self.titles[role]["sure"].search(title)),
                    "may": float(self.titles[role]["may"].search(title)),
                    "work": len(told) / (len(passages) + 2),
                    "breadth": math.sqrt(sum(bool(numbers) for numbers in asked.values())),
                    "setting": min(1.0, self.setting[role].count(every) / 3),
                    "near": float(near is not None),
                    "opposite": min(1.0, self._opposes(role, job) / 2),
                    "heard": chances.get(role, 0.0),
                    "rather": math.log((chances.get(role, 0.0) + 0.02) / (chances.get(NONE, 0.0) + 0.02)),
                },
                asked,
            )
        sure = {role: signs["sure"] for role, (signs, _) in raw.items()}
        for role, (signs, _) in raw.items():
            known = max(sure.values()) or signs["may"]
            signs["other"] = float(not known and jobs.search(title))
            signs["rival"] = max(
                (other["work"] + 0.3 * other["sure"] for name, (other, _) in raw.items() if name != role), default=0.0
            )
        return {role: Signs(tuple(signs[name] for name in FEATURES), asked) for role, (signs, asked) in raw.items()}

    def _opposes(self, role: str, job: Job) -> int:
        """How many passages that ask want the opposite of what the seat looks for, and do not refuse it."""
        opposites = self.opposed(role)
        refused = [unless for _, _, unless in opposites if unless is not None]
        asked = [level(part.text) for part in job.parts if part.kind in ("ask", "want")]
        return sum(
            any(words.search(said) for words, _, _ in opposites) and not any(one.search(said) for one in refused)
            for said in asked
        )

    def near_title(self, job: Job) -> str | None:
        """Which of the near titles an advert's title is, the longest match first."""
        title = plain(job.title)
        best, length = None, 0
        for name, phrases in self.near.items():
            for start, end in phrases.found(title):
                if end - start > length:
                    best, length = name, end - start
        return best


def fit(signs: Signs, learned: Mapping[str, Any]) -> float:
    """A seat's fit, 0 to 1: `learned` is data/common/fit.yml, an intercept and a weight for each of `FEATURES`."""
    total = learned["intercept"] + sum(
        learned["weights"][name] * value for name, value in zip(FEATURES, signs.features, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
