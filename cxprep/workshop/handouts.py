"""A workshop on paper: one sheet a table, and the instructor's key. Each is a file of its own that fetches nothing.

The sheet has the case, room to commit, and the way to the live drill; no answer and no minute. The key has the answers
of all tables, computed by the models.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxprep.live.html import Html, escaped, joined
from cxprep.workshop.links import link, qr_svg
from cxprep.workshop.texts import case_html, told
from cxprep.workshop.variants import Variant

STYLE = Html((Path(__file__).parent / "handout.css").read_text(encoding="utf-8"))


def _page(title: str, body: Html) -> str:
    return str(
        escaped(
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{}</title>\n'
            "<style>{}</style>\n</head>\n<body>\n{}\n</body>\n</html>\n",
            title,
            STYLE,
            body,
        )
    )


def table_html(one: Variant, base: str, seed: int) -> str:
    """A table's sheet; with `seed` and its table's number the drill's page opens its case where there is no camera."""
    recipe, address = one.recipe, link(one.recipe, one.settings, base)
    choices = joined(
        escaped('<li><span class="box"></span>{}</li>', side.label[:1].upper() + side.label[1:])
        for side in recipe.sides
    )
    body = escaped(
        """<main>
<div class="open">{qr}<p class="small">The live drill with your figures. It asks for your estimate before it shows
anything.</p></div>
<p class="over">Table {table} · {firm}</p>
<h1>{title}</h1>
{case}
<section><h2>Commit first: alone, on paper, before anybody speaks</h2>
<p>{question}</p>
<div class="guess"><div class="line"></div><span class="unit">{unit}</span></div>
<p>I would</p><ul class="choices">{choices}</ul>
<p>I would change my mind if</p><div class="line"></div><div class="line"></div></section>
<section><h2>After the sliders</h2>
<p>The assumption that we believe least, and what we set it to</p><div class="line"></div>
<p>Now we would</p><ul class="choices">{choices}</ul></section>
<p class="small">Without a camera: <a href="{address}">{page}</a>, below the case “A sheet's case”: seed {seed},
table {table}.</p>
</main>""",
        page=address.split("#")[0],
        seed=seed,
        table=one.table,
        firm=one.firm,
        title=recipe.title,
        case=case_html(recipe.case, one.values, one.firm),
        question=recipe.ask.question,
        unit=recipe.ask.unit,
        choices=choices,
        qr=qr_svg(address),
        address=address,
    )
    return _page(f"Table {one.table}: {recipe.title}", body)


def key_html(tables: Sequence[Variant], seed: int, base: str) -> str:
    """The instructor's key: what each table's figures say, and where they turn."""
    recipe = tables[0].recipe
    rows = joined(
        escaped(
            '<tr><th scope="row">{}</th><td class="left">{}</td><td class="left">{}</td><td>{}</td><td>{}</td>'
            '<td class="left">{}</td></tr>',
            one.table,
            one.firm,
            one.side.label,
            told(one.values[recipe.ask.output], recipe.ask.format),
            told(one.flipped[recipe.ask.output], recipe.ask.format),
            "the same" if one.side_flipped == one.side else one.side_flipped.label,
        )
        for one in tables
    )
    body = escaped(
        """<main>
<p class="over">The instructor's key · {role} · seed {seed}</p>
<h1>{title}</h1>
<p>Computed by the book's own model at each table's figures. Keep it from the tables until everybody has committed.</p>
<table><thead><tr><th scope="col">Table</th><th scope="col" class="left">Firm</th>
<th scope="col" class="left">The figures say</th><th scope="col">{asked}</th><th scope="col">Under doubt</th>
<th scope="col" class="left">Then</th></tr></thead><tbody>{rows}</tbody></table>
<p class="small">Asked: {question} Under doubt: {words} the number in that column.</p>
{each}
</main>""",
        role=recipe.role,
        seed=seed,
        title=recipe.title,
        asked=f"Answer ({recipe.ask.unit})",
        rows=rows,
        question=recipe.ask.question,
        words=recipe.flip.words,
        each=joined((_answers(one, base) for one in tables), "\n"),
    )
    return _page(f"Key: {recipe.title}", body)


def _answers(one: Variant, base: str) -> Html:
    figures = joined(
        escaped(
            '<tr><th scope="row">{}</th><td>{}</td></tr>', told_of.label, told(one.values[told_of.name], told_of.format)
        )
        for told_of in one.recipe.show
    )
    return escaped(
        "<section><h2>Table {}: {}</h2><p>{}: {}</p><table><tbody>{}</tbody></table>"
        '<p class="small"><a href="{address}">{address}</a></p></section>',
        one.table,
        one.firm,
        one.side.label[:1].upper() + one.side.label[1:],
        one.side.why,
        figures,
        address=link(one.recipe, one.settings, base),
    )


def key_data(tables: Sequence[Variant], seed: int, base: str) -> dict[str, Any]:
    """The key as data: figures in the model's units, an answer that is not defined as null."""
    recipe = tables[0].recipe
    return {
        "role": recipe.role,
        "drill": recipe.drill,
        "seed": seed,
        "tables": [
            {
                "table": one.table,
                "firm": one.firm,
                "link": link(recipe, one.settings, base),
                "figures": one.settings,
                "answer": one.answer,
                "side": one.side.name,
            }
            for one in tables
        ],
    }


def files(tables: Sequence[Variant], seed: int, base: str) -> dict[str, str]:
    """All files of a workshop: name and text."""
    made = {f"table-{one.table}.html": table_html(one, base, seed) for one in tables}
    made["key.html"] = key_html(tables, seed, base)
    made["key.json"] = json.dumps(key_data(tables, seed, base), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return made
