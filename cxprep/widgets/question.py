"""A question of the interview as a card: what it tests, how a strong answer is built, answers with notes, what follows.

Everything on it can be read without a script; the page module only asks the follow-ups one at a time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from cxprep import paths
from cxprep.bank import QUALITIES, Answer, Bank, Claim, Note, Question, grounds
from cxprep.live.html import NOTHING, Html, escape, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import STYLES, bar, duration, of_bank, parts_list, pushbacks, slug

KINDS = {
    "screening": "First call",
    "motivation": "Motives",
    "behavioural": "What you did",
    "situational": "What you would do",
    "knowledge": "What you know",
    "firm": "The firm",
    "case": "A problem with figures",
    "tricky": "No good answer on its face",
}
PRESSED = "practice.answers"  # the label of the page on which somebody answers back
STATUS = {"secondary": "taken from somebody else’s summary", "unread": "known by name only"}
RELATED = (("look_fors", "It looks for"), ("concepts", "To learn for it"), ("drills", "To practise with"))


class QuestionCard(PageWidget):
    """The card of one question."""

    kind = "question"
    styles = STYLES

    def __repr__(self) -> str:
        return f"Question card of {self.spec['item']}"


def question_card(
    item: Question | str, held: Bank, links: Mapping[str, str] | None = None, *, titled: bool = True
) -> QuestionCard:
    """The card of one question of the bank `held`, given as an item or by its id.

    Every answer stands behind a fold of its own, with an id that a link can open (`answer_id`).

    links: addresses, relative to the page, of the look-fors, concepts and drills that it names, by their ids. What has
        none is named without a link.
    titled: whether the card says the question; not where it is the heading above.

    Raises TypeError for another kind of item and KeyError for an unknown id, each in a sentence.
    """
    question, role = of_bank(item, held, (Question,), "A question card")
    levels = question.levels or role.profile.levels
    prefix = slug(question.id, "card")
    kicker = f"{KINDS[question.kind]} · {' and '.join(levels)} · {duration(question.seconds)}"
    parts = [
        escaped('<p class="mot-kicker">{}</p>', kicker),
        escaped('<p class="mot-asked">“{}”</p>', question.title) if titled else NOTHING,
        escaped("<p>{} {}</p>", _head("What it tests"), question.tests),
        _pressed(question),
        escaped('<p class="mot-head">{}</p>', "When you have said yours"),
        _part(prefix, "built", "How a strong answer is built", bar(question.parts), parts_list(question.parts)),
        *_answers(question),
        _follow_ups(question),
    ]
    if question.pushbacks:
        parts.append(_part(prefix, "pushbacks", "Pushback", pushbacks(question.pushbacks)))
    learn = [_related(question, held, links or {})]
    if question.claims:
        learn.insert(0, _claims(question.claims, held))
    parts.append(_part(prefix, "learn", "What it rests on, and what to learn for it", *learn))
    html = escaped('<div class="mot-sheet mot-question" data-question="{}">{}</div>', question.id, joined(parts))
    return QuestionCard(spec={"item": question.id}, html=html)


def _pressed(question: Question) -> Html:
    """The way to the page on which an answer to it is read and pressed, where there is that page."""
    if PRESSED not in paths.labels() or question.id not in paths.labels():
        return NOTHING
    address = f"../{paths.address(PRESSED).split('#')[0]}#question={question.id}"
    return escaped('<p class="mot-note"><a href="{}">Say it here and be pressed</a></p>', address)


def _head(words: str) -> Html:
    return escaped('<b class="mot-run-in">{}.</b>', words)


def _part(prefix: str, name: str, words: str, *inside: Html) -> Html:
    return escaped(
        '<details class="mot-part-of" id="{}-{}"><summary><b>{}</b></summary>{}</details>',
        prefix,
        name,
        words,
        joined(inside),
    )


def _by_quality(question: Question) -> list[Answer]:
    return sorted(question.answers, key=lambda answer: QUALITIES.index(answer.quality))


def answer_id(id: str, quality: str, level: str, number: int = 1) -> str:
    """The id of an answer on its page: the question's, its quality and level, and a number from the second on."""
    return slug(id, f"{quality}-{level}" + f"-{number}" * (number > 1))


def _answers(question: Question) -> Iterator[Html]:
    seen: Counter[str] = Counter()
    for answer in _by_quality(question):
        seen[answer.quality + answer.level] += 1
        id = answer_id(question.id, answer.quality, answer.level, seen[answer.quality + answer.level])
        lift = escaped('<p class="mot-lift">{} {}</p>', _head("What lifts it"), answer.lift) if answer.lift else NOTHING
        yield escaped(
            '<details class="mot-answer is-{quality}" id="{}"><summary><b>A {quality} answer</b>, {} '
            '<span class="mot-who">{}</span></summary>{}{}</details>',
            id,
            answer.level,
            answer.candidate,
            with_notes(answer),
            lift,
            quality=answer.quality,
        )


def with_notes(answer: Answer) -> Html:
    """The answer as HTML, with each note beside the words that it is on; see `annotated`."""
    text, _ = annotated(answer)
    return escaped('<div class="mot-annotated"><blockquote>{}</blockquote></div>', text)


def annotated(answer: Answer) -> tuple[Html, list[Note]]:
    """The answer as HTML, the words of each note marked and numbered, and the notes in the order of the text.

    A note stands where the sentence that holds its words ends: the style sheet moves it into the margin where there is
    room. Where two notes are on the same words, the later one marks what the earlier leaves of them.
    """
    text = answer.text
    notes = sorted(answer.notes, key=lambda note: text.find(note.quote))
    marks, done = [], 0
    for note in notes:
        start = max(text.find(note.quote), done)
        done = max(text.find(note.quote) + len(note.quote), start)
        marks.append((start, done))
    # what comes into the text, by place; at the same place a mark ends, then a note stands, then a mark begins
    coming: list[tuple[int, int, int, Html]] = []
    for number, (note, (start, end)) in enumerate(zip(notes, marks, strict=True), start=1):
        coming.append((_after_sentence(text, end, marks), 1, number, _margin(note, number)))
        coming.append((end, 0, number, _sign(number, start < end)))
        if start < end:
            coming.append((start, 2, number, Html("<mark>")))
    pieces, done, inside = [], 0, False
    for place, kind, _, html in sorted(coming):
        pieces += [_plain(text[done:place], inside), html]
        inside = kind == 2 or (inside and kind != 0)
        done = place
    pieces.append(_plain(text[done:], inside))
    return escaped("<p>{}</p>", joined(pieces)), notes


def _after_sentence(text: str, place: int, marks: list[tuple[int, int]]) -> int:
    """Where the sentence that reaches `place` is over, and no mark is open."""
    while True:
        found = _SENTENCE_END.search(text, max(place - 2, 0))
        while found and found.end() < place:
            found = _SENTENCE_END.search(text, found.end())
        place = found.end() if found else len(text)
        within = [end for start, end in marks if start < place < end]
        if not within:
            return place
        place = within[0]


_SENTENCE_END = re.compile(r"[.!?…][”’\"')]?(?=\s|$)")


def _margin(note: Note, number: int) -> Html:
    # to a screen reader it is a note, by its role; the words it is on bear its number
    return escaped('<small class="mot-margin" role="note"><b>{}</b> {}</small>', number, note.note)


def _sign(number: int, closes: bool) -> Html:
    sign = escaped(
        '<sup><span class="mot-hidden-words"> (note </span>{}<span class="mot-hidden-words">)</span></sup>', number
    )
    return sign + Html("</mark>") if closes else sign


def _plain(text: str, marked: bool) -> Html:
    # a quotation that runs over a paragraph's end is marked on both sides of it
    return joined(text.split("\n\n"), "</mark></p><p><mark>" if marked else "</p><p>")


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
