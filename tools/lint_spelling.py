"""The spelling: British in all that readers see, no slip in all that developers read; typos has the words.

Two runs. Pages are handed over as prose, cell by cell, with what is no prose left out, under British English
(tools/prose.typos.toml); what others have named (a book, a journal) is called as they named it. The repository's own
files are read as they are, under _typos.toml.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from nbformat import NotebookNode

from tools.lint_prose import bare, texts
from tools.project import ROOT, program

PROSE = ROOT / "tools" / "prose.typos.toml"


def typos(words: Sequence[str | Path], text: str | None = None, folder: Path = ROOT) -> Iterator[dict]:
    """What typos finds, as it says it: `path`, `line_num`, `typo`, `corrections`."""
    command = [str(program("typos")), "--format", "json", *map(str, words)]
    run = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, check=False)
    for line in run.stdout.splitlines():
        said = json.loads(line)
        if said["type"] == "typo":
            yield said
        elif said["type"] == "error":
            raise RuntimeError(f"typos could not work: {said['message']}")
    if run.returncode not in (0, 2):
        raise RuntimeError(f"typos could not work: {run.stderr.strip()}")


def mend(said: Mapping) -> str:
    """A finding as a sentence's end."""
    return f"{said['typo']!r} is misspelt; write {' or '.join(map(repr, said['corrections']))}."


def british(pages: Mapping[str, NotebookNode], named: Iterable[str] = ()) -> Iterator[str]:
    """A sentence for each word of a page's prose that is American or misspelt; `named` are others' names."""
    lines, places = [], []
    for page, note in pages.items():
        for number, text in texts(note):
            for name in named:
                text = text.replace(name, "")
            for line in bare(text).splitlines():
                lines.append(line)
                places.append(f"{page}, cell {number}")
    for said in typos(["--isolated", "--config", PROSE, "-"], "\n".join(lines) + "\n"):
        yield f"{places[said['line_num'] - 1]}: {mend(said)}"


def lint_files_spelling(root: Path) -> list[str]:
    """A sentence for each misspelt word of the repository's files."""
    found = typos([], folder=root)
    return sorted(f"{said['path'].removeprefix('./')}, line {said.get('line_num', 0)}: {mend(said)}" for said in found)
