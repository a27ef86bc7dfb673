"""The reader's own orders file in the browser: Python's rows, faults and shares, and nothing sent or kept."""

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.numbers import formats
from cxprep.orders.concentration import NoRevenue, spread
from cxprep.orders.order_file import OrdersError, read
from cxprep.widgets.own_orders import OwnOrders
from tests.support.devices import on_both
from tests.support.orders_files import FILES, HOSTILE, REFUNDED, REFUSED, large, plain, random_file
from tests.support.own_orders_page import READ, Form, book_widget, opened, write
from tests.support.pages import HEAD
from tests.support.repeatable import same_bits
from tests.support.scan import PHONE, violations

TOPS = (0.01, 0.02, 0.1, 0.2)
LINES = ["customer,date,amount", *(f"c{n},2025-01-{n + 1:02d},{(30 - n) ** 2}" for n in range(25))]
SOUND = "\n".join(LINES).encode()


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory) -> Iterator[Page]:
    """One page for the tests that only call its reader."""
    with opened(browser, write(tmp_path_factory.mktemp("orders"), book_widget())) as opened_page:
        yield opened_page


@pytest.fixture
def form(device, browser: Browser, tmp_path) -> Iterator[Form]:
    """The form, fresh, on a desk and on a phone."""
    with opened(browser, write(tmp_path, book_widget()), **device) as opened_page:
        yield Form(opened_page)


def python(data: bytes) -> dict:
    """What Python makes of a file, in the form in which the page's reader answers."""
    try:
        found = read(data)
    except OrdersError as refused:
        return {"refused": str(refused)}
    try:
        held = spread(found.rows)
        shares = [*(held.share(top) for top in (*TOPS, 0.5, 1)), held.customers, held.negative]
    except NoRevenue as refused:
        shares = str(refused)
    return {**plain(found), "shares": shares}


def differences(page: Page, files: dict[str, bytes]) -> list[str]:
    """The files that the page reads otherwise than Python."""
    found = []
    for name, data in files.items():
        ours, theirs = python(data), page.evaluate(READ, base64.b64encode(data).decode())
        shares = ours.pop("shares", None), theirs.pop("shares", None)
        agree = shares[0] == shares[1] or (
            isinstance(shares[0], list) and all(same_bits(float(a), float(b)) for a, b in zip(*shares, strict=True))
        )
        if ours != theirs or not agree:
            found.append(f"{name}: {ours} {shares[0]} in Python, {theirs} {shares[1]} on the page, of {data!r}")
    return found


# --- the page's reader is Python's ----------------------------------------------------------------------------------


def test_every_known_file_reads_the_same(page):
    files = {**FILES, **{name: data for name, (data, _) in REFUSED.items()}, "refunded": REFUNDED}
    assert not differences(page, files)


def test_random_files_read_the_same(page):
    files = {f"random {seed}": random_file(seed) for seed in range(400)}
    read_somehow = [python(data) for data in files.values()]
    assert sum("rows" in one for one in read_somehow) > 200, "most of the random files should hold orders"
    assert sum(bool(one.get("bad")) for one in read_somehow) > 150, "and many a row that is none"
    assert not differences(page, files)


LONG = {  # each a second or two of work where a walk is done once, and hours where it is done from every blank
    "blank lines": lambda blanks: (
        f"customer,date,amount\nA,2025-01-02,5\n{blanks.replace(' ', chr(10))}B,2025-01-03,6\n"
    ),
    "blanks in a cell": lambda blanks: f"customer,date,amount\nA{blanks}x,2025-01-02,5\nB,2025-01-03,6\n",
    "blanks in quotes": lambda blanks: f'customer,date,amount\n"A{blanks}x",2025-01-02,5\nB,2025-01-03,6\n',
    "wide blanks": lambda blanks: (
        f"customer,date,amount\nA{blanks.replace(' ', chr(0x2003))}x,2025-01-02,5\nB,2025-01-03,6\n"
    ),
}
IN_A_WORKER = """async (texts) => {
  const said = `const { readText } = await import("${new URL("orders_file.mjs", location.href)}");
    onmessage = ({ data }) => { const all = readText(data); let step; do step = all.next(); while (!step.done);
      postMessage(step.value.rows.length); }`;
  const file = URL.createObjectURL(new Blob([`${said}; postMessage("ready")`], { type: "text/javascript" }));
  const worker = new Worker(file, { type: "module" });
  const next = () => Promise.race([new Promise((done) => (worker.onmessage = ({ data }) => done(data))),
    new Promise((done) => setTimeout(() => done("too long"), 10_000))]);
  await next();
  const found = [];
  for (const text of texts) { worker.postMessage(text); found.push(await next()); }
  worker.terminate();
  return found;
}"""


def test_blanks_are_walked_once(browser, tmp_path):
    with opened(browser, write(tmp_path, book_widget(), head=HEAD), policy="") as page:
        assert page.evaluate(IN_A_WORKER, [make(" " * 1_000_000) for make in LONG.values()]) == [2] * len(LONG)


# --- the form ------------------------------------------------------------------------------------------------------


def check_shown(form: Form, data: bytes) -> None:
    """Assert that the form shows Python's rows and shares of a file."""
    found = read(data)
    held = spread(found.rows)
    assert form.answer.locator("[data-rows]").get_attribute("data-rows") == str(len(found.rows))
    assert form.shares() == [held.share(top) for top in TOPS]
    texts = form.panel.locator("[data-share]").all_text_contents()
    assert texts == [formats.show(held.share(top), ".1%") for top in TOPS]
    expect(form.curve).to_have_count(1)


def test_before_a_file_the_known_curves_stand_there(form):
    expect(form.panel.locator("svg .book")).to_be_visible()
    expect(form.panel.locator("svg .published")).to_have_count(4)
    expect(form.panel.locator("[data-yours]")).to_be_hidden()
    expect(form.clear).to_be_hidden()
    assert not violations(form.page)


def test_a_file_is_chosen_dropped_or_pasted(form):
    for enter in (form.choose, form.drop, lambda data: form.paste(data.decode())):
        enter(SOUND)
        check_shown(form, SOUND)
        expect(form.panel.locator("[data-yours]")).to_be_visible()
        form.clear.click()
        expect(form.curve).to_have_count(0)
        expect(form.panel.locator("[data-yours]")).to_be_hidden()
        expect(form.file).to_be_focused()
        assert form.answer.inner_text() == ""


@on_both
def test_the_curve_is_drawn_where_its_numbers_are(form):
    form.choose(SOUND)
    axes = form.page.evaluate("JSON.parse(document.querySelector('[data-live] script').textContent).spec.axes")
    held = spread(read(SOUND).rows)
    points = form.panel.locator("[data-curve] circle").all()
    for top, point in zip(TOPS, points, strict=True):
        x = axes["left"] + axes["width"] * top / axes["most"]
        y = axes["top"] + axes["height"] * (1 - held.share(top))
        assert float(point.get_attribute("cx")) == pytest.approx(x, abs=0.01)
        assert float(point.get_attribute("cy")) == pytest.approx(y, abs=0.01)


def test_bad_rows_are_named_the_first_twenty_and_then_counted(form):
    data = SOUND + b"\n" + b"\n".join(b"c%d,never,5" % n for n in range(33))
    form.choose(data)
    check_shown(form, data)
    expect(form.answer.locator("[data-bad]")).to_have_text("33 rows could not be read, and are not in the curve:")
    named = form.answer.locator("li").all_text_contents()
    assert named[:20] == [str(bad) for bad in read(data).bad[:20]]
    assert named[20:] == ["and 13 more"]
    form.choose(SOUND + b"\nx,never,5")
    expect(form.answer.locator("[data-bad]")).to_have_text("1 row could not be read, and is not in the curve:")
    assert form.answer.locator("li").all_text_contents() == ["line 27: “never” is no date"]


def test_what_gives_no_orders_is_a_sentence(form):
    for name, (data, words) in REFUSED.items():
        form.choose(SOUND)
        expect(form.complaint, name).to_be_empty()
        form.choose(data, "mine.csv")
        expect(form.complaint, name).to_contain_text(words)
        assert form.complaint.inner_text().startswith("mine.csv: "), name
        expect(form.curve, name).to_have_count(0)
    form.choose(SOUND)
    expect(form.complaint).to_be_empty()


def test_refunds_above_sales_are_a_sentence(form):
    form.choose(REFUNDED)
    expect(form.complaint).to_contain_text("Refunds are at least as large as sales")


def test_an_empty_field_is_a_sentence(form):
    form.paste("")
    expect(form.complaint).to_have_text(
        "There is nothing in it. Choose a file with one order a line: customer, date, amount."
    )


def test_hostile_words_stay_words(form):
    before = form.page.title()
    data = SOUND + f'\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",x,y\nc1,{HOSTILE.replace(chr(34), "")},5\n'.encode()
    form.choose(data, f"{HOSTILE.replace('/', '')}.csv")
    form.paste(f"{HOSTILE}\n1,2,3\n")
    form.choose(data)
    named = form.answer.locator("li").all_text_contents()
    assert named == [str(bad) for bad in read(data).bad]
    assert "<img" in named[1]
    assert form.panel.locator("img").count() == 0
    assert form.panel.locator("script").count() == 0
    assert form.page.title() == before


def test_the_notebooks_one_module_works_too(form, tmp_path):
    """In Jupyter there are no neighbours to import: the joined module draws the same curve from a bare element."""
    (tmp_path / "joined.mjs").write_text(str(OwnOrders._esm), "utf-8")
    form.page.evaluate(
        """async () => {
          const state = JSON.parse(document.querySelector('[data-live] script').textContent);
          state.html = document.querySelector('[data-own-orders]').outerHTML;
          document.querySelector('[data-live]').remove();
          const el = document.createElement('div');
          document.body.append(el);
          const { default: widget } = await import('./joined.mjs');
          widget.render({ model: { get: (key) => state[key] }, el });
        }"""
    )
    form.choose(SOUND)
    check_shown(form, SOUND)


def test_nothing_is_sent_and_nothing_is_kept(form):
    asked: list[str] = []
    form.page.on("request", lambda request: asked.append(request.url))
    form.choose(SOUND)
    form.drop(SOUND)
    form.paste(SOUND.decode())
    form.clear.click()
    form.page.wait_for_timeout(200)
    assert asked == []
    kept = form.page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length]"""
    )
    assert kept == [0, 0, "", 0]


def test_by_keyboard_alone(form):
    form.text.focus()
    form.page.keyboard.insert_text(SOUND.decode())
    form.page.keyboard.press("Tab")
    form.page.keyboard.press("Enter")
    form.settled()
    check_shown(form, SOUND)
    form.page.keyboard.press("Tab")
    expect(form.clear).to_be_focused()
    form.page.keyboard.press("Enter")
    expect(form.curve).to_have_count(0)


# The clock says at every look that it is time for a pause, and pauses are counted: how long a piece takes on a machine
# is the machine's affair, how much stands in it is ours.
PAUSES = """() => {
  let clock = 0;
  performance.now = () => (clock += 1000);
  const wait = window.setTimeout;
  window.pauses = 0;
  window.setTimeout = (go, ...rest) => { window.pauses += rest.length === 0; return wait(go, ...rest); };
}"""


def test_two_megabytes_are_read_in_pieces_so_that_the_page_can_answer_in_between(form):
    data = large()
    assert len(data) > 2_000_000
    form.page.evaluate(PAUSES)
    form.choose(data)
    check_shown(form, data)
    rows = data.count(b"\n")
    # every row is split into its cells in one pass and understood in another
    assert form.page.evaluate("window.pauses") > 2 * rows / 2500, "a piece holds more than 2,500 rows"


def test_a_later_file_overtakes_an_earlier_one(form):
    form.file.set_input_files({"name": "large.csv", "mimeType": "text/csv", "buffer": large()})
    form.choose(SOUND, "small.csv")
    form.page.wait_for_timeout(1500)
    check_shown(form, SOUND)


@on_both
def test_nothing_reaches_out_of_the_panel_and_the_chart_comes_first(form):
    form.choose(SOUND + b"\nx,never,5\n" + b"a" * 300 + b",never,5")
    outside = form.panel.evaluate(
        """(panel) => { const right = panel.getBoundingClientRect().right;
          return [...panel.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > right)
            .map((e) => e.outerHTML); }"""
    )
    assert outside == []
    tops = [form.panel.locator(part).bounding_box()["y"] for part in ("figure", "table", "form", ".mot-read")]
    assert tops == sorted(tops)


def test_no_axe_violation_with_a_curve(browser, tmp_path):
    with opened(browser, write(tmp_path, book_widget()), **PHONE) as opened_page:
        form = Form(opened_page)
        form.choose(SOUND + b"\nx,never,5")
        for scheme in ("light", "dark"):
            opened_page.emulate_media(color_scheme=scheme)
            assert not violations(opened_page), scheme
        assert opened_page.evaluate("document.documentElement.scrollWidth") <= 360
