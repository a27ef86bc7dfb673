"""The page's Python: what is left out of its standard library is what nothing of the report can come to import."""

import zipfile
from pathlib import Path

from tools.lean_python import reached, without_comments, write

LIBRARY = {
    "os.py": "import stat",
    "stat.py": "",
    "encodings/__init__.py": "",
    "encodings/cp1252.py": "",
    "json/__init__.py": "from .decoder import scan\nif True:\n    import pdb\n",
    "json/decoder.py": "def scan():\n    import base64\n",
    "base64.py": "import getopt",  # at the top: without it base64 itself could not be imported
    "getopt.py": "",
    "pdb.py": "import cmd",
    "cmd.py": "",
    "smtplib.py": "",
}


def library(folder: Path) -> Path:
    """A small library as an archive."""
    path = folder / "library.zip"
    with zipfile.ZipFile(path, "w") as out:
        for name, source in LIBRARY.items():
            out.writestr(name, source)
    return path


def test_what_an_import_leads_to_stays_and_what_only_debuggers_and_mail_need_goes(tmp_path: Path) -> None:
    engine = [("engine/__init__.py", "import json")]
    with zipfile.ZipFile(library(tmp_path)) as held:
        assert set(LIBRARY) - reached(held, engine) == {"pdb.py", "cmd.py", "smtplib.py"}
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for target in (first, second):
        write(library(tmp_path), engine, target)
    assert first.read_bytes() == second.read_bytes()


def test_comments_and_docstrings_of_functions_go_and_nothing_that_runs() -> None:
    method = '    def f(self):\n        """Goes."""\n        return 1  # why\n'
    source = f'"""Module."""\nclass A:\n    """Stays."""\n{method}'
    lean = without_comments(source)
    assert "Goes" not in lean and "why" not in lean and "Module" not in lean and "Stays" in lean
    held: dict = {}
    exec(lean, held)
    assert held["A"]().f() == 1
    assert without_comments("x = t'{}") == "x = t'{}"  # of a newer Python than ours: left as it is
