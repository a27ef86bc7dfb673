"""What holds for the whole test run, over the notebooks of book/ as well as over tests/.

It stands in the root because pytest shows the notebooks' cells to a conftest above them, and because the root
on the path lets tests import `tools` and `tests.site.scan`. Fixtures are in tests/conftest.py.
"""

import os

import pytest
from xdist.scheduler import LoadScopeScheduling


def pytest_configure(config: pytest.Config) -> None:
    """Say what the project's own markers mean."""
    config.addinivalue_line(
        "markers",
        "expects_findings: the test provokes console errors or outside requests and checks them itself",
    )
    config.addinivalue_line("markers", "dear: the test takes minutes and a network; it runs with DEAR=1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let notebooks come first and browser tests last, and dear tests only where they are asked for.

    Playwright leaves an event loop running in the process that starts it, which notebooks and asyncio would
    trip over.
    """

    if not os.environ.get("DEAR"):
        for item in items:
            if item.get_closest_marker("dear"):
                item.add_marker(pytest.mark.skip(reason="takes minutes and a network: run it with DEAR=1"))

    def turn(item: pytest.Item) -> int:
        if item.path.suffix == ".ipynb":
            return 0
        return 2 if "browser" in getattr(item, "fixturenames", ()) else 1

    items.sort(key=turn)


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
        return file if file.endswith(".ipynb") or "/jupyter/" in file else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> NotebooksWhole:
    """How `pytest -n` spreads the tests, whatever --dist says."""
    return NotebooksWhole(config, log)
