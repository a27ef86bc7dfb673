"""What a reply to a complaint is made of: the counts, and that they cannot be had by accident."""

import pytest

from cxprep.checking import stock_phrases as voice

COLD = (
    "Dear valued customer, we apologise for any inconvenience this may have caused. It appears that the item may have "
    "been damaged in transit. As per our terms and conditions we are unable to comment at this time."
)
WARM = "The lid came cracked. I have put a new one aside this afternoon. I'll ring you on Tuesday to hear how it went."
SENT_TO_ALL = (
    "we apologise for any inconvenience",
    "thank you for reaching out",
    "thanks for your patience",
    "your feedback is important to us",
    "we take this matter seriously",
    "please do not hesitate to contact us",
    "valued customer",
    "at this time",
    "kind regards, the customer service team",
    "has been forwarded to the relevant department",
)
GUARDED = (
    "without admission",
    "it appears that",
    "may have been damaged",
    "in accordance with our policy",
    "as per our",
    "terms and conditions",
    "we regret that you feel",
    "if this was the case",
    "we are unable to help",
)


def test_a_reply_that_anybody_could_have_been_sent():
    found = voice.marks(COLD)
    assert found["boilerplate"] == 3  # the customer, the inconvenience, this time
    assert found["hedges"] == 5  # appears, may have been, as per, terms, unable
    assert found["promises"] == 0


def test_a_reply_to_one_person():
    assert voice.marks(WARM) == {"words": 23, "boilerplate": 0, "hedges": 0, "promises": 2}


@pytest.mark.parametrize("phrase", [*SENT_TO_ALL, *GUARDED])
def test_every_phrase_is_found_in_any_dress(phrase):
    words = phrase.split()
    dressed = f"Well, {words[0].upper()}\n {' '.join(words[1:])}."
    found = voice.marks(dressed)
    assert found["boilerplate" if phrase in SENT_TO_ALL else "hedges"] == 1


@pytest.mark.parametrize(
    ("sentence", "promises"),
    [
        ("I will ring you.", 0),
        ("It arrives on Tuesday.", 0),
        ("I will ring you on Tuesday.", 1),
        ("We’ll see. I’ve sent it today.", 1),
        ("From Friday we put it in writing.", 1),
        ("From next Monday on, I read these myself.", 1),
        ("From Friday we hope to do better.", 0),
        ("From Friday we waited for a reply.", 0),
        ("From Monday a parcel without a label is opened.", 0),
        ("You heard from Friday's agent, and we know it.", 0),
        ("", 0),
    ],
)
def test_a_promise_has_somebody_and_a_day(sentence, promises):
    assert voice.marks(sentence)["promises"] == promises
