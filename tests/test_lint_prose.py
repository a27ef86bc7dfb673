"""Each rule on how a page is written passes sound pages and bites on a small one made for it."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools.lint_prose import RULES, calm, keeps, labelled, level, opens_with_prose, says_how_long
from tools.lint_spelling import british, lint_files_spelling
from tools.project import ROOT

TOP = "(lead.page)=\n# A page\n\n*Ten minutes with the sliders.*\n\nTwo directors want the same budget."
KEEP = "## What to keep\n\n- One thing."


def page(*cells: str | NotebookNode) -> NotebookNode:
    """A notebook of Markdown (text) and code cells."""
    return new_notebook(cells=[new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells])


def code(source: str = "1 + 1", said: str = "", tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell, with the prose it has computed."""
    outputs = [new_output("display_data", data={"text/markdown": said})] if said else []
    return new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)})


SOUND = [
    page(TOP, code(), KEEP),
    page(TOP, code("live(model)"), "## The working\n\n### A part\n\nMore.\n\n## What to keep\n\n- One thing."),
    page(
        TOP, "A `color` and $x! = 1$, a [link](https://example.org/color!), `print('!')`.\n\n```python\n# color!\n```"
    ),
    page("(a)=\n# A page\n\nA drill for a lead.\n\nHalf an hour.", code(said="Colour, programme, programmed, centre.")),
    page("(a)=\n# A page", code(tags=("remove-cell",)), "It takes 5 minutes.", code()),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_page_passes(rule):
    for note in SOUND:
        assert list(rule("lead/page", note)) == []


BITES = {
    "no title": (labelled, page("Some words.")),
    "begins with a part": (labelled, page("## A part")),
    "no label": (labelled, page("# A page")),
    "label not above": (labelled, page("(a)=\n\n# A page")),
    "two titles": (labelled, page(TOP, "# Another")),
    "code first": (opens_with_prose, page("(a)=\n# A page", code(), "Two directors want the same budget.")),
    "a list is no paragraph": (opens_with_prose, page("(a)=\n# A page\n\n- One.\n- Two.", code())),
    "no words at all": (opens_with_prose, page("(a)=\n# A page")),
    "no duration": (says_how_long, page("(a)=\n# A page\n\nMinutes pass.")),
    "duration too late": (says_how_long, page("(a)=\n# A page\n\n" + "Words. " * 200 + "Ten minutes.")),
    "duration in code only": (says_how_long, page("(a)=\n# A page\n\n`ten minutes`")),
    "nothing to keep": (keeps, page(TOP, code("drill = live(model)"))),
    "shouting": (calm, page(TOP, "Well done!")),
    "computed shouting": (calm, page(TOP, code(said="**Four million dollars!**"))),
    "skipped level": (level, page(TOP, "### A part")),
    "skipped level in one cell": (level, page(TOP + "\n\n## A part\n\n#### Too deep")),
}


@pytest.mark.parametrize("name", BITES)
def test_the_rule_bites(name):
    rule, note = BITES[name]
    assert len(list(rule("lead/page", note))) == 1


AMERICAN = {
    "color": page(TOP, "The *color* of money."),
    "capitals": page(TOP, "Center stage."),
    "programs": page(TOP, "Loyalty programs pay."),
    "computed": page(TOP, code(said="An organization of 4 people.")),
    "in a link's words": page(TOP, "[A catalog](https://example.org)"),
    "gray": page(TOP, "A gray area."),
    "toward": page(TOP, "A step toward her."),
    "a slip": page(TOP, "She recieved it."),
}


def test_american_words_and_slips_are_found_where_they_stand():
    found = list(british(AMERICAN))
    assert [sentence.split(", cell 2: ")[0] for sentence in found] == list(AMERICAN)
    assert "'color' is misspelt; write 'colour'." in found[0]


def test_british_prose_code_and_what_others_have_named_pass():
    theirs = page(TOP, "He wrote *The Color of Money*.")
    assert list(british({"theirs": theirs})) != []
    assert list(british({"theirs": theirs, **dict(enumerate(SOUND))}, named=["The Color of Money"])) == []


def test_british_spelling_is_held_word_by_word():
    # What the book held by a list of its own before typos held it.
    american = """
        color colors colored colorful center centers centered program programs organize reorganized disorganized
        recognize prioritize personalized optimizing customized apologize emphasized analyze behavior behavioral
        favor favored favorite favorable labor neighbor neighborhood honor honored catalog catalogs fulfill
        fulfillment traveler traveled traveling canceled labeled labeling modeled modeling gray jewelry
        defense offense toward
    """.split()  # noqa: SIM905
    found = list(british({word: page(TOP, f"Then {word} it is.") for word in american}))
    assert [sentence.split(",")[0] for sentence in found] == american


def test_a_misspelt_file_is_found_and_what_is_data_of_word_parts_is_not(tmp_path):
    (tmp_path / "_typos.toml").write_text((ROOT / "_typos.toml").read_text("utf-8"), "utf-8")
    (tmp_path / "a.py").write_text("# to recieve\ncolor = 1\n", "utf-8")
    (tmp_path / "b.md").write_text("The color.\n", "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "c.py").write_text("# to recieve\n", "utf-8")
    assert lint_files_spelling(tmp_path) == [
        "a.py, line 1: 'recieve' is misspelt; write 'receive'.",
        "b.md, line 1: 'color' is misspelt; write 'colour'.",
    ]
