"""Whole pages of plain text: regions, date, outlet, language. The pages are invented."""

import time

import pytest

from avvisi.clean.document import Cleaner
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import Document, RawPage

CLEAN = Cleaner(Lexicon())

STORY = "Envoys from Peru and Gabon met in Libreville on Tuesday to talk about timber. They agreed to meet again in spring."


def read(text: str, **given: str) -> Document:
    return CLEAN(RawPage(given_id="x", text=text, **given))


def parts(document: Document) -> list[tuple[str, str]]:
    return [(r.kind, document.text[r.start : r.end]) for r in document.regions]


def test_a_page_with_everything():
    document = read(
        "Home / World\n\nPeru and Gabon talk timber\nBoth want a quota by spring\nBy Ada Mensah | 3 May 2019, 14:20 GMT\n\n"
        f"The quay at Port-Gentil. (Photo: Jo Lee)\n\nLIBREVILLE, May 3 (Delta News) -- {STORY}\n\nA second paragraph says more about logs.\n\n"
        "SHARE THIS ARTICLE\n© Delta News 2019. All rights reserved."
    )
    assert parts(document) == [
        ("boilerplate", "Home / World"),
        ("title", "Peru and Gabon talk timber"),
        ("standfirst", "Both want a quota by spring"),
        ("boilerplate", "By Ada Mensah | 3 May 2019, 14:20 GMT"),
        ("caption", "The quay at Port-Gentil. (Photo: Jo Lee)"),
        ("credit", "(Photo: Jo Lee)"),
        ("dateline", "LIBREVILLE, May 3 (Delta News) --"),
        ("body", f"{STORY}\n\nA second paragraph says more about logs."),
        ("boilerplate", "SHARE THIS ARTICLE"),
        ("boilerplate", "© Delta News 2019. All rights reserved."),
    ]
    assert (document.published.value, document.published.time, document.published.basis) == ("2019-05-03", "14:20Z", "stated")
    assert document.outlet.name == "Delta News"
    assert document.title and document.title.text == "Peru and Gabon talk timber"


def test_a_masthead_with_its_place_set_off_by_a_stop_is_no_title():
    document = read(f"The Lagoon Tribune, Suva. Friday, May 3, 2019\n\nPeru and Gabon talk timber\n\n{STORY}")
    assert document.published.value == "2019-05-03"
    assert document.title and document.title.text == "Peru and Gabon talk timber"


def test_metadata_fused_with_the_first_sentence():
    document = read(f" date 2019-05-03 {STORY}")
    assert parts(document) == [("boilerplate", "date 2019-05-03"), ("body", STORY)]
    assert document.published.value == "2019-05-03"


def test_a_sentence_that_begins_with_a_date_stays_whole():
    text = "May 3, 2019 was the day on which the envoys of Peru and Gabon first met in Libreville."
    assert parts(read(text)) == [("body", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Share prices of two firms fell in Lagos.\n\nPrint runs were cut, and readers were told to subscribe elsewhere.",
        "Read together, the papers differ.\n\nComments in the press were unkind, the envoy said on Monday.",
        STORY,
        "One line without a full stop, as in a list of sentences",
    ],
)
def test_running_text_is_never_litter(text: str):
    assert [kind for kind, _ in parts(read(text))] == ["body"]


def test_a_caption_and_a_weekday_bound_an_undated_report():
    document = read(
        f"Peru and Gabon talk timber\n\nEnvoys of Peru and Gabon shake hands in Libreville on May 7, 2019. (Photo: Jo Lee)\n\n{STORY}\n\nThe last treaty was signed in 2011."
    )
    published = document.published
    assert (published.value, published.earliest, published.latest, published.basis) == (None, "2019-05-07", "2019-05-13", "bounded")
    assert {r.bound for r in published.reasons} == {"earliest", "latest"}
    assert all(r.span is None or document.text[r.span.start : r.span.end] == r.span.text for r in published.reasons)


def test_a_picture_from_the_files_bounds_from_below_only():
    document = read(f"Peru and Gabon talk timber\n\nFile photo: Envoys of Peru and Gabon in Libreville, May 7, 2019\n\n{STORY}")
    assert (document.published.earliest, document.published.latest) == ("2019-05-07", None)


def test_an_update_bounds_from_above():
    published = read(f"Peru and Gabon talk timber\nUpdated: 3 June 2019\n\n{STORY}").published
    assert (published.value, published.latest, published.basis) == (None, "2019-06-03", "bounded")


def test_what_is_to_come_bounds_nothing():
    assert read("The envoys will meet again on 5 June 2031, and a dam is to be opened by March 2032.").published.basis == "unknown"


@pytest.mark.parametrize(
    ("given", "value", "clock"),
    [
        ("2016-09-20", "2016-09-20", None),
        ("Tue, 20 Sep 2016 08:30:00 +0200", "2016-09-20", "08:30+02:00"),
        ("2016-09-20T08:30:00Z", "2016-09-20", "08:30Z"),
        ("1474360200", "2016-09-20", "08:30Z"),
        ("20 September 2016", "2016-09-20", None),
    ],
)
def test_given_dates(given: str, value: str, clock: str | None):
    published = read(STORY, published=given).published
    assert (published.value, published.time, published.basis) == (value, clock, "given")


def test_an_unreadable_given_date_is_kept_and_not_guessed():
    published = read(STORY, published="soon").published
    assert published.value is None and published.basis == "unknown"
    assert [(c.value, c.basis) for c in published.candidates] == [("", "unknown")]


def test_disagreement_is_kept():
    published = read(f"Published: 4 May 2019\n\n{STORY}", published="2019-05-05", url="https://x.example/2019/05/03/a").published
    assert published.value == "2019-05-05"
    assert {c.value for c in published.candidates} == {"2019-05-05", "2019-05-04", "2019-05-03"}


def test_translation_note_and_disclaimer():
    document = read(
        f"{STORY}\n\nThis story was translated and edited by The Lagoon Observer. The Lagoon Observer has not verified the claims made here."
    )
    assert document.translated_by == "The Lagoon Observer" == document.outlet.name
    assert document.disclaimer and document.disclaimer.text.startswith("The Lagoon Observer has not")
    assert [k for k, _ in parts(document)] == ["body", "boilerplate", "credit", "credit"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Los ministros de ambos países se reunieron el martes en Lima para hablar de la madera y del río que comparten.", "es"),
        ("Министры двух стран встретились во вторник в Лиме, чтобы поговорить о лесе.", "ru"),
        ("Talks in Lomé", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, language: str):
    assert read(text).language == language


def hostile(n: int) -> list[str]:
    return ["Photo: " * n, "A " * n + ".", "By A B, " * n, "(" * n, "\n- \n" * n, "2011-" * n, "© " * n, "News / " * n, "X: y\n" * n]


@pytest.mark.slow
@pytest.mark.parametrize("kind", range(9))
def test_time_is_linear(kind: int):
    def took(n: int) -> float:
        text = hostile(n)[kind]
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    took(2_000)
    small = min(took(10_000) for _ in range(2))
    assert min(took(40_000) for _ in range(2)) < 8 * small + 0.3
