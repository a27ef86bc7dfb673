"""data/README.md explains every kind and every field of the bank, and its example can be read."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from cxprep import bank
from cxprep.bank import constraints as rules
from cxprep.bank import parts
from tests.support.broken_bank import bank_file

README = (bank.FOLDER.parent / "README.md").read_text(encoding="utf-8")
PARTS = [parts.Fact, parts.Dimension, parts.Profile, parts.Card, parts.Claim, parts.Part, parts.Note, parts.Answer]
PARTS += [parts.Pushback, parts.FacilitatorNote]


@pytest.mark.parametrize("kind", [*bank.KINDS.values(), *PARTS], ids=lambda kind: kind.__name__)
def test_every_field_is_explained(kind: type) -> None:
    text = README
    if kind in bank.KINDS.values():
        heading = re.search(rf"^### [\w, -]*\b{kind.section}\b.*?(?=^##)", README, re.M | re.S)
        assert heading, f"data/README.md has no heading for {kind.section}."
        text = heading[0]
    for name in (field.name for field in fields(kind)):
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", text) or name == "id", (
            f"data/README.md does not explain {name}."
        )


def test_every_word_of_a_list_is_explained() -> None:
    for word in (*rules.QUESTION_KINDS, *rules.QUALITIES, *rules.LEVELS):
        assert f"`{word}`" in README, word


def test_the_example_is_sound(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.S)
    bank_file(tmp_path, "cx-lead").write_text(example, encoding="utf-8")
    role = bank.load("cx-lead", tmp_path)
    assert role.text("{extra_margin} on {annual_sales}") == "+$8.7M on $400M" and len(role.cards()) == 1
