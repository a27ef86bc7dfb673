"""The trial's hub, its proxy and its users' servers: started, killed, started again, ended. Knows nothing of students.

Each process we start is known by its number; users' servers, which outlive the hub on purpose, by the folder that
stands in their environment.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

from tools.project import ROOT, Problem, fingerprint, holds, program, run, say, with_venv

HERE = ROOT / "hub"
VENV = HERE / ".venv"
HOST = "127.0.0.1"
PATIENCE = 120  # s until a program that we start has to answer


def environment() -> None:
    """What a user of the hub has: hub/requirements.txt and the book's package as a wheel; and npm's proxy."""
    pins = [HERE / "requirements.txt", HERE / "package-lock.json"]
    wanted = fingerprint(pins, sys.version)
    pip = [program("python", VENV), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not holds(VENV / "stamp", wanted):
        say("Installing what the hub and its users need into hub/.venv and hub/node_modules (once) ...")
        run([sys.executable, "-m", "venv", "--clear", VENV], "hub/.venv could not be made: see above.")
        run([*pip, "--require-hashes", "-r", pins[0]], "The hub could not be installed: pip's last lines say why.")
        npm = [program("npm"), "ci", "--prefix", HERE, "--userconfig", ROOT / ".npmrc"]
        run(npm, "The proxy could not be installed: npm's last lines say why.", with_venv())
        (VENV / "stamp").write_text(wanted + "\n", encoding="utf-8")
    say("Installing the book's package as a wheel ...")
    wheels = ROOT / "_build" / "hub" / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT]
    run(build, "The book's package could not be built: pip's last lines say why.")
    run([*pip, "--no-deps", "--force-reinstall", *wheels.glob("*.whl")], "The book's wheel could not be installed.")


class Room:
    """A hub in `folder`, with its proxy, on three ports of this machine."""

    def __init__(self, folder: Path, ports: list[int]) -> None:
        self.folder, self.ports, self.password = folder, ports, secrets.token_hex(8)
        self.address = f"http://{HOST}:{ports[0]}"
        self.running: dict[str, subprocess.Popen] = {}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHON"))}
        self.env = kept | {
            "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16),
            "MOT_HUB_FOLDER": str(folder),
            "MOT_HUB_PORTS": " ".join(map(str, ports)),
            "MOT_HUB_PASSWORD": self.password,
            "PATH": os.pathsep.join(
                [str(program("x", VENV).parent), str(program("node").parent), os.environ.get("PATH", os.defpath)]
            ),
        }

    def _start(self, name: str, command: list[str | Path]) -> subprocess.Popen:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [str(word) for word in command],
                cwd=self.folder,
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self.running[name]

    def start_proxy(self) -> None:
        """The proxy alone: what is asked of it before there is a hub gets no answer."""
        public, routes, own = self.ports
        script = HERE / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
        where = [f"--ip={HOST}", f"--port={public}", f"--api-ip={HOST}", f"--api-port={routes}"]
        self._start("proxy", [program("node"), script, *where, f"--default-target=http://{HOST}:{own}"])

    def start_hub(self) -> float:
        """The hub, until it answers through the proxy; the seconds that took."""
        began = time.monotonic()
        config = HERE / "jupyterhub_config.py"
        hub = self._start("hub", [program("jupyterhub", VENV), "--config", config])
        while time.monotonic() - began < PATIENCE:
            if hub.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.address}/hub/health", timeout=5).close()
                return time.monotonic() - began
            except OSError:
                time.sleep(0.2)
        raise Problem(f"The hub did not start; the end of its log:\n{self.log('hub')[-2000:]}")

    def kill_hub(self) -> None:
        """The hub's process ends as in a power cut: nothing is told, nothing is tidied up."""
        self.running["hub"].send_signal(signal.SIGKILL)
        self.running["hub"].wait(20)

    def log(self, name: str) -> str:
        """What a program has said."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def processes(self) -> dict[str, list[psutil.Process]]:
        """The users' processes, servers and kernels, by user."""
        found: dict[str, list[psutil.Process]] = {}
        for process in psutil.process_iter():
            try:
                its = process.environ()
            except (psutil.Error, OSError):
                continue
            if its.get("MOT_HUB_FOLDER") == str(self.folder) and (user := its.get("JUPYTERHUB_USER")):
                found.setdefault(user, []).append(process)
        return found

    def end(self) -> None:
        """All that we started, and the users' servers."""
        for process in reversed(self.running.values()):
            process.kill()
            process.wait(20)
        left = [process for its in self.processes().values() for process in its]
        for process in left:
            process.kill()
        psutil.wait_procs(left, timeout=20)
