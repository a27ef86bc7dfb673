"""What holds for the whole test run, over the notebooks of book/ as well as over tests/.

It stands in the root because pytest shows the notebooks' cells to a conftest above them, and because the root
on the path lets tests import `tools` and `tests.support.scan`. Fixtures are in tests/conftest.py.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nbval.kernel
import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.support import forked_kernels

MARKERS = {
    "notebook": "a cell of a notebook (set by conftest.py)",
    "browser": "needs Chromium (set by conftest.py)",
    "jupyter": "needs JupyterLab or Notebook, and Chromium on it (set by conftest.py)",
    "site": "needs the built book (set by conftest.py)",
    "slow": "starts kernels, builds or other long processes of its own; not in make quick",
    "sweep": "costs much and changes seldom (all in JupyterLab, learning again): `make sweep`, not `make test`",
    "dear": "takes minutes and a network; it runs with DEAR=1",
    "expects_findings": "the test provokes console errors or outside requests and checks them itself",
}
BY_FIXTURE = {"browser": "browser", "site": "site"}


def patient(begin: Callable[..., Any]) -> Callable[..., Any]:
    """Start a kernel once more where it died at once: another worker may have opened the ports that it had chosen."""

    def again(*args: Any, **kwargs: Any) -> Any:
        try:
            return begin(*args, **kwargs)
        except RuntimeError:
            return begin(*args, **kwargs)

    return again


nbval.kernel.start_new_kernel = patient(nbval.kernel.start_new_kernel)
forked_kernels.install(nbval.kernel.NbvalKernelspecManager)


def pytest_configure(config: pytest.Config) -> None:
    """Say what the project's own markers mean."""
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


def kinds(item: pytest.Item) -> set[str]:
    """The markers that a test earns by where it stands and which fixtures it asks for."""
    if item.path.suffix == ".ipynb":
        return {"notebook"}
    asked = set(getattr(item, "fixturenames", ()))
    found = {mark for fixture, mark in BY_FIXTURE.items() if fixture in asked}
    return found | {"jupyter"} if item.path.is_relative_to(Path(__file__).parent / "tests" / "jupyter") else found


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by the markers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it needs; let notebooks come first, browser tests last, dear tests only if asked for.

    Where a browser takes part, a test that fails is tried once more, and the summary names it (RERUN): a thousand of
    them on a busy machine are late somewhere now and then. Whatever is named there is to be mended; TRIES=1 gives one.

    Of the browser's tests Jupyter's come first: one worker has long to do with them, and the others need not wait.

    Playwright leaves an event loop running in the process that starts it, which notebooks and asyncio would
    trip over.
    """
    if not os.environ.get("DEAR"):
        for item in items:
            if item.get_closest_marker("dear"):
                item.add_marker(pytest.mark.skip(reason="takes minutes and a network: run it with DEAR=1"))
    turns = {}
    for item in items:
        found = kinds(item)
        for kind in sorted(found):
            item.add_marker(kind)
        if found & {"browser", "jupyter"} and os.environ.get("TRIES") != "1":
            item.add_marker(pytest.mark.flaky(reruns=1))
        turns[item] = 0 if "notebook" in found else 2 if "jupyter" in found else 3 if "browser" in found else 1
    items.sort(key=turns.__getitem__)


SHARED = 'scope="module"'  # so a file says that its tests share what is dear to make: a book, a notebook, an open page
# Which files of tests/jupyter share a server; the rest shares the Lab that has the drill's notebook open.
SERVERS = {"test_notebook.py": "notebook", "test_all_in_lab.py": "many", "test_seen_in_lab.py": "many"}


@cache
def shares(file: str) -> bool:
    """Whether the tests of a file share something that every worker would have to make again."""
    return SHARED in (Path(__file__).parent / file).read_text(encoding="utf-8")


class NotebooksWhole(LoadScopeScheduling):
    """Gives the workers one test at a time, but all cells of a notebook to one of them.

    A cell needs the kernel in which the cells above it ran. (xdist's own way, --dist loadgroup, has no effect in
    pytest 9.2, which no longer takes a group's name as part of a test's.)
    """

    def _split_scope(self, nodeid: str) -> str:
        """What is kept together: a notebook, tests that share a Jupyter server or an open page, else the test itself.

        The page that tests share is named at the end of their ids, behind an @ (see tests/browser/test_drills.py).
        """
        file = nodeid.split("::")[0]
        if " @ " in nodeid:
            return f"{file} {nodeid.rsplit(' @ ')[-1]}"
        if file.startswith("tests/jupyter/"):
            return f"tests/jupyter/ {SERVERS.get(file.rpartition('/')[2], 'lab')}"
        return file if file.endswith(".ipynb") or shares(file) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> NotebooksWhole:
    """How `pytest -n` spreads the tests, whatever --dist says."""
    return NotebooksWhole(config, log)
