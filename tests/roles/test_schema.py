"""The schemas by which an editor checks a role's files take what the reader takes and refuse what it refuses."""

from copy import deepcopy
from functools import cache

import pytest
import yaml
from jsonschema import Draft7Validator

from cxprep.bank import roles
from cxprep.roles import schema
from tests.support.role import BANK, ROLE
from tools.project import ROOT

DATA = ROOT / "data"
KINDS = ("roles/*/bank.yml", "roles/*/words.yml", "roles/*/workshop/*.yml", "common/words.yml")
FILES = sorted(path for kind in KINDS for path in DATA.glob(kind))


@cache
def validator(name: str) -> Draft7Validator:
    """The schema of a kind of file."""
    return Draft7Validator(schema.SCHEMAS[name]())


def name_of(path) -> str:
    """The schema of a file."""
    if path.parent.name == "workshop":
        return f"workshop-{path.stem if path.stem in ('firms', 'sessions') else 'recipe'}.json"
    return ("common-" if path.parent.name == "common" else "") + f"{path.stem}.json"


def findings(data: object, name: str = "bank.json") -> list[str]:
    """What the schema objects to, with the place."""
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator(name).iter_errors(data)]


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_the_committed_schema_is_the_dataclasses(name):
    Draft7Validator.check_schema(schema.SCHEMAS[name]())
    assert (DATA / "schemas" / name).read_text("utf-8") == schema.text(name), "run make schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_the_books_files_fit_and_name_their_schema(path):
    text = path.read_text("utf-8")
    first = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / first).resolve() == DATA / "schemas" / name_of(path)
    assert findings(yaml.safe_load(text), name_of(path)) == []


def test_every_role_is_looked_at():
    assert {path.parent.name for path in FILES if path.name == "bank.yml"} == set(roles())


@cache
def sound() -> dict:
    """The fixture role, as its file has it."""
    return yaml.safe_load((BANK / ROLE / "bank.yml").read_text("utf-8"))


def test_the_fixture_role_fits():
    assert findings(sound()) == []


QUESTION = ("question", f"{ROLE}.question.changed-promise")
# what is done to the fixture role, and where the schema sees it
BROKEN = {
    "a field is missing": ([*QUESTION, "tests"], None, "question/test-role.question.changed-promise: 'tests'"),
    "a field is misspelt": ([*QUESTION, "follow_up"], ["Why?"], "'follow_up' was unexpected"),
    "a word of no list": ([*QUESTION, "kind"], "riddle", "kind: 'riddle' is not one of"),
    "a level of no role": ([*QUESTION, "levels"], ["boss"], "levels: "),
    "a list is too short": ([*QUESTION, "parts"], [], "parts: [] is too short"),
    "seconds in words": ([*QUESTION, "parts", 0, "seconds"], "ten", "parts/0/seconds: 'ten' is not of type 'integer'"),
    "too many seconds": ([*QUESTION, "parts", 0, "seconds"], 900, "parts/0/seconds: 900 is greater than the maximum"),
    "an id of another kind": ([*QUESTION, "look_fors"], ["test-role.drill.x"], "look_fors/0: 'test-role.drill.x'"),
    "an id in the wrong place": (["question", f"{ROLE}.drill.x"], {}, "'test-role.drill.x' does not match"),
    "no such kind": (["questions"], {}, "'questions' was unexpected"),
    "a grade of no scale": (["role", "levels"], [], "role/levels: [] should be non-empty"),
    "a model of another package": (["role", "facts", "x"], {"source": "book", "model": "os:system"}, "role/facts"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_bank_is_refused_where_it_is_broken(what):
    (*path, last), value, where = BROKEN[what]
    data = place = deepcopy(sound())
    for step in path:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    assert any(where in finding for finding in findings(data)), findings(data)


def test_unknown_arguments_are_refused(capsys):
    assert schema.main(["--help"]) == 2
    assert "writes the schemas" in capsys.readouterr().err
