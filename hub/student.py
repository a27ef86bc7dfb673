"""One simulated student, who does by HTTP what a browser does: logs in, pulls the class's notebooks, runs one, saves.

Whatever goes wrong with a request is tried again, as somebody reloads a page, until `patience` is over. Nothing of the
hub's own programs is used here, so that only what a browser could do is tried.
"""

from __future__ import annotations

import json
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import requests
import websocket

PATIENCE = 900.0  # s for the whole of it
AGAIN = 1.0  # s until the next try
HIDDEN = re.compile(r'name="_xsrf" value="([^"]+)"')


class NotYet(Exception):
    """Something to try again."""


@dataclass
class Student:
    """One student, and what became of them. `sent`: the texts to be saved, of which the server confirmed the first."""

    name: str
    address: str
    password: str
    repository: str  # address of the class's notebooks, for git
    notebook: str  # path in it
    every: int = 0  # saves after so many cells; 0: never
    cells: int = 0
    ran: int = 0
    reloads: int = 0
    dropped: int = 0
    sent: list[str] = field(default_factory=list)
    confirmed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    wrong: str = ""
    done: bool = False

    def __post_init__(self) -> None:
        self.web = requests.Session()
        self.until = time.monotonic() + PATIENCE
        self.base = f"{self.address}/user/{self.name}"
        self.path = f"{self.repository.rsplit('/', 1)[-1]}/{self.notebook}"

    def run(self, wait: threading.Event | None = None) -> None:
        """All of it; what stopped it stands in `wrong`."""
        if wait:
            wait.wait()
        began = time.monotonic()
        self.until = began + PATIENCE
        try:
            for step in (self.enter, self.pull, self.work):
                step()
                self.seconds[step.__name__] = time.monotonic() - began
            self.done = True
        except Exception as error:
            self.wrong = f"{type(error).__name__}: {error}"

    @property
    def at_work(self) -> bool:
        """Whether a notebook is open and not yet at its end."""
        return "pull" in self.seconds and not self.done

    @property
    def half(self) -> bool:
        """Whether half of the notebook has been run."""
        return bool(self.cells) and self.ran >= self.cells / 2

    # Requests

    def again(self, what: Callable[[], Any]) -> Any:
        """The result of `what`, tried until it comes or patience is over."""
        while True:
            try:
                return what()
            except (NotYet, requests.RequestException, websocket.WebSocketException, OSError) as error:
                if time.monotonic() > self.until:
                    raise TimeoutError(f"gave up: {error}") from error
                self.reloads += 1
                time.sleep(AGAIN)

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """One request to the student's own server, with the mark that it comes from its own page."""
        head = {"X-XSRFToken": self.token()}
        answer = self.web.request(method, f"{self.base}/{path}", headers=head, timeout=120, **more)
        if answer.status_code >= 400:
            raise NotYet(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
        return answer

    def token(self) -> str:
        """The mark by which the student's own server knows its own pages."""
        ours = (one for one in self.web.cookies if one.name == "_xsrf" and self.name in one.path)
        return next((one.value or "" for one in ours), "")

    # Steps

    def enter(self) -> None:
        """Through the link of nbgitpuller, the login and the wait for the server, to the student's own server."""
        query = urlencode({"repo": self.repository, "branch": "main", "urlpath": f"lab/tree/{self.path}"})
        link = f"/hub/user-redirect/git-pull?{query}"

        def there() -> bool:
            answer = self.web.get(f"{self.address}{link}", timeout=120)
            if "/hub/login" in answer.url and answer.ok:
                found = HIDDEN.search(answer.text)
                form = {"username": self.name, "password": self.password, "_xsrf": found[1] if found else ""}
                answer = self.web.post(f"{self.address}/hub/login?next={quote(link, safe='')}", data=form, timeout=120)
            while True:
                if not answer.ok:
                    raise NotYet(f"{answer.status_code} at {urlsplit(answer.url).path}")
                if answer.url.startswith(f"{self.base}/"):
                    return True
                if "/hub/spawn-pending/" not in answer.url:
                    raise NotYet(f"arrived at {urlsplit(answer.url).path}")
                time.sleep(AGAIN)
                answer = self.web.get(answer.url, timeout=120)

        self.again(there)

    def pull(self) -> None:
        """The class's notebooks into the student's home, as nbgitpuller's page does it."""

        def pulled() -> None:
            query = {"repo": self.repository, "branch": "main"}
            text = self.ask("GET", "git-pull/api", params=query).text
            if '"phase": "finished"' not in text:
                raise NotYet(text[-300:])

        self.again(pulled)

    def work(self) -> None:
        """The notebook, cell by cell, to its end, on a kernel of the student's own."""
        note = self.again(lambda: self.ask("GET", f"api/contents/{quote(self.path)}").json())["content"]
        wanted = {"path": self.path, "name": self.path, "type": "notebook", "kernel": {"name": "python3"}}
        session = self.again(lambda: self.ask("POST", "api/sessions", json=wanted).json())
        kernel = Kernel(self, session["kernel"]["id"])
        code = [cell for cell in note["cells"] if cell["cell_type"] == "code"]
        self.cells = len(code)
        for cell in code:
            cell["outputs"] = kernel.run("".join(cell["source"]))
            self.ran += 1
            cell["execution_count"] = self.ran
            if self.every and (self.ran % self.every == 0 or self.ran == self.cells):
                self.save(note)

    def save(self, note: dict) -> None:
        """The notebook as it stands, sent until the server has confirmed it."""
        body = {"type": "notebook", "format": "json", "content": note}
        self.sent.append(whole(note))
        self.again(lambda: self.ask("PUT", f"api/contents/{quote(self.path)}", json=body))
        self.confirmed += 1


class Kernel:
    """A kernel behind its websocket, as a notebook in a browser speaks to it."""

    def __init__(self, student: Student, id: str) -> None:
        self.student, self.id, self.session = student, id, uuid.uuid4().hex
        self.socket: websocket.WebSocket = student.again(self.connect)

    def connect(self) -> websocket.WebSocket:
        """The websocket, with the browser's cookies for this user."""
        address = f"{self.student.base}/api/kernels/{self.id}/channels?session_id={self.session}"
        ours = urlsplit(address).path
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.student.web.cookies if ours.startswith(one.path))
        token = self.student.token()
        return websocket.create_connection(
            f"{address.replace('http', 'ws', 1)}&_xsrf={quote(token)}",
            cookie=cookies,
            origin=self.student.address,
            timeout=300,
        )

    def run(self, source: str) -> list[dict]:
        """A cell's outputs; after a dropped connection it is run again. Raises RuntimeError where it fails."""
        while True:
            try:
                return self._run(source)
            except (websocket.WebSocketException, OSError):
                self.student.dropped += 1
                self.socket = self.student.again(self.connect)

    def _run(self, source: str) -> list[dict]:
        id = uuid.uuid4().hex
        header = {
            "msg_id": id,
            "msg_type": "execute_request",
            "username": "",
            "session": self.session,
            "version": "5.3",
        }
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}}
        content |= {"allow_stdin": False, "stop_on_error": True}
        message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        self.socket.send(json.dumps(message))
        outputs: list[dict] = []
        while True:
            data = self.socket.recv()
            if not isinstance(data, str):  # a widget's message with binary parts
                continue
            got = json.loads(data)
            if got.get("parent_header", {}).get("msg_id") != id:
                continue
            kind, its = got["header"]["msg_type"], got["content"]
            if kind == "error":
                raise RuntimeError(f"a cell failed: {its['ename']}: {its['evalue']}")
            if kind == "stream":
                outputs.append({"output_type": kind, "name": its["name"], "text": its["text"]})
            if kind in ("display_data", "execute_result"):
                count = {"execution_count": its["execution_count"]} if kind == "execute_result" else {}
                outputs.append({"output_type": kind, "data": its["data"], "metadata": its["metadata"], **count})
            if kind == "status" and its["execution_state"] == "idle":
                return outputs


def whole(note: dict) -> str:
    """A notebook as a text that can be compared: code and how far it was run, whatever a server does to its form."""
    code = [cell for cell in note["cells"] if cell["cell_type"] == "code"]
    return json.dumps(
        [["".join(cell["source"]), cell.get("execution_count"), len(cell.get("outputs", []))] for cell in code]
    )
