"""Modules joined for Jupyter keep their own names to themselves; what cannot be joined is refused in a sentence."""

import json
import subprocess
from pathlib import Path

import pytest

from cxprep.live import bundle
from tools.project import program

HOME = "export const atHome = (render) => render;\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of page modules that `bundle` takes for the book's."""
    monkeypatch.setattr(bundle, "FOLDERS", (tmp_path,))
    (tmp_path / "home.mjs").write_text(HOME, "utf-8")
    return tmp_path


def write(folder: Path, **modules: str) -> None:
    """Page modules, name by name."""
    for name, text in modules.items():
        (folder / f"{name}.mjs").write_text(text, "utf-8")


def rendered(folder: Path) -> object:
    """What `render` of the bundle of one.mjs gives, in Node."""
    (folder / "joined.mjs").write_text(bundle.bundle("one.mjs"), "utf-8")
    (folder / "run.mjs").write_text(
        'import widget from "./joined.mjs";\nconsole.log(JSON.stringify(widget.render()));\n', "utf-8"
    )
    run = subprocess.run([program("node"), "run.mjs"], cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_two_modules_may_use_the_same_names(folder: Path) -> None:
    write(
        folder,
        two='const kind = "two";\nconst make = (what) => kind + what;\nexport { make };\n',
        three='const kind = "three";\nexport function make(what) {\n  return what + kind;\n}\n',
        one='import {\n  make,\n} from "./two.mjs";\nimport { make as other } from "./three.mjs";\n\n'
        'const kind = "one";\nfunction render() {\n  return [kind, make("!"), other("?")];\n}\n\n'
        "export default { render };\n",
    )
    assert rendered(folder) == ["one", "two!", "?three"]


def test_a_module_that_two_import_is_there_once(folder: Path) -> None:
    write(
        folder,
        count="let times = 0;\nexport function count() {\n  times += 1;\n  return times;\n}\n",
        two='import { count } from "./count.mjs";\nexport const first = count();\n',
        one='import { count } from "./count.mjs";\nimport { first } from "./two.mjs";\n'
        "const render = () => [first, count()];\nexport default { render };\n",
    )
    assert rendered(folder) == [1, 2]


REFUSED = {
    "a circle": ('import { a } from "./two.mjs";\n', "one.mjs, which imports two.mjs, which imports one.mjs: a circle"),
    "a name that is not exported": ('import { b } from "./three.mjs";\n', "which exports no such name"),
    "a whole module": ('import * as two from "./three.mjs";\n', "a form that is not joined"),
    "a package": ('import { html } from "lit";\n', "a form that is not joined"),
    "a variable": ("export let a = 1;\n", "a form that is not joined"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_joined_is_refused(folder: Path, what: str) -> None:
    text, sentence = REFUSED[what]
    write(
        folder,
        one=text + "export default { render };\n",
        two='import { render } from "./one.mjs";\nexport const a = 1;\n',
        three="const b = 1;\nexport const c = b;\n",
    )
    with pytest.raises(bundle.BundleError, match=sentence.replace(".", r"\.")):
        bundle.bundle("one.mjs")


def test_a_call_that_imports_is_left_alone(folder: Path) -> None:
    write(folder, one="function render() {\n  return 1;\n}\nimport.meta;\nexport default { render };\n")
    assert "import.meta" in bundle.bundle("one.mjs")
