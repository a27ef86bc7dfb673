"""The same drill as a static page of Altair: `python altair_page.py FOLDER` writes FOLDER/index.html and its scripts.

Each slider is a bound parameter, the model a chain of calculated fields in Vega's own expressions. The scripts are
those that Altair's wheel vl-convert-python carries; they stand beside the page, as a site would serve them.
"""

import sys
from pathlib import Path

import altair as alt
import vl_convert

SLIDERS = {
    "attribution": ("Attributed", 0.35, 0.05, 0.50, 0.01),
    "caused": ("Caused", 1, 0, 1, 0.01),
    "ramp": ("Ramp", 1, 0, 1, 0.05),
    "capture": ("Captured", 0.60, 0.25, 0.90, 0.01),
    "uplift": ("Uplift", 0.30, 0.05, 0.50, 0.01),
    "cost": ("Cost", 4e6, 0, 10e6, 0.25e6),
    "discount": ("Discount", 0.05, 0, 0.10, 0.005),
    "traffic": ("Traffic", 0.08, 0, 0.20, 0.005),
    "margin": ("Margin", 0.50, 0.45, 0.55, 0.005),
}
SHARE = "min({0} / ({0} + (1 - {0}) * (1 + uplift)), {1})"
NOW = SHARE.format("0.12", "0.25")
THEN = SHARE.format("(0.12 + ramp * (attribution - 0.12))", "(0.25 + ramp * (capture - 0.25))")
UPLIFT = f"400e6 / 120 * (120 / (1 + uplift * {NOW})) * uplift * ({THEN} - {NOW})"
CLIENTELING = f"(({UPLIFT}) * {{share}} * 0.55 - cost) / 1e6"
DISCOUNT = "(400e6 * (1 + traffic) * (1 - discount) * margin - 220e6) / 1e6"


def chart() -> alt.VConcatChart:
    """Two bars, and clienteling against the share that it causes, with a dot where the slider stands."""
    bound = {
        name: alt.param(name=name, value=value, bind=alt.binding_range(min=low, max=high, step=step, name=f"{label} "))
        for name, (label, value, low, high, step) in SLIDERS.items()
    }
    bars = (
        alt.Chart(alt.Data(values=[{"path": "Clienteling"}, {"path": "Discount"}]))
        .transform_calculate(change=f"datum.path == 'Clienteling' ? {CLIENTELING.format(share='caused')} : {DISCOUNT}")
        .encode(x=alt.X("change:Q", scale=alt.Scale(domain=[-64, 70]), title="Change in gross margin ($M)"), y="path:N")
    )
    says = bars.mark_text(align="left", dx=4).encode(text=alt.Text("change:Q", format="+,.1f"))
    shares = alt.Chart(alt.Data(values=[{"share": 0}, {"share": 1}]))
    line = shares.transform_calculate(pays=CLIENTELING.format(share="datum.share")).mark_line()
    dot = alt.Chart(alt.Data(values=[{}])).transform_calculate(
        share="caused", pays=CLIENTELING.format(share="caused"), even=f"cost / (({UPLIFT}) * 0.55)"
    )
    x = alt.X("share:Q", scale=alt.Scale(domain=[0, 1]), title="Share of the uplift that it causes")
    y = alt.Y("pays:Q", scale=alt.Scale(domain=[-19, 38]), title="$M")
    even = dot.mark_rule(strokeDash=[4, 3], clip=True).encode(x=alt.X("even:Q"))
    below = line.encode(x=x, y=y) + dot.mark_point(filled=True, size=90).encode(x=x, y=y) + even
    return ((bars.mark_bar() + says) & below).add_params(*bound.values())


def main(folder: Path) -> None:
    """Write the page and its one script."""
    folder.mkdir(parents=True, exist_ok=True)
    options = "{ actions: false, renderer: 'svg' }"
    snippet = f"vegaEmbed('#chart', {chart().to_json(indent=None)}, {options});"
    (folder / "drill.mjs").write_text(vl_convert.javascript_bundle(snippet), encoding="utf-8")
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Altair</title>'
        '<link rel="icon" href="data:,">'
        '<script type="module" src="drill.mjs"></script></head><body><div id="chart"></div></body></html>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
