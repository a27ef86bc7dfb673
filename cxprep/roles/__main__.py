"""`python -m cxprep.roles check [ROLE]`: what a role lacks, in sentences, and what then does not work.

Exit status 0 where nothing is missing, 1 where something is; `tell` says the same of half-made roles and never stops.
`python -m cxprep.roles lay-out ROLE`, which is `make role R=ROLE`, lays out a folder with one example of each item.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep.bank.files import FOLDER
from cxprep.roles.check import BOOK, everybody, lacks, told
from cxprep.roles.layout import LayoutError, lay_out


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    parser = argparse.ArgumentParser(prog="python -m cxprep.roles", description="Look after the folders of the roles.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--folder", type=Path, default=FOLDER, metavar="DIR", help="the roles' folder (data/roles)")
    common.add_argument("--book", type=Path, default=BOOK, metavar="DIR", help="where the chapters are (book)")
    goals = parser.add_subparsers(dest="goal", required=True)
    check = goals.add_parser("check", parents=[common], help="say what a role lacks")
    check.add_argument("role", nargs="?", help="its id; all roles where none is named")
    goals.add_parser(
        "tell", parents=[common], help="say which roles are half made, if any, and go on: what a build does"
    )
    layout = goals.add_parser("lay-out", parents=[common], help="lay out a folder for a new role")
    layout.add_argument("role", nargs="?", default=os.environ.get("R", ""), help="its id, such as store-manager")
    chosen = parser.parse_args(words)
    if chosen.goal == "lay-out":
        try:
            print(lay_out(chosen.role, chosen.folder, chosen.book))
        except LayoutError as error:
            print(error, file=sys.stderr)
            return 1
        return 0
    one = getattr(chosen, "role", None)
    roles = [one] if one else everybody(chosen.folder)
    found = {role: lacks(role, chosen.folder, chosen.book) for role in roles}
    if chosen.goal == "tell":
        print("\n".join(told(role, missing) for role, missing in found.items() if missing), end="")
        return 0
    for role, missing in found.items():
        print(told(role, missing))
    return int(any(found.values()) or not roles)


if __name__ == "__main__":
    sys.exit(main())
