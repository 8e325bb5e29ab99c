"""Quotes that the order of the words shows where the parse does not, and the links that only their place tells."""

import pytest

from avvisi.flow import Flow
from avvisi.model.facts import Quote
from tests.extract.coding import read

pytestmark = pytest.mark.model


def statements(flow: Flow, text: str) -> list[Quote]:
    coded = read(flow, text)
    assert not coded.problems
    return list(coded.quotes)


def links(quote: Quote) -> list[tuple[str | None, str]]:
    return [(link.name, link.relation) for link in quote.chain[1:]]


CASES = [
    (  # 'saying' behind a clause whose 'that' the parse hangs on no noun
        "Danish Prime Minister Karen Holm defended her fishing deal Sunday that will cut quotas, saying delay would have ruined the fleet.",
        ["delay would have ruined the fleet"],
        [("Karen Holm", "says")],
    ),
    (  # a cue that looks like a participle of the name before it
        "Tonga will lease two more islets next year, the lands minister, Sione Moala, announced here on Friday.",
        ["Tonga will lease two more islets next year"],
        [("Sione Moala", "says")],
    ),
    (  # a subject that looks like a gloss on the agency
        "As reported by Radio Tambo, the harbour master of Vardo, Lars Hagen, spoke of a lost season.",
        ["a lost season"],
        [("Radio Tambo", "carries"), ("Lars Hagen", "says")],
    ),
    (  # words in marks that look like the subject
        "“No fuel, no ferry,” the port captain, Ruta Kazlo, told reporters in Nida.",
        ["No fuel, no ferry,"],
        [("Ruta Kazlo", "says")],
    ),
    (  # the frame of a fragment
        "The lease was, in the words of the Fijian negotiator, “a net with one hole”.",
        ["a net with one hole"],
        [("the Fijian negotiator", "says")],
    ),
    (  # an aside between cue and preposition
        "The jailed printer Ana Horvat asked, through her lawyer, Ivo Babic, for “a pencil”.",
        ["a pencil"],
        [("Ivo Babic", "conveys"), ("Ana Horvat", "says")],
    ),
    (
        "Apia's answer, brought by the Dutch envoy, Pieter Blom, was that it regretted nothing.",
        ["it regretted nothing"],
        [("Pieter Blom", "conveys"), ("Samoa", "says")],
    ),
    (
        "In a tape aired by Huda TV, a man calling himself Abu Rami said the dam was mined.",
        ["the dam was mined"],
        [("Huda TV", "carries"), ("Abu Rami", "says")],
    ),
    (
        "“I was ten,” Odongo Lakor said, as told to Ruth Njeri of the Nile Gazette.",
        ["I was ten,"],
        [("Nile Gazette", "quotes"), ("Odongo Lakor", "says")],
    ),
    (  # carried was another report
        "The embassy in Lusaka denied that its staff had left, a report carried earlier by the Zambezi Post.",
        ["its staff had left"],
        [("The embassy in Lusaka", "says")],
    ),
    (
        "The road is shut, according to the ranger, cited by Radio Tambo.",
        ["The road is shut"],
        [("Radio Tambo", "cites"), ("the ranger", "says")],
    ),
    ("Rumour had it in the bazaar that the caravan had turned back.", ["the caravan had turned back"], []),
    ("The historian argued that the pact had been “drafted by tired men”, which the house denied.", None, [("The historian", "says")]),
]


@pytest.mark.parametrize(("text", "content", "chain"), CASES, ids=[text[:30] for text, *_ in CASES])
def test_order_and_place(flow: Flow, text: str, content: list[str] | None, chain: list[tuple[str, str]]) -> None:
    quote = statements(flow, text)[0]
    assert links(quote) == chain
    assert content is None or [span.text for span in quote.content] == content
    assert "house" not in quote.content[-1].text


def test_a_cue_within_anothers_words_has_its_own(flow: Flow) -> None:
    outer, inner = statements(flow, "“My aunt always said, ‘Never lend a mill,’” the ferry owner, Jan Roos, told Radio Tambo.")
    assert inner.nested_in == outer.id
    assert links(inner) == [("Radio Tambo", "quotes"), ("Jan Roos", "conveys"), ("My aunt", "says")]


def test_what_goes_on_came_the_same_way(flow: Flow) -> None:
    found = statements(flow, "The mayor, Ana Sosa, said the bridge was safe, Radio Tambo reported. She said trucks could use it again.")
    assert links(found[-1]) == [("Radio Tambo", "quotes"), ("Ana Sosa", "says")]


def test_a_denied_report_is_its_tellers(flow: Flow) -> None:
    found = statements(flow, "The ministry denied a report by Radio Tambo that two pilots had been lost.")
    (told,) = [q for q in found if q.content[0].text == "two pilots had been lost"]
    assert told.nested_in is None and links(told) == [("Radio Tambo", "says")]


def test_words_behind_a_colon_are_the_doers(flow: Flow) -> None:
    first, second = statements(flow, "“The sea took it,” Rosa Lima said, and her brother, Rui Tavares, nodded: “The state took the rest.”")
    assert links(first) == [("Rosa Lima", "says")] and links(second) == [("Rui Tavares", "says")]


def test_who_acted_last_is_he(flow: Flow) -> None:
    found = statements(flow, "“We will win,” Maria Santos said. The bishop of Leyte blessed the flags. “Nobody wins a war,” he said.")
    assert links(found[-1]) == [("The bishop of Leyte", "says")]
