"""The commands' own logic: which browser, which port, what is sent how, what a set-up still has to do."""

import gzip
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tools import __main__ as commands
from tools import build, environment, project, watch
from tools import chromium as browser
from tools.__main__ import GOALS, lab_command, module
from tools.environment import steps_needed
from tools.project import ROOT, Problem, duration, fingerprint, holds, program
from tools.quick import changed_notebooks
from tools.serve import HOST, free_port, serving

# The browser.


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    """A machine of which a test says where it has browsers; it also notes where was looked."""
    places: dict[str, list[str]] = {"path": [], "playwright": [], "download": [], "apt": [], "looked": []}

    def source(name: str) -> browser.Source:
        def look() -> Iterator[str]:
            places["looked"].append(name)
            yield from places[name]

        return look

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "INSTALLED", [source("path"), source("playwright")])
    monkeypatch.setattr(browser, "FETCHED", [source("download"), source("apt")])
    yield places


def starts(path: str) -> bool:
    """Whether a browser of the made-up machine starts."""
    return "broken" not in path


@pytest.mark.parametrize("place", ["path", "playwright", "download", "apt"])
def test_browser_is_looked_for_in_order(machine: dict[str, list[str]], place: str) -> None:
    order = ["path", "playwright", "download", "apt"]
    for name in order[order.index(place) :]:
        machine[name] = [f"{name}/chromium"]
    assert browser.find(fetch=True, works=starts) == f"{place}/chromium"
    assert machine["looked"] == order[: order.index(place) + 1]


def test_browser_that_does_not_start_is_passed_over(machine: dict[str, list[str]]) -> None:
    machine["path"], machine["playwright"] = ["broken/chromium"], ["good/chromium"]
    assert browser.find(works=starts) == "good/chromium"


def test_browser_is_fetched_only_when_asked(machine: dict[str, list[str]]) -> None:
    machine["download"] = ["download/chromium"]
    with pytest.raises(Problem, match="CHROMIUM=/path/to/chromium"):
        browser.find(works=starts)
    assert machine["looked"] == ["path", "playwright"]


def test_named_browser_comes_first(machine: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    machine["path"] = ["path/chromium"]
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert browser.find(works=starts) == sys.executable


def test_named_browser_that_is_not_there_is_said(
    machine: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine["path"] = ["path/chromium"]
    monkeypatch.setenv("CHROMIUM", "nowhere/chromium")
    with pytest.raises(Problem, match="CHROMIUM says nowhere/chromium, but no browser starts there"):
        browser.find(works=starts)


def test_stub_of_another_installer_does_not_work(tmp_path: Path) -> None:
    stub = tmp_path / "chromium-browser"
    stub.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    stub.chmod(0o755)
    assert not browser.works(str(stub))
    assert not browser.works(str(tmp_path / "gone"))


# The server.


def test_preferred_port_where_it_is_free() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port = taken.getsockname()[1]
    assert free_port(port) == port


def test_another_port_where_it_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) not in (0, port)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over one file of each kind."""
    folder = tmp_path_factory.mktemp("site")
    for name in (
        "index.html",
        "x.mjs",
        "x.js",
        "x.css",
        "x.svg",
        "x.json",
        "x.wasm",
        "x.apkg",
        "x.png",
        "x.epub",
    ):
        (folder / name).write_bytes(b"a" * 5000)
    (folder / "empty").mkdir()
    with serving(folder) as address:
        yield address


def get(url: str, **headers: str):
    """An answer with its headers, uncompressed only where the test says so."""
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10)


@pytest.mark.parametrize(
    ("name", "kind", "compressed"),
    [
        ("", "text/html; charset=utf-8", True),
        ("index.html?a=1", "text/html; charset=utf-8", True),
        ("x.mjs", "text/javascript; charset=utf-8", True),
        ("x.js", "text/javascript; charset=utf-8", True),
        ("x.css", "text/css; charset=utf-8", True),
        ("x.svg", "image/svg+xml", True),
        ("x.json", "application/json", True),
        ("x.wasm", "application/wasm", True),
        ("x.apkg", "application/octet-stream", False),
        ("x.epub", "application/epub+zip", False),
        ("x.png", "image/png", False),
    ],
)
def test_types_and_compression(address: str, name: str, kind: str, compressed: bool) -> None:
    with get(f"{address}/{name}", **{"Accept-Encoding": "gzip, br"}) as answer:
        body = answer.read()
        assert answer.headers["Content-Type"] == kind
        assert (answer.headers["Content-Encoding"] == "gzip") is compressed
        assert int(answer.headers["Content-Length"]) == len(body)
        assert (gzip.decompress(body) if compressed else body) == b"a" * 5000
    with get(f"{address}/{name}") as answer:
        assert answer.headers["Content-Encoding"] is None
        assert answer.read() == b"a" * 5000


@pytest.mark.parametrize("path", ["gone.html", "empty/", "../conftest.py", "index.html/"])
def test_what_is_not_there_is_not_found(address: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        get(f"{address}/{path}")
    error.value.close()
    assert error.value.code == 404


def test_nothing_to_serve_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.serve", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    assert run.returncode == 1
    assert run.stderr == f"There is no {tmp_path}/index.html to serve: run make html first.\n"


# The set-up.


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A venv that was set up with python P, requirements R and project J."""
    (tmp_path / "bin").mkdir()
    for name in ("python", "pip"):
        (tmp_path / "bin" / name).touch()
    (tmp_path / "stamps").mkdir()
    for name, value in (("python", "P"), ("requirements", "R"), ("project", "J")):
        (tmp_path / "stamps" / name).write_text(f"{value}\n", encoding="utf-8")
    return tmp_path


ALL = ["clear", "requirements", "project"]


@pytest.mark.parametrize(
    ("now", "needed"),
    [("PRJ", []), ("PRj", ["project"]), ("PrJ", ["requirements", "project"]), ("pRJ", ALL)],
)
def test_only_what_changed_is_set_up_again(venv: Path, now: str, needed: list[str]) -> None:
    assert steps_needed(venv, *now) == needed


def test_no_venv_or_one_whose_python_is_gone_is_made(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to(venv / "gone")
    assert steps_needed(venv, "P", "R", "J") == ALL


def test_venv_cut_short_before_its_pip_is_made_again(venv: Path) -> None:
    (venv / "bin" / "pip").unlink()
    assert steps_needed(venv, "P", "R", "J") == ALL


def test_python_that_cannot_make_a_venv_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(Problem, match=r"cannot make virtual environments: install python3\.\d+-venv"):
        environment.make_venv()


def test_venv_made_by_hand_is_completed_not_cleared(venv: Path) -> None:
    for stamp in (venv / "stamps").iterdir():
        stamp.unlink()
    assert steps_needed(venv, "P", "R", "J") == ["requirements", "project"]


def test_fingerprint_sees_names_and_contents(tmp_path: Path) -> None:
    def seen() -> str:
        return fingerprint([tmp_path])

    seen_so_far = {seen()}
    (tmp_path / "a").write_text("1", encoding="utf-8")
    seen_so_far.add(seen())
    (tmp_path / "a").write_text("2", encoding="utf-8")
    seen_so_far.add(seen())
    (tmp_path / "a").rename(tmp_path / "b")
    seen_so_far.add(seen())
    assert len(seen_so_far) == 4
    assert seen() == seen()


def test_stamp_holds(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    assert not holds(stamp, "x")
    stamp.write_text("x\n", encoding="utf-8")
    assert holds(stamp, "x")
    assert not holds(stamp, "y")


# How they speak.


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.7, "1 min 0 s"), (125, "2 min 5 s")],
)
def test_duration(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_unknown_goal_is_said() -> None:
    command = [sys.executable, "-m", "tools", "bok"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    assert run.returncode == 1
    assert run.stderr.startswith("Say one of: make setup, ")


def test_a_step_may_carry_words() -> None:
    assert module("build instructor") == ["-m", "tools.build", "instructor"]
    assert module("bench") == ["-m", "bench"]
    place = GOALS["instructor"][-1].split()[1]
    assert ROOT / place == build.SITES["instructor"]


def test_two_steps_at_once_both_end_and_one_that_fails_stops_the_goal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    says = {"a": "print('first')", "b": "print('second')", "c": "import sys; sys.exit('third fails')"}
    monkeypatch.setattr(commands, "PYTHON", sys.executable)
    monkeypatch.setattr(commands, "module", lambda name: ["-c", says[name]])
    commands.step("a & b")
    with pytest.raises(Problem):
        commands.step("c & a")
    out, err = capfd.readouterr()
    assert out.splitlines() == ["first", "second", "first"] and "third fails" in err


def test_the_pins_are_all_of_them_but_what_is_left_out_on_purpose() -> None:
    text = environment.REQUIREMENTS.read_text("utf-8")
    held = environment.pins(text)
    assert {*re.findall(r"^[\w.-]+(?===)", text, re.MULTILINE)} == {*held, *environment.LEFT_OUT} and "uv" in held
    every = [len(re.findall(r"(?m)^[\w.-]+==", one)) for one in ("".join(held.values()), text)]
    assert every[0] == every[1] - len(environment.LEFT_OUT)
    assert all("--hash=" in pin and pin.endswith("\n") and "#" not in pin for pin in held.values())


def test_uv_looks_where_pip_looks() -> None:
    told = (
        ":env:.find-links='/srv/wheels'\nglobal.cert='/etc/own.pem'\nglobal.extra-index-url='file:///a file:///b'\n"
        "global.find-links='/srv/wheels'\n:env:.default-timeout='180'\n"
    )
    words = ["--find-links", "/srv/wheels", "--extra-index-url", "file:///a", "--extra-index-url", "file:///b"]
    assert environment.uv_words(told) == (words, {"SSL_CERT_FILE": "/etc/own.pem"})
    assert environment.uv_words("") == ([], {})
    assert environment.uv_words("global.proxy='http://proxy.invalid:3128'") is None


def test_the_editions_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = {"reader": tmp_path / "html", "instructor": tmp_path / "instructor" / "_build" / "html"}
    built = []

    def pretend(edition: str, log_file: Path) -> int:
        built.append((edition, log_file.parent))
        (sites[edition] / "_static" / "pyodide").mkdir(parents=True, exist_ok=True)
        (sites[edition] / "_static" / "pyodide" / "pyodide.mjs").touch()
        (sites[edition] / "index.html").write_text(edition, encoding="utf-8")
        return 0

    monkeypatch.setattr(build, "SITES", sites)
    monkeypatch.setattr(build, "jupyter_book", pretend)
    build.main([])
    kept = set(tmp_path.iterdir())
    build.main(["instructor"])
    assert built == [("reader", tmp_path), ("instructor", tmp_path / "instructor" / "_build")]
    assert set(tmp_path.iterdir()) == {*kept, tmp_path / "instructor"}  # the stamp of the reader's build as well
    assert (sites["reader"] / "index.html").read_text("utf-8") == "reader"


def test_windows_keeps_programs_elsewhere_and_knows_no_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "WINDOWS", True)
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert program("npm", tmp_path) == tmp_path / "Scripts" / "npm.exe"
    command = lab_command()
    assert command[0] == ROOT / ".venv" / "Scripts" / "jupyter.exe" and "--allow-root" not in command
    for name in ("python.exe", "pip.exe"):
        (tmp_path / "Scripts").mkdir(exist_ok=True)
        (tmp_path / "Scripts" / name).touch()
    assert "clear" not in steps_needed(tmp_path, "P", "R", "J")


def test_what_windows_cannot_become_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = []

    def pretend(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        waited.append(words)
        return subprocess.CompletedProcess(words, 3)

    monkeypatch.setattr(commands, "WINDOWS", True)
    monkeypatch.setattr(subprocess, "run", pretend)
    with pytest.raises(SystemExit) as ended:
        commands.stay("serve")
    assert ended.value.code == 3 and waited[0][1:] == ["-m", "tools.serve"]


def test_make_offers_every_goal_and_says_so() -> None:
    # Also within a make, which hands its own flags down.
    said = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
    ).stdout
    assert [line.split()[1] for line in said.splitlines()] == ["help", *GOALS]


def test_make_says_what_is_missing_where_there_is_no_python() -> None:
    command = ["make", "setup", "CANDIDATES=nopython3"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    assert run.returncode == 2
    assert run.stderr.startswith("make setup needs Python 3.11 or newer and found none: install one")


GITHUB = {
    "github-workflows": "workflows/*.yml",
    "dependabot": "dependabot.yml",
    "github-issue-forms": "ISSUE_TEMPLATE/[!c]*.yml",
    "github-issue-config": "ISSUE_TEMPLATE/config.yml",
}


@pytest.mark.slow
@pytest.mark.parametrize("schema", GITHUB)
def test_what_github_reads_fits_the_published_schema(schema: str) -> None:
    files = sorted((ROOT / ".github").glob(GITHUB[schema]))
    assert files
    command = [program("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stdout


def test_a_workflow_runs_only_what_is_pinned_by_its_commit() -> None:
    by_branch = {"pypa/gh-action-pypi-publish@release/v1"}  # as its authors ask for
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        used = set(re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))) - by_branch
        assert [name for name in used if not re.search(r"@[0-9a-f]{40}$", name)] == [], path.name


# The fast loop.


def test_changed_notebooks_are_those_that_git_has_otherwise(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *person, *words], cwd=tmp_path, check=True, capture_output=True)

    folder = tmp_path / "book" / "a role"
    folder.mkdir(parents=True)
    for name in ("kept", "edited", "gone"):
        (folder / f"{name}.ipynb").write_text(name, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "A book")
    assert changed_notebooks(tmp_path) == []
    (folder / "edited.ipynb").write_text("other", encoding="utf-8")
    (folder / "new.ipynb").write_text("new", encoding="utf-8")
    (folder / "notes.md").write_text("new", encoding="utf-8")
    (folder / "gone.ipynb").unlink()
    assert changed_notebooks(tmp_path) == ["book/a role/edited.ipynb", "book/a role/new.ipynb"]
    assert changed_notebooks(tmp_path / "nowhere") == []


def test_what_is_watched_is_there() -> None:
    words = watch.command(8000)
    watched = [Path(after) for before, after in pairwise(words) if before == "--watch"]
    assert watched and all(path.exists() for path in watched)
    assert (Path(words[words.index("-c") + 1]) / "conf.py").is_file()
