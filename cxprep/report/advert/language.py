"""The language of a text, by its most common small words; Chinese, Japanese and others by their script.

A language's little words (articles, prepositions, pronouns) make up a third or more of any running text in it and are
rare in others, so that a few lines are enough. The lists are our own and small. A text with too few of them is not
guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LITTLE_WORDS = {
    "en": """the and of to in a for with is are you your our we on at as be will by that this from have has or it not
        who an they all can their which would about into more when what i my was were been had its but if than so
        these do us i'm led own work""",
    "fr": """le la les des du de et en un une au aux pour dans sur avec vous vos votre nous nos notre est sont par que
        qui ce cette ces se son sa ses ou ne pas plus être à chez leur leurs il elle je mes mon ma d l j n s c qu
        jusqu dont afin été ainsi entre sous""",
    "de": """der die das und in den von zu mit für ist sind ein eine einen einem einer des dem im am auf bei als sie
        ihr ihre wir unser unsere du dein deine nicht auch oder werden wird zum zur aus nach über haben hat sich
        an ich dich dir uns dass bis um mich meine meiner sowie durch gern""",
    "it": """il lo la i gli le di del della dei delle dello degli e è un una uno per con in nel nella nei nelle al alla
        ai alle da dal dalla che non sono si sul sulla tra come più anche suo sua tuo tua nostro nostra nostri ed
        dell all nell sull presso ogni o a cui questo questa loro ho""",
    "es": """el la los las de del y en un una unos por para con que se su sus es son al lo como más o no nuestro
        nuestra nuestros tu tus te nos este esta ha han ser entre sobre desde hasta sin cada e a qué tanto quien
        mi mis también muy cuando le les fue hemos""",
    "nl": """de het een en van in op te voor met is zijn je jij jouw wij we ons onze die dat aan bij als om niet ook of
        naar uit door ben hebt heeft wordt worden er maar tot over dan deze u uw ik mijn hun binnen graag waar""",
    "pt": """o a os as de do da dos das e em um uma no na nos nas por para com que se seu sua seus suas é são ao à não
        mais como ou pelo pela você nosso nossa ser entre sobre até cada também foi este esta meu minha às aos
        nossos nós quem""",
    "sv": """och att det som en på är av för med till den har de inte om ett men var vi du din ditt dina vår våra jag
        från eller kan ska hos oss blir där vid efter samt""",
    "da": """og at det som en på er af for med til den har de ikke om et men vi du din dit dine vores jeg fra eller kan
        skal hos os bliver der ved efter samt i""",
    "pl": """i w na z do się że nie jest to o za od przez dla oraz po jak lub jako nasz nasza nasze twoje będzie są ze
        jego ich które który przy""",
}
NAMES = {
    "en": "English", "fr": "French", "de": "German", "it": "Italian", "es": "Spanish", "nl": "Dutch",
    "pt": "Portuguese", "sv": "Swedish", "da": "Danish", "pl": "Polish", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "ru": "Russian or a neighbour of it", "ar": "Arabic", "el": "Greek", "he": "Hebrew", "th": "Thai",
}  # fmt: skip
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SETS = {name: frozenset(words.split()) for name, words in LITTLE_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
MOST = 20_000  # characters looked at; more tell nothing new
LEAST = 3.0  # how many little words, each counted by how much it tells, a guess needs


def language_of(text: str | Sequence[str]) -> str | None:
    """The language's two letters, or None where too little tells."""
    text = (text if isinstance(text, str) else "\n".join(text))[:MOST]
    letters = len(_LETTER.findall(text))
    for name, script in _SCRIPTS:
        seen = len(script.findall(text))
        if seen >= 8 and seen > 0.15 * letters:  # a character of these says more than a Latin letter
            return name
    scores = dict.fromkeys(_SETS, 0.0)
    for word in _WORD.findall(text.lower()):
        owners = [name for name, words in _SETS.items() if word in words]
        for name in owners:
            scores[name] += 1 / len(owners)
    best, next_best = sorted(scores, key=lambda name: (-scores[name], name))[:2]
    if scores[best] < LEAST or scores[best] < 1.15 * scores[next_best]:
        return None
    return best
