"""What makes a drill move where there is no kernel.

`live` traces a model, binds a figure to its outputs and returns a widget that works in Jupyter and, exported, on a
page with no server. The arithmetic that models are written in is `cxprep.numbers.arith`, which knows nothing of this.
"""

from cxprep.live.controls import slider
from cxprep.live.drill import Drill, live
from cxprep.live.figure import bind
from cxprep.live.markup import Question
from cxprep.live.tracer import TraceError, trace

__all__ = ["Drill", "Question", "TraceError", "bind", "live", "slider", "trace"]
