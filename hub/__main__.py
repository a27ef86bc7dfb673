"""`make hub`: simulated students on a real JupyterHub, whose hub is killed in their midst; the results into README.md.

STUDENTS=5,20 are the rooms tried, one after another. Every student logs in, starts a server, pulls the class's
notebooks and runs one drill's to its end; every second one saves on the way. The last ones come while the hub is away.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import tempfile
import threading
import time
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

ROOMS = "5,20"
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


def try_room(number: int) -> dict[str, Any]:
    """One room of `number` students, and what was seen. Raises Problem where it does not come to an end."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="hub-") as temporary:
        folder = Path(temporary)
        drills = class_repository(folder / "class")
        for name in ("homes", *(f"homes/student-{i + 1}" for i in range(number))):
            (folder / name).mkdir()
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
            return {"students": number, "load": load} | _in(room, students)
        finally:
            room.end()
            logs = ROOT / "_build" / "hub" / "logs"
            logs.mkdir(parents=True, exist_ok=True)
            for log in folder.glob("*.log"):
                (logs / f"{number}-{log.name}").write_bytes(log.read_bytes())


def _in(room: Room, students: list[Student]) -> dict[str, Any]:
    """The room's hour: they come, the hub dies when half of the work is done, the others come, all finish."""
    room.start_proxy()
    say(f"{len(students)} students: the hub answered after {room.start_hub():.1f} s.")
    watch = Watch(room)
    watch.start()
    away = threading.Event()
    late = max(1, round(LATE * len(students)))
    began = time.monotonic()
    threads = []
    for i, student in enumerate(students):
        comes_late = i >= len(students) - late
        threads.append(threading.Thread(target=student.run, args=(away if comes_late else None,), daemon=True))
    for thread in threads:
        thread.start()
        time.sleep(APART)
    early = students[: len(students) - late]
    highest = 0.0

    def tell() -> None:
        nonlocal highest
        highest = max(highest, os.getloadavg()[0])
        ran, done = sum(s.ran for s in students), sum(s.done for s in students)
        load = os.getloadavg()[0]
        say(f"{time.monotonic() - began:.0f} s: {ran} cells run, {done} students at the end; the load is {load:.1f}")

    def until(reached: Any) -> None:
        told = 0.0
        while not reached():
            if time.monotonic() - began > LONGEST:
                raise Problem(f"After {LONGEST:.0f} s not all had finished: {[s.wrong for s in students if s.wrong]}")
            if time.monotonic() - told > 20:
                tell()
                told = time.monotonic()
            time.sleep(0.2)

    until(
        lambda: (
            sum(bool(s.cells) and s.ran >= s.cells / 2 for s in early) + sum(bool(s.wrong) for s in early)
            >= len(early) / 2
        )
    )
    confirmed = {s.name: s.confirmed for s in students}
    working = sum(not s.done for s in early)
    room.kill_hub()
    killed = time.monotonic() - began
    say(f"{killed:.0f} s: the hub is killed; {working} of {len(early)} who had come were still at work.")
    away.set()
    time.sleep(AWAY)
    back = room.start_hub()
    say(f"The hub answered {back:.1f} s after it was started again.")
    lost = {s.name for s in students if _kept(room, s) < confirmed[s.name]}
    until(lambda: all(s.done or s.wrong for s in students))
    tell()
    at_the_end = {user: use.processor for user, use in watch.users.items()}
    watch.look()
    before = {user: use.processor for user, use in watch.users.items()}
    time.sleep(IDLE)
    watch.stop()
    idle = statistics.mean(watch.users[user].processor - before[user] for user in before) / IDLE * 100
    lost |= {s.name for s in students if _kept(room, s) < s.confirmed}
    for student in students:
        if student.wrong:
            say(f"{student.name}: {student.wrong}")
    took = [s.seconds["work"] for s in students if s.done]
    server = [sum(v for k, v in watch.users[u].seconds.items() if k.startswith("server")) for u in at_the_end]
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
        "saves": sum(s.confirmed for s in students),
        "lost": len(lost),
        "restarted": sum(len(pids) > 1 for pids in watch.servers.values()),
        "dropped": sum(s.dropped for s in students),
        "reloads": sum(s.reloads for s in students),
        "median": statistics.median(took) if took else 0,
        "longest": max(took, default=0),
        "load_highest": highest,
        "most": watch.most,
        "hub": watch.hub,
        "idle": idle,
        "server": statistics.mean(server),
        "users": [
            {"pss": use.pss, "rss": use.rss, "seconds": before[user]} for user, use in sorted(watch.users.items())
        ],
        "steps": {
            step: statistics.median(s.seconds[step] for s in students if s.done) for step in ("enter", "pull", "work")
        }
        if took
        else {},
    }


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
    runs = [try_room(int(number)) for number in os.environ.get("STUDENTS", ROOMS).split(",")]
    (ROOT / "_build" / "hub" / "runs.json").write_text(json.dumps(runs, indent=1), encoding="utf-8")
    day = f"{date.today():%d %B %Y}".lstrip("0")
    text = report(runs, f"`make hub` on {day}, {machine()}, {versions()}.")
    say(text)
    if os.environ.get("KEEP") is None:
        README.write_text(with_last_run(README.read_text(encoding="utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    start(main)
