"""What a browser says of a widget's elements: its styles, compared between two places, and its controls' pixels.

A picture is compared with itself: what a control is drawn with against the ground around it, by WCAG's contrast ratio.
"""

import io
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page

PROPERTIES = """
color background-color border-top-width border-top-style border-top-color border-left-width border-bottom-width
border-radius font-family font-size font-weight font-style line-height padding margin display text-align
list-style-type text-decoration-line float max-width appearance opacity visibility fill stroke position cursor
white-space overflow-x box-sizing text-transform letter-spacing width height
""".split()  # noqa: SIM905, a list of words is easier to read
# By how many pixels these may differ: sizes follow the words, and a margin may be a share of them.
MEASURES = {"width": 1.5, "height": 1.5, "margin": 0.5}
# JupyterLab marks every headline of an output by an empty element, where it numbers none: that is no part of a widget.
# Left out is what comes in its own time: a chart's rings once it has been in sight, a draft where an answer is built.
STYLES = """(root, names) => {
  const late = ".mot-grip, .mot-grip *, [data-own-draft], [data-own-draft] *";
  const parts = [...root.querySelectorAll(`:not(script, span.numbering-entry:empty, ${late})`)];
  return parts.map((part) => {
    const style = getComputedStyle(part);
    const name = [part.tagName.toLowerCase(), ...part.classList].join(".");
    return [name, ...names.map((property) => style.getPropertyValue(property))];
  });
}"""
UNFOLD = "(root) => root.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
# Everything one operates in a widget, with its place; one whose own box is unseen by intent stands for its label's.
CONTROLS = """(root) => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 2;
  return [...root.querySelectorAll("input, select, textarea, button")].filter((one) => !one.disabled).map((one) => {
    const unseen = getComputedStyle(one).opacity === "0";
    const box = unseen ? one.parentElement.querySelector("span") : one;
    if (!seen(box)) return null;
    const { x, y, width, height } = box.getBoundingClientRect();
    const share = one.type === "range" ? (one.value - one.min) / (one.max - one.min) : 0;
    const name = one.name || one.textContent.trim() || one.id || one.type;
    return { kind: unseen ? "box" : one.type, name, x, y, width, height, share };
  }).filter(Boolean);
}"""


def styles(root: Locator) -> list[list[str]]:
    """Of each element in a widget: its name, and the computed value of each of PROPERTIES."""
    return root.evaluate(STYLES, PROPERTIES)


def differences(here: list[list[str]], there: list[list[str]]) -> list[str]:
    """Sentences: where one element looks otherwise than the other. A pixel of width or height is no difference."""
    if [name for name, *_ in here] != [name for name, *_ in there]:
        ours, theirs = ([name for name, *_ in one] for one in (here, there))
        place = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), len(ours))
        return [f"The elements themselves differ, first {ours[place : place + 3]} from {theirs[place : place + 3]}."]
    found = []
    for (name, *ours), (_, *theirs) in zip(here, there, strict=True):
        for property, one, other in zip(PROPERTIES, ours, theirs, strict=True):
            if one != other and not _close(one, other, MEASURES.get(property, 0)):
                found.append(f"{name}: {property} is {one}, not {other}")
    return found


def _close(one: str, other: str, most: float) -> bool:
    pairs = list(zip(one.split(), other.split(), strict=False))
    try:
        return all(abs(float(a.removesuffix("px")) - float(b.removesuffix("px"))) < most for a, b in pairs)
    except ValueError:
        return False


def picture(page: Page, root: Locator) -> np.ndarray:
    """What the window shows down to the end of `root`, as rows of pixels of three numbers from 0 to 255."""
    size, box = page.viewport_size, root.bounding_box()
    assert size and box
    clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], box["y"] + box["height"] + 10)}
    return np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB"))


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """WCAG 2.2's contrast ratio of colours, from 1 to 21."""
    lights = [_luminance(colours) + 0.05 for colours in (one, other)]
    return np.maximum(*lights) / np.minimum(*lights)


def _luminance(colours: np.ndarray) -> np.ndarray:
    share = np.asarray(colours, dtype=float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def unseen(pixels: np.ndarray, control: dict[str, Any], least: float = 3.0) -> list[str]:
    """Sentences: which part of a control does not differ from the ground around it by `least` to one."""
    left, top = round(control["x"]), round(control["y"])
    right, bottom = round(control["x"] + control["width"]), round(control["y"] + control["height"])
    middle = (top + bottom) // 2
    parts: dict[str, np.ndarray]
    if control["kind"] == "range":
        ground = pixels[top, left + (right - left) // 2]
        radius = (bottom - top) / 2
        at = round(left + radius + control["share"] * (right - left - 2 * radius))
        far = left + 3 if control["share"] > 0.5 else right - 4
        parts = {"thumb": pixels[middle, at - 2 : at + 3], "track": pixels[middle - 2 : middle + 3, far]}
    elif control["kind"] in ("radio", "checkbox"):
        ground = pixels[top - 3, left - 3]
        parts = {"box": pixels[top - 1 : bottom + 1, left - 1 : right + 1].reshape(-1, 3)}
    else:
        ground = pixels[middle, left - 3]
        parts = {"left edge": pixels[middle, left - 1 : left + 4]}
        if control["kind"] != "file":
            centre = (left + right) // 2
            parts["upper edge"] = pixels[top - 1 : top + 4, centre]
    found = []
    for part, colours in parts.items():
        ratio = float(contrast(colours, ground).max())
        if ratio < least:
            found.append(
                f"{control['kind']} {control['name']!r}: its {part} differs from the ground by {ratio:.2f} to 1"
            )
    return found
