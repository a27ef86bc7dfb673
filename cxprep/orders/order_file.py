"""An orders file as people have it: customer, date and amount, in whatever shape an export gives them.

Reads what can be read and names every row that cannot, with its line and the reason; each sound row counts once. It
knows nothing of what is computed from the orders. `widgets/assets/orders_file.mjs` is the same reader for the page:
whatever changes here changes there, and tests/browser/test_own_orders.py holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_BYTES = 25_000_000
MOST_AMOUNT = 1e9
MOST_CELLS = 2000  # in a row
WHITE = " \t\n\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
WHITE += "\u202f\u205f\u3000\ufeff"
SEPARATORS = "\t;|,"
# What a column may be called, letters and digits only: first the whole name, then a part of it.
NAMES = {
    "customer": "customer customerid customerno customernumber customername client clientid member memberid account "
    "accountid userid user buyer email kunde kundennummer kundennr",
    "date": "date orderdate purchasedate invoicedate transactiondate day orderday datum created",
    "amount": "amount orderamount netamount total ordertotal totalamount revenue sales value ordervalue spend price "
    "betrag umsatz",
}
PARTS = {
    "customer": ["customer", "client", "member", "kunde"],
    "date": ["date", "datum"],
    "amount": ["amount", "total", "revenue", "betrag", "umsatz"],
}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TIME = r"(?:[T ]+[0-9:.]+ ?(?:[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-][0-9:]+))?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}", re.I | re.A)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_DOTS = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}|[0-9]{{2}}){_TIME}", re.I | re.A)
_EITHER = re.compile(rf"([0-9]{{1,2}})([-/])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_TIME}", re.I | re.A)
_DAY_NAMED = re.compile(rf"([0-9]{{1,2}})[ -]{_MONTH}\.?,?[ -]([0-9]{{4}}|[0-9]{{2}}){_TIME}", re.I | re.A)
_MONTH_NAMED = re.compile(rf"{_MONTH}\.? ([0-9]{{1,2}}),? ([0-9]{{4}}){_TIME}", re.I | re.A)
_CODES = "USD EUR GBP CHF CAD AUD NZD JPY CNY INR SEK NOK DKK PLN CZK HUF SGD HKD AED ZAR BRL MXN"
_CURRENCY = rf"(?:{_CODES.replace(' ', '|')}|(?:US|A|C)?\$|[£€¥]|kr\.?)?"
_GAP = "[ \u00a0\u2009\u202f'’]"
_AMOUNT = re.compile(
    rf"([-+]?){_CURRENCY}[ \u00a0]*([-+]?)([0-9](?:[0-9.,]|{_GAP}(?=[0-9]))*|[.,][0-9]+)[ \u00a0]*{_CURRENCY}(-?)"
)
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?:[.,][0-9]+)?")


class OrdersError(ValueError):
    """A file that gives no orders at all; the message says why, and what to do."""


@dataclass(frozen=True)
class Bad:
    """A row that was not read: its first and last line in the file (the first line is 1), and why."""

    line: int
    last: int
    reason: str

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line == self.last else f"lines {self.line} to {self.last}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True)
class Orders:
    """What a file held: `rows` of (customer, day as 2025-12-31, amount), the rows not read, and what was assumed."""

    rows: list[tuple[str, str, float]]
    bad: list[Bad]
    notes: list[str]

    def frame(self) -> Any:
        """The rows as a pandas frame with the columns customer, date and amount."""
        import pandas as pd

        frame = pd.DataFrame(self.rows, columns=["customer", "date", "amount"])
        frame["date"] = pd.to_datetime(frame["date"])
        return frame


def read(source: Path | str | bytes) -> Orders:
    """The orders in a file (a Path), in its bytes, or in a text. Amounts below zero are refunds.

    Raises OrdersError, a sentence, where there is nothing to read: an empty or huge file, a workbook, no three columns.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:  # a device says that its size is nought, and never ends
            source = file.read(MOST_BYTES + 1)
        if len(source) > MOST_BYTES:
            raise OrdersError(_TOO_LARGE)
    text = decode(source) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    return parse(text)


_TOO_LARGE = "The file is larger than 25 MB. Export one year of orders, or fewer columns, and try again."
_TOO_WIDE = "2,000 columns, which no export of orders has. Choose the right file."
_EMPTY = "There is nothing in it. Choose a file with one order a line: customer, date, amount."
_BINARY = "This is no text file. Open it where it came from and save it as CSV; then try that file."


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 (with or without its mark) or, failing these, Windows-1252."""
    if len(data) > MOST_BYTES:
        raise OrdersError(_TOO_LARGE)
    if data[:4] == b"PK\x03\x04" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise OrdersError("This is a workbook or an archive. Open it, save the sheet as CSV, and try that file.")
    if data[:4] == b"%PDF":
        raise OrdersError("This is a PDF. Export the orders as CSV, and try that file.")
    if data[:2] == b"\xff\xfe":
        return _no_nulls(data[2:].decode("utf-16-le", "replace"))
    if data[:2] == b"\xfe\xff":
        return _no_nulls(data[2:].decode("utf-16-be", "replace"))
    head = data[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head) and even * 8 < odd:
        return _no_nulls(data.decode("utf-16-le", "replace"))
    if even * 4 > len(head) and odd * 8 < even:
        return _no_nulls(data.decode("utf-16-be", "replace"))
    try:
        return _no_nulls(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _no_nulls(data.decode("latin-1").translate(_WINDOWS))


_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(128, 160)}


def _no_nulls(text: str) -> str:
    if "\0" in text:
        raise OrdersError(_BINARY)
    return text


def parse(text: str) -> Orders:
    """The orders in a text. Raises OrdersError as `read` does."""
    if not text.strip(WHITE):
        raise OrdersError(_EMPTY)
    begin, line = 0, 1
    if hint := re.match(r"sep=.?(\r\n|\r|\n)", text, re.I | re.A):  # a spreadsheet's own first line
        begin, line = hint.end(), 2
    separator = _separator(text, begin, line)
    records = [(first, last, cells) for first, last, cells in _records(text, begin, line, separator) if any(cells)]
    columns, start = _columns(records)
    body = records[start:]
    bad = [Bad(first, last, "stands above the names of the columns") for first, last, _ in records[: max(start - 1, 0)]]
    day_first, date_notes = _day_first(cells[columns[1]] for _, _, cells in body if len(cells) > columns[1])
    comma, amount_notes = _decimal_comma(cells[columns[2]] for _, _, cells in body if len(cells) > columns[2])
    rows: list[tuple[str, str, float]] = []
    for first, last, cells in body:
        if len(cells) <= max(columns):
            bad.append(Bad(first, last, f"ends too early, after {len(cells)} column{'s' * (len(cells) > 1)}"))
            continue
        customer = cells[columns[0]]
        day, no_day = _day(cells[columns[1]], day_first)
        amount, no_amount = _amount(cells[columns[2]], comma)
        reasons = [reason for reason in ("" if customer else "names no customer", no_day, no_amount) if reason]
        if reasons:
            bad.append(Bad(first, last, "; ".join(reasons)))
        else:
            rows.append((customer, day, amount))
    if not rows and bad:
        raise OrdersError(f"No row could be read. The first: {bad[0]}.")
    if not rows:
        raise OrdersError("It has names of columns and no orders under them.")
    copies = len(rows) - len(set(rows))
    notes = date_notes + amount_notes
    if copies:
        notes.append(f"Rows that are the same as an earlier one: {copies}. They were counted, as orders can be alike.")
    return Orders(rows, bad, notes)


def _records(text: str, at: int, line: int, separator: str) -> Iterator[tuple[int, int, list[str]]]:
    """(first line, last line, trimmed cells) of each record.

    A quotation mark that opens a cell counts only where one closes it, before a separator or a line's end, at most
    fifty lines further on: a stray one must not swallow the orders after it.
    """
    quoted = re.compile(rf'"([^"]*(?:""[^"]*)*)"(?=[{re.escape(separator)}\r\n]|\Z)')
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    size = len(text)
    while at < size:
        cells, first = [], line
        while True:
            match = quoted.match(text, at) if text[at : at + 1] == '"' else None
            breaks = len(re.findall(r"\r\n|\r|\n", match[0])) if match else 0
            if match and breaks <= 50:
                cells.append(match[1].replace('""', '"').strip(WHITE))
                line += breaks
            else:
                match = plain.match(text, at)
                assert match  # it may be empty, so it is always there
                cell = match[0].strip(WHITE)
                cells.append(cell[1:-1].strip(WHITE) if re.fullmatch(r'"[^"]*"', cell) else cell)
            at = match.end()
            if text[at : at + 1] != separator:
                break
            at += 1
            if len(cells) >= MOST_CELLS:
                raise OrdersError(f"Line {first} has more than {_TOO_WIDE}")
        yield first, line, cells
        at += 2 if text[at : at + 2] == "\r\n" else 1
        line += 1


def _separator(text: str, begin: int, line: int) -> str:
    """The separator by which most of the first twenty records have three cells or more."""
    best, most = "", 0
    for candidate in SEPARATORS:
        found = seen = 0
        for _, _, cells in _records(text, begin, line, candidate):
            if any(cells):
                seen += 1
                found += len(cells) >= 3
            if seen == 20:
                break
        if found > most:
            best, most = candidate, found
    if not best:
        raise OrdersError(
            "No three columns were found. Each line needs a customer, a date and an amount, parted by commas, "
            "semicolons or tabs."
        )
    return best


def _columns(records: Sequence[tuple[int, int, list[str]]]) -> tuple[tuple[int, int, int], int]:
    """Where customer, date and amount stand, and the number of the first record that is an order."""
    for number, (_, _, cells) in enumerate(records[:10]):
        names = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in cells]
        found = [_column(names, role) for role in ("customer", "date", "amount")]
        if min(found) >= 0 and len(set(found)) == 3:
            return (found[0], found[1], found[2]), number + 1
    for _, _, cells in records[:10]:
        if len(cells) >= 3 and _day(cells[1], True)[0] and not _amount(cells[2], False)[1]:
            return (0, 1, 2), 0
    listed = ", ".join(f"“{_short(cell)}”" for cell in records[0][2][:6])
    raise OrdersError(
        f"The columns could not be told apart. Name them customer, date and amount in the first line; it has {listed}."
    )


def _column(names: Sequence[str], role: str) -> int:
    for name in NAMES[role].split():
        if name in names:
            return names.index(name)
    for number, name in enumerate(names):
        if any(part in name for part in PARTS[role]):
            return number
    return -1


def _short(cell: str) -> str:
    words = re.sub(r"[\r\n\t]+", " ", cell)
    return words if len(words) <= 30 else words[:29] + "…"


def _calendar(year: str, month: int, day: int) -> str:
    number = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1900 <= number <= 2100 or not 1 <= month <= 12 or not 1 <= day <= days[month - 1]:
        return ""
    return f"{number}-{month:02d}-{day:02d}"


def _day_first(cells: Iterator[str]) -> tuple[bool | None, list[str]]:
    """Whether 03/04/2025 is a day in April, by the dates that can only be read one way; None where they disagree."""
    day = month = open_ = 0
    for cell in cells:
        if match := _EITHER.fullmatch(cell):
            first, second = int(match[1]), int(match[3])
            day += 12 < first <= 31 and second <= 12
            month += 12 < second <= 31 and first <= 12
            open_ += first <= 12 and second <= 12 and first != second
    notes = []
    if open_ and not day and not month:
        notes.append("Dates such as 03/04/2025 were read day first; nothing in the file says otherwise.")
    return (None if day and month else not month), notes


def _day(cell: str, day_first: bool | None) -> tuple[str, str]:
    """The day as 2025-12-31, or why there is none."""
    if not cell:
        return "", "has no date"
    found = ""
    if match := _YEAR_FIRST.fullmatch(cell):
        found = _calendar(match[1], int(match[3]), int(match[4]))
    elif match := _COMPACT.fullmatch(cell):
        found = _calendar(match[1], int(match[2]), int(match[3]))
    elif match := _DOTS.fullmatch(cell):
        found = _calendar(match[3], int(match[2]), int(match[1]))
    elif match := _DAY_NAMED.fullmatch(cell):
        found = _calendar(match[3], MONTHS.index(match[2].lower()) + 1, int(match[1]))
    elif match := _MONTH_NAMED.fullmatch(cell):
        found = _calendar(match[3], MONTHS.index(match[1].lower()) + 1, int(match[2]))
    elif match := _EITHER.fullmatch(cell):
        first, second = int(match[1]), int(match[3])
        if day_first is None and first <= 12 and second <= 12 and first != second:
            return "", f"“{_short(cell)}” could be two dates, as other rows put now the day first, now the month"
        if second > 12 or (day_first is False and first <= 12):
            first, second = second, first
        found = _calendar(match[4], second, first)
    elif re.fullmatch(r"[2-6][0-9]{4}(\.[0-9]+)?", cell):
        return "", f"“{cell}” is a spreadsheet's number for a day; give the column a date format before you save"
    return found, "" if found else f"“{_short(cell)}” is no date"


def _figure(cell: str) -> tuple[float, str]:
    """Sign and figure of an amount, without currency and gaps; ("", …) where it is none."""
    inner = re.fullmatch(r"\((.*)\)", cell, re.S)
    match = _AMOUNT.fullmatch((inner[1] if inner else cell).replace("−", "-"))
    if not match:
        return 1.0, ""
    signs = [sign for sign in (match[1], match[2], match[4]) if sign]
    figure = match[3]
    if re.search(_GAP, figure):
        if not _GROUPED.fullmatch(figure):
            return 1.0, ""
        figure = re.sub(_GAP, "", figure)
    if len(signs) + (inner is not None) > 1:
        return 1.0, ""
    return (-1.0 if inner or "-" in signs else 1.0), figure


# A figure's form, by the first pattern that fits: with a decimal comma, with a point, or open to either reading.
_FORMS = (
    ("whole", re.compile(r"[0-9]+")),
    ("open comma", re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")),
    ("open point", re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")),
    ("point", re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]*|[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]*\.[0-9]+|[0-9]+\.")),
    ("comma", re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]*,[0-9]+|[0-9]+,")),
)


def _form(figure: str) -> str:
    return next((name for name, pattern in _FORMS if pattern.fullmatch(figure)), "")


def _decimal_comma(cells: Iterator[str]) -> tuple[bool | None, list[str]]:
    """Whether 1,234 is one and a bit, by the amounts that can only be read one way; None where they disagree."""
    seen = {_form(_figure(cell)[1]) for cell in cells}
    notes = []
    if not seen & {"point", "comma"} and seen & {"open point", "open comma"}:
        notes.append("Amounts were read with a decimal point: 1,234 is a thousand and more. No amount says otherwise.")
    return (None if {"point", "comma"} <= seen else "comma" in seen), notes


def _amount(cell: str, comma: bool | None) -> tuple[float, str]:
    """The amount, or why there is none."""
    if not cell:
        return 0.0, "has no amount"
    sign, figure = _figure(cell)
    form = _form(figure)
    if not form:
        return 0.0, f"“{_short(cell)}” is no amount"
    if form.startswith("open"):
        if comma is None:
            return 0.0, f"“{_short(cell)}” could be two amounts, as other rows have now a decimal comma, now a point"
        form = "comma" if comma else "point"
    if form == "comma":
        figure = figure.replace(".", "").replace(",", ".")
    value = sign * float(figure.replace(",", ""))
    if abs(value) > MOST_AMOUNT:
        return 0.0, f"“{_short(cell)}” is more than any order; is it another column?"
    return value, ""
