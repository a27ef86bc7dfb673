"""Works out the weights of data/common/cues.yml from lines labelled by hand, and writes them there.

    python tools/learn_cues.py [FOLDER_OF_CASES ...]

Reads tests/fixtures/report/sentences.yml, lines.yml and keywords.yml, and the cases in the folders
(tests/cases and tests/dev-cases where none is named).
For each look-for a logistic regression of "this passage shows it" on the cues of cxprep/report/cues.py, drawn towards
nothing (ridge), so that no cue decides alone. What adverts ask for is learned in the same way from their sentences.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from cxprep.report import ontology as knowledge
from cxprep.report.cues import cues, families
from cxprep.report.files import read
from cxprep.report.advert import read_advert
from cxprep.report.lines import units
from cxprep.report.match import passages, windows
from cxprep.report.pattern_language import level

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "report"
RIDGE = 2.0
SEEN = 3  # in how many passages a cue has to stand before it has a weight
LEAST = 0.12  # weights nearer to nothing are left out


@dataclass(frozen=True)
class Example:
    """A passage with the look-fors that it shows, and those of which nothing is known; the others it does not show."""

    role: str
    text: str
    yes: frozenset[str]
    unknown: frozenset[str] = frozenset()


def shown(folders: Iterable[Path], known: knowledge.Ontology) -> list[Example]:
    """Passages of CVs."""
    data = yaml.safe_load((FIXTURES / "sentences.yml").read_text(encoding="utf-8"))
    ids = [id for id in data if ".look-for." in id]
    found = []
    for id in ids:
        role = id.split(".")[0]
        others = frozenset(other for other in ids if other.startswith(role) and other != id)
        found += [Example(role, one["text"], frozenset([id, *one.get("also", ())])) for one in data[id]["positive"]]
        found += [Example(role, text, frozenset(), others) for text in [*data[id]["negative"], *data[id]["opposite"]]]
    lines = yaml.safe_load((FIXTURES / "lines.yml").read_text(encoding="utf-8"))
    nothing = lines.pop("none")
    for id, texts in lines.items():
        others = frozenset(other for other in ids if other != id)
        found += [Example(id.split(".")[0], text, frozenset([id]), others) for text in texts]
    found += [Example(role, text, frozenset()) for role in known.seats for text in nothing]
    for role, texts in yaml.safe_load((FIXTURES / "keywords.yml").read_text(encoding="utf-8")).items():
        found += [Example(role, text, frozenset()) for text in texts]
    for folder in folders:
        for path in sorted(folder.glob("*/labels.yml")):
            found += _of_case(path, known)
    return found


def _of_case(path: Path, known: knowledge.Ontology) -> list[Example]:
    labels = yaml.safe_load(path.read_text(encoding="utf-8"))
    lines = read("cv.txt", (path.parent / "cv.txt").read_bytes(), "CV").lines
    found = []
    for passage in passages(units(lines), known, known.seats[labels["role"]]):
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


def asked(folders: Iterable[Path], known: knowledge.Ontology) -> list[Example]:
    """Sentences of adverts."""
    data = yaml.safe_load((FIXTURES / "sentences.yml").read_text(encoding="utf-8"))
    ids = [id for id in data if ".look-for." in id]
    found = []
    for id in ids:
        role = id.split(".")[0]
        for _ in range(2):
            found += [Example(role, text, frozenset([id])) for text in data[id]["demand"]]
        found += [Example(role, one["text"], frozenset([id, *one.get("also", ())])) for one in data[id]["positive"]]
    texts = [*data["boilerplate"], *(one["text"] for one in data["firm_lines"])]
    found += [Example(role, text, frozenset()) for role in known.seats for text in texts]
    return found


def roles(folders: Iterable[Path], known: knowledge.Ontology) -> list[Example]:
    """Sentences of adverts and CVs, and passages of the cases' adverts, with the role that they belong to."""
    lines = [one for one in asked(folders, known) if one.yes]
    found = list(dict.fromkeys(Example("", one.text, frozenset([one.role])) for one in lines))
    for folder in folders:
        for path in sorted(folder.glob("*/labels.yml")):
            role = yaml.safe_load(path.read_text(encoding="utf-8"))["role"]
            lines = read("job.txt", (path.parent / "job.txt").read_bytes(), "job").lines
            found += [Example("", passage.level, frozenset([role])) for passage in read_advert(lines, known.words).asked]
    return found


def learn(
    examples: Sequence[Example], names_of: Mapping[str, Iterable[str]], of: Any, ridge: float
) -> dict[str, dict[str, float]]:
    """For each look-for the weight of each cue, and where its sum begins."""
    held = [cues(level(one.text), of) for one in examples]
    seen: dict[str, int] = {}
    for one in held:
        for cue in one:
            seen[cue] = seen.get(cue, 0) + 1
    names = sorted(cue for cue, count in seen.items() if count >= SEEN)
    place = {cue: number for number, cue in enumerate(names)}
    table = np.zeros((len(examples), len(names) + 1))
    table[:, -1] = 1
    for row, one in enumerate(held):
        for cue in one:
            if cue in place:
                table[row, place[cue]] = 1
    found = {}
    for role, ids in names_of.items():
        for id in ids:
            rows = [n for n, one in enumerate(examples) if one.role == role and id not in one.unknown]
            yes = np.array([id in examples[n].yes for n in rows], float)
            found[id] = _fit(table[rows], yes, ridge, names)
    return found


def _fit(table: Any, yes: Any, ridge: float, names: Sequence[str]) -> dict[str, float]:
    share = yes.mean()
    counts = np.where(yes > 0, 0.5 * (1 - share) / max(share, 1e-6), 1.0)
    sign = np.where(yes > 0, -1.0, 1.0)

    def loss(weights: Any) -> tuple[float, Any]:
        sums = table @ weights
        drawn = np.r_[weights[:-1], 0.0]
        chance = 1 / (1 + np.exp(-np.clip(sums, -40, 40)))
        value = (counts * np.logaddexp(0, sign * sums)).sum() + 0.5 * ridge * (drawn**2).sum()
        return float(value), table.T @ (counts * (chance - yes)) + ridge * drawn

    weights = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    order = sorted(range(len(names)), key=lambda n: (-round(weights[n], 2), names[n]))
    held = {names[n]: round(float(weights[n]), 2) for n in order if abs(weights[n]) >= LEAST}
    return {"#start": round(float(weights[-1]), 2), **held}


def main(words: Sequence[str]) -> None:
    """Writes the file anew."""
    folders = [Path(word) for word in words] or [ROOT / "tests" / "cases", ROOT / "tests" / "dev-cases"]
    path = knowledge.DATA / "common" / "cues.yml"
    head = path.read_text(encoding="utf-8").split("\nrole:")[0]
    of = families(yaml.safe_load(head)["families"])
    known = knowledge.load()
    text = head.rstrip("\n") + "\n"
    look_fors = {role: seat.look_fors for role, seat in known.seats.items()}
    for kind, examples, names_of in (
        ("role", roles(folders, known), {"": known.seats}),
        ("asked", asked(folders, known), look_fors),
        ("shown", shown(folders, known), look_fors),
    ):
        text += f"{kind}:\n"
        for id, weights in learn(examples, names_of, of, RIDGE).items():
            text += f"  {id}: >-\n"
            line = "   "
            for cue, weight in weights.items():
                entry = f" {cue}={weight:g}"
                if len(line) + len(entry) > 124:
                    text, line = text + line + "\n", "   "
                line += entry
            text += line + "\n"
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
