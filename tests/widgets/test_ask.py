"""The questions for a firm and the read of it, in Python: only what was typed is said, and nothing is left over."""

import random
import re
from dataclasses import replace
from html import unescape

import pytest

from cxprep.bank import load
from cxprep.bank import roles as bank_roles
from cxprep.roles import words
from cxprep.widgets.ask import ask_them, nameless
from cxprep.widgets.firm import WORDS_A_MINUTE, phrase, read_aloud, read_the_firm, sentence
from tests.support.pages import fragment, island
from tests.support.role import fixture_role

ROLE = fixture_role()
ROLES = [load(id) for id in bank_roles()]
WORDS = {role.id: words.load(role.id) for role in ROLES}
LEADS = {id: lead for own in WORDS.values() for id, lead in own.leads.items()}
FORMS = [form for own in WORDS.values() for form in own.forms]
NAMELESS = "your firm"
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)


def test_every_question_of_the_bank_is_a_card_without_a_place():
    for role in (ROLE, *ROLES):
        widget = ask_them(role)
        for item in role.of("ask"):
            title = role.text(item.title, firm=nameless(role.id))
            assert unescape(widget.html).count(f'<p class="mot-put">{title}</p>') == 1
        assert "{" not in widget.html
        assert [one["id"] for one in widget.spec["questions"]] == [item.id for item in role.of("ask")]


def test_a_place_that_is_called_a_shop_is_never_called_a_firm():
    assert {own.place for own in WORDS.values()} >= {"firm", "shop"}
    for role in ROLES:
        widget, place = ask_them(role), WORDS[role.id].place
        assert widget.spec["nameless"] == nameless(role.id) == f"your {place}"
        html = unescape(widget.html)
        assert f"The {place}’s name" in html
        if place != "firm":
            assert f"your {place}" in html
            assert not re.search(r"\bfirm\b", re.sub(r"<[^>]*>", " ", html))


def test_a_role_without_words_has_general_ones_and_nobody_elses_example():
    html = unescape(ask_them(ROLE).html)
    assert not words.path_of(ROLE.id).exists() and "The firm’s name" in html
    assert "For example" not in html and "aria-describedby" not in html


def test_the_page_gets_the_firms_place_and_no_other():
    for role in (ROLE, *ROLES):
        texts = [t for one in ask_them(role).spec["questions"] for t in (one["title"], *one["follow_ups"])]
        assert {place for text in texts for place in re.findall(r"\{.*?\}", text)} <= {"{firm}"}
    assert any("{firm}" in one["title"] for role in ROLES for one in ask_them(role).spec["questions"])


@pytest.mark.parametrize("id", [*LEADS, "general"])
def test_a_lead_uses_what_it_is_for_and_ends_as_a_sentence(id):
    lead = LEADS.get(id) or words.load("no-such-role").lead_to("")
    places = {form: set(re.findall(r"\{(\w+)\}", getattr(lead, form))) for form in ("both", "lately", "where")}
    assert places["both"] - {"firm"} == {"lately", "where"}
    assert places["lately"] - {"firm"} == {"lately"}
    assert places["where"] - {"firm"} == {"where"}
    assert all(getattr(lead, form).endswith(".") for form in places)


def test_every_question_of_a_role_has_its_own_lead():
    for role in ROLES:
        assert [item.id for item in role.of("ask")] == list(WORDS[role.id].leads)
    texts = [text for lead in LEADS.values() for text in (lead.both, lead.lately, lead.where)]
    assert len(set(texts)) == len(texts)


@each_form
def test_the_parts_of_a_form_add_up_to_its_time(form):
    assert sum(signal.minutes for signal in form.signals) == form.minutes
    assert all(2 <= len(signal.prompts) <= 4 for signal in form.signals)
    rest = form.minutes - form.signals[0].minutes
    with pytest.raises(ValueError, match=rf"take {rest} minutes together; they have to take {form.minutes}\.$"):
        read_the_firm(ROLE, replace(form, signals=form.signals[1:]))


def test_no_form_writes_over_another_or_over_the_firms_name():
    assert len({"about", *(form.id for form in FORMS)}) == len(FORMS) + 1
    assert [read_the_firm(ROLE, form).spec["part"] for form in FORMS] == [form.id for form in FORMS]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("found a pan", "In it I found a pan."),
        ("  I found\n a pan . ", "In it I found a pan."),
        ("wondered why?", "In it I wondered why?"),
        ("I", "In it I I."),
        ("Instagram is where", "In it I Instagram is where."),
        ("a.b.", "In it I a.b."),
    ],
)
def test_a_sentence_is_finished_as_one_would(typed, said):
    assert sentence("In it I", typed) == said


@each_form
def test_nothing_written_is_nothing_said(form):
    assert read_aloud("Larkfield", {}, {}, form) == []
    notes = {signal.id: ("  .\n", form.groups[1].mark) for signal in form.signals}
    assert read_aloud("", notes, {form.ends[0].name: " "}, form) == []


def own_words(number: int, seed: int = 0) -> list[str]:
    """Words that stand in none of the page's own sentences."""
    return [f"zq{seed}x{place}" for place in range(number)]


@each_form
@pytest.mark.parametrize("seed", range(40))
def test_everything_written_is_said_once_and_what_is_missing_is_named(seed, form):
    draw = random.Random(seed)
    signals, before_unseen = form.signals, form.unseen.split("{unseen}")
    typed = dict(zip([signal.id for signal in signals], own_words(len(signals), seed), strict=True))
    seen = [id for id in typed if draw.random() < 0.6]
    marks = [*(group.mark for group in form.groups), "", "x"]
    notes = {id: (typed[id] if id in seen else "", draw.choice(marks)) for id in typed}
    ends = {end.name: f"end{end.name}" for end in form.ends if draw.random() < 0.5}
    text = "\n".join(read_aloud("Larkfield", notes, ends, form))
    if not seen and not ends:
        assert text == ""
        return
    assert [text.count(typed[id]) for id in typed] == [id in seen for id in typed]
    unseen = re.split(", | or ", text.partition(before_unseen[0])[2].partition(before_unseen[1])[0])
    assert [signal.name in unseen for signal in signals] == [signal.id not in seen for signal in signals]
    assert [text.count(f"end{end.name}") for end in form.ends] == [end.name in ends for end in form.ends]
    own = [*(s.start for s in signals), *(end.start for end in form.ends), *(group.says for group in form.groups)]
    frame = " ".join([*own, form.opening, form.unseen, *(signal.name for signal in signals), "Larkfield or"])
    given = {*typed.values(), *ends.values()}
    assert {phrase(w) for w in text.split()} - {phrase(w) for w in frame.split()} - given == set(), (
        "a word from nowhere"
    )


@each_form
def test_the_sample_is_the_page_s_own_answer_and_fits_its_time(form):
    sample = form.sample
    spoken = read_aloud(sample.firm, sample.told, sample.ends, form)
    html = unescape(read_the_firm(ROLE, form).html)
    assert all(f"<p>{paragraph}</p>" in html for paragraph in spoken)
    least, most = form.seconds
    assert least <= len(" ".join(spoken).split()) / WORDS_A_MINUTE * 60 <= most
    assert {one.mark for one in sample.notes.values()} == {group.mark for group in form.groups}


def test_the_sample_says_what_was_not_looked_at():
    form = FORMS[0]
    sample = form.sample
    spoken = read_aloud(sample.firm, sample.told, sample.ends, form)
    assert "I have not looked at your job adverts or your annual report, so I say nothing about that." in spoken


def test_nothing_that_needs_a_script_is_awake():
    for widget in (ask_them(ROLE), *(read_the_firm(ROLE, form) for form in FORMS)):
        waiting = 0
        for tag in re.findall(r"<(/?(?:div|form|p)\b[^>]*|input[^>]*|textarea[^>]*|button[^>]*)>", widget.html):
            if tag.startswith("/"):
                waiting -= waiting > 0
            elif tag.split()[0] in ("div", "form", "p"):
                waiting += waiting > 0 or "data-needs-script hidden" in tag
            else:
                assert waiting, f"{tag} would be dead without a script"
        assert waiting == 0


def test_the_page_state_is_plain():
    for widget in (ask_them(ROLE), read_the_firm(ROLE, FORMS[0])):
        assert island(fragment(widget))["spec"] == widget.spec
        assert 'method="dialog"' in widget.html and "action=" not in widget.html


def test_the_notebook_hears_what_was_typed():
    for widget, name in ((ask_them(ROLE), "facts"), (read_the_firm(ROLE, FORMS[0]), "notes")):
        heard = []
        widget.observe(lambda change, heard=heard: heard.append(change["new"]), names=name)
        widget.set_state({name: {"name": "Larkfield"}})
        assert heard == [{"name": "Larkfield"}]
