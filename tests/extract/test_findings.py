"""Findings that grow look up the same as findings made at once."""

from functools import cached_property

import pytest
from msgspec.structs import replace

from avvisi.extract.base import _FROM, Findings
from avvisi.flow import Flow
from tests.extract.coding import parsed, read

pytestmark = pytest.mark.model

TEXT = (
    "Prime Minister Ana Soto of Peru said on Monday that Chile had closed its port. Chile denied it on Tuesday. "
    "“The port is open,” the Chilean envoy, Jo Bell, told reporters in Lima."
)
ASKED = sorted(set(_FROM) - {"hung"})  # what is put there by those who ask


def test_each_lookup_tells_in_which_facts_it_looks() -> None:
    assert set(_FROM) == {name for name, one in vars(Findings).items() if isinstance(one, cached_property)}


def test_what_was_looked_up_before_is_as_if_it_were_looked_up_anew(flow: Flow) -> None:
    page, found = parsed(flow, TEXT, None, ())
    coded = read(flow, TEXT)
    kinds = (coded.mentions, coded.dates, coded.tenures, coded.mentions[:2], coded.events, coded.quotes, coded.dates[:1])
    assert all(kinds)
    told = []
    for facts in kinds:
        found, told = found.plus(facts), [*told, *facts]
        anew = Findings(page, told)
        assert {name: getattr(found, name) for name in ASKED} == {name: getattr(anew, name) for name in ASKED}
    changed = found.with_quotes(replace(quote, content=()) for quote in coded.quotes)
    assert found.quotes_of
    assert not changed.quotes_of
    assert changed.mention_of is found.mention_of
