"""`make notebooks`: executes notebooks in place, two at a time, and stores outputs in one canonical form.

Stored outputs are part of the book's source, so a second run leaves every file byte for byte as it was. A
notebook that fails keeps the file it had. Knows nothing of what notebooks say: tools/lint.py does.
"""

import os
import re
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from theme.saved import VIEW, as_stored
from tools.opening import opened, opening
from tools.project import ROOT, Problem, duration, say, start

TIMEOUT = 300
WORKERS = 2
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def notebooks_in(paths: list[Path]) -> list[Path]:
    """The notebooks that are named, and those in folders that are named, without Jupyter's own copies."""
    found = [note for path in paths for note in (sorted(path.rglob("*.ipynb")) if path.is_dir() else [path])]
    return [note for note in found if ".ipynb_checkpoints" not in note.parts]


def normalised(note: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run or from machine to machine; no widget's view is stored."""
    for cell in as_stored(note)["cells"]:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)
    return note


def canonical(note: NotebookNode) -> str:
    """A notebook's one text: indented by 1, keys sorted, a newline at the end."""
    return nbformat.writes(note).rstrip("\n") + "\n"


def what_failed(note: NotebookNode, path: Path, error: Exception) -> str:
    """One sentence with the notebook, the cell (counted from 1, prose included) and the error."""
    number, said = 0, ""
    for index, cell in enumerate(note.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                number, said = index, f"{output.ename}: {output.evalue}"
    if isinstance(error, CellTimeoutError):
        return f"{path}: a cell ran longer than {TIMEOUT} s; make it faster or move its work into the package."
    if isinstance(error, DeadKernelError):
        return f"{path}: the kernel died while it ran; most often the memory did not suffice."
    if isinstance(error, CellExecutionError) and number:
        return f"{path}, cell {number}: {COLOUR.sub('', said).strip()}"
    return f"{path}: could not be executed ({type(error).__name__}: {error})."


def execute(path: Path) -> tuple[str, bool, float]:
    """Execute a notebook: what failed (or nothing), whether the file changed, the seconds it took."""
    began = time.monotonic()
    before = path.read_text(encoding="utf-8")
    try:
        note = opened(nbformat.reads(before, as_version=4), opening())
    except Exception as error:  # nbformat raises many kinds, none of them its own
        return f"{path}: is not a notebook ({error}).", False, time.monotonic() - began
    client = NotebookClient(
        note,
        timeout=TIMEOUT,
        kernel_name="python3",
        store_widget_state=False,
        record_timing=False,
        coalesce_streams=True,
        # Not a warning that the kernel, on this machine only, is spoken to without encryption.
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources={"metadata": {"path": str(path.parent.resolve())}},
    )
    try:
        client.execute()
    except Exception as error:  # whatever it is, the author should read which notebook and which cell
        return what_failed(note, path, error), False, time.monotonic() - began
    after = canonical(normalised(note))
    if after != before:
        path.write_text(after, encoding="utf-8", newline="\n")
    return "", after != before, time.monotonic() - began


def main(words: list[str]) -> None:
    """Execute the notebooks named on the command line, or all of book/."""
    paths = notebooks_in([Path(word) for word in words] or [Path(os.path.relpath(ROOT / "book"))])
    missing = [str(path) for path in paths if not path.is_file()]
    if missing or not paths:
        raise Problem(f"There is no notebook {' or '.join(missing) or 'to execute'}.")
    # The kernel of this venv, also where the user has another called python3; two share two cores.
    os.environ.update(JUPYTER_PREFER_ENV_PATH="1", OMP_NUM_THREADS="1", PYDEVD_DISABLE_FILE_VALIDATION="1")
    failures = []
    with ProcessPoolExecutor(min(WORKERS, len(paths))) as pool:
        runs = {pool.submit(execute, path): path for path in paths}
        for done, run in enumerate(as_completed(runs), start=1):
            failure, changed, seconds = run.result()
            state = "failed" if failure else "changed" if changed else "unchanged"
            say(f"[{done}/{len(paths)}] {runs[run]}: {state} ({duration(seconds)})")
            failures += [failure] * bool(failure)
    if failures:
        raise Problem("\n".join(sorted(failures)))


if __name__ == "__main__":
    start(main)
