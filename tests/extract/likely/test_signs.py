"""The signs of an event: where its sides stand, by what words, and what they leave over."""

from functools import cache
from typing import Any, cast

import pytest

from avvisi.extract.events import Events
from avvisi.extract.likely.scorecard import signs
from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model
CASES = [
    ("Peru sanctioned Chile on Monday.", {"type SANCTION", "two lands", "actor: arrives as nsubj", "recipient: arrives as dobj", "object held"}),
    ("Peru sanctioned Chile on Monday.", {"actor: as state full", "no other land here", "both sides' lands here", "verb VBD"}),
    ("The envoy, who accused Peru of shelling Chile, left.", {"recipient: as state full", "stands as relcl", "actor: deed lies in relcl"}),
    ("Norway called on the international community to help Malawi.", {"recipient: of many lands", "one side of many lands"}),
    ("Peru, Bolivia and Chile met in Lima.", {"actor: several", "one side", "two lands on one side"}),
]  # fmt: skip


@cache
def flow() -> tuple[Flow, list[set[str]]]:
    found: list[set[str]] = []
    made = Flow()
    for extractor in made.extractors:
        if isinstance(extractor, Events):
            extractor.likelihood = cast(Any, lambda event, draft, earlier: found.append(set(signs(event, draft, earlier))))
    return made, found


@pytest.mark.parametrize(("text", "told"), CASES)
def test_signs(text: str, told: set[str]) -> None:
    made, found = flow()
    found.clear()
    made.code([RawPage(given_id="signs", text=text, published="1999-03-01")])
    assert any(told <= one for one in found), found
