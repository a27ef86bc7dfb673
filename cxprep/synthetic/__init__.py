"""The book's made-up data: a survey and two years of orders of Larkfield, the same bytes at every run.

`python -m cxprep.synthetic write` writes both files. What is planted in them stands in `data/README.md`; nothing here
is read by the notebooks, which know only the files.
"""

import csv
import io
from pathlib import Path

from cxprep.places import DATA

from . import orders, survey


def documents() -> dict[str, bytes]:
    """The content of each file, by its name."""
    return {"survey.csv": _csv(survey.rows()), "orders.csv": _csv(orders.rows())}


def write(folder: Path = DATA) -> list[Path]:
    """Write the files into the folder and return their paths."""
    written = []
    for name, content in documents().items():
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
