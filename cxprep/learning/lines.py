"""Which lines of CVs show what, learned from labelled lines: data/roles/<role>/lines.json, and two files of all roles.

For each look-for a logistic regression of "this line shows it" on the n-grams of letters (`cxprep.text.ngrams`). Few
lines are labelled for one look-for; what tells an own act from a duty or a claim is much the same for all of them, so
`shows` learns from every role's lines whether a line shows anything at all, and its sum is joined to each look-for's.
A line's author is its batch. Where the sum has to be for a line to be shown, or to be asked about, is chosen on sums
from weights that were learned without the line's own batch, so that no author's way of writing is known beforehand:
ordinary lines, of which a CV is full, decide it. `far` tells a thing done with a result or a scale from one done
without. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cxprep.bank.files import FOLDER
from cxprep.learning.examples import FIRST, OWN, Line, lines_of, with_examples
from cxprep.learning.regression import Fit, fit
from cxprep.report import ontology as knowledge
from cxprep.report.line_signs import LineSigns
from cxprep.report.ontology import joined

FALSE_SHOWN, FALSE_ASKED = 0.003, 0.02  # how many of an author's ordinary lines may be shown, or asked about
SOUND = 0.85  # how many of the lines that are shown have to show it, where labels say
KNEW = {FIRST, OWN}  # batches by those who knew the rules
KEPT = 8500  # how many signs are kept, those with the largest weights: with 6,000 fewer lines are found
TIMES = 3  # how much a line in the stock wording of public CVs counts, of which authors wrote few
# What a label says as a target and how much it counts: shown, an own act without result, a mere duty, not told.
TARGETS = {"shows": (1.0, 1.0), "partly": (0.8, 0.8), "vague": (0.7, 0.6), "other": (0.0, 0.4), "no": (0.0, 1.0)}


def kind(line: Line, id: str) -> str:
    """What a line's labels say of a look-for: a key of `TARGETS`, or "unknown"."""
    if id in line.shows:
        return "shows"
    if id in line.partly:
        return "partly"
    if id in line.vague:
        return "vague"
    if id in line.denied or not (line.shows or line.partly or line.vague or line.open):
        return "no"
    return "unknown" if line.open else "other"


def targets(lines: Sequence[Line], ids: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """What each line should add up to for each look-for, and how much it counts: half as much yes as no in all."""
    wanted, count = np.zeros((len(lines), len(ids))), np.zeros((len(lines), len(ids)))
    for row, line in enumerate(lines):
        for column, id in enumerate(ids):
            told = kind(line, id)
            if told != "unknown":
                wanted[row, column], count[row, column] = TARGETS[told]
        if line.batch == OWN:
            count[row] *= TIMES
    yes = wanted > 0.5
    for column in range(len(ids)):
        here = yes[:, column]
        count[here, column] *= 0.5 * count[~here, column].sum() / max(count[here, column].sum(), 1e-9)
    return wanted, count


def anything(lines: Iterable[Line]) -> tuple[list[Line], np.ndarray, np.ndarray]:
    """Each line of all roles once, how much it shows of anything at all, and how much it counts.

    A line that one role's labels deny and another's affirm shows something; a duty shows nothing; of an open line
    nothing is known.
    """
    told: dict[tuple[str, str], tuple[Line, float]] = {}
    for line in lines:
        shown = TARGETS["shows"][0] if line.shows else TARGETS["partly"][0] if line.partly else 0.0
        if not shown and not line.vague and line.open and not line.denied:
            continue
        key = line.batch, line.text
        if key not in told or shown > told[key][1]:
            told[key] = line, shown
    wanted = np.array([[shown] for _, shown in told.values()])
    count = np.array([[float(TIMES if line.batch == OWN else 1)] for line, _ in told.values()])
    yes = wanted > 0.5
    count[yes] *= 0.5 * count[~yes].sum() / max(count[yes].sum(), 1e-9)
    return [line for line, _ in told.values()], wanted, count


def apart(
    lines: Sequence[Line], learn: Callable[[Sequence[Line]], Fit], counts: Mapping[str, Mapping[str, int]]
) -> tuple[list[Line], np.ndarray]:
    """The lines of every author who knew no rule, with sums from weights learned without their batch."""
    held: list[Line] = []
    sums = []
    for batch in sorted({line.batch for line in lines} - KNEW):
        here = [line for line in lines if line.batch == batch]
        held += here
        sums.append(learn([line for line in lines if line.batch != batch]).sums([counts[line.text] for line in here]))
    return held, np.vstack(sums)


def limits(
    lines: Sequence[Line], sums: np.ndarray, ids: Sequence[str], false: float, sound: float = 0.0
) -> list[float]:
    """For each look-for the sum from which a line counts.

    So that of the ordinary lines not more than the share `false` counts for any look-for, the look-fors taking equal
    parts of it, and at least `sound` of the labelled lines that count show it, wholly or in part.
    """
    among = sums[np.array([not line.role for line in lines])]
    common = float(np.quantile(among.max(axis=1), 1 - false))
    own = np.quantile(among, 1 - false / len(ids), axis=0)
    least = np.array([_sound_from(lines, sums[:, column], id, sound) for column, id in enumerate(ids)])
    held = np.maximum((common + own) / 2, least)
    while (among >= held).any(axis=1).mean() > false:
        held += 0.01
    while (held > least).any() and (among >= np.maximum(held - 0.01, least)).any(axis=1).mean() <= false:
        held = np.maximum(held - 0.01, least)
    return [round(float(one), 2) for one in held]


def _sound_from(lines: Sequence[Line], sums: np.ndarray, id: str, sound: float) -> float:
    """The lowest sum from which at least `sound` of the labelled lines show it, as far as labels tell."""
    kinds = [(float(value), kind(line, id)) for value, line in zip(sums, lines, strict=True) if line.role]
    told = sorted((value, what != "no") for value, what in kinds if what in ("shows", "partly", "no"))
    while sound and told and sum(yes for _, yes in told) < sound * len(told):
        told = told[1:]
    return told[0][0] if told else float(sums.min())


def measured(lines: Sequence[Line], sums: np.ndarray, ids: Sequence[str], shown: Sequence[float]) -> dict[str, str]:
    """What the limits do to lines of authors left out: found, sound and falsely shown, beside a reader of figures only.

    Sound are, among lines shown under a look-for of which labels tell, those that show it wholly or in part; of a duty
    authors and readers are of two minds, so it is counted apart.
    """
    above = sums >= np.array(shown)
    told = np.array([[kind(line, id) for id in ids] for line in lines])
    ordinary = np.array([not line.role for line in lines])
    long = np.array([len(line.text) >= 60 and any(one.isdigit() for one in line.text) for line in lines])
    yes, partly = told == "shows", told == "partly"
    known = (yes | partly | (told == "no")) & ~ordinary[:, None]

    def share(right: Any, of: Any) -> str:
        return f"{right.sum() / max(1, of.sum()):.3f} ({right.sum()} of {of.sum()})"

    return {
        "lines that show it, found": share(above & yes, yes),
        "lines that show it in part, found": share(above & partly, partly),
        "lines that name a duty, found": share(above & (told == "vague"), told == "vague"),
        "shown lines sound": share(above & (yes | partly), above & known),
        "ordinary lines shown": share(above[ordinary].any(axis=1), ordinary[ordinary]),
        "long lines with figures, sound": share((yes | partly) & long[:, None], known & long[:, None]),
        "ordinary lines long with figures": share(long[ordinary], ordinary[ordinary]),
    }


def far(lines: Sequence[Line], signs: Callable[[str], Mapping[str, int]]) -> tuple[Fit, float]:
    """What tells a line that shows something from an act alone or a duty, and how often that is right, apart.

    The first stage's lines are left out: they are written to be told, and have no lines that show a thing in part.
    """
    some = [
        line for line in lines if line.role and line.batch not in KNEW and (line.shows or line.partly or line.vague)
    ]
    yes = np.array([[float(bool(line.shows))] for line in some])
    even = np.where(yes > 0.5, (1 - yes).sum() / yes.sum(), 1.0)
    counts = [signs(line.text) for line in some]
    right = []
    for batch in sorted({line.batch for line in some}):
        rest = [n for n, line in enumerate(some) if line.batch != batch]
        here = [n for n, line in enumerate(some) if line.batch == batch]
        sums = fit([counts[n] for n in rest], yes[rest], even[rest], KEPT // 2).sums([counts[n] for n in here])
        right += [bool(value > 0) == bool(yes[n, 0]) for n, value in zip(here, sums[:, 0], strict=True)]
    return fit(counts, yes, even, KEPT // 2), float(np.mean(right))


def documents(folder: Path = FOLDER) -> dict[Path, str]:
    """The path and the text of each learned file."""
    of_role = {role: lines_of(role, folder) for role in with_examples(folder)}
    every = [line for lines in of_role.values() for line in lines]
    signs = LineSigns(knowledge.load(folder.parent).cues.families)
    counts = {line.text: signs(line.text) for line in every}
    common = folder.parent / "common"

    def learn_anything(some: Sequence[Line]) -> Fit:
        rows, wanted, count = anything(some)
        return fit([counts[line.text] for line in rows], wanted, count, KEPT)

    found = {common / "shows.json": _text(learn_anything(every).document(["shows"]))}
    shows: dict[tuple[str, str], float] = {}
    if {line.batch for line in every} - KNEW:
        held, sums = apart(every, learn_anything, counts)
        shows = {(line.batch, line.text): float(one) for line, one in zip(held, sums[:, 0], strict=True)}
    for role, lines in of_role.items():
        ids = sorted({id for line in lines for id in (*line.shows, *line.partly)})

        def learn(some: Sequence[Line], ids: Sequence[str] = ids) -> Fit:
            return fit([counts[line.text] for line in some], *targets(some, ids), KEPT)

        document = learn(lines).document(ids)
        if {line.batch for line in lines} - KNEW:
            held, sums = apart(lines, learn, counts)
            acts = [shows[line.batch, line.text] for line in held]
            sums = np.array([[joined(one, act) for one in row] for row, act in zip(sums, acts, strict=True)])
            document["shown"] = limits(held, sums, ids, FALSE_SHOWN, SOUND)
            document["asked"] = limits(held, sums, ids, FALSE_ASKED)
            document["apart"] = measured(held, sums, ids, document["shown"])
        else:  # nobody apart to choose on: no line is asked about
            document |= {"shown": [0.0] * len(ids), "asked": [0.0] * len(ids), "apart": {}}
        found[folder / role / "lines.json"] = _text(document)
    tells, right = far([line for line in every if line.role], signs)
    found[common / "far.json"] = _text({"right_apart": round(right, 3), **tells.document(["far"])})
    return found


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
