"""The spread of revenue over customers, and who is still active: by hand, on the book's orders, and on CDNOW's."""

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.orders import order_file as orders
from cxprep.orders.concentration import CDNOW, NoRevenue, active_by_cohort, spread
from tests.support.cdnow import master
from tests.support.repeatable import REPEATABLE

BOOK = Path(__file__).parents[1] / "data" / "orders.csv"


def test_by_hand():
    found = spread([("a", "", 60.0), ("b", "", 25.0), ("a", "", 10.0), ("c", "", 5.0), ("d", "", 0.0)])
    assert (found.customers, found.revenue, found.negative) == (4, 100.0, 0)
    assert [found.share(top) for top in (0, 0.125, 0.25, 0.5, 0.75, 1)] == [0, 0.35, 0.70, 0.95, 1.0, 1.0]


def test_refunds_are_taken_off_and_stand_at_the_end():
    found = spread([("a", "", 100.0), ("b", "", 50.0), ("b", "", -70.0)])
    assert (found.revenue, found.negative) == (80.0, 1)
    assert [found.share(top) for top in (0.5, 1)] == [1.25, 1.0]
    for rows in ([], [("a", "", -1.0)], [("a", "", 5.0), ("b", "", -5.0)]):
        with pytest.raises(NoRevenue, match=r"at least as large as sales.*\.$"):
            spread(rows)


@REPEATABLE
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.just(""), st.integers(1, 10_000)), min_size=1, max_size=40))
def test_the_curve_rises_and_bends_one_way(rows):
    found = spread(rows)
    shares = [found.share(step / 40) for step in range(41)]
    gains = [high - low for low, high in pairwise(shares)]
    assert shares[0] == 0
    assert shares[-1] == pytest.approx(1)
    assert all(gain >= later - 1e-9 for gain, later in pairwise(gains))
    assert spread(rows[::-1]).totals == pytest.approx(found.totals)


def test_the_published_figures_are_cdnows():
    found = spread((customer, "", amount) for customer, amount in master())
    assert found.customers == 23_570
    whole = {top: found.running[int(top * found.customers)] / found.revenue for top in CDNOW}
    assert {top: round(share, 3) for top, share in whole.items()} == CDNOW
    assert all(0 <= found.share(top) - share < 0.0005 for top, share in whole.items()), "a part of the next customer"


def test_the_books_orders_are_nearly_as_concentrated():
    found = spread(orders.read(BOOK).rows)
    assert all(abs(found.share(top) - share) < 0.02 for top, share in CDNOW.items())


def test_active_by_cohort_by_hand():
    days = {
        "a": ["2024-01-05", "2024-06-01"],
        "b": ["2024-01-20", "2025-03-01"],
        "c": ["2024-11-30"],
        "d": ["2024-12-31"],
    }
    rows = [(who, day, 5.0) for who, all_ in days.items() for day in all_]
    rows += [("a", "2025-06-01", -5.0), ("e", "2025-12-31", 9.0)]
    frame = pd.DataFrame(rows, columns=["customer", "date", "amount"]).assign(date=lambda f: pd.to_datetime(f["date"]))
    found = active_by_cohort(frame)
    assert [str(month) for month in found.index] == ["2024-01", "2024-11", "2024-12", "2025-12"]
    assert found["members"].tolist() == [2, 1, 1, 1]
    assert found["share"].tolist() == [0.5, 0.0, 0.0, 1.0], "a refund keeps nobody active"
    assert found["settled"].tolist() == [True, True, True, False]


def test_recruiting_flatters_the_books_share():
    found = active_by_cohort(orders.read(BOOK).frame())
    settled = found[found["settled"]]
    assert found["members"].sum() == 3000
    assert (found.loc[~found["settled"], "share"] == 1).all()
    everybody = (found["share"] * found["members"]).sum() / found["members"].sum()
    assert everybody > 1.4 * (settled["share"] * settled["members"]).sum() / settled["members"].sum()
