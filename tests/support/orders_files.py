"""Orders files for tests: hand-written ones with every fault we know, and random ones, the same at every run."""

from __future__ import annotations

import random
from typing import Any

HOSTILE = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"

DATES = [
    b"2025-01-02 10:11:12", b"2025-01-02T10:11:12Z", b"20250102", b"2.1.25", b"5 Jan 2025", b"05-Mar-25",
    b"January 5, 2025", b"Sept 5 2025", b"2025/1/2", b"31/12/2025 9:05 pm", b"45292", b"2025-02-29", b"2024-02-29",
    b"2025-13-01", b"yesterday", b"0000-00-00", b"1/2", b"2150-01-01", b"31/31/2025", b"12/12/2025", b"1-2/2025",
]  # fmt: skip
AMOUNTS = [
    b"$5", b"5 EUR", b"USD 5.25", b"-5", b"+5", b"--5", b"(-5)", b"5.", b".5", b"1,234,567", b"1 234.5", b"1'234.5",
    b"12 34", b"1,23,456", b"5e3", b"nan", b"inf", b"0", b"0.500", b"1e9", b"1000000001", b"2-3", b"AB12", b"US$5",
    b"kr 5", b"5,", b"1.2.3", b"\xc2\xa35", b"\xe2\x88\x925", b"- 5", b"$-5", b"-$5", b"0x10", b"1_000",
]  # fmt: skip

# name -> the bytes of a file that gives orders
FILES: dict[str, bytes] = {
    "plain": b"customer,date,amount\nc1,2025-01-02,10\nc2,2025-01-03,20.50\n",
    "no last newline": b"customer,date,amount\nc1,2025-01-02,10",
    "no header": b"c1,2025-01-02,10\nc2,2025-01-03,20\n",
    "semicolons and decimal commas": b"Kunde;Datum;Betrag\nA;2.1.2025;1.234,50\nB;31.12.25;7,5\nC;1.2.2025;1.234\n",
    "tabs": b"Member ID\tOrder date\tTotal (EUR)\nA\t02/13/2025\t1,234.50\nB\t02/03/2025\t7\n",
    "bars": b"client|date|spend\nA|2025/01/02|5\n",
    "sep line": b"sep=;\r\ncustomer;date;amount\r\nA;2025-01-02;5\r\n",
    "byte-order mark": "\ufeffcustomer,date,amount\nZoë,2025-01-02,5\n".encode(),
    "UTF-16": "customer\tdate\tamount\nZoë\t2025-01-02\t5\n".encode("utf-16"),
    "UTF-16, big": b"\xfe\xff" + "customer,date,amount\nZoë,2025-01-02,5\n".encode("utf-16-be"),
    "UTF-16 without a mark": "customer,date,amount\nA,2025-01-02,5\n".encode("utf-16-le"),
    "UTF-16 without a mark, big": "customer,date,amount\nA,2025-01-02,5\n".encode("utf-16-be"),
    "Windows-1252": "customer;date;amount\nJosé “Pepe”;2025-01-02;€ 5,00\n".encode("cp1252") + b"\x81x;2025-01-02;5\n",
    "old Mac": b"customer,date,amount\rA,2025-01-02,5\rB,2025-01-03,6\r",
    "quoted newlines": b'customer,date,amount\n"A\r\nof Leeds",2025-01-02,"1,234.50"\n"B ""Bee""",2025-01-03,2\nC,x,3',
    "stray quotes": b'customer,date,amount\n"A,2025-01-02,5\nB,2025-01-03,6\n"C" & co,2025-01-04,7\nD,2025-01-05,8"\n',
    "a quote that closes far below": b'customer,date,amount\n"A,2025-01-02,5\n'
    + b"B,2025-01-03,6\n" * 60
    + b'C",x,7\n',
    "quotes after blanks": b'customer, "date", amount\nA, "2025-01-02", "5.10"\n',
    "blank lines": b"\n\ncustomer,date,amount\n\nA,2025-01-02,5\n,,\n   \nB,2025-01-03,6\n",
    "lines above the names": b"Orders of 2025,,\nmade by,finance,\ncustomer,date,amount\nA,2025-01-02,5\n",
    "columns in another order": b"id,amount,x,order_date,customer_id\n1,5,,2025-01-02,A\n2,6,,2025-01-03\n",
    "refunds": b"customer,date,amount\nA,2025-01-02,100\nA,2025-01-09,-20\nB,2025-01-02,(5.50)\nB,2025-01-03,7.25-\n",
    "copies": b"customer,date,amount\nA,2025-01-02,5\nA,2025-01-02,5\nA,2025-01-02,5.00\n",
    "every date": b"customer,date,amount\n" + b"".join(
        b'A,"%s",1\n' % date
        for date in DATES
    ),
    "dates of both kinds": b"customer,date,amount\nA,13/02/2025,1\nA,02/13/2025,1\nA,02/03/2025,1\nA,03/03/2025,1\n",
    "dates of neither kind": b"customer,date,amount\nA,01/02/2025,1\nA,03/04/2025,1\n",
    "months first": b"customer,date,amount\nA,01/31/2025,1\nA,03/04/2025,1\n",
    "every amount": b"customer;date;amount\n" + b"".join(
        b"A;2025-01-02;%s\n" % amount
        for amount in AMOUNTS
    ),
    "amounts of both kinds": b"customer;date;amount\nA;2025-01-02;1,50\nA;2025-01-02;1.50\nA;2025-01-02;1.500\n",
    "amounts of neither kind": b"customer;date;amount\nA;2025-01-02;1,500\nA;2025-01-02;1.500\n",
    "hostile": f'customer,date,amount\nA,2025-01-02,5\nB,{HOSTILE.replace(chr(34), "")},5\n"{HOSTILE}",x,y\n'.encode(),
    "no customer": b"customer,date,amount\n,2025-01-02,5\nA,2025-01-02,\nA,,5\nA\nA,2025-01-02,6\n",
    "emoji": "customer,date,amount\n🛍️🛍️,2025-01-02,5\nA,🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️🛍️,5\n".encode(),
}  # fmt: skip

# name -> bytes of a file that gives none, and words of the sentence that says so
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "There is nothing in it"),
    "blank": (b" \n\t\r\n ", "There is nothing in it"),
    "a mark only": (b"\xef\xbb\xbf", "There is nothing in it"),
    "a workbook": (b"PK\x03\x04" + bytes(50), "This is a workbook"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(50), "This is a workbook"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF"),
    "null bytes": (b"customer,date,amount\nA,2025-01-02,\x005\n", "This is no text file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x01\x02\x03" * 9, "This is no text file"),
    "a letter": (b"Dear customer,\nthank you for your order.\n", "No three columns were found"),
    "a page": (b"<!DOCTYPE html>\n<p>Orders</p>\n", "No three columns were found"),
    "other columns": (b"shop,week,visitors\nLeeds,1,200\n", "could not be told apart"),
    "names only": (b"customer,date,amount\n", "no orders under them"),
    "no sound row": (b"customer,date,amount\nA,never,5\nB,2025-01-02,x\n", "The first: line 2: “never” is no date."),
    "columns without end": (b"customer,date,amount\nA,2025-01-02,5" + b"," * 3000, "Line 2 has more than 2,000 col"),
    "a stop inside quotes": (b'customer,date,amount\n"A\nB",never,5\n', "The first: lines 2 to 3: "),
}
REFUNDED = b"customer,date,amount\nA,2025-01-02,5\nA,2025-01-03,-9\n"

WORDS = [
    "A",
    "c17",
    "Zoë",
    "",
    '"',
    '""',
    'B "Bee"',
    "x,y",
    "a;b",
    "line\nbreak",
    " spaced ",
    "1,234",
    "12,50",
    "1.234,5",
]
WORDS += [
    "1.234",
    "-7.25",
    "(3)",
    "$ 4",
    "2025-01-02",
    "02/01/2025",
    "31.12.2024",
    "5 Jan 2025",
    "n/a",
    "🛍️",
    "\t",
    "|",
    "\r",
]


def random_file(seed: int) -> bytes:
    """A small file of sound, odd and broken rows; the same for the same seed."""
    draw = random.Random(f"orders {seed}")
    separator = draw.choice(",;\t|")
    order = draw.choice([(0, 1, 2), (0, 1, 2), (1, 2, 0)])
    lines = [separator.join(["Client id", "Date", "total"][place] for place in order)]
    for _ in range(draw.randint(1, 25)):
        cells = [
            draw.choice(["c1", "c2", "c3"]),
            f"2025-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}",
            str(draw.randint(-9, 99)),
        ]
        for place in range(3):
            if draw.random() < 0.25:
                cells[place] = draw.choice(WORDS)
            if draw.random() < 0.3:
                cells[place] = '"' + cells[place].replace('"', '""') + '"'
        cells = [cells[place] for place in order]
        lines.append(separator.join(cells[: draw.choice([3, 3, 3, 3, 2, 1])] + ["more"] * draw.choice([0, 0, 0, 1])))
    text = draw.choice(["\n", "\r\n", "\r"]).join(lines)
    return text.encode(draw.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"]))


def large(rows: int = 70_000) -> bytes:
    """A sound file of about 2 MB."""
    lines = []
    for n in range(rows):
        lines.append(f"customer-{n * 7919 % 9000},2025-{n % 12 + 1:02d}-{n % 28 + 1:02d},{n % 300}.{n % 90 + 10}")
    return ("customer,date,amount\n" + "\n".join(lines) + "\n").encode()


def plain(orders: Any) -> dict[str, Any]:
    """What was read, as the page's reader gives it."""
    return {
        "rows": [list(row) for row in orders.rows],
        "bad": [{"line": bad.line, "last": bad.last, "reason": bad.reason} for bad in orders.bad],
        "notes": orders.notes,
    }
