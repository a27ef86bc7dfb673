"""No solution leaks into a class's edition: each answer carries its tag, and no learner's notebook holds one.

`make lint` derives the learner's notebooks of the book in memory; `python -m tools.lint FOLDER` looks at a folder of
them as it is on the disk, whoever made it.
"""

from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from tools.editions import learners
from tools.notebooks import canonical, notebooks_in
from tools.probes import is_kept_back, leaks, probes, untagged
from tools.project import Problem


def lint_editions(book: Mapping[str, NotebookNode]) -> list[str]:
    """What a learner would see and should not, for the notebooks of the book by their pages' names."""
    found = [f"book/{sentence}" for page, note in book.items() for sentence in untagged(page, note)]
    held_back = {page: note for page, note in book.items() if any(map(is_kept_back, note.cells))}
    return found + list(
        leaks(probes(book), {f"{page}.ipynb": canonical(learners(note)) for page, note in held_back.items()})
    )


def lint_folder(book: Mapping[str, NotebookNode], folder: Path) -> list[str]:
    """The leaks of a folder of learner's notebooks. Raises Problem where there is none in it."""
    paths = notebooks_in([folder]) if folder.is_dir() else []
    if not paths:
        raise Problem(f"There is no notebook in {folder}; make editions writes the learner's into _build/editions.")
    return list(leaks(probes(book), {str(path): path.read_text("utf-8") for path in paths}))
