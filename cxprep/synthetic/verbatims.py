"""What Larkfield's customers wrote, put together from sentences with a few places to fill.

A sentence stands under what it is about. Whoever met a pain point names it, and nobody else uses its words: refund and
money back for the slow refund; heard, hear, word and wrote for the silence; box, wrapping, packaging and parcel for
the unboxing. Which answer gets which topic is for the survey to say.
"""

from itertools import product
from string import Formatter

PLACES = {
    "piece": ("the casserole", "the steel pan", "the knife block", "the kettle", "the teapot", "the pasta machine"),
    "thing": ("casserole", "steel pan", "knife block", "kettle", "teapot", "pasta machine"),
    "pan": ("the casserole", "the steel pan"),
    "heavy": ("the casserole", "the knife block", "the pasta machine"),
    "fragile": ("the dinner plates", "the wine glasses", "the mixing bowls"),
    "lidded": ("the casserole", "the kettle", "the teapot"),
    "set": ("the dinner plates", "the wine glasses", "the mixing bowls", "the soup spoons"),
    "days": ("sixteen days", "nineteen days", "three weeks", "nearly a month"),
    "calls": ("two calls", "three calls", "five calls"),
    "agent": ("Deepa", "Martin", "Yusra", "Colin"),
    "associate": ("Rosa", "Hamish", "Ewa", "Tom"),
    "concierge": ("Beatrice", "Niall"),
    "wait": ("ten minutes", "a quarter of an hour", "twenty minutes"),
    "person": ("my sister", "my mother", "a friend", "my husband"),
    "dish": ("a risotto", "a stew", "a Sunday roast"),
}

SENTENCES = {
    # the three pain points, by those who would not recommend and by those who would all the same
    "slow_refund": (
        "{days} for a refund. You took my payment in a second.",
        "I sent {piece} back and waited {days} to get my money back.",
        "The refund came after {days} and {calls}.",
        "Still chasing the refund for {piece}, {calls} so far.",
        "Returning {set} was simple. Getting my money back was not.",
        "I was told five working days for the refund. It was {days}.",
        "I asked where my refund was, in {calls}, and nobody could tell me.",
    ),
    "slow_refund_glad": (
        "The refund took {days}, but {piece} I took instead is lovely.",
        "I would still send {person} to you, only do something about refunds.",
    ),
    "silence_after": (
        "Once I had paid for {piece} I never heard from you again.",
        "Spent a good deal on {piece} and not a word since.",
        "Not a word about how to look after {piece}.",
        "{associate} promised to write when {set} were back. I have heard nothing.",
        "I asked a question about {piece} and nobody wrote back.",
        "You wrote to me every day until I bought {piece}.",
        "Heard nothing after the sale, so I looked up how to clean {piece} myself.",
        "A word of thanks would have cost you nothing.",
    ),
    "silence_after_glad": (
        "Happy with {piece}, though a word afterwards would have been nice.",
        "I love {set}. I had half expected to hear from you.",
        "{associate} was wonderful in the shop. I never heard whether {set} had come.",
        "No regrets about {piece}, but a word on its care would help.",
        "{pan} is great for {dish}. I wish you wrote to say what else it can do.",
    ),
    "plain_unboxing": (
        "It was a wedding present and {piece} came in a plain brown box.",
        "Nice {thing}, dull box.",
        "The wrapping made {piece} look like a spare part for a boiler.",
        "For this price I expected better packaging than newspaper.",
        "I opened the parcel in front of {person} and was a bit ashamed.",
        "No card, no tissue, just {piece} in a box with a label.",
        "{piece} arrived safe, but the packaging was what a warehouse uses.",
        "I took {set} out of the box before I gave them to {person}.",
    ),
    "plain_unboxing_glad": (
        "Beautiful {thing}. The box does not do it justice.",
        "Very pleased with {set}, less so with the packaging.",
        "{pan} makes {dish} a pleasure. Shame about the wrapping.",
        "I bought {piece} for {person}, who loves it. I did have to find my own wrapping.",
        "Ten out of ten for {piece}, five for the packaging.",
        "Nothing wrong with {set}. The parcel could have been anybody's.",
    ),
    # after the purchase, without any of the three
    "glad_store": (
        "{associate} remembered what I had bought the last time.",
        "We use {piece} all the time. I have told {person} about it.",
        "{associate} showed me how to sharpen a knife, and I did it right at home.",
        "Worth every penny.",
        "{piece} is as good as {associate} said it would be.",
        "Made {dish} in {pan} and it was the best so far.",
    ),
    "glad_site": (
        "{piece} came a day early and works as described.",
        "Easy to order, easy to track, and {set} are lovely.",
        "The care leaflet for {piece} is the first I ever kept.",
        "The photographs are honest: {set} look just like them.",
        "{pan} is a joy, I have already made {dish}.",
    ),
    "glad_contact centre": (
        "{agent} sorted it out and rang me back at the promised time.",
        "Had a question about {piece}. {agent} knew the answer.",
        "{agent} was patient with me and we got there.",
    ),
    "glad_concierge": (
        "{concierge} thinks of things before I do.",
        "{concierge} had {set} put aside for me, and they are perfect.",
        "One message to {concierge} and it was done.",
    ),
    "fair_store": (
        "{piece} is fine. The shop was busy.",
        "{piece} is good quality, a little dear.",
        "{piece} does what it should.",
        "{set} are nice enough, I may come back for more.",
        "{associate} was helpful, once free.",
    ),
    "fair_site": (
        "{piece} is good. The delivery slot was all day.",
        "Fine, no complaints.",
        "{piece} is as expected.",
        "{fragile} are a shade darker than on my screen.",
        "The order came in two lots, two days apart.",
    ),
    "fair_contact centre": (
        "{agent} was kind, but it took {calls} to be understood.",
        "Lovely people, far too many menus.",
        "It got solved in the end, after {calls}.",
        "{agent} could not see what I had bought in the shop.",
    ),
    "fair_concierge": (
        "{concierge} is pleasant. I am not sure that I need a concierge.",
        "Good advice on {set}, slow to answer.",
    ),
    "poor_store": (
        "{piece} has a scratch and I was told that is normal.",
        "The lid of {lidded} does not sit straight.",
        "Queued {wait} to ask one question about {piece}.",
        "The shop said the site would help, and the site said the shop.",
        "{fragile} were chipped when I got home.",
    ),
    "poor_site": (
        "{piece} is not the size it says on the page.",
        "It was left in the rain behind the bins.",
        "One of {set} is missing and the form has no place to say so.",
        "I cannot find where to register the guarantee for {piece}.",
        "Two of {fragile} arrived broken.",
    ),
    "poor_contact centre": (
        "I told the same story in {calls}. {agent} was polite each time.",
        "On hold for {wait}, then cut off.",
        "{agent} tried hard, but I had to do most of it.",
        "Nice on the phone, and nothing happened afterwards.",
        "I was sent from the shop to the phone and back again.",
    ),
    "poor_concierge": (
        "I was given a concierge and never asked what I wanted.",
        "{concierge} could not see the order I made on the site.",
    ),
    # while looking round
    "early_glad_store": (
        "{associate} let me hold all four pans and said nothing until I asked.",
        "No hard sell. I asked about {piece} and got an honest answer.",
        "Came in for a whisk, stayed for an hour.",
        "{associate} told me the cheaper one would do.",
        "{associate} asked what I cook before showing me {piece}.",
        "I could try {piece} at the demonstration table.",
        "The shop smells of {dish}, which is clever.",
    ),
    "early_glad_site": (
        "The comparison of pans is the best I have seen.",
        "Found {piece} in two clicks.",
        "I liked that you say what {piece} cannot do.",
        "The stock of {set} at my shop was shown, and it was right.",
        "The film about {piece} answered what I wanted to know.",
        "Recipes next to {pan}, and I am already planning {dish}.",
    ),
    "early_glad_contact centre": (
        "{agent} talked me through induction hobs without any jargon.",
        "Rang about {piece} and had an answer before the kettle boiled.",
    ),
    "early_glad_concierge": (
        "{concierge} showed me {set} before they were in the shop.",
        "An hour with {concierge} and the whole table was planned.",
    ),
    "early_fair_store": (
        "Nice shop. I am still making up my mind about {piece}.",
        "Good choice, small signs.",
        "Looked at {set}, will think about it.",
        "{associate} was friendly, but the shop was crowded.",
    ),
    "early_fair_site": (
        "Lots of choice, hard to tell the pans apart.",
        "Still comparing {piece} with two others.",
        "The filters forget what I picked.",
        "Good pages for {set}, long delivery times.",
    ),
    "early_fair_contact centre": (
        "{agent} was friendly but had to ask a colleague.",
        "Got my answer about {piece} after {wait}.",
    ),
    "early_fair_concierge": (
        "{concierge} was charming. I had a budget and said so twice.",
        "I would rather have looked around by myself first.",
    ),
    "early_poor_store": (
        "Nobody looked up in {wait}.",
        "They had {piece} in the window and not in the shop.",
        "I was asked for my email before I was asked what I wanted.",
        "Two shops, two different prices for {piece}.",
    ),
    "early_poor_site": (
        "{piece} was in my basket, then it was sold out.",
        "The site asked me to sign in three times.",
        "I could not find out whether {pan} fits my hob.",
        "The page for {set} does not say how large they are.",
    ),
    "early_poor_contact centre": (
        "{agent} was nice, yet I had to spell my name three times.",
        "Waited {wait} to ask whether {piece} is in stock.",
        "I was told to ask in the shop, and the shop had told me to ring.",
    ),
    "early_poor_concierge": (
        "{concierge} sent me pictures of {set}. I had asked about knives.",
        "I made an appointment and {concierge} was not told.",
    ),
    # at the till
    "till_glad_store": (
        "Bought {set} for {person} and left smiling.",
        "{associate} carried {heavy} to the car.",
        "{associate} spotted a chip and fetched another one.",
        "Quick till, friendly face.",
    ),
    "till_glad_site": (
        "Checkout took a minute.",
        "Paid for {piece} on the bus, no trouble at all.",
        "I could choose to fetch {set} from the shop.",
    ),
    "till_glad_contact centre": ("{agent} took my order for {piece} in five minutes.",),
    "till_glad_concierge": ("{concierge} had {set} ready when I came in.",),
    "till_fair_store": ("Fine, if a bit slow at the till.", "{piece} is dear, but I have wanted it for years."),
    "till_fair_site": ("Checkout worked at the second try.", "Bought {piece}. The delivery date is vague."),
    "till_fair_contact centre": ("Ordering {piece} by phone took {wait}.",),
    "till_fair_concierge": ("I could have bought {set} without an appointment.",),
    "till_poor_store": (
        "Two prices for {piece}, one on the shelf and one at the till.",
        "Queued {wait} with {heavy} in my arms.",
    ),
    "till_poor_site": (
        "The delivery charge for {piece} appeared on the last page.",
        "My card was refused twice, then charged.",
    ),
    "till_poor_contact centre": ("I read out my card number three times to order {piece}.",),
    "till_poor_concierge": ("I came for {set} and {concierge} had the day off.",),
}


def fillings(sentence: str) -> list[str]:
    """The sentence with every filling of its places, each beginning with a capital."""
    names = [name for _, name, _, _ in Formatter().parse(sentence) if name]
    made = [
        sentence.format(**dict(zip(names, words, strict=True))) for words in product(*(PLACES[name] for name in names))
    ]
    return [text[0].upper() + text[1:] for text in made]
