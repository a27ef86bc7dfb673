"""Each rule of `make lint` bites on a small notebook made for it, and a sound one passes."""

import json
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools.lint_book import lint_book
from tools.lint_html import unlabelled
from tools.lint_notebooks import LONGEST, VIEW

# Put together here, so that this file holds no path of a machine itself.
HOME = "/" + "home/ann/book"
ALT = {"mystnb": {"image": {"alt": "Sales rise by a third."}}}
PNG = {"image/png": "iVBORw0KGgo="}


def shown(data: dict) -> NotebookNode:
    """An output that shows something."""
    return new_output("display_data", data=data)


def code(source: str = "1 + 1", outputs: tuple = (), count: int | None = 1, **metadata: object) -> NotebookNode:
    """A code cell that ran."""
    cell = new_code_cell(source, outputs=list(outputs), execution_count=count, metadata=metadata)
    cell.id = f"c{count}"
    return cell


def book(folder: Path, *cells: NotebookNode, kernel: str = "python3", **metadata: object) -> Path:
    """A book of one notebook and its table of contents."""
    (folder / "book").mkdir(exist_ok=True)
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    prose = new_markdown_cell("(start)=\n# A lesson")
    prose.id = "prose"
    spec = {"kernelspec": {"name": kernel, "display_name": "Python 3"}, **metadata}
    # Not put together by nbformat, which would mend what a test breaks.
    note = {**new_notebook(metadata=spec), "cells": [prose, *cells]}
    (folder / "book" / "index.ipynb").write_text(json.dumps(note), encoding="utf-8")
    return folder


SOUND_SVG = '<svg role="img" aria-label="Sales rise."><path d="M0 0"/></svg>'
SOUND = [
    code("import math"),
    code("math.pi", [new_output("execute_result", data={"text/plain": "3.14"}, execution_count=2)], 2),
    code("show()", [shown(PNG)], 3, **ALT),
    code("draw()", [shown({"text/html": f"<div>{SOUND_SVG}</div>"})], 4, tags=["hide-input", "instructor"]),
    code("\n".join(["x = 1"] * LONGEST), (), 5),
    code("\n".join(["x = 1"] * (LONGEST + 5)), (), 6, tags=["plumbing"]),
]


def test_sound_book_passes(tmp_path: Path) -> None:
    assert lint_book(book(tmp_path, *SOUND)) == []


def failed() -> NotebookNode:
    """An error as a notebook stores it."""
    return new_output("error", ename="ValueError", evalue="no such store", traceback=["..."])


BITES = {
    "mistyped tag": (code(tags=["hide-celll"]), "the tag hide-celll is not known; did you mean hide-cell?"),
    "unknown tag": (code(tags=["qqq"]), "the tag qqq is not known; use one of hide-cell, "),
    "guard off": (code(tags=["raises-exception"]), "the tag raises-exception would switch off a guard"),
    "text lost": (code('say("one")\nsay("two")'), "shows its last value only, and say in its line 1 is lost"),
    "nbval off": (code(tags=["nbval-skip"]), "the tag nbval-skip would switch off a guard"),
    "chart without words": (code(outputs=[shown(PNG)]), "shows an image without alt text"),
    "blank alt text": (
        code(outputs=[shown(PNG)], mystnb={"image": {"alt": " "}}),
        "shows an image without alt text",
    ),
    "svg chart": (code(outputs=[shown({"image/svg+xml": "<svg/>"})]), "shows an image without alt text"),
    "svg without role": (
        code(outputs=[shown({"text/html": '<svg aria-label="x"></svg>'})]),
        "shows an <svg> that is not announced as a picture",
    ),
    "svg without words": (
        code(outputs=[shown({"text/html": '<svg role="img"></svg>'})]),
        "shows an <svg> without words",
    ),
    "img": (code(outputs=[shown({"text/html": "<img src='x.png'>"})]), "shows an <img> without alt text"),
    "picture in prose": (new_markdown_cell("![](x.png)", id="p"), "the picture x.png has no alt text"),
    "figure in prose": (
        new_markdown_cell("```{figure} x.png\n:name: x\nA caption.\n```", id="p"),
        "its {figure} has no alt text",
    ),
    "widget view": (code(outputs=[shown({VIEW: {"model_id": "1"}})]), "has stored a widget's view"),
    "path in output": (
        code(outputs=[new_output("stream", name="stdout", text=f"{HOME}/x.csv\n")]),
        f"its output holds the path {HOME}",
    ),
    "path in source": (code(f"open('{HOME}/x.csv')"), f"its source holds the path {HOME}"),
    "Windows path": (code("open('C:" + "\\\\Users\\\\ann')"), "its source holds the path C:"),
    "error": (code(outputs=[failed()]), "has stored the error ValueError: no such store"),
    "stderr": (
        code(outputs=[new_output("stream", name="stderr", text="Warning: old\n")]),
        "has written to stderr (Warning: old)",
    ),
    "not run": (code(count=None), "was not run in order from top to bottom"),
    "run out of order": (code(count=7), "was not run in order from top to bottom"),
    "empty": (code(""), "is an empty code cell"),
    "bank by another name": (code("from cxprep import bank as banks"), "has “from cxprep import bank as banks”; every"),
    "bank's function alone": (
        code("from cxprep.bank import load_all"),
        "has “from cxprep.bank import load_all”; every",
    ),
    "a bank called bank": (code("bank = bank.load_all()"), "has “bank =”; every notebook writes"),
    "long cell": (code("\n".join(["x = 1"] * (LONGEST + 1))), f"has {LONGEST + 1} lines of code"),
    "id twice": (new_markdown_cell("Again.", id="prose"), "has the id prose of a cell above it"),
    "label twice": (
        new_markdown_cell("(start)=\n## Again", id="p"),
        "the label start is taken by book/index",
    ),
}


@pytest.mark.parametrize("name", BITES)
def test_cell_rule_bites(tmp_path: Path, name: str) -> None:
    cell, finding = BITES[name]
    found = lint_book(book(tmp_path, cell))
    assert len(found) == 1
    assert found[0].startswith(f"book/index.ipynb, cell 2: {finding}")


def test_widget_state_bites(tmp_path: Path) -> None:
    state = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "state": {}}}
    found = lint_book(book(tmp_path, widgets=state))
    assert found[0].startswith("book/index.ipynb: stores widgets' state")


def test_kernel_bites(tmp_path: Path) -> None:
    assert lint_book(book(tmp_path, kernel="ann-env"))[0].startswith("book/index.ipynb: its kernel is not python3")


def test_no_notebook_bites(tmp_path: Path) -> None:
    (book(tmp_path) / "book" / "index.ipynb").write_text("{", encoding="utf-8")
    assert lint_book(tmp_path)[0].startswith("book/index.ipynb: is not a valid notebook")


def test_table_of_contents_bites(tmp_path: Path) -> None:
    book(tmp_path)
    (tmp_path / "book" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    chapters = "".join(f"  - file: {name}\n" for name in ("gone", "index"))
    (tmp_path / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{chapters}", encoding="utf-8")
    assert lint_book(tmp_path) == [
        "book/lost.md: no reader can find it; add lost to _toc.yml.",
        "_toc.yml: lists gone, and there is no such page in book/.",
        "_toc.yml: lists index more than once.",
    ]


def test_label_that_a_code_block_only_shows_is_none(tmp_path: Path) -> None:
    shows = new_markdown_cell("```\n(start)=\n```\n\n```{note}\n:name: other\nx\n```", id="p")
    assert lint_book(book(tmp_path, shows)) == []


@pytest.mark.parametrize(
    "html",
    [
        SOUND_SVG,
        '<svg role="img"><title>Sales rise.</title><path/></svg>',
        '<svg aria-hidden="true"><path/></svg>',
        '<span aria-hidden="true"><svg><path/></svg><img src="x"></span>',
        f"<div><br>{SOUND_SVG.replace('<path', '<svg></svg><path')}</div>",
        '<img src="x" alt="">',
        "",
    ],
)
def test_pictures_that_speak(html: str) -> None:
    assert unlabelled(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<svg role="img"><title> </title></svg>',
        '<svg role="img">',
        '<div aria-hidden="true"></div><img src="x">',
        f'{SOUND_SVG}<svg role="img" aria-label=""></svg>',
        "<p><title>Words of the page</title><svg role='img'></svg></p>",
    ],
)
def test_pictures_that_do_not(html: str) -> None:
    assert len(unlabelled(html)) == 1
