"""Who can be the source of words, and who is named as one."""

import pytest

from avvisi.flow import Flow
from avvisi.model.facts import Speaker
from tests.extract.coding import read

pytestmark = pytest.mark.model


def speakers(flow: Flow, text: str) -> list[Speaker | None]:
    coded = read(flow, text)
    assert not coded.problems
    return [quote.speaker for quote in coded.quotes]


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers reached a deadlock that threatens to close the port.",
        "The handshake in Windhoek suggested that the quarrel was over.",
        "Nobody said that the dam would hold.",
        "Trade relations show that the quarrel is over.",
        "Before the ferry leaves, let's talk about the price of a ticket.",
        "The firm's growth continues to slow, and its revenue suggests the yard will close.",
    ],
)
def test_what_has_no_voice_says_nothing(flow: Flow, text: str) -> None:
    assert speakers(flow, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The opposition said that the dam would not hold.", "The opposition"),
        ("Some 40 percent of the voters said that they were tired.", None),
        ("The accord says that both armies will leave Gali.", "The accord"),
        ("According to the cessation agreement, both armies will leave Gali.", None),
    ],
)
def test_bodies_shares_of_people_and_documents_speak(flow: Flow, text: str, name: str | None) -> None:
    (speaker,) = speakers(flow, text)
    assert speaker is not None and (name is None or speaker.name == name and not speaker.unnamed)


def test_one_of_several_who_is_named_behind_it_is_no_unnamed_source(flow: Flow) -> None:
    (speaker,) = speakers(flow, "One of the miners' lawyers, Rosa Quispe, said the shaft had flooded.")
    assert speaker is not None and (speaker.name, speaker.unnamed) == ("Rosa Quispe", False)


@pytest.mark.parametrize("text", ["A witness said the bridge had collapsed.", "A resident said the well was dry."])
def test_persons_that_the_text_only_calls_so_are_unnamed(flow: Flow, text: str) -> None:
    (speaker,) = speakers(flow, text)
    assert speaker is not None and speaker.unnamed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dubuque, Iowa, brewer said it will close two plants.", "The Dubuque, Iowa, brewer"),
        ("Harbour Cos. said it plans to cut fares as the ageing fleet's growth continues to slow.", "Harbour Cos."),
    ],
)
def test_a_firm_is_named_in_full_past_its_commas_and_stops(flow: Flow, text: str, name: str) -> None:
    assert {speaker.name for speaker in speakers(flow, text) if speaker} == {name}


def test_they_are_nothing_without_a_voice(flow: Flow) -> None:
    found = speakers(flow, "Sanctions hurt the coast. If they want to be feared, they said, the island must wait.")
    assert all(speaker is None or speaker.name != "Sanctions" for speaker in found)


def test_what_somebody_says_was_said_by_the_day_of_the_report(flow: Flow) -> None:
    text = "The harbour master says the pier is safe.\n\nThe pilots said that it was not."
    days = [(quote.date.value, quote.date.latest) for quote in read(flow, text, "2011-04-05").quotes]
    assert days == [(None, "2011-04-05")] * 2
    assert {quote.date.latest for quote in read(flow, text).quotes} == {None}
