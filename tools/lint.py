"""`make lint`: what can be checked of notebooks, files and code without running them.

Prints every finding as a sentence that says where, what, and how to mend it. The rules are in the
files beside this one, tools/lint_*.py; Python's style is ruff's and mypy's, as pyproject.toml sets it, the page
modules' is biome's and TypeScript's, as biome.json and tsconfig.json set it.
"""

import subprocess
from pathlib import Path

import nbformat

from cxprep import bank
from tools.lint_book import lint_book
from tools.lint_files import lint_files
from tools.lint_prose import lint_prose
from tools.lint_scripts import lint_scripts
from tools.lint_spelling import british, lint_files_spelling
from tools.notebooks import notebooks_in
from tools.project import ROOT, Problem, program, say, start

CODE = ["cxprep", "packages", "tests", "tools", "theme", "bench", "conftest.py"]


def ruff(root: Path) -> list[str]:
    """What ruff finds, in its own words; its format findings as one sentence a file."""
    paths = [name for name in CODE if (root / name).exists()]

    def said(*words: str) -> list[str]:
        command = [str(program("ruff")), *words, "--output-format", "concise", "--quiet", *paths]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        return [line for line in (run.stdout + run.stderr).splitlines() if line] if run.returncode else []

    unformatted = sorted({line.split(":")[0] for line in said("format", "--check")})
    return said("check") + [f"{name}: is not formatted; run .venv/bin/ruff format {name}." for name in unformatted]


def types(root: Path) -> list[str]:
    """What mypy finds, in its own words; what it knows of unchanged modules it keeps in .mypy_cache."""
    command = [str(program("mypy")), "--no-pretty", "--no-error-summary", "--hide-error-context"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return [line for line in (run.stdout + run.stderr).splitlines() if line] if run.returncode else []


def pages(root: Path) -> list[str]:
    """What is wrong with how the pages are written and spelt."""
    notes = {path.relative_to(root): nbformat.read(path, as_version=4) for path in notebooks_in([root / "book"])}
    found = [
        f"{path}: {sentence}"
        for path, note in notes.items()
        for sentence in lint_prose(path.relative_to("book").with_suffix("").as_posix(), note)
    ]
    theirs = [name for one in bank.load_all().sources.values() for name in (one.title, one.journal) if name]
    return found + list(british({str(path): note for path, note in notes.items()}, theirs))


def main(_words: list[str]) -> None:
    """All rules over the whole repository."""
    found = lint_book(ROOT) + lint_files(ROOT) + lint_files_spelling(ROOT)
    found += ruff(ROOT) + types(ROOT) + lint_scripts(ROOT)
    # A notebook that cannot be read has been said, and has no prose to look at.
    found += [] if any("is not a valid notebook" in one for one in found) else pages(ROOT)
    if found:
        raise Problem("\n".join([*found, f"{len(found)} finding{'s' * (len(found) > 1)}."]))
    say("Nothing to mend: notebooks, files and code are in order.")


if __name__ == "__main__":
    start(main)
