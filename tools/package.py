"""`make package`: builds what stands in packages/, wheel and sdist, into _build/packages.

Built from a copy of what git knows, so that nothing is left behind in the repository; the wheel is built from the
unpacked sdist, so that an sdist which lacks something stops here and not with whoever installs it.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tools.lint_files import repository_files
from tools.project import ROOT, Problem, say, start

PACKAGES = ROOT / "packages"
OUT = ROOT / "_build" / "packages"
NEEDED = ("cxprep", "theme", "packages")  # what a package may take its sources from
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"


def _call(what: str, folder: Path, out: Path) -> None:
    command = [sys.executable, "-c", BUILD, what, str(out)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"{folder.name} could not be built ({what}). What setuptools said last:\n{done.stderr[-2000:]}")


def build(name: str, out: Path) -> list[Path]:
    """Build the package `name` into the folder `out`; give its sdist and its wheel."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob(f"{name}-*"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "repository"
        for path in repository_files(ROOT):
            relative = path.relative_to(ROOT)
            if relative.parts[0] in NEEDED:
                (copy / relative).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy / relative)
        _call("build_sdist", copy / "packages" / name, out)
        (sdist,) = out.glob(f"{name}-*.tar.gz")
        with tarfile.open(sdist) as archive:
            archive.extractall(Path(place) / "unpacked", filter="data")
        (unpacked,) = (Path(place) / "unpacked").iterdir()
        _call("build_wheel", unpacked, out)
    (wheel,) = out.glob(f"{name}-*.whl")
    return [sdist, wheel]


def main(words: list[str]) -> None:
    """Build one package, or all of them."""
    names = words or sorted(path.parent.name for path in PACKAGES.glob("*/pyproject.toml"))
    for name in names:
        for path in build(name, OUT):
            say(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    start(main)
