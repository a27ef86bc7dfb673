"""Charts as a page needs them: matplotlib's drawing without the boxes that hold nothing.

matplotlib wraps each tick and each label in groups of its own, most of them without an attribute, turns labels by no
degrees, and draws its background without a colour. A browser makes an element of each and lays it out before a drill
answers. What has an attribute stays, and so does all within it that a drill moves: the groups with an id.
"""

from __future__ import annotations

import re

_CHART = re.compile(r'(<figure class="mot-chart"><svg[^>]*>)(.*?)(</svg>)', re.DOTALL)
_TAG = re.compile(r"<g\b[^>]*/>\n?|<g\b[^>]*>\n?|</g>\n?")
_UNTURNED = re.compile(r' transform="rotate\(-?0 [^)]*\)"')
# neither filled nor drawn: the figure's and the axes' background
_UNSEEN = re.compile(r'<path d="[^"]*" fill="none"/>\n?')
_UNSEEN_IN = re.compile(r'(<g>)\n<path d="[^"]*" fill="none"/>\n(</g>)')


def lean(body: str) -> str:
    """A page's body with each chart in it told by fewer elements; it draws the same."""
    return _CHART.sub(lambda found: found[1] + _flat(_UNTURNED.sub("", found[2])) + found[3], body)


def _flat(svg: str) -> str:
    svg = _UNSEEN_IN.sub(r"\1\n\2", svg)
    kept: list[str] = []
    opened: list[bool] = []  # of each open group whether it is kept
    bound = 0  # groups with an id around this place
    end = 0
    for tag in _TAG.finditer(svg):
        kept.append(svg[end : tag.start()])
        end = tag.end()
        words = tag[0].strip()
        plain = words in ("<g>", "<g/>")
        if words.endswith("/>"):
            kept.append("" if plain and not bound else tag[0])
        elif words == "</g>":
            stays = opened.pop()
            bound -= bound > 0
            kept.append(tag[0] if stays else "")
        else:
            opened.append(not plain or bound > 0)
            bound += bound > 0 or " id=" in words
            kept.append(tag[0] if opened[-1] else "")
    return "".join(kept) + svg[end:]
