"""Jupyter Notebook 7 as a reader starts it, without a setting."""

import os
from pathlib import Path

from tests.jupyter.visits import Visits
from tools.project import BIN
from tools.project import with_venv as environment

__all__ = ["environment"]  # what the server's fixture asks for
ADDRESS = "notebooks/{}"


def command() -> list[str | Path]:
    """`jupyter notebook book`."""
    return [BIN / "jupyter", "notebook", *["--allow-root"] * (os.geteuid() == 0), "book"]


class TestNotebook(Visits):
    """Every visit, in Notebook."""
