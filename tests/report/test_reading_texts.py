"""Lines of any file become what the writer meant: bullets, whole words, headings where they are headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxprep.report import ontology
from cxprep.report.advert import read_advert
from cxprep.report.lines import Unit, units
from cxprep.report.read import read
from cxprep.report.read.words import damage, joined, vocabulary

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
HEAD = "Experience\nSales associate, Oak & Sons, 2019 - 2024\n"


def read_units(text: str | bytes) -> list[Unit]:
    """The units of a text."""
    data = text if isinstance(text, bytes) else text.encode()
    return units(read("cv.txt", data, "CV").lines)


def told(text: str | bytes) -> list[tuple[str, bool]]:
    """Each unit's text, and whether it is a bullet."""
    return [(unit.text, unit.bullet) for unit in read_units(text)]


def fixture(name: str) -> list[tuple[str, str, bool]]:
    """The units of an input of the review."""
    found = read_units((FIXTURES / f"{name}.txt").read_bytes())
    return [(unit.section, unit.text, unit.bullet) for unit in found]


def test_a_list_whose_bullets_were_drawn_as_pictures_is_still_a_list() -> None:
    lines = (
        "Opened a book of orders that were late, with the day promised and who had been",
        "Promised a new one, and rang the five oldest each morning before the shop opened",
        "Removed the voucher from letters about lost parcels and wrote to each by hand",
        "Raised the share of orders on time from 80% to 94% with the two Leeds carriers",
        "Trained the four who joined for Christmas in the same words and the same book",
    )
    assert [text for text, _ in told(HEAD + "\n".join(lines))][2:] == list(lines)
    wrapped = [f"- {lines[0]}", f"  {lines[1]}", *(f"- {line}" for line in lines[2:])]
    assert told(HEAD + "\n".join(wrapped))[2][0] == " ".join(lines[:2])  # where there are bullets, they tell


# A list's lines are not one line, though each is as long as a cut one

ITEMS = (
    "Kept the size book for the walking boots and rang those who waited for one",
    "Consistently among the first three of fourteen for sales an hour",
    "Yearly count of the stock room with two from the office and one from Leeds",
    "Most often asked for by name at the repair desk, so the cobbler tells me",
    "Friday tasting of teas for regulars, and a note in the book of what each one took",
)
CUT = (  # each line of it has no more room, and three of them go on with a name
    "I run the desk to which the workshop, the shops and the",
    "customers come with whatever went wrong, from a lost part to a",
    "wrong bill. Since spring the rules are written down, and",
    "Marguerite Osei reads them with whoever is new. In our three",
    "Leeds shops nobody waits longer than a day for an answer now;",
    "I read each answer before it goes out and ring the person if",
    "we were rude or late. Everybody at the desk in Harrogate and",
    "Ilkley may spend up to forty pounds without asking anybody.",
)


@pytest.mark.parametrize("profile", ["", "Somebody whose one paragraph is as long as the window it was typed in. " * 3])
def test_lines_of_a_list_without_bullets_are_a_line_each(profile: str) -> None:
    items = list(ITEMS * 3)
    text = f"{profile}\n\n{HEAD}" + "\n".join(items)
    assert [one for one, _ in told(text)][-len(items) :] == items


def test_what_ends_before_the_edge_does_not_go_on() -> None:
    item = "Answered the shop's post in the words of the house each morning, and filed it by day."
    wide = "Wrote down at the end of each day what people had asked for and we had not, by size and colour, and read it"
    last = [item, "Weekly post of thanks."]
    lines = [f"- {wide}", "  to the buyer on Mondays", f"- {wide}", "  to the buyer on Fridays", *last]
    assert [one for one, _ in told(HEAD + "\n".join(lines))][-2:] == last


def test_a_sentence_goes_on_with_a_name() -> None:
    assert told("Summary\n" + "\n".join(CUT))[1:] == [(" ".join(CUT), False)]


def test_cut_lines_in_capitals_are_joined() -> None:
    text = "\n".join(CUT).upper()
    assert told(f"SUMMARY\n{text}")[1:] == [(" ".join(CUT).upper(), False)]


# A wrapped word is no heading

LONG = "- Worked with the studio, the boutiques and the shop in Leeds on a new set of page"


@pytest.mark.parametrize("word", ["skills", "technologies", "experience", "interests"])
def test_a_small_word_that_ends_a_bullet_is_no_heading(word: str) -> None:
    found = read_units(f"{HEAD}{LONG}\n{word}\n- Raised sales by 10% in a year by asking what people came in for\n")
    assert {unit.section for unit in found} == {"experience"} and found[2].text.endswith(f"page {word}")


@pytest.mark.parametrize("end", ["and", "of the", "for customer"])
def test_a_capital_word_after_a_link_is_no_heading(end: str) -> None:
    line = f"- Won the yearly prize of all the shops in the north for the best show of goods {end}"
    found = read_units(f"{HEAD}{line}\nExperience\n- Rang the till\n")
    assert found[2].text.endswith(f"{end} Experience") is (end != "for customer")


@pytest.mark.parametrize("heading", ["Skills", "SKILLS", "Education", "skills"])
def test_a_heading_is_still_one(heading: str) -> None:
    found = read_units(f"{HEAD}{LONG}s for the flagship.\n{heading}\nExcel, till, first aid\n")
    assert found[-1].section == heading.lower()
    small = "experience\nSales associate, Oak & Sons, 2019 - 2024\n" + LONG + "\nskills\nExcel\n"
    assert read_units(small)[-1].section == "skills"  # a writer who writes headings small


def test_the_word_of_the_review_is_no_heading() -> None:
    sections = [section for section, _, _ in fixture("01-wrapped-heading-word")]
    assert sections == [section for section, _, _ in fixture("01-control")]


# Bullets


@pytest.mark.parametrize(
    "mark",
    ["l ", "o ", "§ ", "Ø ", "ü ", "n ", "·", "· ", "â€¢ ", "â€¢", "•\t", "➢ ", "\x7f ", "→ ", "> ", "â— ",
     "â–Â ", "â—‹ "],
)  # fmt: skip
def test_every_bullet_gives_a_line_of_its_own(mark: str) -> None:
    lines = ["Called 30 customers a week whose order had come in.", "Stocked shelves", "Trained new staff on the till"]
    assert told(HEAD + "".join(f"{mark}{line}\n" for line in lines))[2:] == [(line, True) for line in lines]


@pytest.mark.parametrize("mark", [">", ">>", "> >"])
def test_a_letter_that_was_sent_on_is_read_without_its_marks(mark: str) -> None:
    text = f"{HEAD}\n- Kept the book of late orders\n- Rang who waited\n\nSkills\n\nExcel, till"
    sent = "\n".join(f"{mark} {line}".rstrip() for line in text.split("\n"))
    assert told(f"On Monday Ada wrote:\n\n{sent}")[1:] == told(text)
    bullets = f"{HEAD}{mark[0]} Kept the book of late orders\n{mark[0]} Rang who waited\n{mark[0]} Sent the rest\n"
    assert [bullet for _, bullet in told(bullets)][-3:] == [True] * 3  # no mark stands alone: they are bullets


def test_a_bullet_alone_on_its_line_belongs_to_the_next() -> None:
    assert told(f"{HEAD}•\nStocked shelves\n•\n\nRang the till\n")[2:] == [
        ("Stocked shelves", True),
        ("Rang the till", True),
    ]


@pytest.mark.parametrize(
    "line", ["l was there once", "A few calls a day", "I rang customers", "o Maria was my manager"]
)
def test_a_word_of_one_letter_is_no_bullet(line: str) -> None:
    assert (line, False) in told(f"{HEAD}\n{line}\n\nRang the till\n")


@pytest.mark.parametrize("name", ["12-cv-mojibake-bullets", "24-cv-letter-bullets-strong"])
def test_the_bullets_of_the_review_are_bullets(name: str) -> None:
    bullets = [text for _, text, bullet in fixture(name) if bullet]
    assert len(bullets) == (3 if name.startswith("12") else 4)
    if name.startswith("24"):
        assert fixture(name) == fixture("24-control")


# Encodings and letters


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("MÃ¼nchen, cafÃ©, naÃ¯ve", "München, café, naïve"),
        ("itâ€™s â€œfineâ€\x9d", "it’s “fine”"),
        ("5Â° and Â£40", "5° and £40"),
        ("A selfâ€starter, “the bestâ€.", "A self-starter, “the best”."),
        ("She said “I canâ€™t, itâ€™s lateâ€.", "She said “I can’t, it’s late”."),
        ("Tidied the storeÂ nightly.  ÂÂÂÂ Rang the tillÂ", "Tidied the store nightly. Rang the till"),
    ],
)
def test_text_in_a_wrong_encoding_is_read_anew(wrong: str, right: str) -> None:
    assert told(f"{HEAD}\n{wrong}\n")[-1][0] == right


@pytest.mark.parametrize(
    "text", ["CAFÉ” and “DÉJÀ”", "São João, Âncora", "CÂMARA DE VÂ", "Ærø, Ångström", "£40 – 50 °C"]
)
def test_text_in_the_right_encoding_is_left_alone(text: str) -> None:
    assert told(f"{HEAD}\n{text}\n")[-1][0] == text


@pytest.mark.parametrize(
    ("set_as", "word"),
    [
        ("e\ufb00ort", "effort"),
        ("\ufb01rst", "first"),
        ("\ufb02oor", "floor"),
        ("di\ufb03cult", "difficult"),
        ("ba\ufb04ed", "baffled"),
        ("be\ufb06", "best"),
        ("la\ufb05", "last"),
    ],
)
def test_every_ligature_is_opened(set_as: str, word: str) -> None:
    assert told(f"{HEAD}- A {set_as} of mine\n")[-1][0] == f"A {word} of mine"


def test_the_ligatures_of_the_review_are_opened() -> None:
    assert fixture("10-cv-ligature") == fixture("10-control")


@pytest.mark.parametrize(
    ("apart", "section"),
    [
        ("E D U C A T I O N", "education"),
        ("W O R K  E X P E R I E N C E", "experience"),
        ("S k i l l s", "skills"),
        ("W O R K E X P E R I E N C E", "experience"),
    ],
)
def test_a_heading_letter_by_letter_opens_its_section(apart: str, section: str) -> None:
    assert read_units(f"Jo Hale\nLeeds\n\n{apart}\n\nSomething of mine that I did\n")[-1].section == section


# Hyphens


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the sell-", "through rose", "sell-through rose"),
        ("click-and-", "collect was", "click-and-collect was"),
        ("a follow-", "up call", "follow-up call"),
        ("all custo-", "mers came", "customers came"),
        ("the manage-", "ment agreed", "management agreed"),
        ("an exhi-", "bition", "exhibition"),
        ("work-", "ing there", "working there"),
        ("the Anglo-", "French desk", "Anglo-French desk"),
        ("a non-", "profit shop", "non-profit shop"),
        ("co-", "operated", "co-operated"),
    ],
)
def test_a_hyphen_at_a_line_s_end_is_kept_or_not(before: str, after: str, whole: str) -> None:
    assert joined(before, after, vocabulary([])).endswith(whole)


@pytest.mark.parametrize("word", ["bookkeeping", "book-keeping"])
def test_the_document_s_own_words_decide_about_a_hyphen(word: str) -> None:
    text = f"{HEAD}- Did the {word} of the shop\n- Taught two new ones what to look for in the book-\nkeeping of ours\n"
    assert f"the {word} of ours" in told(text)[-1][0]


def test_the_hyphens_of_the_review_are_kept() -> None:
    assert fixture("20-cv-hyphen") == fixture("20-control")


# Adverts without blank lines


@pytest.mark.parametrize("heading", ["What we offer", "Your benefits:", "About you"])
def test_a_heading_after_a_long_bullet_is_no_part_of_it(heading: str) -> None:
    bullet = "- Greet every customer at the door and find out what they came in for today"
    top = "Sales Associate\nOak & Sons is a shoe shop in Leeds.\nResponsibilities"
    text = f"{top}\n{bullet}\n{heading}\n- A stylist academy\n"
    asked = [one.text for one in read_advert(read("job.txt", text.encode(), "job").lines, ontology.load().words).asked]
    assert bullet[2:] in asked


# Damage is measured and said


BROKEN = (
    "Answ ered questions on w arm w inter boots and w om en's shoes and show ed custom ers how they w ere made\n" * 3
)
FUSED = (
    "Called30customersaweekwhoseorderhadcomein andpickedthemupwithintwodaysoftheletter in all my years at the shop\n"
    * 3
)
CAMEL = (
    "Store ManagerCompany NameCity and StateCurrent customerService in 2011to 2014as a ManagerStore of the City\n" * 3
)


@pytest.mark.parametrize(("text", "how"), [(BROKEN, "broken"), (FUSED, "run together"), (CAMEL, "run together")])
def test_damaged_words_are_warned_of_first(text: str, how: str) -> None:
    more = "The Manager of the Company in the City of State was Current and Service to the Store was daily\n"
    warnings = read("cv.txt", (text + more).encode(), "CV").warnings
    assert warnings and how in warnings[0]


CASES = sorted((Path(__file__).parents[2] / "data" / "roles").glob("*/examples/cases/*/cv.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_whole_words_are_not_warned_of(case: Path) -> None:
    assert len(CASES) > 20
    text = read("cv.txt", case.read_bytes(), "CV")
    assert text.warnings == [] and damage(text.lines).share < 0.005


@pytest.mark.parametrize(
    "line",
    [
        "Python, JavaScript, PostgreSQL, LinkedIn, YouTube, PowerPoint and QuickBooks",
        "Conseillère à Aix, y compris le soir",
        "J. R. Hale, Plan A, Vitamin C, size M",
    ],
)
def test_names_and_other_languages_are_no_damage(line: str) -> None:
    assert damage([line] * 4).share == 0
