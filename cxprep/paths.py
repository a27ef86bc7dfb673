"""The paths of a role: what to do next, and for how many minutes, tonight, in an evening or in a week.

Read from data/roles/<role>/paths.yml, whose form data/README.md describes. Knows labels of the book and the page that
each stands on; knows no widget. Everything that is wrong with a file is said at once, in sentences (`PathError`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cxprep import places
from cxprep.bank import FOLDER

NAMES = ("tonight", "evening", "week")
CALLED = {"tonight": "Tonight", "evening": "Evening", "week": "Week"}  # what a reader has
MOST = {"tonight": 60, "evening": 180, "week": 75}  # minutes; of the week, those of its longest day
MOST_DAYS = 7
DO = {
    "read": "Read", "drill": "Drill", "say": "Say aloud", "write": "Write",
    "cards": "Cards", "mock": "Mock interview", "report": "Your report", "rest": "Rest",
}  # fmt: skip
STEP = {"do", "at", "title", "what", "minutes"}
STEP_MAY = {"doing", "read"}


class PathError(ValueError):
    """What is wrong with a role's paths: `problems`, a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Step:
    """One thing to do: at a label of the book, for so many minutes, of which `doing` are not spent reading.

    `read` names the sections of that page that are read, by label or by the id of their heading; without it the section
    that `at` labels is read as a whole. `day` counts from 1 in a week and is 0 elsewhere.
    """

    do: str
    at: str
    title: str
    what: str
    minutes: float
    doing: float = 0
    read: tuple[str, ...] = ()
    day: int = 0

    @property
    def key(self) -> str:
        """What a tick is kept under: it outlives a step that is moved or worded anew."""
        return f"{self.day}:{self.do}:{self.at}" if self.day else f"{self.do}:{self.at}"

    @property
    def address(self) -> str:
        """Where it is done, within the book: `cx-lead/questions.html#cx-lead-question-weakness`."""
        return address(self.at)


@dataclass(frozen=True)
class ReaderPath:
    """A path of a role, in the order in which it is walked."""

    role: str
    name: str
    title: str
    say: str
    steps: tuple[Step, ...]
    days: tuple[str, ...] = ()  # the titles of a week's days

    @property
    def id(self) -> str:
        return f"{self.role}.{self.name}"

    @property
    def minutes(self) -> float:
        """What it takes in all."""
        return sum(step.minutes for step in self.steps)

    @property
    def list_address(self) -> str:
        """Where its list stands, within the book: on a page of its own where there is one, else on the role's first.

        What follows the `#` is the list itself, which stands in a fold there.
        """
        page = labels().get(self.id, f"{self.role}/index.html")
        return f"{page}#{list_id(self.name)}"

    def data(self) -> dict[str, Any]:
        """The path for a page's script."""
        steps = [
            {
                "key": step.key, "do": DO[step.do], "title": step.title, "what": step.what, "minutes": step.minutes,
                "href": step.address, **({"day": step.day} if step.day else {}),
                **({"read": [places.anchor(one) for one in step.read]} if step.read else {}),
            }
            for step in self.steps
        ]  # fmt: skip
        return {"role": self.role, "title": self.title, "minutes": self.minutes, "steps": steps}


def list_id(name: str) -> str:
    """The id of a path's list on its page."""
    return f"path-{name}"


@cache
def labels() -> Mapping[str, str]:
    """Every label of the book and the address of the page on which it stands, within the book."""
    return places.pages()


@cache
def titles() -> frozenset[str]:
    """The labels that name a page as a whole."""
    return places.titles()


def address(label: str) -> str:
    """Where a label stands, within the book: its page, and its place there. KeyError for a label the book has not."""
    page = labels()[label]
    return page if label in titles() else f"{page}#{places.anchor(label)}"


def load(role: str, folder: Path | str | None = None) -> dict[str, ReaderPath]:
    """The paths of a role by name, in the order of `NAMES`; PathError says all that is wrong with them."""
    import yaml

    file = Path(folder or FOLDER) / role / "paths.yml"
    name = f"{role}/paths.yml"
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PathError([f"{name} does not exist, so this role has no path: write one, or none is offered."]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PathError([f"{name} cannot be read as YAML: {str(error).splitlines()[0]}."]) from None
    problems: list[str] = []
    if not isinstance(data, dict):
        raise PathError([f"{name} holds no paths; write one under each of {', '.join(NAMES)}."])
    problems += [f"{name}: {other} is no path; there are {', '.join(NAMES)}." for other in data if other not in NAMES]
    problems += [f"{name}: {missing} is missing." for missing in NAMES if missing not in data]
    found = {key: _path(role, key, data[key], f"{name}, {key}", problems) for key in NAMES if key in data}
    if problems:
        raise PathError(problems)
    return found


def _path(role: str, key: str, data: Any, at: str, problems: list[str]) -> ReaderPath:
    weekly = key == "week"
    wanted = {"title", "say", "days" if weekly else "steps"}
    if not isinstance(data, dict) or set(data) != wanted:
        problems.append(f"{at}: write {', '.join(sorted(wanted))}, and nothing else.")
        return ReaderPath(role, key, "", "", ())
    days = data["days"] if weekly else [{"title": "", "steps": data["steps"]}]
    steps: list[Step] = []
    for number, day in enumerate(days, start=1):
        where = f"{at}, day {number}" if weekly else at
        own = [
            _step(one, number if weekly else 0, f"{where}, step {count}", problems)
            for count, one in enumerate(day["steps"], start=1)
        ]
        if (total := sum(step.minutes for step in own)) > MOST[key]:
            problems.append(f"{where}: its steps take {total:g} minutes; {MOST[key]} are promised.")
        steps += own
    if weekly and len(days) > MOST_DAYS:
        problems.append(f"{at}: has {len(days)} days; a week has at most {MOST_DAYS}.")
    keys = [step.key for step in steps]
    twice = sorted({one for one in keys if keys.count(one) > 1})
    problems += [f"{at}: {one} stands twice; a tick could not tell them apart." for one in twice]
    titles = tuple(day["title"] for day in days) if weekly else ()
    return ReaderPath(role, key, data["title"], data["say"], tuple(steps), titles)


def _step(data: Any, day: int, at: str, problems: list[str]) -> Step:
    blank = Step("read", "", "", "", 0)
    if not isinstance(data, dict) or not STEP <= set(data) <= STEP | STEP_MAY:
        problems.append(f"{at}: a step has {', '.join(sorted(STEP))}, and perhaps {', '.join(sorted(STEP_MAY))}.")
        return blank
    step = Step(**{**data, "read": tuple(data.get("read", ()))}, day=day)
    if step.do not in DO:
        problems.append(f"{at}: {step.do} is nothing to do; there are {', '.join(DO)}.")
    if step.at not in labels():
        problems.append(f"{at}: {step.at} is no label of the book.")
        return blank
    if not isinstance(step.minutes, int | float) or not 0 < step.minutes <= MOST["week"]:
        problems.append(f"{at}: minutes is a number above 0 and at most {MOST['week']}.")
        return blank
    if not 0 <= step.doing <= step.minutes:
        problems.append(f"{at}: the minutes of doing are at most those of the step.")
    return step
