"""`python -m livetape page model.py:function -o page.html`; `widget` for a host that takes anywidgets from files."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from livetape import export
from livetape.interact import interact
from livetape.live import Drill


class Problem(Exception):
    """What keeps the command from its work, in a sentence."""


def found(target: str) -> Any:
    """What `model.py:name` or `package.module:name` names."""
    place, colon, name = target.rpartition(":")
    if not colon or not name:
        raise Problem(f"{target!r} names no function: write model.py:function or package.module:function.")
    if not place.endswith(".py"):
        module = importlib.import_module(place)
    else:
        path = Path(place).resolve()
        if not path.is_file():
            raise Problem(f"There is no file {place}. Nothing was written.")
        sys.path.insert(0, str(path.parent))
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[path.stem] = module
        spec.loader.exec_module(module)
    if not hasattr(module, name):
        raise Problem(f"{place} has nothing called {name!r}. Nothing was written.")
    return getattr(module, name)


def drills_of(target: str, given: list[str]) -> list[Drill | export.Stored]:
    """A notebook's drills, or the one that the target is or that is made of it, with the controls that are `given`."""
    if target.endswith(".ipynb"):
        if kept := list(export.stored(target)):
            return list(kept)
        raise Problem(f"{target} holds no drill in its outputs: run it first, and save it. Nothing was written.")
    thing = found(target)
    if isinstance(thing, Drill):
        return [thing]
    controls = {}
    for one in given:
        name, _, numbers = one.partition("=")
        try:
            controls[name] = tuple(float(number) for number in numbers.split(":"))
        except ValueError:
            raise Problem(
                f"{one!r} is no control: write it as name=low:high:step, for example share=0:1:0.01."
            ) from None
    return [interact(thing, **controls)]


def main(words: list[str] | None = None) -> int:
    """Run the command; 1 where it could not, with a sentence."""
    parser = argparse.ArgumentParser(prog="python -m livetape", description=__doc__)
    parser.add_argument("what", choices=["page", "widget"], help="a page of its own, or files for a host of anywidgets")
    parser.add_argument("target", help="model.py:function, a drill, drill.py:drill, or a notebook that holds some")
    parser.add_argument("-o", "--output", help="the page, or the folder (page.html, widget)")
    parser.add_argument("-c", "--control", action="append", default=[], help="a control, name=low:high:step")
    parser.add_argument("--title", default="", help="the page's title")
    asked = parser.parse_args(words)
    try:
        drills = drills_of(asked.target, asked.control)
        if asked.what == "page":
            files = export.page(drills, asked.output or "page.html", asked.title)
        else:
            several = [export.widget(drill, asked.output or "widget") for drill in drills]
            files = list(dict.fromkeys(file for files in several for file in files))
    except (Problem, ValueError, TypeError, ImportError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print("Wrote " + ", ".join(f"{path} ({path.stat().st_size:,} bytes)" for path in files) + ".")
    return 0


if __name__ == "__main__":
    sys.exit(main())
