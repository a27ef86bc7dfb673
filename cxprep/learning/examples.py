"""What the weights are learned from: labelled lines and cases of each role, and the lines that all roles share.

A case is a folder with cv.txt, job.txt, labels.yml and perhaps cv.pdf or cv.docx. Those under a role's
`examples/cases/` are learned from; those under `held-out/` never are, so that something is left to be measured on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cxprep.bank.files import FOLDER
from cxprep.places import data_path
from cxprep.report import ontology as knowledge
from cxprep.report.advert import read_advert
from cxprep.report.lines import units
from cxprep.report.passages import windows
from cxprep.report.read import read
from cxprep.roles.check import UNWRITTEN

COMMON = data_path("common", "examples")
FIRST, OWN = "first", "own"  # batches by those who knew the rules: learned from, never measured on
DEVELOPED, DEVELOPMENT = "development/adverts.yml", "development"  # a file, and who stands for its author
LABELS = ("shows", "partly", "vague", "not")


@dataclass(frozen=True)
class Example:
    """A passage of an advert with what it asks for."""

    role: str
    text: str
    yes: frozenset[str]
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line:
    """A line of a CV with what its author says it shows: shown, an own act without result, a mere duty, or denied.

    `role` is empty where it is an ordinary line, which shows nothing of any role. Where labels are given and the line
    is not `open`, what they do not name is probably not shown; of an open line nothing else is known.
    """

    role: str
    batch: str
    text: str
    shows: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    open: bool = False

    def __repr__(self) -> str:
        told = (sorted(one) for one in (self.shows, self.partly, self.vague, self.denied))
        return f"{self.role}|{self.batch}|{self.text}|{'|'.join(map(str, told))}|{self.open}"


@dataclass(frozen=True)
class LabelledAdvert:
    """An advert with its seat or "none", its author, every right form of its firm's name, and its language."""

    id: str
    role: str
    author: str
    lines: Sequence[str]
    firms: Sequence[str]
    language: str
    near: str | None = None


def labelled_adverts(folder: Path = FOLDER) -> list[LabelledAdvert]:
    """Every labelled advert: those of the roles and of none, those of development, and those of the roles' cases."""
    common = folder.parent / "common"
    homes = {path.parents[1].name: path for path in sorted(folder.glob("*/examples/adverts.yml"))}
    found = []
    for role, path in [*homes.items(), ("none", common / "examples/adverts.yml"), ("", common / DEVELOPED)]:
        for number, one in enumerate(_data(path) if path.is_file() else ()):
            author = "adverts" if role else DEVELOPMENT
            id = one.get("id", f"{role}-{number}")
            found.append(_labelled(id, role or one["role"], author, one["text"].encode(), one))
    for path in sorted(folder.glob("*/examples/cases/*/labels.yml")):
        case = path.parent
        author = f"case {len(case.name.split('-')[0])}{case.name[:1]}"  # each hundred by another author
        found.append(_labelled(case.name, path.parents[3].name, author, (case / "job.txt").read_bytes(), _data(path)))
    return found


def _labelled(id: str, role: str, author: str, text: bytes, labels: Mapping[str, Any]) -> LabelledAdvert:
    firms = [one for one in (labels.get("firm"), *(labels.get("firm_accept") or ())) if one]
    lines = read("job.txt", text, "job").lines
    return LabelledAdvert(id, role, author, lines, firms, labels.get("language") or "en", labels.get("near"))


def cases(role: str, held_out: bool = False, folder: Path = FOLDER) -> list[Path]:
    """The cases of a role in order: those that are learned from, or those that never are."""
    home = folder / role / "held-out" if held_out else folder / role / "examples" / "cases"
    return sorted(path.parent for path in home.glob("*/labels.yml"))


def _data(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def labelled(role: str, name: str, folder: Path = FOLDER) -> Any:
    """The data of one of a role's files of labelled lines: "sentences", "lines" or "keywords"; empty without one."""
    path = folder / role / "examples" / f"{name}.yml"
    return _data(path) if path.is_file() else {}


def shared(name: str) -> list[Any]:
    """One of the lists that all roles share: "boilerplate", "firm_lines" or "ordinary"."""
    return _data(COMMON / f"{name}.yml")[name]


def with_examples(folder: Path = FOLDER) -> list[str]:
    """The roles that have labelled sentences, in alphabetical order; none whose sentences are yet to be written."""
    found = folder.glob("*/examples/sentences.yml")
    return sorted(path.parents[1].name for path in found if UNWRITTEN not in path.read_text(encoding="utf-8"))


def asked(roles: Iterable[str], folder: Path = FOLDER) -> list[Example]:
    """Sentences of adverts, and those that ask for nothing any role looks for."""
    roles, found = list(roles), []
    for role in roles:
        for id, kinds in labelled(role, "sentences", folder).items():
            for _ in range(2):
                found += [Example(role, text, frozenset([id])) for text in kinds["demand"]]
            found += [Example(role, one["text"], frozenset([id, *one.get("also", ())])) for one in kinds["positive"]]
    texts = [*shared("boilerplate"), *(one["text"] for one in shared("firm_lines"))]
    return found + [Example(role, text, frozenset()) for role in roles for text in texts]


def of_roles(roles: Iterable[str], folder: Path = FOLDER) -> list[Example]:
    """Sentences of adverts and CVs, and passages of the cases' adverts, with the role that they belong to."""
    roles, words = list(roles), knowledge.load(folder.parent).words
    lines = [one for one in asked(roles, folder) if one.yes]
    found = list(dict.fromkeys(Example("", one.text, frozenset([one.role])) for one in lines))
    for role in roles:
        for case in cases(role, folder=folder):
            advert = read("job.txt", (case / "job.txt").read_bytes(), "job").lines
            found += [Example("", passage.level, frozenset([role])) for passage in read_advert(advert, words).asked]
    return found


def lines_of(role: str, folder: Path = FOLDER) -> list[Line]:
    """Lines of CVs labelled for a role, with the ordinary lines that all roles share; each author is a batch.

    The first stage's sentences and cases are one batch, `FIRST`; lines by one who knew the rules are `OWN`.
    """
    found = []
    for path in sorted((folder / role / "examples").glob("lines-*.yml")):
        for one in _data(path):
            shows, partly, vague, denied = (
                frozenset(f"{role}.look-for.{id}" for id in one.get(key, ())) for key in LABELS
            )
            found.append(Line(role, path.stem.split("-")[1], one["text"], shows, partly, vague, denied))
    for path in sorted((folder.parent / "common" / "examples").glob("ordinary-*.yml")):
        found += [Line("", path.stem.split("-")[1], text) for text in _data(path)["ordinary"]]
    return found + _first(role, folder)


def _first(role: str, folder: Path) -> list[Line]:
    found = []
    for id, kinds in labelled(role, "sentences", folder).items():
        for one in kinds["positive"]:
            found.append(Line(role, FIRST, one["text"], frozenset([id, *one.get("also", ())])))
        for text in [*kinds["negative"], *kinds["opposite"]]:
            found.append(Line(role, FIRST, text, denied=frozenset([id]), open=True))
    for id, texts in labelled(role, "lines", folder).items():
        found += [Line(role, FIRST, text, frozenset([id]), open=True) for text in texts]
    found += [
        Line("", FIRST, text) for text in _data(folder.parent / "common" / "examples" / "ordinary.yml")["ordinary"]
    ]
    for case in cases(role, folder=folder):
        found += _of_case(role, case)
    texts = labelled(role, "keywords", folder)
    return found + [Line(role, FIRST, text) for text in (texts["keywords"] if texts else ())]


def _of_case(role: str, case: Path) -> list[Line]:
    """The windows of a case's CV, with the look-fors that a labelled line in them shows; the gaps are denied."""
    labels: Mapping[str, Any] = _data(case / "labels.yml")
    gaps = frozenset(labels["gaps"])
    found = []
    for unit in units(read("cv.txt", (case / "cv.txt").read_bytes(), "CV").lines):
        for window in windows(unit.text):
            words = _bare(window)
            here = [id for id, given in labels["evidence"].items() if any(_within(_bare(one), words) for one in given)]
            if len(words.split()) > 2:
                found.append(Line(role, FIRST, window, frozenset(here), denied=gaps, open=True))
    return found


def _within(line: str, window: str) -> bool:
    held = set(line.split())
    return line in window or window in line or len(held & set(window.split())) >= 0.75 * len(held)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
