"""Words said in an occasion point to it."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

_SAID_IN = [
    (
        "In a meeting with Omani minister Badr Hinai in Muscat, Finnish president Aino Kervinen said the border would stay open.",
        "said",
        True,
    ),
    (
        "President Janis Ozols of Latvia met Estonian premier Mart Kask in Riga. During the meeting, Ozols said trains would run.",
        "said",
        True,
    ),
    ("President Janis Ozols of Latvia met Estonian premier Mart Kask in Riga and told him that trains would run.", "told", True),
    (
        "President Janis Ozols of Latvia met Estonian premier Mart Kask in Riga. A fisherman in Liepaja said the cod was gone.",
        "said",
        False,
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "cue", "bound"), _SAID_IN)
def test_occasion_of_words(flow: Flow, text: str, cue: str, bound: bool) -> None:
    """The occasion told in the cue's clause, or named again there, and no other."""
    coded = read(flow, text, "2021-03-04")
    quote = next(q for q in coded.quotes if q.cue is not None and q.cue.text == cue)
    assert quote.occasion == (coded.occasions[0].id if bound else None)
