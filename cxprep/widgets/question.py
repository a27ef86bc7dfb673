"""A question of the interview as a card: what it tests, how a strong answer is built, answers with notes, what follows.

Everything on it can be read without a script; the page module only asks the follow-ups one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from cxprep.bank import QUALITIES, Answer, Bank, Claim, Question, grounds
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import STYLES, bar, duration, folded_away, of_bank, parts_list, pushbacks, slug

KINDS = {
    "screening": "First call",
    "motivation": "Why this",
    "behavioural": "What you did",
    "situational": "What you would do",
    "knowledge": "What you know",
    "firm": "Your view of the firm",
    "case": "A problem with figures",
    "tricky": "No good answer on its face",
}
STATUS = {"secondary": "taken from somebody else’s summary", "unread": "known by name only"}
RELATED = (("look_fors", "It looks for"), ("concepts", "To learn for it"), ("drills", "To practise with"))


class QuestionCard(PageWidget):
    """The card of one question."""

    kind = "question"
    styles = STYLES

    def __repr__(self) -> str:
        return f"Question card of {self.spec['item']}"


def question_card(
    item: Question | str, held: Bank, links: Mapping[str, str] | None = None, folded: bool = False
) -> QuestionCard:
    """The card of a question of the bank `held`, given as an item or by its id.

    links: addresses, relative to the page, of the look-fors, concepts and drills that it names, by their ids. What has
        none is named without a link.
    folded: whether all but the question and what it tests waits behind a fold, until the reader has answered.

    Raises TypeError for another kind of item and KeyError for an unknown id, each in a sentence.
    """
    question, role = of_bank(item, held, (Question,), "A question card")
    levels = question.levels or role.profile.levels
    prefix = slug(question.id, "card")
    top = [
        f'<p class="mot-kicker">{KINDS[question.kind]} · {escape(" and ".join(levels))} · '
        f"{duration(question.seconds)}</p>",
        f'<p class="mot-asked">“{escape(question.title)}”</p>',
        f"<p>{_head('What it tests')} {escape(question.tests)}</p>",
    ]
    sections = [
        _title(prefix, "built", "How a strong answer is built"),
        bar(question.parts),
        parts_list(question.parts),
        _title(prefix, "answers", "Answers, with notes"),
        *(_answer(answer) for answer in _by_quality(question)),
        _follow_ups(question),
    ]
    if question.pushbacks:
        sections += [_title(prefix, "pushbacks", "Pushback"), pushbacks(question.pushbacks)]
    if question.claims:
        sections += [_title(prefix, "claims", "What it rests on"), _claims(question.claims, held)]
    sections.append(_related(question, held, links or {}))
    rest = "".join(sections)
    if folded:
        rest = folded_away("When you have said yours: how it is built, answers with notes", rest)
    html = f'<div class="mot-sheet mot-question" data-question="{escape(question.id)}">{"".join(top)}{rest}</div>'
    return QuestionCard(spec={"item": question.id}, html=html)


def _head(words: str) -> str:
    return f'<b class="mot-run-in">{escape(words)}.</b>'


def _title(prefix: str, name: str, words: str) -> str:
    # no h2 or h3: a card does not know how deep in the page it stands
    return f'<p class="mot-head" id="{prefix}-{name}">{escape(words)}</p>'


def _by_quality(question: Question) -> list[Answer]:
    return sorted(question.answers, key=lambda answer: QUALITIES.index(answer.quality))


def _answer(answer: Answer) -> str:
    return (
        f'<details class="mot-answer is-{answer.quality}"><summary><b>A {answer.quality} answer</b>, {answer.level} '
        f'<span class="mot-who">{escape(answer.candidate)}</span></summary><div class="mot-annotated">'
        f"{with_notes(answer)}</div></details>"
    )


def with_notes(answer: Answer) -> str:
    """The answer as HTML, marked as `annotated` marks it, and below it the list of its notes."""
    text, notes = annotated(answer)
    rows = "".join(
        f'<li><span class="mot-hidden-words">On “{escape(note.quote)}”: </span>{escape(note.note)}</li>'
        for note in notes
    )
    return f'<blockquote>{text}</blockquote><ol class="mot-notes">{rows}</ol>'


def annotated(answer: Answer) -> tuple[str, list]:
    """The answer as HTML with the words of each note marked and numbered, and the notes in the order of the text.

    Where two notes are on the same words, the later one marks what the earlier leaves of them.
    """
    notes = sorted(answer.notes, key=lambda note: answer.text.find(note.quote))
    pieces, done = [], 0
    for number, note in enumerate(notes, start=1):
        start = max(answer.text.find(note.quote), done)
        end = max(answer.text.find(note.quote) + len(note.quote), done)
        sign = (
            f'<sup><span class="mot-hidden-words"> (note </span>{number}<span class="mot-hidden-words">)</span></sup>'
        )
        # a quotation that runs over a paragraph's end is marked on both sides of it
        words = "</mark></p><p><mark>".join(escape(part) for part in answer.text[start:end].split("\n\n"))
        pieces += [_plain(answer.text[done:start]), f"<mark>{words}{sign}</mark>" if start < end else sign]
        done = end
    pieces.append(_plain(answer.text[done:]))
    return f"<p>{''.join(pieces)}</p>", notes


def _plain(text: str) -> str:
    return escape(text).replace("\n\n", "</p><p>")


def _follow_ups(question: Question) -> str:
    count = len(question.follow_ups)
    rows = "".join(f"<li>{escape(text)}</li>" for text in question.follow_ups)
    words = f"{count} follow-ups that will come" if count > 1 else "The follow-up that will come"
    return (
        f'<details class="mot-follow-ups"><summary>{words}</summary><ol aria-live="polite">{rows}</ol>'
        '<p class="mot-actions" data-needs-script hidden><button type="button" data-next>Next follow-up</button></p>'
        "</details>"
    )


def _claims(claims: tuple[Claim, ...], held: Bank) -> str:
    rows = "".join(
        f'<li><b class="mot-grade"><span class="mot-hidden-words">Grade </span>{claim.grade}</b> '
        f"<span>{escape(claim.text)} {_source(claim, held)}</span></li>"
        for claim in claims
    )
    return f'<ul class="mot-claims">{rows}</ul>'


def _source(claim: Claim, held: Bank) -> str:
    source = held.source(claim.source)
    why = escape(grounds(claim, source).capitalize())
    if source is None:
        return f'<span class="mot-who">{why}.</span>'
    name = escape(source.short)
    if source.doi:
        name = f'<a href="https://doi.org/{escape(source.doi)}">{name}</a>'
    how = f", {STATUS[source.status]}" if source.status in STATUS else ""
    return f'<span class="mot-who">{why}: {name}{how}.</span>'


def _related(question: Question, held: Bank, links: Mapping[str, str]) -> str:
    rows = []
    for field, words in RELATED:
        names = [_name(id, held, links) for id in getattr(question, field)]
        if names:
            rows.append(f"<div><dt>{words}</dt><dd>{'; '.join(names)}</dd></div>")
    return f'<dl class="mot-related">{"".join(rows)}</dl>'


def _name(id: str, held: Bank, links: Mapping[str, str]) -> str:
    title = escape(held.text(held[id].title, id.split(".")[0]))
    return f'<a href="{escape(links[id])}">{title}</a>' if id in links else title
