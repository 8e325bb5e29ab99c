"""Parties that a report describes and does not name: neighbours, 'the government there', governments of one of two lands, the land of a paper."""

import pytest

from avvisi.extract.between import two_lands
from avvisi.extract.setting import Setting
from avvisi.extract.titles import Titles
from avvisi.flow import Flow
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Mention
from tests.extract.coding import events, parsed, read

pytestmark = pytest.mark.model

QUARREL = (
    "Zambia shut the crossing at Chirundu on Monday and accused Zimbabwe of smuggling.\n\nZimbabwe denied it. Zambian traders waited at the gate, "
    "and Zimbabwean drivers slept in their lorries.\n\n"
)


def sides(flow: Flow, text: str, kind: str) -> set[tuple[str | None, str | None]]:
    return {(a.code, r.code) for e in events(flow, text) if e.type == kind for a in e.actors for r in e.recipients}


def resolved(flow: Flow, text: str, words: str) -> list[str | None]:
    coded = read(flow, text)
    return [m.code for m in coded.mentions if isinstance(m, Mention) and m.span.text == words]


def test_a_neighbour_is_the_other_of_two_lands(flow: Flow) -> None:
    text = QUARREL + "Zambia's premier urged its southern neighbour to pay for the bridge."
    assert resolved(flow, text, "its southern neighbour") == ["ZWE"]
    assert ("ZMB", "ZWE") in sides(flow, text, "REQUEST")


def test_a_neighbour_lies_on_the_side_that_is_said(flow: Flow) -> None:
    text = QUARREL + "Zambia's premier urged its northern neighbour to pay for the bridge."
    assert resolved(flow, text, "its northern neighbour") == []
    text += " Tanzania said it would think about it."
    assert resolved(flow, text, "its northern neighbour") == ["TZA"]


def test_rulers_there_are_of_the_land_spoken_of_last(flow: Flow) -> None:
    text = "Oman's envoy returned from Yemen on Friday. He said the government there had agreed to free six sailors."
    assert resolved(flow, text, "the government there") == ["YEM"]


def test_a_government_that_accuses_one_of_two_lands_is_the_others(flow: Flow) -> None:
    text = QUARREL + "A day earlier the military government had accused Zambia of sheltering rebels."
    assert ("ZWE", "ZMB") in sides(flow, text, "ACCUSE")


def test_a_third_urges_both(flow: Flow) -> None:
    text = QUARREL + "Botswana urged both capitals to open talks."
    assert {("BWA", "ZMB"), ("BWA", "ZWE")} <= sides(flow, text, "REQUEST")


def test_two_lands_stand_at_the_head(flow: Flow) -> None:
    home = "Peru's cabinet met. Peru raised the tax on fuel. Peru's unions marched. Peru closed its schools. Chile and Bolivia sent their best wishes."
    titles = Titles(Lexicon().world)
    for text, expected in ((QUARREL + "Zambia will wait.", {"ZMB", "ZWE"}), (home, set())):
        page, findings = parsed(flow, text, None, flow.extractors[:3])  # those before the events
        assert set(two_lands(Setting(page, findings, titles)) or ()) == expected


def test_a_masthead_tells_where_a_paper_is_at_home(flow: Flow) -> None:
    text = (
        "The Morning Courier | 2 May 1994 | Lusaka\n\nTEACHERS LEAVE THEIR SCHOOLS\n\nTeachers blocked the bridge to the market on Monday. "
        "The government of Zambia has said nothing so far, and no school in the town was open on the day after.\n"
    )
    assert {p.code for e in events(flow, text) if e.type == "PROTEST" for p in e.actors} == {"ZMB"}


def test_people_are_of_the_land_their_own_words_stand_in(flow: Flow) -> None:
    text = "India pledged rice on Friday for people displaced around Kayes."
    assert ("IND", "MLI") in sides(flow, text, "AGREE") | sides(flow, text, "AID")


def test_a_radio_of_a_capital_is_of_its_land(flow: Flow) -> None:
    text = "Radio Lima accused Chile on Friday of stealing the recipe."
    assert ("PER", "CHL") in sides(flow, text, "ACCUSE")


def test_the_government_that_talks_with_rebels_is_that_of_their_land(flow: Flow) -> None:
    text = "Talks between the government and the Malian rebels opened in Algiers on Friday."
    assert {p.code for e in events(flow, text) if e.type == "CONSULT" for p in (*e.actors, *e.recipients)} == {"MLI"}
