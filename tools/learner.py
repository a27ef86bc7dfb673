"""The learner's copy of the notebooks, in lab/: what `make lab` opens. It is the reader's to write in.

Without the facilitator's cells and without the labels that only the page's builder reads; with the metadata of the
kernel that will run it, so that a notebook is not marked as unsaved when it is merely opened. A notebook that the
reader has changed is left as it is, and so are files of the reader's own; the others follow the book.
"""

import hashlib
import json
import re
from pathlib import Path

import nbformat
from ipykernel.ipkernel import IPythonKernel
from nbformat import NotebookNode

from tools.notebooks import canonical, notebooks_in
from tools.probes import NOTE, tags
from tools.project import ROOT, say, start

FOLDER = ROOT / "lab"
DERIVED = ".derived.json"  # in the folder: what was written there, by name, so that the reader's own changes are known
LABELS = re.compile(r"\A(?:\([^()\s]+\)=\s*\n)+\s*")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def learners(note: NotebookNode) -> NotebookNode:
    """A notebook of the book as a learner gets it."""
    note.cells = [cell for cell in note.cells if NOTE not in tags(cell)]
    for cell in note.cells:
        if cell.cell_type == "markdown":
            cell.source = LABELS.sub("", cell.source)
    note.metadata.kernelspec = KERNEL
    note.metadata.language_info = IPythonKernel.language_info  # what Lab would write in once the kernel has started
    return note


def fingerprint(text: str) -> str:
    """A short hash of a file's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def derive(book: Path, folder: Path) -> tuple[int, list[str]]:
    """Bring the copy of `book` in `folder` up to date: how many notebooks were written, and which were left alone."""
    record = folder / DERIVED
    known = json.loads(record.read_text("utf-8")) if record.is_file() else {}
    written, kept, now = 0, [], {}
    for source in notebooks_in([book]):
        name = source.relative_to(book).as_posix()
        target = folder / name
        text = canonical(learners(nbformat.read(source, as_version=4)))
        there = target.read_text("utf-8") if target.is_file() else None
        if there is not None and there != text and fingerprint(there) != known.get(name):
            kept.append(name)
            now[name] = known.get(name, "")
            continue
        if there != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
            written += 1
        now[name] = fingerprint(text)
    for name in sorted(known.keys() - now.keys()):  # no longer in the book: away with it, unless the reader wrote in it
        target = folder / name
        if target.is_file() and fingerprint(target.read_text("utf-8")) == known[name]:
            target.unlink()
    record.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    return written, kept


def main(_words: list[str]) -> None:
    """Make the copy, and say what is edited where."""
    _, kept = derive(ROOT / "book", FOLDER)
    say("lab/ holds your own copy of the notebooks: write in it as you like, your changes stay.")
    if kept:
        say(
            f"You have changed {', '.join(kept)}; left as you have it. Delete or rename a file to get the book's again."
        )
    say("To change the book itself, open its sources with make lab EDIT=1.")


if __name__ == "__main__":
    start(main)
