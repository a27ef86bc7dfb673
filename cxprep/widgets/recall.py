"""A recall card at the end of a section: the question, the answer behind a fold, and whether the reader knew it.

It goes by the same days as the page of cards and is kept in the same place. Without a script it is a fold.
"""

from __future__ import annotations

from cxprep.bank import Bank
from cxprep.live.html import escaped
from cxprep.live.widget import PageWidget
from cxprep.widgets.recall_cards import DAYS


class Recall(PageWidget):
    """The card of one item, in the prose."""

    kind = "recall"
    styles = ("drill.css", "practice.css")

    def __repr__(self) -> str:
        return f"Recall card of {self.spec['item']}"


def recall(id: str, held: Bank) -> Recall:
    """The card of the item `id` of the bank `held`. KeyError for an unknown id, ValueError for one without a card."""
    item = held.role(id.split(".")[0]).filled(held[id])
    card = getattr(item, "card", None)
    if card is None:
        raise ValueError(f"{id} has no recall card; give it a card: in the bank, or ask for nothing here.")
    html = escaped(
        """<div class="mot-practice mot-recall" data-recall="{}">
<details class="mot-card"><summary><span class="mot-small-title">Before you go on:</span> {}</summary>
<p class="mot-back">{}</p>
<p class="mot-actions" data-needs-script hidden><button type="button" class="is-primary" data-knew>Knew it</button>
<button type="button" data-again>Not yet</button></p></details>
<p class="mot-note" role="status"></p></div>""",
        id,
        card.front,
        card.back,
    )
    return Recall(spec={"item": id, "days": list(DAYS)}, html=html)
