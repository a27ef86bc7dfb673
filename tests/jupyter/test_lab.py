"""JupyterLab as `make lab` starts it."""

from tests.jupyter.visits import Visits
from tools.__main__ import lab_command

COMMAND = lab_command
ADDRESS = "lab/tree/{}"


class TestLab(Visits):
    """Every visit, in JupyterLab."""
