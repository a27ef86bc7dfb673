"""Which lines of a CV show a look-for, and how far: the part that judges.

What a line is about its n-grams say, with weights learned from lines labelled by hand (`data/roles/<role>/lines.json`).
Whether it was done, by this person and at work, rules say: under "Education" nothing is work, a duty is not a deed, and
help is not the whole of it. There are two shelves: lines that we would sign (`evidence`), and at most two further ones
of which the reader is asked whether they show it (`ask_you`); the answer counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxprep.report.lines import NEVER, Unit, sentences
from cxprep.report.ontology import LookFor, Ontology, RoleRules
from cxprep.report.reasons import came_of, clause
from cxprep.text.spelling import NUMBER, level

MOST_ASKED = 2  # lines that a look-for may ask about
SECTION_WORDS = {
    "education": "a degree or school",
    "courses": "a course",
    "skills": "a list of skills",
    "interests": "a hobby",
    "objective": "an aim",
    "languages": "a language",
    "summary": "a summary",
}
# How far a passage can count before any look-for is asked: never, only as a question, in part, or as far as it goes.
BARRED, DUTY, HELPED, OWN = "barred", "duty", "helped", "own"
_ORDER = (BARRED, DUTY, HELPED, OWN)
_FIGURE = re.compile(r"\d")
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
APART, AROUND, SHARE = 1.5, 5, 0.4
# The best of the many windows of a long passage is high by chance: such a passage needs as much more.
SHORT = 3  # windows
ACTS = 0.0  # how much a line has to tell of something done for the reader to be asked about it
# A CV lists duties where it has at least so many lines about work of which so few tell of anything done.
MANY, DUTIES = 6, 0.1
# Where many lines tell of things done a line is the likelier to be one of them: from so large a share of such lines on
# it needs so much less. On lines by authors left out nine in ten of those shown are right all the same, as with few of
# such lines at the full bar (prior odds: T. Bayes).
GIVEN, FULL = 1.5, 0.2
# A line whose words name the very act needs less, as two that know nothing of each other agree on it.
NAMED = -0.6
NEARLY = 0.25  # how much less than its best look-for a line may show another
LEAST = 4  # words of a sentence that can tell of anything
EARLY = 30  # characters
RUN_ON = 18  # words: a longer sentence may be several that have lost what parted them
MARKS = re.compile(r"\s*[·•◦➢▪●■►◆]\s*|(?<=[a-z)]\.)(?=[A-Z][a-z])")
BEFORE_A_CAPITAL = re.compile(r"(?<=[a-z\d)%,]) (?=[A-Z][a-z])")
A_DEED = re.compile(
    r"(?:[A-Z][a-z]{1,20}(?:ed|ing)|Ran|Led|Built|Cut|Took|Made|Set|Wrote|Held|Gave|Kept|Won|Taught|Grew|Sold|Sent|"
    r"Achieve|Advise|Answer|Assist|Build|Call|Clean|Communicate|Conduct|Contact|Coordinate|Create|Demonstrate|Describe|"
    r"Develop|Educate|Ensure|Explain|Follow|Greet|Handle|Help|Inform|Keep|Maintain|Make|Manage|Monitor|Open|Operate|"
    r"Order|Perform|Prepare|Process|Provide|Recommend|Resolve|Respond|Review|Sell|Serve|Stock|Suggest|Take|Track|Train|"
    r"Update|Work)\b"
)
LEADS_ON = frozenset("a an the and or of to in on at for with by from as our my their his her its new &".split())
FEW = 12  # words: a longer line says more than its praise
Answers = Mapping[str, Mapping[str, bool]]


@dataclass
class Passage:
    """A unit of the CV with what can be said of it before any look-for is asked."""

    unit: Unit
    text: str
    level: str
    windows: list[str]
    standing: str = OWN
    because: list[str] = field(default_factory=list)
    result: str = ""  # its own words that say what came of it
    praises: bool = False  # whether it speaks well of itself
    apart: bool = False  # whether it stands among lines of other work and speaks of nothing that the seat is about

    def lower(self, standing: str, words: str) -> None:
        """It counts at most so far, and why."""
        self.standing = min(self.standing, standing, key=_ORDER.index)
        self.because.append(words)


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


def passages(units: Iterable[Unit], ontology: Ontology, rules: RoleRules | None = None) -> list[Passage]:
    """The units that can be evidence of anything, each with how far it counts and why.

    A passage that names three of the role's look-fors in their jargon and tells of no result is a list of keywords.
    """
    found = []
    for unit in units:
        if unit.heading and not unit.bullet:
            continue
        passage = Passage(unit, unit.text, level(unit.text), windows(unit.text))
        _stand(passage, ontology)
        names = sum(1 for one in rules.look_fors.values() if one.named.search(passage.level)) if rules else 0
        if names >= 3 and not passage.result:
            passage.lower(BARRED, "It names many things at once and shows none of them.")
        found.append(passage)
    if rules:
        _place(found, rules)
    return found


def _place(found: Sequence[Passage], rules: RoleRules) -> None:
    """Tell the passages that stand among lines of other work."""
    work = [one for one in found if one.standing != BARRED]
    speaks = [bool(rules.speaks_of.search(one.level)) for one in work]
    for place, passage in enumerate(work):
        around = speaks[max(0, place - AROUND) : place] + speaks[place + 1 : place + 1 + AROUND]
        passage.apart = not speaks[place] and bool(around) and sum(around) < SHARE * len(around)


def told(among: Iterable[Passage], rules: RoleRules) -> tuple[int, int]:
    """How many passages are about work, and how many of those tell of something done or of what came of it."""
    work = [one for one in among if one.standing != BARRED and len(one.text.split()) >= LEAST]
    any_of = next(iter(rules.look_fors.values()))
    deeds = [one for one in work if one.result or max(map(any_of.acts, one.windows)) >= ACTS]
    return len(work), len(deeds)


def lists_duties(work: int, deeds: int) -> bool:
    """Whether a CV of so many lines about work, of which so many tell of something done, is a list of duties."""
    return work >= MANY and deeds < DUTIES * work


def given(work: int, deeds: int) -> float:
    """How much less a line needs to be shown in a CV of so many lines about work, of which so many tell of a deed."""
    return GIVEN * min(1.0, deeds / max(1, work) / FULL)


def windows(text: str) -> list[str]:
    """What is read together: each sentence of a passage, each two neighbours, and a passage of two as a whole."""
    parts = [one for one in _parts(text) if len(one.split()) >= LEAST] or [text]
    return parts if len(parts) == 1 else [*parts, *(f"{one} {two}" for one, two in zip(parts, parts[1:]))]


def _parts(text: str) -> list[str]:
    """The sentences of a passage; where bullets and full stops were lost, also what begins with the next deed."""
    found = []
    for one in sentences(text):
        for part in MARKS.split(one):
            found += _deeds(part) if len(part.split()) > RUN_ON else [part.strip()]
    return found


def _deeds(text: str) -> list[str]:
    """A run-on text cut where a word in capitals that names a deed follows words that do not lead on to it."""
    found, start = [], 0
    for space in BEFORE_A_CAPITAL.finditer(text):
        here = text[start : space.start()]
        last = here.rsplit(" ", 1)[-1].lower()
        if len(here.split()) >= LEAST and last not in LEADS_ON and A_DEED.match(text, space.end()):
            found.append(here)
            start = space.end()
    return [*found, text[start:]]


def _stand(passage: Passage, ontology: Ontology) -> None:
    text, section = passage.level, passage.unit.section
    group = ontology.group
    passage.result = came_of(passage.text)
    if section in NEVER:
        passage.lower(BARRED, f"It stands under {SECTION_WORDS.get(section, section)}, which is not work done.")
    if section == "summary":
        done = group("did").search(text)
        told = DUTY if done and _FIGURE.search(text) else BARRED
        passage.lower(told, "It stands in a summary and describes, but tells of no one thing done.")
    if _is_list(text) and not _FIGURE.search(text):
        passage.lower(BARRED, "It is a list of words.")
    if _early(group("aims"), text):
        passage.lower(BARRED, "It says what is hoped for, not what was done.")
    short = len(text.split()) <= FEW
    if group("duties").match(text) and not passage.result:
        passage.lower(DUTY, "It names a responsibility; what came of it is not said.")
    passage.praises = bool(group("claims").search(text)) and not passage.result
    if passage.praises and short and not _FIGURE.search(text):
        passage.lower(BARRED, "It praises in general words; nothing in it could be checked.")
    if group("others").match(text):
        passage.lower(BARRED, "It was done by others.")
    if group("helping").match(text):
        passage.lower(HELPED, "It was somebody else's, with your help.")


def _early(pattern: re.Pattern[str], text: str) -> bool:
    """Whether it stands where a line says what it is about; further on it may be said of others."""
    found = pattern.search(text)
    return found is not None and found.start() < EARLY


def _is_list(text: str) -> bool:
    parts = [part for part in re.split(r"[,;|•·/]| - ", text) if part.strip()]
    return len(parts) >= 4 and sum(len(part.split()) for part in parts) / len(parts) <= 2.6


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
        own = passage.standing in (HELPED, OWN)
        if not said and own and act and act.above >= NAMED and act.above >= best.above - PLAIN:
            line = _signed(look_for, passage, act, act.window if is_long else text, False)
            evidence.append(replace(line, named=True))
            continue
        line = _signed(look_for, passage, best, text, bool(said)) if said or (own and best.above >= 0) else None
        bar = PLAIN * ((not line.strong) + is_long) + APART * (passage.apart + duties) if line else 0.0
        if line and (said or best.above >= bar):
            evidence.append(line)
        elif asked := act or _near(look_for, passage, best, duties):
            maybe.append(Evidence(passage.unit.line, asked.window, 0.0, tuple(passage.because), above=asked.above))
        elif word := look_for.named.search(passage.level):
            because = (f"It names “{word[0]}” and does not say what was done.", *passage.because)
            named.append(Evidence(passage.unit.line, passage.text, 0.0, because))
    evidence.sort(key=lambda one: (-one.score, one.line))
    maybe.sort(key=lambda one: (-one.above, one.line))
    return Found(_status(evidence), evidence, named, against, maybe)


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

    A line stands under the look-for that it shows most, those that it shows nearly as much and those whose act it names,
    not under every one that it touches; it is asked about once, where it speaks most, and not where it is shown already or the reader said no.
    """
    register = told(among, rules)
    duties, less = lists_duties(*register), 0.0 if lists_duties(*register) else given(*register)
    found = {id: look(look_for, among, answers, duties, less) for id, look_for in rules.look_fors.items()}
    most: dict[str, float] = {}
    for one in found.values():
        for line in one.evidence:
            most[line.text] = max(most.get(line.text, 0.0), line.above)
    for one in found.values():
        one.evidence = [
            line for line in one.evidence if line.said or line.above >= most[line.text] - _room(line)
        ]
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
    return max((_Sum(look_for.learned.above(window) + less, window) for window in passage.windows), key=lambda one: one.above)


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
