"""An answer on excellent customer service, built step by step, and put together for the checker.

Two builders: for somebody with a job behind them, and for starters whose stories come from school, family and helping
out. The steps and their prompts can be read where no script runs. Entries are kept on the reader's device only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from cxprep.checking import rules_of_answer
from cxprep.widgets.checker import Writing, answer_spec, looks_for, writing
from cxprep.widgets.pieces import slug


@dataclass(frozen=True)
class Step:
    """One thing to bring out: what to think of, and how somebody else has said it."""

    id: str
    title: str
    prompts: tuple[str, ...]
    example: str


SHOP = Step(
    id="company",
    title="This shop",
    prompts=(
        "What does it sell, and who comes in for it?",
        "What do those people not know when they come through the door?",
        "What would you do for them in your first month?",
    ),
    example="People come to you before their first long walk, so I would ask where before I fetch a boot.",
)
CUSTOMER = Step(
    id="customer",
    title="When you were the customer",
    prompts=(
        "Which shop, café or phone call do you still talk about?",
        "What did that one person do? Choose a good one: this is not the place for a complaint.",
        "How did you leave?",
    ),
    example="When I bought my brother’s present, the man in the shop asked what he had already, and saved me "
    "the wrong one.",
)
SKILLS = Step(
    id="skills",
    title="What you are good at",
    prompts=(
        "What do people ask you for?",
        "What can you do on a busy day that others find hard?",
        "Say it without “only”, “just” and “I think”.",
    ),
    example="I stay calm when there is a queue, and I remember names.",
)
DEFINITION = Step(
    id="definition",
    title="Now your definition",
    prompts=(
        "Look at what you wrote: what did the people in it have in common?",
        "Put that into one sentence. First get it right, and make it easy; being nice comes on top.",
        "You write it last and say it first.",
    ),
    example="For me it is finding out what somebody came for, and not letting go until it is sorted.",
)
STEPS = {
    "worker": (
        Step(
            id="past",
            title="A moment at work",
            prompts=(
                "Who was the customer, and what did they need?",
                "What did you do, step by step?",
                "How did it end? Did they come back, or say something?",
            ),
            example="Last winter a man came in ten minutes before closing with a broken zip. I found him the last "
            "coat in his size at our other branch, and rang him the next day to hear whether it fitted.",
        ),
        CUSTOMER,
        SHOP,
        SKILLS,
        DEFINITION,
    ),
    "starter": (
        Step(
            id="school",
            title="School or college",
            prompts=(
                "An open day, a fair, a team, a younger pupil: when did somebody need your help?",
                "What did you do that you had not been told to do?",
            ),
            example="On our open evening a mother got lost with a pram. I carried it up with her and stayed until she "
            "had found the science room.",
        ),
        Step(
            id="family",
            title="Family and neighbours",
            prompts=(
                "Who relies on you: a grandparent, a brother, somebody next door?",
                "Think of one day when it was hard. What did you do?",
            ),
            example="My nan could not read the letters on her phone. I made them bigger, and wrote the three steps "
            "on a card for her.",
        ),
        Step(
            id="helping",
            title="Helping out",
            prompts=(
                "A charity shop, a club, a place of worship, a friend’s stall: where have you met strangers?",
                "Which one do you remember, and how did it end?",
                "Nothing here? Take a time when you were the customer and somebody was good at it.",
            ),
            example="At the village fair a boy dropped his cake. I gave him another, and his dad came back and "
            "bought six.",
        ),
        SHOP,
        SKILLS,
        DEFINITION,
    ),
}
TITLES = {
    "worker": "Build your answer",
    "starter": "Build your answer without a job behind you",
}


class AnswerBuilder(Writing):
    """The steps, the draft and its checker. `text` is the draft."""

    kind = "builder"

    def __repr__(self) -> str:
        return f"An answer builder for {self.spec['id']}"


def answer_builder(who: str = "worker", id: str | None = None) -> AnswerBuilder:
    """The builder for a `worker` (somebody with a job behind them) or a `starter`, with the checker below it.

    id: names the entries on the reader's device. Raises ValueError, in a sentence, for anybody else.
    """
    if who not in STEPS:
        raise ValueError(f"There is a builder for a {' and for a '.join(STEPS)}, and none for {who!r}.")
    steps = STEPS[who]
    id = id or f"service-associate.{who}"
    # the definition is written last, when there is something to define, and said first
    order = [steps[-1].id, *(step.id for step in steps[:-1])]
    spec = {**answer_spec(id), "order": order}
    return AnswerBuilder(spec=spec, html=_html(id, who, steps), rules=rules_of_answer)


def _html(id: str, who: str, steps: Sequence[Step]) -> str:
    prefix = slug(id, "build")
    parts = "".join(_step(prefix, number, step) for number, step in enumerate(steps, 1))
    return f"""<div class="mot-own mot-checking mot-builder" data-builds="{escape(id)}">
<p class="mot-head">{escape(TITLES[who])}</p>
<noscript><p>It works on paper too: one sentence or two for each step, and the last one said first.</p></noscript>
<form novalidate method="dialog" data-builder>
<p class="mot-note" data-needs-script hidden data-where aria-live="polite"></p>
{parts}
<p class="mot-actions" data-needs-script hidden><button type="button" data-back disabled>Back</button>
<button type="button" data-onward disabled>Next step</button>
<button type="button" class="is-primary" data-join disabled>Put it together</button>
<button type="button" data-empty hidden>Empty the steps</button>
<button type="button" data-again hidden>Bring them back</button></p>
<p class="mot-note" role="status" data-told></p></form>
{writing(id, "answer", "Your draft: change it until it sounds like you")}
{looks_for("answer")}</div>"""


def _step(prefix: str, number: int, step: Step) -> str:
    ident = f"{prefix}-{step.id}"
    prompts = "".join(f"<li>{escape(prompt)}</li>" for prompt in step.prompts)
    return f"""<div class="mot-step" role="group" aria-labelledby="{ident}-title" data-step="{step.id}">
<p class="mot-head" id="{ident}-title">{number}. {escape(step.title)}</p>
<ul class="mot-prompts">{prompts}</ul>
<p class="mot-example" id="{ident}-example">For example: “{escape(step.example)}”</p>
<div class="mot-field" data-needs-script hidden><label for="{ident}">In your own words</label>
<textarea id="{ident}" name="{step.id}" rows="4" autocomplete="off" aria-describedby="{ident}-example"></textarea></div>
</div>"""
