"""Browser profiles that are used again: a page in one that has been used opens for less than in a new one.

A test asks the browser for a context, as ever, and closes it. What it kept there (storage of every kind, cookies) is
then cleared, its pages are closed, and the context goes to the next test that asks for one alike. A context that was
changed itself, so that a later page would notice, is closed for good: one with a script for every page, with requests
that are answered otherwise, offline, with permissions or another clock, or to which somebody listens.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

CHANGES = (
    *("add_cookies", "add_init_script", "expose_binding", "expose_function", "grant_permissions", "on", "once"),
    *("route", "route_from_har", "route_web_socket", "set_default_navigation_timeout", "set_default_timeout"),
    *("set_extra_http_headers", "set_geolocation", "set_offline"),
)
CLOCK = ("fast_forward", "install", "pause_at", "resume", "run_for", "set_fixed_time", "set_system_time")
# What may be asked of a context that is used again; any other wish gets one of its own.
ALIKE = {
    *("color_scheme", "device_scale_factor", "has_touch", "is_mobile", "java_script_enabled", "reduced_motion"),
    *("timezone_id", "viewport"),
}
MOST = 3  # of one kind that wait


class Profiles:
    """Hands out a browser's contexts and takes them back."""

    def __init__(self, browser: Browser) -> None:
        self._new: Callable[..., BrowserContext] = browser.new_context
        self._waiting: dict[str, list[BrowserContext]] = {}

    def new_context(self, **wishes: Any) -> BrowserContext:
        """A context with nothing in it; `service_workers` are kept from it unless they are asked for."""
        if not wishes.keys() <= ALIKE:
            return self._new(**{"service_workers": "block", **wishes})
        kind = json.dumps(wishes, sort_keys=True)
        waiting = self._waiting.setdefault(kind, [])
        return waiting.pop() if waiting else self._lent(self._new(service_workers="block", **wishes), waiting)

    def _lent(self, context: BrowserContext, waiting: list[BrowserContext]) -> BrowserContext:
        keeper = context.new_page()  # an empty page, by which storage is cleared when no other page is open
        session = context.new_cdp_session(keeper)
        origins: set[str] = set()
        touched: list[str] = []

        def visited(page: Page) -> None:
            page.on("framenavigated", lambda frame: origins.add("{0.scheme}://{0.netloc}".format(urlsplit(frame.url))))

        context.on("page", visited)
        end = context.close

        def close(**given: Any) -> None:
            if touched or len(waiting) >= MOST:
                end(**given)
                return
            for page in context.pages:
                if page is not keeper:
                    page.close()
            context.clear_cookies()
            for origin in origins:
                if origin.startswith("http"):
                    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            origins.clear()
            waiting.append(context)

        context.close = close
        for owner, names in ((context, CHANGES), (context.clock, CLOCK)):
            for name in names:
                _noted(owner, name, touched)
        return context


def _noted(owner: Any, name: str, touched: list[str]) -> None:
    """Let a method of an object say that it was called."""
    ordinary = getattr(owner, name)

    def called(*args: Any, **kwargs: Any) -> Any:
        touched.append(name)
        return ordinary(*args, **kwargs)

    setattr(owner, name, called)
