"""Orders files: what is read, what is named as unreadable, and that each sound row counts once."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.orders import order_file as orders
from cxprep.orders.order_file import OrdersError, read
from tests.support.orders_files import FILES, REFUSED, large
from tests.support.repeatable import REPEATABLE


def rows(name: str) -> list[tuple[str, str, float]]:
    """What is read of one of the files."""
    return read(FILES[name]).rows


def reasons(name: str) -> list[str]:
    """Why the others are not."""
    return [str(bad) for bad in read(FILES[name]).bad]


A = ("A", "2025-01-02", 5.0)
READ = {
    "plain": [("c1", "2025-01-02", 10.0), ("c2", "2025-01-03", 20.5)],
    "no last newline": [("c1", "2025-01-02", 10.0)],
    "no header": [("c1", "2025-01-02", 10.0), ("c2", "2025-01-03", 20.0)],
    "semicolons and decimal commas": [
        ("A", "2025-01-02", 1234.5), ("B", "2025-12-31", 7.5), ("C", "2025-02-01", 1234.0),
    ],
    "tabs": [("A", "2025-02-13", 1234.5), ("B", "2025-02-03", 7.0)],
    "bars": [A],
    "sep line": [A],
    "byte-order mark": [("Zoë", *A[1:])],
    "UTF-16": [("Zoë", *A[1:])],
    "UTF-16, big": [("Zoë", *A[1:])],
    "UTF-16 without a mark": [A],
    "UTF-16 without a mark, big": [A],
    "Windows-1252": [("José “Pepe”", *A[1:]), ("\x81x", *A[1:])],
    "old Mac": [A, ("B", "2025-01-03", 6.0)],
    "quoted newlines": [("A\r\nof Leeds", "2025-01-02", 1234.5), ('B "Bee"', "2025-01-03", 2.0)],
    "stray quotes": [('"A', *A[1:]), ("B", "2025-01-03", 6.0), ('"C" & co', "2025-01-04", 7.0)],
    "quotes after blanks": [("A", "2025-01-02", 5.1)],
    "blank lines": [A, ("B", "2025-01-03", 6.0)],
    "lines above the names": [A],
    "columns in another order": [A],
    "refunds": [
        ("A", "2025-01-02", 100.0), ("A", "2025-01-09", -20.0), ("B", "2025-01-02", -5.5), ("B", "2025-01-03", -7.25),
    ],
    "copies": [A, A, A],
    "months first": [("A", "2025-01-31", 1.0), ("A", "2025-03-04", 1.0)],
    "dates of neither kind": [("A", "2025-02-01", 1.0), ("A", "2025-04-03", 1.0)],
    "no customer": [("A", "2025-01-02", 6.0)],
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name):
    assert rows(name) == READ[name]


BAD = {
    "quoted newlines": ["line 5: “x” is no date"],
    "stray quotes": ["line 5: “8\"” is no amount"],
    "lines above the names": [f"line {n}: stands above the names of the columns" for n in (1, 2)],
    "columns in another order": ["line 3: ends too early, after 4 columns"],
    "dates of both kinds": [
        "line 4: “02/03/2025” could be two dates, as other rows put now the day first, now the month"
    ],
    "amounts of both kinds": [
        "line 4: “1.500” could be two amounts, as other rows have now a decimal comma, now a point"
    ],
    "no customer": ["line 2: names no customer", "line 3: has no amount", "line 4: has no date",
        "line 5: ends too early, after 1 column"],
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_read_is_named_with_line_and_reason(name):
    assert reasons(name) == BAD[name]


def test_every_common_date():
    read_as = [day for _, day, _ in rows("every date")]
    assert read_as == [
        "2025-01-02", "2025-01-02", "2025-01-02", "2025-01-02", "2025-01-05", "2025-03-05", "2025-01-05", "2025-09-05",
        "2025-01-02", "2025-12-31", "2024-02-29", "2025-12-12",
    ]  # fmt: skip
    named = reasons("every date")
    assert (
        "line 12: “45292” is a spreadsheet's number for a day; give the column a date format before you save" in named
    )
    assert len(named) == 9


def test_every_common_amount():
    # in this file a decimal comma ("5,") and decimal points disagree, so 1,234 alone would be open; none stands there
    assert [amount for *_, amount in rows("every amount")] == [
        5, 5, 5.25, -5, 5, 5, 0.5, 1234567, 1234.5, 1234.5, 0, 0.5, 5, 5, 5, 5, -5, -5, -5, -5,
    ]  # fmt: skip
    named = {reason.split("“")[1].split("”")[0] for reason in reasons("every amount")}
    assert {"--5", "(-5)", "12 34", "1,23,456", "5e3", "nan", "inf", "1000000001", "2-3", "AB12", "0x10"} <= named


@pytest.mark.parametrize("name", REFUSED)
def test_what_gives_no_orders_is_refused_in_a_sentence(name):
    data, words = REFUSED[name]
    with pytest.raises(OrdersError) as refused:
        read(data)
    assert words in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_stray_quote_swallows_no_orders():
    found = read(FILES["a quote that closes far below"])
    assert len(found.rows) == 61
    assert [str(bad) for bad in found.bad] == ["line 63: “x” is no date"]


def test_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    file = tmp_path / "orders.csv"
    file.write_bytes(FILES["plain"])
    assert len(read(file).rows) == 2
    monkeypatch.setattr(orders, "MOST_BYTES", 20)
    for source in (file, FILES["plain"]):
        with pytest.raises(OrdersError, match="larger than 25 MB"):
            read(source)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only where the system has such a device")
def test_a_device_without_an_end_is_too_large(monkeypatch):
    monkeypatch.setattr(orders, "MOST_BYTES", 1000)
    with pytest.raises(OrdersError, match="larger than 25 MB"):
        read(Path("/dev/zero"))


def test_assumptions_are_said():
    assert "read day first" in read(FILES["dates of neither kind"]).notes[0]
    assert "decimal point" in read(FILES["amounts of neither kind"]).notes[0]
    assert read(FILES["copies"]).notes == [
        "Rows that are the same as an earlier one: 2. They were counted, as orders can be alike."
    ]
    assert read(FILES["plain"]).notes == read(FILES["months first"]).notes == []


def test_a_text_reads_as_its_bytes():
    for data in (FILES["plain"], FILES["byte-order mark"], FILES["quoted newlines"]):
        assert read(data.decode()) == read(data)


def test_two_megabytes_are_read_whole():
    found = read(large())
    assert len(found.rows) == 70_000
    assert found.bad == []


def test_the_frame_has_days():
    frame = read(FILES["refunds"]).frame()
    assert list(frame.columns) == ["customer", "date", "amount"]
    assert frame["date"].dt.day.tolist() == [2, 9, 2, 3]
    assert frame["amount"].sum() == 67.25


# --- each sound row counts once, whatever stands around it -----------------------------------------------------------

NAME = st.text(st.characters(codec="utf-8", exclude_characters="\0\x85\x1c\x1d\x1e\x1f"), min_size=1, max_size=12).map(
    lambda text: f"n{text.strip(orders.WHITE)}n"
)
DAY = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1))
CENTS = st.integers(-10_000_000, 10_000_000)
SOUND = st.tuples(NAME, DAY.map(str), CENTS.map(lambda cents: f"{cents / 100:.2f}"))
BROKEN = st.sampled_from(
    [("n", "2025-01-02", "ten"), ("n", "soon", "5.00"), ("", "2025-01-02", "5.00"), ("n", "2025-01-02")]
)


@REPEATABLE
@given(
    st.lists(st.tuples(st.booleans(), SOUND, BROKEN), min_size=1, max_size=30),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
)
def test_each_sound_row_counts_once(drawn, separator, newline, encoding):
    """Rows written by Python's own csv module, sound and broken ones mixed, come back once each, in order."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator=newline, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(["customer", "date", "amount"])
    expected, broken = [("first", "2025-01-01", 1.0)], 0
    writer.writerow(["first", "2025-01-01", "1.00"])
    for is_sound, sound, bad in drawn:
        writer.writerow(sound if is_sound else bad)
        if is_sound:
            expected.append((sound[0], sound[1], float(sound[2])))
        broken += not is_sound
    found = read(written.getvalue().encode(encoding))
    assert found.rows == expected
    assert len(found.bad) == broken


@REPEATABLE
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_anything_else_is_orders_or_a_sentence(data):
    try:
        found = read(data)
    except OrdersError as refused:
        assert str(refused).endswith(".")
    else:
        assert found.rows


@REPEATABLE
@given(
    st.lists(st.sampled_from(['"', ",", ";", "\n", "\r", "c1", "2025-01-02", "5", " ", '""']), max_size=60).map("".join)
)
def test_every_line_with_something_in_it_is_read_or_named(body):
    """No line is lost: each one with a figure or a letter in it belongs to a row that was read or named."""
    text = "customer,date,amount\nfirst,2025-01-01,1\n" + body
    found = read(text)
    records = list(orders._records(text, 0, 1, ","))
    filled = [first for first, _, cells in records if any(cells)]
    assert len(found.rows) + len(found.bad) == len(filled) - 1
    covered = [line for first, last, _ in records for line in range(first, last + 1)]
    assert covered == list(range(1, len(covered) + 1))
    assert len(covered) in (len(text.splitlines()), len(text.splitlines()) + 1)
