"""From what was measured to what a room needs: by rule of three, and each figure says whether it is that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.numbers import table

COMPUTED = [50, 500]  # students
WINDOW = 300.0  # s within which all of them start and run a drill: the worst five minutes of a workshop
SYSTEM = 2.0  # GB that a machine keeps for itself
ONE, MANY = "one machine", "many, nothing shared"


@dataclass(frozen=True)
class Each:
    """One student's share, the mean of a run: MB as divided among all and alone, and processor seconds to the end."""

    pss: float
    rss: float
    seconds: float


def each(run: Mapping[str, Any]) -> Each:
    """The shares of a run. Raises ValueError where nobody was measured."""
    users = run["users"]
    if not users:
        raise ValueError("Nobody was measured, so there is no share.")
    return Each(*(sum(user[key] for user in users) / len(users) for key in ("pss", "rss", "seconds")))


def room(students: int, megabytes: float, seconds: float, where: str, known: str) -> list[str]:
    """A row of the sizing table; `seconds` are one student's."""
    busy = students * seconds / WINDOW
    return [str(students), where, known, f"{megabytes / 1000:.1f}", f"{students * seconds:,.0f}", f"{busy:.1f}"]


def rows(runs: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """The runs as they were, then what follows for larger rooms from the largest of them.

    On one machine a student's memory is the divided share; on many it is what a server and a kernel hold alone, without
    the hub, which has a place of its own there.
    """
    first = {run["students"]: run for run in reversed(runs)}
    made = [
        room(students, first[students]["hub"] + first[students]["most"], each(first[students]).seconds, ONE, "measured")
        for students in sorted(first)
    ]
    largest = first[max(first)]
    share = each(largest)
    for students in COMPUTED:
        made.append(room(students, largest["hub"] + students * share.pss, share.seconds, ONE, "computed"))
        made.append(room(students, students * share.rss, share.seconds, MANY, "computed"))
    return made


def course(runs: Sequence[Mapping[str, Any]]) -> str:
    """What happened in each run, a column each."""
    lines: list[tuple[str, str]] = [
        ("students who ran their notebook to its end", "{finished} of {students}"),
        ("cells run, in so many notebooks", "{cells}, {notebooks}"),
        ("the hub was killed after", "{killed:.0f} s"),
        ("at work then, on their way in", "{working}, {entering} of {early}"),
        ("came while it was away", "{late}"),
        ("it was away for, answered after", "{away:.0f} s, {back:.1f} s"),
        ("saves confirmed, lost", "{saves}, {lost}"),
        ("servers that had to be started twice", "{restarted}"),
        ("connections to a kernel that dropped", "{dropped}"),
        ("requests made again", "{reloads}"),
        ("from the link to the end: middle, longest", "{median:.0f} s, {longest:.0f} s"),
        ("a student's memory: divided, alone", "{pss:.0f} MB, {rss:.0f} MB"),
        ("a student's processor seconds, the server's of them", "{seconds:.1f}, {server:.1f}"),
        ("when all only read, a student's share of a processor", "{idle:.2f} %"),
        ("memory of the hub and its proxy", "{hub:.0f} MB"),
        ("the machine's load before, highest", "{load:.1f}, {load_highest:.1f}"),
    ]
    shares = [vars(each(run)) for run in runs]
    cells = [
        [name, *(form.format(**run, **share) for run, share in zip(runs, shares, strict=True))] for name, form in lines
    ]
    return table(["", *(f"{run['students']}{', killed early' * run['early_kill']}" for run in runs)], cells)


def report(runs: Sequence[Mapping[str, Any]], heading: str) -> str:
    """What README says of the last run."""
    head = ["students", "on", "known", "memory, GB", "processor seconds", "processors"]
    made = rows(runs)
    fits = next(2**power for power in range(1, 20) if 2**power >= SYSTEM + float(made[-2 * len(COMPUTED)][3]))
    said = (
        "Memory is the students' and the hub's at its highest, without the system's own. Processors are those that are "
        f"busy when all go from the link to a drill's end within {WINDOW / 60:.0f} minutes: with fewer it takes "
        f"longer, and nothing is lost. So {COMPUTED[0]} students fit on one machine of {fits} GB, with {SYSTEM:.0f} GB "
        "left to the system."
    )
    return "\n\n".join([heading, course(runs), "What a room needs:", table(head, made), said])
