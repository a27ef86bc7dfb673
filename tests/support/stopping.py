"""A server of a built site that can really be stopped: a program of its own, ended with its connections."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.project import ROOT

PROGRAM = """
import sys
from pathlib import Path
from tools.serve import serving
with serving(Path(sys.argv[1]), port=int(sys.argv[2])) as address:
    print(address, flush=True)
    sys.stdin.read()
"""


class Stoppable:
    """Its address, `stop`, and `start` at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start()

    def start(self) -> None:
        """Serve, where it has served before if it has."""
        port = self.address.rpartition(":")[2] if hasattr(self, "address") else "0"
        command = [sys.executable, "-c", PROGRAM, str(self.folder), port]
        self.program = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.program.stdout.readline().strip()

    def stop(self) -> None:
        """End it at once, open connections too."""
        self.program.kill()
        self.program.communicate()


@contextmanager
def stoppable(folder: Path) -> Iterator[Stoppable]:
    """The site, served until it is stopped."""
    server = Stoppable(folder)
    try:
        yield server
    finally:
        server.stop()
