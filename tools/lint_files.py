"""Repository hygiene: no file may depend on the machine or the network it was written on.

Looks at every text file that git knows or would add; where there is no git, at every file that is not built.
"""

import re
import subprocess
from pathlib import Path

LOCKS = {"requirements.txt", "package-lock.json", ".npmrc", "pip.conf", "pyproject.toml", "package.json"}
BUILT = {".git", ".venv", "node_modules", "_build", "__pycache__", ".ruff_cache", ".pytest_cache"}
INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.(?:npmjs\.org|yarnpkg\.com)|conda\.anaconda\.org"
    r"|\"resolved\":|--(?:extra-)?index-url|--find-links|--trusted-host|^\s*(?:registry|index-url)\s*="
)
# Home and work folders of a machine, not addresses: what stands before is no part of a name or a host.
MACHINE = re.compile(r"(?<![\w.~*\])-])(?:/(?:home|Users)/[\w.-]+/|/root/[\w.]|/work/[\w.])|(?<!\w)[A-Z]:\\Users\\")


def repository_files(root: Path) -> list[Path]:
    """The files that are or could be committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        files = [root / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [p for p in root.rglob("*") if not BUILT & set(p.relative_to(root).parts)]
    return sorted(p for p in files if p.is_file())


def lint_file(path: Path, name: str) -> list[str]:
    """What is wrong with one text file, line by line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
    found = []
    for number, line in enumerate(lines, start=1):
        if path.name in LOCKS and (index := INDEX.search(line)):
            found.append(
                f"{name}, line {number}: names a package index ({index[0].strip()}), which holds on one "
                "network; make the file anew with make lock."
            )
        # Notebooks have a rule of their own that names the cell.
        if path.suffix != ".ipynb" and (machine := MACHINE.search(line)):
            found.append(
                f"{name}, line {number}: holds the path {machine[0]}... of one machine; "
                "make it relative to the repository."
            )
    return found


def lint_files(root: Path) -> list[str]:
    """What is wrong with the repository's files."""
    return [finding for p in repository_files(root) for finding in lint_file(p, p.relative_to(root).as_posix())]
