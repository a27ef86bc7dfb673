"""What `prepare` gives: the JSON's shape, the same bytes for the same input, nothing that the files do not say."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from cxprep.bank import roles
from cxprep.learning.examples import cases
from cxprep.report import ReportError, ontology, prepare
from tests.support.bad_files import CV, JOB, READ, body, docx, lines_of, pdf

CASES = [case for role in roles() for case in cases(role) if case.name.startswith("0")]
TOP = [
    "version", "role", "role_by", "fit", "role_scores", "near", "near_map", "firm", "language", "requirements",
    "reading", "competencies", "questions", "drills", "ask", "plan",
]  # fmt: skip
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) </main> [x](javascript:alert(1))"


def made(held: Any, known: Any, cv: str | bytes = CV, job: str | bytes = JOB, name: str = "cv.txt", **more: Any) -> Any:
    """A report on texts or bytes."""
    cv, job = (one.encode() if isinstance(one, str) else one for one in (cv, job))
    return prepare((name, cv), ("job.txt", job), held=held, ontology=known, **more)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_json_has_the_shape_of_the_contract(case: Path, held: Any, known: Any) -> None:
    cv, job = (case / "cv.txt").read_text(encoding="utf-8"), (case / "job.txt").read_text(encoding="utf-8")
    data = json.loads(made(held, known, cv, job).json())
    assert list(data) == TOP
    assert set(data["reading"]) == {"pages", "characters", "language", "warnings"}
    assert set(data["fit"]) == set(known.roles) and data["role_scores"] == data["fit"]
    assert all(0 <= value <= 1 for value in data["fit"].values())
    assert [one["id"] for one in data["competencies"]] != []
    assert {one["id"] for one in data["competencies"]} == set(known.roles[data["role"]].look_fors)
    demand = [one["demand"] for one in data["competencies"]]
    assert demand == sorted(demand, reverse=True) and max(demand) == 1
    cv_words, job_words = (re.sub(r"\W+", "", text) for text in (cv, job))
    for one in data["competencies"]:
        assert list(one) == ["id", "demand", "asked", "status", "evidence", "ask_you"]
        assert one["status"] in ("evidenced", "partly", "missing")
        assert bool(one["evidence"]) == (one["status"] != "missing")
        for asked in one["asked"]:  # every line is a line of the advert
            assert re.sub(r"\W+", "", asked["text"]) in job_words
            assert 1 <= asked["line"] <= len(job.splitlines())
        for evidence in one["evidence"]:
            assert re.sub(r"\W+", "", evidence["text"]) in cv_words
            assert 0 < evidence["score"] <= 1 and evidence["why"]
            start = cv.splitlines()[evidence["line"] - 1]
            assert re.sub(r"^[\W\d]+", "", start)[:15] in evidence["text"]
    lines = {evidence["line"] for one in data["competencies"] for evidence in one["evidence"]}
    assert data["questions"] and all(one["because"] for one in data["questions"])
    assert all(set(one["stories"]) <= lines for one in data["questions"])
    assert data["drills"] and all(one["id"] in one["link"] for one in data["drills"])
    assert [one["minutes"] for one in data["plan"]] == sorted(one["minutes"] for one in data["plan"])


def test_the_same_input_gives_the_same_bytes(held: Any, known: Any) -> None:
    first, again = made(held, known), made(held, ontology.from_json(known.to_json()))
    for one in ("json", "html", "markdown"):
        assert getattr(first, one)() == getattr(again, one)()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hobby_more_changes_nothing_but_the_count_of_characters(case: Path, held: Any, known: Any) -> None:
    cv, job = (case / "cv.txt").read_text(encoding="utf-8"), (case / "job.txt").read_text(encoding="utf-8")
    without = dict(made(held, known, cv, job).data)
    hobby = "Interests: choir, clienteling, fell running with 30 friends who came back every week since 2019\n"
    with_hobby = dict(made(held, known, f"{cv.rstrip()}\n\n{hobby}", job).data)
    without.pop("reading"), with_hobby.pop("reading")
    assert with_hobby == without


@pytest.mark.parametrize("section", ["Education", "Courses", "Skills", "Interests", "Objective", "References"])
def test_what_stands_under_such_a_heading_is_no_evidence(section: str, held: Any, known: Any) -> None:
    line = (
        "- Kept a client book of 200 regulars and called each when their tea came in; 60% bought, no discount used.\n"
    )
    job = "Work\n\nShop manager, 2018 - 2024\n"
    counts = made(held, known, f"Ida\n\n{job}{line}", role="cx-lead").data["competencies"]
    assert any(one["status"] == "evidenced" for one in counts)
    counts = made(held, known, f"Ida\n\n{job}- Opened up on Sundays.\n\n{section}\n{line}", role="cx-lead").data[
        "competencies"
    ]
    assert all(one["status"] == "missing" for one in counts)


@pytest.mark.parametrize(
    "line",
    [
        "Clienteling, NPS, journey mapping, VIP, service recovery, omnichannel, lifetime value",
        "Responsible for clienteling and the closed loop with detractors.",
        "Passionate about seamless customer journeys and world-class service recovery.",
        "Attended the monthly NPS steering group.",
        "Completed a two-day course in journey mapping.",
        "Looking to lead a clienteling programme across 100 stores.",
        "My manager rang unhappy guests back within two days.",
    ],
)
def test_what_is_named_claimed_or_attended_is_no_evidence(line: str, held: Any, known: Any) -> None:
    data = made(held, known, f"Ida\n\nExperience\n\nShop manager, 2018 - 2024\n- {line}\n", role="cx-lead").data
    assert [one["id"] for one in data["competencies"] if one["status"] == "evidenced"] == []


def test_opposites_count_against_and_are_told_so(held: Any, known: Any) -> None:
    cv = "Ida\n\nExperience\n\nTrader, 2018 - 2024\n"
    cv += "- Welcome offer of 15% lifted sign-ups by 210% with no markdown elsewhere.\n"
    report = made(held, known, cv, role="luxury-digital")
    found = {one["id"]: one for one in report.data["competencies"]}
    assert found["luxury-digital.look-for.full-price"]["status"] == "missing"
    assert "they may hold this against you" in report.markdown()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.seen |= {f"@{name}" for name, _ in attrs if name.startswith("on")}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


def test_a_hostile_cv_runs_nothing(held: Any, known: Any) -> None:
    cv = CV.replace("a card", f"a card {HOSTILE}")
    job = JOB.replace("Pennyroyal Lamps", "<b>Pennyroyal</b>").replace("client book", f"client book {HOSTILE}")
    report = made(held, known, cv, job)
    tags = _Tags()
    tags.feed(report.html(book="javascript:alert(1)//"))
    assert not tags.seen & {"script", "img", "b", "iframe", "object"} and not any(t.startswith("@") for t in tags.seen)
    assert all(not address.startswith("javascript") for address in tags.addresses)
    assert "<script" not in report.markdown() and not re.search(r"(?<!\\)\]\(javascript", report.markdown())
    assert any("alert(1)" in evidence["text"] for one in report.data["competencies"] for evidence in one["evidence"])


# what a viewer of GitHub's Markdown would make a link, a stroke, a heading, a cell or code of
SIGNS = (
    "https://evil.example/a?b=1#c www.evil.example WWW.Evil.Example/`x ana@evil.example mailto:ana@evil.example",
    "~~struck~~ ~one~ **bold** __bold__ `code` ``co`de`` # heading | cell | <b>b</b> &lt;b&gt; [x](https://evil.example)",
    "ftp://evil.example/|x| xmpp:a@evil.example [www.evil.example] (https://evil.example) ![i](http://evil.example/i.png)",
)


def test_markdown_stays_text(held: Any, known: Any) -> None:
    viewer = MarkdownIt("gfm-like")
    viewer.linkify.set({"fuzzy_link": True, "fuzzy_email": True})
    for signs in SIGNS:
        cv = CV.replace("a card", f"a card {signs}")
        tokens = viewer.parse(made(held, known, cv, JOB).markdown(book="https://book.example/"))
        inline = [one for token in tokens for one in token.children or []]
        read = " ".join("".join(one.content for one in token.children or []) for token in tokens)
        assert signs in read, signs
        links = [one.attrs["href"] for one in inline if one.type == "link_open"]
        assert links and all(str(link).startswith("https://book.example/") for link in links), links
        assert not {"s_open", "image", "html_inline", "em_open"} & {one.type for one in inline}


def test_the_page_stands_alone_and_leads_to_the_book(held: Any, known: Any) -> None:
    html = made(held, known).html(book="https://book.example/")
    tags = _Tags()
    tags.feed(html)
    assert tags.addresses and all(address.startswith("https://book.example/") for address in tags.addresses)
    assert html.index("For the train") < html.index("How your files were read, and the seat")
    assert "@media print" in html and "prefers-color-scheme:dark" in html
    assert not re.search(r"\d+ ?% (?:match|fit)", html)


@pytest.mark.parametrize("name", READ)
def test_common_encodings_read_alike(name: str, held: Any, known: Any) -> None:
    assert made(held, known, READ[name]).data == made(held, known).data


def test_pdf_and_docx_read_like_the_text(held: Any, known: Any) -> None:
    def said(report: Any) -> dict[str, str]:
        return {one["id"]: one["status"] for one in report.data["competencies"]}

    text = made(held, known)
    assert said(made(held, known, pdf(lines_of(CV)), name="cv.pdf")) == said(text)
    paragraphs = [line.replace("&", "&amp;") for line in CV.split("\n")]
    assert said(made(held, known, docx(body(paragraphs)), name="cv.docx")) == said(text)


def test_two_columns_are_read_one_after_the_other(held: Any, known: Any) -> None:
    left = lines_of("SKILLS\nExcel and some SQL\nSpanish\nTill work\nStock counts\nFirst aid\nDriving\nTyping", x=50)
    right = lines_of("\n".join(line[:62] for line in CV.split("\n") if line), x=230)
    rows = [row for pair in zip(left.split(b"\n"), right.split(b"\n"), strict=False) for row in pair]
    report = made(held, known, pdf(b"\n".join(rows)), name="cv.pdf")
    assert any("two columns" in warning for warning in report.data["reading"]["warnings"])
    assert any(e["text"].startswith("Kept a card") for one in report.data["competencies"] for e in one["evidence"])


def test_what_to_be_wary_of_is_said_and_the_report_made(held: Any, known: Any) -> None:
    assert any("choose it yourself" in w for w in made(held, known, job="Manager").data["reading"]["warnings"])
    assert any("same text" in w for w in made(held, known, CV, CV).data["reading"]["warnings"])
    assert any("null bytes" in w for w in made(held, known, CV + "\0\0").data["reading"]["warnings"])
    essay = "It was the best of tea and the worst of tea, and nobody drank it. " * 20
    assert any("may not be a CV" in w for w in made(held, known, essay).data["reading"]["warnings"])


def test_the_role_can_be_chosen(held: Any, known: Any) -> None:
    assert made(held, known, role="luxury-digital").data["role"] == "luxury-digital"
    with pytest.raises(ReportError, match="There is no role baker"):
        made(held, known, role="baker")


def test_stories_stand_beside_the_questions_they_belong_to(held: Any, known: Any) -> None:
    stories = "# My stories\n\n## The refund pallet\n- competency: cx-lead.look-for.recovery\n\n### Result\nDone.\n"
    report = made(held, known, stories=stories)
    assert any("The refund pallet" in words for one in report.data["questions"] for words in one["because"])
    assert "The refund pallet" in report.html()
    with pytest.raises(ReportError, match="The stories: "):
        made(held, known, stories="no story here")


def test_the_figures_of_the_advert_preset_the_drills(held: Any, known: Any) -> None:
    job = JOB + "Associates captured a profile; you will raise capture to 58% of transactions.\n"
    drills = made(held, known, job=job).data["drills"]
    assert any("#drill=cx-lead.drill.clienteling-vs-discount&capture_target=0.58" in one["link"] for one in drills)


def test_without_a_firm_none_is_named(held: Any, known: Any) -> None:
    job = "Head of customer experience wanted for sixty shops.\n\nYou will own the NPS scorecard and the client book.\n"
    report = made(held, known, job=job)
    assert report.data["firm"] is None and "does not name the firm" in report.markdown()
    assert made(held, known).data["firm"] == "Pennyroyal Lamps"
    assert any("Pennyroyal Lamps" in one["text"] for one in made(held, known).data["ask"])


def test_pay_and_praise_of_the_firm_are_set_aside(held: Any, known: Any) -> None:
    plain = made(held, known).data
    more = (
        JOB
        + "\nBenefits\nA pension, complaints-free parking and 30 days' holiday.\n\nHow to apply\nSend your CV to us.\n"
    )
    more += "\nWe are an equal opportunity employer and value journeys of every kind.\n"
    padded = made(held, known, job=more).data
    assert [(c["id"], c["demand"]) for c in padded["competencies"]] == [
        (c["id"], c["demand"]) for c in plain["competencies"]
    ]
