"""What the notebooks compute from the survey and the orders.

Works on a pandas frame of survey.csv or orders.csv, or of a reader's own file with the same columns; knows neither how
the book's files were made nor any notebook. Scores and margins are in points, shares are fractions, money is dollars.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from cxprep.models import nps
from cxprep.places import data_path

SURVEY, ORDERS = data_path("survey.csv"), data_path("orders.csv")
STAGES = ["discover", "consider", "buy", "use", "return/repeat"]
PAINS = {"slow_refund": "slow refund", "silence_after": "silence afterwards", "plain_unboxing": "plain unboxing"}
# What customers call each pain point; as word searches go, this one is kind, since we wrote the comments.
WORDS = {
    "slow_refund": r"\brefunds?\b|\bmoney back\b",
    "silence_after": r"\b(?:heard?|word|wrote)\b",
    "plain_unboxing": r"\b(?:box|wrapping|packaging|parcel)\b",
}
TEXTS = ["store", "parcel", *PAINS, "verbatim"]  # empty where nothing was asked or written
SATISFIED, EASY = 4, 5  # the lowest answer that counts: 4 of 5 satisfied, 5 of 7 easy


def survey(path: Path = SURVEY) -> pd.DataFrame:
    """The survey, with an empty text where nothing was asked or written, and dates as dates."""
    frame = pd.read_csv(path, parse_dates=["date"], dtype=dict.fromkeys(TEXTS, str))
    return frame.fillna(dict.fromkeys(TEXTS, ""))


def orders(path: Path = ORDERS) -> pd.DataFrame:
    """The orders: customer, date, amount in dollars."""
    return pd.read_csv(path, parse_dates=["date"])


def nps_of(frame: pd.DataFrame, confidence: float = 0.95) -> pd.Series:
    """Answers, score and margin of error of `recommend` (0 to 10); score and margin are NaN where nobody answered."""
    answers = frame["recommend"]
    found = nps.reading(
        promoters=float((answers >= 9).sum()),
        passives=float(answers.between(7, 8).sum()),
        detractors=float((answers <= 6).sum()),
        confidence=confidence,
    )
    return pd.Series({"answers": len(answers), "score": found["score"], "margin": found["margin"]})


def scores(frame: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """For each group: answers, NPS with its margin, the share satisfied (CSAT) and the share who found it easy (CES).

    Groups come in the order of their first answer.
    """
    groups = frame.groupby(by, sort=False)
    found = pd.DataFrame({key: nps_of(group) for key, group in groups}).T.astype({"answers": int})
    found["satisfied"] = groups["csat"].agg(lambda values: (values >= SATISFIED).mean())
    found["easy"] = groups["ces"].agg(lambda values: (values >= EASY).mean())
    return found.rename_axis(index=by)


def gap(frame: pd.DataFrame) -> pd.DataFrame:
    """The points by which NPS after purchase lies under that before, shared out among the pain points.

    A pain point's `points` are the `share` of buyers who met it times its `effect` on those who did. Effects come from
    a least-squares fit of each buyer's +100, 0 or -100 on the three yes/no answers, so that a customer who met two is
    not counted twice. `unexplained` is what is left of the gap: buyers who met none, against everybody before.
    """
    before = frame[frame["moment"] == "pre_purchase"]
    after = frame[frame["moment"] == "post_purchase"]
    coded = 100.0 * ((after["recommend"] >= 9).astype(float) - (after["recommend"] <= 6))
    met = np.column_stack([after[pain] == "yes" for pain in PAINS]).astype(float)
    (base, *effects), *_ = np.linalg.lstsq(np.column_stack([np.ones(len(met)), met]), coded, rcond=None)
    found = pd.DataFrame({"share": met.mean(axis=0), "effect": -np.array(effects)}, index=list(PAINS))
    found["points"] = found["share"] * found["effect"]
    found.loc["unexplained", "points"] = nps_of(before)["score"] - base
    found.loc["gap", "points"] = nps_of(before)["score"] - nps_of(after)["score"]
    return found


def points_by_channel(frame: pd.DataFrame) -> pd.DataFrame:
    """For the buyers of each channel the points that each pain point takes off their score.

    A channel's points are the share of its own buyers who met the pain point times the effect on all who did, from
    `gap`; weighted by the channels' `buyers` (their shares of all) they add up to the whole firm's points.
    """
    after = frame[frame["moment"] == "post_purchase"]
    effects = gap(frame)["effect"]
    met = pd.DataFrame({pain: after[pain].eq("yes").groupby(after["channel"]).mean() for pain in PAINS})
    found = met * effects[list(PAINS)]
    found.insert(0, "buyers", after["channel"].value_counts(normalize=True))
    return found.sort_values("buyers", ascending=False)


def seams(frame: pd.DataFrame) -> pd.DataFrame:
    """From each stage to the next: the change in NPS and the margin of that change, in points.

    Other people answer at every stage, so the margins add by squares.
    """
    by_stage = scores(frame, "stage").loc[STAGES]
    rows = {}
    for here, there in pairwise(STAGES):
        change = by_stage.loc[there, "score"] - by_stage.loc[here, "score"]
        rows[f"{here} to {there}"] = {
            "change": change,
            "margin": float(np.hypot(by_stage.loc[here, "margin"], by_stage.loc[there, "margin"])),
        }
    return pd.DataFrame(rows).T


def mentions(frame: pd.DataFrame) -> pd.DataFrame:
    """For each pain point, what a search for its words finds in the comments.

    How many customers `ticked` it, how many of these `wrote` a comment and how many of those `named` it; and how many
    comments of others seem to name it (`named only`).
    """
    written = frame[frame["verbatim"] != ""]
    rows = {}
    for pain, words in WORDS.items():
        named = written["verbatim"].str.contains(words, case=False)
        ticked = written[pain] == "yes"
        rows[pain] = {
            "ticked": int((frame[pain] == "yes").sum()),
            "wrote": int(ticked.sum()),
            "named": int((named & ticked).sum()),
            "named only": int((named & ~ticked).sum()),
        }
    return pd.DataFrame(rows).T
