"""`python -m cxprep.synthetic [FOLDER]` writes survey.csv and orders.csv."""

import sys
from pathlib import Path

from cxprep.places import DATA

from . import write

for path in write(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA):
    print(path.name, path.stat().st_size)
