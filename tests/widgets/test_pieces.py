"""What holds of every widget of a question: nothing dead, nothing unescaped, the same bytes, ids that stand once."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cxprep.bank import Note, Part, Pushback
from tests.support.hostile import HOSTILE
from tests.support.pages import fragment, island
from tests.support.questions import DRILL, MAKERS, QUESTION
from tests.support.role import held

QUESTIONS = [question.id for question in held().of("question")]
VOID = {"input", "img", "br", "hr", "link", "meta"}


class Controls(HTMLParser):
    """Every element of a fragment, and the controls that no hidden or disabled element holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.ids: list[str] = []
        self.awake: list[str] = []
        self.asleep = 0
        self.text = ""
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        sleeps = "hidden" in names or "disabled" in names
        self.tags.append(tag)
        self.handlers += [name for name in names if name.startswith("on")]
        self.ids += [names["id"]] if "id" in names else []
        if tag in ("button", "input", "textarea", "select"):
            if sleeps or any(one for _, one in self._open):
                self.asleep += 1
            else:
                self.awake.append(self.get_starttag_text())
        if tag not in VOID:
            self._open.append((tag, sleeps))

    def handle_endtag(self, tag):
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("id", QUESTIONS)
def test_every_question_gives_every_widget(kind: str, id: str) -> None:
    html = fragment(MAKERS[kind](id, held()))
    seen = Controls(html)
    assert f'data-live="{kind}"' in html and f'data-{kind}="{id}"' in html
    assert not re.search(r"\{\w+[:}]", seen.text.split('{"spec"')[0]), "a figure was not filled in"
    assert not seen._open and island(html)["spec"]["item"] == id


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_answers_before_the_script_has_come(kind: str) -> None:
    seen = Controls(fragment(MAKERS[kind](QUESTION, held())))
    assert not seen.awake, seen.awake
    assert seen.asleep, "the widget has lost its controls"


def test_ids_stand_once_on_a_page_of_everything() -> None:
    ids = [
        id
        for question in QUESTIONS
        for make in MAKERS.values()
        for id in Controls(fragment(make(question, held()))).ids
    ]
    assert len(ids) > 20 and len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", MAKERS)
def test_hostile_words_stay_words(kind: str) -> None:
    plain = held()[QUESTION]
    texts = tuple(HOSTILE for _ in plain.follow_ups)
    hostile = replace(
        plain,
        title=HOSTILE,
        tests=HOSTILE,
        parts=tuple(Part(name=HOSTILE, seconds=part.seconds, do=HOSTILE) for part in plain.parts),
        answers=(
            *(replace(one, candidate=HOSTILE, text=HOSTILE + one.text) for one in plain.answers[:-1]),
            replace(plain.answers[-1], text=HOSTILE, notes=(Note(quote="<script>", note=HOSTILE),) * 2),
        ),
        follow_ups=texts,
        pushbacks=(Pushback(who=HOSTILE, says=HOSTILE, answer=HOSTILE),),
        scale={level: {name: (HOSTILE,) * 5 for name in dimensions} for level, dimensions in plain.scale.items()},
        claims=tuple(replace(claim, text=HOSTILE) for claim in plain.claims),
    )
    seen, usual = Controls(fragment(MAKERS[kind](hostile, held()))), Controls(fragment(MAKERS[kind](plain, held())))
    assert not seen.handlers
    assert {tag: seen.tags.count(tag) for tag in ("script", "img")} == {"script": 1, "img": 0}
    assert set(seen.tags) == set(usual.tags)
    assert "<script>window.hacked=1</script>" in seen.text


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_no_question_is_refused_in_a_sentence(kind: str) -> None:
    with pytest.raises(TypeError, match=r"^A .* is made of a question.*; look-for is something else\.$"):
        MAKERS[kind]("test-role.look-for.kept-promises", held())
    with pytest.raises(
        KeyError, match=r"test-role has no item test-role\.question\.changed-promises; .*changed-promise"
    ):
        MAKERS[kind](QUESTION + "s", held())


@pytest.mark.parametrize("kind", ["scale", "rehearsal"])
def test_a_drill_is_scored_and_rehearsed_too(kind: str) -> None:
    assert f'data-{kind}="{DRILL}"' in fragment(MAKERS[kind](DRILL, held()))


@pytest.mark.parametrize("kind", ["scale", "roleplay"])
def test_levels_are_chosen_or_refused(kind: str) -> None:
    assert Controls(MAKERS[kind](QUESTION, held(), levels=["head"]).html).tags.count("fieldset") < Controls(
        MAKERS[kind](QUESTION, held()).html
    ).tags.count("fieldset")
    with pytest.raises(ValueError, match=r"has no scale for 'associate'; it has one for lead and head\.$"):
        MAKERS[kind](QUESTION, held(), levels=["associate"])


@pytest.mark.parametrize("kind", MAKERS)
def test_plain_text_names_the_item(kind: str) -> None:
    data = MAKERS[kind](QUESTION, held())._repr_mimebundle_()[0]
    assert data["text/plain"].endswith(f" of {QUESTION}")


@pytest.mark.parametrize("kind", MAKERS)
def test_the_joined_module_declares_each_name_once(kind: str) -> None:
    module = type(MAKERS[kind](QUESTION, held()))._esm
    names = re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", str(module), re.M)
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})
    assert not re.search(r"^import ", str(module), re.M)


def test_a_folded_widget_holds_the_same_as_an_open_one() -> None:
    for make in (make for kind, make in MAKERS.items() if kind != "question"):
        closed, opened = (make(QUESTION, held(), folded=folded).html for folded in (True, False))
        fold = re.compile(r'<details class="mot-fold"><summary>.*?</summary>(.*)</details>', re.S)
        assert fold.sub(r"\1", closed) == opened
        assert "mot-fold" not in opened
