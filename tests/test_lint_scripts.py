"""The lint of page modules bites: biome's style, TypeScript's types, long lines; and says what is not installed."""

import shutil
from pathlib import Path

import pytest

from tools import lint_scripts
from tools.project import ROOT


def modules(folder: Path, text: str) -> Path:
    """A repository with the book's settings and one page module."""
    assets = folder / "cxprep" / "live" / "assets"
    assets.mkdir(parents=True)
    for name in ("biome.json", "tsconfig.json"):
        shutil.copy(ROOT / name, folder / name)
    (assets / "one.mjs").write_text(text, "utf-8")
    return folder


needs_npm = pytest.mark.skipif(not lint_scripts.BIOME.exists(), reason="npm's packages are not installed")


@needs_npm
def test_style_bites(tmp_path: Path) -> None:
    found = lint_scripts.style(modules(tmp_path, "const a = 1;\nexport const b = 2\n"))
    assert any("one.mjs:1:7: lint/correctness/noUnusedVariables" in line for line in found)
    assert any("one.mjs: is not formatted" in line for line in found)


@needs_npm
def test_types_bite(tmp_path: Path) -> None:
    text = "/** @param {number} n */\nexport const twice = (n) => 2 * n;\ntwice(document.title);\n"
    assert ["one.mjs(3,7)" in line for line in lint_scripts.types(modules(tmp_path, text))] == [True]


@needs_npm
def test_what_is_in_order_is_left_alone(tmp_path: Path) -> None:
    assert lint_scripts.lint_scripts(modules(tmp_path, "export const b = 2;\n")) == []


@pytest.mark.parametrize("text", ["export function f(a) {}\n", "/** Adds. */\nexport const f = (a, b) => a + b;\n"])
def test_what_is_exported_without_types_is_found(tmp_path: Path, text: str) -> None:
    assert len(lint_scripts.untyped(modules(tmp_path, text))) == 1


def test_what_needs_no_types_is_left_alone(tmp_path: Path) -> None:
    text = "export function f() {}\n/**\n * Twice.\n * @param {number} n\n */\nexport const g = (n) => 2 * n;\n"
    assert lint_scripts.untyped(modules(tmp_path, text)) == []


def test_long_lines_bite(tmp_path: Path) -> None:
    found = lint_scripts.long_lines(modules(tmp_path, f"// {'x' * 117}\n// {'x' * 118}\n"))
    assert found == ["cxprep/live/assets/one.mjs, line 2: is 121 characters long; 120 are the most."]


def test_says_what_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BIOME", "TYPESCRIPT"):
        monkeypatch.setattr(lint_scripts, name, tmp_path / "nowhere")
    assert all("run .venv/bin/python -m tools.npm" in line for line in lint_scripts.lint_scripts(tmp_path))
    assert len(lint_scripts.lint_scripts(tmp_path)) == 2
