"""Of which sector a person without an office is, by plain nouns anywhere in a report, and by what its other sentences tell."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Kenyan soldier Peter Odhiambo came to Laos. Odhiambo accused Laos of torture on Friday.", ("KEN", "MIL")),
        ("Ana Quispe, who governed Bolivia for six years, came to Laos. Quispe accused Laos of closing her show.", ("BOL", "ELI")),
        ("The British House of Commons speaker Mary Ashdown came to Laos. On Friday Ashdown accused Laos of torture.", ("GBR", "LEG")),
        ("The Bolivian Ana Quispe came to Laos. On Friday Quispe accused Laos of torture.", ("BOL", None)),
    ],
)
def test_a_plain_noun_beside_a_name_tells_the_sector(flow: Flow, text: str, told: tuple[str, str | None]) -> None:
    one = read(flow, text)
    found = {(p.code, p.sector) for e in one.events for p in (*e.actors, *e.recipients) if p.person}
    assert found == {told}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The US Ashdown Center has accepted the invitation of the Fijian government.", {("USA", "NGO")}, {("FJI", "GOV")}),
        ("Norway condemned the warring parties of Sudan.", {("NOR", "GOV")}, {("SDN", "GOV"), ("SDN", "REB")}),
        ("A leading Chadian dissident group called on the African Union to mediate.", {("TCD", "OPP")}, {("IGO", None)}),
        ("Several smaller protests were also staged in Fiji.", {("FJI", "CVL")}, set()),
        ("Finnish judges are probing the banknote scandal.", {("FIN", "JUD")}, set()),
    ],
)
def test_a_party_is_not_the_land_beside_it_nor_the_matter_in_hand(
    flow: Flow, text: str, actors: set[object], recipients: set[object]
) -> None:
    one = read(flow, text)
    (event,) = one.events
    assert ({(p.code, p.sector) for p in event.actors}, {(p.code, p.sector) for p in event.recipients}) == (actors, recipients)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pro-Kenyan officials in Fiji's government accused Norway of theft.", {("FJI", "GOV"), ("NOR", "GOV")}),
        ("Fiji expelled the ethnic Laotians on Monday.", {("FJI", "GOV"), (None, "CVL")}),
        ("The Fijian premier met the main challenger and party leader Ruth Odhiambo of Kenya.", {("FJI", "GOV"), ("KEN", "PTY")}),
        ("The premier of Fiji flew to Geneva for talks with the president of Laos.", {("FJI", "GOV"), ("LAO", "GOV")}),
    ],
)
def test_a_word_turned_against_a_land_or_told_twice_is_no_further_party(flow: Flow, text: str, found: set[object]) -> None:
    one = read(flow, text)
    assert {(p.code, p.sector) for e in one.events for p in (*e.actors, *e.recipients)} == found
