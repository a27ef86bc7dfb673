"""A live drill as HTML: what a page shows before, and without, any script.

The page contract is kept here: `data-drill`, `data-model`, `data-constants`, controls named after the model's
keywords, and one `data-output` element per shown number. The script only changes what this module wrote.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from cxprep.live.controls import Control


def dump(value: Any) -> str:
    """JSON that is safe inside a `<script>` element."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _attribute(numbers: Mapping[str, float]) -> str:
    return escape(json.dumps(numbers, separators=(",", ":"), ensure_ascii=False, allow_nan=False))


def plain(value: float) -> str:
    """A number as the page's script writes it: 4000000, not 4000000.0."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def control_html(control: Control, prefix: str) -> str:
    """One labelled control."""
    name, ident = escape(control.name), f"{prefix}-{control.name}"
    label = f'<label for="{ident}">{escape(control.label)}</label>'
    if control.kind == "checkbox":
        checked = " checked" if control.value else ""
        box = f'<input type="checkbox" id="{ident}" name="{name}" value="1"{checked} autocomplete="off">'
        return f'<div class="mot-control is-checkbox">{box} {label}</div>'
    if control.kind == "select":
        options = "".join(
            f'<option value="{plain(value)}"{" selected" if value == control.value else ""}>{escape(text)}</option>'
            for text, value in control.options
        )
        return (
            f'<div class="mot-control">{label}<select id="{ident}" name="{name}" autocomplete="off">{options}'
            "</select></div>"
        )
    text = escape(control.shown(control.value))
    readout = f'<output for="{ident}">{text}</output>'
    limits = f'min="{plain(control.min)}" max="{plain(control.max)}" step="{plain(control.step)}"'
    return (
        f'<div class="mot-control">{label}{readout}<input type="{control.kind}" id="{ident}" name="{name}" {limits} '
        f'value="{plain(control.value)}" aria-valuetext="{text}" autocomplete="off"></div>'
    )


def number_html(name: str, label: str, value: float, shown: str, defined: bool) -> str:
    """One shown number with its label; without `data-value` where it is undefined."""
    data = f' data-value="{plain(value)}"' if defined else ' class="is-undefined"'
    return f'<div><dt>{escape(label)}</dt><dd data-output="{escape(name)}"{data}>{escape(shown)}</dd></div>'


def drill_html(
    *,
    id: str,
    prefix: str,
    model: str,
    constants: Mapping[str, Any],
    svg: str,
    verdict: str,
    numbers: Sequence[str],
    controls: Sequence[Control],
) -> str:
    """The drill's root element."""
    parts = [
        f'<div class="mot-drill" data-drill="{escape(id)}" data-model="{escape(model)}" '
        f'data-constants="{_attribute(constants)}">',
        '<div class="mot-result">',
    ]
    if verdict:
        parts.append(f'<p class="mot-verdict" aria-live="polite">{escape(verdict)}</p>')
    if svg:
        parts.append(f'<figure class="mot-chart">{svg}</figure>')
    parts.append("</div>")
    parts.append('<fieldset class="mot-controls"><legend>Assumptions</legend>')
    parts += [control_html(control, prefix) for control in controls]
    parts.append(
        '<div class="mot-actions"><button type="button" data-reset>Reset</button>'
        '<button type="button" data-copy-link>Copy link</button>'
        '<p class="mot-note" role="status"></p></div></fieldset>'
    )
    parts.append(f'<dl class="mot-numbers">{"".join(numbers)}</dl></div>')
    return "\n".join(parts)


def page_html(kind: str, html: str, state: Mapping[str, Any], *, held: bool = False) -> str:
    """The widget called `kind` with the state that the page's host hands to its script."""
    return (
        f'<div class="mot-live" data-live="{escape(kind)}"{" data-held" if held else ""}>\n{html}\n'
        f'<script type="application/json">{dump(state)}</script>\n</div>'
    )
