"""JupyterLab and Notebook as a reader starts them: a server, a browser on it, and the drill notebook run once.

Each file of this folder starts its own server, so one worker takes a whole file (see the conftest.py in the root).
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

pytest.register_assert_rewrite("tests.jupyter.visits")

from tests.jupyter.driving import NOTEBOOK, Opened, Server, server_of  # noqa: E402


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that the test file names, over a copy of book/."""
    command, environment = request.module.command(), request.module.environment()
    with server_of(command, environment, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, server: Server, browser: Browser) -> Iterator[Opened]:
    """The drill notebook in a browser, every cell run once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    notebook = Opened(context.new_page(), server, request.module.ADDRESS.format(NOTEBOOK))
    notebook.run_all()
    yield notebook
    context.close()


@pytest.fixture
def notebook(opened: Opened) -> Iterator[Opened]:
    """The notebook; the test fails where its page or its server did what neither may do."""
    yield opened
    findings = opened.findings()
    assert not findings, "\n".join(findings)


@pytest.fixture
def drill(notebook: Opened) -> Opened:
    """The notebook with its drill shown and at the case as given."""
    reveal = notebook.estimate.locator("[data-reveal]")
    if reveal.is_visible():
        reveal.click()
    notebook.drill.locator("[data-reset]").click()
    notebook.until("drill.inputs == {name: c.value for name, c in drill.controls.items()}", True)
    return notebook
