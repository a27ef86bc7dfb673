"""`make setup`: the environment .venv with every dependency as pinned in requirements.txt, and this package.

Installs again only where requirements.txt, pyproject.toml, the Python or the folder changed; a stamp inside
.venv holds what was installed. pip unpacks and compiles on one core, so two of them share the list. Standard library
only.
"""

import platform
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tools.project import PYTHON, ROOT, VENV, Problem, fingerprint, holds, program, run, say, start

REQUIREMENTS = ROOT / "requirements.txt"
# With these jsonschema can tell whether a text is an IRI, which nobody here asks it. They build 38 grammars as they are
# imported, .8 s in each process that reads a notebook, of which make test starts some thirty.
LEFT_OUT = {"lark", "rfc3987-syntax"}


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


def halves(requirements: str) -> tuple[str, str]:
    """The pins of a requirements file, with their hashes, dealt out to two files of about the same work.

    Whatever is built for many platforms has many hashes and is large; so they are dealt by their length.
    """
    pins = re.findall(r"^[\w.-]+==[^#]*?(?<!\\)\n", requirements, re.MULTILINE)
    pins = sorted((pin for pin in pins if pin.split("==")[0] not in LEFT_OUT), key=len, reverse=True)
    return "".join(pins[::2]), "".join(pins[1::2])


def install_pinned() -> None:
    """What requirements.txt pins, by two pips at once; by a single one, which says what is wrong, where they fail.

    Each half is complete by itself only without dependencies; that the list holds every one of them is the lock's work.
    """
    common = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    with tempfile.TemporaryDirectory() as folder:
        running = []
        for number, pins in enumerate(halves(REQUIREMENTS.read_text(encoding="utf-8"))):
            part = Path(folder, f"{number}.txt")
            part.write_text(pins, encoding="utf-8")
            words = ["--no-deps", "--progress-bar", "off", "-r", str(part)]
            running.append(subprocess.Popen([*common, *words], cwd=ROOT))
        failed = any([one.wait() for one in running])
    if failed:
        say("Once more, one package after the other ...")
        problem = "The packages could not be installed: pip's last lines say why (no network, most often)."
        run([*common, "-r", str(REQUIREMENTS)], problem)


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
        install_pinned()
    if "project" in needed:
        problem = "This package, cxprep, could not be installed into .venv: pip's last lines say why."
        pip("--no-deps", "--no-build-isolation", "-e", str(ROOT), problem=problem)
    stamps.mkdir(exist_ok=True)
    for name, value in (("python", python), ("requirements", requirements), ("project", project)):
        (stamps / name).write_text(value + "\n", encoding="utf-8")
    say("The environment .venv is ready." if needed else "The environment .venv is up to date.")


if __name__ == "__main__":
    start(main)
