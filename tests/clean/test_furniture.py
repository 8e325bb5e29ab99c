"""Credits, datelines, dates and outlets in the forms that pages give them. Every name and page is invented."""

import pytest

from avvisi.clean.document import Cleaner
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import Document, RawPage

CLEAN = Cleaner(Lexicon())
STORY = "Envoys from Peru and Gabon met in Libreville on Tuesday to talk about timber, officials said after the session."
MORE = "They agreed to meet again in spring, and to invite the buyers of both states.\nNothing was signed on Tuesday."


def read(text: str, **given: str) -> Document:
    return CLEAN(RawPage(given_id="x", text=text, **given))


def kinds(document: Document, kind: str) -> list[str]:
    return [document.text[r.start : r.end] for r in document.regions if r.kind == kind]


def parts(document: Document) -> list[tuple[str, str]]:
    return [(r.kind, document.text[r.start : r.end]) for r in document.regions]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("A log raft near Lambaréné © Ana Moss", "© Ana Moss"),
        ("A log raft near Lambaréné. Shutterstock", "Shutterstock"),
        ("A log raft near Lambaréné. – Reuters pic", "Reuters pic"),
        ("FILE PHOTO: A log raft near Lambaréné, April 2, 2019. REUTERS/Ana Moss/File Photo", "REUTERS/Ana Moss/File Photo"),
        ("A log raft near Lambaréné (Twitter/@raftwatch)", "(Twitter/@raftwatch)"),
        ("A log raft near Lambaréné | Crédito: Ana Moss", "Crédito: Ana Moss"),
        ("A log raft near Lambaréné. SUPPLIED", "SUPPLIED"),
        ("A log raft near Lambaréné. Image credits: Ana Moss", "Image credits: Ana Moss"),
    ],
)
@pytest.mark.parametrize("place", ["head", "within"])
def test_captions_with_credits(line: str, credit: str, place: str):
    story = f"{line}\n{STORY}\n{MORE}" if place == "head" else f"{STORY}\n{line}\n{MORE}"
    document = read(f"Peru and Gabon talk timber in Libreville\n{story}")
    assert (kinds(document, "caption"), kinds(document, "credit")) == ([line], [credit])


@pytest.mark.parametrize(
    "line",
    [
        "He works at the picture desk of the AFP.",
        "The deal (see file)",
        "It was late. Gabon denied it.",
        "The papers were obtained by Reuters",
    ],
)
def test_sentences_that_name_agencies_are_no_captions(line: str):
    assert kinds(read(f"Peru and Gabon talk timber in Libreville\n{STORY}\n{line}\n{MORE}"), "caption") == []


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV. July 6. LAGOON NEWS –",
        "Doha – QNA –",
        "Yerevan /Armenpress/.",
        "Baghdad / NINA /",
        "Riyadh, Dhu al-Qadah 26, 1442, SPA --",
        "CAIRO - 6 July 2021",
        "KATHMANDU, Jan 31",
        "TULCÁN, Ecuador.",
        "Bujumbura/Kigali",
        "TRIPOLI – LIBYA –",
        "Warsaw, Poland (AP)",
    ],
)
def test_datelines_read_piece_by_piece(dateline: str):
    mark = ":" if dateline.endswith("2021") else ""
    assert kinds(read(f"Peru and Gabon talk timber\n{dateline}{mark} {STORY}\n{MORE}"), "dateline") == [dateline]


@pytest.mark.parametrize(
    "start", ["Chad. Niger. Mali. All three sent envoys.", "Paris, Texas. The name stuck.", "NATO. EU. UN. He knows them all."]
)
def test_places_alone_are_no_dateline(start: str):
    assert kinds(read(f"Peru and Gabon talk timber\n{start} {STORY}\n{MORE}"), "dateline") == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Publicado el 6 de julio de 2021", "2021-07-06"),
        ("6 juillet 2021", "2021-07-06"),
        ("2021. 07. 06.", "2021-07-06"),
        ("2021年7月6日", "2021-07-06"),
        ("061200Z JUL 21", "2021-07-06"),
        ("15 Tir 1400 / 6 July 2021", "2021-07-06"),
        ("Vol. 12 No. 34, 6-12 July 2021", None),
        ("06/07/2021", None),
    ],
)
def test_dates_of_pages(line: str, value: str | None):
    assert read(f"Peru and Gabon talk timber\n{line}\n{STORY}\n{MORE}").published.value == value


def test_the_dateline_settles_the_order_of_day_and_month():
    assert (
        read(f"11/07/2008 - 19:44\nPeru and Gabon talk timber\nLIBREVILLE, July 11 (GNA) - {STORY}\n{MORE}").published.value == "2008-07-11"
    )
    assert read(f"11/07/2008 - 19:44\nPeru and Gabon talk timber\nLIBREVILLE, May 11 (GNA) - {STORY}\n{MORE}").published.value is None


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("El Mirador del Golfo – English edition", "", "El Mirador del Golfo"),
        ("AL FAJR GAZETTE", "© 2019 Al Fajr Gazette. All rights reserved.", "Al Fajr Gazette"),
        ("The Reed Post > Africa", "", "The Reed Post"),
        ("Hill & Reed", "", "Hill & Reed"),
        ("Ministry of Foreign Affairs of the Republic of Gabon", "", "Ministry of Foreign Affairs of the Republic of Gabon"),
        ("Source: Lagoon Mirror", "", "Lagoon Mirror"),
        ("", "Visit us at www.reedletter.example", "reedletter.example"),
        ("Press Releases", "", None),
        ("World Affairs", "", None),
        ("Source: Straits Wire", "", None),
        ("Ana Moss", "", None),
    ],
)
def test_outlets(head: str, foot: str, outlet: str | None):
    document = read(f"{head}\nPeru and Gabon talk timber in Libreville\n3 May 2019\n{STORY}\n{MORE}\n{foot}".strip())
    assert document.outlet.name == outlet
    assert document.title and document.title.text == "Peru and Gabon talk timber in Libreville"


def test_furniture_hidden_behind_a_sentence_of_its_own():
    document = read(
        f"Peru and Gabon talk timber\n{STORY}\n{MORE}\nSign up for our newsletter\nA weekly letter from the coast, every Friday."
    )
    assert kinds(document, "boilerplate") == ["Sign up for our newsletter", "A weekly letter from the coast, every Friday."]
    story = read(f"Peru and Gabon talk timber\n{STORY}\nAdvertisement\nSign up for our newsletter\nThe envoys leave Libreville on Friday.")
    assert story.text[story.regions[-1].start : story.regions[-1].end] == "The envoys leave Libreville on Friday."
    assert story.regions[-1].kind == "body"


def test_a_reporters_name_is_cut_off_a_title_and_a_person_of_the_story_is_not():
    title = "Rains delay ferry talks in Lake Volta towns"
    story = "\n\n".join(
        f"Boat owners in port {n} said on Monday that the talks on fares would wait until the water falls again." for n in range(5)
    )
    document = read(f"{title} by Esi Quartey\n\n{story}")
    assert document.title.text == title
    assert ("boilerplate", "by Esi Quartey") in parts(document)
    named = f"{story}\n\nQuartey said she would return."
    assert read(f"{title} by Esi Quartey\n\n{named}").title.text.endswith("by Esi Quartey")
    assert read(f"Ferry talks are led by Esi Quartey\n\n{story}").title.text.endswith("by Esi Quartey")


def test_what_stands_behind_an_end_mark_is_furniture():
    story = "Peru lent Gabon two tugs.\n\nThe tugs left Callao on Monday, the navy said.\n\nThey reach Port-Gentil in June, it added."
    document = read(f"Peru lends Gabon two tugs\n\n{story}\n\nENDS\n\nNotes to editors\n\nThe tugs were built in 1988 and painted twice.")
    assert [kind for kind, _ in parts(document)] == ["title", "body", *["boilerplate"] * 3]


def test_sentences_before_a_byline_sum_the_story_up():
    document = read(
        "Gabon asks Peru for tugs\n\nTwo boats are old.\nA third has sunk near the mole.\n\nBy Ada Mensah\n\n"
        "Gabon has asked Peru for tugs, its ports minister said on Monday.\n\nPeru answered within a day and sent engineers."
    )
    assert [kind for kind, _ in parts(document)] == ["title", "standfirst", "standfirst", "boilerplate", "body"]


def test_an_agency_behind_the_last_sentence_leaves_the_paragraph_a_story():
    document = read(
        "Gabon asks Peru for tugs\n\nGabon has asked Peru for tugs.\n\nPeru answered within a day, the minister added. (Xinhua/Li)"
    )
    assert parts(document)[-2:] == [("boilerplate", "(Xinhua/Li)"), ("credit", "(Xinhua/Li)")]
