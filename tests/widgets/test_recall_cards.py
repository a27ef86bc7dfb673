"""The cards' markup and state."""

from dataclasses import replace
from html import escape

import pytest

from cxprep import places
from cxprep.bank import Role, load_all
from cxprep.widgets.recall import recall
from cxprep.widgets.recall_cards import recall_cards
from tests.support.role import fixture_role, held


def test_all_cards_are_there_without_a_script():
    role = fixture_role()
    widget = recall_cards(role)
    assert widget.html.count("<details>") == len(role.cards()) + 1
    for card in role.cards():
        assert escape(card.front) in widget.html and escape(card.back) in widget.html
    (found,) = widget.spec["roles"]
    assert [card["id"] for card in found["cards"]] == [card.id for card in role.cards()]
    assert "<button" not in widget.html and "<a " not in widget.html


def test_the_deck_is_a_link_where_there_is_one():
    html = recall_cards(fixture_role(), decks='cards/"x"/').html
    assert '<a href="cards/&quot;x&quot;/test-role.apkg" download>' in html


def test_a_role_without_cards_is_refused():
    role = fixture_role()
    bare = {id: replace(item, card=None) for id, item in role.items.items() if hasattr(item, "card")}
    with pytest.raises(ValueError, match="test-role has no recall cards"):
        recall_cards(Role(role.profile, bare))
    with_card = next(item for item in role.items.values() if getattr(item, "card", None))
    assert escape(with_card.card.front) in recall(with_card.id, held()).html
    with pytest.raises(ValueError, match="has no recall card; give it a card"):
        recall(next(item.id for item in role.items.values() if not getattr(item, "card", None)), held())


def test_each_concept_of_the_book_asks_its_card_at_the_end_of_its_section():
    for role in load_all().roles.values():
        for item in role.of("concept"):
            page = places.DATA.parent / "book" / places.pages()[item.id].replace(".html", ".ipynb")
            assert f'recall(\\"{item.id}\\", held)' in page.read_text(encoding="utf-8"), item.id
