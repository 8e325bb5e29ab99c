"""Of which sector a person without an office is, by plain nouns anywhere in a report, and by what its other sentences tell."""

import pytest

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage


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
def test_a_plain_noun_beside_a_name_tells_the_sector(text: str, told: tuple[str, str | None]) -> None:
    one = next(iter(Flow().code([RawPage(given_id="x", text=text)])))
    assert isinstance(one, Coded)
    found = {(p.code, p.sector) for e in one.events for p in (*e.actors, *e.recipients) if p.person}
    assert found == {told}
