"""The story bank's markup and state."""

import pytest

from cxprep.bank import Bank
from cxprep.widgets.story_bank import PARTS, story_bank
from tests.support.pages import island
from tests.support.role import ROLE, fixture_role


def test_state_holds_what_the_matrix_needs():
    role = fixture_role()
    (found,) = story_bank(role).spec["roles"]
    assert found["title"] == role.profile.title
    assert [one["id"] for one in found["lookFors"]] == [one.id for one in role.of("look-for")]
    assert {one["id"]: tuple(one["lookFors"]) for one in found["questions"]} == {
        question.id: question.look_fors for question in role.of("question")
    }
    assert not any("{" in one["title"] for one in found["questions"])  # every place is filled in


def test_a_page_holds_all_that_can_be_read_without_a_script():
    html = story_bank(fixture_role()).page()
    assert island(html) == {"spec": story_bank(fixture_role()).spec}
    assert all(title in html for title, _ in PARTS.values())
    assert all(fixture_role().text(question.title) in html for question in fixture_role().of("question"))
    assert "<button" not in html and "<input" not in html


@pytest.mark.parametrize("banks", [fixture_role(), [fixture_role()], Bank({ROLE: fixture_role()})])
def test_a_role_roles_or_a_bank_will_do(banks):
    assert story_bank(banks).page() == story_bank(fixture_role()).page()


def test_without_a_role():
    widget = story_bank(Bank({}))
    assert widget.spec["roles"] == []
    assert "should answer" not in widget.html
