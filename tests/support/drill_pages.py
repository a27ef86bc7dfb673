"""What a drill page owes to a tired reader, looked for on an open page; what is wrong comes back as sentences."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page

from cxprep.numbers.formats import Format
from tests.support.driving import Driven
from tests.support.entering import Asked

LOOK = """() => {
  const seen = (e) => e.checkVisibility();
  const all = (root, what) => [...root.querySelectorAll(what)];
  const drill = document.querySelector('[data-drill]');
  const marks = all(drill, '.mot-control');
  const open = all(drill, 'input[name], select[name]').filter(seen);
  const header = document.querySelector('.bd-header').getBoundingClientRect().height;
  const boxes = [...all(drill, '.mot-chart svg').filter(seen), ...open].map((e) => e.getBoundingClientRect());
  const covered = open.filter((c) => {
    c.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = c.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) !== c;
  });
  const sticky = all(document, 'article *').filter((e) => seen(e) && getComputedStyle(e).position === 'sticky');
  for (const fold of all(document, 'article details')) fold.open = true;
  const texts = all(document, 'article svg text').filter((t) => seen(t) && t.textContent.trim());
  const size = (t) => {
    const svg = t.closest('svg');
    return parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  };
  const small = texts.filter((t) => size(t) < 10.95).map((t) => `${t.textContent} (${size(t).toFixed(1)} px)`);
  const cut = texts.map((t) => [t.textContent, t.getBoundingClientRect()])
    .filter(([, r]) => r.left < -0.5 || r.right > innerWidth + 0.5).map(([words]) => words);
  for (const fold of all(document, 'article details')) fold.open = false;
  const aloud = all(document, 'article h2').find((h) => /aloud/.test(h.textContent));
  const after = [...aloud.parentElement.querySelectorAll('blockquote')][0] ?? aloud;
  return {
    open: open.map((c) => c.name), covered: covered.map((c) => c.name),
    unmarked: marks.filter((c) => !/given in the case|our assumption/.test(c.textContent)).length,
    misgiven: marks.filter((c) => 'given' in c.dataset !== /given in the case/.test(c.textContent)).length,
    tiles: all(drill, '[data-output]').filter(seen).length,
    screen: Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top)) + header,
    stuck: sticky.map((e) => e.getBoundingClientRect().height), small, cut,
    aloud: after.getBoundingClientRect().bottom - drill.getBoundingClientRect().bottom,
    asks: all(drill, '[data-ask]').length,
    lines: all(document, '[data-short-sum] li').length,
    results: all(document, '[data-short-sum] dd')
      .map((d) => [d.dataset.long ?? '', Number(d.dataset.value), d.textContent]),
    why: document.querySelector('.mot-short-why')?.textContent ?? '',
    agrees: Boolean(document.querySelector('.mot-short-why[data-agrees]')),
    modes: all(document, '.mot-guess input, input[type=number]').map((i) => i.inputMode),
    wide: document.documentElement.scrollWidth - innerWidth,
    headings: all(document, 'article h2').map((h) => h.innerText),
    working: all(document, 'details[data-working]').length,
  };
}"""
OPEN_TEXT = "() => document.querySelector('article').innerText"
ORDER = (
    "commit first",
    "move it",
    "thirty seconds, aloud",
    "when they push back",
    "how good was yours",
    "what to keep",
)


def before_commitment(page: Page, id: str) -> list[str]:
    """What gives the answer away on a page that still waits for the reader's estimate."""
    spec = Asked(page, id).spec
    answer = Format(*spec["format"]).show(spec["truth"])  # with its sign, as 20% may be a share of the case
    text, found = page.evaluate(OPEN_TEXT), []
    if re.search(rf"(?<![\d.,]){re.escape(answer)}(?![\d.,]*\d)", text):
        found.append(f"the open page says {answer} before the reader has committed")
    for what in (f'[data-drill="{id}"]', "[data-short-sum]", "blockquote"):
        if page.locator(what).first.is_visible():
            found.append(f"{what} is open before the reader has committed")
    if not page.locator(".mot-placeholder").is_visible():
        found.append("nothing stands where the drill will be")
    return found


def by_keyboard(page: Page, id: str) -> list[str]:
    """Do the drill from its case to its score with keys alone, and say where that ends; the names a reader hears."""
    keys, asked, drill = page.keyboard, Asked(page, id), page.locator(f'[data-drill="{id}"]')

    def reach(what: Locator) -> bool:
        for _ in range(60):
            keys.press("Tab")
            if what.evaluate("(one) => one === document.activeElement"):
                return True
        return False

    state = (
        "(d) => [...d.querySelectorAll('[data-value]')].map((o) => o.dataset.value) + d.querySelector('svg').innerHTML"
    )
    keys.press("Tab")
    keys.press("Enter")  # past the book's contents
    if not reach(asked.number):
        return ["the estimate is not reached by keyboard"]
    keys.type("12")
    if not reach(asked.choices.first):
        return ["the choice is not reached by keyboard"]
    keys.press("Space")
    if not reach(asked.submit):
        return ["the estimate cannot be given by keyboard"]
    keys.press("Enter")
    slider = drill.locator("input[type=range]").first
    if not reach(slider):
        return ["the first slider is not reached by keyboard"]
    before = drill.evaluate(state)
    keys.press("ArrowLeft" if slider.evaluate("(one) => one.value === one.max") else "ArrowRight")
    found = ["the first slider moves nothing"] if drill.evaluate(state) == before else []
    heard = drill.aria_snapshot()
    if not re.search(r'\bimg "[^"]{20,}"', heard) or not re.search(r'\bslider "[^"]{5,}"', heard):
        found.append(f"chart or slider has no name: {heard[:400]}")
    if page.locator("[data-scale]").count() == 0:  # a table to compare oneself with
        return found + ([] if page.get_by_role("heading", name="How good was yours").is_visible() else ["no score"])
    score = page.locator("[data-scale] fieldset:visible input[type=radio]:visible")
    if not score.first.is_visible() and reach(page.locator("details:has([data-scale]) > summary").first):
        keys.press("Enter")  # the fold that it waits in
    if not score.first.is_visible() or not reach(score.first):
        return [*found, "the scale is not reached by keyboard"]
    keys.press("Space")
    if not score.first.is_checked() or not reach(page.locator("[data-scale] button[type=submit]").first):
        found.append("the score cannot be given by keyboard")
    return found


def after_commitment(page: Page, id: str, width: int, height: int) -> list[str]:
    """What a reader of the open drill would stumble on."""
    seen = page.evaluate(LOOK)
    phone = width < 600
    wrong = {
        f"{len(seen['open'])} controls stand open": len(seen["open"]) > 3,
        f"{seen['tiles']} results stand open": seen["tiles"] > 3,
        f"something lies over {seen['covered']}": seen["covered"],
        "a control does not say whose number it is": seen["unmarked"] or seen["misgiven"],
        f"chart and controls take {seen['screen']:.0f} px of a screen": not phone and seen["screen"] > height,
        f"what is stuck takes {max(seen['stuck'], default=0):.0f} px": phone and max(seen["stuck"], default=0) > 300,
        f"too small on a phone: {seen['small']}": phone and seen["small"],
        f"cut off at the screen's edge: {seen['cut']}": seen["cut"],
        f"thirty seconds end {seen['aloud']:.0f} px below the drill": phone and seen["aloud"] > 4 * height,
        "there is no question to put to it": not seen["asks"],
        "there is no one fold with the working": seen["working"] != 1,
        f"a field for a number has no keyboard of its own: {seen['modes']}": set(seen["modes"]) != {"decimal"},
        f"the page is {seen['wide']} px too wide": seen["wide"] > 0,
    }
    found = [words for words, bad in wrong.items() if bad]
    headings = [heading.lower().rstrip("?").strip() for heading in seen["headings"]]
    places = [next((i for i, h in enumerate(headings) if h.startswith(name)), -1) for name in ORDER]
    if -1 in places or places != sorted(places) or not headings[-1].startswith("the working"):
        found.append(f"the order is {headings}")
    return found + _short_sum(Driven(page, id), seen)


def _short_sum(drill: Driven, seen: dict[str, Any]) -> list[str]:
    """Whether the panel's short sum is short, and agrees with the model or says why not."""
    if not 0 < seen["lines"] <= 5 or not 0 < len(seen["results"]) <= 3:
        return [f"the short sum has {seen['lines']} lines and {len(seen['results'])} results"]
    inputs = {control["name"]: control["value"] for control in drill.spec["controls"]}
    long = drill.model(**drill.constants, **inputs)
    named = [(name, value, text) for name, value, text in seen["results"] if name]
    if not named:
        return ["the short sum is compared with nothing of the model"]
    apart = [f"{text} for {name}" for name, value, text in named if abs(value - long[name]) > 0.006 * abs(long[name])]
    if apart and (seen["agrees"] or len(seen["why"].split()) < 12):
        return [f"the short sum says {apart}, the model otherwise, and nobody says why"]
    return []
