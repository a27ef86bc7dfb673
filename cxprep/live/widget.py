"""A widget with two homes: in Jupyter an anywidget, on a page HTML that its own module brings to life.

A subclass names its page module by `kind` and its style sheets by `styles`, and gives `html`, the markup with all that
can be read without a script, and `spec`, what the module works from. Both homes get the same two; the page's copy is
the cell's `text/html` output, the same bytes at every run.
"""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
import traitlets

from cxprep.live import markup, styles
from cxprep.live.bundle import bundle


class PageWidget(anywidget.AnyWidget):
    """Base of the drill and of the widgets around it."""

    kind: ClassVar[str]
    styles: ClassVar[tuple[str, ...]] = ("drill.css",)
    held = False
    spec = traitlets.Dict().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)

    @traitlets.validate("html")
    def _is_text(self, proposal: Any) -> str:
        return str(proposal["value"])  # who takes it, escapes no more

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if "kind" in cls.__dict__:
            cls._esm = bundle(f"{cls.kind}.mjs", " ".join(name.removesuffix(".css") for name in cls.styles))
            cls._css = styles.home(cls.styles)
        super().__init_subclass__(**kwargs)

    def page(self) -> str:
        """What a page keeps of the widget."""
        return markup.page_html(self.kind, self.html, {"spec": self.spec}, held=self.held)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle_: Any = super()._repr_mimebundle_(**kwargs) or {}
        data, metadata = bundle_ if isinstance(bundle_, tuple) else (bundle_, {})
        return {**data, "text/plain": repr(self), "text/html": self.page()}, metadata
