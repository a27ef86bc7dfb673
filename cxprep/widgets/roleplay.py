"""A card for a friend who plays the interviewer: the question, what to listen for, follow-ups, and a form to score on.

On the screen the follow-ups come one by one; printed, everything stands on one A4 sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxprep.answers.second import qualities
from cxprep.bank import Bank, Question, Role
from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import STYLES, duration, folded_away, level_choice, level_title, levels_of, of_bank, slug


class RolePlayCard(PageWidget):
    """The card of one question for whoever asks it."""

    kind = "roleplay"
    styles = STYLES

    def __repr__(self) -> str:
        return f"Role-play card of {self.spec['item']}"


def role_play_card(
    item: Question | str, held: Bank, levels: Sequence[str] | None = None, folded: bool = False
) -> RolePlayCard:
    """The card of a question of the bank `held`, given as an item or by its id.

    levels: those to offer; all that the question has a scale for unless given. folded: whether it waits behind a fold.

    Raises TypeError for another kind of item, KeyError for an unknown id and ValueError for a level without a scale,
    each in a sentence.
    """
    question, role = of_bank(item, held, (Question,), "A role-play card")
    shown = levels_of(question, role, levels)
    prefix = slug(question.id, "friend")
    look_fors = joined(escaped("<li>{}</li>", _shows(id, held)) for id in question.look_fors)
    parts = joined(
        escaped("<li>{} <span class='mot-seconds'>{}</span></li>", part.name, duration(part.seconds))
        for part in question.parts
    )
    presses = question.presses or ("",) * len(question.follow_ups)
    follow_ups = joined(
        escaped("<li>{}{}</li>", text, _press_for(quality))
        for text, quality in zip(question.follow_ups, presses, strict=True)
    )
    follow_ups += joined(escaped("<li>{} says: “{}”</li>", one.who, one.asked) for one in question.pushbacks)
    html = escaped(
        """<div class="mot-sheet mot-friend" data-roleplay="{}">
<p class="mot-kicker">For a friend who plays the interviewer · {}</p>
<p class="mot-asked">“{}”</p>
<p class="mot-note">Read it out as it stands. Do not help; let a silence be. A good answer takes about
{}. Ask the follow-ups one at a time, first the one whose hint was missing, and only then score.</p>
<div class="mot-columns"><section><p class="mot-head">What to listen for</p><ul>{look_fors}</ul>
<p class="mot-head">Its parts, in any order</p><ul class="mot-ticks">{parts}</ul></section>
<section><p class="mot-head">Then ask</p><ol class="mot-one-by-one" aria-live="polite">{follow_ups}</ol>
<p class="mot-actions" data-needs-script hidden><button type="button" data-next>Next follow-up</button></p>
</section></div>
{}
{}
<p class="mot-lines">Keep doing</p><p class="mot-lines">Do differently next time</p>
<p class="mot-actions" data-needs-script hidden><button type="button" data-print>Print on one sheet</button></p>
</div>""",
        question.id,
        role.profile.title,
        question.title,
        duration(question.seconds),
        level_choice(prefix, shown, "Score for"),
        joined(_form(question, role, level, shown) for level in shown),
        look_fors=look_fors,
        parts=parts,
        follow_ups=follow_ups,
    )
    if folded:
        html = folded_away(f"“{question.title}”", html)
    return RolePlayCard(spec={"item": question.id}, html=html)


def _press_for(quality: str) -> Html:
    """What a follow-up presses for, as a hint to whoever asks it: they ask it where the answer lacked just that."""
    return (
        escaped(' <span class="mot-seconds">press for: {}</span>', qualities()[quality]["short"])
        if quality
        else NOTHING
    )


def _shows(id: str, held: Bank) -> str:
    return held.text(held[id].shows, id.split(".")[0])


def _form(question: Question, role: Role, level: str, shown: Sequence[str]) -> Html:
    rows = []
    for dimension in role.profile.dimensions:
        anchors = question.scale[level].get(dimension.name)
        if anchors:
            steps = joined(
                escaped("<li><b>{}</b><span>{}</span></li>", n, anchor) for n, anchor in enumerate(anchors, 1)
            )
            rows.append(escaped('<p><b>{}</b></p><ul class="mot-steps">{}</ul>', dimension.title, steps))
    return escaped(
        '<div data-level="{}">{}<p class="mot-head">Circle one number a row</p>{}</div>',
        level,
        level_title(level, shown),
        joined(rows),
    )
