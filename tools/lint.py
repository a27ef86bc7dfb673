"""`make lint`: what can be checked of notebooks, files and code without running them.

Prints every finding as a sentence that says where, what, and how to mend it. The rules are in the
files beside this one, tools/lint_*.py; Python's style is ruff's, as pyproject.toml sets it.
"""

import subprocess
from pathlib import Path

from tools.lint_book import lint_book
from tools.lint_files import lint_files
from tools.project import ROOT, Problem, program, say, start

CODE = ["cxprep", "tests", "tools", "theme", "bench", "conftest.py"]


def ruff(root: Path) -> list[str]:
    """What ruff finds, in its own words; its format findings as one sentence a file."""
    paths = [name for name in CODE if (root / name).exists()]

    def said(*words: str) -> list[str]:
        command = [program("ruff"), *words, "--output-format", "concise", "--quiet", *paths]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        return [line for line in (run.stdout + run.stderr).splitlines() if line] if run.returncode else []

    unformatted = sorted({line.split(":")[0] for line in said("format", "--check")})
    return said("check") + [f"{name}: is not formatted; run .venv/bin/ruff format {name}." for name in unformatted]


def main(_words: list[str]) -> None:
    """All rules over the whole repository."""
    found = lint_book(ROOT) + lint_files(ROOT) + ruff(ROOT)
    if found:
        raise Problem("\n".join([*found, f"{len(found)} finding{'s' * (len(found) > 1)}."]))
    say("Nothing to mend: notebooks, files and code are in order.")


if __name__ == "__main__":
    start(main)
