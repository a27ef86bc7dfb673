"""Jupyter Notebook 7 as a reader starts it, without a setting."""

from pathlib import Path

from tests.jupyter.visits import Visits
from tools.project import is_root, program
from tools.project import with_venv as environment

__all__ = ["environment"]  # what the server's fixture asks for
ADDRESS = "notebooks/{}"


def command() -> list[str | Path]:
    """`jupyter notebook book`."""
    return [program("jupyter"), "notebook", *["--allow-root"] * is_root(), "book"]


class TestNotebook(Visits):
    """Every visit, in Notebook."""
