"""What an advert says: its title, the firm's name where it is stated, the lines that ask, and those that do not.

Pay, benefits, equal opportunity, how to apply and the firm's praise of itself are set aside: they ask nothing of a
candidate. A firm's name is reported only where the advert states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cxprep.report.lines import paragraphs, sentences
from cxprep.report.pattern_language import pattern
from cxprep.text.spelling import level

BOILERPLATE = pattern(
    [
        "equal opportunit*",
        "(all )?qualified applicants",
        "regardless of",
        "reasonable accommodation*",
        "accommodation*",
        "race, color",
        "race color",
        "gender identity",
        "protected (veteran|characteristic|class)*",
        "background check*",
        "drug test*",
        "right to work",
        "visa sponsorship",
        "work permit",
        "dbs check",
        "eligib* to work",
        "salary",
        "pay (range|is|rate)",
        "base pay",
        "per (hour|annum|year)",
        "an hour",
        "a year plus",
        "plus bonus",
        "bonus",
        "competitive",
        "benefits",
        "pension",
        "401k",
        "401",
        "health (insurance|care plan)",
        "dental",
        "(paid )?(holiday|holidays|vacation|time off|parental leave|sick leave)",
        "days' holiday",
        "annual leave",
        "staff discount",
        "employee discount",
        "perks",
        "gym membership",
        "season ticket loan",
        "cycle to work",
        "free (parking|lunch*|coffee|uniform)",
        "uniform allowance",
        "life assurance",
        "wellbeing",
        "employee assistance",
        "how to apply",
        "to apply",
        "apply (with|by|at|now|online|through|via|here)",
        "send your (resume|cv)",
        "send us",
        "cover letter",
        "closing date",
        "applications",
        "interviews (will|are)",
        "no phone calls",
        "no agencies",
        "recruitment agenc*",
        "we thank all",
        "only (short-?listed|successful)",
        "privacy notice",
        "data protection",
        "candidates will be contacted",
        "great place to work",
        "we are (proud|committed) ... (employer|divers*|inclus*|workplace|equal)",
        "diversity",
        "inclusive (workplace|employer)",
        "belonging",
        "inclusion",
        "sustainab*",
        "carbon",
        "certified b corp*",
        "reporting to",
        "reports to",
        "location",
        "contract type",
        "job type",
        "ref",
        "reference number",
        "job id",
        "full-time, permanent",
        "hours",
        "start date",
        "travel up to",
        "founded in",
        "our values",
        "our culture",
        "family of brands",
        "award-winning employer",
    ],
    {},
)
SECTIONS_OFF = re.compile(
    r"^(?:what we offer|we offer|benefits?(?: (?:and|&) .*)?|perks.*|our benefits|"
    r"compensation.*|pay.*|salary.*|package|the package|rewards?|what(?:'s| is) in it for you|"
    r"what you(?:'ll| will) (?:get|receive)"
    r"|in return|how to apply|to apply|application.*|equal opportunit.*|diversity.*|"
    r"our commitment.*|about (?!(?:the|this) (?:role|job|position)|you\b).{2,60}|about us|"
    r"who we are|our story|our values|our culture|company overview|the company|legal|"
    r"privacy.*|eeo.*|notice.*|disclaimer.*|why (?:join|work).{0,40}|working (?:here|with us|"
    r"at .*)|life at .*|additional information|good to know|hours.*|physical (?:demands|"
    r"requirements).*)\W*$",
    re.I,
)
SECTIONS_ON = re.compile(
    r"^(?:(?:the |your |this |main |key |core |primary |essential )*(?:role|job|mission|"
    r"position|responsibilit(?:y|ies)|duties|requirements|qualifications|profile|purpose|"
    r"purpose of the (?:role|position)|tasks?|opportunity|accountabilities|day to day|"
    r"what you(?:'ll| will) (?:do|own|bring|need)|what matters.*|"
    r"what we(?:'re| are) (?:looking|after).*|what we look for|who (?:you are|we(?:'re|"
    r" are) looking for).*|you|you will|you have|about (?:you|the role|the job|this role|"
    r"the position)|why this (?:job|role) exists|the person|person specification|skills.*|"
    r"experience.*|must have.*|nice to have.*|desirable.*|preferred.*|summary|overview|"
    r"job description|description|the successful.*|in this role.*|a day .*|your (?:impact|"
    r"work|first.*)|how you.*|main responsibilities))\W*$",
    re.I,
)
_NAME = r"(?:(?:St|Dr|Mr|Mrs|Messrs|Bros|[A-Z])\.|[A-ZÀ-Þ][\w'’&-]*(?:\.\w+)*|&|and|of|de|du|la|le|et|the)"
_ROLE_WORDS = re.compile(
    r"\b(?:director|directeur|directrice|manager|lead|head|associate|assistant|advis[eo]r|"
    r"vice president|vp|officer|specialist|cashier|clerk|coordinator|supervisor|executive|"
    r"agent|representative|barista|host|attendant|chief|senior|junior|"
    r"customer|service|experience|e-?commerce|digital|online|retail|sales|clienteling|guest|"
    r"client|store|shop|wanted|vacancy|job|position|role|hiring|full[- ]time|part[- ]time|"
    r"permanent|contract|team member|colleague|weekends?|weekend|fixed[- ]term|maternity|"
    r"remote|hybrid|europe|emea|americas|north america|global|worldwide|uk|usa|emea|apac|asia|"
    r"membership|loyalty|person|helper|all-rounder|responsable|trainee|apprentice|somebody|someone)\b",
    re.I,
)
_PLACE = re.compile(r"^(?:[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ0-9][\w'’.-]*){0,3}(?:,? [A-Z]{2}\b)?|remote|hybrid)$")


@dataclass(frozen=True)
class Asked:
    """A passage of the advert that asks for something: its first line, its text, and how much it weighs."""

    line: int
    text: str
    level: str
    weight: float


@dataclass(frozen=True)
class Job:
    """An advert, read."""

    title: str
    firm: str | None
    asked: tuple[Asked, ...]
    words: str
    set_aside: int


def read_job(lines: list[str]) -> Job:
    """The advert in these lines."""
    parts = paragraphs(lines)
    asked: list[Asked] = []
    off, aside, heading_weight = False, 0, 1.0
    for number, (line, last, text, bullet) in enumerate(parts):
        head = not bullet and len(text) < 70 and not text.endswith((".", ";"))
        if head and SECTIONS_ON.match(text.strip(" :")):
            off = False
            heading_weight = (
                0.7
                if re.search(
                    r"nice|desirable|preferred|require|qualif|bring|profile|person|look for|^you\b|skills|experience",
                    text,
                    re.I,
                )
                else 1.0
            )
            continue
        if head and SECTIONS_OFF.match(text.strip(" :")):
            # What a firm says of itself may still tell what hurts; it weighs little.
            off = not re.match(r"(?:about|who we are|our story|the company|company)", text.strip(), re.I)
            heading_weight = 0.35
            aside += 1
            continue
        if off:
            aside += last - line + 1
            continue
        kept = []
        for sentence in sentences(text):
            if BOILERPLATE.search(level(sentence)) and not _asks(level(sentence)):
                continue
            kept.append(sentence)
        if not kept:
            aside += last - line + 1
            continue
        words = " ".join(kept)
        weight = heading_weight * _weight(level(words))
        if number == 0 or (number < 3 and len(text) < 80 and not text.endswith(".")):
            weight *= 0.5
        asked.append(Asked(line, text, level(words), weight))
    title = _title(parts)
    return Job(title, firm_of(parts), tuple(asked), level(" \n ".join(part[2] for part in parts)), aside)


def _asks(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:you will|you'll|you own|own the|lead the|responsible for|build|run|redesign|prove|"
            r"mend|goodwill|concierge|captur|clienteling|full-price|markdown)\b",
            text,
        )
    )


def _weight(text: str) -> float:
    """How much a passage weighs: more where the advert says so, less where it is welcome or others do it."""
    weight = 1.0
    if re.search(
        r"\b(?:heart of|first task|above all|most (?:of all|important)|priority|mostly be about|"
        r"matters most|the core of|central to|main task|first job|why this job|that is why|key to|"
        r"begin with|must|essential|without exception|hires? for|cannot teach)\b",
        text,
    ):
        weight *= 1.5
    if re.search(
        r"\b(?:welcome|a plus|nice to have|desirable|not required|appreciated|advantage|preferred|"
        r"we will (?:train|teach)|will be trained|basics of|support the|supporting|we have (?:an|"
        r"a) |which produces|prepare, for next year|pilot in|healthy working relationship|in time|"
        r"later)\b",
        text,
    ):
        weight *= 0.45
    return weight


def _title(parts: list[tuple[int, int, str, bool]]) -> str:
    """The line that names the seat: the first of the first few with a word for a job in it."""
    for _, _, text, _ in parts[:6]:
        if _ROLE_WORDS.search(text) and len(text) < 160:
            return text
    return parts[0][2] if parts else ""


def firm_of(parts: list[tuple[int, int, str, bool]]) -> str | None:
    """The firm's name, where the advert states it."""
    texts = [text for _, _, text, _ in parts]
    whole = "\n".join(texts)
    if _AGENCY.search(whole):
        return None
    candidates: list[tuple[float, str]] = []

    def add(score: float, name: str | None) -> None:
        name = _tidy(name or "")
        if name:
            candidates.append((score + 0.5 * min(4, len(re.findall(re.escape(name), whole)) - 1), name))

    name = rf"((?:{_NAME} ){{0,4}}{_NAME}(?: (?:Inc|Ltd|Co|Cie)\.)?)"
    for text in texts:
        for score, words in _STATED:
            for found in re.finditer(words.replace("<name>", name), text):
                add(score, found[1])
    for text in texts[:5]:
        if len(text) > 110 or (text.endswith(".") and not re.search(r"\b(?:Inc|Ltd|Co|Cie)\.$", text)):
            continue
        label = re.match(r"^([A-Z][\w /]{2,24}):\s+", text)
        if label and not _ROLE_WORDS.search(label[1]):
            continue
        for number, piece in enumerate(re.split(r"\s+[-–—|·@]\s+|,\s+|\s+at\s+|\(|\)|:\s*|\?\s+", text)):
            if not piece.strip():
                continue
            later = number and not _ROLE_WORDS.search(text.split(piece)[0])
            add(1.2 if later or re.search(rf"\bin {re.escape(piece)}\b", text) else 1.6, piece)
    best = sorted(candidates, key=lambda one: (-one[0], whole.find(one[1]), -len(one[1])))
    heads = [piece.strip() for text in texts[:6] for piece in re.split(r"\s+[-–—|·@]\s+|,\s+|\(|\)", text)]
    for score, name in best:
        if score >= 1.6:
            whole_name = re.compile(rf"{re.escape(name)} (?:{_NAME} )*{_NAME}")
            fuller = [head for head in heads if whole_name.fullmatch(head) and _tidy(head) == head]
            if fuller:
                return fuller[0]
            longer = [
                other
                for other_score, other in candidates
                if name in other and other != name and other_score >= 2 and whole.count(other) >= whole.count(name) - 1
            ]
            return longer[0] if longer else name
    return None


# An advert placed by somebody else, who does not say for whom.
_AGENCY = re.compile(
    r"\b(?:our|my) client(?:,|:| is | has | wants| seeks| needs| sells| runs| owns| operates)"
    r"|\bon behalf of (?:our|a|my|the|an|one) |\bwe (?:are|have been) retained\b|\bretained by\b"
    r"|\b(?:name|identity)\b[^.]{0,40}\b(?:shared|disclosed|revealed|withheld|confidential|given to)\b"
    r"|\bconfidential (?:client|search|employer|company|mandate|vacancy)\b|\(confidential\)"
    r"|\brecruiting for (?:a|an|our|one)\b|\b(?:undisclosed|anonymous) (?:client|employer|company|brand|house)\b",
    re.I,
)
# How adverts state a firm's name, with how sure that is.
_STATED = [
    (4.0, r"^(?:Employer|Company|Firm|Organi[sz]ation|Maison|Client|Brand)\s*:\s*<name>"),
    (3.0, r"^(?:About|Life at|Why join|Working at|Welcome to)\s+<name>\W*$"),
    (2.5, r"\bJoin <name> (?:as|and|in)\b"),
    (2.5, r"\binterest in <name>[.,]"),
    (2.5, r"\b(?:At|at|Here at) <name>,? (?:we|our|you|everyone|everybody|nobody|there)\b"),
    (2.5, r"\b(?:[Oo]n behalf of|[Hh]ired by|[Ee]mployed by) <name>\b"),
    (2.2, r"\b(?:We are|we are|This is|I am writing for) <name>(?=[,.:;]| and\b)"),
    (
        2.5,
        r"\b<name>,? (?:is|are) (?:hiring|looking|seeking|recruiting|searching|an equal|a |an |the |now |one of|opening"
        r"|growing|considers|expanding|proud)",
    ),
    (
        2.2,
        r"\b<name> (?:has|have|sells|makes|runs|operates|considers|was founded|began|started|"
        r"opened|owns|welcomes|employs"
        r"|offers|believes|seeks|seek|recherche|does|needs|wants|invites|serves|fits|keeps|hires|trains|pays|"
        r"looks|dresses|teaches|cuts|builds|designs|produces|publishes|lends|repairs|provides|will|would|stands|"
        r"started|came|bought|turned|closed|works|ships|stocks|asks|answers)\b",
    ),
    (0.6, r"\b(?:at|join|joining|for|of|behind|with) <name>(?=[,.;:]| is\b| we\b| you\b|$)"),
]
_NOT_FIRMS = re.compile(
    r"^(?:we|our|you|your|the|this|that|it|he|she|they|there|what|who|how|why|where|when|i|a|"
    r"an|each|every|last|next|most|some|many|all|no|one|two|three|nobody|somebody|people|"
    r"customers?|clients?|guests?|team|company|role|job|store|location|"
    r"ideally|experience|knowledge|comfort|confidence|responsibilities|requirements|summary|"
    r"background|context|introduction|welcome|terms|conditions|candidate|appointment|position|opportunity|hello|"
    r"about|hours|pay|salary|duties|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"confidential|vacancy|retail|department|industry|reports|posted|english|french|german|"
    r"spanish|italian|nps|csat|crm|pos|ceo|cfo|finance|operations|board|head office|medallia|"
    r"qualtrics|inmoment|excel|salesforce)$",
    re.I,
)


def _tidy(name: str) -> str:
    name = name.strip(" ,.;:()[]\"“”'’-–—|·")
    name = re.sub(r"^(?:About|At|Join|The role at|Welcome to|For|With|And|Of|We at|Here at|In)\s+", "", name)
    name = re.sub(r"\s+(?:and|of|the|de|et|&)$", "", name)
    words = name.split()
    if not words or len(words) > 6 or len(name) > 50 or len(name) < 3 or not name[0].isupper():
        return ""
    if _ROLE_WORDS.search(name) and not re.search(r"\b(?:Maison|House|Company)\b", name):
        return ""
    if (
        _NOT_FIRMS.match(name)
        or (_NOT_FIRMS.match(words[0]) and words[0].lower() != "the")
        or re.search(r"\d|@|\$|£|€", name)
    ):
        return ""
    if re.fullmatch(r"[A-Z]{2}", words[-1]) or (
        len(words) == 1 and not re.match(r"[A-ZÀ-Þ][a-zà-ÿ&'’-]{2,}", words[0])
    ):
        return ""
    if SECTIONS_OFF.match(name) or SECTIONS_ON.match(name):
        return ""
    return name if sum(word[0].isupper() for word in words) >= len(words) / 2 else ""


def places(texts: Iterable[str]) -> set[str]:
    """Names that an advert gives as places ("Leeds", "Columbus, Ohio")."""
    return {text for text in texts if _PLACE.match(text)}
