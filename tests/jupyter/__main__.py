"""`make sweep`: every notebook in JupyterLab and every learner's by nbclient, one after another; all weights learned."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.exit(pytest.main(["-q", "-m", "sweep", str(HERE), str(HERE.parent / "learning"), str(HERE.parent / "test_class_editions.py")]))
