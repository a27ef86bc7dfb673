"""`make lock`: writes the pins of the book, its bench and its hub anew from their short lists, Python's and npm's.

Versions that still fit stay as they are; UPGRADE=1 takes the newest. uv resolves for every platform and every
Python from 3.11 on; it lives in a throwaway environment, so that nothing else depends on it. Standard library
only.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tools.environment import REQUIREMENTS
from tools.project import ROOT, Problem, program, run, say, start, with_venv

UV = "uv==0.13.9"
HEADER = """\
# Every dependency, exactly pinned with hashes, for Python 3.11 and newer on any platform.
# Made from pyproject.toml by: make lock
"""
BENCH_HEADER = """\
# What the peers of make bench need, exactly pinned with hashes, for Python 3.11 and newer on any platform.
# Made from bench/requirements.in, within the versions of requirements.txt, by: make lock
"""
HUB_HEADER = """\
# What a user of a hub needs, exactly pinned with hashes, for Python 3.11 and newer on any platform.
# Made from pyproject.toml and hub/requirements.in, within the versions of requirements.txt, by: make lock
"""
BENCH, HUB = (ROOT / name / "requirements.txt" for name in ("bench", "hub"))
LOCKS = [
    (REQUIREMENTS, HEADER, "pyproject.toml --group book --group test"),
    (BENCH, BENCH_HEADER, "bench/requirements.in --constraints requirements.txt"),
    (HUB, HUB_HEADER, "pyproject.toml hub/requirements.in --constraints requirements.txt"),
]
NPM = [ROOT, ROOT / "hub"]  # folders with a package.json
COMPILE = "pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet"


def lock_python(upgrade: bool) -> None:
    """Resolve the lists of pyproject.toml, then the bench's within them."""
    with tempfile.TemporaryDirectory() as folder:
        say("Fetching uv into a throwaway environment ...")
        run([sys.executable, "-m", "venv", folder], "The throwaway environment could not be made: see above.")
        python, uv = program("python", Path(folder)), program("uv", Path(folder))
        run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV],
            "uv could not be installed: is there a network?",
        )
        for target, header, words in LOCKS:
            say(f"Resolving {target.relative_to(ROOT)} ...")
            pins = Path(folder, "requirements.txt")
            pins.unlink(missing_ok=True)
            if target.exists() and not upgrade:
                shutil.copy(target, pins)  # uv keeps the versions it finds in the file it writes
            command: list[str | Path] = [uv, *COMPILE.split(), *words.split(), "--output-file", pins]
            run(command, "The dependencies could not be resolved: uv's lines above say which do not fit.")
            target.write_text(header + pins.read_text(encoding="utf-8"), encoding="utf-8")


def lock_npm() -> None:
    """Resolve each package.json's list into a package-lock.json (.npmrc keeps addresses out of it)."""
    if not program("npm").exists():
        raise Problem("package-lock.json is written by the npm in .venv: run make setup, then this again.")
    for folder in NPM:
        run(
            [program("npm"), "install", "--package-lock-only", "--prefix", folder, "--userconfig", ROOT / ".npmrc"],
            f"npm could not resolve {(folder / 'package.json').relative_to(ROOT)}: see above.",
            with_venv(),
        )


def main(_words: list[str]) -> None:
    """All locks."""
    lock_python(upgrade=bool(os.environ.get("UPGRADE")))
    lock_npm()
    say("Wrote each requirements.txt and package-lock.json: run make test before you commit them.")


if __name__ == "__main__":
    start(main)
