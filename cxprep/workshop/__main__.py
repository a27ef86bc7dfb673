"""`python -m cxprep workshop --role R --drill D --tables N --seed S -o DIR [--base URL] [--force]`: handouts and key.

Standard output says what was written; what is wrong goes to standard error in a sentence, with exit status 2.
`python -m cxprep.workshop packs DIR` writes what the book's pages need to draw cases by themselves.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

from cxprep.practice.interview import MOST_SEED
from cxprep.workshop import handouts, recipes
from cxprep.workshop.links import LinkError, base_of, usual_base
from cxprep.workshop.variants import MOST_TABLES, workshop


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
    parser.add_argument("--force", action="store_true", help="let it replace files of other workshops, or of your own")
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
    removed: list[str] = []
    try:
        chosen.out.mkdir(parents=True, exist_ok=True)
        earlier = _earlier(chosen.out)
        if not chosen.force:
            _may_write(chosen.out, made, earlier, same={"role": recipe.role, "drill": recipe.drill, "seed": seed})
        removed = _clear(chosen.out, made, earlier)
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
    gone = f" Removed {', '.join(removed)} of the workshop that was there." if removed else ""
    return f"Wrote {sheets}, key.html and key.json for “{recipe.title}” into {chosen.out}.{gone} {where}."


def _earlier(folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """What an earlier run has written here: its key, and its files as it wrote them; nothing where there is no key."""
    try:
        key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
        recipe = recipes.find(key["role"], key["drill"])
        tables, seed = len(key["tables"]), key["seed"]
        base = str(key["tables"][0]["link"]).split(f"{quote(recipe.page)}.html#")[0]
        if not 1 <= tables <= MOST_TABLES or not isinstance(seed, int):
            return {}, {}
        return key, handouts.files(workshop(recipe, tables, seed), seed, base)
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return {}, {}


def _may_write(folder: Path, made: Mapping[str, str], earlier: tuple[Any, Mapping[str, str]], same: Any) -> None:
    """Refuse, in a sentence, where a file stood in the way that no earlier run for the same drill and seed wrote."""
    key, files = earlier
    if key and any(key[name] != value for name, value in same.items()):
        raise WorkshopError(
            f"{folder} holds a workshop already: the drill {key['drill']}, seed {key['seed']}. Nothing was written. "
            "Name another folder with -o, or say --force to replace that workshop."
        )
    strange = [name for name in made if os.path.lexists(folder / name) and not _is(folder / name, files.get(name))]
    if strange:
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        raise WorkshopError(
            f"There is a file {folder / strange[0]}{more} already that this command has not written so. Nothing was "
            "written. Name another folder with -o, or say --force to replace it."
        )


def _is(path: Path, text: str | None) -> bool:
    """Whether a file holds just this text."""
    return text is not None and path.is_file() and path.read_bytes() == text.encode("utf-8")


def _clear(folder: Path, made: Mapping[str, str], earlier: tuple[Any, Mapping[str, str]]) -> list[str]:
    """Take away the sheets of the workshop that was here, beside another key they would be wrong; which they were.

    Only what stands as an earlier run wrote it; a sheet with somebody's changes stays.
    """
    gone = [name for name, text in earlier[1].items() if name not in made and _is(folder / name, text)]
    for name in gone:
        (folder / name).unlink()
    return gone


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
