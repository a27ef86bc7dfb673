"""A live drill as HTML: what a page shows before, and without, any script.

The page contract is kept here: `data-drill`, `data-model`, `data-constants`, controls named after the model's
keywords, and one `data-output` element per shown number. The script only changes what this module wrote.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cxprep.live.controls import Control
from cxprep.live.html import Html, escape, escaped, joined


def dump(value: Any) -> Html:
    """JSON that is safe inside a `<script>` element."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return Html(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _attribute(numbers: Mapping[str, float]) -> Html:
    return escape(json.dumps(numbers, separators=(",", ":"), ensure_ascii=False, allow_nan=False))


def plain(value: float) -> str:
    """A number as the page's script writes it: 4000000, not 4000000.0."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def control_html(control: Control, prefix: str) -> Html:
    """One labelled control."""
    name, ident = escape(control.name), f"{prefix}-{control.name}"
    label = escaped('<label for="{}">{}</label>', ident, control.label)
    if control.kind == "checkbox":
        checked = " checked" if control.value else ""
        box = escaped('<input type="checkbox" id="{}" name="{}" value="1"{} autocomplete="off">', ident, name, checked)
        return escaped('<div class="mot-control is-checkbox">{} {}</div>', box, label)
    if control.kind == "select":
        options = joined(
            escaped(
                '<option value="{}"{}>{}</option>', plain(value), " selected" if value == control.value else "", text
            )
            for text, value in control.options
        )
        return escaped(
            '<div class="mot-control">{label}<select id="{ident}" name="{name}" autocomplete="off">{options}'
            "</select></div>",
            label=label,
            ident=ident,
            name=name,
            options=options,
        )
    text = escape(control.shown(control.value))
    readout = escaped('<output for="{}">{}</output>', ident, text)
    limits = escaped('min="{}" max="{}" step="{}"', plain(control.min), plain(control.max), plain(control.step))
    return escaped(
        '<div class="mot-control">{label}{readout}<input type="{}" id="{ident}" name="{name}" {limits} '
        'value="{}" aria-valuetext="{text}" autocomplete="off"></div>',
        control.kind,
        plain(control.value),
        label=label,
        readout=readout,
        ident=ident,
        name=name,
        limits=limits,
        text=text,
    )


def number_html(name: str, label: str, value: float, shown: str, defined: bool) -> Html:
    """One shown number with its label; without `data-value` where it is undefined."""
    data = escaped(' data-value="{}"', plain(value)) if defined else Html(' class="is-undefined"')
    return escaped(
        '<div><dt>{label}</dt><dd data-output="{name}"{data}>{shown}</dd></div>',
        label=label,
        name=name,
        data=data,
        shown=shown,
    )


def drill_html(
    *,
    id: str,
    prefix: str,
    model: str,
    constants: Mapping[str, Any],
    svg: str,
    verdict: str,
    numbers: Sequence[Html],
    controls: Sequence[Control],
) -> Html:
    """The drill's root element."""
    parts = [
        escaped(
            '<div class="mot-drill" data-drill="{}" data-model="{}" data-constants="{}">',
            id,
            model,
            _attribute(constants),
        ),
        Html('<div class="mot-result">'),
    ]
    if verdict:
        parts.append(escaped('<p class="mot-verdict" aria-live="polite">{}</p>', verdict))
    if svg:
        parts.append(escaped('<figure class="mot-chart">{}</figure>', Html(svg)))
    parts.append(Html("</div>"))
    parts.append(Html('<fieldset class="mot-controls"><legend>Assumptions</legend>'))
    parts += [control_html(control, prefix) for control in controls]
    actions = (
        '<div class="mot-actions"><button type="button" data-reset>Reset</button>'
        '<button type="button" data-copy-link>Copy link</button>'
        '<p class="mot-note" role="status"></p></div></fieldset>'
    )
    parts.append(Html(actions))
    parts.append(escaped('<dl class="mot-numbers">{}</dl></div>', joined(numbers)))
    return joined(parts, "\n")


def page_html(kind: str, html: str, state: Mapping[str, Any], *, held: bool = False) -> str:
    """The widget called `kind` with the state that the page's host hands to its script; `html` is taken at its word."""
    page = escaped(
        '<div class="mot-live" data-live="{kind}"{}>\n{html}\n<script type="application/json">{}</script>\n</div>',
        " data-held" if held else "",
        dump(state),
        kind=kind,
        html=Html(html),
    )
    return str(page)
