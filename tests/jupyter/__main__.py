"""`make sweep`: what costs much and changes seldom. The weekly job runs it, `make test` does not.

Every notebook and every kind of widget in JupyterLab, every learner's notebook by itself, a book built without make,
Lighthouse, and all weights learned again.
"""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WHERE = [HERE, HERE.parent / "learning", HERE.parent / "test_class_editions.py"]
WHERE += [HERE.parent / "site" / name for name in ("test_plain_build.py", "test_lighthouse.py")]
sys.exit(pytest.main(["-q", "-m", "sweep", *map(str, WHERE)]))
