"""The friend's card in Python: everything the friend needs is on it, and nothing that gives the answer away."""

from html import unescape

from cxprep.widgets.role_items import asked
from cxprep.widgets.roleplay import role_play_card
from tests.support.questions import QUESTION, SHORT
from tests.support.role import held


def test_the_card_holds_question_follow_ups_what_to_listen_for_and_the_form() -> None:
    for id in (QUESTION, SHORT):
        question = held().role("test-role").filled(held()[id])
        html = unescape(role_play_card(id, held()).html)
        wanted = [question.title, *question.follow_ups, *(held()[one].shows for one in question.look_fors)]
        wanted += [one.asked for one in question.pushbacks]
        wanted += [anchor for dims in question.scale.values() for anchors in dims.values() for anchor in anchors]
        assert not [text for text in wanted if text not in html]


def test_the_card_gives_no_answer_away() -> None:
    html = unescape(role_play_card(QUESTION, held()).html)
    for answer in held()[QUESTION].answers:
        assert answer.text[:40] not in html
    for pushback in held()[QUESTION].pushbacks:
        assert pushback.answer[:40] not in html


def test_a_friend_pushes_back_at_whoever_answers_and_not_at_our_own_candidate() -> None:
    (pushback,) = held()[QUESTION].pushbacks
    assert pushback.to_anybody and pushback.says not in unescape(role_play_card(QUESTION, held()).html)
    put = asked(held().role("test-role"), held()[QUESTION])["pushbacks"]
    assert [one["says"] for one in put] == [pushback.to_anybody]
