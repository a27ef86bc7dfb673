"""`make book`'s last step: serves a folder on this machine only, as a good host would.

Text is sent compressed, modules, WebAssembly and flashcard decks with their right types, pages and scripts with the
policy that README gives to hosts, so that whatever it forbids is seen here first. Knows nothing of the book: tests and
measurements serve other folders with the same handler. Standard library only.
"""

import gzip
import http.server
import os
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, ClassVar

from tools.project import SITE, Problem, say, start

HOST = "127.0.0.1"
PREFERRED_PORT = 8000
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".ipynb": "application/x-ipynb+json",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".epub": "application/epub+zip",
    ".apkg": "application/octet-stream",  # no registered type; as a zip, some browsers would unpack it
}
# A folder that has its contents' fingerprint in its name (theme/hashed.py) can be kept for good.
FINGERPRINTED = re.compile(r"/[a-z]+-[0-9a-f]{10}/")
# What the pages need and nothing else; `'wasm-unsafe-eval'` is for the prep report, which Pyodide makes in a worker.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
UNDER_POLICY = ("text/html", "text/javascript")  # a worker goes by the policy that came with its own script
ROOT_OF_PAGE = re.compile(r'data-content_root="(/[^"]*)"')
COMPRESSED = (
    *("text/", "application/json", "application/manifest+json", "application/x-ipynb+json"),
    *("application/wasm", "image/svg+xml"),
)


@lru_cache(maxsize=512)
def compressed(path: str, _changed: float) -> bytes:
    """A file's bytes, gzipped once for each time it changes."""
    return gzip.compress(Path(path).read_bytes(), compresslevel=6, mtime=0)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files over HTTP/1.1, compressed where the browser takes that, without a line a request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the end of each file waits some 40 ms for the browser's word on its beginning
    found = False
    policy = POLICY
    extensions_map: ClassVar[dict[str, str]] = {  # type: ignore[misc]  # shared, whatever its types say
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        **TYPES,
    }

    def send_head(self) -> Any:
        """Send a text file compressed; leave everything else to the standard handler."""
        path = Path(self.translate_path(self.path))
        if self.path.split("?")[0].endswith("/"):
            path = path / "index.html"
        kind = self.guess_type(str(path))
        if not path.is_file() or not kind.startswith(COMPRESSED) or not self.takes_gzip():
            return super().send_head()
        seen = path.stat()
        tag = f'"{seen.st_mtime_ns:x}-{seen.st_size:x}"'
        if self.headers.get("If-None-Match") == tag:  # the browser has it, and asks whether it is still so
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return None
        body = compressed(str(path), seen.st_mtime)
        self.send_response(200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)
        return None

    def takes_gzip(self) -> bool:
        """Whether the request allows a compressed answer."""
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def send_response(self, code: int, message: str | None = None) -> None:
        """Notice whether what is sent is what was asked for: a failure is kept by nobody."""
        self.found = code == 200
        super().send_response(code, message)

    def send_header(self, keyword: str, value: str) -> None:
        """Whatever says that it is a page or a script says what it may do, too."""
        super().send_header(keyword, value)
        if keyword.lower() == "content-type" and self.policy and value.startswith(UNDER_POLICY):
            super().send_header("Content-Security-Policy", self.policy)

    def end_headers(self) -> None:
        """Let nobody look at yesterday's build; what has a fingerprint in its name is of no day."""
        lasting = self.found and FINGERPRINTED.search(self.path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the folder's own page for wrong addresses, as hosts do, with links for the root of this server."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file() or "text/html" not in self.headers.get("Accept", ""):
            return super().send_error(code, message, explain)
        text = page.read_text(encoding="utf-8")
        root = ROOT_OF_PAGE.search(text)
        body = (text.replace(f'="{root[1]}', '="/') if root else text).encode()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)
        return None

    def list_directory(self, path: Any) -> None:
        """A folder without an index is not found: a host would not list it either."""
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for the address."""


class Server(http.server.ThreadingHTTPServer):
    """Takes the bursts of a browser that opens many connections, and forgives those it drops."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        """A reader who closes a page mid-way is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def free_port(preferred: int = PREFERRED_PORT) -> int:
    """The preferred port where nothing answers on it, else any free one."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise Problem("This machine has no free port on 127.0.0.1: close a program that serves on it.")


@contextmanager
def serving(folder: Path, policy: str = POLICY, port: int = 0) -> Iterator[str]:
    """Serve a folder in the background and give its address, for tests and measurements; `policy` may be empty.

    port: 0 for any that is free.
    """
    handler = type("Serving", (Handler,), {"policy": policy})
    server = Server((HOST, port), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def main(words: list[str]) -> None:
    """Serve until Ctrl-C."""
    folder = Path(words[0]) if words else SITE
    if not (folder / "index.html").is_file():
        raise Problem(f"There is no {folder}/index.html to serve: run make html first.")
    server = Server((HOST, free_port()), partial(Handler, directory=str(folder)))
    say(f"The book is at http://{HOST}:{server.server_address[1]}/ (Ctrl-C ends this).")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("\nStopped.")
    finally:
        server.server_close()


if __name__ == "__main__":
    start(main)
