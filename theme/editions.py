"""Two editions of one source: the reader's, and the facilitator's.

The reader's edition shows no code: what a cell computed is there, the cell itself stays in the notebook that each page
offers to take along. A notebook cell tagged `instructor` is for whoever runs the workshop.
In the reader's edition (the default) it is
dropped before the notebook is parsed, so that neither page, search index nor cached doctree ever hold it, and every
notebook offered for download is cleaned the same way. With `CXPREP_EDITION=instructor` in the environment the cells
stay, inside a frame that says whom they are for.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util import logging

from theme.saved import Notebook, as_stored, problems

VARIABLE = "CXPREP_EDITION"
TAG = "instructor"
log = logging.getLogger(__name__)
LABEL = "For the facilitator"
EDITIONS = ("reader", "instructor")
HIDING = {"hide-input", "hide-cell", "remove-input"}  # what a cell's input may ask for; the reader's edition has none


def is_instructor(cell: dict) -> bool:
    """Whether a cell of a notebook's JSON is meant for the facilitator only."""
    return TAG in cell.get("metadata", {}).get("tags", [])


def without_instructor(notebook: Notebook) -> Notebook:
    """The same notebook without its instructor cells."""
    return {**notebook, "cells": [cell for cell in notebook["cells"] if not is_instructor(cell)]}


def without_code(notebook: Notebook) -> Notebook:
    """The same notebook as a reader sees it: no cell's input, and no place for a cell that shows nothing."""
    return {**notebook, "cells": [_result_only(cell) for cell in notebook["cells"]]}


def _result_only(cell: dict) -> dict:
    if cell["cell_type"] != "code":
        return cell
    tags = [tag for tag in cell["metadata"].get("tags", []) if tag not in HIDING]
    tags.append("remove-input" if cell.get("outputs") else "remove-cell")
    return {**cell, "metadata": {**cell["metadata"], "tags": tags}}


def with_frames(notebook: Notebook) -> Notebook:
    """The same notebook with its instructor cells framed; code cells get their frame from the style sheet."""
    return {**notebook, "cells": [_framed(cell) for cell in notebook["cells"]]}


def _framed(cell: dict) -> dict:
    if cell["cell_type"] != "markdown" or not is_instructor(cell):
        return cell
    text = "".join(cell["source"])
    longest = max((len(fence) for fence in re.findall(r"^\s*(:{3,})", text, re.MULTILINE)), default=3)
    fence = ":" * (longest + 1)
    return {**cell, "source": f"{fence}{{admonition}} {LABEL}\n:class: mot-facilitator\n\n{text}\n{fence}"}


def edit_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Sphinx's `source-read`: change a notebook's JSON before MyST-NB parses it."""
    if not str(app.env.doc2path(docname)).endswith(".ipynb"):
        return
    notebook = as_stored(json.loads(source[0]))
    for problem in problems(notebook):
        log.warning("On this page %s", problem, location=docname)
    if app.config.cxprep_edition == "instructor":
        notebook = with_frames(notebook)
    else:
        notebook = without_code(without_instructor(notebook))
    source[0] = json.dumps(notebook)


def clean_downloads(app: Sphinx, exception: Exception | None) -> None:
    """Bring every notebook on the built site into the stored form, also after a failed build.

    The reader's are without instructor cells.
    """
    if app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.ipynb"):
        before = path.read_text("utf-8")
        notebook = as_stored(json.loads(before))
        if app.config.cxprep_edition != "instructor":
            notebook = without_instructor(notebook)
        after = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
        if after != before:
            path.write_text(after, "utf-8")


def setup(app: Sphinx) -> None:
    """Register the edition as a value of the environment: changing it makes Sphinx read every page again."""
    edition = os.environ.get(VARIABLE) or "reader"
    if edition not in EDITIONS:
        raise ConfigError(f"{VARIABLE} is “{edition}”; it has to be one of: {', '.join(EDITIONS)}.")
    app.add_config_value("cxprep_edition", edition, "env", [str])
    app.connect("source-read", edit_source)
    app.connect("build-finished", clean_downloads)
