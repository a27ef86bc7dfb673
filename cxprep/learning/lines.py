"""Which lines of CVs show what, learned from labelled lines: data/roles/<role>/lines.json and data/common/far.json.

For each look-for a logistic regression of "this line shows it" on the n-grams of letters (`cxprep.text.ngrams`), drawn
towards nothing (ridge). A line's author is its batch. Where the sum has to be for a line to be shown, or to be asked
about, is chosen on sums from weights that were learned without the line's own batch, so that no author's way of writing
is known beforehand: ordinary lines, of which a CV is full, decide it. `far` tells a thing done with a result or a scale
from one done without, over all roles. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from cxprep.bank.files import FOLDER
from cxprep.learning.examples import Line, lines_of, with_examples
from cxprep.text.ngrams import grams
from cxprep.text.weighing import RARE

RIDGE = 1 / 6
STEPS, FIRST_STEPS = 60, 15  # of L-BFGS, and of the first time; more changes no decision
SEEN = 4  # in how many lines an n-gram has to stand
KEPT = 6000  # how many n-grams of a role are kept, those with the largest weights
FALSE_SHOWN, FALSE_ASKED = 0.003, 0.06  # how many of an author's ordinary lines may be shown, or asked about
SOUND = 0.85  # how many of the lines that are shown have to show it, where labels say
FIRST = "first"  # the batch of the first stage's own sentences, written by those who wrote its rules
# What a label says as a target and how much it counts: shown, an own act without result, a mere duty, not told.
TARGETS = {"shows": (1.0, 1.0), "partly": (0.8, 0.8), "vague": (0.7, 0.6), "other": (0.0, 0.4), "no": (0.0, 1.0)}


@dataclass
class Fit:
    """Weights of several names over the same n-grams, as floats."""

    place: dict[str, int]
    rare: np.ndarray
    held: np.ndarray  # one row an n-gram, one column a name; the last row is where sums begin

    def sums(self, counts: Sequence[Mapping[str, int]]) -> np.ndarray:
        """One row a text, one column a name."""
        return _table(counts, self.place, self.rare) @ self.held[:-1] + self.held[-1]

    def document(self, names: Sequence[str]) -> dict[str, Any]:
        """What `cxprep.text.weighing.Weights` reads."""
        scale = np.abs(self.held[:-1]).max(axis=0) / 127
        weights = np.rint(self.held[:-1] / scale).astype(np.int8)
        return {
            "names": list(names),
            "grams": "\n".join(self.place),
            "rare": _packed(np.rint(self.rare * RARE).astype(np.uint8)),
            "weights": _packed(weights),
            "scale": [round(float(one), 6) for one in scale],
            "start": [round(float(one), 3) for one in self.held[-1]],
        }


def _packed(table: np.ndarray) -> str:
    return base64.b64encode(table.tobytes()).decode("ascii")


def _table(counts: Sequence[Mapping[str, int]], place: Mapping[str, int], rare: np.ndarray) -> Any:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for number, held in enumerate(counts):
        found = {
            place[gram]: (1 + math.log(count)) * rare[place[gram]] for gram, count in held.items() if gram in place
        }
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        rows += [number] * len(found)
        columns += found.keys()
        values += [value / length for value in found.values()]
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(counts), len(place)))


def _places(
    counts: Sequence[Mapping[str, int]], among: Iterable[str] | None = None
) -> tuple[dict[str, int], np.ndarray]:
    seen: Counter[str] = Counter()
    for held in counts:
        seen.update(held.keys())
    names = sorted(gram for gram, count in seen.items() if count >= SEEN)
    if among is not None:
        among = set(among)
        names = [gram for gram in names if gram in among]
    rare = np.array([math.log((1 + len(counts)) / (1 + seen[gram])) + 1 for gram in names])
    # Rounded as it is kept, so that what is measured is what is applied.
    return {gram: number for number, gram in enumerate(names)}, np.rint(np.minimum(rare * RARE, 255)) / RARE


def fit(counts: Sequence[Mapping[str, int]], targets: np.ndarray, weights: np.ndarray, kept: int = KEPT) -> Fit:
    """All names at once; twice, the second time on the n-grams that weighed most the first time."""
    place, rare = _places(counts)
    held = _regression(_table(counts, place, rare), targets, weights, STEPS if len(place) <= kept else FIRST_STEPS)
    if len(place) > kept:
        order = np.argsort(-np.abs(held[:-1]).max(axis=1), kind="stable")[:kept]
        grams_in_order = list(place)
        place, rare = _places(counts, [grams_in_order[one] for one in order])
        held = _regression(_table(counts, place, rare), targets, weights, STEPS)
    return Fit(place, rare, held)


def _regression(table: Any, targets: np.ndarray, weights: np.ndarray, steps: int, ridge: float = RIDGE) -> np.ndarray:
    size, names = table.shape[1], targets.shape[1]
    turned = table.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        held = flat.reshape(size + 1, names)
        sums = table @ held[:-1] + held[-1]
        soft = np.logaddexp(0, sums)
        value = (weights * (soft - targets * sums)).sum() + 0.5 * RIDGE * (held[:-1] ** 2).sum()
        off = weights * (np.exp(sums - soft) - targets)
        return float(value), np.vstack([turned @ off + RIDGE * held[:-1], off.sum(axis=0)]).ravel()

    start = np.zeros((size + 1) * names)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    return found.reshape(size + 1, names)


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
    yes = wanted > 0.5
    for column in range(len(ids)):
        here = yes[:, column]
        count[here, column] *= 0.5 * count[~here, column].sum() / max(count[here, column].sum(), 1e-9)
    return wanted, count


def apart(lines: Sequence[Line], ids: Sequence[str]) -> tuple[list[Line], np.ndarray]:
    """The lines of every batch but the first, with sums from weights learned without their batch."""
    held, sums = [], []
    counts = {line.text: grams(line.text) for line in lines}
    for batch in sorted({line.batch for line in lines} - {FIRST}):
        rest = [line for line in lines if line.batch != batch]
        here = [line for line in lines if line.batch == batch]
        found = fit([counts[line.text] for line in rest], *targets(rest, ids))
        held += here
        sums.append(found.sums([counts[line.text] for line in here]))
    return held, np.vstack(sums)


def limits(
    lines: Sequence[Line], sums: np.ndarray, ids: Sequence[str], false: float, sound: float = 0.0
) -> list[float]:
    """For each look-for the sum from which a line counts.

    So that of the ordinary lines not more than the share `false` counts for any look-for, the look-fors taking equal
    parts of it, and at least `sound` of the labelled lines that count show it, wholly or in part.
    """
    ordinary = np.array([not line.role for line in lines])
    among = sums[ordinary]
    common = float(np.quantile(among.max(axis=1), 1 - false))
    found = []
    for column, id in enumerate(ids):
        own = float(np.quantile(among[:, column], 1 - false / len(ids)))
        limit = (common + own) / 2
        labelled = [(sums[row, column], kind(line, id)) for row, line in enumerate(lines) if line.role]
        told = sorted((float(value), what != "no") for value, what in labelled if what in ("shows", "partly", "no"))
        while sound and told:
            told = [one for one in told if one[0] >= limit]
            if not told or sum(yes for _, yes in told) >= sound * len(told):
                break
            limit = told[0][0] + 0.01
        found.append(limit)
    held = np.array(found)
    while (among >= held).any(axis=1).mean() > false:
        held += 0.01
    return [round(float(one), 2) for one in held]


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


def far(lines: Sequence[Line]) -> tuple[Fit, float]:
    """What tells a line that shows something from an act alone or a duty, and how often that is right, apart.

    The first stage's lines are left out: they are written to be told, and have no lines that show a thing in part.
    """
    some = [line for line in lines if line.role and line.batch != FIRST and (line.shows or line.partly or line.vague)]
    yes = np.array([[float(bool(line.shows))] for line in some])
    even = np.where(yes > 0.5, (1 - yes).sum() / yes.sum(), 1.0)
    counts = [grams(line.text) for line in some]
    right = []
    for batch in sorted({line.batch for line in some}):
        rest = [n for n, line in enumerate(some) if line.batch != batch]
        here = [n for n, line in enumerate(some) if line.batch == batch]
        sums = fit([counts[n] for n in rest], yes[rest], even[rest], KEPT // 2).sums([counts[n] for n in here])
        right += [bool(value > 0) == bool(yes[n, 0]) for n, value in zip(here, sums[:, 0], strict=True)]
    return fit(counts, yes, even, KEPT // 2), float(np.mean(right))


def digest(lines: Iterable[Line]) -> str:
    """A short sign of what was learned from: the same for the same lines and labels."""
    told = sorted(f"{line!r}" for line in lines)
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()[:16]


def documents(folder: Path = FOLDER) -> dict[Path, str]:
    """The path and the text of each learned file."""
    found, every = {}, []
    for role in with_examples(folder):
        lines = lines_of(role, folder)
        every += [line for line in lines if line.role]
        ids = sorted({id for line in lines for id in (*line.shows, *line.partly)})
        counts = [grams(line.text) for line in lines]
        document = fit(counts, *targets(lines, ids)).document(ids)
        if not {line.batch for line in lines} - {FIRST}:  # nobody apart to choose on: no line is asked about
            document |= {"shown": [0.0] * len(ids), "asked": [0.0] * len(ids), "apart": {}}
            found[folder / role / "lines.json"] = _text({"learned_from": digest(lines), **document})
            continue
        held, sums = apart(lines, ids)
        document["shown"] = limits(held, sums, ids, FALSE_SHOWN, SOUND)
        document["asked"] = limits(held, sums, ids, FALSE_ASKED)
        document["apart"] = measured(held, sums, ids, document["shown"])
        found[folder / role / "lines.json"] = _text({"learned_from": digest(lines), **document})
    tells, right = far(every)
    document = {"learned_from": digest(every), "right_apart": round(right, 3), **tells.document(["far"])}
    found[folder.parent / "common" / "far.json"] = _text(document)
    return found


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def stale(folder: Path = FOLDER) -> list[Path]:
    """The learned files whose lines have changed since they were learned from."""
    found, every = [], []
    for role in with_examples(folder):
        lines = lines_of(role, folder)
        every += [line for line in lines if line.role]
        if _sign(folder / role / "lines.json") != digest(lines):
            found.append(folder / role / "lines.json")
    path = folder.parent / "common" / "far.json"
    return [*found, path] if _sign(path) != digest(every) else found


def _sign(path: Path) -> str:
    return json.loads(path.read_text(encoding="utf-8"))["learned_from"] if path.is_file() else ""
