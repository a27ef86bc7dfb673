"""`make weights`, which is `python -m cxprep.learning write`; `check` only says whether what is there is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep.learning import adverts, answers, firms, lines, signs, weights


def learned() -> dict[Path, str]:
    """The path and the text of everything that is learned of adverts and CVs: minutes of work."""
    return {**firms.documents(), **weights.documents(), **adverts.documents(), **lines.documents()}


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
    spoken = answers.stale()
    if goal == "check":
        said = [*stale, *(f"{path.name} of answers was learned from others; run make weights." for path in spoken)]
        print("\n".join(said) or "The weights are what their lines give.", file=sys.stderr if said else sys.stdout)
        return int(bool(said))
    for path, text in {**(learned() if stale else {}), **(answers.documents() if spoken else {})}.items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{'/'.join(path.parts[-4:])} was written anew.")
    if stale:
        signs.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
