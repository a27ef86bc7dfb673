"""Which lines of a CV show a look-for, and how far: the part that judges.

What a line is about its signs say, with weights learned from lines labelled by hand (`data/roles/<role>/lines.json`);
whether it can count, rules say (`passages`). How much is needed depends on the CV: more where it lists duties, less
where it tells of things done. A plain line counts in part where a reader would sign it (`signing`). There are two
shelves: lines to sign (`evidence`), and at most two further ones of which the reader is asked whether they show it
(`ask_you`), as they are near or name the act; the answer counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxprep.report import signing
from cxprep.report.lines import NEVER
from cxprep.report.nearest import Nearest, asking, nearest
from cxprep.report.ontology import LookFor, RoleRules
from cxprep.report.passages import ACTS, BARRED, HELPED, OWN, Passage, lists_duties, register, told
from cxprep.report.reasons import clause
from cxprep.text.spelling import NUMBER, level

MOST_ASKED = 2  # lines that a look-for may ask about
MOST_WORDS = 45  # of a line that is asked about as it is near: more cannot be taken in
ANY = re.compile("")  # what speaks of a seat's work where a role does not say
LEAST_ASKED = -11.0  # what names an act in a line about something else: how far below the sum it is
# A line that begins with what somebody did, and not with what is to be done.
PAST = re.compile(
    r"\W{0,3}(?:I (?:\w{2,9}ly )?\w|(?:\w{1,15} ){0,2}?(?:\w{2,20}ed|ran|led|built|kept|made|took|gave|held|wrote|sent|"
    r"won|taught|grew|sold|brought|found|set|met|told|went|knew|did|was|spoke|got|put|saw|sat|read|rang)\b)",
    re.I,
)
FIGURE = re.compile(rf"(?<![\w'])(?!(?:one|two|second|third|half)\b){NUMBER}(?!\w)")
YEARS = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,3}\+? years?\b")
# How far a line has to tell of an outcome, with a figure and without, to be more than a part; the latter has to be
# plainer in a list of duties, and where only the words that name the act speak for the line.
TELLS, TELLS_AMONG_DUTIES, TELLS_IF_NAMED = (-0.5, 0.5), (-0.5, 1.5), (-0.5, 1.5)
# Where nearly every line tells of an outcome, one of another matter does, too: there a line has to be so far above the
# sum to be more than a part, from the one register on, and wholly from the other.
PLAINLY, OFTEN, NEARLY_ALL = 3.4, -0.9, -0.6
# How likely a line is to show what its sum says, as log-odds of its sum, of each word of a long window (the best of
# many, and what holds many words, is high by chance) and of the CV's own register. Chosen by a logistic regression on
# whole CVs with all of their lines, of which none had been learned from (61 by one author, 23 cases, 720 public ones),
# so that what is rare in CVs is rare here too (J. Platt, "Probabilistic outputs for support vector machines", 1999).
SUM, WORD, REGISTER, START = 0.67, -0.038, 0.43, -0.79
LONG = 25  # words of a window from which each further one counts
MANY_WINDOWS = 2.0  # what a passage of more than `SHORT` windows needs more, as each of them is a chance
# The log-odds from which a line is shown, one with a figure or an outcome and one without; how much less they may be in
# a CV that tells of things done, and how much more among lines of other work; what it adds that the words name the act
# as done, as two that know nothing of each other agree on it. Chosen on the same CVs, and on totals only of the cases
# of `cxprep.report.evaluate`.
STRONG, PLAIN, STRONG_TOLD, PLAIN_TOLD, AMONG, DONE = -0.4, 0.0, 1.4, 0.6, 1.0, 2.8
# Registers: as few deeds as count, where a CV begins to tell of things done, and where it is full of them.
SPARSE, LEAN, RICH = -2.8, -2.2, -1.2
SHORT = 3  # windows of a passage of which the whole is shown
NAMED = 1.5  # how far above the sum a line is that stands under each look-for whose act it names
NEAR = 1.2  # how much a line of a list of duties may lack to be asked about
NEARLY = 0.85  # how much less than its best look-for a line may show another
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
    general: bool = False  # whether they name it in words that stand in most CVs
    asking: str = ""  # how the one nearest duty is asked about, where there is nothing else
    plain: bool = False  # whether it counts as a reader would sign it, plain as it is


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
    register: float = LEAN,
    speaks_of: re.Pattern[str] = ANY,
) -> Found:
    """What the passages show of a look-for; `answers` are the reader's, by the text of a line and a look-for's id.

    `duties`: the CV is a list of them. There only lines that name the act are asked about, as most that is near there
    is so by chance. `register`: the log-odds of a line of the CV telling of anything done (`passages.register`).
    `speaks_of`: the words of the seat's work.
    """
    evidence: list[Evidence] = []
    named, against = [], []
    maybe: list[Evidence] = []
    told = {bare(text): said[look_for.id] for text, said in (answers or {}).items() if look_for.id in said}
    for passage in among:
        opposite = _opposite(look_for, passage.level)
        if opposite and passage.unit.section not in NEVER:
            against.append(Evidence(passage.unit.line, passage.text, 0.0, (opposite,)))
            continue
        best = _best(look_for, passage)
        is_long = len(passage.windows) > SHORT
        text = best.window if is_long else passage.text
        answered = next((one for one in (text, passage.text, *passage.windows) if bare(one) in told), None)
        said = told[bare(answered)] if answered else None
        if said is False:
            continue
        text = answered or text
        act = _act(look_for.acts_named, look_for, passage)
        strong = _is_strong(look_for, passage, best, _least(best, register, duties))
        need = bar(register, strong) + AMONG * passage.among + MANY_WINDOWS * is_long
        counts, shown = passage.standing in (HELPED, OWN) and sure(best, register) >= need, best
        if not counts and act and _is_done(act, best, passage, register):
            counts, shown, text = True, act, act.window if is_long else text
            strong = _is_strong(look_for, passage, act, TELLS_IF_NAMED)
        plain = not counts and said is None and _is_plain(look_for, passage, best, act, speaks_of, register)
        if plain:
            counts, strong, shown = True, False, act or best
            text = _shown(passage, shown)
        if said or counts:
            line = _signed(look_for, passage, shown, text, bool(said), strong, plain)
            evidence.append(replace(line, named=bool(act) and counts))
        elif asked := act or _near(look_for, passage, best, duties, sure(best, register) - need):
            maybe.append(_question(passage, asked))
        elif asked := _act(look_for.acts_general, look_for, passage):
            maybe.append(_question(passage, asked, general=True))
        elif word := look_for.named.search(passage.level):
            because = (f"It names “{word[0]}” and does not say what was done.", *passage.because)
            named.append(Evidence(passage.unit.line, passage.text, 0.0, because))
    evidence.sort(key=lambda one: (-one.score, one.line))
    maybe.sort(key=lambda one: (-one.above, one.line))
    return Found(_status(evidence), evidence, named, against, maybe)


def sure(best: _Sum, register: float) -> float:
    """How likely the window shows the look-for, as log-odds, in a CV of such a register."""
    long = max(0, len(best.window.split()) - LONG)
    return SUM * best.above + WORD * long + REGISTER * max(register, SPARSE) + START


def bar(register: float, strong: bool) -> float:
    """The log-odds from which a line is shown, in a CV of such a register."""
    told = _told(register)
    return STRONG - STRONG_TOLD * told if strong else PLAIN - PLAIN_TOLD * told


def _told(register: float) -> float:
    """How far a CV of such a register tells of things done: 0 where it begins to, 1 where it is full of them."""
    return min(1.0, max(0.0, (register - LEAN) / (RICH - LEAN)))


def _least(best: _Sum, register: float, duties: bool) -> tuple[float, float] | None:
    """How far a line has to tell of an outcome to be more than a part; None where it never is."""
    full = min(1.0, (register - OFTEN) / (NEARLY_ALL - OFTEN))
    if full > 0 and best.above < PLAINLY * full:
        return None
    return TELLS_AMONG_DUTIES if duties else TELLS


def _is_done(act: _Sum, best: _Sum, passage: Passage, register: float) -> bool:
    """Whether the window that names the act tells that it was done, and its sum does not deny it."""
    if passage.standing not in (HELPED, OWN) or not PAST.match(act.window):
        return False
    return act.above >= best.above - NAMED and sure(act, register) + DONE >= bar(register, True)


def _is_plain(
    look_for: LookFor,
    passage: Passage,
    best: _Sum,
    act: _Sum | None,
    speaks_of: re.Pattern[str],
    register: float,
) -> bool:
    """Whether the passage is a plain line that a reader signs all the same, in a CV of such a register."""
    text = _shown(passage, act or best)
    if not look_for.signing or passage.standing not in (HELPED, OWN) or len(text.split()) < signing.FEWEST:
        return False
    odds = look_for.signing.odds(look_for.id, text, plain_signs(look_for, passage, best, act, speaks_of))
    return odds >= signing.ENOUGH + signing.TOLD * _told(register) + signing.AMONG * passage.among


def plain_signs(
    look_for: LookFor, passage: Passage, best: _Sum, act: _Sum | None, speaks_of: re.Pattern[str]
) -> dict[str, float]:
    """What is known of a passage beside its words, where it may be a plain line that a reader signs."""
    done = bool(act and PAST.match(act.window))
    return signing.signs_of(look_for, passage, best.window, named=bool(act), done=done, speaks_of=speaks_of)


def plainly(look_for: LookFor, passage: Passage, speaks_of: re.Pattern[str]) -> tuple[str, dict[str, float]]:
    """What would be shown of a passage as a plain line, and what is known of it beside its words: to learn from."""
    best, act = _best(look_for, passage), _act(look_for.acts_named, look_for, passage)
    return _shown(passage, act or best), plain_signs(look_for, passage, best, act, speaks_of)


def _shown(passage: Passage, window: _Sum) -> str:
    """What is shown of a passage: all of it, or the window where it is long."""
    return window.window if len(passage.windows) > SHORT else passage.text


def _question(passage: Passage, asked: _Sum, general: bool = False) -> Evidence:
    because = tuple(passage.because)
    return Evidence(passage.unit.line, asked.window, 0.0, because, above=asked.above, general=general)


def _act(names: re.Pattern[str], look_for: LookFor, passage: Passage) -> _Sum | None:
    """The shortest window that names the act of the look-for, whether it was done or only a duty."""
    named = [one for one in passage.windows if names.search(level(one))]
    if passage.standing == BARRED or not named:
        return None
    shortest = min(named, key=len)
    above = look_for.learned.above(shortest) if look_for.learned else 0.0
    return _Sum(above, shortest) if above >= LEAST_ASKED else None


def _near(look_for: LookFor, passage: Passage, best: _Sum, duties: bool, above: float) -> _Sum | None:
    """A deed near enough for the reader to be asked about it, which does not praise.

    `above`: by how much it is likelier than it has to be to be shown; in a list of duties it must not lack much.
    """
    barred = passage.standing == BARRED or passage.praises or passage.among
    barred = barred or len(best.window.split()) > MOST_WORDS
    if barred or best.above < look_for.asked_below or (duties and above < -NEAR):
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
    work = told(among, rules)
    duties, odds = lists_duties(*work), register(*work)
    found = {
        id: look(look_for, among, answers, duties, odds, rules.speaks_of) for id, look_for in rules.look_fors.items()
    }
    most: dict[str, float] = {}
    for one in found.values():
        for line in one.evidence:
            most[line.text] = max(most.get(line.text, 0.0), line.above)
    for one in found.values():
        one.evidence = [
            line for line in one.evidence if line.said or line.plain or line.above >= most[line.text] - _room(line)
        ]
        one.status = _status(one.evidence)
    refused = {bare(text) for text, said in (answers or {}).items() if False in said.values()}
    asked: dict[str, float] = {}
    for one in found.values():
        for line in one.ask_you:
            asked[line.text] = max(asked.get(line.text, -math.inf), line.above)
    for one in found.values():
        mine = [line for line in one.ask_you if line.above == asked[line.text]]
        mine = [line for line in mine if not any(line.text in shown for shown in most)]
        one.ask_you = [line for line in mine if bare(line.text) not in refused]
    plain = bool(most) or any(not line.general for one in found.values() for line in one.ask_you)
    for one in found.values():  # what stands in most CVs is asked about only where there is nothing else
        one.ask_you = [line for line in one.ask_you if not (plain and line.general)][: 1 if not plain else MOST_ASKED]
    silent = not most and not refused and not any(one.ask_you for one in found.values())
    if silent and (near := nearest(rules, among)):
        found[near.id].ask_you.append(_nearest(near, asking(rules.look_fors[near.id])))
    return found


def _nearest(near: Nearest, words: str) -> Evidence:
    because = tuple(near.passage.because)
    return Evidence(near.passage.unit.line, near.window, 0.0, because, above=near.above, asking=words)


def _room(line: Evidence) -> float:
    """How much less than its best look-for a line may show this one."""
    return math.inf if line.named and line.above >= NAMED else NEARLY


def _opposite(look_for: LookFor, text: str) -> str:
    """Why a levelled text shows the opposite of the look-for; empty where it does not."""
    for pattern, why, unless in look_for.against:
        words = pattern.search(text)
        if words and not (unless and unless.search(text)):
            return f"{why}: “{words[0]}”."
    return ""


def _best(look_for: LookFor, passage: Passage) -> _Sum:
    if not look_for.learned:
        return _Sum(-math.inf, passage.windows[0])
    return max((_Sum(look_for.learned.above(window), window) for window in passage.windows), key=lambda one: one.above)


def _is_strong(look_for: LookFor, passage: Passage, best: _Sum, least: tuple[float, float] | None) -> bool:
    """Whether a line was this person's own and tells of a result or a scale.

    `least`: how far it has to tell of an outcome for that, with a figure and without; None where it never is.
    """
    if passage.standing != OWN or least is None:
        return False
    far = look_for.far(best.window)
    figure = FIGURE.search(YEARS.sub(" ", level(best.window)))
    return bool(passage.result or (figure and far > least[0]) or far > least[1])


def _signed(
    look_for: LookFor, passage: Passage, best: _Sum, text: str, said: bool, strong: bool, plain: bool
) -> Evidence:
    """A line to sign, strong or in part, and why."""
    score = 1 / (1 + math.exp(-max(0.0, min(6.0, best.above)))) * (1.0 if strong else 0.6)
    why = ["You say that it shows this."] if said else []
    if not said or best.above >= 0:
        why.append(clause(look_for, best.window))
    if passage.result:
        why.append(f"It says what came of it: “{passage.result}”.")
    elif plain:
        why.append("It tells of the work and of no one time: so it counts in part.")
    elif not strong and not passage.because:
        why.append("It does not say how often, or what came of it: so it counts in part.")
    because = (*why, *passage.because)
    return Evidence(passage.unit.line, text, round(score, 2), because, strong, best.above, said, plain=plain)


def bare(text: str) -> str:
    """A text without its punctuation and capitals, by which two are one."""
    return re.sub(r"\W+", " ", text.lower()).strip()
