"""A notebook on its own says what it lacks and how to get it; on Colab it gets it. One address, in _config.yml."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

from theme.launch import links
from tools.lint_files import repository_files
from tools.opening import MARK, address, first_code, opened, opening, without
from tools.project import ROOT

CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
NOTEBOOKS = [path for path in repository_files(ROOT) if path.suffix == ".ipynb" and ROOT / "book" in path.parents]
OPTIONS = {
    "repository_url": CONFIG["repository"]["url"],
    "repository_branch": CONFIG["repository"]["branch"],
    "path_to_docs": CONFIG["repository"]["path_to_book"],
    "launch_buttons": CONFIG["launch_buttons"],
}


def repository_of(folder: Path, url: str) -> Path:
    """A repository's root with this address."""
    (folder / "_config.yml").write_text(f"repository:\n  url: {url}\n  branch: trunk\n", encoding="utf-8")
    return folder


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A Python without the package; the magics that a cell runs there."""
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "cxprep" else found(name))
    return []


def run(magics: list[tuple[str, str]]) -> None:
    """Run the lines as a kernel does."""
    kernel = type("Kernel", (), {"run_line_magic": lambda self, name, words: magics.append((name, words))})
    exec(opening(), {"get_ipython": kernel})


def test_where_the_package_is_the_lines_do_nothing() -> None:
    magics: list[tuple[str, str]] = []
    run(magics)
    assert magics == []


def test_elsewhere_one_sentence_says_how_and_no_traceback_is_shown(elsewhere: list[tuple[str, str]]) -> None:
    with pytest.raises(ImportError) as error:
        run(elsewhere)
    assert f'Run  %pip install "cxprep @ {address()}"  in a cell' in str(error.value)
    assert error.value._render_traceback_() == [str(error.value)]
    assert elsewhere == []


def test_on_colab_the_package_is_fetched(elsewhere: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.colab", ModuleType("google.colab"))
    run(elsewhere)
    assert elsewhere == [("pip", f'install --quiet "cxprep @ {address()}"')]


def test_a_fork_changes_the_address_in_one_place(tmp_path: Path) -> None:
    note = json.loads((ROOT / "book" / "practice" / "cards.ipynb").read_text(encoding="utf-8"))
    before = "".join(first_code(note)["source"])
    lines = opening(repository_of(tmp_path, "https://git.example/me/mine"))
    assert "cxprep @ git+https://git.example/me/mine@trunk" in lines
    assert opened(note, lines) and opened(note, lines)  # twice is once
    assert first_code(note)["source"] == f"{lines}\n{without(before)}"
    assert before == f"{opening()}\n{without(before)}" and MARK not in without(before)


def test_a_host_that_makes_archives_asks_for_no_git(tmp_path: Path) -> None:
    assert address(repository_of(tmp_path, "https://github.com/a/b/")) == "https://github.com/a/b/archive/trunk.zip"


def test_no_other_file_names_the_repository() -> None:
    url, kept = CONFIG["repository"]["url"], {ROOT / "_config.yml", ROOT / "CITATION.cff", *NOTEBOOKS}
    texts = [path for path in repository_files(ROOT) if path not in kept]
    assert [str(path) for path in texts if url in path.read_text(encoding="utf-8", errors="replace")] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_point_at_files_of_the_repository(path: Path) -> None:
    page = path.relative_to(ROOT / "book").with_suffix("").as_posix()
    found = {link["name"]: urlsplit(link["href"]) for link in links(OPTIONS, page)}
    branch = CONFIG["repository"]["branch"]
    assert (ROOT / unquote(found["Colab"].path.split(f"/blob/{branch}/")[1])) == path
    assert (ROOT / unquote(found["Binder"].query.removeprefix("urlpath=lab/tree/"))) == path
    assert found["Binder"].path.endswith(f"/{branch}")


def test_a_host_without_a_key_and_a_book_without_an_address_have_no_link() -> None:
    assert links({**OPTIONS, "repository_url": ""}, "index") == []
    only_binder = {**OPTIONS, "launch_buttons": {"binderhub_url": "https://b.org"}}
    assert [link["name"] for link in links(only_binder, "index")] == ["Binder"]
    gitlab = links({**OPTIONS, "repository_url": "https://gitlab.com/a/b"}, "index")
    assert [link["href"] for link in gitlab] == [
        "https://mybinder.org/v2/gl/a%2Fb/main?urlpath=lab/tree/book/index.ipynb"
    ]


def test_a_hub_of_ones_own_is_linked_by_what_brings_the_notebooks() -> None:
    own = {
        **OPTIONS,
        "repository_url": "https://git.example/me/my-class",
        "launch_buttons": {"jupyterhub_url": "https://h.org/"},
    }
    (link,) = links(own, "cx-lead/two-stores")
    asked = urlsplit(link["href"])
    assert (link["name"], asked.netloc, asked.path) == ("JupyterHub", "h.org", "/hub/user-redirect/git-pull")
    urlpath = "lab/tree/my-class/book/cx-lead/two-stores.ipynb"
    assert parse_qs(asked.query) == {"repo": [own["repository_url"]], "branch": ["main"], "urlpath": [urlpath]}


def test_what_binder_installs_is_this_package() -> None:
    assert (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == "."


def test_conda_users_get_what_is_pinned() -> None:
    held = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert "-r requirements.txt" in held["dependencies"][-1]["pip"]
