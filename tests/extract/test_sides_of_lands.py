"""Whose a body, an envoy or a minister is that no adjective places: told by the dateline, the place beside it or the sentence before."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (
            "BAMAKO, Tuesday: The military-backed government last night ordered the expulsion of the Nigerien ambassador. Mali is calm.",
            "SANCTION",
            (["MLI"], ["NER"]),
        ),
        (
            "Port Moresby rejects the charge. Its defence minister, James Okello, accused Fiji of arming rebels.",
            "ACCUSE",
            (["PNG"], ["FJI"]),
        ),
        (
            "Iran seized a British tanker on Monday. Its ambassador was summoned to the British Foreign Ministry.",
            "ACCUSE",
            (["GBR"], ["IRN"]),
        ),
        ("Peru walked out of the Geneva consultations on Friday.", "REJECT", (["PER"], [])),
    ],
)
def test_whose(flow: Flow, text: str, kind: str, told: tuple[list[str], list[str]]) -> None:
    assert told in sides(flow, text, kind)
