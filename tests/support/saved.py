"""A notebook as JupyterLab saves it.

`saved` writes into a notebook what JupyterLab 4.6 wrote into this one after Run All and Save, with "Save Widget State
Automatically" on: a view beside each widget's HTML, the widgets' state, what the kernel says of itself, an empty cell.
"""

import copy
import json
from typing import Any

from theme.saved import VIEW
from tools.project import ROOT

PAGE = "cx-lead/two-stores"
SELF = {"codemirror_mode": {"name": "ipython", "version": 3}, "version": "3.11.7"}
STATE = {
    "layout": {"model_module": "@jupyter-widgets/base", "model_module_version": "2.0.0", "model_name": "LayoutModel"},
    "drill": {"model_module": "anywidget", "model_module_version": "~0.11.*", "model_name": "AnyModel"},
}


def stored() -> dict[str, Any]:
    """The notebook as it stands in the repository."""
    return json.loads((ROOT / "book" / f"{PAGE}.ipynb").read_text(encoding="utf-8"))


def saved(notebook: dict[str, Any]) -> dict[str, Any]:
    """The same notebook as JupyterLab saves it."""
    notebook = copy.deepcopy(notebook)
    states = {name: {**model, "state": {}} for name, model in STATE.items()}
    notebook["metadata"]["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": states, "version_major": 2, "version_minor": 0}
    }
    notebook["metadata"]["language_info"] |= SELF
    for number, output in enumerate(outputs(notebook)):
        if "data-live=" in "".join(output.get("data", {}).get("text/html", "")):
            output["data"][VIEW] = {"model_id": f"{number:032x}", "version_major": 2, "version_minor": 1}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["metadata"]["execution"] = {"iopub.status.idle": "2026-01-01T00:00:00Z"}  # where timings are recorded
    empty = {"cell_type": "code", "execution_count": None, "id": "c2fb", "metadata": {}, "outputs": [], "source": []}
    notebook["cells"].append(empty)
    return notebook


def outputs(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Every output of every cell."""
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
