"""`interact` that survives export: a Python function of numbers, recorded, moves on any page without a kernel.

`live` makes the widget from a function and a figure bound to its results; `interact` makes one from a function that
prints or plots by itself. Both work in every host of anywidgets, and `livetape.export` writes them as plain files.
"""

from livetape.interact import interact, interactive_output
from livetape.live import Drill, Question, TraceError, bind, live, slider, trace
from livetape.numbers import arith

interactive = interact  # ipywidgets' other name for it

__all__ = [
    "Drill",
    "Question",
    "TraceError",
    "arith",
    "bind",
    "interact",
    "interactive",
    "interactive_output",
    "live",
    "slider",
    "trace",
]
