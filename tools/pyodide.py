"""What a page needs to make the prep report by itself: Pyodide, and the engine as one archive with its data beside it.

Pyodide comes from npm (tools/npm.py), its library without what the report never reaches (tools/lean_python.py), pypdf
and mammoth from the environment. Archives' entries are sorted and carry no time, so that the same sources give the same
bytes.
"""

import gzip
import importlib.util
import json
import shutil
import sys
import zipfile
from pathlib import Path

from tools.lean_python import add, without_comments, write
from tools.project import NODE_MODULES, ROOT, SITE, Problem, run, start

LIBRARY = "python_stdlib.zip"
PYODIDE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", LIBRARY]
# Packages that read files, as a whole; of our own only what the engine imports (a test runs it from the archive).
READERS = ["pypdf", "mammoth", "cobble"]
OURS = ["__init__.py", "places.py", "bank", "report", "roles", "numbers", "text"]
OURS += ["practice/__init__.py", "practice/stories.py"]


def sources() -> dict[str, Path]:
    """Every file of the archive: its name there, and where it is."""
    found: dict[str, Path] = {}
    for name in READERS:
        spec = importlib.util.find_spec(name)
        if spec is None or not spec.submodule_search_locations:
            raise Problem(f"The environment has no {name}: run make setup.")
        folder = Path(spec.submodule_search_locations[0])
        found |= {Path(name, file.relative_to(folder)).as_posix(): file for file in folder.rglob("*.py")}
    for name in OURS:
        path = ROOT / "cxprep" / name
        files = [path] if path.is_file() else path.rglob("*.py")
        found |= {file.relative_to(ROOT).as_posix(): file for file in files}
    return found


def archive(target: Path) -> None:
    """Write the engine to `target`."""
    with zipfile.ZipFile(target, "w") as out:
        for name, file in sorted(sources().items()):
            add(out, name, without_comments(file.read_text(encoding="utf-8")).encode())


def pyodide(target: Path) -> None:
    """Copy Pyodide to `target`, with a lock file that names no package, so that it asks nobody for one."""
    home = NODE_MODULES / "pyodide"
    missing = [name for name in [*PYODIDE, "pyodide-lock.json"] if not (home / name).is_file()]
    if missing:
        raise Problem(f"Pyodide is not installed ({missing[0]} is missing): run make html, which fetches it by npm.")
    for name in PYODIDE:
        shutil.copy(home / name, target / name)
    engine = [(name, file.read_text(encoding="utf-8")) for name, file in sources().items()]
    write(home / LIBRARY, engine, target / LIBRARY)
    lock = json.loads((home / "pyodide-lock.json").read_text(encoding="utf-8"))
    (target / "lock.json").write_text(json.dumps({**lock, "packages": {}}), encoding="utf-8")


def weigh(static: Path) -> None:
    """Say what all of it weighs, in bytes: as it stands, and as a site that compresses sends it."""
    folders = [static / "pyodide", static / "report"]
    files = [static / "bank.json", *(file for folder in folders for file in folder.iterdir())]
    held = [file.read_bytes() for file in files if file.is_file()]
    sent = [min(len(data), len(gzip.compress(data, 6, mtime=0))) for data in held]
    weight = {"bytes": sum(map(len, held)), "compressed": sum(sent)}
    (static / "report" / "weight.json").write_text(json.dumps(weight), encoding="utf-8")


def main(words: list[str]) -> None:
    """All of it into the site's folder for assets (or another); `without-pyodide`, the engine and its data alone."""
    static = Path(words[0]) if words else SITE / "_static"
    for name in ("pyodide", "report"):
        shutil.rmtree(static / name, ignore_errors=True)
        (static / name).mkdir(parents=True)
    if "without-pyodide" not in words:
        pyodide(static / "pyodide")
    archive(static / "report" / "engine.zip")
    command = [sys.executable, "-m", "cxprep.report", "ontology"]
    run([*command, static / "report" / "ontology.json"], "The ontology could not be written: see above.")
    weigh(static)


if __name__ == "__main__":
    start(main)
