"""A tiny Jupyter Book in a folder of its own, with the repository's settings and theme, around any widgets.

Knows how a notebook keeps a widget (a hidden cell whose stored output is its HTML) and how the book is built; knows no
widget. What `build` gives is a site like the real one, so that the site scan can look at it.
"""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cxprep.live.widget import PageWidget
from theme.editions import VARIABLE
from tools.project import ROOT, program, with_venv

Piece = str | PageWidget | Mapping[str, Any]  # HTML as a cell's output keeps it, a widget, or a whole notebook cell


def build(folder: Path, pages: Mapping[str, Sequence[Piece]], edition: str = "reader") -> Path:
    """The folder of a built site with one page for each name; a page `index` is added where none is given.

    A name may hold a folder ("cx-lead/journey"), so that links among the pages hold.

    Fails, with the build's log, where the book does not build without a warning.
    """
    source = folder / "book"
    source.mkdir(parents=True)
    names = ["index", *(name for name in pages if name != "index")]
    for name in names:
        cells = [_opening(name), *map(_cell, pages.get(name, ()))]
        page = {"cells": [{**cell, "id": f"c{place}"} for place, cell in enumerate(cells)], **NOTEBOOK}
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / f"{name}.ipynb").write_text(json.dumps(page), encoding="utf-8")
    toc = folder / "_toc.yml"
    chapters = "".join(f"  - file: {name}\n" for name in names[1:])
    toc.write_text("format: jb-book\nroot: index\n" + (f"chapters:\n{chapters}" if chapters else ""), "utf-8")
    where = ["--config", ROOT / "_config.yml", "--toc", toc, "--path-output", folder]
    command = [program("jupyter-book"), "build", source, *where, "-W", "--keep-going"]
    env = {**with_venv(), VARIABLE: edition}
    built = subprocess.run(
        [str(word) for word in command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, f"The book around the widgets was not built:\n{(built.stdout + built.stderr)[-4000:]}"
    return folder / "_build" / "html"


KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
NOTEBOOK = {"metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


def _opening(name: str) -> dict[str, Any]:
    title = name.replace("/", " ").replace("-", " ").capitalize()
    return markdown(f"# {title}\n\nA page around widgets of the fixture role, built for the tests alone.")


def markdown(text: str) -> dict[str, Any]:
    """A cell of prose."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _cell(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Mapping):
        return dict(piece)
    html = piece.page() if isinstance(piece, PageWidget) else piece
    output = {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {"text/html": html, "text/plain": "a widget"},
    }
    return {
        "cell_type": "code",
        "metadata": {"tags": ["plumbing", "remove-input"]},
        "execution_count": 1,
        "source": "widget",
        "outputs": [output],
    }
