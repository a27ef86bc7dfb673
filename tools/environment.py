"""`make setup`: the environment .venv with every dependency as pinned in requirements.txt, and this package.

Installs again only where requirements.txt, pyproject.toml, the Python or the folder changed; a stamp inside
.venv holds what was installed. uv, which pip fetches as it is pinned, installs in a third of pip's time; where it
cannot be had or does not reach what pip reaches, pip does it. Standard library only.
"""

import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
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


def pins(requirements: str) -> dict[str, str]:
    """The lines of each package that a requirements file pins, by its name, without those that are left out.

    A package stands twice where an older Python needs an older one.
    """
    found: dict[str, str] = {}
    for pin in re.findall(r"^[\w.-]+==[^#]*?(?<!\\)\n", requirements, re.MULTILINE):
        name = pin.split("==")[0]
        if name not in LEFT_OUT:
            found[name] = found.get(name, "") + pin
    return found


# How uv is told what pip's configuration says of where packages are; what else it may say changes nothing of pins.
UV_WORDS = {"index-url": "--index-url", "extra-index-url": "--extra-index-url", "find-links": "--find-links"}
UV_CANNOT = {"proxy", "client-cert", "trusted-host", "keyring-provider", "no-index"}


def uv_words(configuration: str) -> tuple[list[str], dict[str, str]] | None:
    """uv's words and environment for what `pip config list` printed; None where pip reaches packages as uv cannot."""
    words: list[str] = []
    environment: dict[str, str] = {}
    for line in configuration.splitlines():
        key, _, value = line.partition("=")
        name = key.rpartition(".")[2]
        values = value.strip("'\"").replace("\\n", " ").split()
        if name in UV_CANNOT:
            return None
        if name == "cert":
            environment["SSL_CERT_FILE"] = value.strip("'\"")
        for one in values if name in UV_WORDS else []:
            if one not in words:
                words += [UV_WORDS[name], one]
    return words, environment


def install_by_uv(lists: Mapping[str, str], folder: Path) -> bool:
    """Install what is pinned by uv, without dependencies (that the list holds every one is the lock's work)."""
    asked = subprocess.run(
        [PYTHON, "-m", "pip", "config", "list"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    told = uv_words(asked.stdout)
    if asked.returncode or told is None or "uv" not in lists:
        return False
    words, environment = told
    own, rest = folder / "uv.txt", folder / "rest.txt"
    own.write_text(lists["uv"], encoding="utf-8")
    rest.write_text("".join(pin for name, pin in lists.items() if name != "uv"), encoding="utf-8")
    pip_words = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    if subprocess.run([PYTHON, "-m", "pip", "install", *pip_words, "-r", own], cwd=ROOT, check=False).returncode:
        return False
    # A private index before the public one is pip's habit, and hashes say which file is meant.
    given = [
        "--require-hashes",
        "--no-deps",
        "--compile-bytecode",
        "--index-strategy",
        "unsafe-best-match",
        "--no-progress",
    ]
    command: list[str | Path] = [program("uv"), "pip", "install", "--python", PYTHON, *given, *words, "-r", rest]
    return not subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def install_pinned() -> None:
    """What requirements.txt pins: by uv, or by pip, which says what is wrong."""
    lists = pins(REQUIREMENTS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        if install_by_uv(lists, Path(folder)):
            return
        say("By pip, which takes longer ...")
        rest = Path(folder, "all.txt")
        rest.write_text("".join(lists.values()), encoding="utf-8")
        problem = "The packages could not be installed: pip's last lines say why (no network, most often)."
        pip("--require-hashes", "--no-deps", "-r", str(rest), problem=problem)


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
        words = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
        by_uv: list[str | Path] = [program("uv"), "pip", "install", "--quiet", "--python", PYTHON, *words]
        if not program("uv").exists() or subprocess.run(by_uv, cwd=ROOT, check=False).returncode:
            pip(*words, problem=problem)
    stamps.mkdir(exist_ok=True)
    for name, value in (("python", python), ("requirements", requirements), ("project", project)):
        (stamps / name).write_text(value + "\n", encoding="utf-8")
    say("The environment .venv is ready." if needed else "The environment .venv is up to date.")


if __name__ == "__main__":
    start(main)
