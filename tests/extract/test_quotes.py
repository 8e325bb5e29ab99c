"""Quotes of whole passages: speaker, content, kind, stance, nesting and chain."""

import pytest

from avvisi.flow import Flow
from avvisi.model.facts import Quote
from tests.extract.coding import read

pytestmark = pytest.mark.model


def quotes(flow: Flow, text: str) -> list[Quote]:
    coded = read(flow, text)
    assert not coded.problems
    for quote in coded.quotes:
        for span in (*quote.content, *(s for s in (quote.cue,) if s)):
            assert text[span.start : span.end] == span.text
    return list(coded.quotes)


def chain(quote: Quote) -> list[tuple[str | None, str]]:
    return [(link.name, link.relation) for link in quote.chain[1:]]


def test_one_that_quotes_another_is_a_relay(flow: Flow) -> None:
    (quote,) = quotes(flow, "Tarim Wire quoted geologist Aino Lehtonen as saying the shaft had flooded.")
    assert chain(quote) == [("Tarim Wire", "quotes"), ("Aino Lehtonen", "says")]
    assert [s.text for s in quote.content] == ["the shaft had flooded"]


def test_a_medium_near_a_quote_is_no_relay(flow: Flow) -> None:
    (quote,) = quotes(flow, "Biologist Aino Lehtonen, who is suing the Tarim Herald, said the shaft had flooded.")
    assert len(chain(quote)) == 1 and quote.speaker is not None and quote.speaker.name.endswith("Aino Lehtonen")


def test_what_a_report_reports_is_nested_in_it(flow: Flow) -> None:
    outer, inner = quotes(flow, "Radio Tambo reported that union leader Rosa Quispe said the strike was over.")
    assert inner.nested_in == outer.id
    assert chain(inner)[-1] == ("Rosa Quispe", "says")
    assert len(chain(inner)) == 2


def test_words_around_a_cue_are_one_quote(flow: Flow) -> None:
    (quote,) = quotes(flow, "“The ferry is late,” said Tomas Vik. “It always is.”")
    assert quote.kind == "direct"
    assert [s.text for s in quote.content] == ["The ferry is late,", "It always is."]


def test_a_participle_goes_on_with_the_same_speaker(flow: Flow) -> None:
    found = quotes(flow, "Tomas Vik said the ferry was late, adding that it always was.")
    assert [q.speaker.name for q in found if q.speaker] == ["Tomas Vik", "Tomas Vik"]
    assert all(q.nested_in is None for q in found)


def test_a_cited_source_is_the_speaker(flow: Flow) -> None:
    (quote,) = quotes(flow, "Tarim Wire, citing two officials, said the shaft had flooded.")
    assert quote.speaker is not None and quote.speaker.unnamed
    assert chain(quote) == [("Tarim Wire", "cites"), ("two officials", "says")]


def test_nothing_said_is_no_quote(flow: Flow) -> None:
    assert quotes(flow, "The envoy did not say when the bridge would open.") == []


def test_a_scare_quote_is_no_quote(flow: Flow) -> None:
    assert quotes(flow, "The so-called “peace train” left at noon.") == []


def test_quoted_speech_without_a_source_has_no_speaker(flow: Flow) -> None:
    (quote,) = quotes(flow, "“We were here before the dam and will be here after it.”")
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The bridge is closed, the road office said in a notice on its website.", [("road office website", "publishes")]),
        ("On Telegram, prefect Aino Lehtonen wrote that the bridge was closed.", [("Telegram", "publishes")]),
        ("A monk told the agency Dorje that the pass was open.", [("Dorje", "quotes")]),
        ("The pass was open, the abbot announced in a note that state radio read out in full.", [("state radio", "carries")]),
        ("“We are few,” abbot Tomas Vik said, in a translation by the weekly Snow Lantern.", [("Snow Lantern", "translates")]),
        ("A diver told the cook, who reads the Tarim Herald, that the wreck was empty.", []),
        ("The abbot left without speaking to the press and said the pass was open.", []),
    ],
)
def test_channels(flow: Flow, text: str, links: list[tuple[str, str]]) -> None:
    """Carriers that only the order of the words shows, and none where the name does something else."""
    found = [(name, relation) for name, relation in chain(quotes(flow, text)[-1])[:-1]]
    assert [(str(name).removeprefix("the "), relation) for name, relation in found] == links


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Vik said the ferry would stay in port, while Radio Sava played a waltz.", "the ferry would stay in port"),
        ("Oslo said the trawler had fired first, a charge that Reykjavik denied.", "the trawler had fired first"),
        ("Vik said it was a mistake, but he denied that the mill had burned.", "it was a mistake"),
        ("The dam may burst, engineer Rosa Quispe told the council; the mill is closed.", "The dam may burst"),
        ("The envoy laughed at the note and said Oslo would answer in kind.", "Oslo would answer in kind"),
    ],
)
def test_where_content_ends(flow: Flow, text: str, content: str) -> None:
    """The teller's own words behind a comma are no content."""
    first = next(q for q in quotes(flow, text) if q.cue is not None and q.cue.text in ("said", "told"))
    assert first.content[0].text == content


def test_acts_and_attitudes_are_told_from_statements(flow: Flow) -> None:
    found = quotes(flow, "Rosa Quispe condemned the raid. She said the mill was closed. She wants to sell the mill.")
    assert [q.form for q in found] == ["act", "statement", "attitude"]


def test_what_is_told_ends_with_the_words_that_tell_of_it(flow: Flow) -> None:
    outer, inner = quotes(flow, "The mayor had promised him a new boat, the fisherman's widow, Rosa Quispe, told Radio Sava.")
    assert inner.nested_in == outer.id and [s.text for s in inner.content] == ["a new boat"]


def test_a_statement_is_its_authors(flow: Flow) -> None:
    (quote,) = quotes(flow, "A statement from the harbour council said the ferry had sunk.")
    assert quote.speaker is not None and quote.speaker.name.endswith("harbour council")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Petra Lund for the Dairy Board of Denmark, says they are looking at new rules by spring.", "Petra Lund"),
        ("She was seized at the gate and told that her mother had sold the farm.", None),
        ("The Fisheries Institute notes, “Cod spawn later than ever before”, highlighting the importance of cold water.", "Fisheries Institute"),
        ("After the race, Jon Arne Lie said, \"I think we learned much today.\n\nIt was hard. It felt like the first time.\"", "Jon Arne Lie"),
        ("During a long interview with Radio Ayr, the former mayor, whose party lost, conceded that he had been wrong.", "the former mayor"),
        ("Danish media, citing Harbour Minister Petra Lund, reported that the quay would close in spring.", "Petra Lund"),
        ("The road was safe, the mayor of Lyme, Jo Bell, told reporters.", "Jo Bell"),
        ("The mill stays shut, according to the head of the weavers' union, Jo Bell, whose remarks were carried by Radio Ayr.", "Jo Bell"),
    ],
)  # fmt: skip
def test_who_speaks(flow: Flow, text: str, speaker: str | None) -> None:
    (quote,) = [q for q in quotes(flow, text) if q.nested_in is None]
    assert (quote.speaker.name if quote.speaker else None) == speaker


def test_a_telling_that_goes_on_keeps_its_medium(flow: Flow) -> None:
    _, added = quotes(flow, "The talks were useful, Petra Lund told Radio Ayr on Sunday, adding that a second round would follow.")
    assert chain(added) == [("Radio Ayr", "quotes"), ("Petra Lund", "says")]


def test_reports_of_a_deed_are_no_channel(flow: Flow) -> None:
    (quote,) = quotes(flow, "Jo Bell denied having met the duke, reports of which had been carried by the newspaper Ayr Mirror.")
    assert chain(quote) == [("Jo Bell", "says")]


def test_the_group_is_the_one_named_before(flow: Flow) -> None:
    _, second = quotes(
        flow, "The watchdog Clear Water criticised the slow pace of repairs. The group noted that many wells were contaminated."
    )
    assert second.speaker is not None and second.speaker.name == "Clear Water"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a noun goes back to whoever it brought in, not to an official named in between
        (
            "A Laotian official accused Vientiane Timber of fraud, a case raised by Mining Minister Kham Sisouk in May. The official said nobody had been paid.",
            "A Laotian official",
        ),
        # a pronoun is none of the words that its own cue brings
        (
            "The Marsh Institute blamed the dam on Tuesday. Although the Chadian army had left the valley, the wells were dry, it said.",
            "Marsh Institute",
        ),
        # nor whoever is the subject within somebody's words
        ('Asma Idrissi said the vote was over. "Karim Bel knows that. He lost," she added.', "Asma Idrissi"),
        # a document is its writer's
        ("Mayor Petra Novak said in a letter to Brno that the mill would open. The letter said the wheel was new.", "Petra Novak"),
        # an unnamed speaker goes on
        (
            "Finance Minister Ana Reis left on Monday. A clerk at the bank said the safe was empty. He said nobody had the key.",
            "A clerk at the bank",
        ),
    ],
)
def test_who_goes_on_speaking(flow: Flow, text: str, speaker: str) -> None:
    last = max(quotes(flow, text), key=lambda q: q.evidence.trigger.start)
    assert last.speaker is not None and last.speaker.name == speaker


def test_of_two_cues_behind_the_words_the_last_brings_the_first(flow: Flow) -> None:
    outer, inner = quotes(flow, "The well is dry, the mayor of Lyme said, the agency Tambo reported on Friday.")
    assert [s.text for s in outer.content] == ["The well is dry, the mayor of Lyme said"]
    assert [s.text for s in inner.content] == ["The well is dry"] and inner.nested_in == outer.id
    assert [name for name, _ in chain(inner)] == ["Tambo", "the mayor of Lyme"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The abbess said the 24 novices from the town of Melk, were found on Tuesday.", "the 24 novices from the town of Melk, were found on Tuesday"),
        ("The rebels had indicated before the talks that they would not leave the mill.", "they would not leave the mill"),
        ("Mali expects to grow more rice and hopes for rain, visiting Malian minister Sekou Toure said during a tour of Hanoi.",
         "Mali expects to grow more rice and hopes for rain"),
        ("Growers should use the old wells, urged the bishop of Melk when speaking at a fair.", "Growers should use the old wells"),
        ("Radio Ayr quoted a diver, Jo Bell, as saying two boats would be sunk by Easter.", "two boats would be sunk by Easter"),
    ],
)  # fmt: skip
def test_words_that_the_parse_tore_apart(flow: Flow, text: str, content: str) -> None:
    assert content in [" ".join(s.text for s in q.content) for q in quotes(flow, text)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Through her agent, Ida Falk, the singer Ana Reis denied having left the town.", [("Ida Falk", "conveys"), ("Ana Reis", "says")]),
        ("Through a lawyer, jailed editor Sok Dara said he was well.", [("a lawyer", "conveys"), ("Sok Dara", "says")]),
        ('"I go tomorrow," ex-mayor Petr Hora wrote in a letter that his lawyer, Eva Mala, read out to the crowd.',
         [("Eva Mala", "conveys"), ("Petr Hora", "says")]),
        ('"I stayed," nurse Ida Falk said, as translated by her cousin, Ana Reis.', [("Ana Reis", "translates"), ("Ida Falk", "says")]),
        ("A Western diplomat reached by Radio Ayr in Melk said the pass was closed.", [("Radio Ayr", "quotes"), ("A Western diplomat", "says")]),
        ("The governor of Melk, Jo Bell, said the pass was closed. — Reuters/AFP",
         [("Reuters", "carries"), ("Agence France-Presse", "carries"), ("Jo Bell", "says")]),
    ],
)  # fmt: skip
def test_who_hands_words_on(flow: Flow, text: str, links: list[tuple[str, str]]) -> None:
    (quote,) = quotes(flow, text)
    assert chain(quote) == links


def test_those_to_whom_something_was_done_speak_next(flow: Flow) -> None:
    (quote,) = quotes(flow, "Mayor Jo Bell met the strikers at noon. They said they wanted bread.")
    assert quote.speaker is not None and quote.speaker.name == "the strikers"


def test_whoever_speaks_before_the_name_comes(flow: Flow) -> None:
    (quote,) = quotes(flow, "Radio Ayr quoted her as saying the well was dry. Ana Reis, who keeps the well, left on Monday.")
    assert chain(quote) == [("Radio Ayr", "quotes"), ("Ana Reis", "says")]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        # a full name behind a title that a preposition opens
        ("The special envoy for the Chad basin Ana Reis said the wells were dry.", [("Ana Reis", "says")]),
        # 'who' is no island
        ("Officials met nurses on Jeju Island, who said the ward was full.", [("nurses", "says")]),
        # the short name of a medium named in full
        ("The Straits Post said the mill was shut. The Post said the owner had fled.", [("Straits Post", "says")]),
        # quoted by whoever spoke right before
        ('The well is dry, Radio Ayr said. "It will rain," mayor Jo Bell was quoted as saying.', [("Radio Ayr", "quotes"), ("Jo Bell", "says")]),
        # an aside before the cue is none of the speaker
        ("The mill was shut, a decision taken at a meeting chaired by Jo Bell, a town clerk said Monday.", [("a town clerk", "says")]),
    ],
)  # fmt: skip
def test_names_of_speakers_and_media(flow: Flow, text: str, links: list[tuple[str, str]]) -> None:
    last = max(quotes(flow, text), key=lambda q: q.evidence.trigger.start)
    assert chain(last) == links


def test_a_title_in_marks_is_nobodys_words(flow: Flow) -> None:
    (quote,) = quotes(flow, "On the first page of “The Morning Bell,” Ida Falk said the mill was “a joke”.")
    assert [s.text for s in quote.content] == ["the mill was “a joke”"]


def test_what_a_thing_cannot_say_the_teller_says(flow: Flow) -> None:
    told, warned = quotes(flow, "The abbess said the vote was void and warned that riots would follow.")
    assert [s.text for s in told.content] == ["the vote was void"]
    assert warned.nested_in is None and chain(warned) == [("The abbess", "says")]


def test_for_whom_words_in_marks_stand(flow: Flow) -> None:
    (quote,) = quotes(flow, "For the potter Ida Falk, the new tax was “a theft by daylight”.")
    assert quote.speaker is not None and quote.speaker.name == "Ida Falk" and [s.text for s in quote.content] == ["a theft by daylight"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A harbour pilot was quoted by Tarim Wire as denying that the ferry had been late.", "denies"),
        ("Tarim Wire quoted Tomas Vik as warning that the dam might not hold.", "warns"),
        ("Tarim Wire quoted Tomas Vik as urging the council to close the mill.", "asks"),
        ("Tarim Wire quoted Tomas Vik as saying that the mill was closed.", "asserts"),
    ],
)
def test_what_one_is_quoted_as_doing_is_the_stance(flow: Flow, text: str, stance: str) -> None:
    assert quotes(flow, text)[0].stance == stance
