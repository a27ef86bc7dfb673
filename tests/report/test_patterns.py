"""No pattern runs away: every regular expression of the package on 50,000 characters of anything."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxprep.report import prepare, report
from cxprep.report.pattern_language import level
from tests.support.patterns import ANYTHING, Expression, of_data, once, written

pytestmark = pytest.mark.slow  # a minute and more of the processor

LENGTH = 50_000
QUICK = 0.2  # seconds: below it growth is not looked at, for even twice the length of a CV would be read
PATIENCE = 3  # seconds of the processor, like all times here: what takes so long has run away
# What a pattern made of phrases meets after a word that it knows.
AFTER = ("blanks", "dots", "dashes apart", "letters apart", "words with hyphens")
JOB = ("job.txt", b"Sales associate\nYou serve customers, know the goods and follow every order to its end.\n")
EXAMPLES = sorted((Path(__file__).parents[2] / "data" / "roles").glob("*/examples/sentences.yml"))


class RanAwayError(Exception):
    """It did not end."""


@contextmanager
def patience(most: float) -> Iterator[None]:
    """RanAwayError after a while; Python's patterns look for signals as they go."""

    def stop(*_: object) -> None:
        raise RanAwayError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(run: Callable[[str], object], text: str, enough: float = QUICK) -> float:
    """How long it takes, by the best of up to three; a single one that is below `enough` will do."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        with patience(PATIENCE):
            run(text)
        best = min(best, time.process_time() - start)
        if best < enough:
            break
    return best


def runs_away(run: Callable[[str], object], head: str, piece: str) -> bool:
    """Whether twice the text takes far more than twice the time; a square law would say four times, twice over.

    An eighth comes first: what is done with it so soon that even a cube law would be quick is not timed again.
    """
    lengths = (LENGTH // 4, LENGTH // 2, LENGTH, LENGTH // 8)
    *texts, short = [(head + piece * (length // len(piece)))[:length] for length in lengths]
    try:
        at_once = QUICK / 8**3
        if seconds(run, short, at_once) < at_once:
            return False
        longest = seconds(run, texts[2])
        if longest < QUICK:
            return False
        return longest > 9 * seconds(run, texts[0]) and longest > 3 * seconds(run, texts[1])
    except RanAwayError:
        return True


def offenders(one: Expression, heads: list[str], kinds: list[str]) -> list[str]:
    """The kinds of text on which a pattern runs away."""
    return [kind for kind in kinds for head in heads if runs_away(one.run, head, ANYTHING[kind])]


def test_every_pattern_of_the_sources_holds() -> None:
    every = once(written())
    assert len(every) > 150
    found = {f"{one.where} {one.pattern.pattern[:60]}": offenders(one, [""], list(ANYTHING)) for one in every}
    assert {where: kinds for where, kinds in found.items() if kinds} == {}


def test_every_pattern_of_the_data_holds_after_words_that_it_knows(known: Any) -> None:
    """A pattern of phrases gets going at its first word only, so each is tried behind words that it finds."""
    told = {id: one for path in EXAMPLES for id, one in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
    lines = [level(line["text"]) for id, entry in told.items() if ".look-for." in id for line in entry["positive"]]
    bad = {}
    for one in once(of_data(known)):
        found = next((match for line in lines if (match := one.pattern.search(line))), None)
        heads = [" ".join(found[0].split()[:-1]) or found[0]] if found else []
        if heads and (kinds := offenders(one, heads, list(AFTER))):
            bad[one.where] = kinds
    assert bad == {}


@pytest.mark.parametrize("piece", [".", "x", " ", "a.", "a-", "a, ", "- "])
@pytest.mark.parametrize(
    "phrase", ["helped ... back", "helped ~ back", "helped (all )?... (in|at) 0 days", "know*-how"]
)
def test_the_language_of_phrases_cannot_be_made_to_run_away(phrase: str, piece: str) -> None:
    from cxprep.report.pattern_language import pattern

    one = pattern([phrase], {})
    for head in ("helped ", "helped", "know-how ", "helped all 3 "):
        assert not runs_away(one.search, head, piece)


def test_this_test_sees_a_pattern_that_runs_away(monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    for name, less in (("LENGTH", 24_000), ("PATIENCE", 0.5)):  # a square law shows on less, and sooner
        monkeypatch.setitem(globals(), name, less)
    square, endless = re.compile(r"\s+x"), re.compile(r"(?:[\w.]+\W+){0,6}x")
    assert runs_away(square.search, "", " ") and runs_away(endless.search, "helped", ".")


@pytest.mark.parametrize("kind", ["dots", "dashes apart", "digits", "mixed"])
def test_a_report_on_fifty_thousand_of_anything_is_made(
    kind: str, held: Any, known: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "SECONDS", 600)  # the limit goes by the clock on the wall, and this machine is shared
    piece = ANYTHING[kind]
    text = ("Experience\n- Helped customers " + piece * (LENGTH // len(piece)))[: LENGTH - 100]
    with patience(15):
        for cv, job in ((("cv.txt", text.encode()), JOB), (JOB, ("job.txt", text.encode()))):
            assert prepare(cv, job, role=next(iter(held.roles)), held=held, ontology=known).data["competencies"]
