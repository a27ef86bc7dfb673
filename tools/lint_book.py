"""The rules for the book as a whole: every page in the table of contents, every label once.

Knows the folder book/ and the shape of _toc.yml; what one notebook may carry is tools/lint_notebooks.py's to
say.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path

import nbformat
import yaml

from tools.lint_figures import typed_figures
from tools.lint_notebooks import labels, lint_notebook, prose
from tools.opening import first_code, opening


def toc_entries(toc: object) -> Iterator[str]:
    """Every file that a table of contents names, without its suffix."""
    if isinstance(toc, dict):
        yield from (str(toc[key]) for key in ("root", "file") if key in toc)
    for value in toc.values() if isinstance(toc, dict) else toc if isinstance(toc, list) else []:
        yield from toc_entries(value)


def lint_toc(root: Path, pages: list[Path]) -> list[str]:
    """Every page is in the table of contents once, and every entry is a page."""
    listed = list(toc_entries(yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))))
    listed = [entry.removesuffix(".ipynb").removesuffix(".md") for entry in listed]
    names = {page.relative_to(root / "book").with_suffix("").as_posix(): page.relative_to(root) for page in pages}
    found = [f"{path}: no reader can find it; add {n} to _toc.yml." for n, path in names.items() if n not in listed]
    found += [f"_toc.yml: lists {n}, and there is no such page in book/." for n in listed if n not in names]
    return found + [f"_toc.yml: lists {n} more than once." for n in sorted({n for n in listed if listed.count(n) > 1})]


def of_note(page: Path, name: str, lines: str) -> list[str]:
    """Figures that a notebook's prose types, and its first lines; nothing where it is no notebook, which others say."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a doubled id, which others say
            note = nbformat.read(page, as_version=4)
        return typed_figures(note, name) + lint_opening(note, name, lines)
    except Exception:  # nbformat raises many kinds, none of them its own
        return []


def lint_opening(note: nbformat.NotebookNode, name: str, lines: str) -> list[str]:
    """A notebook on its own says what it lacks, with this repository's address."""
    cell = first_code(note)
    if cell is None or not lines or cell.source.startswith(lines):
        return []
    return [f"{name}: does not begin with the lines that get the package; run make notebooks."]


def lint_book(root: Path) -> list[str]:
    """What is wrong with the notebooks and pages of book/."""
    kept = [p for p in sorted((root / "book").rglob("*")) if not {".ipynb_checkpoints", "_build"} & set(p.parts)]
    pages = [p for p in kept if p.suffix in (".ipynb", ".md")]
    found: list[str] = []
    places: dict[str, str] = {}
    lines = opening(root)
    for page in pages:
        name = page.relative_to(root).as_posix()
        if page.suffix == ".md":
            cell = nbformat.v4.new_markdown_cell(page.read_text(encoding="utf-8"))
            findings, defined = (
                [f"{name}: {w}" for w in prose(cell)],
                [(label, name) for label in labels(cell)],
            )
        else:
            findings, defined = lint_notebook(page, name)
            findings += of_note(page, name, lines)
        found += findings
        for label, where in defined:
            if label in places:
                found.append(f"{where}: the label {label} is taken by {places[label]}; choose another.")
            places.setdefault(label, where)
    return found + lint_toc(root, pages)
