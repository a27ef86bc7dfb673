"""Recorded models on a page, told so that they compress: an operation's own results by how far back they are.

A loop that a model unrolls says the same week after week, with other numbers of slots each time. Counted back from the
operation they are the same numbers, of which gzip makes little: a page of two thousand operations loses a fifth of its
weight. Inputs and constants keep their numbers. `evaluate` of tape.mjs reads either way.
"""

from __future__ import annotations

import json
from typing import Any

from cxprep.live.markup import dump

_BEGIN, _END = '<script type="application/json">', "</script>"


def relative(tape: dict[str, Any]) -> dict[str, Any]:
    """A recording whose operations name results by the distance to them, a number below zero."""
    first = len(tape["inputs"]) + len(tape["constants"])
    operations = []
    for here, (name, *slots) in enumerate(tape["operations"], first):
        counted = 1 if name == "at" else len(slots)  # the second of "at" is a place in a list
        back = [slot - here if slot >= first else slot for slot in slots[:counted]]
        operations.append([name, *back, *slots[counted:]])
    return {**tape, "operations": operations}


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        is_tape = {"inputs", "constants", "operations"} <= value.keys()
        return relative(value) if is_tape else {name: _told(one) for name, one in value.items()}
    return [_told(one) for one in value] if isinstance(value, list) else value


def shorter(body: str) -> str:
    """The body with every recording in it told so."""
    pieces = body.split(_BEGIN)
    for i, piece in enumerate(pieces[1:], 1):
        state, end, rest = piece.partition(_END)
        if '"operations"' in state:
            pieces[i] = f"{dump(_told(json.loads(state)))}{end}{rest}"
    return _BEGIN.join(pieces)
