"""What the site serves of a page module: the code, without the comments that have lines to themselves."""

import subprocess
from pathlib import Path

import pytest

from cxprep.live.bundle import FOLDERS
from theme.page_parts import without_comments
from tools.project import program

MODULES = [path for folder in FOLDERS for path in sorted(folder.glob("*.mjs"))]


def test_comments_on_lines_of_their_own_go_and_all_else_stays():
    text = '// head\n/** A doc\n * of lines. */\nconst a = "http://x"; // why\n'
    text += "  /** one line */\nconst b = `\n  kept`;\n"
    assert without_comments(text) == 'const a = "http://x"; // why\nconst b = `\n  kept`;\n'


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_lean_module_is_still_one(path: Path, tmp_path: Path):
    lean = tmp_path / path.name
    lean.write_text(without_comments(path.read_text(encoding="utf-8")), encoding="utf-8")
    run = subprocess.run([program("node"), "--check", lean], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
