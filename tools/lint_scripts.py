"""The page modules' style and types: biome and TypeScript find, as biome.json and tsconfig.json set them.

Both come from npm (tools/npm.py). Where they are not installed, one sentence says so and how to install them.
"""

import re
import subprocess
from pathlib import Path

from tools.project import NODE_MODULES, program

BIOME = NODE_MODULES / "@biomejs" / "biome" / "bin" / "biome"
TYPESCRIPT = NODE_MODULES / "typescript" / "bin" / "tsc"
MISSING = (
    "node_modules: {} is not installed, so that the page modules were not looked at; run .venv/bin/python -m tools.npm."
)
BIOME_FINDING = re.compile(r"^[×!i] (?=\S+\.(?:mjs|js|json)\b)")
UNFORMATTED = re.compile(r"^(\S+?): format: .*$")
MEND = r"\1: is not formatted; run .venv/bin/node node_modules/.bin/biome check --write."

EXPORTED = re.compile(  # a function that takes something, with the JSDoc block before it, if there is one
    r"(?P<jsdoc>^/\*\*(?:(?!\*/).)*\*/\n)?"
    r"^export (?:async )?(?:function\*? (?P<a>\w+)\((?!\))|const (?P<b>\w+) = (?:async )?\((?!\)))",
    re.M | re.S,
)


def _said(root: Path, script: Path, *words: str) -> list[str]:
    """The lines that a program of npm prints where it finds something; none where all is well."""
    command = [str(program("node")), str(script), *words]
    run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False)
    return [line.rstrip() for line in (run.stdout + run.stderr).splitlines() if line.strip()] if run.returncode else []


def style(root: Path) -> list[str]:
    """What biome finds; what is not formatted as one sentence a file."""
    if not BIOME.exists():
        return [MISSING.format("biome")]
    words = ("ci", "--error-on-warnings", "--reporter=concise", "--colors=off", "--max-diagnostics=none", ".")
    said = _said(root, BIOME, *words)
    found = [UNFORMATTED.sub(MEND, BIOME_FINDING.sub("", line)) for line in said if BIOME_FINDING.match(line)]
    return found or said  # a sentence about biome itself, such as a setting that it does not know


def types(root: Path) -> list[str]:
    """What TypeScript finds in the modules' code and their JSDoc types."""
    if not TYPESCRIPT.exists():
        return [MISSING.format("TypeScript")]
    return _said(root, TYPESCRIPT, "--pretty", "false", "--project", str(root / "tsconfig.json"))


def long_lines(root: Path, most: int = 120) -> list[str]:
    """The lines of page modules that no screen shows side by side: longer than `most` characters."""
    return [
        f"{path.relative_to(root).as_posix()}, line {number}: is {len(line)} characters long; {most} are the most."
        for folder in ("cxprep", "theme", "bench")
        for path in sorted([*(root / folder).rglob("*.mjs"), *(root / folder).glob("*.js")])
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > most
    ]


def untyped(root: Path) -> list[str]:
    """The functions that a page module gives to others without the JSDoc types of what they take."""
    return [
        f"{path.relative_to(root).as_posix()}: {found['a'] or found['b']} is exported without types; "
        "write @param lines in a JSDoc block before it."
        for path in sorted((root / "cxprep").glob("*/assets/*.mjs"))
        for found in EXPORTED.finditer(path.read_text(encoding="utf-8"))
        if "@param" not in (found["jsdoc"] or "")
    ]


def lint_scripts(root: Path) -> list[str]:
    """All of it."""
    return style(root) + types(root) + untyped(root) + long_lines(root)
