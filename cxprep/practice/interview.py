"""Draws a mock interview from a role's bank, the same for the same seed on any device: questions and one drill; for
the night before, four questions in a quarter of an hour and no drill; or one of the rounds of `rounds`.

The page draws by widgets/assets/draw.mjs, this module's twin; tests hold the two equal. The generator is mulberry32
(Tommy Ettinger's, public domain): 32 bits of state, and nothing but additions, shifts and products of 32 bits, which
every machine does alike. The weights of a draw are small whole numbers, so that choosing by weight is exact too.
Standard library only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from cxprep.bank import QUESTION_KINDS, Drill, Question, Role
from cxprep.practice.rounds import OwnQuestion, Round, own_id

MINUTES = (15, 30, 45)
MOST_SEED = 2**32 - 1
UNTOUCHED = 3  # the weight of what has not been scored yet; scored items have 4 (weak) to 1 (strong)
FOLLOW_UP = PUSHBACK = 30  # seconds to answer one
TONIGHT_QUESTIONS = 4
TONIGHT_MINUTES = 15


@dataclass(frozen=True)
class Asked:
    """An item of an interview and the seconds it may take."""

    id: str
    seconds: int


@dataclass(frozen=True)
class Interview:
    """What was drawn, in the order of the interview: questions by kind, a drill last."""

    seed: int
    level: str
    minutes: int
    items: tuple[Asked, ...]

    @property
    def seconds(self) -> int:
        """The whole interview's length."""
        return sum(item.seconds for item in self.items)


def generator(seed: int) -> Callable[[], int]:
    """Whole numbers from 0 to 2**32 - 1, the same for the same seed: mulberry32."""
    state = seed & MOST_SEED

    def following() -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & MOST_SEED
        t = ((state ^ (state >> 15)) * (state | 1)) & MOST_SEED
        t ^= (t + ((t ^ (t >> 7)) * (t | 61))) & MOST_SEED
        return t ^ (t >> 14)

    return following


def seconds_of(item: Question | Drill) -> int:
    """How long an item takes: a question's parts with its follow-ups and pushbacks, a drill's minutes."""
    if isinstance(item, Drill):
        return item.minutes * 60
    return item.seconds + len(item.follow_ups) * FOLLOW_UP + len(item.pushbacks) * PUSHBACK


def pool(role: Role, level: str) -> tuple[list[Question], list[Drill]]:
    """The questions and the drills of a level, in the file's order (which a link's weights follow)."""
    chosen = [[item for item in role.of(kind) if level in item.levels] for kind in ("question", "drill")]
    return chosen[0], chosen[1]


def draw(role: Role, level: str, minutes: int, seed: int, weights: Mapping[str, int] | None = None) -> Interview:
    """The interview of `minutes` (15, 30 or 45) that `seed` (0 to 2**32 - 1) draws for `level`.

    weights: item id to a whole number from 1 to 9; what is not named has UNTOUCHED. One drill is drawn and takes at
    most half the time; then questions, as long as one fits, and at least one. ValueError, in a sentence, for a level
    that the role does not have, and for other minutes, seeds or weights.
    """
    if minutes not in MINUTES:
        raise ValueError(f"An interview takes {', '.join(map(str, MINUTES))} minutes, not {minutes}.")
    given = _sound(role, level, seed, weights)
    following = generator(seed)
    questions, drills = pool(role, level)
    asked: list[Asked] = []
    left = minutes * 60
    drill = _pick(drills, given, following)
    if drill:
        asked.append(Asked(drill.id, min(seconds_of(drill), left // 2)))
        left -= asked[0].seconds
    drawn: list[Question] = []
    while question := _pick(questions, given, following):
        questions.remove(question)
        if seconds_of(question) <= left or not drawn:
            drawn.append(question)
            left -= seconds_of(question)
    first = tuple(Asked(question.id, seconds_of(question)) for question in _in_order(drawn))
    return Interview(seed, level, minutes, first + tuple(asked))


def draw_tonight(role: Role, level: str, seed: int, weights: Mapping[str, int] | None = None) -> Interview:
    """Four questions without a drill in 15 minutes: one of the first call, then one of each other kind while there are.

    Each takes at most its quarter of the time. Arguments and errors are those of `draw`.
    """
    given = _sound(role, level, seed, weights)
    following = generator(seed)
    waiting, _ = pool(role, level)
    drawn: list[Question] = []
    while waiting and len(drawn) < TONIGHT_QUESTIONS:
        kinds = {question.kind for question in drawn}
        fresh = [question for question in waiting if question.kind not in kinds] or waiting
        opening = [question for question in fresh if not drawn and question.kind == QUESTION_KINDS[0]]
        question = _pick(opening or fresh, given, following)
        if question is None:
            break
        waiting.remove(question)
        drawn.append(question)
    most = TONIGHT_MINUTES * 60 // TONIGHT_QUESTIONS
    items = tuple(Asked(question.id, min(seconds_of(question), most)) for question in _in_order(drawn))
    return Interview(seed, level, TONIGHT_MINUTES, items)


def own_seconds(question: OwnQuestion) -> int:
    """How long a question of a round itself takes: its parts with its follow-ups."""
    return sum(part.seconds for part in question.parts) + len(question.follow_ups) * FOLLOW_UP


def draw_round(role: Role, level: str, round: Round, seed: int, weights: Mapping[str, int] | None = None) -> Interview:
    """The round that `seed` draws: its own questions, then one of the bank for each of its draws, then its drill.

    Each takes the round's time for an answer, or else its own and that of the others' questions in a panel, and then at
    most its share of the round's minutes. The time to think comes on top. Arguments and errors are those of `draw`.
    """
    given = _sound(role, level, seed, weights)
    following = generator(seed)
    waiting, drills = pool(role, level)
    items: list[tuple[str, int]] = [(own_id(round, one), own_seconds(one)) for one in round.questions]
    for each in round.draws:
        kinds = [kind for kind in each.kinds if any(question.kind == kind for question in waiting)]
        question = _pick([one for one in waiting if not kinds or one.kind == kinds[0]], given, following)
        if question is None:
            break
        waiting.remove(question)
        items.append((question.id, seconds_of(question)))
    drill = _pick(drills, given, following) if round.drills else None
    if drill:
        items.append((drill.id, seconds_of(drill)))
    most = round.minutes * 60 // max(len(items), 1)
    others = FOLLOW_UP * sum(bool(person.questions) for person in round.persons[1:])
    asked = tuple(Asked(id, round.answer or min(seconds + others, most)) for id, seconds in items)
    return Interview(seed, level, round.minutes, asked)


def _sound(role: Role, level: str, seed: int, weights: Mapping[str, int] | None) -> dict[str, int]:
    """The weights, where a draw can be made of them; else ValueError, in a sentence."""
    if level not in role.profile.levels:
        raise ValueError(f"{role.id} has no level {level}; it has {', '.join(role.profile.levels)}.")
    if not 0 <= seed <= MOST_SEED:
        raise ValueError(f"A seed is a whole number from 0 to {MOST_SEED}, not {seed}.")
    given = dict(weights or {})
    if any(isinstance(weight, bool) or weight not in range(1, 10) for weight in given.values()):
        raise ValueError("A weight is a whole number from 1 to 9.")
    return given


def _in_order(drawn: list[Question]) -> list[Question]:
    # stable: as drawn within a kind
    return sorted(drawn, key=lambda question: QUESTION_KINDS.index(question.kind))


Kind = TypeVar("Kind", Question, Drill)


def _pick(items: list[Kind], weights: Mapping[str, int], following: Callable[[], int]) -> Kind | None:
    """One of `items` by weight; the remainder's bias, below one in a hundred million, does not matter here."""
    if not items:
        return None
    each = [weights.get(item.id, UNTOUCHED) for item in items]
    place = following() % sum(each)
    for item, weight in zip(items, each, strict=True):
        if place < weight:
            return item
        place -= weight
    raise AssertionError("a place beyond the weights' sum")
