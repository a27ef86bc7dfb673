"""`make data`, which is `python -m cxprep.synthetic write`: survey.csv and orders.csv.

`check` only says whether they differ from what their seeds give.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep.places import DATA

from . import documents, write


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does. Nothing is written but by the word `write`."""
    parser = argparse.ArgumentParser(prog="python -m cxprep.synthetic", description="Make the book's made-up data.")
    parser.add_argument("goal", choices=["write", "check"], help="write the files, or say which differ from the seeds'")
    parser.add_argument("--to", type=Path, default=DATA, metavar="DIR", help="the folder of the files (data)")
    chosen = parser.parse_args(words)
    if chosen.goal == "write":
        for path in write(chosen.to):
            print(path.name, path.stat().st_size)
        return 0
    stale = [
        name
        for name, content in documents().items()
        if not (chosen.to / name).is_file() or (chosen.to / name).read_bytes() != content
    ]
    for name in stale:
        print(f"{name} differs from what its seeds give; run make data.", file=sys.stderr)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
