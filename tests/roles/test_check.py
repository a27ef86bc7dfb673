"""What a role lacks: a sentence for each thing, and no place that offers what another would refuse."""

import json
import re
import shutil
from dataclasses import replace

import pytest

from cxprep import bank
from cxprep.report import ReportError, ontology, prepare
from cxprep.report.offer import reported
from cxprep.roles import check
from cxprep.roles.__main__ import main
from cxprep.roles.check import HOME, INTERVIEW, REPORT, lacks, offered
from cxprep.roles.layout import LayoutError, lay_out
from cxprep.widgets.mock_interview import mock_interview
from cxprep.widgets.prep_report import prep_report

WHOLE = bank.roles()[0]
PAGE = {"cells": []}
CV = (
    "cv.txt",
    b"Ida\n\nExperience\n\nManager, 2018 - 2024\n- Rang every customer whose order was late until it came.\n",
)
JOB = ("job.txt", b"Manager\n\nWe look for a manager who looks after customers in our shops and rings them back.\n" * 3)


@pytest.fixture
def home(tmp_path):
    """A folder of roles with one whole role in it, and a book with its chapter."""
    data, book = tmp_path / "data", tmp_path / "book"
    shutil.copytree(bank.FOLDER / WHOLE, data / "roles" / WHOLE)
    shutil.copytree(bank.FOLDER.parent / "common", data / "common")
    (book / WHOLE).mkdir(parents=True)
    labels = [f"({id})=\n" for id in bank.load(WHOLE).items]
    (book / WHOLE / "index.ipynb").write_text(json.dumps({**PAGE, "labels": labels}, indent=1), encoding="utf-8")
    (tmp_path / "_toc.yml").write_text(f"- file: {WHOLE}/index\n", encoding="utf-8")
    return tmp_path


def of(home, role=WHOLE):
    """What the role lacks there."""
    return lacks(role, home / "data" / "roles", home / "book")


def test_a_whole_role_lacks_nothing_and_is_offered_everywhere(home):
    assert of(home) == []
    for place in (HOME, REPORT, INTERVIEW):
        assert offered(place, home / "data" / "roles", home / "book") == [WHOLE]


def test_every_role_of_the_book_lacks_nothing(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{role} lacks nothing." for role in bank.roles()]


GONE = {
    "bank": ("data/roles/ROLE/bank.yml", "has no bank.yml, so nothing is known of what", {HOME, REPORT, INTERVIEW}),
    "advert": ("data/roles/ROLE/advert.yml", "has no advert.yml, so no advert can be read for it.", {REPORT}),
    "weights": ("data/roles/ROLE/weights.yml", "has no learned weights: label lines in its examples/", {REPORT}),
    "examples": ("data/roles/ROLE/examples", "has no examples/sentences.yml, so no weights can be learned", {REPORT}),
    "held-out": ("data/roles/ROLE/held-out", "has no case in held-out/, so nobody knows how well", set()),
    "paths": ("data/roles/ROLE/paths.yml", "has no paths.yml: nothing leads its readers through tonight", set()),
    "words": ("data/roles/ROLE/words.yml", "has no words.yml: the home page does not know how to call it.", {HOME}),
    "chapter": ("book/ROLE", "has no chapter (book/ROLE/index.ipynb), so every link", {HOME, REPORT, INTERVIEW}),
    "folder": ("data/roles/ROLE", "There is no folder ROLE among the roles; make role", {HOME, REPORT, INTERVIEW}),
}


@pytest.mark.parametrize("part", GONE)
def test_a_part_that_is_not_there_is_said_and_the_role_not_offered_where_it_is_wanted(home, capsys, part):
    path, says, stops = GONE[part]
    gone = home / path.replace("ROLE", WHOLE)
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    found = of(home)
    assert any(says.replace("ROLE", WHOLE) in one.says for one in found if one.part == part)
    assert {place for one in found for place in one.stops} >= stops
    for place in (HOME, REPORT, INTERVIEW):
        there = offered(place, home / "data" / "roles", home / "book")
        assert (WHOLE in there) == (not check.stopped(place, found))
    where = ["--folder", str(home / "data" / "roles"), "--book", str(home / "book")]
    assert main(["check", WHOLE, *where]) == 1
    out = capsys.readouterr().out
    assert says.replace("ROLE", WHOLE) in out and "Traceback" not in out


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        ("_toc.yml", "index", "other", "chapter is not in _toc.yml, so the book is built without it."),
        (
            "data/roles/ROLE/paths.yml",
            "tonight:",
            "tonite:",
            "paths.yml cannot be used (2 to mend: ROLE/paths.yml: tonite",
        ),
        ("data/roles/ROLE/bank.yml", "role:", "rolle:", "bank.yml cannot be used (1 to mend, the first:"),
        ("data/roles/ROLE/words.yml", "place:", "plaice:", "words.yml cannot be used: ROLE/words.yml, words: plaice"),
        ("data/roles/ROLE/words.yml", "home:", "# To write: home:", "words.yml still holds 1 of the texts that it was"),
        ("data/roles/ROLE/advert.yml", ".look-for.", ".look-for.un", "has rules in advert.yml, and the bank does not"),
    ],
)
def test_a_part_that_is_wrong_is_said(home, path, old, new, says):
    file = home / path.replace("ROLE", WHOLE)
    text = file.read_text("utf-8")
    if path.endswith("words.yml") and old == "place:":
        text += "place: shop\n"
    file.write_text(
        text.replace(old, new, 1) if old != ".look-for." else re.sub(r"(?m)^(  \S+\.look-for\.)", r"\1un", text)
    )
    assert any(says.replace("ROLE", WHOLE) in one.says for one in of(home)), [one.says for one in of(home)]


@pytest.fixture(scope="module")
def held():
    return bank.load_all()


@pytest.fixture(scope="module")
def known():
    return ontology.load()


def test_a_role_with_a_bank_alone_is_neither_offered_by_the_form_nor_reported(held, known):
    fourth = replace(held.role(WHOLE), profile=replace(held.role(WHOLE).profile, id="store-manager"))
    more = replace(held, roles={**held.roles, "store-manager": fourth})
    html = prep_report(more).html
    assert all(f'<option value="{role}">' in html for role in held.roles) and "store-manager" not in html
    with pytest.raises(ReportError, match=r"There is no role store-manager; there are .*no advert\.yml"):
        prepare(CV, JOB, role="store-manager", held=more, ontology=known)


def test_a_role_without_weights_is_not_judged(held, known):
    cues = {**known.data["cues"], "shown": {}, "asked": dict(known.data["cues"]["asked"]), "role": {}}
    half = ontology.from_json(json.dumps({**known.data, "cues": cues}))
    with pytest.raises(ReportError, match=r"No role is complete enough for a report; python -m cxprep\.roles check"):
        prepare(CV, JOB, held=held, ontology=half)
    cues = {kind: {id: w for id, w in all.items() if WHOLE not in id} for kind, all in known.data["cues"].items()}
    half = ontology.from_json(json.dumps({**known.data, "cues": cues}))
    data = prepare(CV, JOB, held=held, ontology=half).data
    assert data["role"] != WHOLE and WHOLE not in data["role_scores"]
    with pytest.raises(ReportError, match=f"There is no role {WHOLE}; .*has no learned weights"):
        prepare(CV, JOB, role=WHOLE, held=held, ontology=half)


def test_what_the_form_offers_is_what_the_page_gets(held, known):
    there = reported(held)
    assert there == list(json.loads(ontology.document(there))["roles"]) == list(known.roles)
    assert list(json.loads(ontology.document(there[:1]))["roles"]) == there[:1]


def test_a_role_that_is_alone_is_chosen_and_not_doubted(held, known):
    data = prepare(CV, JOB, held=held, ontology=known.only([WHOLE])).data
    assert data["role"] == WHOLE and not any("more than one" in one for one in data["reading"]["warnings"])


def test_a_role_without_questions_is_left_out_of_the_mock_interview(held):
    asked = held.role(WHOLE)
    bare = replace(asked, items={id: item for id, item in asked.items.items() if item.section != "question"})
    widget = mock_interview(replace(held, roles={**held.roles, WHOLE: bare}))
    assert [role["id"] for role in widget.spec["roles"]] == [id for id in held.roles if id != WHOLE]
    with pytest.raises(ValueError, match="no question for the level"):
        mock_interview(bare)


def test_a_new_folder_is_laid_out_and_nothing_is_written_over(home):
    folder, book = home / "data" / "roles", home / "book"
    said = lay_out("store-manager", folder, book)
    assert "Laid out" in said and "make weights" in said
    role = bank.load("store-manager", folder)
    assert {item.section for item in role.items.values()} >= {"look-for", "question", "concept", "drill", "ask"}
    found = of(home, "store-manager")
    assert {one.part for one in found} >= {"texts", "weights", "chapter"}
    assert offered(HOME, folder, book) == [WHOLE]
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(LayoutError, match="roles/store-manager is there already, and nothing was written"):
        lay_out("store-manager", folder, book)
    for bad in ("Store", "store manager", "../x", "store-", "1st"):
        with pytest.raises(LayoutError, match="is no id for a role"):
            lay_out(bad, folder, book)
    with pytest.raises(LayoutError, match="Name the role: make role R=store-manager"):
        lay_out("", folder, book)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
