"""`make hub`: simulated students on a real JupyterHub, whose hub is killed in their midst; the results into README.md.

STUDENTS=5,20,20@0.1 are the rooms tried, one after another; after the @ stands the share of students who are through
half of their notebook when the hub is killed, so that a small one meets students who are still coming in. Every student
logs in, starts a server, pulls the class's notebooks, runs one drill's to its end; every second one saves on the way.
The last ones come while the hub is away.
"""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import nbformat

from bench.__main__ import machine
from bench.numbers import with_last_run
from hub.measure import Watch
from hub.room import HERE, VENV, Room, environment
from hub.sizing import report
from hub.student import Student, whole
from tools.learner import learners
from tools.notebooks import canonical, notebooks_in
from tools.project import ROOT, Problem, program, say, start
from tools.serve import free_port

ROOMS = "5,20,20@0.1"
HALF = 0.5  # of the students are through half of their notebook when the hub is killed
APART = 2.0  # s between two students
AWAY = 10.0  # s without a hub
LATE = 0.15  # the share of students who come while it is away
LONGEST = 1500.0  # s for a room
IDLE = 30.0  # s of watching when all have finished
README = HERE / "README.md"


def versions() -> str:
    """What was tried with what."""
    listed = [program("python", VENV), "-m", "pip", "list", "--format=json", "--disable-pip-version-check"]
    there = {one["name"].lower(): one["version"] for one in json.loads(subprocess.check_output(listed))}
    proxy = json.loads((HERE / "node_modules" / "configurable-http-proxy" / "package.json").read_text("utf-8"))
    names = ("jupyterhub", "jupyterlab", "nbgitpuller", "ipywidgets", "matplotlib")
    named = [f"{name} {there[name]}" for name in names]
    return ", ".join([f"Python {platform.python_version()}", *named, f"configurable-http-proxy {proxy['version']}"])


def class_repository(folder: Path) -> list[str]:
    """A git repository of the notebooks as a learner gets them, in `folder`; the paths of the drills' in it."""
    drills = []
    for source in notebooks_in([ROOT / "book"]):
        note = learners(nbformat.read(source, as_version=4))
        path = folder / source.relative_to(ROOT)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(canonical(note), encoding="utf-8", newline="\n")
        if any(cell.cell_type == "code" and "estimate(" in cell.source for cell in note.cells):
            drills.append(path.relative_to(folder).as_posix())
    who = ["-c", "user.name=trial", "-c", "user.email=trial@example.org"]
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        [*who, "commit", "--quiet", "-m", "Class"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return drills


def try_room(number: int, share: float = HALF) -> dict[str, Any]:
    """One room of `number` students, whose hub dies when `share` of them are half through; what was seen.

    Raises Problem where it does not come to an end.
    """
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="hub-") as temporary:
        folder = Path(temporary)
        drills = class_repository(folder / "class")
        for i in range(number):
            (folder / "homes" / f"student-{i + 1}").mkdir(parents=True)
        room = Room(folder, [free_port(0) for _ in range(3)])
        students = [
            Student(
                f"student-{i + 1}",
                room.address,
                room.password,
                f"file://{folder / 'class'}",
                drills[i % len(drills)],
                every=3 if i % 2 == 0 else 0,
            )
            for i in range(number)
        ]
        try:
            return {"students": number, "early_kill": share < HALF, "load": load} | _in(room, students, share)
        finally:
            room.end()
            logs = ROOT / "_build" / "hub" / "logs"
            logs.mkdir(parents=True, exist_ok=True)
            for log in folder.glob("*.log"):
                (logs / f"{number}-{share}-{log.name}").write_bytes(log.read_bytes())


def _in(room: Room, students: list[Student], share: float) -> dict[str, Any]:
    """The room's hour: they come, the hub dies, the others come, all finish."""
    room.start_proxy()
    say(f"{len(students)} students: the hub answered after {room.start_hub():.1f} s.")
    watch, course = Watch(room), Course(students)
    watch.start()
    late = max(1, round(LATE * len(students)))
    early = students[: len(students) - late]
    away = threading.Event()
    for student in students:
        wait = None if student in early else away
        threading.Thread(target=student.run, args=(wait,), daemon=True).start()
        time.sleep(APART)
    course.until(lambda: sum(bool(s.wrong) or s.half for s in early) >= len(early) * share)
    confirmed = {s.name: s.confirmed for s in students}
    working, entering = sum(s.at_work for s in early), sum("pull" not in s.seconds for s in early)
    room.kill_hub()
    killed = course.now()
    say(f"The hub is killed; of {len(early)} who had come {working} were at work, {entering} on their way in.")
    away.set()
    time.sleep(AWAY)
    back = room.start_hub()
    say(f"The hub answered {back:.1f} s after it was started again.")
    lost = {s.name for s in students if _kept(room, s) < confirmed[s.name]}
    course.until(lambda: all(s.done or s.wrong for s in students))
    watch.stop()
    spent = {user: use.processor for user, use in watch.users.items()}
    time.sleep(IDLE)
    watch.look()
    idle = statistics.mean(use.processor - spent[user] for user, use in watch.users.items()) / IDLE * 100
    lost |= {s.name for s in students if _kept(room, s) < s.confirmed}
    for student in students:
        if student.wrong:
            say(f"{student.name}: {student.wrong}")
    took = [s.seconds["work"] for s in students if s.done]
    return {
        "finished": sum(s.done for s in students),
        "cells": sum(s.ran for s in students),
        "notebooks": len({s.notebook for s in students}),
        "killed": killed,
        "away": AWAY,
        "back": back,
        "late": late,
        "early": len(early),
        "working": working,
        "entering": entering,
        "saves": sum(s.confirmed for s in students),
        "lost": len(lost),
        "restarted": sum(len(pids) > 1 for pids in watch.servers.values()),
        "dropped": sum(s.dropped for s in students),
        "reloads": sum(s.reloads for s in students),
        "median": statistics.median(took) if took else 0,
        "longest": max(took, default=0),
        "load_highest": course.load,
        "most": watch.most,
        "hub": watch.hub,
        "idle": idle,
        "server": statistics.mean(use.of("server") for use in watch.users.values()),
        "users": [
            {"pss": use.pss, "rss": use.rss, "seconds": spent[user]} for user, use in sorted(watch.users.items())
        ],
    }


class Course:
    """How far the students are, told every twenty seconds while something is waited for."""

    def __init__(self, students: list[Student]) -> None:
        self.students, self.began, self.load = students, time.monotonic(), 0.0

    def now(self) -> float:
        """Seconds since the first came."""
        return time.monotonic() - self.began

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for it. Raises Problem after `LONGEST` seconds."""
        told = -math.inf
        while not reached():
            if self.now() > LONGEST:
                wrong = [student.wrong for student in self.students if student.wrong]
                raise Problem(f"After {LONGEST:.0f} s not all had finished. What students met: {wrong}")
            if self.now() - told > 20:
                self.tell()
                told = self.now()
            time.sleep(0.2)
        self.tell()

    def tell(self) -> None:
        """A line."""
        load = os.getloadavg()[0]
        self.load = max(self.load, load)
        ran, done = sum(s.ran for s in self.students), sum(s.done for s in self.students)
        say(f"{self.now():.0f} s: {ran} cells run, {done} students at the end; the load is {load:.1f}")


def _kept(room: Room, student: Student) -> int:
    """How many of the student's saves the file on disk is up to: 0 where it is none of them."""
    path = room.folder / "homes" / student.name / student.path
    try:
        held = whole(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return 0
    return max((i + 1 for i, text in enumerate(student.sent) if text == held), default=0)


def main(_words: list[str]) -> None:
    """All rooms, then README."""
    environment()
    rooms = [room.partition("@") for room in os.environ.get("STUDENTS", ROOMS).split(",")]
    runs = [try_room(int(number), float(share or HALF)) for number, _, share in rooms]
    (ROOT / "_build" / "hub" / "runs.json").write_text(json.dumps(runs, indent=1), encoding="utf-8")
    day = f"{date.today():%d %B %Y}".lstrip("0")
    text = report(runs, f"`make hub` on {day}, {machine()}, {versions()}.")
    say(text)
    if os.environ.get("KEEP") is None:
        README.write_text(with_last_run(README.read_text(encoding="utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    start(main)
