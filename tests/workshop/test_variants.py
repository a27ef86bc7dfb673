"""Cases of a workshop: drawn from their recipes, balanced, and the same for the same seed."""

import json
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from cxprep import __main__ as cxprep
from cxprep.live.tracer import Tape
from cxprep.numbers import formats
from cxprep.numbers.arith import Vector
from cxprep.places import DATA
from cxprep.workshop import expressions, recipes, sessions, variants
from cxprep.workshop.links import usual_base
from cxprep.workshop.packs import pack

ALL = [recipe for role in recipes.roles() for recipe in recipes.recipes(role)]
EACH = pytest.mark.parametrize("recipe", ALL, ids=lambda recipe: recipe.name)
BOOK = DATA.parent / "book"


def stored(recipe, kind):
    """What the drill's notebook keeps for the page: the state of its estimate, or of its drill."""
    for cell in json.loads((BOOK / f"{recipe.page}.ipynb").read_text("utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            html = "".join(output.get("data", {}).get("text/html", ""))
            if f'data-live="{kind}"' in html and f'"{recipe.drill}"' in html:
                return html, json.loads(html.split('<script type="application/json">')[1].split("</script>")[0])["spec"]
    raise AssertionError(f"{recipe.page} keeps no {kind} of {recipe.drill}.")


def test_every_drill_that_asks_for_an_estimate_has_a_recipe():
    asked = {
        path.relative_to(BOOK).with_suffix("").as_posix()
        for path in BOOK.glob("*/*.ipynb")
        if "data-estimate" in path.read_text("utf-8")
    }
    assert asked == {recipe.page for recipe in ALL}


@EACH
def test_over_two_hundred_seeds_no_side_is_right_too_often(recipe):
    sides = Counter(variants.wanted(recipe, seed, 1) for seed in range(200))
    assert set(sides) == set(recipe.drawn)
    two = sides.most_common(2)
    assert all(60 <= count <= 140 for _, count in two), sides
    assert all(count >= 20 for count in sides.values()), "a third side is the answer too, now and then"


def test_no_choice_is_there_that_no_case_can_make_right():
    """One is: the year's average, which its page's own sliders reach only where every guess is at its end."""
    never = {(recipe.name, side.name) for recipe in ALL for side in recipe.sides if side.name not in recipe.drawn}
    assert never == {("top-client-share", "average")}


@EACH
def test_a_table_has_a_firm_and_figures_of_its_own_that_say_what_its_key_says(recipe):
    tables = variants.workshop(recipe, 4, 2026)
    parts = [next(first for first in recipes.firms(recipe.role).first if first in one.firm) for one in tables]
    assert len(set(parts)) == 4, "called across a room, no two firms are mistaken for each other"
    for one in tables:
        assert one.side.name == variants.wanted(recipe, 2026, one.table)
        assert all(expressions.holds(condition, one.values) for condition in recipe.keep)
        assert all(one.figures[draw.name] in draw.values for draw in recipe.draws)
        assert one.answer[recipe.ask.output] == pytest.approx(
            recipe.function(**(recipe.constants | one.settings))[recipe.ask.output]
        )
    assert variants.workshop(recipe, 2, 2026) == tables[:2], "a table's case does not hang on how many tables there are"


@EACH
def test_the_page_can_be_set_to_every_case_and_asks_what_the_recipe_asks(recipe):
    html, spec = stored(recipe, "drill")
    controls = {control["name"]: control for control in spec["controls"]}
    for draw in recipe.draws:
        tag = html.split(f' name="{draw.name}"')[1].split(">")[0]
        low, high, step = (float(tag.split(f'{name}="')[1].split('"')[0]) for name in ("min", "max", "step"))
        assert low <= draw.values[0] and draw.values[-1] <= high, draw.name
        assert all(abs((value - low) / step - round((value - low) / step)) < 1e-6 for value in draw.values), draw.name
    for name, control in controls.items():
        assert recipe.constants[name] == control["value"], f"{name} starts elsewhere on the page: say so in start"
    assert all(told.name in controls for told in recipe.believe)
    _, asked = stored(recipe, "estimate")
    assert [(option["value"], option["label"]) for option in asked["options"]] == [
        (s.name, s.label) for s in recipe.sides
    ]
    assert asked["right"] == recipe.side(recipe.outputs({})).name
    assert asked["format"] == formats.parse(recipe.ask.format).to_json()
    assert asked["truth"] == pytest.approx(recipe.outputs({})[recipe.ask.output])


@EACH
def test_what_the_page_computes_by_is_the_model(recipe):
    packed, one = pack(recipe), variants.workshop(recipe, 1, 7)[0]
    tape = packed["tape"]
    constants = [Vector(c) if isinstance(c, list) else float("nan") if c is None else c for c in tape["constants"]]
    slots = Tape(tuple(tape["inputs"]), tuple(constants), tuple(map(tuple, tape["operations"])), {}).slots(
        {name: one.values[name] for name in tape["inputs"]}
    )
    for name in {told.name for told in recipe.show} | {recipe.ask.output}:
        if name in packed["outputs"]:
            assert float(slots[packed["outputs"][name]]) == pytest.approx(float(one.values[name]), nan_ok=True)


def test_the_command_writes_a_sheet_a_table_and_a_key_with_their_links(tmp_path, capsys):
    words = [
        "workshop",
        "--role",
        ALL[0].role,
        "--drill",
        ALL[0].name,
        "--tables",
        "2",
        "--seed",
        "5",
        "-o",
        str(tmp_path),
    ]
    assert cxprep.main([*words, "--base", "https://example.org/book"]) == 0
    key = json.loads((tmp_path / "key.json").read_text("utf-8"))
    assert set(key) == {"role", "drill", "seed", "tables"}
    for one in key["tables"]:
        assert set(one) == {"table", "firm", "link", "figures", "answer", "side"}
        sheet = (tmp_path / f"table-{one['table']}.html").read_text("utf-8")
        assert one["firm"] in sheet and one["link"].replace("&", "&amp;") in sheet and "<svg" in sheet
        assert one["link"].startswith(f"https://example.org/book/{ALL[0].page}.html#")
        asked = dict(parse_qsl(urlsplit(one["link"]).fragment))
        assert (asked.pop("drill"), asked.pop("case")) == (ALL[0].drill, "1")
        assert {name: float(value) for name, value in asked.items()} == one["figures"]
        answer = ALL[0].function(**(ALL[0].constants | one["figures"]))
        assert all(value == pytest.approx(answer[name]) for name, value in one["answer"].items() if value is not None)
    assert capsys.readouterr().out.endswith("Links and codes lead to https://example.org/book/.\n")
    assert cxprep.main(words) == 0
    assert f"lead to {usual_base()}, where GitHub Pages would have the book; say with --base" in capsys.readouterr().out


def test_the_command_replaces_nothing_but_its_own_sheets_of_the_same_drill_and_seed(tmp_path, capsys):
    def run(drill, tables, *more):
        words = {"--role": drill.role, "--drill": drill.name, "--tables": str(tables), "-o": str(tmp_path)}
        status = cxprep.main(["workshop", *(part for pair in words.items() for part in pair), *more])
        said = capsys.readouterr()
        return status, said.out or said.err, {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}

    run(ALL[0], 3)
    status, said, first = run(ALL[0], 2)
    assert status == 0 and "Removed table-3.html of the workshop that was there." in said
    for drill, more, why in ((ALL[1], (), "the drill " + ALL[0].drill), (ALL[0], ("--seed", "9"), "seed 1")):
        status, said, after = run(drill, 2, *more)
        assert status == 2 and why in said and "--force" in said and after == first
    (tmp_path / "table-3.html").write_text("my own", "utf-8")
    status, said, after = run(ALL[0], 3)
    assert status == 2 and "table-3.html" in said and after == first | {"table-3.html": "my own"}
    status, said, after = run(ALL[1], 1, "--force")
    assert status == 0 and "Removed table-2.html" in said and after["table-3.html"] == "my own"
    (tmp_path / "key.json").write_text("{}", "utf-8")
    assert run(ALL[1], 1)[0] == 2


@pytest.mark.parametrize(
    "change",
    [
        {"--role": "nobody"},
        {"--drill": "none"},
        {"--tables": "0"},
        {"--tables": "many"},
        {"--seed": "-1"},
        {"--base": "javascript:x"},
    ],
    ids=str,
)
def test_bad_words_get_a_sentence_and_nothing_is_written(change, tmp_path, capsys):
    out = tmp_path / "out"
    words = {"--role": ALL[0].role, "--drill": ALL[0].name, "--tables": "2", "-o": str(out), **change}
    assert cxprep.main(["workshop", *(part for pair in words.items() for part in pair)]) == 2
    said = capsys.readouterr()
    assert not said.out and said.err.strip().endswith(".") and not Path(out).exists()


@pytest.mark.parametrize("text", ["__import__('os')", "a.b > 1", "x[0]", "1 <", "a if b else c", "'text'"])
def test_a_condition_holds_nothing_but_a_condition(text):
    with pytest.raises(expressions.ExpressionError):
        expressions.holds(text, {"a": 1.0, "b": 1.0, "x": 1.0})


@pytest.mark.parametrize("role", recipes.roles())
def test_a_seats_runs_of_show_add_up_and_every_drill_has_its_board(role):
    found = sessions.sessions(role)  # refuses rounds that do not add up
    assert tuple(one.minutes for one in found.sessions) == sessions.LENGTHS
    assert [sessions.find(role, board.drill) for board in found.boards] == list(recipes.recipes(role))
    around = str(sessions.around(role))
    assert all(str(sessions.run_of_show(role, one)).count(sessions.UNPLANNED) == 1 for one in sessions.LENGTHS)
    assert around.count(sessions.UNPLANNED) == 1 and "Somebody late" in around
