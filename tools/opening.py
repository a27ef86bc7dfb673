"""The first lines of every notebook: what a notebook on its own, without the book's package, does about it.

Colab opens notebooks as the repository has them, so the lines stand in the stored notebooks and not only in those the
site offers. They are derived: the address comes from `repository` in _config.yml, `make notebooks` writes the lines,
`make lint` finds a notebook without them, and `python -m tools.opening` writes them without running anything.
"""

from pathlib import Path

import nbformat
import yaml
from nbformat import NotebookNode

from tools.project import ROOT, say, start

MARK = "# For this notebook on its own: Colab gets the book's package by itself, elsewhere a sentence says how."
LINES = """\
{mark}
import importlib.util, sys
if importlib.util.find_spec("cxprep") is None:
    package = "cxprep @ {address}"
    if "google.colab" not in sys.modules:
        class PackageMissing(ImportError):
            _render_traceback_ = lambda self: [str(self)]
        raise PackageMissing(
            "This notebook needs the book's package, cxprep, which is not installed here, so nothing was run. "
            f'Run  %pip install "{{package}}"  in a cell, then run this notebook again.')
    get_ipython().run_line_magic("pip", f'install --quiet "{{package}}"')
    importlib.invalidate_caches()
"""


def address(root: Path = ROOT) -> str:
    """From where pip gets the package: the repository's newest archive, which needs no git where the host makes one."""
    config = root / "_config.yml"
    held = (yaml.safe_load(config.read_text(encoding="utf-8")) or {}).get("repository", {}) if config.is_file() else {}
    url, branch = str(held.get("url") or "").rstrip("/"), held.get("branch") or "main"
    if not url:
        return ""
    return f"{url}/archive/{branch}.zip" if url.startswith("https://github.com/") else f"git+{url}@{branch}"


def opening(root: Path = ROOT) -> str:
    """The lines, with the repository's address; nothing where _config.yml names no repository."""
    found = address(root)
    return LINES.format(mark=MARK, address=found) if found else ""


def without(source: str) -> str:
    """A cell's source without the lines, of whatever address."""
    return source.split("\n\n", 1)[-1] if source.startswith(MARK) else source


def first_code(note: NotebookNode) -> NotebookNode | None:
    """The notebook's first code cell."""
    return next((cell for cell in note["cells"] if cell["cell_type"] == "code"), None)


def opened(note: NotebookNode, lines: str) -> NotebookNode:
    """The notebook itself, its first code cell beginning with `lines`."""
    if (cell := first_code(note)) is not None:
        rest = without("".join(cell["source"]))
        cell["source"] = f"{lines}\n{rest}" if lines else rest
    return note


def main(words: list[str]) -> None:
    """Write the lines into the notebooks that are named, or into all of book/."""
    from tools.notebooks import canonical, notebooks_in

    lines, changed = opening(), 0
    for path in notebooks_in([Path(word) for word in words] or [ROOT / "book"]):
        before = path.read_text(encoding="utf-8")
        after = canonical(opened(nbformat.reads(before, as_version=4), lines))
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            changed += 1
    say(f"{changed} notebook{'s' * (changed != 1)} changed.")


if __name__ == "__main__":
    start(main)
