"""Which lines of a CV show a look-for, and how far: the part that judges.

What a line is about its signs say, with weights learned from lines labelled by hand (`data/roles/<role>/lines.json`);
whether it can count, rules say (`passages`). How much is needed depends on the CV: more where it lists duties, less
where it tells of things done. There are two shelves: lines to sign (`evidence`), and at most two further ones
of which the reader is asked whether they show it (`ask_you`), as they are near or name the act; the answer counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxprep.report.lines import NEVER
from cxprep.report.ontology import LookFor, RoleRules
from cxprep.report.passages import ACTS, BARRED, HELPED, OWN, Passage, given, lists_duties, told
from cxprep.report.reasons import clause
from cxprep.text.spelling import NUMBER, level

MOST_ASKED = 2  # lines that a look-for may ask about
FIGURE = re.compile(rf"(?<![\w'])(?!(?:one|two|second|third|half)\b){NUMBER}(?!\w)")
YEARS = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,3}\+? years?\b")
FAR, FAR_ALONE = (
    -0.5,
    0.5,
)  # how far a line has to tell of an outcome, with a figure and without, to be more than a part
# A line that tells of no outcome has to speak the plainer: of lines by authors left out, those shown below it are right
# in about half of the cases, those above in two thirds and more. The reader is asked about the former.
PLAIN = 1.5
# A line between lines of other work, which itself speaks of nothing that the seat is about, needs more, and so does one
# in a list of duties: on public CVs most lines shown wrongly were such (a teacher's, a reporter's, a buyer's).
APART = 1.5
# The best of the many windows of a long passage is high by chance: such a passage needs much more.
SHORT, LONG = 3, 3.5  # windows, and how much more
# A line whose words name the very act needs less, as two that know nothing of each other agree on it.
NAMED = -0.6
NEARLY = 0.25  # how much less than its best look-for a line may show another
Answers = Mapping[str, Mapping[str, bool]]


@dataclass(frozen=True)
class Evidence:
    """A line of the CV for a look-for: how far it shows it (0 to 1), and why."""

    line: int
    text: str
    score: float
    why: tuple[str, ...]
    strong: bool = False
    above: float = 0.0  # how far its sum is above where a line is shown
    said: bool = False  # whether the reader says so
    named: bool = False  # whether its words name the very act


@dataclass
class Found:
    """What a CV shows of a look-for: lines to sign, to ask about, that only name it, and that show its opposite."""

    status: str
    evidence: list[Evidence]
    named: list[Evidence]
    against: list[Evidence]
    ask_you: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True)
class _Sum:
    """The window of a passage that speaks most for a look-for."""

    above: float  # how far its sum is above where a line is shown
    window: str


def look(
    look_for: LookFor,
    among: Iterable[Passage],
    answers: Answers | None = None,
    duties: bool = False,
    less: float = 0.0,
) -> Found:
    """What the passages show of a look-for; `answers` are the reader's, by the text of a line and a look-for's id.

    `duties`: the CV is a list of them. There only lines that name the act are asked about, and others need more to be
    shown, as most that is near there is so by chance. `less`: how much less than usual a line needs (`given`).
    """
    evidence: list[Evidence] = []
    named, against = [], []
    maybe: list[Evidence] = []
    told = {_bare(text): said[look_for.id] for text, said in (answers or {}).items() if look_for.id in said}
    for passage in among:
        opposite = _opposite(look_for, passage.level)
        if opposite and passage.unit.section not in NEVER:
            against.append(Evidence(passage.unit.line, passage.text, 0.0, (opposite,)))
            continue
        is_long = len(passage.windows) > SHORT
        need = 0.0 if is_long else less
        best = _best(look_for, passage, need)
        text = best.window if is_long else passage.text
        answered = next((one for one in (text, passage.text, *passage.windows) if _bare(one) in told), None)
        said = told[_bare(answered)] if answered else None
        if said is False:
            continue
        text = answered or text
        act = _act(look_for, passage, need)
        line = (
            _signed(look_for, passage, best, text, True) if said else _line(look_for, passage, best, act, text, duties)
        )
        if line:
            evidence.append(line)
        elif asked := act or _near(look_for, passage, best, duties):
            maybe.append(Evidence(passage.unit.line, asked.window, 0.0, tuple(passage.because), above=asked.above))
        elif word := look_for.named.search(passage.level):
            because = (f"It names “{word[0]}” and does not say what was done.", *passage.because)
            named.append(Evidence(passage.unit.line, passage.text, 0.0, because))
    evidence.sort(key=lambda one: (-one.score, one.line))
    maybe.sort(key=lambda one: (-one.above, one.line))
    return Found(_status(evidence), evidence, named, against, maybe)


def _line(
    look_for: LookFor, passage: Passage, best: _Sum, act: _Sum | None, text: str, duties: bool
) -> Evidence | None:
    """The line to sign, where it says enough for it."""
    is_long = len(passage.windows) > SHORT
    if passage.standing not in (HELPED, OWN):
        return None
    if act and act.above >= max(NAMED, best.above - PLAIN):
        line = _signed(look_for, passage, act, act.window if is_long else text, False)
        return replace(line, named=True)
    if best.above < 0:
        return None
    line = _signed(look_for, passage, best, text, False)
    bar = PLAIN * (not line.strong) + LONG * is_long + APART * (passage.apart + duties)
    return line if best.above >= bar else None


def _act(look_for: LookFor, passage: Passage, less: float) -> _Sum | None:
    """The shortest window that names the very act of the look-for, whether it was done or only a duty."""
    named = [one for one in passage.windows if look_for.acts_named.search(level(one))]
    if passage.standing == BARRED or not named:
        return None
    shortest = min(named, key=len)
    return _Sum(look_for.learned.above(shortest) + less if look_for.learned else -math.inf, shortest)


def _near(look_for: LookFor, passage: Passage, best: _Sum, duties: bool) -> _Sum | None:
    """A deed near enough for the reader to be asked about it, which does not praise."""
    barred = passage.standing == BARRED or passage.praises or passage.apart
    if duties or barred or best.above < look_for.asked_below:
        return None
    is_deed = best.above >= 0 or look_for.acts(best.window) >= ACTS
    return best if is_deed else None


def _status(evidence: Sequence[Evidence]) -> str:
    return "evidenced" if any(one.strong for one in evidence) else "partly" if evidence else "missing"


def look_all(rules: RoleRules, among: Sequence[Passage], answers: Answers | None = None) -> dict[str, Found]:
    """What the passages show of each look-for of a role.

    A line stands under the look-for that it shows most, those that it shows nearly as much and those whose act it
    names, not under every one that it touches; it is asked about once, where it speaks most, and not where it is shown
    already or the reader said no.
    """
    register = told(among, rules)
    duties, less = lists_duties(*register), 0.0 if lists_duties(*register) else given(*register)
    found = {id: look(look_for, among, answers, duties, less) for id, look_for in rules.look_fors.items()}
    most: dict[str, float] = {}
    for one in found.values():
        for line in one.evidence:
            most[line.text] = max(most.get(line.text, 0.0), line.above)
    for one in found.values():
        one.evidence = [line for line in one.evidence if line.said or line.above >= most[line.text] - _room(line)]
        one.status = _status(one.evidence)
    refused = {_bare(text) for text, said in (answers or {}).items() if False in said.values()}
    asked: dict[str, float] = {}
    for one in found.values():
        for line in one.ask_you:
            asked[line.text] = max(asked.get(line.text, -math.inf), line.above)
    for one in found.values():
        mine = [line for line in one.ask_you if line.text not in most and line.above == asked[line.text]]
        one.ask_you = [line for line in mine if _bare(line.text) not in refused][:MOST_ASKED]
    return found


def _room(line: Evidence) -> float:
    """How much less than its best look-for a line may show this one."""
    return math.inf if line.named and line.above >= PLAIN else NEARLY


def _opposite(look_for: LookFor, text: str) -> str:
    """Why a levelled text shows the opposite of the look-for; empty where it does not."""
    for pattern, why, unless in look_for.against:
        words = pattern.search(text)
        if words and not (unless and unless.search(text)):
            return f"{why}: “{words[0]}”."
    return ""


def _best(look_for: LookFor, passage: Passage, less: float) -> _Sum:
    if not look_for.learned:
        return _Sum(-math.inf, passage.windows[0])
    return max(
        (_Sum(look_for.learned.above(window) + less, window) for window in passage.windows), key=lambda one: one.above
    )


def _signed(look_for: LookFor, passage: Passage, best: _Sum, text: str, said: bool) -> Evidence:
    """A line to sign: strong where it was this person's own and tells of a result or a scale, in part where not."""
    far = look_for.far(best.window)
    figure = FIGURE.search(YEARS.sub(" ", level(best.window)))
    strong = passage.standing == OWN and bool(passage.result or (figure and far > FAR) or far > FAR_ALONE)
    score = 1 / (1 + math.exp(-max(0.0, min(6.0, best.above)))) * (1.0 if strong else 0.6)
    why = ["You say that it shows this."] if said else []
    if not said or best.above >= 0:
        why.append(clause(look_for, best.window))
    if passage.result:
        why.append(f"It says what came of it: “{passage.result}”.")
    elif not strong and not passage.because:
        why.append("It does not say how often, or what came of it: so it counts in part.")
    return Evidence(passage.unit.line, text, round(score, 2), (*why, *passage.because), strong, best.above, said)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
