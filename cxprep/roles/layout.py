"""Lays out the folder of a new role, with one example of each item: `make role R=store-manager`.

The texts of the layout stand in data/common/layout/, where ROLE stands for the role's id. Nothing is ever overwritten.
"""

from __future__ import annotations

from pathlib import Path

from cxprep.bank.files import FOLDER
from cxprep.places import data_path
from cxprep.roles.check import BOOK, ROLE_ID, UNWRITTEN

LAYOUT = data_path("common", "layout")
KINDS = (".yml", ".txt", ".ipynb")


class LayoutError(ValueError):
    """Why no folder was laid out, in a sentence."""


def lay_out(role: str, folder: Path = FOLDER, book: Path = BOOK) -> str:
    """Write the folder of `role` in `folder` and its chapter's first page in `book`; what to do next, in sentences.

    LayoutError where the id is none, or where anything of the role is there already.
    """
    if not role:
        raise LayoutError("Name the role: make role R=store-manager.")
    if not ROLE_ID.fullmatch(role):
        raise LayoutError(f"{role!r} is no id for a role; use small letters and hyphens, as in store-manager.")
    for there in (folder / role, book / role):
        if there.exists():
            name = f"{there.parent.name}/{role}"
            raise LayoutError(f"{name} is there already, and nothing was written; choose another id.")
    written = []
    for source in sorted(path for path in LAYOUT.rglob("*") if path.suffix in KINDS):
        name = source.relative_to(LAYOUT)
        target = book / role / name.name if source.suffix == ".ipynb" else folder / role / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8").replace("ROLE", role), encoding="utf-8", newline="\n")
        written.append(target)
    return "\n".join(
        [
            f"Laid out {len(written)} files in {folder.name}/{role} and {book.name}/{role}.",
            f"Write what begins with “{UNWRITTEN}” and add the pages to _toc.yml; then make weights, make notebooks.",
            f"python -m cxprep.roles check {role} says what is still missing.",
        ]
    )
