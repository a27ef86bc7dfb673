"""The checkers against texts that were written before their rules: tests/fixtures/blind holds them and their faults."""

from pathlib import Path

import pytest
import yaml

from cxprep.checking import check_answer, check_reply

BLIND = Path(__file__).resolve().parents[1] / "fixtures" / "blind"
REPLIES, ANSWERS = (yaml.safe_load((BLIND / f"{name}.yml").read_text("utf-8")) for name in ("replies", "answers"))


@pytest.mark.parametrize(
    ("texts", "check", "faulty", "found_at_least"),
    [
        (REPLIES, lambda one: check_reply(one["text"]), 15, 13),
        (ANSWERS, lambda one: check_answer(one["text"], one["store"]), 20, 17),
    ],
    ids=["replies", "answers"],
)
def test_faults_are_found_and_sound_texts_left_alone(texts, check, faulty, found_at_least) -> None:
    wrong, sound = ([one for one in texts if bool(one["fault"]) is fault] for fault in (True, False))
    assert (len(wrong), len(sound)) == (faulty, faulty)
    missed = [one["id"] for one in wrong if one["fault"] not in check(one)]
    blamed = [one["id"] for one in sound if check(one)]
    assert len(wrong) - len(missed) >= found_at_least, f"missed: {missed}"
    assert len(blamed) <= 2, f"objected to: {blamed}"
