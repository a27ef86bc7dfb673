"""An anchored scale: one to five for each dimension, each step in a sentence of its own, for each level of the seat.

The reader scores an answer now and again later, or lets a friend do it, and sees the first and the last side by side.
Scores stay in the reader's browser, and in a notebook also in `scores`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets

from cxprep.bank import Bank, Drill, Question, Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import STYLES, folded_away, level_choice, level_title, levels_of, of_bank, slug


class AnchoredScale(PageWidget):
    """The scale of one question or drill. `scores` holds what was kept: at, level, scores by dimension, who."""

    kind = "scale"
    styles = STYLES
    scores: Any = traitlets.List().tag(sync=True)

    def __repr__(self) -> str:
        return f"Anchored scale of {self.spec['item']}"


def anchored_scale(
    item: Question | Drill | str, held: Bank, levels: Sequence[str] | None = None, folded: bool = False
) -> AnchoredScale:
    """The scale of a question or a drill of the bank `held`, given as an item or by its id.

    levels: those to offer; all that the item has a scale for unless given. folded: whether it waits behind a fold.

    Raises TypeError for another kind of item, KeyError for an unknown id and ValueError for a level without a scale,
    each in a sentence.
    """
    found, role = of_bank(item, held, (Question, Drill), "A scale")
    shown = levels_of(found, role, levels)
    prefix = slug(found.id, "scale")
    blocks = joined(_level(found, role, prefix, level, shown) for level in shown)
    html = escaped(
        """<div class="mot-sheet mot-scale" data-scale="{}"><form novalidate method="dialog">
<p class="mot-kicker">{}</p><p class="mot-asked">Score the answer you just gave</p>
{}{blocks}
<fieldset class="mot-choice" data-needs-script hidden><legend>Who is scoring</legend>
<label><input type="radio" name="{prefix}-who" value="self" checked autocomplete="off"> I am, myself</label>
<label><input type="radio" name="{prefix}-who" value="friend" autocomplete="off"> A friend</label></fieldset>
<p class="mot-complaint" role="alert"></p>
<p class="mot-actions" data-needs-script hidden><button type="submit" class="is-primary">Keep this score</button></p>
</form>
<div class="mot-outcome" data-kept tabindex="-1" role="group" aria-label="Your scores"></div>
<p class="mot-actions" data-undo hidden><button type="button" data-remove>Take back the last one</button>
<button type="button" data-restore hidden>Put it back</button></p></div>""",
        found.id,
        found.title,
        level_choice(prefix, shown, "The seat"),
        blocks=blocks,
        prefix=prefix,
    )
    if folded:
        html = folded_away("Score what you said", html)
    return AnchoredScale(spec={"item": found.id}, html=html)


def _level(item: Any, role: Role, prefix: str, level: str, shown: Sequence[str]) -> Html:
    rows = []
    for dimension in role.profile.dimensions:
        anchors = item.scale[level].get(dimension.name)
        if not anchors:
            continue
        name = f"{prefix}-{level}-{dimension.name}"
        steps = joined(
            escaped(
                '<label><input type="radio" name="{name}" value="{number}" autocomplete="off"><b>{number}</b>'
                '<span class="mot-anchor">{anchor}</span></label>',
                name=name,
                number=number,
                anchor=anchor,
            )
            for number, anchor in enumerate(anchors, start=1)
        )
        rows.append(
            escaped(
                '<fieldset class="mot-dimension" data-needs-script disabled data-dimension="{}">'
                '<legend><b data-title>{}</b> <span class="mot-who">{}'
                '</span></legend><div class="mot-steps">{steps}</div></fieldset>',
                dimension.name,
                dimension.title,
                dimension.sentence,
                steps=steps,
            )
        )
    return escaped('<div data-level="{}">{}{}</div>', level, level_title(level, shown), joined(rows))
