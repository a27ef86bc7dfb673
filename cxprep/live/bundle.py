"""One ES module out of a few: what Jupyter needs where a page simply imports, and what wakes a page's drill soonest.

anywidget loads a widget's module from memory, so a relative import has nothing to be relative to. This puts the text
of what a module imports in front of it, each module in a function of its own, so that two may use the same name. It
knows the forms that the book's own modules use: `import { a, b as c } from "./name.mjs";` on one line or several,
`import("./name.mjs")`, which on a page stays as it is and for Jupyter is there from the start,
`export` before a function, a class or a constant, `export { a, b };`, and `export default { render };`. Any other form,
a circle of imports, and a name that nobody exports are refused in a sentence, so that none breaks in Jupyter alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
FOLDERS = tuple(sorted(_PACKAGE.glob("*/assets")))  # of each room of the package that has page modules
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.mjs)";\n', re.M)
_LATER = re.compile(r'\bimport\("\./([\w-]+\.mjs)"\)')  # what a page fetches when it is wanted
_EXPORT = re.compile(r"^export (?=(?:async )?function\*? (\w+)|const (\w+)|class (\w+))", re.M)
_EXPORTS = re.compile(r"^export \{([\w\s,]*)\};\n", re.M)
_DEFAULT = "export default { render };"
_UNKNOWN = re.compile(r"^(?:import|export)\b(?! *[(.]).*", re.M)


class BundleError(ValueError):
    """Why a page module cannot be joined with what it imports, in a sentence."""


def find(name: str, folders: Sequence[Path] = ()) -> Path:
    """The asset called `name`, in whichever of the package's asset folders (or of `folders`) holds it."""
    for folder in folders or FOLDERS:
        if (folder / name).is_file():
            return folder / name
    known = ", ".join(str(folder) for folder in folders or FOLDERS)
    raise FileNotFoundError(f"No page module is called {name}; they are in {known}.")


def bundle(name: str, sheets: str = "") -> str:
    """The module `name` with all that it imports, each module once, in an order that works.

    sheets: the names of the style sheets, without their endings, that the widget wears in a host (see home.mjs).
    Raises BundleError, a sentence, where the modules cannot be joined.
    """
    made, _ = _with_imports(["home.mjs", name], at_once=True)
    home = f'{_scope("home.mjs")}.atHome({_scope(name)}.render, "{sheets}")'
    return "\n".join([*made.values(), f"export default {{ render: {home} }};\n"])


def joined(name: str, *folders: Path, shared: Sequence[str] = ()) -> str:
    """The module `name` with all that it imports, as one file for a page in place of many; it exports its `render`, or
    else all that the module does.

    folders: where they stand, if not among the package's assets. shared: what stays a module of its own, as it holds
    something that the whole page shares. Raises BundleError, a sentence, where the modules cannot be joined.
    """
    made, gives = _with_imports([name], folders, shared)
    if "render" in gives[name]:
        export = [f"export default {{ render: {_scope(name)}.render }};"]
    else:
        export = [f"export const {{ {', '.join(gives[name])} }} = {_scope(name)};"] if gives[name] else []
    return "\n".join([*made.values(), *export]) + "\n"


def _with_imports(
    entries: Sequence[str], folders: Sequence[Path] = (), shared: Sequence[str] = (), *, at_once: bool = False
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Modules and what they import, each once, in an order that works: text in a scope of its own, and its exports."""
    made: dict[str, str] = {}
    gives: dict[str, list[str]] = {}

    def add(module: str, way: tuple[str, ...] = ()) -> None:
        if module in way:
            circle = ", which imports ".join([*way[way.index(module) :], module])
            raise BundleError(f"{circle}: a circle has no order. Put what they share into a module of its own.")
        if module in made:
            return
        text = find(module, folders).read_text(encoding="utf-8")
        if module in shared:
            made[module] = f'import * as {_scope(module)} from "./{module}";'
            gives[module] = _in_scope(module, _IMPORT.sub("", text))[1]
            return
        for words, imported in _IMPORT.findall(text):
            add(imported, (*way, module))
            for word in _names(words):
                if word.split(" as ")[0] not in gives[imported]:
                    raise BundleError(
                        f"{module} imports {word.split(' as ')[0]} of {imported}, which exports no such name."
                    )
        if at_once:
            for imported in _LATER.findall(text):
                add(imported, (*way, module))
            text = _LATER.sub(lambda one: f"Promise.resolve({_scope(one[1])})", text)
        made[module], gives[module] = _in_scope(module, text)

    for entry in entries:
        add(entry)
    return made, gives


def _in_scope(module: str, text: str) -> tuple[str, list[str]]:
    """The text of a module as a function that runs at once and gives what it exports; and the names of that."""
    names = ["".join(found) for found in _EXPORT.findall(text)]
    names += [word for found in _EXPORTS.findall(text) for word in _names(found)]
    names += ["render"] * (_DEFAULT in text and "render" not in names)
    text = _IMPORT.sub(lambda one: f"const {{ {_taken(one[1])} }} = {_scope(one[2])};\n", text)
    text = _EXPORTS.sub("", _EXPORT.sub("", text)).replace(_DEFAULT, "")
    if unknown := _UNKNOWN.search(text):
        raise BundleError(
            f"{module} says {unknown[0]!r}, a form that is not joined for Jupyter; see cxprep/live/bundle.py."
        )
    return f"const {_scope(module)} = (() => {{\n{text.strip()}\nreturn {{ {', '.join(names)} }};\n}})();", names


def _names(words: str) -> list[str]:
    """The names between an import's or an export's braces."""
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]


def _taken(words: str) -> str:
    """An import's names as a destructuring has them."""
    return ", ".join(word.replace(" as ", ": ") for word in _names(words))


def _scope(module: str) -> str:
    """The name of what a module gives to those that import it."""
    return "$" + re.sub(r"\W", "_", module.removesuffix(".mjs"))
