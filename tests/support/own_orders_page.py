"""A bare page around the own-orders form, and its reader driven from a test."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from cxprep.live.bundle import FOLDERS
from cxprep.live.widget import PageWidget
from cxprep.orders import concentration
from cxprep.orders import order_file as orders
from cxprep.places import data_path
from cxprep.widgets.own_orders import OwnOrders, own_orders
from tests.support.pages import HEAD, STRICT
from tests.support.scan import DESK, watch
from tools.serve import POLICY, serving

# What the page's own module makes of a file's bytes, without the form: the reader and the shares.
READ = """async (text) => {
  const { decode, readText, spread } = await import('./orders_file.mjs');
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  try {
    const work = readText(decode(bytes));
    for (;;) {
      const { done, value } = work.next();
      if (!done) continue;
      let shares = null;
      try {
        const found = spread(value.rows);
        shares = [0.01, 0.02, 0.1, 0.2, 0.5, 1].map((top) => found.share(top)).concat(found.customers, found.negative);
      } catch (error) { shares = error.message; }
      return { ...value, shares };
    }
  } catch (error) { return { refused: error.message }; }
}"""


def book_widget() -> OwnOrders:
    """The form as the book shows it."""
    return own_orders(concentration.spread(orders.read(data_path("orders.csv")).rows))


def write(folder: Path, widget: PageWidget, *, head: str = HEAD + STRICT) -> Path:
    """A bare page in `folder` with `widget` and its own styles, under a strict content policy."""
    for assets in FOLDERS:
        shutil.copytree(assets, folder, dirs_exist_ok=True)
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in widget.styles)
    links += '<meta name="viewport" content="width=device-width"><script type="module" src="host.mjs"></script>'
    body = f"<main><h1>A bare page</h1>{widget.page()}</main>"
    page = f'<!DOCTYPE html><html lang="en"><head>{head}{links}</head><body>{body}</body></html>'
    (folder / "index.html").write_text(page, "utf-8")
    return folder


@contextmanager
def opened(browser: Browser, folder: Path, policy: str = POLICY, **context: Any) -> Iterator[Page]:
    """The page in `folder`, alive; leaving fails where the page did what no page may do."""
    with serving(folder, policy) as address:
        profile = browser.new_context(**(context or DESK))
        page = profile.new_page()
        findings = watch(page)
        page.goto(f"{address}/index.html")
        page.wait_for_selector("[data-own-orders][data-alive]")
        yield page
        profile.close()
        assert not findings, findings


class Form:
    """The form on an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel: Locator = page.locator("[data-own-orders]")
        self.file = self.panel.locator('input[type="file"]')
        self.text = self.panel.locator("textarea")
        self.complaint = self.panel.locator(".mot-complaint")
        self.answer = self.panel.locator(".mot-read")
        self.curve = self.panel.locator("[data-curve] path")
        self.clear = self.panel.locator("[data-clear]")

    def choose(self, data: bytes, name: str = "orders.csv") -> None:
        """Choose a file of these bytes and wait for the answer."""
        self.file.set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
        self.settled()

    def drop(self, data: bytes, name: str = "orders.csv") -> None:
        """Drop such a file on the form."""
        transfer = self.page.evaluate_handle(
            """([name, text]) => {
              const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytes], name));
              return transfer;
            }""",
            [name, base64.b64encode(data).decode()],
        )
        self.panel.dispatch_event("dragover", {"dataTransfer": transfer})
        self.panel.dispatch_event("drop", {"dataTransfer": transfer})
        self.settled()

    def paste(self, text: str) -> None:
        """Put the text into the field and press the button."""
        self.text.fill(text)
        self.panel.locator('button[type="submit"]').click()
        self.settled()

    def settled(self) -> None:
        """Until a file has been read or refused."""
        self.page.wait_for_selector('[data-own-orders]:is([data-state="read"], [data-state="refused"])')

    def shares(self) -> list[float]:
        """The file's shares as the table has them, in full."""
        return [float(cell.get_attribute("data-value")) for cell in self.panel.locator("[data-share]").all()]
