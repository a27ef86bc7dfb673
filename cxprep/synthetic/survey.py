"""Larkfield's survey of half a year: five stages, four channels, twenty shops, three pain points.

What is planted stands in the constants below and is met by quotas, so that the file shows it almost exactly. Whom a
pain point meets hangs on the channel, as only a parcel can be unboxed; what it costs does not. It knows no other file.
"""

from collections import Counter
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

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
PAINS = {"slow_refund": (0.16, 50), "silence_after": (0.40, 15), "plain_unboxing": (0.32, 12.5)}
# buyers by the channel last dealt with: the channel's share of them, then the shares of its own who met the first two
# and who got a parcel. Shops take seven orders in ten; a few of these are sent home, a few of the site's are collected.
BUYERS = {
    "store": {"buyers": 0.53, "slow_refund": 0.073, "silence_after": 0.48, "parcel": 0.05},
    "site": {"buyers": 0.26, "slow_refund": 0.172, "silence_after": 0.30, "parcel": 0.80},
    "contact centre": {"buyers": 0.16, "slow_refund": 0.46, "silence_after": 0.38, "parcel": 0.60},
    "concierge": {"buyers": 0.05, "slow_refund": 0.06, "silence_after": 0.136, "parcel": 0.50},
}
# share of parcels in a box like any other; nothing else is unboxed
PLAIN = 0.90
# days after the purchase before which nobody can have met it
EARLIEST = {"slow_refund": 18, "silence_after": 7, "plain_unboxing": 3}
PASSIVES = 0.28
RECOMMEND = {
    "promoter": {9: 0.45, 10: 0.55},
    "passive": {7: 0.4, 8: 0.6},
    "detractor": {6: 0.3, 5: 0.25, 4: 0.12, 3: 0.13, 2: 0.09, 1: 0.05, 0: 0.06},
}
CHANNELS = {"store": 0.50, "site": 0.38, "contact centre": 0.08, "concierge": 0.04}  # before the purchase
# (channel, kind of answer) -> weights of the satisfaction 1..5 and of the ease 1..7
SATISFIED = {
    ("store", "promoter"): (0, 0, 4, 26, 70),
    ("store", "passive"): (0, 5, 20, 50, 25),
    ("store", "detractor"): (13, 22, 35, 25, 5),
    ("site", "promoter"): (0, 0, 12, 38, 50),
    ("site", "passive"): (0, 8, 32, 48, 12),
    ("site", "detractor"): (17, 28, 35, 18, 2),
    ("contact centre", "promoter"): (0, 0, 3, 22, 75),
    ("contact centre", "passive"): (0, 0, 7, 45, 48),
    ("contact centre", "detractor"): (2, 4, 12, 42, 40),
    ("concierge", "promoter"): (0, 0, 1, 14, 85),
    ("concierge", "passive"): (0, 0, 12, 48, 40),
    ("concierge", "detractor"): (5, 15, 35, 35, 10),
}
EASY = {
    ("store", "promoter"): (0, 0, 0, 10, 20, 35, 35),
    ("store", "passive"): (0, 0, 10, 15, 30, 30, 15),
    ("store", "detractor"): (5, 10, 15, 25, 25, 15, 5),
    ("site", "promoter"): (0, 0, 0, 2, 10, 33, 55),
    ("site", "passive"): (0, 0, 2, 5, 18, 42, 33),
    ("site", "detractor"): (2, 4, 6, 10, 20, 35, 23),
    ("contact centre", "promoter"): (3, 7, 15, 20, 27, 20, 8),
    ("contact centre", "passive"): (6, 14, 23, 24, 20, 10, 3),
    ("contact centre", "detractor"): (16, 26, 26, 18, 10, 4, 0),
    ("concierge", "promoter"): (0, 0, 0, 8, 12, 30, 50),
    ("concierge", "passive"): (0, 0, 3, 17, 25, 33, 22),
    ("concierge", "detractor"): (4, 6, 12, 23, 30, 17, 8),
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
    "recommend", "csat", "ces", "parcel", "slow_refund", "silence_after", "plain_unboxing", "verbatim",
)  # fmt: skip


class Answer(NamedTuple):
    """One answer before it is written down."""

    stage: str
    kind: str
    pains: tuple[str, ...] = ()
    channel: str = ""
    parcel: bool = False


def rows() -> list[tuple[str, ...]]:
    """The lines of survey.csv, the head first."""
    draws = Draws(SEED)
    answers = draws.shuffled(_before() + _after(draws))
    early = iter(draws.shuffled(quotas(sum(n for n, _ in BEFORE.values()), CHANNELS)))
    channels = [answer.channel or next(early) for answer in answers]
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
        asked = answer.stage not in BEFORE
        met = tuple(("yes" if pain in answer.pains else "no") if asked else "" for pain in PAINS)
        sent = ("yes" if answer.parcel else "no") if asked else ""
        lines.append((
            f"r{number + 1:04d}", days[number].isoformat(), answer.stage,
            "pre_purchase" if answer.stage in BEFORE else "post_purchase",
            channel, stores[number] or "", tiers[number], _days_since(draws, answer),
            str(recommend[number]), str(satisfied[number]), str(ease), sent, *met,
            words.of(answer, channel) if draws.uniform() < WRITES else "",
        ))  # fmt: skip
    return lines


def _kinds(n: int, score: float) -> list[str]:
    """Promoters, passives and detractors whose score is this one, as nearly as n answers can have it."""
    promoters = (1 - PASSIVES + score / 100) / 2
    return quotas(n, {"promoter": promoters, "passive": PASSIVES, "detractor": 1 - PASSIVES - promoters})


def _kinds_together(groups: list[tuple[int, float]]) -> list[list[str]]:
    """The kinds of each (answers, score), where what one group rounds away the next makes up: the whole is exact."""
    made, exact, given = [], [0.0, 0.0], [0, 0]
    for n, score in groups:
        exact = [exact[0] + n * (1 - PASSIVES + score / 100) / 2, exact[1] + n * PASSIVES]
        promoters, passives = (round(sum_) - so_far for sum_, so_far in zip(exact, given, strict=True))
        given = [given[0] + promoters, given[1] + passives]
        made.append(["promoter"] * promoters + ["passive"] * passives + ["detractor"] * (n - promoters - passives))
    return made


def _before() -> list[Answer]:
    return [Answer(stage, kind) for stage, (n, score) in BEFORE.items() for kind in _kinds(n, score)]


def _after(draws: Draws) -> list[Answer]:
    """Every mix of pain points in its share, with the points of its pains taken off the base, whatever the channel."""
    n, answers = sum(AFTER.values()), []
    places = _places()
    scored = Counter(quotas(n, {met: sum(shares.values()) for met, shares in places.items()}))
    kinds = _kinds_together([(count, BASE - sum(PAINS[pain][1] for pain in met)) for met, count in scored.items()])
    for (met, count), of_mix in zip(scored.items(), kinds, strict=True):
        stage = "return/repeat" if "slow_refund" in met else "use"
        for kind, (channel, parcel) in zip(of_mix, draws.shuffled(quotas(count, places[met])), strict=True):
            answers.append(Answer(stage, kind, met, channel, parcel))
    # a refund is slow only for who returned something; the other returns and repeats are spread evenly
    others = [i for i, answer in enumerate(answers) if answer.stage == "use"]
    step = len(others) / (AFTER["return/repeat"] - (n - len(others)))
    for i in range(AFTER["return/repeat"] - (n - len(others))):
        at = others[int(i * step)]
        answers[at] = answers[at]._replace(stage="return/repeat")
    return answers


def _places() -> dict[tuple[str, ...], dict[tuple[str, bool], float]]:
    """For each mix of pain points the shares of all buyers who met it, by channel and whether they got a parcel."""
    places: dict[tuple[str, ...], dict[tuple[str, bool], float]] = {}
    for mix, channel, parcel in product(range(2 ** len(PAINS)), BUYERS, (False, True)):
        met = tuple(pain for bit, pain in enumerate(PAINS) if mix >> bit & 1)
        rates = BUYERS[channel]
        chances = {**{pain: rates.get(pain, 0.0) for pain in PAINS}, "plain_unboxing": PLAIN if parcel else 0.0}
        share = rates["buyers"] * (rates["parcel"] if parcel else 1 - rates["parcel"])
        for pain, chance in chances.items():
            share *= chance if pain in met else 1 - chance
        if share:
            places.setdefault(met, {})[channel, parcel] = share
    return places


def _rating_group(placed: tuple[Answer, str]) -> tuple[str, str]:
    answer, channel = placed
    return channel, answer.kind


def _within(draws: Draws, items: list, group_of, shares: dict) -> list:
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
        self.draws, self.waiting = draws, {}

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
