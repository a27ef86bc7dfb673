"""Repository hygiene bites on what would tie a file to one machine or one network, and on nothing else."""

from pathlib import Path

import pytest

from tools.lint_files import lint_file, lint_files

# Put together here, so that this file itself stays clean.
ANN = "/" + "home/ann/book"
INDEX = "https://pypi." + "org/simple"


def findings(folder: Path, name: str, text: str) -> list[str]:
    """What is found in a file of that name and text."""
    (folder / name).write_text(text, encoding="utf-8")
    return lint_file(folder / name, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", f"--index-url {INDEX}\n"),
        ("requirements.txt", f"wheel @ {INDEX}/wheel.whl\n"),
        ("package-lock.json", '{"resolved": "https://mirror.example/axe.tgz"}\n'),
        (".npmrc", "registry=https://mirror.example/\n"),
        ("tool.py", f"DATA = '{ANN}/data.csv'\n"),
        ("NOTES.md", "See C:" + "\\Users\\ann.\n"),
        ("run.sh", "cd /" + "root/book\n"),
    ],
)
def test_bites(tmp_path: Path, name: str, text: str) -> None:
    found = findings(tmp_path, name, text)
    assert len(found) == 1
    assert found[0].startswith(f"{name}, line 1: ")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", f"[cxprep]({INDEX}) and https://example.org/home/ann/ and home/work/life\n"),
        ("requirements.txt", "wheel==1.0 --hash=sha256:00\n"),
        ("package-lock.json", '{"integrity": "sha512-00", "funding": {"url": "https://example.org"}}\n'),
        ("tool.py", "PATH = '~/book'\n"),
    ],
)
def test_leaves_alone(tmp_path: Path, name: str, text: str) -> None:
    assert findings(tmp_path, name, text) == []


def test_binary_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff" + ANN.encode())
    assert lint_files(tmp_path) == []


def test_where_there_is_no_git(tmp_path: Path) -> None:
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "x.js").write_text(f"'{ANN}/x'", encoding="utf-8")
    (tmp_path / "x.js").write_text(f"'{ANN}/x'", encoding="utf-8")
    assert [finding.split(":")[0] for finding in lint_files(tmp_path)] == ["x.js, line 1"]
