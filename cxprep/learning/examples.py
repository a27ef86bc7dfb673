"""What the weights are learned from: labelled lines and cases of each role, and the lines that all roles share.

A case is a folder with cv.txt, job.txt, labels.yml and perhaps cv.pdf or cv.docx. Those under a role's
`examples/cases/` are learned from; those under `held-out/` never are, so that something is left to be measured on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cxprep.bank.files import FOLDER
from cxprep.places import data_path
from cxprep.report import ontology as knowledge
from cxprep.report.job import read_job
from cxprep.report.lines import units
from cxprep.report.match import passages, windows
from cxprep.report.read import read
from cxprep.roles.check import UNWRITTEN

COMMON = data_path("common", "examples")


@dataclass(frozen=True)
class Example:
    """A passage with the look-fors that it shows, and those of which nothing is known; the others it does not show."""

    role: str
    text: str
    yes: frozenset[str]
    unknown: frozenset[str] = frozenset()


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


def shown(roles: Iterable[str], known: knowledge.Ontology, folder: Path = FOLDER) -> list[Example]:
    """Passages of CVs: sentences, further lines, work of no role, jargon alone, and the cases."""
    roles, found = list(roles), []
    for role in roles:
        data = labelled(role, "sentences", folder)
        for id, kinds in data.items():
            others = frozenset(other for other in data if other != id)
            found += [Example(role, one["text"], frozenset([id, *one.get("also", ())])) for one in kinds["positive"]]
            found += [Example(role, text, frozenset(), others) for text in [*kinds["negative"], *kinds["opposite"]]]
    for role in roles:
        data = labelled(role, "sentences", folder)
        for id, texts in labelled(role, "lines", folder).items():
            found += [Example(role, text, frozenset([id]), frozenset(data) - {id}) for text in texts]
    found += [Example(role, text, frozenset()) for role in roles for text in shared("ordinary")]
    for role in roles:
        texts = labelled(role, "keywords", folder)
        found += [Example(role, text, frozenset()) for text in (texts["keywords"] if texts else ())]
    for role in roles:
        for case in cases(role, folder=folder):
            found += _of_case(case, known)
    return found


def _of_case(case: Path, known: knowledge.Ontology) -> list[Example]:
    labels: Mapping[str, Any] = _data(case / "labels.yml")
    lines = read("cv.txt", (case / "cv.txt").read_bytes(), "CV").lines
    found = []
    for passage in passages(units(lines), known, known.roles[labels["role"]]):
        whole = _bare(passage.text)
        yes = {id: [one for one in given if _bare(one) in whole] for id, given in labels["evidence"].items()}
        if not any(yes.values()) and (passage.factor == 0 or len(passage.text.split()) < 3):
            continue
        for window in windows(passage.text):
            words = _bare(window)
            here = {id for id, given in yes.items() if any(_within(_bare(one), words) for one in given)}
            some = {id for id, given in yes.items() if given} - here
            found.append(Example(labels["role"], window, frozenset(here), frozenset(some)))
    return found


def _within(line: str, window: str) -> bool:
    held = set(line.split())
    return line in window or window in line or len(held & set(window.split())) >= 0.75 * len(held)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


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
    roles = list(roles)
    lines = [one for one in asked(roles, folder) if one.yes]
    found = list(dict.fromkeys(Example("", one.text, frozenset([one.role])) for one in lines))
    for role in roles:
        for case in cases(role, folder=folder):
            advert = read("job.txt", (case / "job.txt").read_bytes(), "job").lines
            found += [Example("", passage.level, frozenset([role])) for passage in read_job(advert).asked]
    return found
