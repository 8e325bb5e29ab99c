"""Of which land a group is by what else its sentence tells."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


def codes(flow: Flow, text: str, words: str) -> set[str | None]:
    parties = [p for e in read(flow, text).events for p in (*e.actors, *e.recipients)]
    return {p.code for p in parties if p.span is not None and words in p.span.text}


BORDER = "Ghana and Togo have quarrelled since May. Togo accuses Ghana. Ghana accuses Togo.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "land"),
    [
        (BORDER + "Gunmen attacked a convoy near Tamale on Friday and killed four teachers.", "teachers", "GHA"),
        (
            BORDER + "Ghanaian Health Minister Esi Owusu spoke on Friday. Owusu said the government would not negotiate with Togo.",
            "government",
            "GHA",
        ),
        (
            "LOME, May 4 - Togo closed its ports on Monday. Students stayed at home.\n\nThe visiting French envoy met the president on Friday.",
            "president",
            "TGO",
        ),
    ],
)
def test_told_by_the_sentence(flow: Flow, text: str, words: str, land: str) -> None:
    assert codes(flow, text, words) == {land}


def test_what_an_envoy_says_another_government_must_do_is_not_told(flow: Flow) -> None:
    text = BORDER + "French envoy Luc Moreau said the government must not negotiate with rebels."
    assert codes(flow, text, "government") <= {None}
