"""`make lint`: what can be checked of notebooks, files and code without running them.

`python -m tools.lint FOLDER` checks a folder of learner's notebooks (make editions) for solutions and notes instead.

Prints every finding as a sentence that says where, what, and how to mend it. The rules are in the
files beside this one, tools/lint_*.py; Python's style is ruff's and mypy's, as pyproject.toml sets it, the page
modules' is biome's and TypeScript's, as biome.json and tsconfig.json set it.
"""

import subprocess
from pathlib import Path

from cxprep import bank
from tools.editions import read_book
from tools.lint_book import lint_book
from tools.lint_editions import lint_editions, lint_folder
from tools.lint_files import lint_files
from tools.lint_prose import lint_prose
from tools.lint_scripts import lint_scripts
from tools.lint_spelling import british, lint_files_spelling
from tools.project import ROOT, Problem, program, say, start

CODE = ["cxprep", "packages", "tests", "tools", "theme", "bench", "hub", "conftest.py"]


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
    book = read_book(root / "book")
    found = [f"book/{page}.ipynb: {sentence}" for page, note in book.items() for sentence in lint_prose(page, note)]
    theirs = [name for one in bank.load_all().sources.values() for name in (one.title, one.journal) if name]
    found += british({f"book/{page}.ipynb": note for page, note in book.items()}, theirs)
    return found + lint_editions(book)


def main(words: list[str]) -> None:
    """All rules over the whole repository; with a folder, what leaked into the learner's notebooks there."""
    if words:
        found = lint_folder(read_book(ROOT / "book"), Path(words[0]))
        if found:
            raise Problem("\n".join([*found, f"{len(found)} finding{'s' * (len(found) > 1)}."]))
        say("Nothing leaks: no solution and no note is in these notebooks.")
        return
    found = lint_book(ROOT) + lint_files(ROOT) + lint_files_spelling(ROOT)
    found += ruff(ROOT) + types(ROOT) + lint_scripts(ROOT)
    # A notebook that cannot be read has been said, and has no prose to look at.
    found += [] if any("is not a valid notebook" in one for one in found) else pages(ROOT)
    if found:
        raise Problem("\n".join([*found, f"{len(found)} finding{'s' * (len(found) > 1)}."]))
    say("Nothing to mend: notebooks, files and code are in order.")


if __name__ == "__main__":
    start(main)
