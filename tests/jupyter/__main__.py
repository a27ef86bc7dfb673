"""`make sweep`: every notebook in JupyterLab, every learner's notebook by itself, and all weights learned again."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WHERE = [HERE, HERE.parent / "learning", HERE.parent / "test_class_editions.py"]
sys.exit(pytest.main(["-q", "-m", "sweep", *map(str, WHERE)]))
