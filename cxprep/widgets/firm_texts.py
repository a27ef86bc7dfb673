"""What the forms on a firm ask, and how their answers begin: one read of a retailer, two of a luxury house.

A form is a list of places to look at, with minutes, and the sentences that the reader's own are put between. It knows
nothing of pages; `cxprep.widgets.firm` shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Signal:
    """A place to look at. `start` begins the reader's sentence, `name` stands in a list of what was not looked at."""

    id: str
    title: str
    minutes: int
    start: str
    name: str
    prompts: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Sample:
    """A form that somebody has filled in: the firm, (text, mark) by signal, and the two sentences at the end."""

    who: str
    firm: str
    notes: Mapping[str, tuple[str, str]]
    ends: Mapping[str, str]


@dataclass(frozen=True)
class Form:
    """One form. `id` is the part of the store that keeps what was typed, so that no form overwrites another's.

    `groups` are (mark, label, what it says before the sentences that carry it); the last is for those without a mark.
    `ends` are (name, start, example). `opening` has the place {firm}, `unseen` the place {unseen}. `seconds` is how
    long the answer should take, at least and at most; `heading` stands over it, `sample_heading` over the sample's.
    """

    id: str
    minutes: int
    signals: tuple[Signal, ...]
    groups: tuple[tuple[str, str, str], ...]
    ends: tuple[tuple[str, str, str], ...]
    opening: str
    unseen: str
    seconds: tuple[int, int]
    heading: str
    sample_heading: str
    sample: Sample


GROUPS = (
    ("strength", "A strength", "What speaks for you."),
    ("worry", "A worry", "What would worry me."),
    ("open", "Cannot tell", "What I cannot judge from outside."),
)
UNSEEN = "I have not looked at {unseen}, so I say nothing about that."

SCORECARD = Form(
    id="read",
    minutes=30,
    signals=(
        Signal(
            id="site",
            title="The website and the app",
            minutes=6,
            start="On your website and in your app I",
            name="your website and your app",
            prompts=(
                "Choose one thing that you would buy. How soon do you know its price, its day, and which shop has it?",
                "Go as far as the payment. What are you asked for that nobody needs?",
                "Is there an app, and what does it know of you that the website does not?",
            ),
            example="found a gift in a minute, and could not see which shop had it",
        ),
        Signal(
            id="shop",
            title="A shop, or a call to one",
            minutes=7,
            start="When I tried one of your shops I",
            name="a shop",
            prompts=(
                "Go in or ring with a real question. How long until somebody helps, and what do they ask you back?",
                "Does anybody offer to remember you, and what for?",
                "What does the shop know of the website, and would they take back what you bought there?",
            ),
            example="was asked what I cook on before I was shown a pan",
        ),
        Signal(
            id="returns",
            title="Returns and complaints",
            minutes=4,
            start="In your pages on returns and complaints I",
            name="your pages on returns and complaints",
            prompts=(
                "How many days are there, and what becomes of a parcel that is late?",
                "Where does a complaint begin: at a form, a number, or a person with a name?",
                "How does the page sound where it says no?",
            ),
            example="found the number of days at once and no reason for it",
        ),
        Signal(
            id="reviews",
            title="App-store and review sites",
            minutes=5,
            start="In reviews of your shops and your app I",
            name="reviews of your shops and your app",
            prompts=(
                "Sort by newest. Which complaint comes up three times or more?",
                "Which words of praise would the firm not have chosen itself?",
                "People who are cross write more often than others, so look for a pattern and leave the average alone.",
            ),
            example="read the newest fifteen, and six were about parcels",
        ),
        Signal(
            id="social",
            title="Replies on social media",
            minutes=3,
            start="Where you answer customers in public I",
            name="how you answer customers in public",
            prompts=(
                "How long until an answer comes, and is it the same sentence for everybody?",
                "Does a complaint end where others can see it, or in a private message?",
            ),
            example="saw a first name under every reply",
        ),
        Signal(
            id="jobs",
            title="Job adverts",
            minutes=2,
            start="In your job adverts I",
            name="your job adverts",
            prompts=(
                "Which posts in service, loyalty or clienteling are open, and whom do they report to?",
                "Which tools and which figures does an advert name?",
            ),
            example="saw two posts for clienteling that both report to stores",
        ),
        Signal(
            id="report",
            title="Annual report or press",
            minutes=3,
            start="In your annual report and the press I",
            name="your annual report",
            prompts=(
                "Which figures about customers do they print, and which have they stopped printing?",
                "What did they promise customers in the last year?",
            ),
            example="read that repeat customers are now reported and the score no longer is",
        ),
    ),
    groups=GROUPS,
    ends=(
        ("mend", "If I could mend one thing first, it would be", "the week after a parcel arrives"),
        ("see", "The figure I would ask you for is", "how many of those who complained have bought again"),
    ),
    opening="Here is my read of {firm}, from outside. I have not seen your own scorecard, so tell me where I am wrong.",
    unseen=UNSEEN,
    seconds=(60, 90),
    heading="My read of your scorecard",
    sample_heading="Her read of the scorecard",
    sample=Sample(
        who="Imani Doyle, the evening before she sees Larkfield",
        firm="Larkfield",
        notes={
            "site": ("found a casserole, its price and the day it would arrive in under a minute", "strength"),
            "shop": (
                "rang Harbour Street about an induction hob, and somebody read me the base of the pan from the shelf",
                "strength",
            ),
            "returns": ("found that a late return becomes a credit, and no word on why", "worry"),
            "reviews": (
                "read the newest fifteen; six were about broken lids, and five of those had no answer",
                "worry",
            ),
            "social": (
                "saw quick replies that all ask for a private message, so I could not see how any of it ended",
                "open",
            ),
        },
        ends={
            "mend": "the week after a parcel arrives, as the broken lid and the unexplained credit both fall into it",
            "see": "how many of those who complained last quarter have bought again",
        },
    ),
)

HOUSE = Form(
    id="house",
    minutes=30,
    signals=(
        Signal(
            id="letters",
            title="Its letters",
            minutes=4,
            start="On your mailing list I",
            name="your letters",
            prompts=(
                "Join the list. What do you get for your address: a code, a story, an invitation, nothing?",
                "Of the last letters, how many are about a piece and its makers, and how many about haste?",
            ),
            example="got a page on a clasp and the name of the man who files it",
        ),
        Signal(
            id="boutique",
            title="A boutique, or a call to one",
            minutes=8,
            start="In one of your boutiques I",
            name="a boutique",
            prompts=(
                "Ask for a piece that you saw on the site. Does the adviser know the page, and can she see your cart?",
                "Does she offer to remember you, and how would she write to you?",
                "What does she say of the site when you say that you found it there?",
            ),
            example="was shown the film on the adviser’s own phone",
        ),
        Signal(
            id="service",
            title="Its client service",
            minutes=4,
            start="When I wrote to your client service I",
            name="your client service",
            prompts=(
                "Write in the evening with a real question, a repair perhaps. Who answers, on which day, and by name?",
                "Does the second answer know the first one?",
            ),
            example="had an answer from the bench on the third day, signed",
        ),
        Signal(
            id="elsewhere",
            title="Its pieces elsewhere",
            minutes=4,
            start="Looking for your pieces on other sites I",
            name="where else your pieces are sold",
            prompts=(
                "Which pieces are on a marketplace or a department store’s site? Is an icon among them?",
                "Is any of them below the house’s list price, and since when?",
            ),
            example="found wallets at two department stores, at your price, and no icon",
        ),
        Signal(
            id="press",
            title="Press and ambassadors",
            minutes=4,
            start="In the press of the last year I",
            name="the press about you",
            prompts=(
                "Which capsule, ambassador or opening was written about, and in whose words?",
                "What did the house say about younger clients, and what about its best ones?",
            ),
            example="read about one capsule, and about the archive it came from",
        ),
        Signal(
            id="jobs",
            title="Job adverts",
            minutes=2,
            start="In your job adverts I",
            name="your job adverts",
            prompts=(
                "To whom do digital posts report: image, commerce or boutiques?",
                "Which tools and which figures does an advert name?",
            ),
            example="saw a post for clienteling that reports to boutiques",
        ),
        Signal(
            id="report",
            title="The annual report",
            minutes=4,
            start="In your annual report I",
            name="your annual report",
            prompts=(
                "Is online’s share printed, and of which whole?",
                "What is said of top clients? Their part of sales, or the site’s part of what they buy?",
            ),
            example="found online’s share and nothing on what came back",
        ),
    ),
    groups=GROUPS,
    ends=(
        ("defend", "What I would defend first is", "the letters, as they are"),
        ("see", "The figure I would ask you for is", "how many of the appointments asked for were kept"),
    ),
    opening="Here is my read of {firm}, from the street. You know the other side of the counter, so correct me.",
    unseen=UNSEEN,
    seconds=(60, 90),
    heading="My read of the house",
    sample_heading="Her read of the house",
    sample=Sample(
        who="Ottilie Mensah, the evening before she sees Maison Vauclair",
        firm="Maison Vauclair",
        notes={
            "letters": (
                "have had three since I joined, all about a piece and the person who made it, and none with a code",
                "strength",
            ),
            "boutique": (
                "asked for the bag with the clasp, and the adviser knew the bag and had never seen its page",
                "worry",
            ),
            "service": (
                "was asked for the same photo twice, and then had a reply from the bench, with an arrow drawn on it",
                "strength",
            ),
            "elsewhere": (
                "found key rings at one department store, and no icon anywhere",
                "strength",
            ),
            "report": (
                "could not see whether top-client share means their part of online sales or the site’s part of theirs",
                "open",
            ),
        },
        ends={
            "defend": "the letters, before somebody puts an offer into them",
            "see": "how many of last month’s requests for an appointment were met by an adviser who knew the piece",
        },
    ),
)

WALK = Form(
    id="walk",
    minutes=40,
    signals=(
        Signal(
            id="door",
            title="The door",
            minutes=4,
            start="At the door I",
            name="your first screen",
            prompts=(
                "How many things are on the first screen, and which of them could stand at no other house?",
                "Are you asked for an address, and is a welcome code promised for it?",
            ),
            example="was met by one bag and one line, and nobody wanted my address",
        ),
        Signal(
            id="menu",
            title="The menu",
            minutes=3,
            start="In the menu I",
            name="your menu",
            prompts=(
                "Do icons stand above entry, or below it? Is it the same on a phone?",
                "Would the house’s window show the same order?",
            ),
            example="met small leather first, and your window has the bags in front",
        ),
        Signal(
            id="list",
            title="A page of pieces",
            minutes=5,
            start="On a page of pieces I",
            name="a page of pieces",
            prompts=(
                "Count the first ten places: icons and haute, métier and capsules, entry.",
                "What is it sorted by? Is there a row of best-sellers, or of what is “recommended for you”?",
                "Does anything say that it is nearly gone, and is it true?",
            ),
            example="counted two icons among the first ten, and a row recommended for me after one minute",
        ),
        Signal(
            id="piece",
            title="One piece",
            minutes=5,
            start="On the page of one piece I",
            name="the page of one piece",
            prompts=(
                "Cover the name. Whose house is it?",
                "Who made it, how long did it take, how is it mended?",
                "What can you do there other than buy?",
            ),
            example="read who had sewn it and how long that takes, and could only buy or leave",
        ),
        Signal(
            id="metier",
            title="The métier",
            minutes=5,
            start="Looking for the hands behind it I",
            name="your films and articles",
            prompts=(
                "How many taps from the first screen to a film or an article about a métier?",
                "Does it lead on to the piece, to a person, or nowhere?",
            ),
            example="needed nine taps to a film that I would have watched twice",
        ),
        Signal(
            id="cart",
            title="The cart",
            minutes=4,
            start="With a piece in the cart I",
            name="the cart",
            prompts=(
                "Save-the-cart: can you hand it to an adviser, or have her send you one?",
                "Come back on another device. Is it still there, and does anybody offer to help?",
            ),
            example="looked for a way to hand it to somebody, and there was none",
        ),
        Signal(
            id="appointment",
            title="An appointment",
            minutes=5,
            start="When I asked for an appointment I",
            name="an appointment",
            prompts=(
                "Can you ask for one from the piece’s page, in a boutique or by video? Does it carry the piece?",
                "Write down the day on which somebody answered, and what they knew. Come back to this line.",
            ),
            example="was rung on the fourth day by somebody who did not know which bag",
        ),
        Signal(
            id="price",
            title="The price elsewhere",
            minutes=3,
            start="Comparing one price in two markets I",
            name="a second market’s price",
            prompts=(
                "Take one icon and change the country. How far apart are the list prices at today’s rate?",
                "Duties and tax explain a part. Say the gap, and ask who looks at it.",
            ),
            example="found the bag a seventh dearer in Shanghai than in Paris, before tax and duties are taken out",
        ),
        Signal(
            id="returns",
            title="The way back",
            minutes=3,
            start="Reading how a piece comes back I",
            name="how a piece comes back",
            prompts=(
                "May you return it at any boutique? Is a boutique’s stock offered where the site has none?",
                "How does the page sound where it says no?",
            ),
            example="learnt that a bag bought online cannot be handed back in a boutique",
        ),
        Signal(
            id="after",
            title="After you have left",
            minutes=3,
            start="In the days after I left I",
            name="the days afterwards",
            prompts=(
                "Leave the cart full and go. Does the piece follow you to other sites, and for how long?",
                "Does a mail come about the cart? On which day, from whom, and with what in it?",
            ),
            example="was followed by nothing and written to by nobody, and thank you for the first of these",
        ),
    ),
    groups=(
        ("keep", "To keep", "What I would leave as it is."),
        ("mend", "To mend", "What I would mend."),
        ("open", "Cannot tell", "What I cannot judge from the street."),
    ),
    ends=(
        ("first", "My first step, with no price in it, would be", "to let the request carry the piece"),
        ("wrong", "The figure that could prove me wrong is", "how many ask for an appointment in a month"),
    ),
    opening="I went through the flagship of {firm} as a client does, from the door to whoever answers.",
    unseen="I did not get as far as {unseen}, so I leave that open.",
    seconds=(60, 120),
    heading="Our flagship, in your words",
    sample_heading="Our flagship, in her words",
    sample=Sample(
        who="Ottilie Mensah, on a Sunday at Maison Vauclair’s",
        firm="Maison Vauclair",
        notes={
            "door": ("was met by one bag and one line, and nobody wanted my address", "keep"),
            "menu": ("met card holders and key rings first, and your window has it the other way round", "mend"),
            "list": (
                "counted two icons among the first ten places, and after a minute a row was recommended for me",
                "mend",
            ),
            "piece": ("read who had sewn it and how long that takes. I would not change a word", "keep"),
            "metier": (
                "needed eleven taps to the film of the clasp, and it led nowhere, neither to the bag nor to a person",
                "mend",
            ),
            "cart": ("looked for a way to hand it to an adviser, and could buy or leave", "mend"),
            "appointment": (
                "was rung on the fourth day by somebody kind who did not know which bag I meant",
                "mend",
            ),
            "returns": (
                "could not see whether a boutique would take a bag back, and did not buy one to find out",
                "open",
            ),
            "after": ("was followed by nothing, and I thank you for that", "keep"),
        },
        ends={
            "first": "to let the request carry the piece, in two boutiques, for a month",
            "wrong": "how many of those who ask for an appointment already have an adviser",
        },
    ),
)
FORMS = (SCORECARD, HOUSE, WALK)
