"""Larkfield's survey of half a year: five stages, four channels, twenty shops, three pain points.

What is planted stands in the constants below and is met by quotas, so that the file shows it almost exactly. It knows
no other file.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from .draws import Draws, quotas
from .verbatims import SENTENCES, fillings

SEED = 1810
FIRST_DAY = date(2025, 7, 1)
LAST_DAY = date(2025, 12, 31)
# before: stage -> (answers, score); together the score is 40
BEFORE = {"discover": (700, 38), "consider": (800, 36), "buy": (500, 49.2)}
AFTER = {"use": 1900, "return/repeat": 1100}
BASE = 40
# pain point -> (share of buyers who met it, points it costs each of them); share x effect: 8 + 6 + 4 = 18
PAINS = {"slow_refund": (0.16, 50), "silence_after": (0.40, 15), "plain_unboxing": (0.50, 8)}
# days after the purchase before which nobody can have met it
EARLIEST = {"slow_refund": 18, "silence_after": 7}
PASSIVES = 0.28
RECOMMEND = {
    "promoter": {9: 0.45, 10: 0.55},
    "passive": {7: 0.4, 8: 0.6},
    "detractor": {6: 0.3, 5: 0.25, 4: 0.12, 3: 0.13, 2: 0.09, 1: 0.05, 0: 0.06},
}
CHANNELS = {
    "before": {"store": 0.50, "site": 0.38, "contact centre": 0.08, "concierge": 0.04},
    "after": {"store": 0.44, "site": 0.40, "contact centre": 0.11, "concierge": 0.05},
    "slow_refund": {"store": 0.20, "site": 0.32, "contact centre": 0.46, "concierge": 0.02},
}
# (channel, kind of answer) -> weights of the satisfaction 1..5 and of the ease 1..7
SATISFIED = {
    ("store", "promoter"): (0, 0, 4, 26, 70),
    ("store", "passive"): (0, 5, 20, 50, 25),
    ("store", "detractor"): (13, 22, 35, 25, 5),
    ("site", "promoter"): (0, 0, 12, 38, 50),
    ("site", "passive"): (0, 8, 32, 48, 12),
    ("site", "detractor"): (17, 28, 35, 18, 2),
    ("contact centre", "promoter"): (0, 0, 3, 22, 75),
    ("contact centre", "passive"): (0, 0, 10, 45, 45),
    ("contact centre", "detractor"): (2, 6, 15, 42, 35),
    ("concierge", "promoter"): (0, 0, 1, 14, 85),
    ("concierge", "passive"): (0, 0, 12, 48, 40),
    ("concierge", "detractor"): (5, 15, 35, 35, 10),
}
EASY = {
    ("store", "promoter"): (0, 0, 0, 10, 20, 35, 35),
    ("store", "passive"): (0, 0, 10, 15, 30, 30, 15),
    ("store", "detractor"): (5, 10, 15, 25, 25, 15, 5),
    ("site", "promoter"): (0, 0, 0, 5, 12, 33, 50),
    ("site", "passive"): (0, 0, 5, 10, 20, 40, 25),
    ("site", "detractor"): (3, 5, 10, 15, 22, 30, 15),
    ("contact centre", "promoter"): (3, 7, 15, 20, 27, 20, 8),
    ("contact centre", "passive"): (6, 14, 23, 24, 20, 10, 3),
    ("contact centre", "detractor"): (16, 26, 26, 18, 10, 4, 0),
    ("concierge", "promoter"): (0, 0, 0, 5, 10, 30, 55),
    ("concierge", "passive"): (0, 0, 0, 15, 20, 35, 30),
    ("concierge", "detractor"): (4, 6, 10, 20, 30, 20, 10),
}
# shops that take part, with how many answers each gets in proportion; all of them have the same true score
STORES = {
    "Abbey Gate": 30, "Alder Row": 22, "Bridge Street": 18, "Canal Walk": 15, "Castle Hill": 13, "Dial House": 11,
    "Elm Parade": 10, "Foundry Yard": 9, "Guildhall": 8, "Heron Quay": 7, "Ivy Lane": 6, "Kiln Street": 5.5,
    "Lantern Court": 5, "Market Cross": 4.5, "North Arcade": 4, "Orchard Way": 3.5, "Priory Road": 3, "Rope Walk": 2.5,
    "Saddlers Row": 2, "Tannery": 1.5,
}  # fmt: skip
TIERS = {"guest": 0.34, "member": 0.40, "silver": 0.18, "gold": 0.08}
WRITES = 0.42
# of one sentence, before the others of its topic have had their turn
FILLINGS = 6
HEAD = (
    "respondent", "date", "stage", "moment", "channel", "store", "tier", "days_since_purchase",
    "recommend", "csat", "ces", "slow_refund", "silence_after", "plain_unboxing", "verbatim",
)  # fmt: skip


class Answer(NamedTuple):
    """One answer before it is written down."""

    stage: str
    kind: str
    pains: tuple[str, ...] = ()


def rows() -> list[tuple[str, ...]]:
    """The lines of survey.csv, the head first."""
    draws = Draws(SEED)
    answers = draws.shuffled(_before() + _after(draws))
    channels = _within(draws, answers, _channel_group, CHANNELS)
    placed = list(zip(answers, channels, strict=True))
    satisfied = _within(draws, placed, _rating_group, {key: dict(enumerate(w, 1)) for key, w in SATISFIED.items()})
    easy = _within(draws, placed, _rating_group, {key: dict(enumerate(w, 1)) for key, w in EASY.items()})
    recommend = _within(draws, answers, lambda answer: answer.kind, RECOMMEND)
    stores = _within(draws, channels, lambda channel: channel, {"store": STORES})
    tiers = _within(draws, channels, lambda channel: channel == "concierge", {False: TIERS, True: {"gold": 1}})
    words = _Words(draws)
    days = sorted(FIRST_DAY + timedelta(draws.below((LAST_DAY - FIRST_DAY).days + 1)) for _ in answers)
    lines: list[tuple[str, ...]] = [HEAD]
    for number, (answer, channel) in enumerate(placed):
        ease = max(1, easy[number] - ("slow_refund" in answer.pains))
        met = tuple("" if answer.stage in BEFORE else "yes" if pain in answer.pains else "no" for pain in PAINS)
        lines.append((
            f"r{number + 1:04d}", days[number].isoformat(), answer.stage,
            "pre_purchase" if answer.stage in BEFORE else "post_purchase",
            channel, stores[number] or "", tiers[number], _days_since(draws, answer),
            str(recommend[number]), str(satisfied[number]), str(ease), *met,
            words.of(answer, channel) if draws.uniform() < WRITES else "",
        ))  # fmt: skip
    return lines


def _kinds(n: int, score: float) -> list[str]:
    """Promoters, passives and detractors whose score is this one, as nearly as n answers can have it."""
    promoters = (1 - PASSIVES + score / 100) / 2
    return quotas(n, {"promoter": promoters, "passive": PASSIVES, "detractor": 1 - PASSIVES - promoters})


def _before() -> list[Answer]:
    return [Answer(stage, kind) for stage, (n, score) in BEFORE.items() for kind in _kinds(n, score)]


def _after(draws: Draws) -> list[Answer]:
    """Every mix of pain points in its share, with the points of its pains taken off the base."""
    n, answers, mixes = sum(AFTER.values()), [], {}
    for mix in range(2 ** len(PAINS)):
        met = tuple(pain for bit, pain in enumerate(PAINS) if mix >> bit & 1)
        share = 1.0
        for pain, (affected, _) in PAINS.items():
            share *= affected if pain in met else 1 - affected
        mixes[met] = share
    for met, count in Counter(quotas(n, mixes)).items():
        kinds = _kinds(count, BASE - sum(PAINS[pain][1] for pain in met))
        answers += [Answer("return/repeat" if "slow_refund" in met else "use", kind, met) for kind in kinds]
    # a refund is slow only for who returned something; the other returns and repeats are spread evenly
    others = [i for i, answer in enumerate(answers) if answer.stage == "use"]
    step = len(others) / (AFTER["return/repeat"] - (n - len(others)))
    for i in range(AFTER["return/repeat"] - (n - len(others))):
        at = others[int(i * step)]
        answers[at] = answers[at]._replace(stage="return/repeat")
    return answers


def _channel_group(answer: Answer) -> str:
    if answer.stage in BEFORE:
        return "before"
    return "slow_refund" if "slow_refund" in answer.pains else "after"


def _rating_group(placed: tuple[Answer, str]) -> tuple[str, str]:
    answer, channel = placed
    return channel, answer.kind


def _within(draws: Draws, items: list, group_of: Callable[[Any], Any], shares: dict) -> list:
    """For each item a value, in the shares of its group by quota; None where its group has no shares."""
    places: dict = {}
    for place, item in enumerate(items):
        places.setdefault(group_of(item), []).append(place)
    values: list = [None] * len(items)
    for group, where in places.items():
        if group in shares:
            for place, value in zip(where, draws.shuffled(quotas(len(where), shares[group])), strict=True):
                values[place] = value
    return values


def _days_since(draws: Draws, answer: Answer) -> str:
    """Days since the purchase: none before it, 0 at the till, and enough for what has been met to have happened."""
    if answer.stage == "buy":
        return "0"
    if answer.stage in BEFORE:
        return ""
    first, last = (1, 28) if answer.stage == "use" else (8, 45)
    for pain in answer.pains:
        first = max(first, EARLIEST.get(pain, first))
    return str(first + draws.below(last - first + 1))


class _Words:
    """Sentences in turn, so that none comes up again before the others of its topic have."""

    def __init__(self, draws: Draws):
        self.draws = draws
        self.waiting: dict = {}

    def of(self, answer: Answer, channel: str) -> str:
        """What this customer wrote."""
        if answer.pains:
            pain = self.draws.weighted({pain: PAINS[pain][1] for pain in answer.pains})
            return self.next(pain + "_glad" if answer.kind == "promoter" else pain)
        tone = {"promoter": "glad", "passive": "fair", "detractor": "poor"}[answer.kind]
        when = "till_" if answer.stage == "buy" else "early_" if answer.stage in BEFORE else ""
        return self.next(f"{when}{tone}_{channel}")

    def next(self, topic: str) -> str:
        """The next sentence on a topic."""
        if not self.waiting.get(topic):
            some = (self.draws.shuffled(fillings(sentence))[:FILLINGS] for sentence in SENTENCES[topic])
            self.waiting[topic] = self.draws.shuffled([text for texts in some for text in texts])
        return self.waiting[topic].pop()
