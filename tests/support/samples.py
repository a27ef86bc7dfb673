"""Small models and figures to try live drills on: one of every artist, one of every control, every kind of output."""

from __future__ import annotations

import math
from typing import Any

import ipywidgets as w
import matplotlib.pyplot as plt

from cxprep.live import bind, live, slider
from cxprep.live.drill import Drill
from cxprep.models import clienteling
from cxprep.numbers.arith import Number, array, divide, exp, log, maximum, mean, minimum, power, sqrt, total, where

DRAWS = array([0.11, 0.37, 0.52, 0.68, 0.91])


def loyalty(
    *,
    share: Number = 0.4,
    uplift: Number = 0.2,
    weeks: Number = 6,
    tier: Number = 2.0,
    members: Number = False,
    stores: Number = 12,
    sales: Number = 30e6,
) -> dict[str, Any]:
    """A made-up programme: shares and uplift are fractions, money is dollars. Only + - * / and what keeps the bits."""
    lifted = sales * share * where(members, 1 + uplift, 1 + uplift / tier)
    earned = minimum(lifted - sales * share, math.inf)  # a bound that never binds, and that JSON has no word for
    weekly = [earned * minimum(weeks, float(week)) / 10 for week in range(1, 6)]
    return {
        "earned": earned,
        "per_store": divide(earned, stores),
        "break_even": divide(divide(1e6, sales * share), uplift),
        "visits": mean(where(share > DRAWS, 1.0, 0.0)),
        "spread": sqrt(share * (1 - share) / 100),
        "weekly": weekly,
        "by_week": total(weekly),
    }


def decay(*, rate: Number = 0.3, years: Number = 2.0, base: Number = 2.0) -> dict[str, Any]:
    """Powers, exp and log: what agrees to twelve digits and not to the last bit."""
    left = exp(-rate * years)
    return {"left": left, "compounded": power(1 + rate, years), "doubling": divide(log(base), log(1 + rate))}


def loyalty_figure(o: Any) -> Any:
    """Every kind of artist that can be bound, on axes in dollars, in shares, and upside down."""
    fig, (top, middle, low) = plt.subplots(3, 1, figsize=(4.4, 6))
    (wide,) = top.barh(["Earned"], [o["earned"]])
    top.set(xlim=(0, 40e6), ylim=(1, -1))
    bind(wide, width="earned")
    label = top.text(o["earned"], 0.1, "so much", va="center")
    bind(label, x="earned", text="{earned:$,.1fM}")

    tall, other = middle.bar([0, 1], [o["share"], 0.5])
    middle.set(xlim=(-1, 4), ylim=(-1, 2))
    bind(tall, height="share", x=lambda v: -v["share"])
    bind(other, y=lambda v: v["share"] - 1, height=lambda v: v["uplift"])
    (area,) = middle.fill([2, 3, 3, 2], [0, 0, o["share"], o["uplift"]])
    bind(area, y=[0, 0, "share", "uplift"])
    above = middle.text(0.5, 0.5, "half", transform=middle.transAxes, ha="center")
    bind(above, y=lambda v: v["share"])

    (line,) = low.plot([1, 2, 3, 4, 5], o["weekly"], "o-")
    low.set(xlim=(0, 6), ylim=(0, 25e6))
    bind(line, y="weekly")
    (dot,) = low.plot([3], [o["by_week"] / 5], "s")
    bind(dot, x=lambda v: 3 + v["share"], y=lambda v: v["by_week"] / 5)
    rule = low.axvline(o["share"])
    bind(rule, x="share", visible=lambda v: v["share"] < 0.8)
    return fig


def loyalty_drill(**more: Any) -> Drill:
    """The made-up programme with a control of every kind."""
    given: dict[str, Any] = {
        "share": w.FloatSlider(0.4, min=0, max=1, step=0.01, readout_format=".0%", description="Share of sales"),
        "uplift": (0, 0.5, 0.01),
        "weeks": w.IntSlider(6, min=0, max=10),
        "tier": {"one": 1, "two": 2, "three": 3},
        "members": False,
        "stores": w.BoundedIntText(12, min=0, max=40),
        "sales": slider("Sales", 30e6, 10e6, 60e6, 0.5e6, "$,.1fM"),
    }
    return live(
        loyalty,
        loyalty_figure,
        id="tests.drill.loyalty",
        alt="The programme earns {earned}, {break_even} of uplift would do.",
        verdict=[
            (lambda o: o["break_even"] != o["break_even"], "Nothing breaks even: {break_even}."),
            (lambda o: o["earned"] > 3e6, "It earns {earned:$,.1fM} from {stores:d} stores."),
            (None, "It earns little."),
        ],
        show={
            "earned": ("Earned", "$,.2fM"),
            "per_store": ("A store", "$,.0f", "no store"),
            "break_even": ("Break-even uplift", ".1%", "no uplift is enough"),
            "visits": ("Visits", ".0%"),
            "spread": ("Spread", ".3f"),
            "by_week": ("By week", "$,.1fM"),
        },
        **{**given, **more},
    )


def decay_drill() -> Drill:
    """A drill without a chart."""
    return live(
        decay,
        id="tests.drill.decay",
        show={"left": ("Left", ".1%"), "compounded": ("Grown", ".3f"), "doubling": ("Years", ".1f", "never doubles")},
        rate=(-0.5, 0.5, 0.01),
        years=(0, 10, 0.25),
        base=(0.5, 4, 0.5),
    )


def case_drill() -> Drill:
    """The case of the first chapter, with a smaller chart than its own page has."""

    def figure(o: Any) -> Any:
        fig, ax = plt.subplots(figsize=(4.4, 2.4))
        names = ["clienteling_gross_margin_change", "discount_gross_margin_change"]
        bars = ax.barh(["Clienteling", "Discount"], [o[name] for name in names])
        ax.set_xlim(-70e6, 75e6)
        for bar, name in zip(bars, names, strict=True):
            bind(bar, width=name)
            label = ax.text(0, bar.get_y() + bar.get_height() / 2, "change", va="center")
            bind(label, x=lambda v, n=name: maximum(v[n], 0) + 1e6, text=f"{{{name}}}")
        return fig

    return live(
        clienteling.compare,
        figure,
        id="tests.drill.case",
        alt="Clienteling changes gross margin by {clienteling_gross_margin_change}.",
        verdict=[
            (lambda o: o["advantage"] > 0, "Clienteling is ahead by {advantage}."),
            (None, "The discount is ahead."),
        ],
        show={
            "incremental_sales": ("Incremental sales", "$,.1fM"),
            "clienteling_gross_margin_change": ("Clienteling", "+$,.1fM"),
            "discount_gross_margin_change": ("Discount", "+$,.1fM"),
            "advantage": ("Gap", "+$,.1fM"),
            "break_even_incremental_share": ("Break-even share", ".0%", "no share breaks even"),
            "attributed_per_captured_target": ("Attributed per captured", ".0%"),
        },
        attribution_target=w.FloatSlider(0.35, min=0.05, max=0.6, step=0.01, readout_format=".0%"),
        incremental_share=(0, 1, 0.01),
        capture_target=w.FloatSlider(0.6, min=0.25, max=0.9, step=0.01, readout_format=".0%"),
        aov_uplift=(0.05, 0.5, 0.01),
        ramp=(0, 1, 0.05),
        programme_cost=slider("Programme cost", 4e6, 0, 10e6, 0.25e6, "$,.2fM"),
        discount=(0, 0.1, 0.005),
        traffic_lift=(0, 0.2, 0.005),
        discounted_gross_margin=(0.45, 0.55, 0.005),
    )
