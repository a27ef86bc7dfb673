"""A case played through against the clock: at each step voices, then a choice, then what it did.

The choices set inputs of a model, which is recorded as a drill's is, so that the page computes every consequence. This
module knows no model and no case. All steps, voices and consequences (each choice alone, with the rest as planned)
stand in the HTML; the script hides what has not come yet.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from cxprep.live.figure import template_parts
from cxprep.live.html import Html, escaped, joined
from cxprep.live.markup import number_html
from cxprep.live.tracer import Tape, trace
from cxprep.live.widget import PageWidget
from cxprep.numbers import formats
from cxprep.widgets.pieces import slug

TIME = "time"  # the format of minutes after the start that are shown as an hour of the day
MOST_PATHS = 5_000


@dataclass(frozen=True)
class Choice:
    """What the player may do: `sets` are the model's inputs then, `after` says what came of it (a template)."""

    name: str
    label: str
    after: str
    sets: Mapping[str, float]


@dataclass(frozen=True)
class Step:
    """A decision: where we are (a template), who says what, what may be done."""

    name: str
    title: str
    scene: str
    voices: Sequence[tuple[str, str]]
    choices: Sequence[Choice]


class Clock(PageWidget):
    """The play. `paths` maps every tuple of choices to the model's outputs there."""

    kind = "clock"
    styles = ("drill.css", "clock.css")

    def __init__(self, *, id: str, paths: Mapping[tuple[str, ...], Mapping[str, float]], **traits: Any) -> None:
        self.id, self.paths = id, paths
        super().__init__(**traits)

    def __repr__(self) -> str:
        return f"Clock {self.id}: {', '.join(step['name'] for step in self.spec['steps'])}"


def clock(
    model: Callable[..., Mapping[str, Any]],
    *,
    id: str,
    title: str,
    opens: float,
    minutes: float,
    until: str,
    rank: str,
    show: Mapping[str, tuple[str, str]],
    steps: Sequence[Step],
) -> Clock:
    """A play of `steps` on `model`, whose inputs are at their defaults (the plan) until a choice sets them.

    opens: the hour at which it starts, in minutes after midnight. minutes: how long the clock runs. until: the output
        that says after how many minutes it is over. rank: the output that is best where it is largest.
    show: output -> (label, format); a format of `cxprep.numbers.formats`, or "time" for an hour of the day. Templates
        may hold any output: `{answered:time}`.

    Raises ValueError, in a sentence, for an unknown input or output, two steps that set the same input, a choice that
    changes nothing, or more paths than anybody would try.
    """
    names = {name: float(parameter.default) for name, parameter in inspect.signature(model).parameters.items()}
    _check(id, names, steps)
    tape = trace(model, list(names), {})
    for output in [until, rank, *show]:
        if output not in tape.outputs:
            raise ValueError(f"{id}: the model has no output {output!r}; it has {', '.join(tape.outputs)}.")

    def at(choices: Sequence[Choice]) -> list[Any]:
        return tape.slots({**names, **{name: v for choice in choices for name, v in choice.sets.items()}})

    paths = {}
    for chosen in product(*(step.choices for step in steps)):
        slots = at(chosen)
        outputs = {name: float(slots[slot]) for name, slot in tape.outputs.items() if not isinstance(slot, list)}
        paths[tuple(choice.name for choice in chosen)] = outputs
    best, worst = (pick(paths, key=lambda path: paths[path][rank]) for pick in (max, min))
    sentences = _Sentences(tape, opens, {name: form for name, (_, form) in show.items()}, id)
    spec = {
        "id": id,
        "opens": opens,
        "minutes": minutes,
        "until": tape.outputs[until],
        "rank": tape.outputs[rank],
        "tape": {k: v for k, v in tape.to_json().items() if k != "outputs"},
        "plan": names,
        "numbers": [
            {"name": name, "slot": tape.outputs[name], "label": label, "format": _format(form)}
            for name, (label, form) in show.items()
        ],
        "steps": [
            {
                "name": step.name,
                "title": step.title,
                "scene": sentences.parts(step.scene),
                "choices": [
                    {"name": c.name, "label": c.label, "after": sentences.parts(c.after), "sets": dict(c.sets)}
                    for c in step.choices
                ],
            }
            for step in steps
        ],
        "best": list(best),
        "worst": list(worst),
        "format": _format(show[rank][1]),
    }
    path = f"{model.__module__}:{model.__qualname__}"
    html = _Page(id, path, title, steps, show, sentences, at, opens, minutes, tape.slot(until)).html(best, worst)
    return Clock(id=id, paths=paths, spec=spec, html=html)


def hour(minute: float, opens: float) -> str:
    """The hour of the day `minute` minutes after `opens`, as one says it: 2 pm, 4.25 pm."""
    whole = round(opens + minute) % (24 * 60)
    hours, rest = divmod(whole, 60)
    return f"{(hours + 11) % 12 + 1}{f'.{rest:02d}' if rest else ''} {'am' if hours < 12 else 'pm'}"


def _format(form: str) -> Any:
    return TIME if form == TIME else formats.parse(form).to_json()


def _check(id: str, names: Mapping[str, float], steps: Sequence[Step]) -> None:
    taken: dict[str, str] = {}
    paths = 1
    for step in steps:
        paths *= len(step.choices)
        own = {name for choice in step.choices for name in choice.sets}
        for name in sorted(own):
            if name not in names:
                raise ValueError(f"{id}: {step.name} sets {name!r}, which the model does not take.")
            if name in taken:
                raise ValueError(f"{id}: {step.name} and {taken[name]} both set {name!r}; the later would win unseen.")
            taken[name] = step.name
        effects = [{**{n: names[n] for n in own}, **choice.sets} for choice in step.choices]
        for place, effect in enumerate(effects):
            if effect in effects[:place]:
                raise ValueError(f"{id}: {step.choices[place].name} in {step.name} does what another choice does.")
    if paths > MOST_PATHS:
        raise ValueError(f"{id}: {paths:,} paths are more than anybody plays; at most {MOST_PATHS:,}.")


class _Sentences:
    """Templates as parts that the page fills in: text, and [slot, format]."""

    def __init__(self, tape: Tape, opens: float, known: Mapping[str, str], id: str) -> None:
        self.tape, self.opens, self.known, self.id = tape, opens, known, id

    def parts(self, template: str) -> list[Any]:
        found: list[Any] = []
        for part in template_parts(template):
            if isinstance(part, str):
                found.append(part)
                continue
            name, form = part[0], part[1] or self.known.get(part[0])
            if form is None or name not in self.tape.outputs:
                raise ValueError(f"{self.id}: {template!r} wants {name!r}; give it an output's name and a format.")
            found.append([self.tape.outputs[name], _format(form)])
        return found

    def say(self, template: str, slots: Sequence[Any]) -> str:
        return "".join(
            part if isinstance(part, str) else self.number(float(slots[part[0]]), part[1])
            for part in self.parts(template)
        )

    def number(self, value: float, form: Any) -> str:
        return hour(value, self.opens) if form == TIME else formats.Format(*form).show(value)


_CLOCK = """<div class="mot-clock" data-clock="{page.id}"
data-model="{page.model}">
<p class="mot-kicker">Play it through · {decisions} decisions</p>
<p class="mot-asked">{page.title}</p>
<section class="mot-clock-now" aria-label="As it stands">
<p class="mot-who" data-standing>As planned, before you decide anything</p>
<div class="mot-track" aria-hidden="true"><span>{start}</span>
<i><b style="width:{share:.1%}"></b></i><span>{end}</span></div>
<dl class="mot-numbers">{numbers}</dl></section>
<ol class="mot-clock-steps">{steps}</ol>
<section data-debrief aria-label="Debrief"><p class="mot-head" tabindex="-1">Debrief</p>
{told}
<div data-yours></div></section>
<p class="mot-actions" data-needs-script hidden>
<button type="button" data-replay>Play again from {start}</button></p>
</div>"""
_STEP = (
    '<li data-step="{step.name}"><p class="mot-head" tabindex="-1">{number}. {step.title}</p>'
    '<p class="mot-scene">{scene}</p><dl class="mot-voices">{voices}</dl>'
    '<ul class="mot-options">{options}</ul>'
    '<p class="mot-actions" data-needs-script hidden><button type="button" class="is-primary" data-next>Go on'
    "</button></p></li>"
)
_OPTION = (
    '<li data-choice="{choice.name}"><p><b>{choice.label}</b></p>'
    '<p class="mot-choose" data-needs-script hidden><button type="button" data-choose>Do this'
    '<span class="mot-hidden-words">: {choice.label}</span></button></p>'
    '<div class="mot-after" tabindex="-1"><p>{after}</p>'
    '<p class="mot-who" data-effects>This alone, the rest as planned: {effects}.</p></div></li>'
)


@dataclass(frozen=True)
class _Page:
    id: str
    model: str
    title: str
    steps: Sequence[Step]
    show: Mapping[str, tuple[str, str]]
    sentences: _Sentences
    at: Callable[[Sequence[Choice]], list[Any]]
    opens: float
    minutes: float
    until: int

    def value(self, name: str, slots: Sequence[Any]) -> tuple[float, str]:
        value = float(slots[self.sentences.tape.slot(name)])
        return value, self.sentences.number(value, _format(self.show[name][1]))

    def html(self, best: Sequence[str], worst: Sequence[str]) -> Html:
        prefix = slug(self.id, "clock")
        plan = self.at(())
        numbers = joined(
            number_html(name, label, *self.value(name, plan), defined=True) for name, (label, _) in self.show.items()
        )
        share = min(max(float(plan[self.until]) / self.minutes, 0), 1)
        start, end = (hour(minute, self.opens) for minute in (0, self.minutes))
        return escaped(
            _CLOCK,
            page=self,
            decisions=len(self.steps),
            start=start,
            end=end,
            share=share,
            numbers=numbers,
            steps=joined(self.step(number, step, prefix) for number, step in enumerate(self.steps, 1)),
            told=joined(
                [self.table(best, worst), self.told("The best path", best), self.told("The worst path", worst)]
            ),
        )

    def step(self, number: int, step: Step, prefix: str) -> Html:
        return escaped(
            _STEP,
            step=step,
            number=number,
            scene=self.sentences.say(step.scene, self.at(())),
            voices=joined(escaped("<div><dt>{}</dt><dd>“{}”</dd></div>", *voice) for voice in step.voices),
            options=joined(self.option(choice) for choice in step.choices),
        )

    def option(self, choice: Choice) -> Html:
        slots = self.at((choice,))
        effects = "; ".join(f"{label} {self.value(name, slots)[1]}" for name, (label, _) in self.show.items())
        return escaped(_OPTION, choice=choice, after=self.sentences.say(choice.after, slots), effects=effects)

    def chosen(self, path: Sequence[str]) -> list[Choice]:
        return [
            next(choice for choice in step.choices if choice.name == name)
            for step, name in zip(self.steps, path, strict=True)
        ]

    def table(self, best: Sequence[str], worst: Sequence[str]) -> Html:
        columns = [self.at(self.chosen(path)) for path in (best, worst)]
        rows = joined(
            escaped(
                '<tr><th scope="row">{}</th>{}</tr>',
                label,
                joined(escaped("<td>{}</td>", self.value(name, slots)[1]) for slots in columns),
            )
            for name, (label, _) in self.show.items()
        )
        return escaped(
            '<table class="mot-paths"><thead><tr><th scope="col">By the end</th><th scope="col">Best path</th>'
            '<th scope="col">Worst path</th></tr></thead><tbody>{}</tbody></table>',
            rows,
        )

    def told(self, title: str, path: Sequence[str]) -> Html:
        words = "; ".join(choice.label[:1].lower() + choice.label[1:].rstrip(".") for choice in self.chosen(path))
        return escaped("<p><b>{}:</b> {}.</p>", title, words)
