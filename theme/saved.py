"""A notebook as JupyterLab, Notebook or nbconvert saves it after a run, turned back into the form the book is made of.

A run stores with each widget its view, which refers to a state that only a running kernel has; a page that took the
view would be empty where the widget was. Beside the view stands the HTML that pages show, so the view is dropped, and
with it what differs from run to run. What cannot be turned back is said. Standard library only, for `make notebooks`.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, TypeVar

VIEW = "application/vnd.jupyter.widget-view+json"
# What of a notebook's metadata says something about the notebook and not about the machine it ran on.
LANGUAGE = ("file_extension", "mimetype", "name", "nbconvert_exporter", "pygments_lexer")
TIMINGS = ("execution", "ExecuteTime", "collapsed", "scrolled")

Notebook = MutableMapping[str, Any]
N = TypeVar("N", bound=Notebook)


def as_stored(notebook: N) -> N:
    """The notebook itself, without what differs from run to run or from machine to machine; cell ids stay.

    A view that has no HTML beside it stays where it is, for `problems` to name. The empty cell that Run All adds goes.
    """
    metadata = notebook["metadata"]
    metadata.pop("widgets", None)
    if "language_info" in metadata:
        known = metadata["language_info"]
        metadata["language_info"] = {name: known[name] for name in known if name in LANGUAGE}
    while notebook["cells"] and _is_empty(notebook["cells"][-1]):
        notebook["cells"].pop()
    for cell in notebook["cells"]:
        for key in TIMINGS:
            cell["metadata"].pop(key, None)
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output["data"].pop(VIEW, None)
            output.get("metadata", {}).pop(VIEW, None)
    return notebook


def _is_empty(cell: MutableMapping[str, Any]) -> bool:
    return cell["cell_type"] == "code" and not "".join(cell["source"]).strip() and not cell["outputs"]


def problems(notebook: Notebook) -> Iterator[str]:
    """A sentence for each place that the page would have empty; cells are counted from 1, prose included."""
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        if "".join(cell["source"]).strip() and cell.get("execution_count") is None:
            yield f"cell {number} was not run; run make notebooks."
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                said = f"{output.get('ename')}: {output.get('evalue')}"
                yield f"cell {number} has stored the error {said}; mend it and run make notebooks."
            if VIEW in output.get("data", {}):
                yield f"cell {number} has stored a widget's view without what a page shows of it; run make notebooks."
