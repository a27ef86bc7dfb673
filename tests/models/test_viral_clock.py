"""The four hours: the plan of the page, and that no task starts before what it waits for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import defaults, viral_clock
from tests.models.anywhere import check
from tests.repeatable import REPEATABLE

TASKS = tuple(viral_clock.OWNERS)
RANGES = {name: (0.0, 120.0) for name in defaults(viral_clock.schedule)} | {"side_by_side": (0.0, 1.0)}
PLAN = st.fixed_dictionaries({name: st.integers(*map(int, ends)).map(float) for name, ends in RANGES.items()})


def test_the_plan_of_the_page():
    found = viral_clock.schedule()
    assert found["answered"] == 190
    assert found["slack"] == 50
    assert viral_clock.schedule(side_by_side=1)["slack"] == 95
    assert viral_clock.schedule(handover=30)["slack"] < 0


@REPEATABLE
@given(PLAN)
def test_nobody_starts_before_what_they_wait_for(plan):
    found = viral_clock.schedule(**plan)
    end = {task: found[f"{task}_start"] + found[f"{task}_long"] for task in TASKS}
    after = [(task, "verify") for task in ("decide", "draft", "fix", "brief")] + [("call", "decide")]
    after += [("reply", task) for task in TASKS if task not in ("reply", "hold")]
    for later, earlier in after:
        assert found[f"{later}_start"] >= end[earlier], (later, earlier)
    assert end["legal"] >= end["draft"]
    assert found["answered"] == end["reply"] == max(end[task] for task in TASKS if task != "hold")
    assert found["hold_start"] == 0, "the first line waits for nothing"


@REPEATABLE
@given(PLAN)
def test_side_by_side_is_never_later(plan):
    assert (
        viral_clock.schedule(**{**plan, "side_by_side": 1.0})["answered"]
        <= viral_clock.schedule(**{**plan, "side_by_side": 0.0})["answered"]
    )


@REPEATABLE
@given(PLAN, st.sampled_from([name for name in RANGES if name != "side_by_side"]), st.integers(1, 60))
def test_longer_work_is_never_sooner(plan, task, more):
    longer = viral_clock.schedule(**{**plan, task: plan[task] + more})
    assert longer["answered"] >= viral_clock.schedule(**plan)["answered"]


@pytest.mark.parametrize("owner", ["CX", "brand", "legal", "social", "stores"])
def test_everybody_has_a_task(owner):
    assert owner in viral_clock.OWNERS.values()


def test_everywhere():
    check(viral_clock.schedule, RANGES)
