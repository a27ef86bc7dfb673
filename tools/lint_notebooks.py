"""The rules for one notebook, each a function from a cell to sentences.

Knows what a notebook of this book may carry: which tags, how long a cell, what an output must say to somebody
who cannot see it. Does not run anything: whether stored outputs are true is nbval's to say. Cells are counted
from 1, prose included.
"""

import ast
import json
import re
import warnings
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tools.lint_html import unlabelled

HIDDEN = {"plumbing", "hide-input", "hide-cell", "remove-input", "remove-cell"}
TAGS = sorted(HIDDEN | {"hide-output", "remove-output", "instructor", "solution"})
LONGEST = 15
VIEW = "application/vnd.jupyter.widget-view+json"
PATH = re.compile(
    r"(?<![\w.~*\])-])(?:/(?:home|Users|root|work|tmp)/[\w.]|file:///)[^\s\"'<>)]*"
    r"|(?<!\w)(?:C:\\{1,2}\w\w|[A-Z]:\\{1,2}[A-Z]\w)[^\s\"'<>)]*"
)
LABEL = re.compile(r"^\(([^()\s]+)\)=\s*$|^\s*:(?:name|label):\s*(\S+)\s*$")
FENCE = re.compile(r"^\s*(`{3,}|~{3,}|:{3,})(?:\{([\w:-]+)\})?")
# One spelling of one import: the module is called `bank`, what it gives is called something else.
OTHER_BANK = re.compile(
    r"from cxprep import (?:[\w, ]+, )?bank as \w+|from cxprep\.bank import .*\bload(?:_all)?\b|^\s*bank = ", re.M
)
PICTURE = re.compile(r"!\[\s*\]\(([^)\s]+)")


def tags(cell: NotebookNode) -> Iterator[str]:
    """A mistyped tag builds without a word and shows what it should hide."""
    for tag in cell.metadata.get("tags", []):
        if tag in TAGS:
            continue
        near = get_close_matches(tag, TAGS, n=1)
        if tag == "raises-exception" or tag.startswith("nbval"):
            yield f"the tag {tag} would switch off a guard; remove it and mend what the cell does."
        else:
            mend = f"did you mean {near[0]}?" if near else f"use one of {', '.join(TAGS)}."
            yield f"the tag {tag} is not known; {mend}"


def imports(cell: NotebookNode) -> Iterator[str]:
    """The bank is imported in one way, so that a cell can be carried from one notebook to another."""
    if cell.cell_type == "code" and (other := OTHER_BANK.search(cell.source)):
        yield f"has “{other[0].strip()}”; every notebook writes “from cxprep import bank” and “held = bank.load_all()”."


def length(cell: NotebookNode) -> Iterator[str]:
    """A lesson's cell can be read at one glance."""
    lines = sum(bool(line.strip()) for line in cell.source.splitlines())
    if cell.cell_type == "code" and lines > LONGEST and not HIDDEN & set(cell.metadata.get("tags", [])):
        yield (
            f"has {lines} lines of code, and a lesson's cell has at most {LONGEST}; "
            "move the work into the package, or tag the cell plumbing if readers need not see it."
        )


def lost(cell: NotebookNode) -> Iterator[str]:
    """A cell shows its last value only: a text, table or drill above it is in the source and not on the page."""
    try:
        lines = ast.parse(cell.source).body if cell.cell_type == "code" else []
    except SyntaxError:  # a magic; nbval runs those
        return
    for line in lines[:-1]:
        value = line.value if isinstance(line, ast.Expr) else None
        maker = value.func if isinstance(value, ast.Call) else value
        if isinstance(maker, ast.Name) and maker.id not in ("display", "print"):
            yield f"shows its last value only, and {maker.id} in its line {line.lineno} is lost; give it its own cell."


def text_of(value: object) -> str:
    """A stored text, which notebooks keep as a string or as a list of lines."""
    return "".join(map(str, value)) if isinstance(value, list) else str(value)


def outputs(cell: NotebookNode) -> Iterator[str]:
    """Outputs must be true on any machine, readable by anybody, and no accident."""
    alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            error = f"{output.get('ename')}: {output.get('evalue')}"
            yield f"has stored the error {error}; mend it and run make notebooks."
        if output.get("name") == "stderr":
            said = text_of(output.text).strip()[:80]
            yield f"has written to stderr ({said}); mend the cause and run make notebooks."
        data = output.get("data", {})
        if VIEW in data:
            yield "has stored a widget's view, which loads scripts from other hosts; run make notebooks."
        if {"image/png", "image/jpeg", "image/svg+xml"} & set(data) and not str(alt).strip():
            yield (
                "shows an image without alt text; say what it finds in the cell's metadata: "
                '{"mystnb": {"image": {"alt": "..."}}}.'
            )
        if 'data-model="__main__:' in text_of(data.get("text/html", "")):
            yield (
                "shows a drill whose model is defined in the notebook; move the function into a module of "
                "cxprep/models/, where the page's numbers are checked against it."
            )
        for what in unlabelled(text_of(data.get("text/html", ""))):
            yield f"shows {what}"


def paths(cell: NotebookNode) -> Iterator[str]:
    """A path of one machine is wrong on every other."""
    places = {"source": cell.source}
    for output in cell.get("outputs", []):
        kept = [output.get("text", ""), *output.get("traceback", [])]
        kept += [value for kind, value in output.get("data", {}).items() if kind.startswith("text/")]
        places["output"] = "\n".join([places.get("output", ""), *map(text_of, kept)])
    for place, text in places.items():
        for path in sorted({match[0] for match in PATH.finditer(text)}):
            yield f"its {place} holds the path {path} of one machine; use one relative to the notebook."


def prose(cell: NotebookNode) -> Iterator[str]:
    """Pictures in prose need words as much as charts do."""
    if cell.cell_type != "markdown":
        return
    for picture in PICTURE.findall(cell.source):
        yield f"the picture {picture} has no alt text; write ![what it shows]({picture})."
    for what in unlabelled(cell.source):
        yield f"shows {what}"
    for block in re.split(r"^(?=\s*(?:`{3,}|:{3,})\{)", cell.source, flags=re.M):
        fence = FENCE.match(block)
        if fence and fence[2] in ("image", "figure") and not re.search(r"^\s*:alt:\s*\S", block, re.M):
            yield f"its {{{fence[2]}}} has no alt text; add a line :alt: that says what it shows."


def labels(cell: NotebookNode) -> Iterator[str]:
    """The labels that a prose cell defines, but for those that a code block only shows."""
    fence = ""
    for line in cell.source.splitlines() if cell.cell_type == "markdown" else []:
        match = FENCE.match(line)
        if match and not match[2] and not match[1].startswith(":"):
            fence = "" if fence == match[1] else fence or match[1]
        elif not fence and (label := LABEL.match(line)):
            yield label[1] or label[2]


def freshness(note: NotebookNode) -> Iterator[tuple[int, str]]:
    """Code cells that ran once each, from top to bottom; an empty one never does."""
    expected = 0
    for number, cell in enumerate(note.cells, start=1):
        if cell.cell_type != "code":
            continue
        expected += 1
        if not cell.source.strip():
            yield number, "is an empty code cell; remove it."
            expected -= 1
        elif cell.get("execution_count") != expected:
            yield number, "was not run in order from top to bottom; run make notebooks."
            return


RULES = (tags, imports, length, lost, outputs, paths, prose)


def lint_notebook(path: Path, name: str) -> tuple[list[str], list[tuple[str, str]]]:
    """What is wrong with a notebook, and the labels it defines with the place of each."""
    try:
        text = path.read_text(encoding="utf-8")
        ids = [cell.get("id") for cell in json.loads(text)["cells"]]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbformat mends doubled ids and warns; here they are a finding
            note = nbformat.reads(text, as_version=4)
            nbformat.validate(note)
    except Exception as error:  # nbformat raises many kinds, none of them its own
        return [f"{name}: is not a valid notebook ({str(error).splitlines()[0]}); open and save it in JupyterLab."], []
    found, defined = [], []
    if note.metadata.get("kernelspec", {}).get("name") != "python3":
        found.append(f"{name}: its kernel is not python3; choose Python 3 in JupyterLab and save.")
    if "widgets" in note.metadata:
        found.append(f"{name}: stores widgets' state, which loads scripts from other hosts; run make notebooks.")
    for number, cell in enumerate(note.cells, start=1):
        where = f"{name}, cell {number}"
        found += [f"{where}: {what}" for rule in RULES for what in rule(cell)]
        defined += [(label, where) for label in labels(cell)]
        if ids[number - 1] in ids[: number - 1]:
            found.append(f"{where}: has the id {ids[number - 1]} of a cell above it; give it an id of its own.")
    found += [f"{name}, cell {number}: {what}" for number, what in freshness(note)]
    return found, defined
