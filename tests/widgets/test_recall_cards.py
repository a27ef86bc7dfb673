"""The cards' markup and state."""

from dataclasses import replace
from html import escape

import pytest

from cxprep.bank import Role
from cxprep.widgets.recall_cards import recall_cards
from tests.support.role import fixture_role


def test_all_cards_are_there_without_a_script():
    role = fixture_role()
    widget = recall_cards(role)
    assert widget.html.count("<details>") == len(role.cards()) + 1
    for card in role.cards():
        assert escape(card.front) in widget.html and escape(card.back) in widget.html
    assert [card["id"] for card in widget.spec["cards"]] == [card.id for card in role.cards()]
    assert "<button" not in widget.html and "<a " not in widget.html


def test_the_deck_is_a_link_where_there_is_one():
    html = recall_cards(fixture_role(), deck='cards/"x".apkg').html
    assert '<a href="cards/&quot;x&quot;.apkg" download>' in html


def test_a_role_without_cards_is_refused():
    role = fixture_role()
    bare = {id: replace(item, card=None) for id, item in role.items.items() if hasattr(item, "card")}
    with pytest.raises(ValueError, match="test-role has no recall cards"):
        recall_cards(Role(role.profile, bare))
