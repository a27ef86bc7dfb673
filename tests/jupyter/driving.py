"""Start a Jupyter server over a copy of the book, and use a notebook on it as a reader does: with mouse and keys.

Python is asked through a cell of the notebook itself, so that it is the very kernel whose widgets the page shows.
Knows no drill but by its page contract. What a page or a server should not have done comes back as sentences.
"""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, expect

from tools.__main__ import lab_command
from tools.project import ROOT

NOTEBOOK = "cx-lead/clienteling-vs-discount.ipynb"
DRILL = "cx-lead.drill.clienteling-vs-discount"
TOKEN = "only-for-these-tests"
OWN = ("127.0.0.1", "localhost", "::1")
PATIENCE = 60  # seconds; a machine that does other things too is slow, not wrong
SCROLL = """(turn) => {
  const cells = document.querySelectorAll(".jp-Notebook-cell");
  cells[turn % cells.length].scrollIntoView();
}"""

# Runs in the server and in every kernel: whom they look up or connect to, loopback apart.
LISTENER = """
import sys

def note(event, words):
    address = {"socket.connect": 1, "socket.getaddrinfo": 0}.get(event)
    if address is None:
        return
    host = words[address][0] if isinstance(words[address], tuple) else words[address]
    if host not in (None, "", "0.0.0.0", "localhost", "127.0.0.1", "::1", b"localhost") and host[:1] != "/":
        with open(__file__ + ".log", "a") as log:
            print(f"{sys.argv[:1]} asks another host: {host}", file=log)

sys.addaudithook(note)
"""


@dataclass(frozen=True)
class Server:
    """A running server: its address with a slash, its copy of book/, and where its outside requests are noted."""

    address: str
    book: Path
    outside: Path


def surroundings(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The environment of a first visit: Jupyter's and IPython's folders empty, no proxy, the listener on the path."""
    env = {name: value for name, value in given.items() if not name.lower().endswith("_proxy")}
    for kind in ("CONFIG", "DATA", "RUNTIME"):
        env[f"JUPYTER_{kind}_DIR"] = str(folder / kind.lower())
    listener = folder / "listener" / "sitecustomize.py"  # the name that Python looks for when it starts
    listener.parent.mkdir()
    listener.write_text(LISTENER, encoding="utf-8")
    # The kernel of this venv, also where the user has another called python3.
    return env | {
        "PYTHONPATH": str(listener.parent),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def open_lab() -> list[str | Path]:
    """JupyterLab as `make lab` starts it, with its commands within reach of the page's scripts."""
    return [*lab_command(), "--LabApp.expose_app_in_browser=True"]


@contextmanager
def server_of(command: list[str | Path], given: Mapping[str, str], folder: Path) -> Iterator[Server]:
    """Run a command that starts a Jupyter server on `book`, in a folder that holds a copy of it."""
    shutil.copytree(ROOT / "book", folder / "book", ignore=shutil.ignore_patterns("_build", ".*"))
    env = surroundings(folder, given)
    words = ["--no-browser", "--ServerApp.port=0", f"--IdentityProvider.token={TOKEN}"]
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(word) for word in [*command, *words]], cwd=folder, env=env, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        file = folder / "runtime" / f"jpserver-{process.pid}.json"  # written once it listens
        wait(lambda: process.poll() is not None or (file.is_file() and file.read_text().strip().endswith("}")))
        assert process.poll() is None, f"The server did not start:\n{log.read_text()[-2000:]}"
        port = json.loads(file.read_text())["port"]
        yield Server(f"http://127.0.0.1:{port}/", folder / "book", folder / "listener" / "sitecustomize.py.log")
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def wait(condition: Callable[[], Any], patience: float = PATIENCE) -> None:
    """Return as soon as a condition holds; fail where it does not in time."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, f"nothing came of it in {patience} s"
        time.sleep(0.05)


class Opened:
    """A notebook that is open in a browser."""

    def __init__(self, page: Page, server: Server, path: str) -> None:
        self.page, self.server = page, server
        self._found: list[str] = []
        self._asked = 0
        page.set_default_timeout(PATIENCE * 1000)
        page.on("request", self._on_request)
        page.on("websocket", lambda socket: self._on_address(socket.url))
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)
        page.goto(f"{server.address}{path}?token={TOKEN}")
        page.locator(".jp-Notebook-cell").first.wait_for(state="attached")

    # What should not happen.

    def _on_request(self, request: Request) -> None:
        self._on_address(request.url)

    def _on_address(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in OWN:
            self._found.append(f"the page asks another host: {address}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Jupyter's own pages are not free of complaints; a widget's come from its blob or carry anywidget's name.
        told = f"{message.text} {message.location.get('url', '')}"
        if message.type == "error" and ("blob:" in told or "widget" in told):
            self._found.append(f"console error: {told}")

    def _on_error(self, error: Error) -> None:
        if "blob:" in f"{error} {error.stack}":
            self._found.append(f"uncaught error: {error.stack}")

    def findings(self) -> list[str]:
        """What page and server should not have done since this was last asked, as sentences."""
        self.page.evaluate("0")  # what the browser noticed reaches us only while we speak with it
        found, self._found = self._found, []
        if self.server.outside.is_file():
            found += self.server.outside.read_text(encoding="utf-8").splitlines()
            self.server.outside.unlink()
        return found

    # What a reader does.

    @property
    def drill(self) -> Locator:
        """The drill's root, as the kernel's widget shows it."""
        return self.page.locator(f'[data-drill="{DRILL}"][data-alive]')

    @property
    def estimate(self) -> Locator:
        """The form in front of the drill, as the kernel's widget shows it."""
        return self.page.locator(f'[data-estimate="{DRILL}"][data-alive]')

    def control(self, name: str) -> Locator:
        """A control of the drill."""
        return self.drill.locator(f'[name="{name}"]')

    def value(self, output: str) -> float:
        """A shown number, in full."""
        return float(self.drill.locator(f'[data-output="{output}"]').get_attribute("data-value"))

    def active(self) -> int:
        """The place of the selected cell among all cells."""
        return self.page.evaluate(
            "() => [...document.querySelectorAll('.jp-Notebook-cell')].findIndex((c) => c.matches('.jp-mod-active'))"
        )

    def connected(self) -> bool:
        """Whether the kernel is idle and the page speaks with it."""
        kernels = self.kernels()
        return bool(kernels) and all(k["execution_state"] == "idle" and k["connections"] for k in kernels)

    def kernels(self) -> list[dict[str, Any]]:
        """What the server says of its kernels; nothing as long as it is not ready to."""
        said = self.page.request.get(f"{self.server.address}api/kernels?token={TOKEN}").json()
        return said if isinstance(said, list) else []

    def run_cells(self) -> None:
        """Run All, by the menu; returns when every cell has run.

        Jupyter drops a run, and empties the prompts, while it does not know its kernel yet: then a reader runs again.
        """
        wait(self.connected)
        last = self.page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt").last
        for _ in range(5):
            self.page.get_by_role("menuitem", name="Run", exact=True).click()
            self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            with suppress(AssertionError):
                expect(last).to_have_text("[*]:", timeout=PATIENCE * 100)
                break
        expect(last).to_have_text(re.compile(r"\[\d+\]:"), timeout=PATIENCE * 1000)

    def run_all(self) -> None:
        """Run All; returns when the drill answers."""
        self.run_cells()
        self.bring(self.drill)
        self.bring(self.estimate)
        # A cell at the end, in which Python is asked.
        self.page.locator(".jp-Notebook-cell").last.click()
        cells = self.page.locator(".jp-Notebook-cell").count()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        expect(self.page.locator(".jp-Notebook-cell")).to_have_count(cells + 1)

    def bring(self, locator: Locator) -> None:
        """Scroll through the notebook until something is there: Jupyter makes an output when its cell is near."""
        places = count()
        wait(lambda: locator.count() or self.page.evaluate(SCROLL, next(places)))

    def ask(self, expression: str, *statements: str) -> Any:
        """Run statements in the notebook's kernel, then give an expression's value, by way of a cell."""
        self._asked += 1
        answer = f"answer {self._asked}:"
        output = self.show("; ".join([*statements, "import json", f"print('{answer}', json.dumps({expression}))"]))
        expect(output).to_contain_text(answer, timeout=PATIENCE * 1000)
        return json.loads(output.inner_text().split(":", 1)[1])

    def show(self, line: str) -> Locator:
        """Run a line in the last cell, whose output comes."""
        cell = self.page.locator(".jp-Notebook-cell").last
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(line)
        self.page.keyboard.press("ControlOrMeta+Enter")
        return cell.locator(".jp-OutputArea-output")

    def until(self, expression: str, value: Any) -> None:
        """Ask until Python says `value`: a move of the page takes its way to the kernel."""
        said: list[Any] = []
        end = time.monotonic() + PATIENCE / 4
        while not said or said[-1] != value:
            assert time.monotonic() < end, f"{expression} is {said[-1]!r} in Python, not {value!r}"
            said.append(self.ask(expression))
