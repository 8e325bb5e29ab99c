"""What 'it' and 'its' mean."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import parsed

WORDS = ("it", "its")


def meant(flow: Flow, text: str) -> list[str | None]:
    """Whom each 'it' and 'its' of a text means, in order; None where nobody."""
    page, findings = parsed(flow, text, "2018-06-06", flow.extractors)
    found = {m.span.start: m.name for m in findings.mentions if m.evidence.rule.startswith("anaphora")}
    return [found.get(token.start) for token in page.tokens if token.lower in WORDS]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chad expelled the envoy of Togo. It also closed a port.", ["Chad"]),
        ("Amnesty International said the camps were full. Chad has done little for the people there, it said.", ["Amnesty International"]),
        ("Peru has done little for the people there, it said.", [None]),
        ("Kenya condemned Uganda for its raid on a village.", ["Uganda"]),
        ("Kenya accused Uganda of shelling its posts.", ["Kenya"]),
        ("Kenya warned Uganda and recalled its ambassador.", ["Kenya"]),
        ("The United States lent Togo money last week. No Peruvian government has recalled its ambassador since 1981.", ["Peru"]),
        ("Egypt looked on, but the delta was a part of Sudan's trade and a sign of its power.", ["Sudan"]),
        ("Chad was like a boy who lifted a stone only to drop it.", [None]),
        ("Chad said it was glad to help.", ["Chad"]),
        ("Chad said it was clear that nobody would help.", [None]),
    ],
)
def test_it(flow: Flow, text: str, names: list[str | None]) -> None:
    assert meant(flow, text) == names
