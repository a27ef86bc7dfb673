"""Imported first: puts the repository's root on the path, so that the theme takes the package that stands beside it.

So whoever installed requirements.txt alone, which leaves the package out, builds the book as well.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))
