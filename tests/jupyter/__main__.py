"""`make sweep`: every notebook of the book in JupyterLab, one after another."""

import sys
from pathlib import Path

import pytest

sys.exit(pytest.main(["-q", "-m", "sweep", str(Path(__file__).parent)]))
