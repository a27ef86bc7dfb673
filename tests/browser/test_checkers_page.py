"""The checkers and the answer builders on a page: every control, what is kept, and how the rules come."""

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from cxprep import checking
from cxprep.bank import roles
from cxprep.checking.rules import read
from cxprep.roles import words
from cxprep.widgets import builder, checker
from tests.support.hostile import HOSTILE_PLACES
from tests.support.pages import HEAD, fragment, island, opened, write
from tests.support.role_pages import AWAKE, again, in_jupyter, kept, overflows, shown
from tests.support.scan import PHONE, violations
from tests.support.store import BLOCKED
from tests.support.weights import MOST, above_shell, weighed
from tools.serve import serving

TEXTS = Path(__file__).resolve().parents[1] / "fixtures" / "checks"
REPLIES = [row["text"] for row in yaml.safe_load((TEXTS / "replies.yml").read_text("utf-8"))]
ANSWERS = [(row["text"], row["store"]) for row in yaml.safe_load((TEXTS / "answers.yml").read_text("utf-8"))]
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
STYLED = HEAD + "".join(f'<link rel="stylesheet" href="{name}.css">' for name in ("assessment", "checking"))
DARK = (
    "--mot-ink:#eee;--mot-muted:#b5aea4;--mot-panel:#1d1b19;--mot-paper:#161412;--mot-accent:#f0906c;--mot-rule:#444;"
    "background:#161412;color:#eee"
)
BUILDERS = {one.id: (role, one) for role in roles() for one in words.load(role).answer_builders}


def reply_checker() -> checker.Checker:
    return checker.reply_checker("cx-lead.reply")


def answer_checker() -> checker.Checker:
    return checker.answer_checker("service-associate.answer")


def answer_builder(who: str = "worker") -> builder.AnswerBuilder:
    return builder.answer_builder(BUILDERS[who][0], who)


GOOD = (
    "Maya, the casserole was late and became a credit. The tone of that call was ours and it was wrong; it must have "
    "hurt. I will ring you by five today. Esther Quayle"
)
BAD = "Dear valued customer, it appears that the casserole was late."
NO_RULES = "The checker’s rules could not be fetched. Nothing was lost: your words are still here."
MAKERS = {
    "reply": reply_checker,
    "answer": answer_checker,
    **{who: (lambda who=who: answer_builder(who)) for who in BUILDERS},
}
SOME = "I think that customers are what it is all about and that they should be happy."
ODD = [
    *("", " ", "\x00", "\n\n\n", "ok", "😀" * 20, "שלום וברכה לכולם", "مرحبا بكم في متجرنا"),
    "Das ist ein deutscher Satz.",
    HOSTILE_PLACES,
    f"I said that {HOSTILE_PLACES} to her and she was happy with it.",
    "It’s “our” fault… we’re sorry\u2014you felt it\u2009now.",
    "we \u202eare sorry for it and\u202c I will ring you",
    "A\u2028B\u2029C and the\r\n\r\nrest of it is here",
    "é à ü the İstanbul ſtore \u212aelvin of it and me",
    "\ud800 alone and the other \udfff is on its own with it",
    "1 2 3 4 5 6 7 8 9",
    "İ" * 30 + " the and of to in",
    "x" * 7_999 + "😀 the",
    *("the " * 12_500, "I am sorry that you feel this way. " * 1500, "a" * 50_000, "(((((" * 10_000),
]
AGREE = """async ([rules, texts]) => {
  const { readText } = await import('./checking.mjs');
  return texts.map(([text, store]) => readText(rules, text, store));
}"""


def button(page: Page, name: str, within: str = "body"):
    """A button of a part of the page."""
    return page.locator(within).get_by_role("button", name=name, exact=True)


def rules_asked_for(page: Page) -> list[str]:
    """The files of rules that the page asks for, from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(re.findall(r"rules-[\w-]+\.json", request.url)))
    return asked


@pytest.fixture
def replying(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The reply checker on a phone."""
    with shown(browser, tmp_path, reply_checker(), **PHONE, **CLIPBOARD) as page:
        page.add_style_tag(url="checking.css")
        yield page


def mixed(texts: list[str], count: int) -> list[str]:
    """Texts made of pieces of others, as nobody would write them."""
    draw = random.Random(7)
    words = " ".join(texts).split()
    odd = ["…", "’", "\n\n", "😀", "é", "\u00a0", '"', "I", "we", "?", "-", "NOT"]
    return [" ".join(draw.choices([*draw.choices(words, k=30), *odd], k=draw.randint(3, 60))) for _ in range(count)]


@pytest.mark.parametrize("which", ["reply", "answer"])
def test_page_and_python_agree_on_every_text(browser: Browser, tmp_path: Path, which: str) -> None:
    rules = checking.rules_of_reply if which == "reply" else checking.rules_of_answer
    pairs = [(text, "") for text in REPLIES] if which == "reply" else ANSWERS
    texts = [text for text, _ in pairs]
    stores = ["", "Hexham Outdoor, walking boots", HOSTILE_PLACES, "The Good Loaf", "É, glasses, knives" * 40, "\x00,,"]
    draw = random.Random(3)
    pairs = [*pairs, *((text, draw.choice(stores)) for text in [*ODD, *mixed(texts, 150)])]
    with opened(browser, write(tmp_path, "<p>Rules</p>", head=HEAD)) as page:
        told = page.evaluate(AGREE, [rules, pairs])
    for (text, store), theirs in zip(pairs, told, strict=True):
        assert theirs == read(rules, text, store).as_json(), (text[:300], store)


def test_a_reply_is_checked_changed_cleared_and_put_back(replying: Page) -> None:
    page, result = replying, replying.locator("[data-result]")
    field = page.get_by_label("Your reply to Maya")
    button(page, "Check it").click()
    expect(result).to_contain_text("There is nothing here yet.")
    expect(button(page, "Clear")).to_be_hidden()
    field.fill(BAD)
    expect(result).to_contain_text("You have changed the text since.")
    button(page, "Check it").click()
    found = [(entry.get_attribute("data-found"), entry.text_content()) for entry in result.locator("li").all()]
    assert [id for id, _ in found] == [*(one.id for one in checking.reply(BAD).findings), "specific"]
    assert "“it appears that”" in dict(found)["hedging"] and "“valued customer”" in dict(found)["boilerplate"]
    assert not overflows(page)
    button(page, "Copy").click()
    expect(page.locator("[data-done]")).to_have_text("Copied as text.")
    assert page.evaluate("navigator.clipboard.readText()") == BAD
    button(page, "Clear").click()
    expect(field).to_have_value("")
    expect(button(page, "Put it back")).to_be_focused()
    assert kept(page, "drafts") == {}
    page.keyboard.press("Enter")
    expect(field).to_have_value(BAD)
    field.fill(GOOD)
    button(page, "Check it").click()
    expect(result).to_contain_text("Nothing to object to.")
    expect(result).to_contain_text("It cannot judge whether what you say is true")
    again(page)
    expect(field).to_have_value(GOOD)
    assert set(kept(page, "drafts")["cx-lead.reply"]) == {"text", "changed"}


def test_what_is_written_stays_text(replying: Page) -> None:
    replying.get_by_label("Your reply to Maya").fill(f"I am sorry, {BAD} {HOSTILE_PLACES}")
    button(replying, "Check it").click()
    expect(replying.locator("[data-result] li").first).to_be_visible()
    assert replying.locator("[data-result] :is(img, script)").count() == 0


@pytest.mark.parametrize("who", BUILDERS)
def test_an_answer_is_built_step_by_step_and_checked(browser: Browser, tmp_path: Path, who: str) -> None:
    steps = BUILDERS[who][1].steps
    with shown(browser, tmp_path, answer_builder(who), **PHONE, **CLIPBOARD) as page:
        page.add_style_tag(url="checking.css")
        seen = page.locator("[data-step]:visible")
        draft = page.get_by_label("Your draft")
        expect(button(page, "Back")).to_be_disabled()
        expect(button(page, "Put it together")).to_be_disabled()
        for number, step in enumerate(steps):
            expect(seen).to_have_count(1)
            expect(seen).to_contain_text(step.example)
            expect(page.locator("[data-where]")).to_have_text(f"Part {number + 1} of {len(steps)}")
            if number != 1:
                seen.get_by_label("In your own words").fill(step.example.rstrip(".").lower())
            if number < len(steps) - 1:
                button(page, "Next part").click()
        expect(button(page, "Next part")).to_be_disabled()
        button(page, "Back").click()
        expect(seen).to_contain_text(steps[-2].title)
        button(page, "Put it together").click()
        expect(page.locator("[data-told]")).to_contain_text("without the part that you left empty")
        expect(draft).to_be_focused()
        parts = draft.input_value().split("\n\n")
        assert len(parts) == len(steps) - 1
        assert parts[0].lower() == steps[-1].example.lower()
        page.get_by_label("The shop’s name").fill("Hexham Outdoor")
        page.get_by_label("What it sells").fill("walking boots and tents")
        button(page, "Check it").click()
        expect(page.locator("[data-result]")).to_contain_text("Nothing to object to.")
        expect(page.locator("[data-found=store]")).to_contain_text("boot")
        assert not overflows(page)
        button(page, "Empty the parts").click()
        expect(button(page, "Bring them back")).to_be_focused()
        expect(draft).not_to_have_value("")
        page.keyboard.press("Enter")
        again(page)
        expect(seen).to_contain_text(steps[1].title)  # the first that is still empty
        expect(page.get_by_label("What it sells")).to_have_value("walking boots and tents")
        assert kept(page, "drafts")[f"{BUILDERS[who][0]}.{who}.steps"][steps[0].id]


def test_the_shop_is_typed_once_for_all_of_a_page(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, answer_checker(), answer_builder("starter"), **PHONE) as page:
        asked = rules_asked_for(page)
        page.get_by_label("The shop’s name").first.fill("Bright Books")
        expect(page.get_by_label("The shop’s name").last).to_have_value("Bright Books")
        page.get_by_label("Your answer to").fill(f"{SOME} I was only a waiter.")
        button(page, "Check it").first.click()
        expect(page.locator("[data-result] li").first).to_be_visible()
        found = [entry.get_attribute("data-found") for entry in page.locator("[data-result] li").all()]
        assert found[:3] == ["no-example", "nothing-about-store", "played-down"]
        button(page, "Check it").last.click()
        expect(page.locator("[data-noted=empty]")).to_be_visible()
        assert asked == ["rules-answer.json"]


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_holds_no_rules_and_a_notebook_does(name: str) -> None:
    widget = MAKERS[name]()
    about = widget.spec["about"]
    rules = {"reply": checking.rules_of_reply, "answer": checking.rules_of_answer}[about]
    html = fragment(widget)
    assert island(html) == {"spec": widget.spec}
    assert not [one["says"] for one in rules["checks"] if json.dumps(one["says"], ensure_ascii=False) in html]
    assert len(html) < 10_000
    assert widget.get_state()["rules"] == rules


def test_the_files_of_rules_are_the_rules(tmp_path: Path) -> None:
    checking.write_rules(tmp_path)
    held = {file.name: json.loads(file.read_text("utf-8")) for file in tmp_path.iterdir()}
    plain = {"rules-reply.json": checking.rules_of_reply, "rules-answer.json": checking.rules_of_answer}
    assert held == json.loads(json.dumps(plain))


TURNS_TO_IT = {
    "by key": lambda page: page.locator("textarea").focus(),
    "by mouse": lambda page: page.locator(".mot-checking").hover(position={"x": 5, "y": 5}),
    "by finger": lambda page: page.locator(".mot-checking").tap(position={"x": 5, "y": 5}),
    "by pressing at once": lambda page: page.evaluate("document.querySelector('[data-check]').click()"),
}


@pytest.mark.parametrize("how", TURNS_TO_IT)
def test_the_rules_are_fetched_once_and_when_the_reader_turns_to_the_checker(
    browser: Browser, tmp_path: Path, how: str
) -> None:
    with shown(browser, tmp_path, reply_checker(), **PHONE) as page:
        asked = rules_asked_for(page)
        page.reload()
        page.wait_for_load_state("networkidle")
        assert asked == []
        with page.expect_response("**/rules-reply.json") as answer:
            TURNS_TO_IT[how](page)
        assert answer.value.json() == json.loads(json.dumps(checking.rules_of_reply))
        page.context.set_offline(True)
        page.get_by_label("Your reply to Maya").fill(BAD)
        button(page, "Check it").click()
        expect(page.locator("[data-found=hedging]")).to_be_visible()
        assert asked == ["rules-reply.json"]


UNFETCHED: dict[str, Callable[[Route], None]] = {
    "no network": lambda route: route.abort("internetdisconnected"),
    "a host's refusal": lambda route: route.fulfill(status=503, json={"error": "Try later."}),
    "a network's own page": lambda route: route.fulfill(body="<title>Sign in</title>", content_type="text/html"),
    "half a file": lambda route: route.fulfill(body='{"checks":[', content_type="application/json"),
}


@pytest.mark.expects_findings
@pytest.mark.parametrize("why", UNFETCHED)
def test_rules_that_do_not_come_are_told_and_asked_for_again(phone: Page, tmp_path: Path, why: str) -> None:
    folder = write(tmp_path, "<main>", fragment(reply_checker()), "</main>", head=STYLED)
    with serving(folder) as address:
        phone.route("**/rules-reply.json", UNFETCHED[why])
        phone.goto(f"{address}/index.html")
        phone.wait_for_function(AWAKE)
        result, field = phone.locator("[data-result]"), phone.get_by_label("Your reply to Maya")
        field.fill(BAD)
        button(phone, "Check it").click()
        expect(result).to_contain_text(NO_RULES)
        expect(phone.locator("[data-done]")).to_be_empty()
        expect(field).to_have_value(BAD)
        assert kept(phone, "drafts")["cx-lead.reply"]["text"] == BAD
        phone.unroute("**/rules-reply.json")
        button(phone, "Check it").click()
        expect(phone.locator("[data-found=hedging]")).to_be_visible()
        expect(result).not_to_contain_text(NO_RULES)
        assert not [finding for finding in phone.findings if "error" in finding]


@pytest.mark.parametrize("path", ["cx-lead/viral-returns", "service-associate/excellent-service"])
def test_on_the_built_page_the_rules_come_from_the_site_when_they_are_needed(
    phone: Page, base_url: str, path: str
) -> None:
    answers = []
    phone.on("response", lambda answer: answers.append(answer) if answer.url.startswith(base_url) else None)
    weights = weighed(phone, f"{base_url}/{path}.html")
    assert not [url for url in weights if "/rules-" in url]
    assert above_shell(weights) <= MOST
    place = phone.locator("[data-checker]").first
    if (reveal := phone.locator("[data-reveal]")).count():
        reveal.click()
    for fold in place.locator("xpath=ancestor::details").all():
        fold.locator("> summary").click()
    expect(place).to_be_visible()
    assert not [answer.url for answer in answers if "/rules-" in answer.url], "opening a fold asks for no rules"
    with phone.expect_response(f"{base_url}/_static/live-*/rules-*.json"):
        place.locator("textarea").focus()
    place.locator("textarea").fill(SOME)
    place.get_by_role("button", name="Check it", exact=True).click()
    expect(place.locator("[data-found]").first).to_be_visible()


def test_rules_that_never_come_are_given_up_and_what_is_cleared_meanwhile_stays_clear(
    browser: Browser, tmp_path: Path
) -> None:
    with shown(browser, tmp_path, reply_checker(), **PHONE) as page:
        held: list[Route] = []
        page.route("**/rules-reply.json", lambda route: held.append(route))
        page.clock.install()
        page.get_by_label("Your reply to Maya").fill(BAD)
        button(page, "Check it").click()
        expect(page.locator("[data-done]")).to_have_text("Fetching the checker’s rules …")
        page.clock.run_for(20_500)
        expect(page.locator("[data-result]")).to_contain_text(NO_RULES)
        button(page, "Check it").click()
        expect(page.locator("[data-done]")).to_have_text("Fetching the checker’s rules …")
        button(page, "Clear").click()
        with page.expect_response("**/rules-reply.json"):
            held[-1].continue_()
        page.wait_for_load_state("networkidle")
        expect(page.locator("[data-done]")).to_have_text("Cleared.")
        expect(page.locator("[data-result]")).to_be_empty()


def test_blocked_storage_is_said_and_survived(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, reply_checker(), init=BLOCKED) as page:
        expect(page.locator(".mot-notice")).to_contain_text("does not let the page keep anything")
        page.get_by_label("Your reply to Maya").fill(BAD)
        button(page, "Check it").click()
        expect(page.locator("[data-found=hedging]")).to_be_visible()


@pytest.mark.parametrize("make", [reply_checker, answer_builder])
def test_from_the_one_module_that_jupyter_gets(browser: Browser, tmp_path: Path, make) -> None:
    with shown(browser, tmp_path, policy="", **PHONE) as page:  # as a notebook, which imports from a blob
        asked = rules_asked_for(page)
        in_jupyter(page, make())
        page.wait_for_function(AWAKE)
        page.locator("[data-checker] textarea").fill(BAD)
        button(page, "Check it").click()
        expect(page.locator("[data-result] li").first).to_be_visible()
        assert page.evaluate("heard.text") == BAD
        assert asked == []


def test_without_scripts_the_prompts_are_read(browser: Browser, tmp_path: Path) -> None:
    folder = write(tmp_path, "<main>", fragment(answer_builder()), "</main>", head=STYLED)
    with opened(browser, folder, java_script_enabled=False, **PHONE) as page:
        for step in BUILDERS["worker"][1].steps:
            expect(page.get_by_text(step.prompts[0])).to_be_visible()
        expect(page.get_by_text("One moment that happened.")).to_be_visible()
        assert page.locator("button:visible, textarea:visible").count() == 0


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_has_no_objection(browser: Browser, tmp_path: Path, mode: str) -> None:
    main = f"<main style='{DARK}'>" if mode == "dark" else "<main>"
    folder = write(tmp_path, main, fragment(reply_checker()), fragment(answer_builder()), "</main>", head=STYLED)
    with opened(browser, folder, policy="", color_scheme=mode, **PHONE) as page:
        page.wait_for_function(AWAKE)
        page.evaluate("document.querySelector('main').prepend(document.createElement('h1'))")
        page.evaluate("document.querySelector('h1').textContent = 'Widgets'")
        page.get_by_label("Your reply to Maya").fill(BAD)
        button(page, "Check it").first.click()
        page.locator("[data-step]:visible textarea").fill("Last week a man came in.")
        button(page, "Put it together").click()
        assert violations(page) == []
