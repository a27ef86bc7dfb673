"""Works out the weights of data/roles/<role>/weights.yml from the labelled lines.

For each look-for a logistic regression of "this passage asks for it" on the cues of `cxprep.report.cues`, drawn
towards nothing (ridge), so that no cue decides alone. The role that an advert's passage belongs to is learned in the
same way; what a CV shows is learned in `cxprep.learning.lines`. Which cues are looked at depends on all roles' lines,
so all roles are learned together. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from cxprep.bank.files import FOLDER
from cxprep.learning.examples import Example, asked, of_roles, with_examples
from cxprep.report import ontology as knowledge
from cxprep.report.cues import cues
from cxprep.text.spelling import level

RIDGE = 2.0
SEEN = 3  # in how many passages a cue has to stand before it has a weight
LEAST = 0.12  # weights nearer to nothing are left out
WIDTH = 124
HEAD = (
    "# Learned by `make weights` from the labelled lines of all roles, and not written by hand (see data/README.md).\n"
)


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


def documents(folder: Path = FOLDER) -> dict[Path, str]:
    """For each role with labelled lines the path of its weights and the text that belongs there."""
    known = knowledge.load(folder.parent)
    roles = [role for role in with_examples(folder) if role in known.roles]
    of = known.cues.families
    look_fors = {role: known.roles[role].look_fors for role in roles}
    role_weights = learn(of_roles(roles, folder), {"": roles}, of, RIDGE)
    asked_for = learn(asked(roles, folder), look_fors, of, RIDGE)
    found = {}
    for role in roles:
        text = HEAD + "role: >-\n" + _wrapped(role_weights[role], 1)
        text += "asked:\n"
        for id in look_fors[role]:
            text += f"  {id}: >-\n" + _wrapped(asked_for[id], 3)
        found[folder / role / "weights.yml"] = text
    return found


def _wrapped(weights: Mapping[str, float], indent: int) -> str:
    text, line = "", " " * indent
    for cue, weight in weights.items():
        entry = f" {cue}={weight:g}"
        if len(line) + len(entry) > WIDTH:
            text, line = text + line + "\n", " " * indent
        line += entry
    return text + line + "\n"
