"""`make weights`, which is `python -m cxprep.learning write`; `check` only says whether what is there is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep.learning import adverts, lines, signs, weights


def learned() -> dict[Path, str]:
    """The path and the text of everything that is learned: minutes of work."""
    return {**weights.documents(), **adverts.documents(), **lines.documents()}


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does. Nothing is written but by the word `write`, and nothing learned that is known."""
    parser = argparse.ArgumentParser(
        prog="python -m cxprep.learning",
        description="Learn the weights of data/roles/* from the roles' labelled lines.",
    )
    goals = parser.add_subparsers(dest="goal", required=True)
    goals.add_parser("write", help="learn them where their lines have changed, and write the files (some minutes)")
    goals.add_parser("check", help="say whether their lines have changed since; nothing is learned or written")
    goal = parser.parse_args(words).goal
    stale = signs.stale()
    if not stale:
        print("The weights are what their lines give.")
    elif goal == "check":
        print("\n".join(stale), file=sys.stderr)
        return 1
    else:
        for path, text in learned().items():
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{'/'.join(path.parts[-4:])} was written anew.")
        signs.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
