"""A question of the interview as a card: what it tests, how a strong answer is built, answers with notes, what follows.

Everything on it can be read without a script; the page module only asks the follow-ups one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxprep.bank import QUALITIES, Answer, Bank, Claim, Question, grounds
from cxprep.live.html import Html, escape, escaped, joined
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
        escaped(
            '<p class="mot-kicker">{} · {} · {}</p>',
            KINDS[question.kind],
            " and ".join(levels),
            duration(question.seconds),
        ),
        escaped('<p class="mot-asked">“{}”</p>', question.title),
        escaped("<p>{} {}</p>", _head("What it tests"), question.tests),
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
    rest = joined(sections)
    if folded:
        rest = folded_away("When you have said yours: how it is built, answers with notes", rest)
    html = escaped('<div class="mot-sheet mot-question" data-question="{}">{}{}</div>', question.id, joined(top), rest)
    return QuestionCard(spec={"item": question.id}, html=html)


def _head(words: str) -> Html:
    return escaped('<b class="mot-run-in">{}.</b>', words)


def _title(prefix: str, name: str, words: str) -> Html:
    # no h2 or h3: a card does not know how deep in the page it stands
    return escaped('<p class="mot-head" id="{}-{}">{}</p>', prefix, name, words)


def _by_quality(question: Question) -> list[Answer]:
    return sorted(question.answers, key=lambda answer: QUALITIES.index(answer.quality))


def _answer(answer: Answer) -> Html:
    return escaped(
        '<details class="mot-answer is-{}"><summary><b>A {} answer</b>, {} '
        '<span class="mot-who">{}</span></summary><div class="mot-annotated">'
        "{}</div></details>",
        answer.quality,
        answer.quality,
        answer.level,
        answer.candidate,
        with_notes(answer),
    )


def with_notes(answer: Answer) -> Html:
    """The answer as HTML, marked as `annotated` marks it, and below it the list of its notes."""
    text, notes = annotated(answer)
    rows = joined(
        escaped('<li><span class="mot-hidden-words">On “{}”: </span>{}</li>', note.quote, note.note) for note in notes
    )
    return escaped('<blockquote>{}</blockquote><ol class="mot-notes">{}</ol>', text, rows)


def annotated(answer: Answer) -> tuple[Html, list]:
    """The answer as HTML with the words of each note marked and numbered, and the notes in the order of the text.

    Where two notes are on the same words, the later one marks what the earlier leaves of them.
    """
    notes = sorted(answer.notes, key=lambda note: answer.text.find(note.quote))
    pieces, done = [], 0
    for number, note in enumerate(notes, start=1):
        start = max(answer.text.find(note.quote), done)
        end = max(answer.text.find(note.quote) + len(note.quote), done)
        sign = escaped(
            '<sup><span class="mot-hidden-words"> (note </span>{}<span class="mot-hidden-words">)</span></sup>', number
        )
        # a quotation that runs over a paragraph's end is marked on both sides of it
        words = joined(answer.text[start:end].split("\n\n"), "</mark></p><p><mark>")
        pieces += [_plain(answer.text[done:start]), escaped("<mark>{}{}</mark>", words, sign) if start < end else sign]
        done = end
    pieces.append(_plain(answer.text[done:]))
    return escaped("<p>{}</p>", joined(pieces)), notes


def _plain(text: str) -> Html:
    return joined(text.split("\n\n"), "</p><p>")


def _follow_ups(question: Question) -> Html:
    count = len(question.follow_ups)
    rows = joined(escaped("<li>{}</li>", text) for text in question.follow_ups)
    words = f"{count} follow-ups that will come" if count > 1 else "The follow-up that will come"
    return escaped(
        '<details class="mot-follow-ups"><summary>{}</summary><ol aria-live="polite">{}</ol>'
        '<p class="mot-actions" data-needs-script hidden><button type="button" data-next>Next follow-up</button></p>'
        "</details>",
        words,
        rows,
    )


def _claims(claims: tuple[Claim, ...], held: Bank) -> Html:
    rows = joined(
        escaped(
            '<li><b class="mot-grade"><span class="mot-hidden-words">Grade </span>{}</b> <span>{} {}</span></li>',
            claim.grade,
            claim.text,
            _source(claim, held),
        )
        for claim in claims
    )
    return escaped('<ul class="mot-claims">{}</ul>', rows)


def _source(claim: Claim, held: Bank) -> Html:
    source = held.source(claim.source)
    why = escape(grounds(claim, source).capitalize())
    if source is None:
        return escaped('<span class="mot-who">{}.</span>', why)
    name = escape(source.short)
    if source.doi:
        name = escaped('<a href="https://doi.org/{}">{}</a>', source.doi, name)
    how = f", {STATUS[source.status]}" if source.status in STATUS else ""
    return escaped('<span class="mot-who">{}: {}{}.</span>', why, name, how)


def _related(question: Question, held: Bank, links: Mapping[str, str]) -> Html:
    rows = []
    for field, words in RELATED:
        names = [_name(id, held, links) for id in getattr(question, field)]
        if names:
            rows.append(escaped("<div><dt>{}</dt><dd>{}</dd></div>", words, joined(names, "; ")))
    return escaped('<dl class="mot-related">{}</dl>', joined(rows))


def _name(id: str, held: Bank, links: Mapping[str, str]) -> Html:
    title = escape(held.text(held[id].title, id.split(".")[0]))
    return escaped('<a href="{}">{}</a>', links[id], title) if id in links else title
