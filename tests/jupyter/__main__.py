"""`make sweep`: what costs much and changes seldom. The weekly job runs it, `make test` does not.

Every notebook and every kind of widget in JupyterLab, a widget beside itself in a bare host, every learner's notebook
by itself, a book built without make, Lighthouse, and all weights learned again: what is marked `sweep` in any folder.
"""

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
sys.exit(pytest.main(["-q", "-m", "sweep", str(TESTS)]))
