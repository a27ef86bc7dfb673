"""Number sprints: for a thousand seeds the way in the head comes near the model's answer, and no task is idle."""

import math

import pytest

from cxprep.live.figure import template_parts
from cxprep.live.tracer import trace
from cxprep.practice.interview import MOST_SEED
from cxprep.practice.sprints import SprintError, as_shown, draw, load, pack
from cxprep.workshop import expressions


def test_a_thousand_sprints_can_be_done_in_the_head():
    met = set()
    for seed in range(1000):
        tasks = draw(seed, load().sets[seed % len(load().sets)].id)
        assert len({(task.kind.id, task.ask) for task in tasks}) == len(tasks) == 10
        for task in tasks:
            words, value = task.way
            assert math.isfinite(task.answer) and task.answer > 0 and words, task
            assert task.counts(value), f"{task.ask} {words} {value} is not near {task.answer}"
            assert not task.counts(2 * task.answer) and not task.counts(0), task.ask
            for part in template_parts(task.kind.ask):
                if not isinstance(part, str) and part[0] in task.drawn:  # what is asked is what is computed with
                    shown = as_shown(task.values[part[0]], part[1])
                    assert math.isclose(shown, task.values[part[0]], rel_tol=1e-9), task.ask
            met.add(task.kind.id)
    assert met == {kind.id for kind in load().kinds}
    assert any(not task.counts(as_shown(task.answer, task.kind.format) * 1.2) for task in draw(1))


def test_the_same_number_gives_the_same_tasks_and_another_gives_others():
    asked = [task.ask for task in draw(41)]
    assert [task.ask for task in draw(41)] == asked != [task.ask for task in draw(42)]
    with pytest.raises(SprintError, match="whole number"):
        draw(MOST_SEED + 1)
    with pytest.raises(SprintError, match="There is no set"):
        draw(1, "nobody")


def test_the_recording_for_the_page_says_what_the_model_says():
    for task in draw(3) + draw(4, "floor"):
        kind = task.kind
        tape = trace(
            lambda kind=kind, **drawn: {"answer": expressions.holds(kind.answer, kind.values(drawn))}, list(kind.draws)
        )
        assert tape.run(task.drawn)["answer"] == task.answer
        assert pack(kind)["near"].endswith("either way")
