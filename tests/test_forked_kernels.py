"""A notebook's kernel that was forked is as good as one of its own: it knows nobody, hears, and is gone at the end."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbval.kernel
import pytest

from tests.support import forked_kernels

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not forked_kernels.allowed(), reason="nothing is forked on this platform"),
]
Kernel = nbval.kernel.RunningKernel


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[[], Kernel]]:
    """Begins kernels in the test's own folder, and ends them."""
    begun: list[Kernel] = []

    def one() -> Kernel:
        begun.append(Kernel(nbval.kernel.CURRENT_ENV_KERNEL_NAME, cwd=str(tmp_path)))
        return begun[-1]

    yield one
    for kernel in begun:
        kernel.stop()


def says(kernel: Kernel, expression: str) -> str:
    """What an expression is in a kernel, as text; the name of the error where it fails."""
    reply = kernel.kc.execute_interactive("", user_expressions={"it": expression}, timeout=60)["content"]
    told = reply["user_expressions"]["it"]
    return told["data"]["text/plain"] if told["status"] == "ok" else told["ename"]


def test_a_kernel_knows_nothing_of_the_tests_nor_of_another(begin: Callable[[], Kernel], tmp_path: Path) -> None:
    first, second = begin(), begin()
    assert isinstance(first.km.provisioner, forked_kernels.Forked)
    first.kc.execute_interactive("here = 1", timeout=60)
    assert (says(first, "here"), says(second, "here")) == ("1", "NameError")
    assert says(second, "__import__('os').getcwd()") == repr(os.path.realpath(tmp_path))
    assert says(second, "__import__('sys').executable") == repr(sys.executable)
    known = "sorted({'cxprep', 'tests', 'conftest', 'pytest', 'pandas'} & {*__import__('sys').modules})"
    assert says(second, known) == "['pandas']"
    chosen = "__import__('matplotlib').get_backend(), __import__('pandas').get_option('display.max_columns')"
    assert says(second, chosen) == "('module://matplotlib_inline.backend_inline', 20)"
    root = str(Path(__file__).resolve().parents[1])
    assert says(second, f"{root!r} in __import__('sys').path") == "False"


def test_a_kernel_is_interrupted_and_leaves_nothing_behind(begin: Callable[[], Kernel]) -> None:
    kernel = begin()
    asked = kernel.kc.execute("print('now', flush=True); import time; time.sleep(600)")
    while kernel.get_message("iopub", timeout=60)["msg_type"] != "stream":
        pass
    kernel.interrupt()
    told = kernel.get_message("shell", timeout=60)
    while told["parent_header"].get("msg_id") != asked:
        told = kernel.get_message("shell", timeout=60)
    assert told["content"]["ename"] == "KeyboardInterrupt"
    process = kernel.km.provisioner.process
    process.kill()
    assert process.wait(60) == -9
    assert not kernel.is_alive()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
