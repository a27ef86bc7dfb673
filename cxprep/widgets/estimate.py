"""Commit first: the reader's own estimate and recommendation before a drill shows its result.

The truths it compares with come from the drill's own model: at the case as given, and at the setting that flips the
answer. What the reader enters stays in the reader's browser, and in a notebook also in `committed`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from cxprep.live.drill import Drill
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.numbers import formats

Choice = tuple[str, str, Callable[[Mapping[str, Any]], Any]]


class Estimate(PageWidget):
    """The form in front of a drill. `committed` holds the reader's entry: value (in the form's unit) and choice."""

    kind = "estimate"
    committed = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"Own estimate for {self.spec['drill']}"


def estimate(
    drill: Drill,
    *,
    output: str,
    ask: str,
    unit: str,
    form: str,
    choices: Sequence[Choice],
    reason: str,
    flip: Mapping[str, float],
    flip_words: str,
    flip_reason: str,
) -> Estimate:
    """The form in front of `drill`; put `held=True` into its `live(...)`.

    output: the model's output that the reader guesses; `ask` is the question, `unit` what stands behind the field
        ("$ million"), `form` the format of the answer, whose k or M is also the unit's scale.
    choices: (value, "back the rollout", condition on all outputs): what the reader may recommend. The first whose
        condition holds is what the figures say.
    reason: why they say so, where the reader chose otherwise.
    flip: the inputs that turn the answer over; `flip_words` leads up to the number there ("At half a ramp, year one
        is"), `flip_reason` says why a recommendation may fall.

    Raises ValueError where the flip does not change what the figures say, or a figure is not defined.
    """
    given = _outputs(drill, {})
    if not isinstance(given.get(output), int | float):
        numbers = [name for name, value in given.items() if isinstance(value, int | float)]
        raise ValueError(f"{drill.id}: {output!r} is no single number of the model; it has {', '.join(numbers)}.")
    flipped = _outputs(drill, flip)
    right, right_then = _first(choices, given), _first(choices, flipped)
    if right == right_then:
        raise ValueError(f"{drill.id}: the flip {dict(flip)} leaves the answer at {right!r}; it has to turn it over.")
    for values in (given, flipped):
        if not math.isfinite(values[output]):
            raise ValueError(f"{drill.id}: {output} is not defined at the case or at its flip; ask for another number.")
    parsed = formats.parse(form)
    spec = {
        "drill": drill.id,
        "truth": float(given[output]),
        "scale": 0.01 if parsed.percent else parsed.scale,
        "format": parsed.to_json(),
        "options": [{"value": value, "label": label} for value, label, _ in choices],
        "right": right,
        "reason": reason,
        "flip": {"words": flip_words, "truth": float(flipped[output]), "right": right_then, "reason": flip_reason},
    }
    return Estimate(spec=spec, html=_html(drill.id, ask, unit, choices, signed=parsed.plus))


def _outputs(drill: Drill, changes: Mapping[str, float]) -> dict[str, Any]:
    inputs = {name: control.value for name, control in drill.controls.items()}
    for name in changes:
        if name not in inputs:
            raise ValueError(f"{drill.id} has no control {name!r} to flip; it has {', '.join(inputs)}.")
    inputs |= changes
    return {**drill.constants, **inputs, **drill.model(**drill.constants, **inputs)}


def _first(choices: Sequence[Choice], values: Mapping[str, Any]) -> str:
    for value, _, condition in choices:
        if condition(values):
            return value
    raise ValueError(f"None of the choices {[value for value, *_ in choices]} holds; give one that always does.")


# a phone's keyboard for numbers has no minus
SIGN = '<button type="button" data-sign data-needs-script hidden aria-label="Change the sign">\u00b1</button>'


def _html(drill: str, ask: str, unit: str, choices: Sequence[Choice], signed: bool) -> Html:
    # method="dialog" outside a dialog sends nothing, also where the script has not come (yet) to stop it
    name = drill.replace(".", "-") + "-estimate"
    radios = joined(
        escaped(
            '<label><input type="radio" name="{}-choice" value="{}" autocomplete="off"> {}</label>',
            name,
            value,
            label[:1].upper() + label[1:],
        )
        for value, label, _ in choices
    )
    return escaped(
        """<div class="mot-estimate" data-estimate="{drill}">
<form novalidate method="dialog">
<div class="mot-guess"><label for="{name}">{ask}</label>
<span><input type="text" inputmode="decimal" id="{name}" autocomplete="off" spellcheck="false"
aria-describedby="{name}-unit {name}-complaint">{sign}
<span id="{name}-unit">{unit}</span></span></div>
<fieldset><legend>I would</legend>{radios}</fieldset>
<p class="mot-complaint" id="{name}-complaint" role="alert"></p>
<div class="mot-actions"><button type="submit" class="is-primary">Show me how close I am</button>
<button type="button" data-reveal>Just show me</button></div>
</form>
<div class="mot-feedback" aria-live="polite" tabindex="-1"></div>
<p class="mot-again" hidden><button type="button">Change my estimate</button></p>
</div>""",
        drill=drill,
        name=name,
        ask=ask,
        unit=unit,
        radios=radios,
        sign=Html(SIGN if signed else ""),
    )
