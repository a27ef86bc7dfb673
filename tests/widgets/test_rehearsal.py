"""The rehearsal in Python: the parts are the answer's, a drill's is its close, an empty limit is refused."""

import pytest

from cxprep.widgets.pieces import duration
from cxprep.widgets.rehearsal import rehearsal
from tests.support.questions import DRILL, QUESTION, SHORT
from tests.support.role import held


@pytest.mark.parametrize("id", [QUESTION, SHORT])
def test_the_parts_are_the_answers(id: str) -> None:
    spec = rehearsal(id, held()).spec
    assert [(p["name"], p["seconds"], p["do"]) for p in spec["parts"]] == [
        (part.name, part.seconds, part.do) for part in held()[id].parts
    ]
    assert spec["limit"] == 300


def test_a_drill_is_closed_in_thirty_seconds() -> None:
    widget = rehearsal(DRILL, held())
    assert [part["seconds"] for part in widget.spec["parts"]] == [30]
    assert "data-next" not in widget.html, "there is no next part"
    assert held()[DRILL].close[:20] not in widget.html, "the close is the reader's to say"


def test_the_limit_is_said_and_has_to_hold_something() -> None:
    assert "itself after 1 min 30 s." in rehearsal(QUESTION, held(), limit=90).html
    with pytest.raises(ValueError, match=r"A recording of 0 seconds holds nothing; allow at least one\.$"):
        rehearsal(QUESTION, held(), limit=0)


def test_durations_are_written_as_one_reads_them() -> None:
    assert [duration(n) for n in (0, 45, 60, 110, 300)] == ["0 s", "45 s", "1 min", "1 min 50 s", "5 min"]
