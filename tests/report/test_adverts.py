"""How adverts are read: asks told from the rest, the firm by evidence or not at all, the title, the language."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cxprep.report.advert import Job, read_advert
from cxprep.report.advert.agency import is_agency
from cxprep.report.advert.language import language_of
from cxprep.report.advert.phrases import Phrases, plain


def read(known: Any, text: str) -> Job:
    return read_advert(text.split("\n"), known.words)


def asks(known: Any, text: str) -> str:
    return " | ".join(one.text for one in read(known, text).asked if one.asks)


@pytest.mark.parametrize(
    "line",
    [
        "Explain the features and benefits of each product to customers",
        "Call customers back after hours when their order has come in",
        "Tell customers the sustainability story of our leather",
        "Build a culture of belonging in every fitting room",
        "Keep the salary run of the shop floor's commissions right",
        "Write to customers about the location of their parcel",
    ],
)
@pytest.mark.parametrize("head", ["Sales Associate\nOak & Sons\nYou will", "Sales Associate\n\nResponsibilities:"])
def test_a_word_of_the_small_print_in_an_ask_is_no_small_print(head: str, line: str, known: Any) -> None:
    assert line in asks(known, f"{head}\n- {line}\n- Greet every customer at the door\n")


@pytest.mark.parametrize(
    "heading", ["What we offer", "In return", "Perks & benefits", "What's in it for you?", "WE OFFER:"]
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_heading_glued_to_the_bullet_above_is_a_heading(heading: str, gap: str, known: Any) -> None:
    text = f"""Sales Associate
Responsibilities
- Greet every customer at the door and find out what they came in for today
{gap}{heading}
- A stylist academy where you learn how leather is cut and cared for
- Team lunch with the founder on the first Friday"""
    said = asks(known, text)
    assert "Greet every customer" in said and "academy" not in said and "lunch" not in said and heading not in said


@pytest.mark.parametrize(
    "line",
    [
        "We are an equal opportunity employer and value difference.",
        "25 days' holiday, pension, 40% staff discount, life cover",
        "£24,000 to £26,000 a year, plus bonus",
        "Send your CV and a short letter by 3 May.",
        "Lattimer Grey Recruitment is acting as an employment agency in relation to this vacancy.",
        "À compétences égales, nous étudions toutes les candidatures.",
        "Wir bieten 30 Tage Urlaub, Mitarbeiterrabatt und ein Jobticket.",
        "Si offre contratto a tempo indeterminato, mensa e buoni pasto.",
        "Ofrecemos contrato indefinido, horario flexible y descuento de empleado.",
    ],
)
def test_what_asks_nothing_is_set_aside_without_a_heading_of_its_own(line: str, known: Any) -> None:
    text = f"Sales Associate\n\nWhat you will do\n- Welcome every customer\n- Know the stock by heart\n{line}"
    assert asks(known, text) == "Welcome every customer | Know the stock by heart"


@pytest.mark.parametrize(
    "text, firm",
    [
        ("Management Accountant\nHarbour Foods Ltd, Hull\nThe role\n- Own the month-end close", "Harbour Foods Ltd"),
        ("Store Lead\nTarnwick GmbH, Bonn\nYou will\n- Lead a team of five people", "Tarnwick GmbH"),
        ("Buyer, Lodz\nMiradou S.p.A.\nThe role\n- Buy yarn", "Miradou S.p.A."),
        ("Open until 8 pm\n\nRegular Hours\n\n- Monday 10 to 8\n\nSales Associate\n\nBramble Goods\n\n"
         "- Follows all Bramble Goods policies", "Bramble Goods"),
        ("Sales Associate\nPellow Lane is looking for a warm person.", "Pellow Lane"),
        ("Sales Associate\nLeeds\n\nAbout Pellow Lane\nWe sell lamps.", "Pellow Lane"),
        ("Sales Associate\n\nJoin Pellow Lane as one of three.\n- You greet people", "Pellow Lane"),
        ("Company: Pellow Lane\nPosition: Sales Associate", "Pellow Lane"),
        ("Sales Associate\n\n- Greet people\n\nPellow Lane welcomes applications from everyone.", "Pellow Lane"),
        ("Sales Associate\nPellow\n\n- Greet people\nWrite to jobs@pellow.example.", "Pellow"),
        ("Conseiller de vente\nLa Maison Aubrac recherche un conseiller.", "Maison Aubrac"),
        ("Verkaufsberater (m/w/d)\nOptik Landgraf sucht Verstärkung.", "Optik Landgraf"),
        ("Addetto vendite\nCasa Morandelli cerca personale.", "Casa Morandelli"),
        ("Dependienta\nZapatería Olmos busca una persona alegre.", "Zapatería Olmos"),
        ("Store Manager - Pym's Kites - Deal\nOur Deal store is looking for somebody.", "Pym's Kites"),
        ("Kitchen Hand\nhi, we're oddfolk, raincoats.\noddfolk has three shops.\nhi@oddfolk.example", "oddfolk"),
        ("CX Lead\n- Own the journey\n\n© Aubin Rochat SA - Legal notice - Privacy", "Aubin Rochat SA"),
        ("Advisor\nCrofton Eyes has tested sight in two valleys since 1952. Its people stay.", "Crofton Eyes"),
        ("Vendeuse H/F\nCréée en 2011, Les Grands Dimanches coud des robes pour enfants.", "Les Grands Dimanches"),
        ("Dependiente\nEn Lanas del Puerto creemos en el trabajo bien hecho y en la gente.", "Lanas del Puerto"),
        ("NOW HIRING\nROWAN & TEAL IS LOOKING FOR A FRIENDLY FACE ON SATURDAYS.", "ROWAN & TEAL"),
        ("Chef\nThis café is run by Quay Kitchens Ltd, a partner of Brightbean. You work for Quay Kitchens.",
         "Quay Kitchens Ltd"),
    ],
)  # fmt: skip
def test_the_firm_is_told_where_something_speaks_for_it(text: str, firm: str, known: Any) -> None:
    assert read(known, text).firm == firm


@pytest.mark.parametrize(
    "text",
    [
        "Registered Nurse\nYou will plan care for six patients.",
        "Leadership\n\nYou lead a team. Typical education: a degree.",
        "Sales Associate, Leeds\nWe sell lamps in Leeds and in York.\n- Greet people",
        "Verkaufsberater (m/w/d), Paris\nParis ist unser größtes Haus.\nDeine Aufgaben\n- Du berätst",
        "Client Advisor\nOur client, a jeweller with 40 shops, is looking for an advisor.\nLattimer Grey Recruitment",
        "CX Lead\nPosted by: Lattimer Grey Search\nOur client sells lamps.\n"
        "Lattimer Grey Search is an equal opportunity employer.",
        "Head of E-commerce\nFor one of our clients, a maison in Geneva, Lattimer Talent is looking for a head.",
        "There is a shop.\nThere is a counter.\nNobody is behind it: be the one.",
        "Store Manager - Bluewater\nKent\nOur Bluewater store is one of our busiest. You will lead a team of 12.",
        "Sales Associate\nBoulder, CO - Pearl Street\nYou greet people.\n- Stand for 7 hours",
        "Conductor\nSantoña (Cantabria)\nSomos una empresa familiar.\n- Residencia en Cantabria o cercanías",
        "Team Leader\nBased in Milton Keynes\nMilton Keynes is a great place. You report to Mrs Holloway.",
        "E-commerce Manager\nGoogle Analytics is a must, Shopify Plus a bonus.\nOur brands include Lumo and Saltwick.",
    ],
)
def test_a_job_a_town_a_heading_or_an_agency_is_no_firm(text: str, known: Any) -> None:
    assert read(known, text).firm is None


@pytest.mark.parametrize(
    "line",
    [
        "Our client, a family of opticians with 120 branches, wants somebody for this seat.",
        "Our client is a fast growing accessories chain.",
        "For one of our clients, independent watchmaking house, we look for you.",
        "My client is currently looking for an E-commerce Manager.",
        "Our client has 40 stores and no plans to close one.",
        "Notre cliente, une maison de parfum, agrandit son équipe.",
        "Unser Mandant ist ein Handelshaus mit 60 Filialen.",
        "Recruited through Ridgeway Retail Recruitment.",
        "We have been retained to find the right person.",
        "The name of the house will be disclosed at interview.",
        "Confidential employer",
        "Lattimer Grey is acting as an employment business.",
        "Lattimer Resourcing is supporting a shop with this search.",
        "I am partnering with a premium brand to find you.",
        "The role is for one of our retail clients.",
        "Our client based in York is looking to appoint a sales associate.",
        "Company: Confidential",
        "Recruiter: Lattimer Staffing",
        "About our client",
        "Notre client, marque de lampes, recherche un vendeur.",
        "Per azienda cliente cerchiamo un addetto vendite.",
        "Nuestro cliente, una marca de moda, busca un dependiente.",
    ],
)
def test_who_hires_for_somebody_else_says_so(line: str, known: Any) -> None:
    assert is_agency(f"Client Advisor, Leeds\n{line}\nYou greet people.", known.words)


@pytest.mark.parametrize(
    "line",
    [
        "You will be working with a team of twelve and a buyer.",
        "Our lamps are sold exclusively through our own shops and our website.",
        "You notice what a client wishes before she says it, and ring the client whose watch is late.",
        "Our client is at the centre of what we do, in every house and every boutique.",
        "Offer our client a seat and a drink in the house.",
        "Our client advisors are the house.",
        "You guard the good name of the house, and there is a name on the door.",
        "You write on behalf of the Managing Director, and speak on behalf of our brand.",
        "We are recruiting for a Brand Ambassador. Managers here are recruited through our academy.",
        "Our clients are looking for something that lasts.",
        "No recruitment agencies please. CVs from a recruitment agency will not be accepted.",
        "Posted by Anna, Talent Acquisition at Oak & Sons",
        "We are engaged in our towns and have been engaged in fair trade since 1990.",
        "Notre client est au cœur de la maison.",
        "Handle client confidential information with care, and work with our media agency.",
        "Experience of working with a luxury brand; you are working closely with a house of makers.",
        "Recruiter: Anna Weston",
        "Posted by: Talent Acquisition",
        "Our clients",
    ],
)
def test_a_client_who_comes_in_is_nobody_s_employer(line: str, known: Any) -> None:
    job = read(known, f"Client Advisor\nOak & Sons, Leeds\n{line}\nOak & Sons is an equal opportunity employer.")
    assert not job.agency and job.firm == "Oak & Sons"


@pytest.mark.parametrize(
    "text, title",
    [
        ("About us\nOak & Sons sells shoes.\nPosition: Director of Customer Experience\n- Own it",
         "Director of Customer Experience"),
        ("Open until 8 pm\n\n- Monday 10 to 8\n\nSales Associate\n\n- Greet people", "Sales Associate"),
        ("- Welcome people\nConseiller de vente H/F - Paris\n- Conseiller chaque client",
         "Conseiller de vente H/F - Paris"),
        ("Pellow Lane, a maker of lamps with forty shops in three countries and one very old website, "
         "is looking for a Customer Experience Manager who listens.", "Customer Experience Manager"),
    ],
)  # fmt: skip
def test_the_title_names_the_job_and_is_not_the_first_bullet(text: str, title: str, known: Any) -> None:
    assert read(known, text).title == title


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "You will greet every customer and find out what they came in for."),
        ("fr", "Vous accueillez chaque client et prenez le temps de l'écouter dans la boutique."),
        ("de", "Du berätst unsere Kundschaft und kümmerst dich um die Reservierungen."),
        ("it", "Accogli ogni cliente con un sorriso e racconti le materie prime della nostra casa."),
        ("es", "Buscamos una persona alegre que sepa tratar a la clientela y que avise cuando llega su número."),
        ("nl", "Je helpt onze klanten met een glimlach en je weet wat er in de winkel ligt."),
        ("pt", "Procuramos uma pessoa que saiba ouvir os clientes e que goste do que faz na nossa loja."),
        ("zh", "负责接待顾客，了解顾客需求，介绍商品。"),
        ("ja", "お客様をお迎えし、商品についてご説明します。"),
        (None, "SAP, Excel, CRM"),
        (None, ""),
    ],
)
def test_the_language_is_told_by_its_little_words_or_not_at_all(language: str | None, text: str) -> None:
    assert language_of(text) == language


def test_phrases_are_found_word_by_word() -> None:
    some = Phrases(["(our|my) client (is|has)", "# days ~ leave", "e-commerce manag*", "what (we|you) ... offer"])
    for text in ("my client has", "25 days annual leave", "E-Commerce managers", "what we are going to offer"):
        assert some.whole(plain(text)), text
    for text in ("our client experience is", "days of leave", "what we", "commerce"):
        assert not some.search(plain(text)), text
    assert plain("Größe, l’Œuvre & e-Commerce") == "grosse l oeuvre & ecommerce"


def test_an_advert_pasted_as_source_is_read_as_its_page_shows_it(known: Any) -> None:
    job = read(known, "<p><b>Sales Associate</b><br/>Oak &amp; Sons</p><ul>\n<li>Greet people</li>\n<li>Wrap</li></ul>")
    assert (job.title, job.firm) == ("Sales Associate", "Oak & Sons")
    assert [one.text for one in job.asked if one.asks] == ["Greet people", "Wrap"]


RUNAWAYS = {
    "dots": "." * 50_000, "spaces": " " * 50_000, "letters": "a" * 50_000, "capitals": "A" * 50_000,
    "names": "Aa " * 16_000, "initials": "A. " * 16_000, "joined": "Aa and " * 7_000, "lines": "Aa\n" * 16_000,
    "labels": "a: " * 16_000, "commas": "Oak, " * 10_000, "asks": "you will own the role " * 2_300,
    "slashes": " // a" * 9_000, "brackets": "(a" * 25_000, "domains": "a." * 25_000, "numbers": "1. A\n" * 9_000,
    "clients": "our client " * 4_500, "hyphens": "a-" * 25_000, "quotes": "'" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("name", RUNAWAYS)
def test_nothing_runs_away_on_fifty_thousand_characters(name: str, known: Any) -> None:
    start = time.process_time()
    read(known, RUNAWAYS[name])
    assert time.process_time() - start < 20  # about half a second; what runs away takes hours
