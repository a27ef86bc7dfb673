"""What a forked kernel does before it is a kernel: it becomes what a process of its own would have been.

Imports nothing that a kernel has not imported anyway; see `forked_kernels`.
"""

import os
import runpy
import sys
from pathlib import Path


def become(arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Run `ipykernel_launcher` with its arguments, in a folder and an environment, in a session of its own."""
    os.setsid()  # as Popen does for a kernel: an interrupt reaches it and what it starts, and nobody else
    sys.dont_write_bytecode = "PYTHONDONTWRITEBYTECODE" in environment  # a worker writes none, a kernel does
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 2):  # nbval hears of errors by messages
        os.dup2(nowhere, stream)
    # The folders of the worker's tests are none of the notebook's.
    given = [Path(one) for one in environment.get("PYTHONPATH", "").split(os.pathsep) if one]
    home = [Path(one).resolve() for one in (sys.prefix, sys.base_prefix)]
    sys.path[:] = ["", *(one for one in sys.path if one and (Path(one) in given or _under(Path(one), home)))]
    for name in [one for one in sys.modules if one.partition(".")[0] in ("tests", "conftest", "__mp_main__")]:
        del sys.modules[name]
    # ipykernel was imported before it could read in the environment whom it must not outlive: the fork server.
    sys.argv[:] = ["ipykernel_launcher", *arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]
    runpy.run_module("ipykernel_launcher", run_name="__main__", alter_sys=True)


def _under(path: Path, homes: list[Path]) -> bool:
    return any(path.resolve().is_relative_to(home) for home in homes)
