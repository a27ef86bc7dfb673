"""What is looked at in JupyterLab: a widget shown and unfolded, Lab's themes, the lines of a drill's numbers."""

from playwright.sync_api import Locator, Page, expect

from tests.hosts import looking

SHOW = "(one) => one.removeAttribute('data-held')"
TOP = "(one) => one.scrollIntoView({ block: 'start' })"
# Of each label of a number: its words, its width, what its number beside it leaves of their line, and how many lines it
# takes.
LABELS = """(drill) => [...drill.querySelectorAll(".mot-numbers dt")].map((label) => {
  const words = document.createRange();
  words.selectNodeContents(label);
  const lines = new Set([...words.getClientRects()].map(({ y }) => Math.round(y))).size;
  const line = label.parentElement.getBoundingClientRect();
  const number = label.nextElementSibling.getBoundingClientRect();
  const gap = parseFloat(getComputedStyle(label.parentElement).columnGap);
  const beside = number.right - line.left - number.width - gap;
  return [label.textContent, label.getBoundingClientRect().width, beside, line.right - number.right, lines];
})"""


def unfold(place: Locator) -> Locator:
    """The widget at `place`: shown, its folds open, at the top of the window."""
    place.evaluate(SHOW)
    place.evaluate(looking.UNFOLD)
    place.evaluate(TOP)
    expect(place).to_be_visible()
    return place


def turn(page: Page, mode: str) -> None:
    """Lab in its light or dark theme, by its menu."""
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item", has_text="Theme").first.click()
    page.locator(".lm-Menu-item").get_by_text(f"JupyterLab {mode.capitalize()}", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false" if mode == "dark" else "true")


def unseen(page: Page, place: Locator, upper: int, lower: int) -> tuple[int, list[str]]:
    """How many controls of a widget lie between two heights of the window, and which of them can hardly be seen."""
    for _ in range(5):  # Lab moves outputs about while it lays the notebook out: then the picture is taken again
        controls = place.evaluate(looking.CONTROLS)
        pixels = looking.picture(page, place)
        if controls == place.evaluate(looking.CONTROLS):
            break
    inside = [one for one in controls if one["y"] > upper and one["y"] + one["height"] < lower]
    return len(inside), [words for one in inside for words in looking.unseen(pixels, one)]


def misplaced(drill: Locator) -> list[str]:
    """What is wrong with the lines of a drill's numbers, as sentences."""
    found, labels = [], drill.evaluate(LABELS)
    for words, width, column, over, lines in labels:
        if abs(over) >= 1:
            found.append(f"the number of {words!r} ends {over} pixels before its line")
        if abs(width - column) >= 1:
            found.append(f"{words!r} has {width} of {column} pixels")
        if lines > 1 + len(words) * 9 // column:
            found.append(f"{words!r} is broken into {lines} lines")
    return found if labels else ["no number has a label"]
