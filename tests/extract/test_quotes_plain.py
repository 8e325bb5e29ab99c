"""Cues whose words the parse hung elsewhere, and media that only their place tells."""

import pytest

from avvisi.flow import Flow
from tests.extract.test_quotes_order import links, statements

pytestmark = pytest.mark.model

CASES = [
    (  # words hung on the name before the comma
        "Latvia would sell its last icebreaker to Santa Rosa, Keskipohja Uutiset reported, citing the harbour office.",
        ["Latvia would sell its last icebreaker to Santa Rosa"],
        [("Keskipohja Uutiset", "cites"), ("the harbour office", "says")],
    ),
    (  # 'that' taken for a relative pronoun of the filing
        "Mbeya Textiles said in a notice to its lenders that wages would be paid in June.",
        ["wages would be paid in June"],
        [("Mbeya Textiles", "says")],
    ),
    (  # an aside between cue and 'that'
        "The Omani customs office denied on Sunday, in a note distributed by Nilwire, that any dhow had been held.",
        ["any dhow had been held"],
        None,
    ),
    (  # a name that nothing but its place makes a medium
        "A clerk in Arequipa told the Cóndor Azul that the lift had been out of use since May.",
        ["the lift had been out of use since May"],
        [("Cóndor Azul", "quotes"), ("A clerk in Arequipa", "says")],
    ),
    (  # bodies are told things too
        "Premier Otto Lind told the Grand Assembly that the lift had been out of use since May.",
        ["the lift had been out of use since May"],
        [("Otto Lind", "says")],
    ),
    (  # a sentence broken off at a comma
        "“If the ice goes in March,” warned Aputi Lynge, who has hunted there since he was ten, “we shall sell the dogs.”",
        ["If the ice goes in March,", "we shall sell the dogs."],
        [("Aputi Lynge", "says")],
    ),
    (  # 'that' behind whose assurance it was
        "Despite assurances by Nauru's transport minister Eigo Tamakin that the crane had reached the port, ships stayed away.",
        ["the crane had reached the port"],
        [("Eigo Tamakin", "says")],
    ),
]


@pytest.mark.parametrize(("text", "content", "chain"), CASES, ids=[text[:30] for text, *_ in CASES])
def test_plain_cues(flow: Flow, text: str, content: list[str], chain: list[tuple[str, str]] | None) -> None:
    found = next(q for q in statements(flow, text) if q.nested_in is None)
    assert [span.text for span in found.content] == content
    assert chain is None or links(found) == chain


@pytest.mark.parametrize(
    "text",
    [
        "The governor signed the lease, a month later visited the quay and left.",
        "The union agreed on the condition that the lift be mended.",
    ],
)
def test_no_cue_takes_the_clause_before_it_or_a_nouns_own(flow: Flow, text: str) -> None:
    assert not any(q.content[0].text.startswith(("The governor", "the lift")) for q in statements(flow, text))
