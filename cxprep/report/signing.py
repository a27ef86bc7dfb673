"""Which plain lines a reader signs: how likely somebody who knows no rule says that a duty shows a look-for, in part.

Most people write what they did all day and not what came of it ("Helped customers choose shoes for wide feet"). What
was learned from lines that are written to be told puts such a line low; a careful reader still signs some of them, and
not others. The odds below are those of readers: 1,100 lines of 259 public CVs, judged for each look-for by two people
who knew no rule and did not know of each other, put into a logistic regression beside 289 CVs of other trades
(J. Platt, "Probabilistic outputs for support vector machines", 1999). Nobody's lines are kept, so these figures are not
learned again by a command. Such a line counts in part, whatever figures it holds.
"""

from __future__ import annotations

import math
import re

from cxprep.report.ontology import LookFor
from cxprep.report.passages import Passage
from cxprep.text.spelling import level

# Log-odds: where they begin; of what a line's sum, and its liveliness, are above where others are shown; that its words
# name the act; that they name it as done; that it speaks of the seat's work; that it praises itself; that it is found
# among lines of other work. What a look-for adds (`signed`) stands with its rules.
START, SUM, LIVELY, NAMED, DONE, SPEAKS, PRAISES, AMONG = -2.48, 0.6, -0.33, 2.05, 0.7, 1.68, -0.7, -0.62
LOWEST, HIGHEST, MOST_LIVELY = -9.0, 4.0, 4.0  # beyond which sums and liveliness say no more
ENOUGH = 0.4  # the log-odds from which a line is shown: some three of four are signed
FEWEST = 4  # words of a line that can be signed
# What a line needs more where a CV is full of things done: what is left plain there is not what its writer would show.
TOLD = 3.0


def signed(
    look_for: LookFor, passage: Passage, window: str, *, named: bool, done: bool, speaks_of: re.Pattern[str]
) -> float:
    """The log-odds that a reader signs a window of a passage for the look-for.

    `named`: whether the passage names the act; `done`: whether it names it as done; `speaks_of`: the seat's work.
    """
    if not look_for.learned or len(window.split()) < FEWEST:
        return -math.inf
    above = min(HIGHEST, max(LOWEST, look_for.learned.above(window)))
    lively = min(MOST_LIVELY, max(-MOST_LIVELY, look_for.acts(window)))
    odds = START + SUM * above + LIVELY * lively + NAMED * named + DONE * (named and done)
    odds += SPEAKS * bool(speaks_of.search(level(window))) + PRAISES * passage.praises
    odds += AMONG * passage.among
    return odds + float(look_for.data.get("signed", 0))
