"""The bench's arithmetic and tables; its timing is no test."""

import random

import pytest

from bench.numbers import kilobytes, milliseconds, percentile, ratio, table, with_last_run


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 50), (0.95, 95), (0.951, 96), (1, 100)])
def test_percentile_is_the_nearest_rank(share: float, value: int) -> None:
    values = list(range(1, 101))
    random.Random(1).shuffle(values)
    assert percentile(values, share) == value


def test_percentile_of_one_and_of_few() -> None:
    assert percentile([7.5], 0.95) == 7.5
    assert [percentile([3, 1, 2], share) for share in (0.5, 0.95)] == [2, 3]


def test_percentile_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="every round of this peer failed"):
        percentile([], 0.5)
    with pytest.raises(ValueError, match="between 0 and 1; 95 does not"):
        percentile([1], 95)


@pytest.mark.parametrize(("value", "said"), [(5.26, "5.3"), (99.94, "99.9"), (99.95, "100"), (2989.4, "2,989")])
def test_milliseconds(value: float, said: str) -> None:
    assert milliseconds(value) == said


@pytest.mark.parametrize(("value", "said"), [(5312, "5.3"), (459_400, "459"), (4_968_000, "4,968")])
def test_kilobytes(value: float, said: str) -> None:
    assert kilobytes(value) == said


@pytest.mark.parametrize(("value", "said"), [(2, "0.20x"), (9.96, "1.0x"), (15, "1.5x"), (99, "9.9x"), (995, "100x")])
def test_ratio(value: float, said: str) -> None:
    assert ratio(value, 10) == said


def test_table_lines_up() -> None:
    made = table(["", "move, ms"], [["drill page", "5.3"], ["home", "12.0"]])
    assert made.splitlines() == [
        "|            | move, ms |",
        "| ---------- | -------: |",
        "| drill page |      5.3 |",
        "| home       |     12.0 |",
    ]


def test_table_wants_whole_rows() -> None:
    with pytest.raises(ValueError, match="The row of 'home' has 1 cells; the head has 2"):
        table(["a", "b"], [["home"]])


def test_last_run_replaces_the_one_before() -> None:
    readme = "# Bench\n\nProse.\n\n## Last run\n\nold\n"
    assert with_last_run(readme, "new\n") == "# Bench\n\nProse.\n\n## Last run\n\nnew\n"
    with pytest.raises(ValueError, match="no heading '## Last run'"):
        with_last_run("# Bench\n", "new")
