"""The home page's own parts: every offered seat with its paths, and titles near the seats with pages of the book."""

import re

import pytest
import yaml

from cxprep import bank, paths, places
from cxprep.publish.pages import on_the_home_page, unsupported
from cxprep.widgets import front
from cxprep.widgets.path import minutes_in_words

HELD = bank.load_all()
HOMES = on_the_home_page(HELD)


def test_every_offered_seat_links_to_the_list_of_every_path_with_its_minutes() -> None:
    html = front.seats(HELD, HOMES, "../").html
    for role in HOMES:
        assert f'href="../{role}/index.html"' in html
        for path in paths.load(role).values():
            link = re.search(rf'<a href="\.\./([^"]+)" data-time="{path.id}">(.*?)</a>', html)
            assert link and link[1] == path.list_address and minutes_in_words(path.minutes) in link[2]


def test_a_seat_that_may_not_be_offered_is_not_shown() -> None:
    _, *kept = HOMES
    html = front.seats(HELD, {role: HOMES[role] for role in kept}).html
    assert re.findall('data-seat="([^"]+)"', html) == kept


def test_a_seat_without_paths_has_its_first_page_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(role: str) -> None:
        raise paths.PathError(["There is none."])

    monkeypatch.setattr(front.paths, "load", none)
    html = front.seats(HELD, HOMES).html
    assert "/index.html" in html and "data-time" not in html and "<ul>" not in html


def test_titles_near_the_seats_lead_to_labels_that_the_book_has_in_the_words_of_their_headings() -> None:
    near = yaml.safe_load(front.TITLES.read_text(encoding="utf-8"))["near"]
    html = front.near_titles().html
    for id, one in near.items():
        assert f'data-near="{id}"' in html and len(one["pages"]) == 4
        for label in one["pages"]:
            assert label in places.pages(), label
            assert places.headings()[label].replace("&", "&amp;") in html


def test_a_claim_that_stands_on_nothing_is_shown_with_the_place_where_the_book_looks_at_it() -> None:
    id = "cx-lead.concept.recovery-paradox"
    shown = unsupported(HELD, {id: "A botched"}).text
    assert shown.startswith("- [“A botched") and shown.endswith(f"({id})")
    with pytest.raises(KeyError, match="no claim of grade D that begins with 'Nobody says'"):
        unsupported(HELD, {id: "Nobody says"})
