"""Whose a body, an envoy or a minister is that no adjective places: told by the dateline, the place beside it or the sentence before."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


def _sides(text: str, code: str) -> list[tuple[list[str | None], list[str | None]]]:
    (coded,) = Flow().code([RawPage(given_id="one", text=text)])
    return [([p.code for p in e.actors], [p.code for p in e.recipients]) for e in coded.events if e.type == code]


@pytest.mark.parametrize(
    ("text", "code", "sides"),
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
def test_whose(text: str, code: str, sides: tuple[list[str], list[str]]) -> None:
    assert sides in _sides(text, code)
