"""The made-up survey and orders: the same bytes at every run, sound in every row, and holding what is planted.

What is planted is recovered from the files alone, by the functions that the notebooks use. The same check on a file
whose columns are shuffled fails: it can.
"""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxprep import synthetic
from cxprep.orders import analysis
from cxprep.orders.concentration import spread
from cxprep.places import data_path
from cxprep.synthetic import draws, survey, verbatims
from cxprep.synthetic.__main__ import main
from tools.project import ROOT

FILES = {name: data_path(name) for name in ("survey.csv", "orders.csv")}
# what CDNOW's customers of 1997-98 brought, and how near the book's orders come to it
CDNOW = {0.01: 0.158, 0.02: 0.230, 0.10: 0.509, 0.20: 0.678}
NEAR = 0.01
POINTS = {"slow_refund": 8.0, "silence_after": 6.0, "plain_unboxing": 4.0, "unexplained": 0.0, "gap": 18.0}


def faults_of_survey(frame: pd.DataFrame) -> list[str]:
    """What is planted in the survey and not to be found in this one."""
    faults = []
    parts = analysis.gap(frame)["points"]
    for name, points in POINTS.items():
        if not abs(parts[name] - points) < 0.1:
            faults.append(f"{name}: {parts[name]:.2f} points instead of {points}")
    after = frame[frame["moment"] == "post_purchase"]
    channel = analysis.scores(after, "channel")
    ranks = channel.rank(ascending=False)
    if list(ranks.loc["contact centre", ["satisfied", "easy", "score"]]) != [1, 4, 4]:
        faults.append("the contact centre is not first in satisfaction and last in ease and score")
    if list(ranks.loc["site", ["satisfied", "easy"]]) != [4, 1]:
        faults.append("the site is not last in satisfaction and first in ease")
    if ((frame["plain_unboxing"] == "yes") & (frame["parcel"] != "yes")).any():
        faults.append("somebody unboxed plainly what was no parcel")
    lost = analysis.points_by_channel(frame)[list(analysis.PAINS)]
    worst = {"store": "silence_after", "site": "plain_unboxing", "contact centre": "slow_refund"}
    if lost.idxmax(axis=1).loc[list(worst)].to_dict() != worst or lost.idxmin(axis=1)["store"] != "plain_unboxing":
        faults.append("the three do not cost most where they should: silence in shops, the box on the site")
    shops = frame[frame["store"] != ""]
    by_store = analysis.scores(shops, "store")
    outside = (by_store["score"] - analysis.nps_of(shops)["score"]).abs() > by_store["margin"]
    if outside.sum() > 3 or by_store["answers"].max() < 10 * by_store["answers"].min():
        faults.append("the shops differ by more than chance, or all have about as many answers")
    early = after[after["days_since_purchase"] <= 3]
    if (early["slow_refund"] == "yes").any() or (early["silence_after"] == "yes").any():
        faults.append("somebody met a slow refund or silence within three days")
    if (after.loc[after["days_since_purchase"] < 3, "plain_unboxing"] == "yes").any():
        faults.append("somebody had unboxed a parcel within two days")
    found = analysis.mentions(frame)
    if found["named only"].any() or found["named"].min() < 100:
        faults.append("a comment names a pain point that was not ticked")
    return faults


def faults_of_orders(frame: pd.DataFrame) -> list[str]:
    """What is planted in the orders and not to be found in these."""
    curve = spread(zip(frame["customer"], frame["date"], frame["amount"], strict=True))
    found = {top: curve.share(top) for top in CDNOW}
    return [f"top {top}: {found[top]:.3f}" for top, share in CDNOW.items() if abs(found[top] - share) > NEAR]


def shuffled(frame: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The same columns, each in an order of its own."""
    generator = np.random.default_rng(seed)
    return pd.DataFrame({name: generator.permutation(frame[name].to_numpy()) for name in frame})


def lines(name: str) -> list[dict[str, str]]:
    """The rows of a file as they are written."""
    with FILES[name].open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_what_the_generator_writes(name):
    assert synthetic.documents()[name] == FILES[name].read_bytes()


def test_another_process_writes_the_same(tmp_path: Path):
    command = [sys.executable, "-m", "cxprep.synthetic", "write", "--to", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env={"PYTHONHASHSEED": "271"})
    for name, path in FILES.items():
        assert (tmp_path / name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("words", [["--help"], [], ["data"], ["write", "elsewhere"]])
def test_a_word_that_is_not_write_writes_nothing(tmp_path: Path, words: list[str], monkeypatch):
    monkeypatch.setattr("cxprep.synthetic.__main__.write", lambda folder: pytest.fail("it was written"))
    with pytest.raises(SystemExit):
        main(words)


def test_check_says_which_file_differs(tmp_path: Path, capsys):
    assert main(["check"]) == 0
    assert main(["check", "--to", str(tmp_path)]) == 1
    assert "survey.csv differs from what its seeds give; run make data." in capsys.readouterr().err


@pytest.mark.parametrize("name", FILES)
def test_the_file_stays_small(name):
    assert FILES[name].stat().st_size < 600_000


def test_the_survey_holds_what_is_planted():
    assert faults_of_survey(analysis.survey()) == []


def test_the_orders_hold_what_is_planted():
    assert faults_of_orders(analysis.orders()) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_shuffled_survey_fails(seed):
    faults = faults_of_survey(shuffled(analysis.survey(), seed))
    assert any(fault.startswith("gap") for fault in faults)
    assert len(faults) >= 5


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_orders_fail(seed):
    assert faults_of_orders(shuffled(analysis.orders(), seed))


def test_the_pains_fit_what_is_planted():
    planted = {pain: share * effect for pain, (share, effect) in survey.PAINS.items()}
    assert planted == pytest.approx({pain: POINTS[pain] for pain in survey.PAINS})
    assert sum(planted.values()) == pytest.approx(POINTS["gap"])


def test_the_channels_rates_make_up_what_is_planted():
    def total(of):
        return sum(rates["buyers"] * of(rates) for rates in survey.BUYERS.values())

    assert total(lambda rates: 1) == pytest.approx(1)
    for pain in ("slow_refund", "silence_after"):
        assert total(lambda rates, pain=pain: rates[pain]) == pytest.approx(survey.PAINS[pain][0], abs=0.0005)
    plain = survey.PLAIN * total(lambda rates: rates["parcel"])
    assert plain == pytest.approx(survey.PAINS["plain_unboxing"][0], abs=0.0005)


def test_the_channels_points_weigh_up_to_the_whole_firms():
    lost = analysis.points_by_channel(analysis.survey())
    points = analysis.gap(analysis.survey())["points"]
    for pain in analysis.PAINS:
        assert (lost["buyers"] * lost[pain]).sum() == pytest.approx(points[pain])


def test_every_row_of_the_survey_is_sound():
    rows = lines("survey.csv")
    assert [row["respondent"] for row in rows] == [f"r{n:04d}" for n in range(1, len(rows) + 1)]
    for row in rows:
        assert None not in row and None not in row.values()
        assert survey.FIRST_DAY <= date.fromisoformat(row["date"]) <= survey.LAST_DAY
        assert row["stage"] in analysis.STAGES
        before = row["stage"] in survey.BEFORE
        assert row["moment"] == ("pre_purchase" if before else "post_purchase")
        assert row["channel"] in survey.CHANNELS
        assert row["parcel"] in ([""] if before else ["yes", "no"])
        assert row["store"] in (survey.STORES if row["channel"] == "store" else [""])
        assert row["tier"] in survey.TIERS
        assert row["recommend"] in map(str, range(11))
        assert row["csat"] in map(str, range(1, 6))
        assert row["ces"] in map(str, range(1, 8))
        for pain in survey.PAINS:
            assert row[pain] in ([""] if before else ["yes", "no"])
        if row["stage"] == "buy":
            assert row["days_since_purchase"] == "0"
        elif before:
            assert row["days_since_purchase"] == ""
        else:
            assert 1 <= int(row["days_since_purchase"]) <= 45
        for pain, first in survey.EARLIEST.items():
            assert row[pain] != "yes" or int(row["days_since_purchase"]) >= first
        assert row["slow_refund"] != "yes" or row["stage"] == "return/repeat"


def test_every_row_of_the_orders_is_sound():
    rows = lines("orders.csv")
    for row in rows:
        assert None not in row and None not in row.values()
        dollars, cents = row["amount"].split(".")
        assert len(cents) == 2 and 100 * int(dollars) + int(cents) >= 350
    days = [date.fromisoformat(row["date"]) for row in rows]
    assert days == sorted(days)
    assert days[0] >= synthetic.orders.FIRST_DAY and days[-1] <= synthetic.orders.LAST_DAY
    assert len({(row["customer"], row["date"]) for row in rows}) == len(rows)
    customers = {row["customer"] for row in rows}
    assert customers == {f"c{n:04d}" for n in range(1, synthetic.orders.CUSTOMERS + 1)}


def test_comments_are_many_and_say_what_was_ticked():
    rows = [row for row in lines("survey.csv") if row["verbatim"]]
    assert len({row["verbatim"] for row in rows}) > 500
    known = {
        text for group in verbatims.SENTENCES.values() for sentence in group for text in verbatims.fillings(sentence)
    }
    frame = analysis.survey()
    frame = frame[frame["verbatim"] != ""]
    assert set(frame["verbatim"]) <= known
    named = pd.DataFrame({p: frame["verbatim"].str.contains(w, case=False) for p, w in analysis.WORDS.items()})
    met = frame[list(analysis.PAINS)] == "yes"
    assert (named.sum(axis=1) <= 1).all()  # a comment is about one thing
    assert (named.any(axis=1) == met.any(axis=1)).all()
    assert (met | ~named).all(axis=None)


def test_a_shuffle_keeps_everything():
    source = draws.Draws(1)
    assert sorted(source.shuffled(range(100))) == list(range(100)) != source.shuffled(range(100))


def test_quotas_are_exact_and_complete():
    assert draws.quotas(10, {"a": 0.25, "b": 0.75}).count("a") in (2, 3)
    for n in range(50):
        found = draws.quotas(n, {"a": 0.2, "b": 0.3, "c": 0.5})
        assert len(found) == n
        for key, share in {"a": 0.2, "b": 0.3, "c": 0.5}.items():
            assert abs(found.count(key) - n * share) < 1


@pytest.mark.parametrize("shape", [0.4, 1.0, 3.0])
def test_gamma_has_its_mean_and_variance(shape):
    source = draws.Draws(5)
    sample = np.array([source.gamma(shape, 2.0) for _ in range(20_000)])
    assert sample.mean() == pytest.approx(shape / 2, rel=0.05)
    assert sample.var() == pytest.approx(shape / 4, rel=0.10)


def test_beta_and_exponential_have_their_means():
    source = draws.Draws(5)
    assert np.mean([source.beta(0.85, 2.9) for _ in range(20_000)]) == pytest.approx(0.85 / 3.75, rel=0.05)
    assert np.mean([source.exponential(4.0) for _ in range(20_000)]) == pytest.approx(0.25, rel=0.05)
