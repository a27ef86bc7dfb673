"""The book's widgets in a kernel, one of each kind, without what made them: for notebooks that tests write."""

import json
from pathlib import Path

from cxprep.live.widget import PageWidget
from tests.hosts.afm import classes, stored
from tools.project import ROOT


def shown(kind: str) -> PageWidget:
    """A widget of that kind as a notebook of the book keeps it, with its module, its sheets, its HTML and its state."""
    one, made_by = stored()[kind], classes()[kind]
    made = type(made_by.__name__, (PageWidget,), {"kind": kind, "styles": made_by.styles})
    return made(spec=one.state["spec"], html=one.html)


def write_notebook(path: Path) -> None:
    """A notebook that shows one widget of each kind, a cell each."""
    lines = [f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.hosts.kernel import shown"]
    lines += [f"shown({kind!r})" for kind in sorted(classes())]
    cells = [
        {"cell_type": "code", "id": f"c{place}", "metadata": {}, "source": line, "outputs": [], "execution_count": None}
        for place, line in enumerate(lines)
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    note = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(note), encoding="utf-8")
