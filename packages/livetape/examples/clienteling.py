"""A drill of the book outside of the book: clienteling or a blanket discount, from the book's own tested model.

The model is `cxprep.models.clienteling`, which needs nothing but the standard library: have a clone of the book on the
path (PYTHONPATH). Then `python -m livetape page examples/clienteling.py:drill -o clienteling.html`.
"""

import matplotlib.pyplot as plt
from livetape import bind, live, slider

from cxprep.models import clienteling

PATHS = {"Clienteling": "clienteling_gross_margin_change", "Discount": "discount_gross_margin_change"}


def two_paths(o):
    """A bar for what each path adds to gross margin in year one."""
    figure, axes = plt.subplots(figsize=(4.6, 2.2))
    drawn = axes.barh(list(PATHS), [o[name] / 1e6 for name in PATHS.values()], color=["#a83f1d", "#b3aca2"])
    axes.invert_yaxis()
    axes.set(xlim=(-40, 60), title="Change in gross margin, year one ($M)")
    axes.axvline(0, color="#22201d", lw=1)
    for bar, name in zip(drawn, PATHS.values(), strict=True):
        bind(bar, width=lambda v, name=name: v[name] / 1e6)
        bar._live_may_leave = True  # the axes cut it off; its number is below
    return figure


def make():
    """The drill, anew: a notebook that several people open needs one each."""
    return live(
        clienteling.visits,
        two_paths,
        id="example.drill.clienteling",
        alt="Gross margin in year one: clienteling {clienteling_gross_margin_change}, discount "
        "{discount_gross_margin_change}.",
        verdict=[
            (lambda o: o["advantage"] > 0, "Clienteling is ahead by {advantage:$,.1fM} of gross margin in year one."),
            (None, "The discount is ahead by {shortfall:$,.1fM} of gross margin in year one."),
        ],
        show={name: (f"{label}: gross margin", "+$,.1fM") for label, name in PATHS.items()},
        uplift_caused=slider("Share of the uplift it causes", 1, 0, 1, 0.01, ".0%"),
        extra_visit_share=slider("Added baskets that are extra visits", 0, 0, 0.3, 0.01, ".0%"),
        traffic_lift=slider("Traffic lift from the discount", 0.08, 0, 0.20, 0.005, ".1%"),
        programme_cost=slider("Programme cost, year one", 4e6, 0, 10e6, 0.25e6, "$,.2fM"),
    )


drill = make()
