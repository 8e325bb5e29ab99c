"""Cues whose words the parse hung elsewhere, and media that only their place tells."""

import pytest

from avvisi.extract.quotes.about import About
from avvisi.flow import Flow
from tests.extract.coding import parsed
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
    (  # both sides of an aside that says how somebody put it
        "The canal, as pilot Ana Reis put it to the weekly Vlna, is a corridor with two doors.",
        ["The canal", "is a corridor with two doors"],
        [("Vlna", "quotes"), ("Ana Reis", "says")],
    ),
    (  # what a medium cites need be no person
        "State radio said, citing navy headquarters in Beira, that two dhows had sunk.",
        ["two dhows had sunk"],
        [("State radio", "cites"), ("navy headquarters in Beira", "says")],
    ),
    (  # the name in commas behind whom it cites
        "The daily Vesti reported, citing the harbour master, Ana Reis, that the crane had fallen.",
        ["the crane had fallen"],
        [("Vesti", "cites"), ("Ana Reis", "says")],
    ),
    (  # on what occasion it was said
        "No crane has fallen, the mayor of Beira, Ana Reis, announced when asked about the noise.",
        ["No crane has fallen"],
        [("Ana Reis", "says")],
    ),
    (  # whoever asked is who was told
        "When a reporter for the Harbour Herald rang her, the mayor said no crane had fallen.",
        ["no crane had fallen"],
        [("Harbour Herald", "quotes"), ("the mayor", "says")],
    ),
    (  # told as of now: the past behind 'and' is the teller's
        "The admiral insisted the new code gives the crews the right to strike and called for an inquiry.",
        ["the new code gives the crews the right to strike"],
        [("The admiral", "says")],
    ),
    (  # a bare clause behind a cue that is no everyday one
        "The engineer recalled five of the pumps had been switched off by hand.",
        ["five of the pumps had been switched off by hand"],
        [("The engineer", "says")],
    ),
    (  # whose website it stands on is whose words they are
        "A notice posted on the council's website says the ferry will not sail.",
        ["the ferry will not sail"],
        [("the council website", "publishes"), ("the council", "says")],
    ),
    (  # the source's relative clause is none of the words
        "According to the auditor's report, parts of which appeared in the Harbour Herald, two dhows had sunk.",
        ["two dhows had sunk"],
        [("Harbour Herald", "publishes"), ("the auditor", "says")],
    ),
    (  # a clause with its conjunction, hung on the one who quotes
        "The Beira weekly Vlna quoted the pilot as saying that the canal was open, because nobody had closed it.",
        ["the canal was open, because nobody had closed it"],
        [("Vlna", "quotes"), ("the pilot", "says")],
    ),
    (  # marks that open within the clause, its cue turned round
        'The quay "was built on sand", argued the pilot at a hearing.',
        ['The quay "was built on sand"'],
        None,
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


def test_a_role_is_named_further_on(flow: Flow) -> None:
    text = "The ferry was overloaded, her lawyer said. Divers went down at noon. The lawyer, Inês Caldeira, told a court in Beira that she would appeal."
    assert {q.speaker.name for q in statements(flow, text) if q.speaker} == {"Inês Caldeira"}


def test_two_lands_with_one_office_stay_apart(flow: Flow) -> None:
    text = "Peru would pay, its foreign minister said. Bolivia's foreign minister, Rosa Quiroga, was away, and Peruvian Foreign Minister Luis Salas left early."
    assert next(q for q in statements(flow, text)).speaker.name == "its foreign minister"  # type: ignore[union-attr]


def test_his_is_of_whom_the_words_tell(flow: Flow) -> None:
    text = "President Otto Lind flew to Oslo. Marek Sobol will appeal, his lawyer said. He had told the court that he was asleep."
    assert statements(flow, text)[-1].speaker.name == "Marek Sobol"  # type: ignore[union-attr]


def test_what_a_daily_reported_is_no_way_of_a_denial(flow: Flow) -> None:
    text = "The minister denied that Malta had sent more boats, as the daily Il-Gwardjan reported on Monday."
    denial = next(q for q in statements(flow, text) if q.stance == "denies")
    assert links(denial) == [("The minister", "says")]


def test_a_cue_is_no_part_of_its_own_words(flow: Flow) -> None:
    text = "Accra asked for nine men who, it declared, had planned the raid from across the river."
    assert all("declared" not in span.text for q in statements(flow, text) for span in q.content)


def test_a_speaker_of_whom_no_words_are_shown_is_read(flow: Flow) -> None:
    page, findings = parsed(flow, "A diplomat here asked why.", None, ())
    head = next(t for t in page.tokens if t.lower == "diplomat")
    assert About(findings.mention_of, frozenset({"diplomat"}))(head, ()) is None


def test_a_bracket_where_a_hearer_stands_hears_nothing(flow: Flow) -> None:
    text = "As it promised [Monday], Banco Aurora today issued a new card to customers in Quito."
    assert [q.addressee for q in statements(flow, text)] == [None]
