"""Tie a figure's artists to a model's outputs.

`bind(bar, width="incremental_sales")` says which output an attribute follows. `geometry` turns that into what
the page needs: the artist's id, the linear map from data to drawing, and a slot of the tape for each attribute. It
knows bars, lines, markers, filled areas and labels; anything else is refused in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Annotation, Text

from cxprep.live.tracer import read_slot

_ATTRIBUTES: dict[type, tuple[str, ...]] = {
    Rectangle: ("x", "y", "width", "height", "visible"),
    Line2D: ("x", "y", "visible"),
    Polygon: ("x", "y", "visible"),
    Text: ("x", "y", "text", "visible"),
}
_KIND = {Rectangle: "bar", Line2D: "line", Polygon: "area", Text: "label"}
_PLACEHOLDER = re.compile(r"\{(\w+)(?::([^{}]+))?\}")


class BindingError(ValueError):
    """A figure is bound to something that the model does not give, or an artist that cannot move."""


def bind(artist: Artist, **attributes: Any) -> Artist:
    """Let `artist` follow the model's outputs, and return it.

    A bar takes `x`, `y`, `width` and `height`; a line, its markers or a filled area `x` and `y`; a label `x`, `y` and
    `text` (a template such as `"{incremental_sales:$,.1fM}"`); each of them `visible`. Positions are in data units. A
    value is the name of an output or input, a number, a list of these, or a function of them all that can be traced:
    `bind(dot, x=lambda o: o["share"] * 100)`.
    """
    kind = _kind(artist)
    for name in attributes:
        if name not in _ATTRIBUTES[kind]:
            raise BindingError(
                f"A {_KIND[kind]} has no attribute {name!r} to bind; it has {', '.join(_ATTRIBUTES[kind])}."
            )
    bound = dict(getattr(artist, "_live_bindings", {}))
    artist._live_bindings = {**bound, **attributes}
    return artist


def _kind(artist: Artist) -> type:
    for kind in _ATTRIBUTES:
        if isinstance(artist, kind):
            return kind
    raise BindingError(
        f"A {type(artist).__name__} cannot be bound. A live chart moves bars (Rectangle), lines and markers (Line2D), "
        "filled areas (Polygon, from ax.fill) and labels (Text)."
    )


def bound_artists(figure: Any) -> list[Artist]:
    """The artists of `figure` that are bound, in drawing order of the figure's own tree."""
    return figure.findobj(lambda artist: hasattr(artist, "_live_bindings"))


def resolve(value: Any, everything: Mapping[str, Any], what: str) -> Any:
    """The symbol(s) that a bound value stands for. `everything` maps names to symbols."""
    if isinstance(value, str):
        if value not in everything:
            raise BindingError(
                f"{what} is bound to {value!r}, which the model does not return. "
                f"It has {', '.join(sorted(everything))}."
            )
        return everything[value]
    if callable(value):
        return value(everything)
    if isinstance(value, list | tuple | np.ndarray):
        return [resolve(v, everything, what) for v in value]
    return float(value)


def template_parts(template: str) -> list[str | tuple[str, str | None]]:
    """A text template as its literal parts and its (name, format or None) places."""
    parts: list[str | tuple[str, str | None]] = []
    end = 0
    for match in _PLACEHOLDER.finditer(template):
        if match.start() > end:
            parts.append(template[end : match.start()])
        parts.append((match[1], match[2]))
        end = match.end()
    if end < len(template):
        parts.append(template[end:])
    return parts


def _defaults(artist: Artist, kind: type) -> dict[str, Any]:
    if kind is Rectangle:
        return {
            "x": artist.get_x(),
            "y": artist.get_y(),
            "width": artist.get_width(),
            "height": artist.get_height(),
        }
    if kind is Line2D:
        x, y = (np.atleast_1d(np.asarray(v, dtype=float)) for v in artist.get_data(orig=False))
        return {"x": x.tolist(), "y": y.tolist()}
    if kind is Polygon:
        points = np.asarray(artist.get_xy(), dtype=float)
        return {"x": points[:-1, 0].tolist(), "y": points[:-1, 1].tolist()}
    x, y = artist.xy if isinstance(artist, Annotation) else artist.get_unitless_position()
    return {"x": float(x), "y": float(y)}


def _map(artist: Artist, figure: Any, what: str) -> list[float]:
    """[a, b, c, d] with drawing x = a * data x + b and drawing y = c * data y + d (y grows downwards)."""
    if isinstance(artist, Annotation):  # its text keeps a distance to a point; the point is what moves
        if artist.xycoords != "data":
            raise BindingError(f"{what} points at a place that is not in data units; give it xycoords='data'.")
        transform = artist.axes.transData
    else:
        patch = isinstance(artist, Rectangle | Polygon)
        transform = artist.get_data_transform() if patch else artist.get_transform()
    probe = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [3.0, 2.0]])
    try:
        (x0, y0), (x1, yx), (xy, y1), (x3, y3) = transform.transform(probe)
        linear = np.allclose([x3, y3, yx, xy], [x0 + 3 * (x1 - x0), y0 + 2 * (y1 - y0), y0, x0])
    except (ValueError, ArithmeticError):
        linear = False
    if not linear or not np.isfinite([x0, x1, y0, y1]).all():
        raise BindingError(f"{what} stands on an axis that is not linear; a live chart needs linear axes.")
    height = figure.get_figheight() * 72
    return [float(f"{v:.9g}") for v in (x1 - x0, x0, y0 - y1, height - y0)]  # a slope may be 1e-6 a dollar


Prepared = list[tuple[Artist, type, str, str]]


def prepare(figure: Any, prefix: str) -> Prepared:
    """Give each bound artist its id; return (artist, kind, id, what to call it in a message)."""
    prepared = []
    for number, artist in enumerate(bound_artists(figure)):
        kind = _kind(artist)
        artist.set_gid(f"{prefix}-b{number}")
        label = artist.get_text() if kind is Text else artist.get_label()
        named = f" {label!r}" if label and not str(label).startswith("_") else ""
        what = f"The {_KIND[kind]}{named}"
        if kind is Line2D and artist.get_drawstyle() != "default":
            raise BindingError(f"{what} is drawn in steps; a live line is drawn from point to point.")
        if kind is Text:
            artist.set_parse_math(False)  # two dollar signs are money, not a formula
        if kind is Text and "\n" in artist.get_text():
            raise BindingError(f"{what} has more than one line; bind one label a line.")
        prepared.append((artist, kind, artist.get_gid(), what))
    return prepared


def geometry(prepared: Prepared, figure: Any, register: Callable[[str, Any, str], str]) -> list[dict[str, Any]]:
    """The page's instructions for each bound artist.

    `register(key, value, what)` notes a place (x, y, width, height, visible) and returns the key under which its slot
    is found once the tape is complete. `what` names the artist in a message.
    """
    entries = []
    for artist, kind, gid, what in prepared:
        bound = artist._live_bindings
        start = _defaults(artist, kind)
        entry: dict[str, Any] = {"id": gid, "kind": _KIND[kind], "map": _map(artist, figure, what)}
        for name in [*start, *(["visible"] if "visible" in bound else [])]:
            entry[name] = register(f"{gid} {name}", bound.get(name, start.get(name)), what)
        entries.append(entry)
    return entries


def place(artist: Artist, entry: dict[str, Any], slots: Sequence[Any]) -> bool:
    """Put `artist` where the page will put it at `slots`, so that the drawing is right before any script runs.

    False where some place is undefined there: the artist then stands in the middle of its axes, to be hidden.
    """
    at = {name: read_slot(slots, entry[name]) for name in ("x", "y", "width", "height") if name in entry}
    defined = all(np.isfinite(value).any() for value in at.values())
    if not defined:
        middle = np.mean(artist.axes.get_xlim()), np.mean(artist.axes.get_ylim())
        for name, value in at.items():
            default = {"x": middle[0], "y": middle[1]}.get(name, 0.0)
            at[name] = np.where(np.isfinite(value), value, default).tolist()
    if isinstance(artist, Rectangle):
        artist.set_bounds(at["x"], at["y"], at["width"], at["height"])
    elif isinstance(artist, Annotation):
        artist.xy = (at["x"], at["y"])
    elif isinstance(artist, Text):
        artist.set_position((at["x"], at["y"]))
    else:
        xs, ys = np.broadcast_arrays(np.atleast_1d(at["x"]), np.atleast_1d(at["y"]))
        if isinstance(artist, Polygon):
            artist.set_xy(np.column_stack([xs, ys]))
        else:
            artist.set_data(xs, ys)
    if isinstance(artist, Text):
        entry["start"] = [float(at["x"]), float(at["y"])]
    return defined
