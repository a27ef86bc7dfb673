"""The wheel in an empty environment, and a notebook of each folder alone in an empty one.

Dear: it installs the package with all it imports from the index, which takes minutes. Run with DEAR=1.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.project import ROOT, program

pytestmark = pytest.mark.dear
BOOK = ROOT / "book"
CODE = [path for path in sorted(BOOK.rglob("*.ipynb"), reverse=True) if '"code"' in path.read_text("utf-8")]
FIRST = {path.parent: path for path in CODE}
DRILLS = [BOOK / "cx-lead" / "worth.ipynb", BOOK / "cx-lead" / "loyalty-and-vip.ipynb"]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the package, as committed and built, and what runs notebooks; nothing else."""
    venv = tmp_path_factory.mktemp("elsewhere") / "venv"
    source = tmp_path_factory.mktemp("clone") / "source"
    pip = [program("python", venv), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in (
        ["git", "clone", "--quiet", ROOT, source],
        [sys.executable, "-m", "venv", venv],
        [*pip, source, "nbconvert", "ipykernel"],
    ):
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
    return venv


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    return subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", sorted({*FIRST.values(), *DRILLS}), ids=lambda path: path.stem)
def test_a_notebook_alone_runs_to_its_end(elsewhere: Path, tmp_path: Path, path: Path) -> None:
    shutil.copy(path, tmp_path)
    words = ["nbconvert", "--to", "notebook", "--execute", path.name, "--output", "out.ipynb"]
    done = run([program("jupyter", elsewhere), *words], tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_installed_command_makes_a_report(elsewhere: Path, tmp_path: Path) -> None:
    role = ROOT / "data" / "roles" / "service-associate"
    case = role / "examples" / "cases" / "04-garden-centre-associate"
    words = ["-m", "cxprep", "report", case / "cv.txt", case / "job.txt", "--format", "json"]
    done = run([program("python", elsewhere), *words], tmp_path)
    assert done.returncode == 0 and '"service-associate"' in done.stdout
