"""An answer on excellent customer service, built step by step, and put together for the checker.

The steps are those of the role's words.yml: one builder for somebody with a job behind them, one for starters whose
stories come from school, family and helping out. They can be read where no script runs. Entries are kept on the
reader's device only.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxprep.bank import Role
from cxprep.checking import rules_of_answer
from cxprep.live.html import Html, escaped, joined
from cxprep.roles import words
from cxprep.roles.words import Step
from cxprep.widgets.checker import Writing, answer_spec, looks_for, writing
from cxprep.widgets.pieces import slug


class AnswerBuilder(Writing):
    """The steps, the draft and its checker. `text` is the draft."""

    kind = "builder"

    def __repr__(self) -> str:
        return f"An answer builder for {self.spec['id']}"


def answer_builder(role: Role | str, who: str, id: str | None = None) -> AnswerBuilder:
    """The builder of `role` for `who` (a name in its words.yml: "worker", "starter"), with the checker below it.

    id: names the entries on the reader's device. Raises KeyError, in a sentence, for anybody else.
    """
    role_id = role if isinstance(role, str) else role.id
    builder = words.load(role_id).answer_builder(who)
    id = id or f"{role_id}.{who}"
    order = [builder.steps[-1].id, *(step.id for step in builder.steps[:-1])]
    spec = {**answer_spec(id), "order": order}
    return AnswerBuilder(spec=spec, html=_html(id, builder.title, builder.steps), rules=rules_of_answer)


_BUILDER = """<div class="mot-own mot-checking mot-builder" data-builds="{id}">
<p class="mot-head">{title}</p>
<noscript><p>It works on paper too: one sentence or two for each part, and the last one said first.</p></noscript>
<form novalidate method="dialog" data-builder>
<p class="mot-note" data-needs-script hidden data-where aria-live="polite"></p>
{parts}
<p class="mot-actions" data-needs-script hidden><button type="button" data-back disabled>Back</button>
<button type="button" data-onward disabled>Next part</button>
<button type="button" class="is-primary" data-join disabled>Put it together</button>
<button type="button" data-empty hidden>Empty the parts</button>
<button type="button" data-again hidden>Bring them back</button></p>
<p class="mot-note" role="status" data-told></p></form>
{writing}
{looks_for}</div>"""
_STEP = """<div class="mot-step" role="group" aria-labelledby="{ident}-title" data-step="{step.id}">
<p class="mot-head" id="{ident}-title">{number}. {step.title}</p>
<ul class="mot-prompts">{prompts}</ul>
<p class="mot-example" id="{ident}-example">For example: “{step.example}”</p>
<div class="mot-field" data-needs-script hidden><label for="{ident}">In your own words</label>
<textarea id="{ident}" name="{step.id}" rows="4" autocomplete="off" aria-describedby="{ident}-example"></textarea></div>
</div>"""


def _html(id: str, title: str, steps: Sequence[Step]) -> Html:
    prefix = slug(id, "build")
    return escaped(
        _BUILDER,
        id=id,
        title=title,
        parts=joined(_step(prefix, number, step) for number, step in enumerate(steps, 1)),
        writing=writing(id, "answer", "Your draft: change it until it sounds like you"),
        looks_for=looks_for("answer"),
    )


def _step(prefix: str, number: int, step: Step) -> Html:
    prompts = joined(escaped("<li>{}</li>", prompt) for prompt in step.prompts)
    return escaped(_STEP, ident=f"{prefix}-{step.id}", number=number, step=step, prompts=prompts)
