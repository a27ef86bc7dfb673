"""JupyterLab and Notebook as a reader starts them: a server, a browser on it, and the drill notebook run once.

Files that start the same server in the same way share it, and the drill notebook on it, so one worker takes them all
(see the conftest.py in the root).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

pytest.register_assert_rewrite("tests.jupyter.visits")

from tests.jupyter.driving import NOTEBOOK, Opened, Server, server_of  # noqa: E402


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Gives the server that a command starts over a copy of book/, the same one for the same command and use."""
    started: dict[str, Server] = {}
    with ExitStack() as stack:

        def give(command: list, environment: dict[str, str], use: str) -> Server:
            if (name := f"{use} {command}") not in started:
                folder = tmp_path_factory.mktemp("jupyter")
                started[name] = stack.enter_context(server_of(command, environment, folder))
            return started[name]

        yield give


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, servers: Callable[..., Server]) -> Server:
    """The server that the test file names."""
    # `LAB` adds words to the command of whoever runs the tests; they are about the command without any
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LAB", raising=False)
        patch.delenv("JUPYTER_CONFIG_PATH", raising=False)
        # the one with the drill's notebook runs no other notebook, as kernels that others leave behind are waited for
        use = "the drill" if hasattr(request.module, "ADDRESS") else "many"
        return servers(request.module.command(), request.module.environment(), use)


@pytest.fixture(scope="session")
def drill_notebooks(browser: Browser) -> Iterator[dict[str, Opened]]:
    """The drill notebooks that are open, by the server's address and the path on it."""
    opened: dict[str, Opened] = {}
    yield opened
    for notebook in opened.values():
        notebook.page.context.close()


@pytest.fixture(scope="module")
def opened(
    request: pytest.FixtureRequest, server: Server, browser: Browser, drill_notebooks: dict[str, Opened]
) -> Opened:
    """The drill notebook in a browser, every cell run once."""
    name = f"{server.address}{request.module.ADDRESS}"
    if name not in drill_notebooks:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        drill_notebooks[name] = Opened(context.new_page(), server, request.module.ADDRESS.format(NOTEBOOK))
        drill_notebooks[name].run_all()
    return drill_notebooks[name]


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
    notebook.drill.locator("details").evaluate_all("(folds) => folds.forEach((fold) => (fold.open = true))")
    notebook.drill.locator("[data-reset]").click()
    notebook.until("drill.inputs == {name: c.value for name, c in drill.controls.items()}", True)
    return notebook
