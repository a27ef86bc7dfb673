"""`make setup`: the environment .venv with every dependency as pinned in requirements.txt, and this package.

Installs again only where requirements.txt, pyproject.toml, the Python or the folder changed; a stamp inside
.venv holds what was installed. Standard library only.
"""

import platform
import sys
from importlib.util import find_spec
from pathlib import Path

from tools.project import PYTHON, ROOT, VENV, Problem, fingerprint, holds, program, run, say, start

REQUIREMENTS = ROOT / "requirements.txt"


def venv_stamp() -> str:
    """What makes a venv this one: its scripts and links hold the folder's path and the Python's."""
    return f"{platform.python_implementation()} {platform.python_version()} {sys.base_prefix} {VENV}"


def steps_needed(venv: Path, python: str, requirements: str, project: str) -> list[str]:
    """Which of `venv`, `clear`, `requirements`, `project` have to be done, from the stamps in the venv.

    A venv without stamps (made by hand) is completed, never cleared.
    """
    stamps = venv / "stamps"
    # A link to a Python that is gone does not exist either; and making a venv may have been cut short before its pip.
    if not all(program(name, venv).exists() for name in ("python", "pip")):
        return ["clear", "requirements", "project"]
    if (stamps / "python").exists() and not holds(stamps / "python", python):
        return ["clear", "requirements", "project"]
    if not holds(stamps / "requirements", requirements):
        return ["requirements", "project"]
    return [] if holds(stamps / "project", project) else ["project"]


def make_venv() -> None:
    """An empty venv, or a sentence where this Python cannot make one (Debian ships ensurepip separately)."""
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise Problem(f"{sys.executable} cannot make virtual environments: install {package} (apt install {package}).")
    say(f"Making .venv with Python {platform.python_version()} ...")
    run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        "The virtual environment .venv could not be made: see above.",
    )


def pip(*words: str, problem: str) -> None:
    """pip of the venv, its progress shown."""
    run([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *words], problem)


def main(_words: list[str]) -> None:
    """Do what is needed; stamps come last, so that a set-up that was cut short is taken up again."""
    python, requirements = venv_stamp(), fingerprint([REQUIREMENTS])
    project = fingerprint([ROOT / "pyproject.toml"])
    needed = steps_needed(VENV, python, requirements, project)
    stamps = VENV / "stamps"
    if "clear" in needed:
        make_venv()
    if "requirements" in needed:
        say("Installing what requirements.txt pins (some 200 packages; a few minutes the first time) ...")
        problem = "The packages could not be installed: pip's last lines say why (no network, most often)."
        pip("--require-hashes", "-r", str(REQUIREMENTS), problem=problem)
    if "project" in needed:
        problem = "This package, cxprep, could not be installed into .venv: pip's last lines say why."
        pip("--no-deps", "--no-build-isolation", "-e", str(ROOT), problem=problem)
    stamps.mkdir(exist_ok=True)
    for name, value in (("python", python), ("requirements", requirements), ("project", project)):
        (stamps / name).write_text(value + "\n", encoding="utf-8")
    say("The environment .venv is ready." if needed else "The environment .venv is up to date.")


if __name__ == "__main__":
    start(main)
