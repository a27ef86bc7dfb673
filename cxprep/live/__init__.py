"""What makes a drill move where there is no kernel.

`live` traces a model, binds a figure to its outputs and returns a widget that works in Jupyter and, exported, on a
page with no server. Names are looked up on first use: a model that imports `cxprep.live.arith` in a browser's
Python must not pull in widgets and matplotlib.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "live": "drill",
    "Drill": "drill",
    "bind": "figure",
    "slider": "controls",
    "trace": "tracer",
    "TraceError": "tracer",
}

__all__ = ["Drill", "TraceError", "bind", "live", "slider", "trace"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
