"""`make sweep`: every notebook of the book in JupyterLab, one after another, and all weights learned again."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.exit(pytest.main(["-q", "-m", "sweep", str(HERE), str(HERE.parent / "learning")]))
