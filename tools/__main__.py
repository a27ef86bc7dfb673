"""`python3 -m tools GOAL` is `make GOAL`: runs the goal's steps in order and says how long they took.

Knows which steps a goal needs and which Python runs each. Standard library only: it runs before the venv
exists.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

from tools.project import (
    INSTRUCTOR_SITE,
    PYTHON,
    ROOT,
    WINDOWS,
    Problem,
    duration,
    is_root,
    program,
    run,
    say,
    start,
    with_venv,
)

# "a & b" are two steps at once: each has a core to itself where there are two.
GOALS = {
    "setup": ["environment"],
    "book": ["environment", "npm site", "build", "serve"],
    "html": ["environment", "npm site", "build"],
    "watch": ["environment", "npm site", "watch"],
    "instructor": ["environment", "npm site", "build instructor", f"serve {INSTRUCTOR_SITE.relative_to(ROOT)}"],
    "editions": ["environment", "npm site", "build instructor", "editions"],
    "epub": ["environment", "npm site", "build", "epub"],
    "notebooks": ["environment", "notebooks"],
    "lab": ["environment", "learner", "lab"],
    "quick": ["environment", "npm", "lint", "quick"],
    "test": ["environment", "chromium & npm", "build & lint", "pytest"],
    "sweep": ["environment", "chromium & npm", "build", "sweep"],
    "bench": ["environment", "chromium", "npm", "bench"],
    "hub": ["environment", "hub"],
    "rehearse": ["environment", "npm site", "build", "rehearse"],
    "evaluate": ["environment", "evaluate"],
    "figures": ["environment", "figures"],
    "weights": ["environment", "weights write"],
    "role": ["environment", "role lay-out"],
    "schema": ["environment", "schema"],
    "data": ["environment", "data write"],
    "package": ["environment", "package"],
    "picture": ["environment", "chromium", "npm site", "build", "screenshot"],
    "lint": ["environment", "npm", "lint"],
    "lock": ["lock"],
    "clean": ["clean"],
}
STAYING = ["serve", "lab", "watch"]
ELSEWHERE = {
    "bench": "bench",
    "hub": "hub",
    "evaluate": "cxprep.report.evaluate",
    "figures": "cxprep.report.figures",
    "weights": "cxprep.learning",
    "role": "cxprep.roles",
    "schema": "cxprep.roles.schema",
    "data": "cxprep.synthetic",
    "sweep": "tests.jupyter",
}  # steps that are no module of tools/
BUILT = ["_build", ".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis", "book/_build"]


def pytest_command() -> list[str | Path]:
    """One run over notebooks and tests; the cells of a notebook stay on one worker (see conftest.py).

    Four workers: half of the time a test waits for a browser or a kernel, so that fewer leave two cores idle.
    """
    strict = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "120"]
    spread = ["-n", "4", "--no-loadscope-reorder"]
    return [PYTHON, "-m", "pytest", *strict, *spread, "book", "tests"]


def lab_command(folder: str = "book") -> list[str | Path]:
    """JupyterLab on a folder, without its calls to other hosts: for news, updates, and extensions to install."""
    quiet = ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    quiet += ["--LabApp.extension_manager=readonly"]
    root = ["--allow-root"] if is_root() else []
    return [program("jupyter"), "lab", *quiet, *root, *os.environ.get("LAB", "").split(), folder]


def lab_environment() -> dict[str, str]:
    """The environment of JupyterLab: our defaults (it does not ask about news either) below the reader's own."""
    paths = [os.environ.get("JUPYTER_CONFIG_PATH", ""), str(ROOT / "tools" / "jupyter")]
    return {**with_venv(), "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}


def clean() -> None:
    """Remove what the other commands made, but for .venv and node_modules, which take longest to make."""
    for name in BUILT:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    say(f"Removed {', '.join(BUILT)}. To remove everything, delete .venv and node_modules too.")


def module(step: str) -> list[str]:
    """What Python gets to run a step: `build instructor` is the module tools.build with one word."""
    name, *words = step.split()
    return ["-m", ELSEWHERE.get(name, f"tools.{name}"), *words]


def stay(name: str) -> NoReturn:
    """Become the program that ends a goal by running until Ctrl-C, so that a signal to us reaches it.

    Windows cannot: there we wait for it.
    """
    command = lab_command("book" if os.environ.get("EDIT") else "lab") if name == "lab" else [PYTHON, *module(name)]
    words, env = [str(part) for part in command], lab_environment() if name == "lab" else with_venv()
    if WINDOWS:
        sys.exit(subprocess.run(words, env=env, check=False).returncode)
    os.execve(words[0], words, env)


def together(names: list[str]) -> None:
    """Run steps at once; what the first says is seen as it comes, what the others say when it has ended.

    All of them come to their end, also where one fails, so that whoever has to mend something hears of it all.
    """
    with ExitStack() as files:
        outputs = [None, *(files.enter_context(tempfile.TemporaryFile()) for _ in names[1:])]
        running = [
            subprocess.Popen([str(PYTHON), *module(name)], cwd=ROOT, stdout=output, stderr=output and subprocess.STDOUT)
            for name, output in zip(names, outputs, strict=True)
        ]
        failed = False
        for one, output in zip(running, outputs, strict=True):
            failed = bool(one.wait()) or failed
            if output:
                output.seek(0)
                say(output.read().decode("utf-8", "replace").rstrip())
    if failed:
        raise Problem("")  # the step has said its own sentence


def step(name: str) -> None:
    """Run one step by the Python it belongs to: the system's before the venv exists, the venv's after."""
    if " & " in name:
        together(name.split(" & "))
    elif name == "clean":
        clean()
    elif name == "pytest":
        run(pytest_command(), "Some tests failed: the lines above name each of them and say why.", with_venv())
    else:
        python = sys.executable if name in ("environment", "lock") else PYTHON
        # The step has said its own sentence.
        run([python, *module(name)], "")


def main(words: list[str]) -> None:
    """Run the steps of one goal."""
    if len(words) != 1 or words[0] not in GOALS:
        raise Problem(f"Say one of: {', '.join(f'make {goal}' for goal in GOALS)}.")
    goal, began = words[0], time.monotonic()
    for name in GOALS[goal]:
        if name.split()[0] in STAYING:
            break
        if name == "learner" and os.environ.get("EDIT"):
            continue
        try:
            step(name)
        except Problem as problem:
            if str(problem):
                print(problem, file=sys.stderr, flush=True)
            raise Problem(f"make {goal} stopped after {duration(time.monotonic() - began)}.") from None
    say(f"make {goal} took {duration(time.monotonic() - began)}.")
    if GOALS[goal][-1].split()[0] in STAYING:
        stay(GOALS[goal][-1])


if __name__ == "__main__":
    start(main)
