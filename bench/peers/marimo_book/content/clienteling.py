"""The drill for marimo-book, which shows a cell's last line.

Precomputed, a page takes fifty values of a widget and two hundred combinations: of the nine sliders one is left,
with twenty-one values; the others stand at the case's figures.
"""

# ruff: noqa: B018

import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import matplotlib.pyplot as plt

    from cxprep.models import clienteling

    return clienteling, mo, plt


@app.cell
def _(mo):
    caused = mo.ui.slider(start=0, stop=1, step=0.05, value=1, label="Caused")
    caused
    return (caused,)


@app.cell
def _(caused, clienteling, plt):
    paths = ["clienteling_gross_margin_change", "discount_gross_margin_change"]
    o = clienteling.compare(incremental_share=caused.value)
    fig, (bars, line) = plt.subplots(2, 1, figsize=(4.4, 3.9), height_ratios=[1, 1.7], layout="constrained")
    bars.barh(["Clienteling", "Discount"], [o[name] / 1e6 for name in paths])
    bars.set(xlim=(-64, 70), title="Change in gross margin, year one ($M)")
    line.plot([0, 1], [-4, o["uplift_sales"] * 0.55 / 1e6 - 4])
    line.axvline(o["break_even_incremental_share"], ls="--")
    line.set(xlim=(0, 1), ylim=(-19, 38), title="Clienteling pays from the dashed line on")
    fig
    return


if __name__ == "__main__":
    app.run()
