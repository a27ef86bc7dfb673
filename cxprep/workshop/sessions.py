"""A seat's workshop as its leader reads it: runs of show, board plans with their numbers, room, and what if.

From data/roles/<role>/workshop/sessions.yml, and from data/common/workshop.yml what holds for every seat. Numbers on
the board are computed from the drills' recipes. All of it is for whoever leads: the cells that show it carry the tag
`instructor`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Annotated

from cxprep.bank.constraints import AtLeast, Between, Keyed
from cxprep.bank.files import FOLDER
from cxprep.bank.yaml_files import read_file
from cxprep.places import data_path
from cxprep.publish.prose import Prose
from cxprep.workshop.recipes import KEPT, SESSIONS, Recipe, RecipeError, find, recipes
from cxprep.workshop.texts import told
from cxprep.workshop.variants import workshop

LENGTHS = (60, 90, 180)
COMMON = data_path("common") / "workshop.yml"
UNPLANNED = "When people and plan do not match"


@dataclass(frozen=True, kw_only=True)
class Round:
    """One part of a session: what it is, its minutes, how they are spent, what to drop when late, and its drill."""

    what: str
    minutes: Annotated[int, Between(1, 60, "minutes")]
    how: str
    late: str = ""
    drill: str = ""  # the name of the drill that is done in it, as its recipe has it


@dataclass(frozen=True, kw_only=True)
class Session:
    """A run of show; the rounds' minutes are the session's."""

    minutes: Annotated[int, Between(30, 480, "minutes")]
    for_whom: str
    rounds: Annotated[tuple[Round, ...], AtLeast(2)]


@dataclass(frozen=True, kw_only=True)
class Board:
    """A drill at the front: the question that opens it, what is written where, and the question that ends it."""

    drill: str
    opening: str
    plan: str
    ending: str


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """All that a seat's leader needs beside the drills' own notes."""

    sessions: Annotated[tuple[Session, ...], AtLeast(1)]
    boards: Annotated[tuple[Board, ...], Keyed("drill"), AtLeast(1)]
    debrief: Annotated[tuple[str, ...], AtLeast(2)]
    room: Annotated[tuple[str, ...], AtLeast(2)]
    no_network: Annotated[tuple[str, ...], AtLeast(2)]


@dataclass(frozen=True, kw_only=True)
class Common:
    """What holds for every seat: what no run of show can plan, and the line under each run that leads there."""

    pointer: str
    unplanned: Annotated[tuple[str, ...], AtLeast(2)]


@cache
def common() -> Common:
    """The file of all seats. Raises RecipeError, a sentence each."""
    found: Common = read_file(Common, COMMON, RecipeError)
    return found


@cache
def sessions(role: str) -> Sessions:
    """A role's file. Raises RecipeError, a sentence each, also where rounds do not add up to their session."""
    found: Sessions = read_file(Sessions, FOLDER / role / KEPT / SESSIONS, RecipeError)
    wrong = [
        f"{role}: the rounds of the session of {one.minutes} minutes add up to {sum(r.minutes for r in one.rounds)}."
        for one in found.sessions
        if sum(r.minutes for r in one.rounds) != one.minutes
    ]
    known = {recipe.name for recipe in recipes(role)}
    named = [one.drill for session in found.sessions for one in session.rounds if one.drill]
    wrong += [
        f"{role}: a round names the drill {drill!r}, which has no recipe." for drill in named if drill not in known
    ]
    if wrong:
        raise RecipeError("\n".join(wrong))
    return found


def run_of_show(role: str, minutes: int) -> Prose:
    """The run of show of one length, as a table with the minute at which each round begins."""
    session = next(one for one in sessions(role).sessions if one.minutes == minutes)
    ends = list(accumulate(one.minutes for one in session.rounds))
    rows = [
        f"| {end - one.minutes} | {one.minutes} | **{_named(role, one)}** {one.how} | {one.late or 'Keep it.'} |"
        for end, one in zip(ends, session.rounds, strict=True)
    ]
    lines = [session.for_whom, "", "| From | For | Round | When late |", "|---:|---:|---|---|", *rows]
    lines += ["", common().pointer]
    return _prose("\n".join(lines))


def _named(role: str, one: Round) -> str:
    """What a round is called; of a drill's round with the way to its page."""
    if not one.drill:
        return one.what
    return f"[{one.what.rstrip('.')}](../{find(role, one.drill).page})"


def boards(role: str) -> Prose:
    """For each drill: the opening question, the three ranges for a show of hands, the board, the last question."""
    parts = []
    for one in sessions(role).boards:
        recipe = find(role, one.drill)
        parts.append(
            f"***{recipe.title}***\n\n**Open with.** {one.opening}\n\n**Hands, three ranges.** {hands(recipe)}\n\n"
            f"**On the board.** {one.plan}\n\n**End with.** {one.ending}"
        )
    return _prose("\n\n".join(parts))


def hands(recipe: Recipe) -> str:
    """Three ranges around the number that everybody commits to, and what the book's own case makes of it."""
    ask, values = recipe.ask, recipe.outputs({})
    truth = float(values[ask.output])
    half = _middle_third(recipe.role, recipe.drill) / 2
    shown = [told(value, ask.format) for value in (truth - half, truth + half, truth)]
    flipped = recipe.outputs(dict(recipe.flip.set))
    return (
        f"Below {shown[0]}, between {shown[0]} and {shown[1]}, above {shown[1]}. "
        f"The book's own case makes it {shown[2]}: {recipe.side(values).label}. {recipe.flip.words} "
        f"{told(flipped[ask.output], ask.format)}: {recipe.side(flipped).label}."
    )


@cache
def _middle_third(role: str, drill: str) -> float:
    """How wide the answers of the middle third of the cases that may be drawn lie, in the answer's unit."""
    recipe = find(role, drill)
    drawn = sorted(float(one.values[recipe.ask.output]) for one in workshop(recipe, 12, 0))
    return drawn[8] - drawn[3]


def around(role: str) -> Prose:
    """Questions for the debrief, the room and what stands in it, what cannot be planned, the plan without a network."""
    found = sessions(role)
    parts = []
    for title, lines in (
        ("Questions for the debrief", found.debrief),
        ("Room and equipment", found.room),
        (UNPLANNED, common().unplanned),
        ("Without a network", found.no_network),
    ):
        parts.append(f"**{title}**\n\n" + "\n".join(f"- {line}" for line in lines))
    return _prose("\n\n".join(parts))


def _prose(text: str) -> Prose:
    return Prose(text, text.replace("$", r"<span>\$</span>"))
