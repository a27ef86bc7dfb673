"""`make weights`, which is `python -m cxprep.learning write`; `check` only says whether what is there is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from cxprep.learning import adverts, answers, lines
from cxprep.learning.weights import documents


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does. Nothing is written but by the word `write`."""
    parser = argparse.ArgumentParser(
        prog="python -m cxprep.learning",
        description="Learn the weights of data/roles/* from the roles' labelled lines.",
    )
    goals = parser.add_subparsers(dest="goal", required=True)
    goals.add_parser("write", help="learn them and write the files that differ (some minutes)")
    goals.add_parser("check", help="learn them and say which files differ; nothing is written")
    goal = parser.parse_args(words).goal
    stale = 0
    for path, text in {**documents(), **adverts.documents()}.items():
        name = "/".join(path.parts[-4:])
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            print(f"{name} is what its lines give.")
            continue
        stale += 1
        if goal == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name} was written anew.")
        else:
            print(f"{name} differs from what its lines give; run make weights.", file=sys.stderr)
    # What is learned of lines and of answers takes minutes: it is learned again only where they are others than before.
    old = []
    for learner in (lines, answers):
        found = learner.stale()
        old += found
        for path in found:
            name = "/".join(path.parts[-4:])
            if goal == "check":
                print(f"{name} was learned from other lines; run make weights.", file=sys.stderr)
        if found and goal == "write":
            for path, text in learner.documents().items():
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"{'/'.join(path.parts[-4:])} was written anew.")
    return int(bool(stale or old) and goal == "check")


if __name__ == "__main__":
    sys.exit(main())
