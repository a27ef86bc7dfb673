"""What a forked kernel does before it is a kernel: it becomes what a process of its own would have been.

Imports nothing that a kernel has not imported anyway; see `forked_kernels`.
"""

import multiprocessing
import os
import runpy
import sys
import threading
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
    _as_in_a_notebook(environment)
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    # ipykernel was imported before it could read in the environment that it has a parent, and needs no terminal.
    sys.argv[:] = ["ipykernel_launcher", *arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]
    runpy.run_module("ipykernel_launcher", run_name="__main__", alter_sys=True)


def _end_with_the_worker() -> None:
    """End when the worker does, however it ends.

    ipykernel only watches the process above it, the fork server, which itself waits for the kernel to end.
    """
    worker = multiprocessing.parent_process()
    if worker is not None:
        worker.join()
        os._exit(1)


def _as_in_a_notebook(environment: dict[str, str]) -> None:
    """Choose again what matplotlib and pandas chose as they were imported, where they saw no notebook."""
    if "matplotlib" in sys.modules:
        inline = "module://matplotlib_inline.backend_inline"
        sys.modules["matplotlib"].rcParams["backend"] = environment.get("MPLBACKEND") or inline
    if "pandas" in sys.modules:
        sys.modules["pandas"].set_option("display.max_columns", 20)


def _under(path: Path, homes: list[Path]) -> bool:
    return any(path.resolve().is_relative_to(home) for home in homes)
