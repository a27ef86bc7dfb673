"""Stories as files: what is written can be read again, and what cannot be read is answered in a sentence."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.practice.stories import (
    MOST_BYTES,
    MOST_STORIES,
    StoriesError,
    Story,
    load,
    loads,
    to_json,
    to_markdown,
)

PALLET = Story(
    id="refund-pallet",
    title="The refund pallet",
    situation="We said five days.\n\n## Not a heading\n\\ nor this",
    action="I counted forty slips.\n# and not this",
    metric="refund days: 9 to 3",
    competencies=("test-role.look-for.kept-promises", "calm, under pressure"),
    ticks={"test-role.question.walk-through": True, "test-role.question.why-kitchenware": False},
    changed="2026-03-01T09:30:00.000Z",
)
TEXTS = st.text(st.sampled_from("# \\-ab:é\n\t\u2028😀\x00\r<>{}\"'"), max_size=40)
LINES = st.text(st.sampled_from("# \\-ab:;é\u2028😀<>\"'"), min_size=1, max_size=20).filter(lambda t: t.strip())
IDS = st.text("ab9-", max_size=8).map(lambda text: f"s{text}")
QUESTIONS = st.text("ab9-.", max_size=8).map(lambda text: f"q{text}")
ENTRIES = st.fixed_dictionaries(
    {"title": LINES.filter(lambda t: t.strip(" \t"))},
    optional={
        "id": IDS,
        "situation": TEXTS,
        "action": TEXTS,
        "metric": TEXTS,
        "competencies": st.lists(LINES, max_size=4),
        "ticks": st.dictionaries(QUESTIONS, st.booleans(), max_size=3),
        "changed": st.sampled_from(["", "2026-03-01T09:30:00Z", "2027-01-01T00:00:00.125Z"]),
    },
)


def document(*entries: object, **changes: object) -> str:
    """A file of the story bank around entries."""
    return json.dumps({"kind": "moments-of-truth/stories", "version": 1, "stories": entries} | changes)


@pytest.mark.parametrize("write", [to_json, to_markdown])
def test_what_is_written_can_be_read_again(write):
    assert loads(write([PALLET])) == [PALLET]


@given(st.lists(ENTRIES, max_size=5))
def test_both_forms_hold_the_same(entries):
    stories = loads(document(*entries))
    assert loads(to_json(stories)) == stories
    if stories:
        assert loads(to_markdown(stories)) == stories
        assert loads(to_markdown(stories).replace("\n", "\r\n")) == stories


def test_a_file_by_hand_needs_only_titles():
    stories = loads("# Notes\n\n## The refund pallet\n\n### Action\nI counted.\n\n## The refund pallet\n## 3rd time\n")
    assert [story.id for story in stories] == ["the-refund-pallet", "the-refund-pallet-2", "story-3rd-time"]
    assert stories[0].action == "I counted."


def test_of_two_with_one_id_the_newest_counts():
    old, new = {"id": "a", "title": "Old", "changed": "2026-01-01T00:00:00Z"}, {"id": "a", "title": "New"}
    assert [story.title for story in loads(document(old, new))] == ["Old"]
    assert [story.title for story in loads(document(new, old))] == ["Old"]
    assert [story.title for story in loads(document(new, {**new, "title": "Newer"}))] == ["Newer"]


def test_the_export_of_everything_is_read_for_its_stories():
    sections = {"stories": {"a": {"id": "a", "title": "One"}}, "scores": {"x": []}}
    text = json.dumps({"kind": "moments-of-truth/progress", "version": 1, "sections": sections})
    assert [story.title for story in loads(text)] == ["One"]


BAD = {
    "empty": ("", "empty"),
    "blank": (" \n\t", "empty"),
    "not JSON": ("{", "cannot be read"),
    "deep": ("[" * 100_000, "cannot be read"),
    "not a number": (document(weight=float("nan")), "cannot be read"),
    "foreign": ('{"name": "package", "version": 1}', "not from this book"),
    "a list": ("[1]", "not from this book"),
    "later": (document(version=2), "another version"),
    "truth for a version": (document(version=True), "another version"),
    "no list": (document(stories="two"), "no list of stories"),
    "no story": (document(5), "Story 1 is not a story"),
    "no title": (document({"title": " \n "}), "Story 1 has no title"),
    "a number for a text": (document({"title": "A"}, {"title": "B", "task": 3}), "Story 2: task should be text"),
    "competencies": (document({"title": "A", "competencies": "x"}), "competencies should be a list"),
    "ticks": (document({"title": "A", "ticks": {"Not an id": True}}), "ticks should name questions"),
    "time": (document({"title": "A", "changed": "yesterday"}), "changed should be a time"),
    "id": (document({"title": "A", "id": "<b>"}), "id should be"),
    "long": (document({"title": "A", "task": "x" * 10_001}), "task is longer than 10,000"),
    "many": (document(*[{"title": "A"}] * (MOST_STORIES + 1)), "holds 201 stories"),
    "huge": ("x" * (MOST_BYTES + 1), "larger than 2 MB"),
    "prose": ("A text about nothing.", "no story"),
    "markdown heading": ("## A\n### Moral\n", "has the heading “Moral”"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_said(name):
    text, words = BAD[name]
    with pytest.raises(StoriesError) as error:
        loads(text)
    assert words in str(error.value)
    assert str(error.value).endswith(".") and "\n" not in str(error.value)


def test_files(tmp_path):
    path = tmp_path / "stories.json"
    path.write_text("\ufeff" + to_json([PALLET]), encoding="utf-8")
    assert load(path) == [PALLET]
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoriesError, match="not text in UTF-8"):
        load(path)
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    with pytest.raises(StoriesError, match="larger than 2 MB"):
        load(path)
    with pytest.raises(StoriesError, match=r"gone\.md cannot be opened"):
        load(tmp_path / "gone.md")


@given(st.text(st.sampled_from(string.printable + "é😀\u2028"), max_size=200))
def test_any_text_is_read_or_answered(text):
    for start in ("", "## A\n", "{"):
        try:
            assert all(isinstance(story, Story) for story in loads(start + text))
        except StoriesError as error:
            assert str(error).endswith(".")
