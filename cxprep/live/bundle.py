"""One ES module out of a few: what Jupyter needs, where a page simply imports.

anywidget loads a widget's module from memory, so a relative import has nothing to be relative to. This puts the text
of what a module imports in front of it, each module in a function of its own, so that two may use the same name. It
knows only the forms that the book's own modules use: `import { a, b } from "./name.mjs";` on one line, `export` before
a function or a constant, `export { a, b };`, and `export default { render };`.
"""

from __future__ import annotations

import re
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
FOLDERS = (_PACKAGE / "live" / "assets", _PACKAGE / "widgets" / "assets")
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.mjs)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?function\*? (\w+)|const (\w+)|class (\w+))", re.M)
_EXPORTS = re.compile(r"^export \{([^}]*)\};\n", re.M)
_DEFAULT = "export default { render };"


def find(name: str) -> Path:
    """The asset called `name`, in whichever of the package's asset folders holds it."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"No page module is called {name}; they are in {', '.join(str(f) for f in FOLDERS)}.")


def bundle(name: str, sheets: str = "") -> str:
    """The module `name` with all that it imports, each module once, in an order that works.

    sheets: the names of the style sheets, without their endings, that the widget wears in a host (see home.mjs).
    """
    parts: list[str] = []
    seen: set[str] = set()

    def add(module: str) -> None:
        if module in seen:
            return
        seen.add(module)
        text = find(module).read_text(encoding="utf-8")
        for _, imported in _IMPORT.findall(text):
            add(imported)
        text = _IMPORT.sub(lambda one: f"const {{{one[1]}}} = {_scope(one[2])};\n", text)
        names = ["".join(found) for found in _EXPORT.findall(text)]
        names += [word.strip() for found in _EXPORTS.findall(text) for word in found.split(",")]
        names += ["render"] * (_DEFAULT in text)
        text = _EXPORTS.sub("", _EXPORT.sub("", text)).replace(_DEFAULT, "")
        parts.append(f"const {_scope(module)} = (() => {{\n{text.strip()}\nreturn {{ {', '.join(names)} }};\n}})();")

    add("home.mjs")
    add(name)
    parts.append(f'export default {{ render: {_scope("home.mjs")}.atHome({_scope(name)}.render, "{sheets}") }};\n')
    return "\n".join(parts)


def _scope(module: str) -> str:
    """The name of what a module gives to those that import it."""
    return "$" + re.sub(r"\W", "_", module.removesuffix(".mjs"))
