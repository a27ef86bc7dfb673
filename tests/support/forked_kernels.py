"""nbval's kernels, forked from a process that has imported what every notebook imports.

A kernel spends a second of processor time on importing IPython, pandas and matplotlib, and there is one for each
notebook. Here they come from the standard library's fork server, one a worker, by jupyter_client's own extension point
(a kernel provisioner). Our package is not among what was imported before, so that its state is the notebook's own.
Where a platform cannot fork, kernels start as they always do.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

NAME = "forked"
# Not matplotlib's backend for notebooks: it chooses as it is imported, and here there is no notebook yet.
IMPORTED = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "IPython.core.completer", "ipywidgets", "anywidget", "yaml"),
    *("matplotlib.pyplot", "pandas"),
)


class Process:
    """A forked process with what a provisioner asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, process: Any) -> None:
        self._process = process
        self.pid: int = process.pid

    def poll(self) -> int | None:
        """Its exit status, negative for a signal; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int | None:
        """Its exit status, once it has ended."""
        self._process.join(timeout)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Forked(LocalProvisioner):
    """Starts a kernel by forking."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        """Fork a kernel for the command `python ... -m ipykernel_launcher ARGUMENTS`."""
        from tests.support.kernel_child import become

        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        environment = dict(kwargs.get("env") or os.environ)
        forks = multiprocessing.get_context("forkserver")
        process = forks.Process(target=become, args=(arguments, str(kwargs.get("cwd") or os.getcwd()), environment))
        process.daemon = True
        process.start()
        self.process = Process(process)  # type: ignore[assignment]
        self.pid = self.process.pid
        self.pgid = self.pid
        return self.connection_info


def allowed() -> bool:
    """Whether processes can be forked here."""
    return sys.platform != "win32" and "forkserver" in multiprocessing.get_all_start_methods()


def install(manager: type) -> None:
    """Have the kernels of a manager of kernel specs forked."""
    if not allowed():
        return
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(list(IMPORTED))
    KernelProvisionerFactory.provisioners[NAME] = EntryPoint(
        NAME, f"{__name__}:{Forked.__name__}", KernelProvisionerFactory.GROUP_NAME
    )
    ordinary = manager.get_kernel_spec

    def forked(self: Any, kernel_name: str) -> KernelSpec:
        spec = ordinary(self, kernel_name)
        if "ipykernel_launcher" in spec.argv:
            spec.metadata = {**spec.metadata, "kernel_provisioner": {"provisioner_name": NAME}}
        return spec

    manager.get_kernel_spec = forked
