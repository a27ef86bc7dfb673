"""One ES module out of a few: what Jupyter needs, where a page simply imports.

anywidget loads a widget's module from memory, so a relative import has nothing to be relative to. This puts the text
of what a module imports in front of it. It knows only the form that the book's own modules use:
`import { a, b } from "./name.mjs";` on one line.
"""

from __future__ import annotations

import re
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
FOLDERS = (_PACKAGE / "live" / "assets", _PACKAGE / "widgets" / "assets")
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.mjs)";\n', re.M)


def find(name: str) -> Path:
    """The asset called `name`, in whichever of the package's asset folders holds it."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"No page module is called {name}; they are in {', '.join(str(f) for f in FOLDERS)}.")


def bundle(name: str) -> str:
    """The module `name` with all that it imports, each module once, in an order that works."""
    parts: list[str] = []
    seen: set[str] = set()

    def add(module: str, last: bool) -> None:
        if module in seen:
            return
        seen.add(module)
        text = find(module).read_text(encoding="utf-8")
        for imported in _IMPORT.findall(text):
            add(imported, False)
        text = _IMPORT.sub("", text)
        if not last:  # what others import is theirs to see, not the notebook's
            text = re.sub(r"^export (?=function|const|class|async)", "", text, flags=re.M)
        parts.append(text)

    add(name, True)
    return "\n".join(parts)
