"""`make quick`'s tests: those that need no browser, no built book and no process of their own, and changed notebooks.

Knows the markers that conftest.py sets and how git says what changed. What it leaves out, `make test` runs.
"""

import subprocess
from pathlib import Path

from tools.project import PYTHON, ROOT, run, say, start, with_venv

LEFT_OUT = ["browser", "site", "slow", "sweep", "dear"]
MOST_WORKERS = 4  # each of them imports and collects for itself before it helps
NBVAL = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "120"]


def changed_notebooks(root: Path = ROOT) -> list[str]:
    """The notebooks of book/ that are not as git has them, those that it has not seen yet among them.

    None where there is no git to ask.
    """
    command = ["git", "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "book"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    names = sorted(entry[3:] for entry in listed.split("\0") if entry.endswith(".ipynb"))
    return [name for name in names if (root / name).is_file() and ".ipynb_checkpoints" not in name]


def main(_words: list[str]) -> None:
    """Lint has run before; the tests and the notebooks run together, spread over the cores."""
    notebooks = changed_notebooks()
    say(f"Changed notebooks: {', '.join(notebooks) or 'none'}.")
    chosen = " and ".join(f"not {kind}" for kind in LEFT_OUT)
    spread = ["-n", "auto", "--maxprocesses", str(MOST_WORKERS), "--no-loadscope-reorder"]
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-q", *NBVAL, *spread, "-m", chosen, *notebooks, "tests"]
    run(command, "Some tests failed: the lines above name each of them and say why.", with_venv())


if __name__ == "__main__":
    start(main)
