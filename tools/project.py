"""How the commands speak: progress, durations, and one sentence where something is missing.

Knows where the repository and its virtual environment are; knows nothing of what the commands do. Standard
library only, because it is imported before the environment exists.
"""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
SITE = ROOT / "_build" / "html"
INSTRUCTOR_SITE = ROOT / "_build" / "instructor" / "_build" / "html"  # Jupyter Book adds a _build of its own
NODE_MODULES = ROOT / "node_modules"


def program(name: str, venv: Path = VENV) -> Path:
    """Where a virtual environment keeps a program: `bin/pip`, on Windows `Scripts/pip.exe`."""
    return venv / "Scripts" / f"{name}.exe" if WINDOWS else venv / "bin" / name


PYTHON = program("python")
BIN = PYTHON.parent


class Problem(Exception):
    """Something the user can mend; its text is all that is shown."""


def say(text: str) -> None:
    """Print a line at once, also where the output is a pipe."""
    print(text, flush=True)


def duration(seconds: float) -> str:
    """Seconds as a person says them: `0.4 s`, `12 s`, `3 min 5 s`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def run(command: Sequence[str | Path], problem: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command in the repository's root with its output shown; raise `Problem` where it fails."""
    try:
        status = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode
    except OSError as error:
        raise Problem(f"{problem} ({command[0]} could not be started: {error.strerror}.)") from None
    if status:
        raise Problem(problem)


def with_venv() -> dict[str, str]:
    """The environment of a command that should find the venv's programs first.

    Compiled modules are kept, also for whoever keeps none elsewhere: our commands start some hundred processes.
    """
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PATH": path, "PYTHONUTF8": "1"}  # as text is everywhere but on Windows


def is_root() -> bool:
    """Whether we are root, which Windows does not know."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """One hash over files, by name and content (a folder stands for all it holds), and over some words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if "__pycache__" not in file.parts and file.exists():
                digest.update(f"\0{os.path.relpath(file, ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def holds(stamp: Path, value: str) -> bool:
    """Whether a stamp file says that this state was reached already."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == value


def start(main: Callable[[list[str]], None]) -> None:
    """Run a command's `main` with the words after its name; a `Problem` becomes one sentence and status 1."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what we started ends with us
    try:
        main(sys.argv[1:])
    except Problem as problem:
        print(problem, file=sys.stderr, flush=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
