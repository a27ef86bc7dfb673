"""The drill in marimo: `marimo run marimo_drill.py`, with a clone of the book on the path (PYTHONPATH)."""

import marimo

app = marimo.App()


@app.cell
def _():
    import clienteling
    import marimo as mo

    drill = mo.ui.anywidget(clienteling.make())
    drill  # noqa: B018  # a cell shows its last line
    return drill, mo


@app.cell
def _(drill, mo):
    mo.md(f"In Python: ahead by **{drill.widget.outputs['advantage']:,.0f}** dollars, at {drill.value['inputs']}")
    return


if __name__ == "__main__":
    app.run()
