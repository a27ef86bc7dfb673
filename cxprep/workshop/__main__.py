"""`python -m cxprep workshop --role R --drill D --tables N --seed S -o DIR [--base URL]`: handouts, links and the key.

Standard output says what was written; what is wrong goes to standard error in a sentence, with exit status 2.
`python -m cxprep.workshop packs DIR` writes what the book's pages need to draw cases by themselves.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cxprep.practice.interview import MOST_SEED
from cxprep.workshop import handouts, recipes
from cxprep.workshop.links import LinkError, base_of, usual_base
from cxprep.workshop.variants import MOST_TABLES, workshop

OURS = re.compile(r"table-\d+\.html")


class WorkshopError(ValueError):
    """Why no workshop was written, in a sentence."""


class _Parser(argparse.ArgumentParser):
    """argparse, which says what was wrong as everything else here does."""

    def error(self, message: str) -> NoReturn:
        clean = "".join(letter if letter.isprintable() else "?" for letter in message)
        raise WorkshopError(f"{clean[:1].upper()}{clean[1:]}. Nothing was written; --help shows what can be said.")


def _whole(text: str, least: int, most: int, what: str) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", text) or not least <= int(text) <= most:
        raise WorkshopError(f"{what} is a whole number from {least} to {most}. Nothing was written.")
    return int(text)


def main(words: Sequence[str]) -> int:
    """What the command line does; the exit status."""
    try:
        if list(words[:1]) == ["packs"] and len(words) == 2:
            from cxprep.workshop.packs import write

            print(f"Wrote {write(Path(words[1]))} drills' cases for the pages.")
            return 0
        print(_write(words))
        return 0
    except (WorkshopError, recipes.RecipeError, LinkError) as error:
        print(error, file=sys.stderr)
        return 2


def _write(words: Sequence[str]) -> str:
    parser = _Parser(prog="python -m cxprep workshop", description="Another case a table: handouts, links and a key.")
    parser.add_argument("--role", required=True, help="the seat, by the name of its folder")
    parser.add_argument("--drill", required=True, help="the drill, by its id or its name")
    parser.add_argument("--tables", required=True, help=f"how many tables, at most {MOST_TABLES}")
    parser.add_argument("--seed", default="1", help="a whole number; the same seed draws the same cases")
    parser.add_argument("--base", help="where the book is hosted, for links and codes; else where GitHub Pages has it")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    chosen = parser.parse_args(list(words))
    tables = _whole(chosen.tables, 1, MOST_TABLES, "--tables")
    seed = _whole(chosen.seed, 0, MOST_SEED, "--seed")
    base = base_of(chosen.base or usual_base())
    if chosen.role not in recipes.roles():
        raise WorkshopError(
            f"There is no seat {chosen.role!r} with cases to draw; there are {', '.join(recipes.roles())}. "
            "Nothing was written."
        )
    recipe = recipes.find(chosen.role, chosen.drill)
    made = handouts.files(workshop(recipe, tables, seed), seed, base)
    try:
        chosen.out.mkdir(parents=True, exist_ok=True)
        _clear(chosen.out, made)
        for name, text in made.items():
            (chosen.out / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WorkshopError(
            f"Could not write into {chosen.out}: {error.strerror}. Name another folder with -o."
        ) from None
    sheets = "one sheet" if tables == 1 else f"{tables} sheets"
    where = f"Links and codes lead to {base}"
    if not chosen.base:
        where += ", where GitHub Pages would have the book; say with --base if yours is elsewhere"
    return f"Wrote {sheets}, key.html and key.json for “{recipe.title}” into {chosen.out}. {where}."


def _clear(folder: Path, made: dict[str, str]) -> None:
    """Take away the sheets of an earlier, larger workshop here: with another key they would be wrong."""
    if (folder / "key.json").is_file():
        for path in folder.iterdir():
            if OURS.fullmatch(path.name) and path.name not in made:
                path.unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
