"""A live drill as HTML: what a page shows before, and without, any script.

The page contract is kept here: `data-drill`, `data-model`, `data-constants`, controls named after the model's
keywords, and one `data-output` element per shown number. The script only changes what this module wrote.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxprep.live.controls import Control
from cxprep.live.html import Html, escape, escaped, joined

OPEN = 3  # controls, and results, that stand open: more at once is more than a tired reader tries


def dump(value: Any) -> Html:
    """JSON that is safe inside a `<script>` element."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return Html(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _attribute(numbers: Mapping[str, float]) -> Html:
    return escape(json.dumps(numbers, separators=(",", ":"), ensure_ascii=False, allow_nan=False))


def plain(value: float) -> str:
    """A number as the page's script writes it: 4000000, not 4000000.0."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


GIVEN, OURS = "given in the case", "our assumption"


def control_html(control: Control, prefix: str, given: bool | None = None) -> Html:
    """One labelled control; `given` says whether its number is the case's, None that there is no case."""
    name, ident = escape(control.name), f"{prefix}-{control.name}"
    label = escaped('<label for="{}">{}</label>', ident, control.label)
    if given is not None:
        label = escaped("<span>{} <small>{}</small></span>", label, GIVEN if given else OURS)
    mark = " data-given" if given else ""
    if control.kind == "checkbox":
        checked = " checked" if control.value else ""
        box = escaped('<input type="checkbox" id="{}" name="{}" value="1"{} autocomplete="off">', ident, name, checked)
        return escaped('<div class="mot-control is-checkbox"{}>{} {}</div>', Html(mark), box, label)
    if control.kind == "select":
        options = joined(
            escaped(
                '<option value="{}"{}>{}</option>', plain(value), " selected" if value == control.value else "", text
            )
            for text, value in control.options
        )
        return escaped(
            '<div class="mot-control"{mark}>{label}<select id="{ident}" name="{name}" autocomplete="off">{options}'
            "</select></div>",
            mark=Html(mark),
            label=label,
            ident=ident,
            name=name,
            options=options,
        )
    text = escape(control.shown(control.value))
    readout = escaped('<output for="{}">{}</output>', ident, text)
    limits = escaped('min="{}" max="{}" step="{}"', plain(control.min), plain(control.max), plain(control.step))
    return escaped(
        '<div class="mot-control"{mark}>{label}{readout}<input type="{}"{} id="{ident}" name="{name}" {limits} '
        'value="{}" aria-valuetext="{text}" autocomplete="off"></div>',
        control.kind,
        Html(' inputmode="decimal"' if control.kind == "number" else ""),
        plain(control.value),
        mark=Html(mark),
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


@dataclass(frozen=True)
class Question:
    """A question to put to the drill: a button that sets controls, as the case has the others, and what to look for."""

    asks: str
    sets: Mapping[str, float]
    look: str


def _questions(questions: Sequence[Question]) -> Html:
    buttons = joined(
        escaped(
            '<button type="button" data-ask="{}" data-look="{}" aria-pressed="false">{}</button>',
            _attribute(one.sets),
            one.look,
            one.asks,
        )
        for one in questions
    )
    return escaped('<div class="mot-ask"><p>Put to it</p>{}<p class="mot-look" role="status"></p></div>', buttons)


def _counted(number: int, what: str) -> str:
    return f"{number} more {what}{'' if number == 1 else 's'}"


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
    given: Collection[str] | None = None,
    questions: Sequence[Question] = (),
    held: bool = False,
    tall: bool = False,
) -> Html:
    """The drill's root element, behind a quiet placeholder where it is held back.

    The first OPEN of `controls` and of `numbers` stand open, the others in a fold each.
    """
    shown = [control_html(one, prefix, None if given is None else one.name in given) for one in controls]
    parts = []
    if held:
        parts.append(Html('<p class="mot-placeholder">The drill opens here after your estimate.</p>'))
    parts += [
        escaped(
            '<div class="mot-drill{}" data-drill="{}" data-model="{}" data-constants="{}">',
            " is-tall" if tall else "",
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
    fieldset = '<fieldset class="mot-controls"><legend>{}</legend>{}</fieldset>'
    parts.append(escaped(fieldset, "Assumptions", joined(shown[:OPEN], "\n")))
    if questions:
        parts.append(_questions(questions))
    if numbers:
        parts.append(escaped('<dl class="mot-numbers">{}</dl>', joined(numbers[:OPEN])))
    if more := shown[OPEN:]:
        summary = _counted(len(more), "assumption")
        inside = escaped(fieldset, "More assumptions", joined(more, "\n"))
        parts.append(escaped("<details data-more><summary>{}</summary>{}</details>", summary, inside))
    if rest := numbers[OPEN:]:
        parts.append(
            escaped(
                '<details class="mot-rest"><summary>{}</summary><dl class="mot-numbers">{}</dl></details>',
                _counted(len(rest), "result"),
                joined(rest),
            )
        )
    parts.append(
        Html(
            '<div class="mot-actions"><button type="button" data-reset>Reset</button>'
            '<button type="button" data-copy-link>Copy link</button>'
            '<p class="mot-note" role="status"></p></div></div>'
        )
    )
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
